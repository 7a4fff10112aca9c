"""Which kinds of deals speak of an alliance and which of a rivalry, how much, and for how long, as data.

No pair is ever netted to one sign: a supplier who is a rival too is both. The weights are a convention, all alike as
shipped, so that a strength counts deals; whoever holds a stake to bind more than a purchase writes so in the file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.errors import CatalogueError
from halqa.model import Kind

_FILE = "alignment.json"


class Side(StrEnum):
    """What a deal says of the two who are in it."""

    ALLY = "ally"
    RIVAL = "rival"


class Lasts(StrEnum):
    """How long it says so where no text tells an end."""

    OPEN = "open"  # until a text says that it ended
    TERM = "term"  # for the usual term of its kind


@dataclass(frozen=True, slots=True)
class Rule:
    """How deals of one kind are read."""

    side: Side
    weight: float  # above zero; what is only talked of counts for its chance of it (`catalogue.chances`)
    lasts: Lasts


@cache
def sides() -> Mapping[Kind, Rule]:
    """Return how each kind of deal is read.

    >>> sides()[Kind.RIVALRY].side, sides()[Kind.COMPUTE].lasts
    (<Side.RIVAL: 'rival'>, <Lasts.TERM: 'term'>)
    """
    rows = _rows()
    if rows.keys() != {kind.value for kind in Kind}:
        raise CatalogueError(file=_FILE, reason="it must tell of each kind once")
    return {Kind(kind): _rule(kind, row) for kind, row in rows.items()}


def _rule(kind: str, row: Mapping[str, str]) -> Rule:
    try:
        return Rule(Side(row["side"]), _weight(kind, row["weight"]), Lasts(row["lasts"]))
    except (KeyError, ValueError) as wrong:
        raise CatalogueError(file=_FILE, reason=f"of {kind}: {wrong}") from None


def _weight(name: str, told: str) -> float:
    try:
        number = Decimal(told)
    except InvalidOperation:
        raise CatalogueError(file=_FILE, reason=f"{name} has {told!r}, which is no number") from None
    if not (number.is_finite() and number > 0):
        raise CatalogueError(file=_FILE, reason=f"{name} has {told}, which is not above zero")
    return float(number)


@cache
def _rows() -> dict[str, Any]:
    return dict(json.loads((files("halqa.catalogue") / _FILE).read_text("utf-8")))
