"""Which months a company's quarter or year is, as data that an expert can edit: a year is named by when it ends.

`fiscal_years.json` tells the last month of the year of each company that does not keep the calendar's.
"""

import json
import re
from datetime import date
from functools import cache
from importlib.resources import files

from halqa.catalogue.conventions import day_after, first_day
from halqa.catalogue.parties import parties
from halqa.errors import CatalogueError

_FILE = "fiscal_years.json"
_MONTHS = "January February March April May June July August September October November December".split()
_NAMED = re.compile(r"(?:Q(?P<quarter>[1-4])\s+)?(?P<fiscal>FY\s?)?(?P<year>\d{4})")
_ENDING = re.compile(r"FY to (?P<month>[A-Z][a-z]+) (?P<year>\d{4})")


def fiscal_period(party: str, period: str | None) -> tuple[date, date] | None:
    """Return the first day of a period as a company tells it, and the day after the last; None: it is none.

    >>> fiscal_period("Nvidia", "Q1 FY2027"), fiscal_period("Meta", "FY2025")
    ((datetime.date(2026, 2, 1), datetime.date(2026, 5, 1)), (datetime.date(2025, 1, 1), datetime.date(2026, 1, 1)))
    """
    told = (period or "").strip()
    if found := _ENDING.fullmatch(told):
        return _ending(found["year"], _MONTHS.index(found["month"]) + 1) if found["month"] in _MONTHS else None
    if found := _NAMED.fullmatch(told):
        last = _last_months().get(party, 12) if found["fiscal"] else 12
        return _ending(found["year"], last, found["quarter"])
    first, after = first_day(told), day_after(told)
    return (first, after) if first and after else None


def _ending(year: str, last_month: int, quarter: str | None = None) -> tuple[date, date] | None:
    """Return the year that ends with a month, or a quarter of it."""
    after = int(year) * 12 + last_month  # the month after the last, counted from the year 0
    first, after = (
        (after - 12, after) if quarter is None else (after - 15 + 3 * int(quarter), after - 12 + 3 * int(quarter))
    )
    if first < 12 or after > 9998 * 12:
        return None
    return date(first // 12, first % 12 + 1, 1), date(after // 12, after % 12 + 1, 1)


@cache
def _last_months() -> dict[str, int]:
    rows: dict[str, int] = json.loads((files("halqa.catalogue") / _FILE).read_text("utf-8"))
    if unknown := rows.keys() - {entry.name for entry in parties()}:
        raise CatalogueError(file=_FILE, reason=f"there is no party {min(unknown)!r}")
    if wrong := [name for name, month in rows.items() if month not in range(1, 13)]:
        raise CatalogueError(file=_FILE, reason=f"the year of {wrong[0]!r} ends with no month")
    return rows
