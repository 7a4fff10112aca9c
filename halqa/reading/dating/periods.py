"""A date as a claim writes it, as precisely as the text: 2026, 2026-Q3, 2026-H2, 2026-09, 2026-09-23."""

import re
from datetime import date, timedelta

from halqa.reading.dating.calendars import Interval, shifted

_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SEASON = re.compile(r"(\d{4})-(?:SP|SU|FA|WI)")
_LENGTH = re.compile(r"P\d+(Y|M)\)")
_SIZES = {1: "%Y-%m", 12: "%Y"}


def ends(timex: str, days: Interval | None) -> tuple[str, str] | None:
    """Return how a date is written where something begins with it, and where something ends with it.

    >>> ends("(2026-07-01,2026-10-01,P3M)", Interval(date(2026, 7, 1), date(2026, 10, 1)))
    ('2026-Q3', '2026-Q3')
    >>> ends("(2020-01-01,2030-01-01,P10Y)", Interval(date(2020, 1, 1), date(2030, 1, 1)))
    ('2020', '2029')
    """
    if _PLAIN.fullmatch(timex):
        return timex, timex
    if season := _SEASON.fullmatch(timex):
        return season[1], season[1]
    if days is None:
        return None
    if whole := _whole(days):
        return whole, whole
    last = days.until - timedelta(days=1)
    if length := _LENGTH.search(timex):
        pattern = "%Y" if length[1] == "Y" else "%Y-%m"
        return days.first.strftime(pattern), last.strftime(pattern)
    return days.first.isoformat(), last.isoformat()


def _whole(days: Interval) -> str | None:
    """Write a whole month, quarter, half or year, or a day; None for other intervals."""
    first, until = days.first, days.until
    if until - first == timedelta(days=1):
        return first.isoformat()
    if first.day != 1 or until.day != 1:
        return None
    months = (until.year - first.year) * 12 + until.month - first.month
    if first.month % months != 1 % months or months > 12:
        return None
    if months in _SIZES:
        return first.strftime(_SIZES[months])
    return f"{first.year}-{'Q' if months == 3 else 'H'}{first.month // months + 1}" if months in (3, 6) else None


def last_period(start: str, first: date, months: int) -> str | None:
    """Return the last period of a term that begins with one, as precise as that one.

    >>> last_period("2027", date(2027, 1, 1), 60), last_period("2026-Q3", date(2026, 7, 1), 60)
    ('2031', '2031-Q2')
    """
    until = shifted(first, days=-1, months=months)
    if until is None:
        return None
    if "-Q" in start or "-H" in start:
        letter, size = ("Q", 3) if "-Q" in start else ("H", 6)
        return f"{until.year}-{letter}{(until.month - 1) // size + 1}"
    return until.isoformat()[: len(start)]
