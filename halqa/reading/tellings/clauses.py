"""Relative clauses: what is said inside one says nothing of what stands outside it, and the other way round."""

from collections.abc import Sequence

from halqa.reading.items import Item


def aside(items: Sequence[Item], index: int) -> range | None:
    """Return the items of the relative clause between commas in which an item stands; None where it stands in none."""
    opens = next((at for at in range(index, 0, -1) if _opens(items, at)), None)
    if opens is None:
        return None
    closes = next((at for at in range(opens + 1, len(items)) if items[at].text in _CLOSING), len(items))
    listed = next((at for at in range(closes + 1, len(items)) if items[at].text in _CLOSING), None)
    if listed is not None and listed <= index and _is_list(items, closes, listed):
        closes = listed
    return range(opens, closes) if index < closes else None


def _opens(items: Sequence[Item], at: int) -> bool:
    """Tell ", which", ", whose backers", ", in which": not the "that" of "said, that"."""
    relative = items[at].tag("relative") is not None and items[at].text != "that"
    before = items[at - 1]
    governed = before.tag("preposition") is not None and at > 1 and items[at - 2].text == ","
    return relative and (before.text == "," or governed)


_CLOSING = frozenset((",", ";", "."))


def _is_list(items: Sequence[Item], first: int, second: int) -> bool:
    """Whether a comma only parts two of a list of names."""
    return all(item.is_party or item.tag("and") or item.tag("filler") for item in items[first + 1 : second])


def beside(items: Sequence[Item], index: int, low: int = 0, high: int | None = None) -> list[Item]:
    """Return the items of a stretch that stand in the same clause as one of them, or outside every aside with it."""
    stretch = range(low, len(items) if high is None else high)
    if not any(_opens(items, at) for at in range(1, len(items))):
        return list(items[stretch.start : stretch.stop])
    own = aside(items, index)
    if own is not None:
        return [items[at] for at in stretch if at in own]
    return [items[at] for at in stretch if aside(items, at) is None]
