"""The revenue of a party as the texts tell it, for a year: what vendor finance is measured against."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from halqa.model import Figure, FigureStatus, Metric, Reading
from halqa.units import QUARTERS_PER_YEAR, Bound, Money, UsdPerUnit, usd_if_known

_QUARTER = re.compile(r"Q[1-4]|-Q[1-4]")
_PART = re.compile(r"H[12]|-\d{2}|month", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenue:
    """What a party takes in a year, in US dollars, and which figure says so."""

    party: str
    usd: float
    period: str  # as the figure tells it
    is_annualised: bool  # of a quarter, times four
    document: str
    known: date | None


def revenues(readings: Iterable[Reading], as_of: date, usd_per_unit: UsdPerUnit) -> dict[str, Revenue]:
    """Return the latest revenue that is told of each party: of a year, a yearly rate, or of a quarter times four.

    Only what has happened counts, and of figures that became known on one day the one of a whole year.
    """
    found: dict[str, Revenue] = {}
    for reading in readings:
        known = reading.document.known
        if known is not None and known > as_of:
            continue
        for figure in reading.figures:
            told = _revenue(figure, known, usd_per_unit)
            if told is not None and (told.party not in found or _rank(told) > _rank(found[told.party])):
                found[told.party] = told
    return found


def _rank(told: Revenue) -> tuple[date, bool, float]:
    return told.known or date.min, not told.is_annualised, told.usd


def _revenue(figure: Figure, known: date | None, usd_per_unit: UsdPerUnit) -> Revenue | None:
    is_told = figure.metric in {Metric.REVENUE, Metric.ANNUALISED_REVENUE} and figure.status is FigureStatus.ACTUAL
    if not is_told or figure.bound is Bound.UP_TO or figure.amount <= 0:
        return None
    times = _times(figure)
    dollars = usd_if_known(Money(figure.amount, figure.unit), usd_per_unit, known)
    if times is None or dollars is None:
        return None
    return Revenue(
        party=figure.party.party,
        usd=float(dollars) * times,
        period=figure.period or "",
        is_annualised=times > 1,
        document=figure.document,
        known=known,
    )


def _times(figure: Figure) -> int | None:
    """Return how often the figure makes a year; None: its period is neither a year nor a quarter, or is not told."""
    if figure.metric is Metric.ANNUALISED_REVENUE:
        return 1
    if not figure.period or _PART.search(figure.period):
        return None
    return QUARTERS_PER_YEAR if _QUARTER.search(figure.period) else 1
