"""Whether the dollars, the power and the chips that are told of a deal fit together, by rates that have their sources.

Each pair of quantities is held against every reading that the kind of the deal allows. Where none fits, the deal is
flagged: a number is wrong, or the deal is another than it is told to be. That one fits does not make it true.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from halqa.catalogue.conventions import periods_between, spread
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.price_readings import PriceReading, price_readings, told_within, unknown_years
from halqa.errors import UnknownCurrencyError
from halqa.model import Deal, Kind
from halqa.units import Money, Period, per_year, usd

Range = tuple[float, float]


class Verdict(StrEnum):
    """What comes of holding a deal against the constants."""

    FITS = "fits"
    NO_READING = "no_reading"  # of some pair of its quantities, no reading fits
    UNJUDGED = "unjudged"  # only one quantity is told, or there is no constant for such a deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a deal; ranges from low to high."""

    usd: Range | None = None
    is_yearly: bool = False  # the dollars are those of each year
    mw: Range | None = None
    chips: Range | None = None
    years: float | None = None
    kind: Kind | None = None  # None: every reading is tried
    parties: tuple[str, ...] = ()  # payer and payee: rates worked out from their own deal are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Two quantities held against one reading: what the reading makes of the second, beside the first as told."""

    reading: PriceReading
    told: Range  # of what the reading is: US dollars, or MW
    expected: Range
    years: Range | None  # the years that were multiplied by; None: none are needed
    fits: bool

    @property
    def off(self) -> float:
        """How many times the nearest end of the reading is what is told: 1 within it, above where too much is told."""
        if self.told[0] > self.expected[1]:
            return self.told[0] / self.expected[1]
        return self.told[1] / self.expected[0] if self.told[1] < self.expected[0] else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What a sum buys by one reading: MW or chips; for one year each where the reading is yearly."""

    reading: PriceReading
    quantity: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausibility:
    """What comes of a deal: the verdict, each reading of each pair of quantities, and what its dollars buy."""

    told: Told
    verdict: Verdict
    held: tuple[Held, ...]
    bought: tuple[Bought, ...]

    @property
    def nearest(self) -> Held | None:
        """Of the pairs that no reading fits, the reading that is missed by least."""
        pairs = {(one.reading.of, one.reading.per) for one in self.held if one.fits}
        missed = [one for one in self.held if (one.reading.of, one.reading.per) not in pairs]
        return min(missed, key=lambda one: max(one.off, 1 / one.off if one.off else float("inf")), default=None)


def told_of(deal: Deal) -> Told:
    """Return what is told of a deal: its sum in US dollars of the day it was known, as far as its bound lets it go.

    Nothing at all of a quantity (no dollar, no chip) is no size to hold anything against: it counts as untold.
    """
    power, chips = ((float(each), float(each)) if each else None for each in (deal.power_mw, deal.chips))
    sum_ = _usd(deal)
    years = periods_between(deal.start, deal.end, Period.YEAR)
    return Told(
        usd=_bounded(deal, sum_) if sum_ and sum_.amount else None,
        is_yearly=sum_ is not None and sum_.per is not None,
        mw=power,
        chips=chips,
        years=float(years) if years else None,
        kind=deal.kind,
        parties=(deal.payer, deal.payee),
    )


def plausibility(told: Told) -> Plausibility:
    """Return whether what is told fits together, and what its dollars would buy.

    >>> found = plausibility(Told(usd=(300e9, 300e9), mw=(4500, 4500), years=5, kind=Kind.COMPUTE))
    >>> found.verdict.value, [one.reading.id for one in found.held if one.fits]
    ('fits', ['rent_compute'])
    >>> plausibility(Told(usd=(300e9, 300e9), mw=(45, 45), kind=Kind.COMPUTE)).verdict.value
    'no_reading'
    """
    readings = [one for one in _readings(told) if told.kind is None or told.kind in one.kinds]
    held = tuple(one for one in (_held(told, reading) for reading in readings) if one)
    bought = tuple(one for one in (_bought(told, reading) for reading in readings) if one)
    return Plausibility(told=told, verdict=_verdict(held), held=held, bought=bought)


def _readings(told: Told) -> Iterator[PriceReading]:
    return (one for reading in price_readings() if (one := reading.beside(told.parties)))


def _verdict(held: Iterable[Held]) -> Verdict:
    by_pair: dict[tuple[str, str], bool] = {}
    for one in held:
        pair = one.reading.of, one.reading.per
        by_pair[pair] = by_pair.get(pair, False) or one.fits
    if not by_pair:
        return Verdict.UNJUDGED
    return Verdict.FITS if all(by_pair.values()) else Verdict.NO_READING


def _held(told: Told, reading: PriceReading) -> Held | None:
    """Hold what is told against a reading; None where one of the two quantities is not told."""
    of = told.usd if reading.of == "usd" else told.mw
    per = told.mw if reading.per == "mw" else told.chips
    if of is None or per is None:
        return None
    years = _years(told, reading)
    low, high = float(reading.low) * per[0], float(reading.high) * per[1]
    if reading.is_yearly and years:
        low, high = low * years[0] * float(reading.filled), high * years[1]
    elif years:  # a sum of each year against a price that is paid once
        of = of[0] * years[0], of[1] * years[1]
    expected = (0.0 if reading.is_part else low), high
    within = float(told_within())
    fits = of[0] <= expected[1] * (1 + within) and of[1] >= expected[0] * (1 - within)
    return Held(reading=reading, told=of, expected=expected, years=years, fits=fits)


def _years(told: Told, reading: PriceReading) -> Range | None:
    if reading.of != "usd" or reading.is_yearly == told.is_yearly:
        return None
    if told.years:
        return told.years, told.years
    low, high = reading.years if reading.is_yearly else unknown_years()
    return float(low), float(high)


def _bought(told: Told, reading: PriceReading) -> Bought | None:
    """Return what the dollars buy: a sum of each year, in that year; a total, all that it ever buys."""
    if told.usd is None or reading.of != "usd" or reading.is_part or (told.is_yearly and not reading.is_yearly):
        return None
    return Bought(reading=reading, quantity=(told.usd[0] / float(reading.high), told.usd[1] / float(reading.low)))


def _usd(deal: Deal) -> Money | None:
    try:
        return per_year(usd(deal.amount, usd_per_unit, deal.known)) if deal.amount else None
    except UnknownCurrencyError:
        return None


def _bounded(deal: Deal, sum_: Money) -> Range:
    low, high = spread(deal.bound if sum_.high is None else None)
    return float(sum_.amount * low), float((sum_.high or sum_.amount) * high)
