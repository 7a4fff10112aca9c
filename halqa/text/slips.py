"""How a long name is misspelt: a letter dropped, two neighbours swapped."""

from collections.abc import Iterator


def slips(name: str) -> Iterator[str]:
    """Yield a name with one letter dropped and with two neighbours swapped; its first letter stays.

    >>> [slip for slip in slips("Nvidia") if slip in ("Nvida", "Nvdia", "Nvidai")]
    ['Nvdia', 'Nvida', 'Nvidai']
    """
    seen = {name}
    for slip in (*_dropped(name), *_swapped(name)):
        if slip not in seen:
            seen.add(slip)
            yield slip


def _dropped(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1 :] for at in range(1, len(name)))


def _swapped(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(1, len(name) - 1))
