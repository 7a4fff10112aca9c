"""What a sum of dollars may buy: ways to read it, each with a rate from constants that have their sources.

A reading takes one quantity of a deal for another: dollars for megawatts or chips, megawatts for chips. Its rate is the
range from the lowest to the highest of its constants. `price_readings.json` is the table, which an expert can edit.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.catalogue.reference import Constant, constants
from halqa.errors import CatalogueError
from halqa.model import Kind
from halqa.units import HOURS_PER_YEAR, KW_PER_MW, MW_PER_GW

_FILE = "price_readings.json"
_RATES: Mapping[
    str, tuple[str, str, Decimal]
] = {  # of what, per what, how many of the constant's units make one of ours
    "USD/GW": ("usd", "mw", 1 / Decimal(MW_PER_GW)),
    "USD/GW-year": ("usd", "mw", 1 / Decimal(MW_PER_GW)),
    "USD/MW-year": ("usd", "mw", Decimal(1)),
    "USD/GPU": ("usd", "chip", Decimal(1)),
    "USD/chip": ("usd", "chip", Decimal(1)),
    "USD/GPU-hour": ("usd", "chip", Decimal(HOURS_PER_YEAR)),
    "kW/GPU": ("mw", "chip", 1 / Decimal(KW_PER_MW)),
    "kW/chip": ("mw", "chip", 1 / Decimal(KW_PER_MW)),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """A constant in the units of a reading, and the payer and payee of the deal from which it was worked out."""

    constant: Constant
    low: Decimal
    high: Decimal
    taken_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceReading:
    """One way to read a sum; rates in US dollars or MW for each MW or chip, and for each year where it is yearly."""

    id: str
    of: str  # usd or mw
    per: str  # mw or chip
    rates: tuple[Rate, ...]
    is_yearly: bool
    is_part: bool  # the payer may pay any part of it: its low end is nothing
    kinds: frozenset[Kind]
    years: tuple[Decimal, Decimal]  # taken where no term is told
    filled: Decimal  # the share of the term for which all of it is there, at least

    @property
    def low(self) -> Decimal:
        """The lowest of its rates."""
        return min(rate.low for rate in self.rates)

    @property
    def high(self) -> Decimal:
        """The highest of its rates."""
        return max(rate.high for rate in self.rates)

    def beside(self, parties: tuple[str, ...]) -> "PriceReading | None":
        """Return it without the rates worked out from a deal between these two; None where none is left."""
        rest = tuple(rate for rate in self.rates if not rate.taken_from or set(rate.taken_from) != set(parties))
        return replace(self, rates=rest) if rest else None


@cache
def price_readings() -> tuple[PriceReading, ...]:
    """Return the readings of a sum, in the order of the table.

    >>> rent = next(reading for reading in price_readings() if reading.id == "rent_compute")
    >>> int(rent.low), int(rent.high), rent.is_yearly
    (8500000, 13000000, True)
    """
    told = _told()
    try:
        return tuple(_reading(row, told) for row in told["readings"])
    except (KeyError, ValueError, InvalidOperation) as wrong:
        raise CatalogueError(file=_FILE, reason=f"a reading is not whole ({wrong})") from None


@cache
def told_within() -> Decimal:
    """Return by which share a number that is told may be off: numbers are told rounded."""
    return Decimal(_told()["told_within"])


def unknown_years() -> tuple[Decimal, Decimal]:
    """Return between how many years a contract is taken to run where no term is told."""
    low, high = _told()["unknown_years"]
    return Decimal(low), Decimal(high)


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("halqa.catalogue") / _FILE).read_text("utf-8"))
    return found


def _reading(row: Mapping[str, Any], told: Mapping[str, Any]) -> PriceReading:
    known = constants()
    rates = tuple(_rate(known[name], row, tuple(told["taken_from"].get(name, ()))) for name in row["constants"])
    years = tuple(Decimal(each) for each in row.get("years", told["unknown_years"]))
    if not all(0 < rate.low <= rate.high for rate in rates) or len(years) != 2 or not 0 < years[0] <= years[1]:
        raise ValueError(f"{row['id']}: its rates or years do not rise from above nothing")
    return PriceReading(
        id=row["id"],
        of=row["of"],
        per=row["per"],
        rates=rates,
        is_yearly=row.get("is_yearly", False),
        is_part=row.get("is_part", False),
        kinds=frozenset(Kind(kind) for kind in row["kinds"]),
        years=(years[0], years[1]),
        filled=Decimal(row.get("filled", 1)),
    )


def _rate(constant: Constant, row: Mapping[str, Any], taken_from: tuple[str, ...]) -> Rate:
    """Return a constant in the units of a reading."""
    of, per, factor = _RATES[constant.unit]
    years = row.get("over_years", {}).get(constant.id)
    is_yearly = constant.unit.endswith(("-year", "-hour")) or years is not None
    if (of, per) != (row["of"], row["per"]) or is_yearly != row.get("is_yearly", False):
        raise ValueError(f"{row['id']}: {constant.id} is in {constant.unit}")
    whole = factor / (years or 1)
    ends = [end for end in (constant.low, constant.value, constant.high) if end is not None]
    return Rate(constant, min(ends) * whole, max(ends) * whole, taken_from)
