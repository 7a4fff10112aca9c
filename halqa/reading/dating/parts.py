"""Rules that resolve a shape to a part of a larger unit: "late next month", "Q3 2026", "the rest of the year"."""

from collections.abc import Mapping
from datetime import date

from halqa.reading.dating.calendars import Interval, month_of, shifted
from halqa.reading.dating.match import Match, Resolved, Rule, between, fixed
from halqa.reading.dating.units import month_in, unit_interval

_PARTS = {  # days, or months, from the first of the unit: where a part begins and ends
    ("W", "early"): (0, 3), ("W", "mid"): (1, 5), ("W", "late"): (3, 7),
    ("M", "early"): (0, 15), ("M", "mid"): (10, 20), ("M", "late"): (15, 31),
    ("Y", "early"): (0, 6), ("Y", "mid"): (3, 9), ("Y", "late"): (6, 12),
    ("10Y", "early"): (0, 40), ("10Y", "mid"): (40, 80), ("10Y", "late"): (80, 120),
    ("year", "early"): (0, 4), ("year", "mid"): (4, 8), ("year", "late"): (8, 12),
}  # fmt: skip


def _part_of_unit(match: Match) -> Resolved | None:
    part = match.one("part")
    if (season := match.one("s")) is not None:
        return season, None, None, None, "S"
    if (year := match.one("y4")) is not None and match.one("m") is None:
        whole = month_of(year, 1, count=12)
        return fixed(str(year), _part(whole, part, "year", match.ref) if whole else None)
    if (month := match.one("m")) is not None:
        return _part_of_month(match, part, month)
    found = unit_interval(match.one("u"), match.one("rel", 0), match.ref) if match.one("u") != "D" else None
    return fixed(found[0], _part(found[1], part, match.one("u"), match.ref)) if found else None


def _part_of_month(match: Match, part: str, month: int) -> Resolved | None:
    read = month_in(month, match.one("y"), match.ref)
    if read is None:
        return None
    future, past = (_part(one, part, "M", match.ref) if one else None for one in read[1:3])
    return read[0], future, past, None, "M"


def _part(whole: Interval, part: str, unit: str, ref: date) -> Interval | None:
    """Return the early, middle or late part of a unit, or what of it lies before or after the dateline."""
    if part in ("before", "after"):
        return Interval(whole.first, ref) if part == "before" else Interval(ref, whole.until)
    if (bounds := _PARTS.get((unit, part))) is None:
        return None
    in_months = unit in ("Y", "10Y", "year")
    first, until = (shifted(whole.first, **{"months" if in_months else "days": step}) for step in bounds)
    return Interval(first, min(until, whole.until)) if first and until else None


def _rest(match: Match) -> Resolved | None:
    found = unit_interval(match.one("u", "W"), match.one("rel", 0), match.ref) if match.one("u") != "D" else None
    last = shifted(found[1].until, days=-1) if found else None
    return between(match.ref, last)


def _part_of_year(match: Match, months: int) -> Resolved | None:
    order = match.one("q", match.one("a"))
    if not 1 <= order <= 12 // months:
        return None
    month = (order - 1) * months + 1
    year = match.one("y", match.one("y4"))
    if year is None and not match.all("rel") and "العام" not in match.found.group():
        future, past = (
            month_of(match.ref.year + step, month, count=months)
            for step in (month < match.ref.month, -(month > match.ref.month))
        )
        return f"(XXXX-{month:02}-01,XXXX-{(month + months - 1) % 12 + 1:02}-01,P{months}M)", future, past, None, "Q"
    found = month_of(year if year is not None else match.ref.year + match.one("rel", 0), month, count=months)
    return fixed(f"({found.first},{found.until},P{months}M)", found) if found else None


def _season(match: Match) -> Resolved | None:
    year = match.one("y")
    if year is None and match.all("rel") and not match.found.group().startswith("the "):
        year = match.ref.year + match.one("rel", 0)
    if year is None and "هذا" in match.found.group():
        year = match.ref.year
    return (f"{year}-{match.one('s')}" if year else match.one("s")), None, None, None, "S"


PARTS: Mapping[str, Rule] = {
    "partunit": _part_of_unit, "rest": _rest, "restunit": _rest,
    "quarter": lambda match: _part_of_year(match, 3), "half": lambda match: _part_of_year(match, 6),
    "season": _season,
}  # fmt: skip
