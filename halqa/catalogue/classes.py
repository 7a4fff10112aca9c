"""Parties that stand for many: for all of a type, for some by name, or for whoever the other side deals with."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from halqa.catalogue.parties import TYPES, parties
from halqa.errors import CatalogueError


@dataclass(frozen=True, slots=True)
class Class:
    """Who a party stands for; of neither types nor members: whoever the other side deals with."""

    types: frozenset[str]
    members: frozenset[str]

    def holds(self, name: str, type_: str | None) -> bool:
        """Whether it stands for a party among others.

        >>> classes()["Neoclouds (aggregate)"].holds("Nebius", "neocloud")
        True
        """
        return not (self.types or self.members) or type_ in self.types or name in self.members


@cache
def classes() -> dict[str, Class]:
    """Return the parties that stand for many, by name."""
    rows = json.loads((files("halqa.catalogue") / "classes.json").read_text("utf-8"))
    found = {
        name: Class(frozenset(row.get("types", ())), frozenset(row.get("members", ()))) for name, row in rows.items()
    }
    known = {entry.name for entry in parties()}
    unknown = (found.keys() | {name for one in found.values() for name in one.members}) - known
    if unknown:
        raise CatalogueError(file="classes.json", reason=f"there is no party {min(unknown)!r}")
    if wrong := {type_ for one in found.values() for type_ in one.types} - TYPES:
        raise CatalogueError(file="classes.json", reason=f"{min(wrong)!r} is no type of party")
    return found
