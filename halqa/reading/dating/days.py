"""Rules that resolve a shape to one day or to weekdays: "March 3", "last Friday", أمس."""

import re
from collections.abc import Mapping
from datetime import date

from halqa.reading.dating.calendars import Interval, day, from_hijri, nth_weekday, shifted, week_of
from halqa.reading.dating.match import Match, Resolved, Rule, between, fixed, on, open_date, single


def calendar_date(match: Match) -> Resolved | None:
    """Read "March 3, 2027" or "March 3"."""
    month, number_, year = match.one("m"), match.one("d"), match.one("y") or match.one("y4") or match.one("yw")
    return day_of(month, number_, year, match.ref)


def day_of(month: int, number_: int, year: int | None, ref: date) -> Resolved | None:
    """Resolve a day of a month, with its year or without."""
    if year is not None:
        return on(day(year, month, number_))
    return open_date(f"XXXX-{month:02}-{number_:02}", ref, lambda one: day(one, month, number_))


def _ymd(match: Match) -> Resolved | None:
    return on(day(match.one("y4"), match.one("a"), match.one("b")))


def _numeric(match: Match) -> Resolved | None:
    first, second, year = match.one("a"), match.one("b"), match.one("c")
    if year < 100:
        year += 2000 if year < 50 else 1900
    return on(_ordered(first, second, year, match.language.day_first))


def _ordered(first: int, second: int, year: int, day_first: bool) -> date | None:
    usual, other = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    return day(year, *usual) or day(year, *other)


def _month_day(match: Match) -> Resolved | None:
    """Read 4/22; with a dot or a hyphen only behind "on" or "in", where no decimal stands."""
    text, start = match.found.string, match.found.start("a")
    joint = text[match.found.end("a") : match.found.start("b")]
    if joint != "/" and not re.search(r"(?:\bon|\bin|في|يوم)\s{1,4}$", text[max(0, start - 8) : start]):
        return None
    known = _ordered(match.one("a"), match.one("b"), 2000, match.language.day_first)
    return day_of(known.month, known.day, None, match.ref) if known else None


def _hijri(match: Match) -> Resolved | None:
    year, month, number_ = match.one("c"), match.one("hm"), match.one("d")
    if not 1300 <= year <= 1600:
        return None
    first = from_hijri(year, month, number_ or 1)
    if number_:
        return on(first)
    until = from_hijri(year + month // 12, month % 12 + 1)
    return fixed(f"{first}/{until}", Interval(first, until), "M") if first and until else None


def _in_week(ref: date, weeks: int, weekday: int) -> date | None:
    week = week_of(ref, weeks=weeks)
    return shifted(week.first, days=weekday) if week else None


def _weekday(match: Match) -> Resolved | None:
    wanted, ref = match.one("w"), match.ref
    ahead, back = (wanted - ref.weekday()) % 7, (ref.weekday() - wanted - 1) % 7 + 1
    future, past = shifted(ref, days=ahead), shifted(ref, days=-back)
    return f"XXXX-WXX-{wanted + 1}", single(future), single(past), None, "D"


def _relative_weekday(match: Match) -> Resolved | None:
    return on(_in_week(match.ref, match.one("rel", 0), match.one("w")))


def _weekday_of_week(match: Match) -> Resolved | None:
    return _relative_weekday(match) if match.one("u") == "W" else None


def _weekdays(match: Match) -> Resolved | None:
    days = [_in_week(match.ref, match.one("rel", 0), weekday) for weekday in match.all("w")]
    return between(days[0], days[1]) if match.one("u") == "W" else None


def _named(match: Match) -> Resolved | None:
    return on(shifted(match.ref, days=match.one("nd", 0)))


def _relative_day(match: Match) -> Resolved | None:
    return on(shifted(match.ref, days=match.one("rel", 0))) if match.found.group() != "the day" else None


def _nth(match: Match) -> Resolved | None:
    count, weekday, ref = match.one("rank"), match.one("w", match.one("wb")), match.ref
    month, year = match.one("m"), match.one("y")
    moved = shifted(ref.replace(day=1), months=match.one("rel", 0))
    if moved is None:
        return None
    if month is None and " " in match.found.group() and not match.all("rel") and "هذا" not in match.found.group():
        return on(nth_weekday(ref.year, ref.month, weekday, count))
    timex = f"XXXX-{month or moved.month:02}-WXX-{weekday + 1}-#{count}"
    if month and year is None:
        return (timex, *open_date(timex, ref, lambda one: nth_weekday(one, month, weekday, count))[1:])
    return fixed(timex, single(nth_weekday(year or moved.year, month or moved.month, weekday, count)))


def the_day(match: Match) -> Resolved | None:
    """Read "the 27th": of this month or a neighbour that has it."""
    number_, ref = match.one("d", match.one("dl")), match.ref
    around = [shifted(ref.replace(day=1), months=step) for step in range(-2, 3)]
    days = [found for one in around if one and (found := day(one.year, one.month, number_))]
    future, past = [one for one in days if one >= ref], [one for one in days if one < ref]
    return (
        f"XXXX-XX-{number_:02}",
        single(future[0]) if future else None,
        single(past[-1]) if past else None,
        None,
        "D",
    )


def _day_of_relative_month(match: Match) -> Resolved | None:
    moved = shifted(match.ref.replace(day=1), months=match.one("rel", 0))
    return on(day(moved.year, moved.month, match.one("d"))) if moved else None


def _weekday_day(match: Match) -> Resolved | None:
    """Read "Friday the 15th": of this month, else of the next or last month where the weekday fits."""
    for step in (0, 1, -1):
        moved = shifted(match.ref.replace(day=1), months=step)
        found = day(moved.year, moved.month, match.one("d")) if moved else None
        if found and found.weekday() == match.one("w"):
            return on(found)
    return None


DAYS: Mapping[str, Rule] = {
    "date": calendar_date, "ymd": _ymd, "numeric": _numeric, "md": _month_day, "hijri": _hijri, "weekday": _weekday,
    "relweekday": _relative_weekday, "weekweekday": _weekday_of_week, "weekdays": _weekdays, "named": _named,
    "relday": _relative_day, "nth": _nth, "theday": the_day, "dayofrel": _day_of_relative_month,
    "weekdayday": _weekday_day,
}  # fmt: skip
