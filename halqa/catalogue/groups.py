"""Who belongs to whom: the group of a party, and the parties that an unnamed one may be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from halqa.catalogue.parties import parents, parties
from halqa.errors import CatalogueError
from halqa.text.folding import folded


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


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A party that a text leaves without a name, and who of the catalogue it may be."""

    name: str
    candidates: tuple[str, ...]


def unnamed(description: str) -> Unnamed | None:
    """Return who may be meant by a description such as "a hyperscaler"; None where it describes nobody we know of.

    >>> unnamed("a US hyperscaler").candidates
    ('Amazon', 'Google', 'Meta', 'Microsoft', 'Oracle')
    >>> unnamed("مزود سحابي كبير").name, unnamed("Oracle")
    ('unnamed hyperscaler', None)
    """
    told = folded(description)
    return next((who for phrase, who in _unnamed().items() if phrase in told), None)


@cache
def _unnamed() -> Mapping[str, Unnamed]:
    """Return who may be meant by each folded phrase, the longest phrases first."""
    rows = json.loads((files("halqa.catalogue") / "unnamed.json").read_text("utf-8"))
    known = {entry.name for entry in parties()}
    for row in rows:
        if missing := set(row["candidates"]) - known:
            raise CatalogueError(file="unnamed.json", reason=f"there is no party {min(missing)!r}")
    found = {
        folded(phrase): Unnamed(row["name"], tuple(row["candidates"])) for row in rows for phrase in row["phrases"]
    }
    return dict(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))
