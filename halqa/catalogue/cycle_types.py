"""Types of cycles, as data that an expert can edit: what one party gives, what it gets back, why that may worry.

A type fits where a party's leg out is as `gives` says, and the leg in to the same party as `returns` says. What may
worry and what may be normal stand beside each other: a type is a description, not a verdict.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from halqa.errors import CatalogueError
from halqa.model import Instrument, Kind

_FILE = Path(__file__).with_name("cycle_types.json")
_LANGUAGES = ("ar", "en")
Form = tuple[Kind, Instrument | None]
"""What a deal is about, and in what form value is given; None: not told."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Which deals may be a leg."""

    kinds: frozenset[Kind]
    instruments: frozenset[Instrument | None]

    def fits(self, forms: Collection[Form]) -> bool:
        """Return whether one of the deals of a leg may be it."""
        return any(kind in self.kinds and instrument in self.instruments for kind, instrument in forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleType:
    """A type of cycles and its words by language."""

    id: str
    gives: Leg
    returns: Leg
    every_leg: bool  # whether the legs between must be as one of the two as well
    name: Mapping[str, str]
    worries: Mapping[str, str]
    normal: Mapping[str, str]

    def fits(self, legs: Collection[Collection[Form]]) -> bool:
        """Return whether a cycle is of this type, by the forms of its legs in order."""
        told = tuple(legs)
        if self.every_leg and not all(self.gives.fits(leg) or self.returns.fits(leg) for leg in told):
            return False
        return any(self.gives.fits(leg) and self.returns.fits(told[at - 1]) for at, leg in enumerate(told))


@cache
def cycle_types() -> tuple[CycleType, ...]:
    """Return the types, the most telling first; the last fits every cycle.

    >>> [found.id for found in cycle_types()][-2:]
    ['money_for_money', 'other']
    """
    return typed(json.loads(_FILE.read_text("utf-8")))


def types_of(legs: Collection[Collection[Form]]) -> tuple[CycleType, ...]:
    """Return the types of a cycle by the forms of its legs in order; the one that fits every cycle only by itself.

    >>> forms = [[(Kind.EQUITY, Instrument.CASH)], [(Kind.CHIPS, None)]]
    >>> [found.id for found in types_of(forms)]
    ['equity_for_purchase']
    """
    *told, other = cycle_types()
    return tuple(found for found in told if found.fits(legs)) or (other,)


def typed(rows: list[dict[str, Any]]) -> tuple[CycleType, ...]:
    """Return types by their rows, checked: CatalogueError where one lacks words or names what there is not."""
    found = tuple(map(_type, rows))
    if not found or len({one.id for one in found}) < len(found):
        raise CatalogueError(file=_FILE.name, reason="each type needs an id of its own")
    if (found[-1].gives, found[-1].returns, found[-1].every_leg) != (_leg({}), _leg({}), False):
        raise CatalogueError(file=_FILE.name, reason="the last type does not fit every cycle")
    return found


def _type(row: dict[str, Any]) -> CycleType:
    try:
        words = {name: {lang: str(row[name][lang]) for lang in _LANGUAGES} for name in ("name", "worries", "normal")}
        gives, returns = _leg(row["gives"]), _leg(row["returns"])
        return CycleType(
            id=str(row["id"]), gives=gives, returns=returns, every_leg=bool(row.get("every_leg", False)), **words
        )
    except KeyError as missing:
        raise CatalogueError(file=_FILE.name, reason=f"{row.get('id', 'a type')} has no {missing.args[0]}") from None
    except ValueError as wrong:
        raise CatalogueError(file=_FILE.name, reason=str(wrong)) from None


def _leg(row: Mapping[str, Any]) -> Leg:
    kinds, instruments = row.get("kinds", list(Kind)), row.get("instruments", [*Instrument, None])
    return Leg(frozenset(map(Kind, kinds)), frozenset(Instrument(one) if one else None for one in instruments))
