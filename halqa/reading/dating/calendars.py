"""Days, weeks, months and years as intervals; the Hijri calendar by its arithmetic (civil) rule."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1 in the Gregorian calendar


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `first` up to `until`, which is not among them."""

    first: date
    until: date


def day(year: int, month: int, number: int) -> date | None:
    """Return a date, or None where there is none (30 February).

    >>> day(2026, 2, 30)
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, *, days: int = 0, months: int = 0) -> date | None:
    """Return a date moved by months, then days; a shorter month ends the move on its last day.

    >>> shifted(date(2026, 1, 31), months=1), shifted(date(2026, 1, 1), days=-1)
    (datetime.date(2026, 2, 28), datetime.date(2025, 12, 31))
    """
    if abs(days) > 4_000_000 or abs(months) > 120_000:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year < MAXYEAR:
        return None
    moved = next(found for last in range(start.day, 0, -1) if (found := day(year, month + 1, last)))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int, *, count: int = 1) -> Interval | None:
    """Return a month, or `count` months from it on.

    >>> month_of(2026, 12).until
    datetime.date(2027, 1, 1)
    """
    first = day(year, month, 1)
    until = shifted(first, months=count) if first else None
    return Interval(first, until) if first and until else None


def week_of(within: date, *, weeks: int = 0) -> Interval | None:
    """Return the ISO week (from Monday) that a date lies in, or one some weeks away.

    >>> week_of(date(2016, 11, 9)).first
    datetime.date(2016, 11, 7)
    """
    first = shifted(within, days=7 * weeks - within.weekday())
    until = shifted(first, days=7) if first else None
    return Interval(first, until) if first and until else None


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date | None:
    """Return the first, second … of a weekday (Monday is 0) in a month; -1 is the last.

    >>> nth_weekday(2016, 11, 4, 1), nth_weekday(2016, 11, 4, 5)
    (datetime.date(2016, 11, 4), None)
    """
    whole = month_of(year, month)
    if whole is None:
        return None
    days = [whole.first + timedelta(days=offset) for offset in range((whole.until - whole.first).days)]
    found = [one for one in days if one.weekday() == weekday]
    return found[count - 1 if count > 0 else count] if -len(found) <= count <= len(found) and count else None


def from_hijri(year: int, month: int, number: int = 1) -> date | None:
    """Return the Gregorian day of a Hijri date by the arithmetic calendar; a sighted moon may differ by a day or two.

    In each cycle of 30 years eleven are leap years (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).

    >>> from_hijri(1447, 1, 1), from_hijri(1446, 9, 1)
    (datetime.date(2025, 6, 27), datetime.date(2025, 3, 1))
    """
    if not (1 <= year <= 2000 and 1 <= month <= 12 and 1 <= number <= 30):
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + number - 1
    return date.fromordinal(_HIJRI_EPOCH + days)
