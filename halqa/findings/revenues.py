"""The revenue of a party as the texts tell it, for a year: what vendor finance is measured against."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.fiscal_years import fiscal_period
from halqa.findings.view import Reported
from halqa.model import Figure, FigureStatus, Metric
from halqa.units import QUARTERS_PER_YEAR, Bound, Money, usd_if_known

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


def revenues(figures: Iterable[Reported]) -> dict[str, Revenue]:
    """Return the latest revenue that is told of each party: of a year, a yearly rate, or of a quarter times four.

    Only what has happened counts, and of figures that became known on one day the one of a whole year.
    """
    found: dict[str, Revenue] = {}
    for each in figures:
        told = _revenue(each)
        if told is not None and (told.party not in found or _rank(told) > _rank(found[told.party])):
            found[told.party] = told
    return found


def reported_usd(told: Reported) -> float | None:
    """Return a figure in US dollars, at the rate of the end of its period, or of the day on which it was told."""
    days = fiscal_period(told.figure.party.party, told.figure.period)
    dollars = usd_if_known(Money(told.figure.amount, told.figure.unit), usd_per_unit, days[1] if days else told.known)
    return None if dollars is None else float(dollars)


def _rank(told: Revenue) -> tuple[date, bool, float]:
    return told.known or date.min, not told.is_annualised, told.usd


def _revenue(reported: Reported) -> Revenue | None:
    figure = reported.figure
    is_told = figure.metric in {Metric.REVENUE, Metric.ANNUALISED_REVENUE} and figure.status is FigureStatus.ACTUAL
    if not is_told or figure.bound is Bound.UP_TO or figure.amount <= 0:
        return None
    times, usd = _times(figure), reported_usd(reported)
    if times is None or usd is None:
        return None
    return Revenue(
        party=figure.party.party,
        usd=usd * times,
        period=figure.period or "",
        is_annualised=times > 1,
        document=figure.document,
        known=reported.known,
    )


def _times(figure: Figure) -> int | None:
    """Return how often the figure makes a year; None: its period is neither a year nor a quarter, or is not told."""
    if figure.metric is Metric.ANNUALISED_REVENUE:
        return 1
    if not figure.period or _PART.search(figure.period):
        return None
    return QUARTERS_PER_YEAR if _QUARTER.search(figure.period) else 1
