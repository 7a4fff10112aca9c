"""A deal -> when its money is paid, month by month: told dates first, and where they are silent the conventions.

What a text says was paid came when it was told, unless it tells when. Other money runs from the start that is told,
else from the month in which the deal became known, to the end that is told, else over the usual term of its kind; the
end of a debt is when it is due back, so that it is taken to be drawn evenly over some years, which is said. Sums of
capacity that is still to be built rise evenly to their full height; a sum per year, quarter or month is even. Months
that are covered in part count in part. The conventions are data: `halqa/catalogue/conventions.json`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from halqa.catalogue.conventions import (
    day_after,
    draw_years,
    first_day,
    longest_schedule_months,
    ramp_months,
    term_years,
)
from halqa.model import Assumption, Deal
from halqa.network.firmness import Firmness, firmness
from halqa.units import MONTHS_PER_YEAR, Period

_MONTHS = {Period.YEAR: MONTHS_PER_YEAR, Period.QUARTER: 3, Period.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Schedule:
    """The months in which a sum is paid, and the share of it that each month gets."""

    first: int  # months since the year 0
    shares: NDArray[np.float64]  # (k,) they add up to 1
    months: float  # how long it lasts; what is covered in part counts in part
    assumed: tuple[Assumption, ...]


def month(day: date) -> int:
    """Return the month of a day, counted from the year 0.

    >>> month(date(2026, 1, 31)), month_start(24312)
    (24312, datetime.date(2026, 1, 1))
    """
    return day.year * MONTHS_PER_YEAR + day.month - 1


def month_start(at: int) -> date:
    """Return the first day of a month that is counted from the year 0."""
    return date(at // MONTHS_PER_YEAR, at % MONTHS_PER_YEAR + 1, 1)


def schedule(deal: Deal, as_of: date) -> Schedule:
    """Return when the money of a deal is paid.

    >>> from halqa.model import Kind, Status
    >>> told = Deal(id="a", kind=Kind.SERVICE, payer="A", payee="B", status=Status.AGREED, hearsay=False, amount=None,
    ...             bound=None, start="2026-11", end="2026-12")
    >>> schedule(told, date(2026, 1, 1)).shares.tolist()
    [0.5, 0.5]
    """
    start, end = first_day(deal.start), day_after(deal.end) if draw_years(deal.kind) is None else None
    known = (deal.known or as_of).replace(day=1)
    is_paid = firmness(deal) is Firmness.PAID
    assumed = [] if start or is_paid else [Assumption.START]
    if is_paid:
        first, after = _paid(start, end, known, as_of)
    else:
        first, after = _due(deal, start, end, known)
        assumed += [_assumed_term(deal)] if _is_term_assumed(deal, first, end) else []
    even = deal.amount is not None and deal.amount.per is not None
    ramp = 0 if even or is_paid else ramp_months(deal.kind)
    shares, months = _shares(first, after, ramp)
    return Schedule(month(first), shares, months, tuple(sorted(assumed)))


def _paid(start: date | None, end: date | None, known: date, as_of: date) -> tuple[date, date]:
    """Return from when to when money was paid: at once, unless a time is told that is over by now, or was to come."""
    first = start or known
    if end is not None and end > first and (start is not None or end <= as_of):
        return first, end
    return first, _later(first, 1)


def _due(deal: Deal, start: date | None, end: date | None, known: date) -> tuple[date, date]:
    term = int((draw_years(deal.kind) or term_years(deal.kind)) * MONTHS_PER_YEAR)
    if deal.amount is not None and deal.amount.per is not None and (start is None or end is None):
        first = start or known
        return first, _later(first, _MONTHS[deal.amount.per])  # one period, as the sum says
    if start is None and end is not None and end <= known:
        return _later(end, -term), end
    first = start or known
    return first, end if end is not None and end > first else _later(first, term)


def _assumed_term(deal: Deal) -> Assumption:
    return Assumption.TERM if draw_years(deal.kind) is None else Assumption.DRAW


def _is_term_assumed(deal: Deal, first: date, end: date | None) -> bool:
    return (end is None or end <= first) and (deal.amount is None or deal.amount.per is None)


def _later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last of it, within the calendar."""
    at = min(max(month(day) + months, MONTHS_PER_YEAR), date.max.year * MONTHS_PER_YEAR)
    year, rest = divmod(at, MONTHS_PER_YEAR)
    return date(year, rest + 1, min(day.day, monthrange(year, rest + 1)[1]))


@cache
def _shares(first: date, after: date, ramp: int) -> tuple[NDArray[np.float64], float]:
    """Return the share of each month from a day to the day before another, and how many months that is.

    A month's share is what of it counts, times how far payments have risen.
    """
    length = min(month(after) + (after.day > 1) - month(first), longest_schedule_months())
    covered = np.ones(max(length, 1))
    covered[0] -= (first.day - 1) / monthrange(first.year, first.month)[1]
    if after.day > 1 and month(after) - month(first) + 1 == covered.size:
        covered[-1] -= 1 - (after.day - 1) / monthrange(after.year, after.month)[1]
    risen = np.minimum(1.0, (np.arange(covered.size) + 0.5) / ramp) if ramp else 1.0
    told = covered * risen
    found: NDArray[np.float64] = told / told.sum()
    found.setflags(write=False)
    return found, float(covered.sum())
