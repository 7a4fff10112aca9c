"""Who belongs to whom: the group of a party."""

from functools import cache

from halqa.catalogue.parties import parents, parties
from halqa.errors import CatalogueError


def group(name: str) -> str:
    """Return the head of the group that a party belongs to: the party itself where nobody owns it.

    A person who counts as a party is nobody's: what is theirs is not their company's.

    >>> group("Core42"), group("Oracle"), group("Sam Altman")
    ('G42', 'Oracle', 'Sam Altman')
    """
    owners, seen = parents(), {name}
    while name not in _people() and (owner := owners.get(name)) is not None:
        if owner in seen:
            raise CatalogueError(file="parties.json", reason=f"{owner!r} owns itself")
        seen.add(owner)
        name = owner
    return name


@cache
def _people() -> frozenset[str]:
    return frozenset(entry.name for entry in parties() if entry.type == "person")
