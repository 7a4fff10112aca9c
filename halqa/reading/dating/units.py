"""Rules that resolve a shape to a whole week, month, year, decade or century: "next year", "the 1990s"."""

import re
from collections.abc import Mapping
from datetime import date

from halqa.reading.dating.calendars import Interval, day, month_of, shifted, week_of
from halqa.reading.dating.days import calendar_date, the_day
from halqa.reading.dating.match import Match, Resolved, Rule, fixed

MONTHS = {"D": 0, "W": 0, "M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}


def _month(match: Match) -> Resolved | None:
    return month_in(match.one("m"), match.one("y"), match.ref)


def month_in(month: int, year: int | None, ref: date) -> Resolved | None:
    """Resolve a month, with its year or without."""
    if year is not None:
        return fixed(f"{year:04}-{month:02}", month_of(year, month), "M")
    future, past = ref.year + (month < ref.month), ref.year - (month >= ref.month)
    timex = f"XXXX-{month:02}"
    return timex, month_of(future, month), month_of(past, month), lambda one: day(one, month, 1), "M"


def _relative_month(match: Match) -> Resolved | None:
    month, rel, ref = match.one("m"), match.one("rel", 0), match.ref
    year = ref.year
    if rel > 0:
        year += month <= ref.month
    elif rel < 0:
        year -= month >= ref.month if match.language.numbers.arabic is False else 1
    return month_in(month, year, ref)


def _year_month(match: Match) -> Resolved | None:
    return month_in(match.one("a"), match.one("y4"), match.ref) if 1 <= match.one("a") <= 12 else None


def _short_year(match: Match) -> Resolved | None:
    return month_in(match.one("m"), 1900 + match.one("c2"), match.ref)


def unit_interval(unit: str, steps: int, ref: date) -> tuple[str, Interval] | None:
    """Return the week, month, year … that lies some steps from the dateline's, with its timex."""
    if unit in ("W", "WE"):
        return _week_interval(unit, steps, ref)
    if unit not in ("M", "Q", "Y", "10Y", "100Y"):
        return None
    size = MONTHS[unit]
    first = (ref.year * 12 + ref.month - 1) // size * size + steps * size
    found = month_of(first // 12, first % 12 + 1, count=size) if 12 <= first < 119_000 else None
    if found is None:
        return None
    start = found.first
    whole = {"M": f"{start:%Y-%m}", "Y": f"{start:%Y}"}
    years = f"P{size // 12}Y" if size >= 12 else f"P{size}M"
    return whole.get(unit, f"({start},{found.until},{years})"), found


def _week_interval(unit: str, steps: int, ref: date) -> tuple[str, Interval] | None:
    week = week_of(ref, weeks=steps)
    if week is None:
        return None
    year, number_, _ = week.first.isocalendar()
    timex = f"{year}-W{number_:02}"
    if unit == "W":
        return timex, week
    saturday = shifted(week.first, days=5)
    return (f"{timex}-WE", Interval(saturday, week.until)) if saturday else None


def _unit(match: Match) -> Resolved | None:
    said, unit = match.found.group(), match.one("u")
    if re.match(r"the (?!same|next|last|past|previous|coming|current|upcoming|following|week)", said) or unit == "D":
        return None
    found = unit_interval(unit, match.one("rel", 0), match.ref)
    if found and "same" in said:
        return fixed("XXXX", found[1], "Y")
    return fixed(*found, unit) if found else None


def _after_next(match: Match) -> Resolved | None:
    found = unit_interval("WE" if match.all("we") else match.one("u"), 2, match.ref)
    return fixed(*found) if found else None


def _weekend(match: Match) -> Resolved | None:
    found = unit_interval("WE", 0, match.ref)
    return fixed(*found) if found else None


def _nth_week(match: Match) -> Resolved | None:
    count, year = match.one("rank"), match.one("y", match.ref.year + match.one("rel", 0))
    anchor = day(year, 1, 4) if count > 0 else day(year, 12, 31)
    found = _week_interval("W", count - 1 if count > 0 else 0, anchor) if anchor else None
    return fixed(*found) if found else None


def _week_number(match: Match) -> Resolved | None:
    anchor = day(match.ref.year, 1, 4)
    found = _week_interval("W", match.one("a") - 1, anchor) if anchor and 1 <= match.one("a") <= 53 else None
    return fixed(*found, "W") if found else None


def _week_of(match: Match) -> Resolved | None:
    read = calendar_date(match) if match.one("m") else the_day(match)
    if read is None:
        return None
    future, past = (week_of(one.first) if one else None for one in read[1:3])
    return read[0], future, past, None, "W"


def _whole_year(match: Match) -> Resolved | None:
    year = match.one("y4", match.one("y"))
    if year is None or (not 1900 <= year <= 2100 and not match.all("y")):
        return None
    return fixed(f"{year:04}", month_of(year, 1, count=12), "Y")


def _decade(match: Match) -> Resolved | None:
    tens, hundred = match.one("dec", match.one("c")), match.one("h")
    if tens >= 100:
        return _ten_years(tens) if tens % 10 == 0 else None
    if hundred:
        return _ten_years(hundred + tens)
    if tens % 10:
        return None
    since = match.ref.year // 100 * 100 + tens
    future, past = (
        month_of(one, 1, count=120)
        for one in (since + 100 * (since < match.ref.year), since - 100 * (since >= match.ref.year))
    )
    return f"(XX{tens:02}-01-01,XX{(tens + 10) % 100:02}-01-01,P10Y)", future, past, None, "10Y"


def _ten_years(first: int) -> Resolved | None:
    found = month_of(first, 1, count=120)
    return fixed(f"({found.first},{found.until},P10Y)", found) if found else None


def _two_thousands(match: Match) -> Resolved | None:
    return _ten_years(2010 if "عشر" in match.found.group() else 2000)


def _century(match: Match) -> Resolved | None:
    found = month_of((match.one("c") - 1) * 100, 1, count=1200) if 2 <= match.one("c") <= 30 else None
    return fixed(f"({found.first},{found.until},P100Y)", found) if found else None


UNITS: Mapping[str, Rule] = {
    "month": _month, "relmonth": _relative_month, "ym": _year_month, "shortyear": _short_year, "unit": _unit,
    "afternext": _after_next, "weekend": _weekend, "nthweek": _nth_week, "weeknumber": _week_number,
    "weekof": _week_of, "year": _whole_year, "decade": _decade, "decade2000": _two_thousands, "century": _century,
}  # fmt: skip
