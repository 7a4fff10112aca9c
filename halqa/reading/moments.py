"""Dates and periods that a text tells, resolved against its dateline: "next year", "Q3 2026", الربع الأخير من 2026.

The shapes are data (`templates` of the language's dates): each names the rule that resolves it. A shape is a regular
expression in which {m} stands for a month, {d} for a day, {y} for a year, and so on; a blank is white space.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

from halqa.reading.calendars import Interval, day, from_hijri, month_of, nth_weekday, shifted, week_of
from halqa.reading.cardinals import NumberWords, number, number_words
from halqa.text.folding import Folded, fold, folded
from halqa.text.tokens import tokens

_MONTHS = {"D": 0, "W": 0, "M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
_DAYS = {"D": 1, "W": 7}
_MARKS = re.compile("[\u064b-\u0652]{0,4}")
_SIZES = {"M": 1, "Y": 12}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its place in the raw text, its TIMEX3 value, and the days it means.

    Where the text leaves the year open, `future` is the next such date from the dateline on and `past` the last one
    before it; otherwise they are the same. None: no such day, or no fixed days (a season).
    """

    start: int
    end: int
    timex: str
    future: Interval | None
    past: Interval | None
    is_day: bool = False
    in_year: Callable[[int], date | None] | None = None  # where the year is open
    size: str = "D"


@dataclass(frozen=True, slots=True)
class _Language:
    shapes: Sequence[tuple[str, re.Pattern[str]]]
    tables: Mapping[str, Mapping[str, Any]]
    numbers: NumberWords
    opens: re.Pattern[str]
    tos: frozenset[str]
    joins: frozenset[str]
    day_first: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """A shape found in a text: what its slots hold, and what is needed to resolve them."""

    found: re.Match[str]
    language: _Language
    ref: date

    def all(self, slot: str) -> list[Any]:
        """Return the values of a slot, in the order of the text."""
        groups = self.found.groupdict()
        said = sorted(
            (self.found.start(name), text) for name, text in groups.items() if text is not None and _is(name, slot)
        )
        return [value for _, text in said if (value := self._value(slot, text)) is not None]

    def one(self, slot: str, other: Any = None) -> Any:
        """Return the first value of a slot."""
        return next(iter(self.all(slot)), other)

    def has(self, mark: str) -> bool:
        """Whether a named mark of the shape was passed."""
        return self.found.groupdict().get(mark) is not None

    def _value(self, slot: str, text: str) -> Any:
        table = self.language.tables.get(slot)
        if slot == "m":
            text = text.split("/", maxsplit=1)[0].strip()  # آذار/مارس
        if table is not None and text in table:
            return table[text]
        if slot in ("y", "yw"):
            return _year(text, self.language.numbers)
        if slot == "n" and not text.isdecimal():
            return None
        figures = re.match(r"\d+", text)
        return int(figures.group()) if figures else None


def _is(name: str, slot: str) -> bool:
    return name == slot or (name.startswith(slot + "_") and name[len(slot) + 1 :].isdecimal())


def _year(text: str, words: NumberWords) -> int | None:
    """Read 2018, "two thousand and eighteen", "nineteen seventy eight", "nineteen zero one"."""
    if text[:4].isdecimal():
        return int(text[:4])
    row = [part.text for part in tokens(text)]
    first = number(row, 0, words)
    if first is None:
        return None
    if first.stop == len(row):
        return int(first.value) if first.value >= 100 else None
    rest = [one for one in (number(row, at, words) for at in range(first.stop, len(row))) if one]
    if not 10 <= first.value <= 29 or not rest:
        return None
    tail = rest[0].value * 10 + rest[1].value if len(rest) == 2 and rest[0].value == 0 else rest[0].value
    return int(first.value * 100 + tail) if tail < 100 and rest[-1].stop == len(row) else None


# Resolving: each rule turns a match into a timex, the interval to come and the one gone by.

Resolved = tuple[str, Interval | None, Interval | None, Callable[[int], date | None] | None, str]


def _fixed(timex: str, interval: Interval | None, size: str = "D") -> Resolved | None:
    return (timex, interval, interval, None, size) if interval else None


def _single(found: date | None) -> Interval | None:
    until = shifted(found, days=1) if found else None
    return Interval(found, until) if found and until else None


def _on(found: date | None) -> Resolved | None:
    return _fixed(found.isoformat(), _single(found)) if found else None


def _open(timex: str, ref: date, in_year: Callable[[int], date | None]) -> Resolved:
    """Resolve a date without a year: the next one from the dateline on, and the last before it."""
    around = [found for year in range(ref.year - 8, ref.year + 9) if 1 <= year < 9999 and (found := in_year(year))]
    future = next((one for one in around if one >= ref), None)
    past = next((one for one in reversed(around) if one < ref), None)
    return timex, _single(future), _single(past), in_year, "D"


def _date(match: _Match) -> Resolved | None:
    month, number_, year = match.one("m"), match.one("d"), match.one("y") or match.one("y4") or match.one("yw")
    return _day_of(month, number_, year, match.ref)


def _day_of(month: int, number_: int, year: int | None, ref: date) -> Resolved | None:
    if year is not None:
        return _on(day(year, month, number_))
    return _open(f"XXXX-{month:02}-{number_:02}", ref, lambda one: day(one, month, number_))


def _ymd(match: _Match) -> Resolved | None:
    return _on(day(match.one("y4"), match.one("a"), match.one("b")))


def _numeric(match: _Match) -> Resolved | None:
    first, second, year = match.one("a"), match.one("b"), match.one("c")
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _on(_ordered(first, second, year, match.language.day_first))


def _ordered(first: int, second: int, year: int, day_first: bool) -> date | None:
    usual, other = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    return day(year, *usual) or day(year, *other)


def _month_day(match: _Match) -> Resolved | None:
    """Read 4/22; with a dot or a hyphen only behind "on" or "in", where no decimal stands."""
    text, start = match.found.string, match.found.start("a")
    joint = text[match.found.end("a") : match.found.start("b")]
    if joint != "/" and not re.search(r"(?:\bon|\bin|في|يوم)\s{1,4}$", text[max(0, start - 8) : start]):
        return None
    known = _ordered(match.one("a"), match.one("b"), 2000, match.language.day_first)
    return _day_of(known.month, known.day, None, match.ref) if known else None


def _hijri(match: _Match) -> Resolved | None:
    year, month, number_ = match.one("c"), match.one("hm"), match.one("d")
    if not 1300 <= year <= 1600:
        return None
    first = from_hijri(year, month, number_ or 1)
    if number_:
        return _on(first)
    until = from_hijri(year + month // 12, month % 12 + 1)
    return _fixed(f"{first}/{until}", Interval(first, until), "M") if first and until else None


def _in_week(ref: date, weeks: int, weekday: int) -> date | None:
    week = week_of(ref, weeks=weeks)
    return shifted(week.first, days=weekday) if week else None


def _weekday(match: _Match) -> Resolved | None:
    wanted, ref = match.one("w"), match.ref
    ahead, back = (wanted - ref.weekday()) % 7, (ref.weekday() - wanted - 1) % 7 + 1
    future, past = shifted(ref, days=ahead), shifted(ref, days=-back)
    return f"XXXX-WXX-{wanted + 1}", _single(future), _single(past), None, "D"


def _relative_weekday(match: _Match) -> Resolved | None:
    return _on(_in_week(match.ref, match.one("rel", 0), match.one("w")))


def _weekday_of_week(match: _Match) -> Resolved | None:
    return _relative_weekday(match) if match.one("u") == "W" else None


def _weekdays(match: _Match) -> Resolved | None:
    days = [_in_week(match.ref, match.one("rel", 0), weekday) for weekday in match.all("w")]
    return _between(days[0], days[1]) if match.one("u") == "W" else None


def _between(first: date | None, last: date | None) -> Resolved | None:
    if first is None or last is None or last < first:
        return None
    return _fixed(f"({first},{last},P{(last - first).days}D)", Interval(first, last))


def _named(match: _Match) -> Resolved | None:
    return _on(shifted(match.ref, days=match.one("nd", 0)))


def _relative_day(match: _Match) -> Resolved | None:
    return _on(shifted(match.ref, days=match.one("rel", 0))) if match.found.group() != "the day" else None


def _nth(match: _Match) -> Resolved | None:
    count, weekday, ref = match.one("rank"), match.one("w", match.one("wb")), match.ref
    month, year = match.one("m"), match.one("y")
    moved = shifted(ref.replace(day=1), months=match.one("rel", 0))
    if moved is None:
        return None
    if month is None and " " in match.found.group() and not match.all("rel") and "هذا" not in match.found.group():
        return _on(nth_weekday(ref.year, ref.month, weekday, count))
    timex = f"XXXX-{month or moved.month:02}-WXX-{weekday + 1}-#{count}"
    if month and year is None:
        return (timex, *_open(timex, ref, lambda one: nth_weekday(one, month, weekday, count))[1:])
    return _fixed(timex, _single(nth_weekday(year or moved.year, month or moved.month, weekday, count)))


def _the_day(match: _Match) -> Resolved | None:
    """Read "the 27th": of this month or a neighbour that has it."""
    number_, ref = match.one("d", match.one("dl")), match.ref
    around = [shifted(ref.replace(day=1), months=step) for step in range(-2, 3)]
    days = [found for one in around if one and (found := day(one.year, one.month, number_))]
    future, past = [one for one in days if one >= ref], [one for one in days if one < ref]
    return (
        f"XXXX-XX-{number_:02}",
        _single(future[0]) if future else None,
        _single(past[-1]) if past else None,
        None,
        "D",
    )


def _day_of_relative_month(match: _Match) -> Resolved | None:
    moved = shifted(match.ref.replace(day=1), months=match.one("rel", 0))
    return _on(day(moved.year, moved.month, match.one("d"))) if moved else None


def _weekday_day(match: _Match) -> Resolved | None:
    """Read "Friday the 15th": of this month, else of the next or last month where the weekday fits."""
    for step in (0, 1, -1):
        moved = shifted(match.ref.replace(day=1), months=step)
        found = day(moved.year, moved.month, match.one("d")) if moved else None
        if found and found.weekday() == match.one("w"):
            return _on(found)
    return None


def _spans(match: _Match) -> list[tuple[int, str]]:
    """Return counts with their units: "1 month and 21 days"; a unit without a count is one, a dual is two."""
    said = [(match.found.start(name), _is(name, "n"), name) for name, text in match.found.groupdict().items()
            if text is not None and (_is(name, "n") or _is(name, "u") or _is(name, "du"))]  # fmt: skip
    spans: list[tuple[int, str]] = []
    counts: list[int] = []
    for _, is_count, name in sorted(said):
        slot = name.split("_")[0]
        value = match._value(slot, match.found[name])
        if is_count:
            counts.append(value)
        elif value is not None:
            spans.append((counts.pop() if counts else 2 if slot == "du" else 1, value))
    if counts and spans and len(spans) == 1:
        spans[0] = (counts[0], spans[0][1])  # الأشهر الثلاثة: the count stands behind
    return spans


def _moved(start: date, spans: Sequence[tuple[int, str]], sign: int) -> date | None:
    months = sum(count * _MONTHS.get(unit, 0) for count, unit in spans)
    days = sum(count * _DAYS.get(unit, 0) for count, unit in spans)
    return shifted(start, months=sign * months, days=sign * days)


def _duration(spans: Sequence[tuple[int, str]]) -> str:
    years = sum(count * _MONTHS[unit] // 12 for count, unit in spans if unit in ("Y", "10Y", "100Y"))
    rest = {unit: sum(count for count, one in spans if one == unit) for unit in ("M", "W", "D")}
    return "P" + (f"{years}Y" if years else "") + "".join(f"{count}{unit}" for unit, count in rest.items() if count)


def _ago(match: _Match) -> Resolved | None:
    spans = _spans(match)
    if any(unit == "WE" for _, unit in spans):
        return None
    start = shifted(match.ref, days=match.one("nd", 0))
    return _on(_moved(start, spans, -1 if match.has("back") else 1)) if start else None


def _month(match: _Match) -> Resolved | None:
    return _month_in(match.one("m"), match.one("y"), match.ref)


def _month_in(month: int, year: int | None, ref: date) -> Resolved | None:
    if year is not None:
        return _fixed(f"{year:04}-{month:02}", month_of(year, month), "M")
    future, past = ref.year + (month < ref.month), ref.year - (month >= ref.month)
    timex = f"XXXX-{month:02}"
    return timex, month_of(future, month), month_of(past, month), lambda one: day(one, month, 1), "M"


def _relative_month(match: _Match) -> Resolved | None:
    month, rel, ref = match.one("m"), match.one("rel", 0), match.ref
    year = ref.year
    if rel > 0:
        year += month <= ref.month
    elif rel < 0:
        year -= month >= ref.month if match.language.numbers.arabic is False else 1
    return _month_in(month, year, ref)


def _year_month(match: _Match) -> Resolved | None:
    return _month_in(match.one("a"), match.one("y4"), match.ref) if 1 <= match.one("a") <= 12 else None


def _unit_interval(unit: str, steps: int, ref: date) -> tuple[str, Interval] | None:
    """Return the week, month, year … that lies some steps from the dateline's, with its timex."""
    if unit in ("W", "WE"):
        return _week_interval(unit, steps, ref)
    if unit not in ("M", "Q", "Y", "10Y", "100Y"):
        return None
    size = _MONTHS[unit]
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


def _unit(match: _Match) -> Resolved | None:
    said, unit = match.found.group(), match.one("u")
    if re.match(r"the (?!same|next|last|past|previous|coming|current|upcoming|following|week)", said) or unit == "D":
        return None
    found = _unit_interval(unit, match.one("rel", 0), match.ref)
    if found and "same" in said:
        return _fixed("XXXX", found[1], "Y")
    return _fixed(*found, unit) if found else None


def _after_next(match: _Match) -> Resolved | None:
    found = _unit_interval("WE" if match.all("we") else match.one("u"), 2, match.ref)
    return _fixed(*found) if found else None


def _part_of_unit(match: _Match) -> Resolved | None:
    part = match.one("part")
    if (season := match.one("s")) is not None:
        return season, None, None, None, "S"
    if (year := match.one("y4")) is not None and match.one("m") is None:
        whole = month_of(year, 1, count=12)
        return _fixed(str(year), _part(whole, part, "year", match.ref) if whole else None)
    if (month := match.one("m")) is not None:
        return _part_of_month(match, part, month)
    found = _unit_interval(match.one("u"), match.one("rel", 0), match.ref) if match.one("u") != "D" else None
    return _fixed(found[0], _part(found[1], part, match.one("u"), match.ref)) if found else None


def _part_of_month(match: _Match, part: str, month: int) -> Resolved | None:
    read = _month_in(month, match.one("y"), match.ref)
    if read is None:
        return None
    future, past = (_part(one, part, "M", match.ref) if one else None for one in read[1:3])
    return read[0], future, past, None, "M"


_PARTS = {  # days, or months, from the first of the unit: where a part begins and ends
    ("W", "early"): (0, 3), ("W", "mid"): (1, 5), ("W", "late"): (3, 7),
    ("M", "early"): (0, 15), ("M", "mid"): (10, 20), ("M", "late"): (15, 31),
    ("Y", "early"): (0, 6), ("Y", "mid"): (3, 9), ("Y", "late"): (6, 12),
    ("year", "early"): (0, 4), ("year", "mid"): (4, 8), ("year", "late"): (8, 12),
}  # fmt: skip


def _part(whole: Interval, part: str, unit: str, ref: date) -> Interval | None:
    """Return the early, middle or late part of a unit, or what of it lies before or after the dateline."""
    if part in ("before", "after"):
        return Interval(whole.first, ref) if part == "before" else Interval(ref, whole.until)
    if (bounds := _PARTS.get((unit, part))) is None:
        return None
    in_months = unit in ("Y", "year")
    first, until = (shifted(whole.first, **{"months" if in_months else "days": step}) for step in bounds)
    return Interval(first, min(until, whole.until)) if first and until else None


def _rest(match: _Match) -> Resolved | None:
    found = _unit_interval(match.one("u", "W"), match.one("rel", 0), match.ref) if match.one("u") != "D" else None
    last = shifted(found[1].until, days=-1) if found else None
    return _between(match.ref, last)


def _next(match: _Match) -> Resolved | None:
    """Read "the next three years": from tomorrow on, or up to today; decades are whole ones."""
    rel, spans = match.one("rel", 0), _spans(match)
    if not rel or len(spans) != 1 or spans[0][1] == "WE":
        return None
    count, unit = spans[0]
    if unit in ("10Y", "100Y"):
        first = _unit_interval(unit, 1 if rel > 0 else -count, match.ref)
        until = shifted(first[1].first, months=count * _MONTHS[unit]) if first else None
        return _period(first[1].first, until, spans) if first else None
    if rel > 0:
        start = shifted(match.ref, days=1)
        return _period(start, _moved(start, spans, 1), spans) if start else None
    return _period(_moved(match.ref, spans, -1), match.ref, spans)


def _period(first: date | None, until: date | None, spans: Sequence[tuple[int, str]]) -> Resolved | None:
    if first is None or until is None or until < first:
        return None
    return _fixed(f"({first},{until},{_duration(spans)})", Interval(first, until))


def _within(match: _Match) -> Resolved | None:
    spans = _spans(match)
    return _period(match.ref, _moved(match.ref, spans, 1), spans)


def _in_future(match: _Match) -> Resolved | None:
    spans, start = _spans(match), shifted(match.ref, days=1)
    return _period(start, _moved(start, spans, 1), spans) if start else None


def _years_ahead(match: _Match) -> Resolved | None:
    spans = _spans(match)
    return _on(_moved(match.ref, spans, 1))


def _part_of_year(match: _Match, months: int) -> Resolved | None:
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
    return _fixed(f"({found.first},{found.until},P{months}M)", found) if found else None


def _season(match: _Match) -> Resolved | None:
    year = match.one("y")
    if year is None and match.all("rel") and not match.found.group().startswith("the "):
        year = match.ref.year + match.one("rel", 0)
    if year is None and "هذا" in match.found.group():
        year = match.ref.year
    return (f"{year}-{match.one('s')}" if year else match.one("s")), None, None, None, "S"


def _decade(match: _Match) -> Resolved | None:
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
    return _fixed(f"({found.first},{found.until},P10Y)", found) if found else None


def _two_thousands(match: _Match) -> Resolved | None:
    return _ten_years(2010 if "عشر" in match.found.group() else 2000)


def _century(match: _Match) -> Resolved | None:
    found = month_of((match.one("c") - 1) * 100, 1, count=1200) if 2 <= match.one("c") <= 30 else None
    return _fixed(f"({found.first},{found.until},P100Y)", found) if found else None


def _whole_year(match: _Match) -> Resolved | None:
    year = match.one("y4", match.one("y"))
    if year is None or (not 1900 <= year <= 2100 and not match.all("y")):
        return None
    return _fixed(f"{year:04}", month_of(year, 1, count=12), "Y")


def _years(match: _Match) -> Resolved | None:
    """Read two years in words: "from two thousand to two thousand and fourteen"."""
    first, last = (day(year, 1, 1) if year >= 1000 else None for year in match.all("yw")[:2])
    if first is None or last is None or last <= first:
        return None
    return _fixed(f"({first},{last},P{last.year - first.year}Y)", Interval(first, last))


def _short_year(match: _Match) -> Resolved | None:
    return _month_in(match.one("m"), 1900 + match.one("c2"), match.ref)


def _for_from(match: _Match) -> Resolved | None:
    """Read "for three days from today"."""
    spans = _spans(match)
    if match.one("m") is not None:
        read = _day_of(match.one("m"), match.one("d"), None, match.ref)
        start = read[1].first if read and read[1] else None
    else:
        start = shifted(match.ref, days=match.one("nd", 0))
    return _period(start, _moved(start, spans, 1), spans) if start else None


def _weekend(match: _Match) -> Resolved | None:
    found = _unit_interval("WE", 0, match.ref)
    return _fixed(*found) if found else None


def _nth_week(match: _Match) -> Resolved | None:
    count, year = match.one("rank"), match.one("y", match.ref.year + match.one("rel", 0))
    anchor = day(year, 1, 4) if count > 0 else day(year, 12, 31)
    found = _week_interval("W", count - 1 if count > 0 else 0, anchor) if anchor else None
    return _fixed(*found) if found else None


def _week_number(match: _Match) -> Resolved | None:
    anchor = day(match.ref.year, 1, 4)
    found = _week_interval("W", match.one("a") - 1, anchor) if anchor and 1 <= match.one("a") <= 53 else None
    return _fixed(*found, "W") if found else None


def _week_of(match: _Match) -> Resolved | None:
    read = _date(match) if match.one("m") else _the_day(match)
    if read is None:
        return None
    future, past = (week_of(one.first) if one else None for one in read[1:3])
    return read[0], future, past, None, "W"


def _days(match: _Match) -> Resolved | None:
    """Read "from 4 to 22 January 1995", "4 till 23 of this month", "November 19-20"."""
    (first, last), month, year = match.all("d")[:2], match.one("m"), match.one("y")
    if month is None:
        moved = shifted(match.ref.replace(day=1), months=match.one("rel", 0))
        month, year = (moved.month, moved.year) if moved else (1, None)
    if year is not None:
        return _between(day(year, month, first), day(year, month, last))
    begun, ended = (_day_of(month, one, None, match.ref) for one in (first, last))
    return _spanned(begun, ended, f"P{last - first}D") if begun and ended and first < last else None


def _spanned(begun: Resolved, ended: Resolved, duration: str) -> Resolved | None:
    """Join two open dates to one interval to come and one gone by."""
    future, past = _joined(begun[1], ended[1]), _joined(begun[2], ended[2])
    return f"({begun[0]},{ended[0]},{duration})", future, past, None, "D"


def _joined(begun: Interval | None, ended: Interval | None) -> Interval | None:
    if begun is None or ended is None:
        return None
    until = ended.first if ended.first >= begun.first else shifted(ended.first, months=12)
    return Interval(begun.first, until) if until else None


_RULES: Mapping[str, Callable[[_Match], Resolved | None]] = {
    "date": _date, "ymd": _ymd, "numeric": _numeric, "md": _month_day, "hijri": _hijri, "weekday": _weekday,
    "relweekday": _relative_weekday, "weekweekday": _weekday_of_week, "weekdays": _weekdays, "named": _named,
    "relday": _relative_day, "nth": _nth, "theday": _the_day, "dayofrel": _day_of_relative_month,
    "weekdayday": _weekday_day, "ago": _ago, "month": _month, "relmonth": _relative_month, "ym": _year_month,
    "unit": _unit, "afternext": _after_next, "partunit": _part_of_unit, "rest": _rest, "restunit": _rest,
    "next": _next, "within": _within, "infuture": _in_future, "yearsahead": _years_ahead,
    "quarter": lambda match: _part_of_year(match, 3), "half": lambda match: _part_of_year(match, 6),
    "season": _season, "decade": _decade, "decade2000": _two_thousands, "century": _century, "year": _whole_year,
    "weekend": _weekend, "years": _years, "shortyear": _short_year, "forfrom": _for_from,
    "nthweek": _nth_week, "weeknumber": _week_number, "weekof": _week_of, "days": _days,
}  # fmt: skip
_DAY_RULES = frozenset(
    "date ymd numeric md weekday relweekday weekweekday named relday nth theday dayofrel weekdayday ago".split()
)


def find_dates(text: str, language: str, dateline: date) -> list[Dated]:
    """Return the dates and periods of a text in order, relative ones resolved against the dateline.

    >>> found = find_dates("from Q3 2026 until next year", "en", date(2026, 3, 1))
    >>> [(one.timex, one.future.until.isoformat()) for one in found]
    [('(2026-07-01,2027-01-01,P184D)', '2027-01-01')]
    >>> find_dates("العام المقبل", "ar", date(2026, 3, 1))[0].timex
    '2027'
    """
    whole = fold(text)
    known = _language(language)
    said = _ranges(whole.text, list(_chosen(whole.text, known, dateline)), known, dateline)
    return [_placed(text, whole, one) for one in said]


def _placed(text: str, whole: Folded, one: Dated) -> Dated:
    """Lead a date back to the raw text; marks on its last letter belong to it."""
    place = whole.raw(one.start, one.end)
    marks = _MARKS.match(text, place.end)
    return replace(one, start=place.start, end=marks.end() if marks else place.end)


def _chosen(text: str, known: _Language, ref: date) -> Iterator[Dated]:
    """Yield the longest reading at each place, from left to right, without overlap."""
    found = [
        (_start(match), -match.end(), order, rule, match)
        for order, (rule, shape) in enumerate(known.shapes)
        for match in shape.finditer(text)
    ]
    behind = 0
    for start, _, _, rule, match in sorted(found, key=lambda one: one[:3]):
        if start < behind:
            continue
        stop = start + len(text[start : match.end()].rstrip())
        try:
            read = _RULES[rule](_Match(match, known, ref))
        except (ValueError, OverflowError, TypeError):
            read = None
        if read is not None:
            behind = stop
            timex, future, past, in_year, size = read
            yield Dated(start, stop, timex, future, past, rule in _DAY_RULES, in_year, size)


def _start(match: re.Match[str]) -> int:
    return match.start("cut") if match.groupdict().get("cut") is not None else match.start()


def _ranges(text: str, said: Sequence[Dated], known: _Language, ref: date) -> list[Dated]:
    """Join "from … to …" and "between … and …" to one interval."""
    joined: list[Dated] = []
    index = 0
    while index < len(said):
        one = said[index]
        found = _range(text, one, said[index + 1], known, ref) if index + 1 < len(said) else None
        joined.append(found or one)
        index += 2 if found else 1
    return joined


def _range(text: str, begun: Dated, ended: Dated, known: _Language, ref: date) -> Dated | None:
    joint = text[begun.end : ended.start].strip()
    opened = known.opens.search(text, max(0, begun.start - 12), begun.start)
    if joint not in known.tos or (joint in known.joins and not opened):
        return None
    if joint == "-" and begun.is_day != ended.is_day:
        return None
    begun, ended = _same_year(begun, ended, ref)
    future, past = _joined(begun.future, ended.future), _joined(begun.past, ended.past)
    if future is None or past is None:
        return None
    timex = f"({_edge(begun)},{_edge(ended)},{_length(begun, ended, future)})"
    return Dated(opened.start("word") if opened else begun.start, ended.end, timex, future, past)


def _edge(one: Dated) -> str:
    return one.timex if one.timex.startswith("XXXX") or one.future is None else one.future.first.isoformat()


def _length(begun: Dated, ended: Dated, whole: Interval) -> str:
    if begun.size == ended.size and begun.size in _SIZES:
        months = (whole.until.year - whole.first.year) * 12 + whole.until.month - whole.first.month
        return f"P{months // _SIZES[begun.size]}{begun.size}"
    days = (whole.until - whole.first).days
    return f"P{days // 7}W" if begun.size == ended.size == "W" else f"P{days}D"


def _same_year(begun: Dated, ended: Dated, ref: date) -> tuple[Dated, Dated]:
    """Give an open end the year of the other one."""
    if begun.in_year and not ended.in_year and ended.future:
        if ended.timex == ref.isoformat():  # "between January 22 and now"
            return replace(begun, future=begun.past), ended
        return _in_year(begun, ended.future.first.year), ended
    if ended.in_year and not begun.in_year and begun.future:
        if begun.timex == ref.isoformat():
            return begun, replace(ended, past=ended.future)
        return begun, _in_year(ended, begun.future.first.year)
    return begun, ended


def _in_year(one: Dated, year: int) -> Dated:
    found = _single(one.in_year(year)) if one.in_year else None
    return replace(one, future=found, past=found, timex=found.first.isoformat()) if found else one


# Shapes from data.

_SLOT = re.compile(r"\{([a-z]\w*)\}")
_CLASS = re.compile(r"(\[[^]]*\])")
_DIGITS = {
    "y4": r"[12]\d{3}", "a": r"\d{1,2}", "b": r"\d{1,2}", "c": r"(?:\d{4}|\d{2})", "n": r"\d{1,4}",
    "c2": r"(?:3[2-9]|[4-9]\d)",
    "d": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)", "y": r"[12]\d{3}(?!\d)",
}  # fmt: skip


@cache
def _language(language: str) -> _Language:
    data: Mapping[str, Any] = loads((files("halqa.catalogue") / "words" / f"{language}.json").read_text("utf-8"))
    return _language_from(data)


def _language_from(data: Mapping[str, Any]) -> _Language:
    dates = data["dates"]
    tables = _tables(dates)
    numbers = number_words(data)
    slots = {name: _slot(name, tables.get(name, {})) for name in {*tables, *_DIGITS}}
    year = _worded_year(numbers)
    slots |= {"yw": year, "y": f"(?:{_DIGITS['y']}|{year})"}
    shapes = [(rule, _shape(template, slots)) for rule, template in dates.get("templates", [])]
    opens = "|".join(map(re.escape, map(folded, dates.get("opens", []))))
    return _Language(
        shapes=shapes,
        tables=tables,
        numbers=numbers,
        opens=re.compile(rf"(?<!\w)(?P<word>{opens})\s{{1,3}}$") if opens else re.compile(r"(?!)(?P<word>)"),
        tos=frozenset(map(folded, dates.get("to", []))),
        joins=numbers.joins,
        day_first=data["script"] == "arabic",
    )


def _tables(dates: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    days = {folded(word): value for word, value in dates.get("day_words", {}).items()}
    weekdays = {folded(word): at for at, listed in enumerate(dates.get("weekdays", [])) for word in listed}
    months = {folded(word): at for at, listed in enumerate(dates["months"], 1) for word in listed}
    hijri = {folded(word): at for at, listed in enumerate(dates.get("hijri", []), 1) for word in listed.split("|")}
    named = {"rel": "relative", "nd": "named_days", "part": "parts", "rank": "ranks", "s": "seasons", "q": "quarters",
             "dec": "decades", "h": "hundreds", "u": "units", "du": "dual_units", "n": "counts"}  # fmt: skip
    tables = {slot: {folded(word): value for word, value in dates.get(key, {}).items()} for slot, key in named.items()}
    rest = {folded(word): True for word in dates.get("rest", [])}
    bare = {word.removeprefix("ال"): at for word, at in weekdays.items()}
    with_for = {"ل" + word.removeprefix("ال"): at for word, at in days.items() if word.startswith("ال")}
    weeks = {word: "WE" for word, unit in tables["u"].items() if unit == "W"}
    return {
        **tables,
        "d": days,
        "w": weekdays,
        "wb": bare,
        "m": months,
        "hm": hijri,
        "rest": rest,
        "dl": with_for,
        "we": weeks,
    }


def _slot(name: str, table: Mapping[str, Any]) -> str:
    worded = [re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(table, key=len, reverse=True)]
    pattern = "|".join([*worded, *([_DIGITS[name]] if name in _DIGITS else [])])
    return f"(?:{pattern or '(?!)'})" + (
        rf"(?:\s?/\s?(?:{pattern})(?!\w))?" if name == "m" and any(map(_is_arabic, table)) else ""
    )


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[:1] <= "\u06ff"


def _worded_year(numbers: NumberWords) -> str:
    """Match two to eight number words in a row, of which `_year` then makes a year."""
    words = {*numbers.units, *numbers.scales, *numbers.pairs} - {word for word in numbers.scales if len(word) < 3}
    each = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    glued = "و?" if numbers.arabic else ""
    joins = "|".join(sorted(numbers.joins))
    return rf"(?:(?:{each})(?!\w)(?:(?:\s|-)(?:(?:{joins})\s)?{glued}(?:{each})(?!\w)){{0,7}})"


def _shape(template: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    seen: dict[str, int] = {}

    def expanded(found: re.Match[str]) -> str:
        name = found.group(1)
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?P<{group}>{slots[name]})"

    pieces = _CLASS.split(folded(template).replace("(?p", "(?P"))
    spaced = [piece if at % 2 else _blanks(piece) for at, piece in enumerate(pieces)]
    return re.compile(rf"(?<![\w$€£])(?<!\d[.,/])(?:{_SLOT.sub(expanded, ''.join(spaced))})(?!\w)(?![.,/]\d)")


def _blanks(piece: str) -> str:
    return piece.replace(" ?", r"\s{0,3}").replace("~", r"\s{0,3}").replace(" ", r"\s{1,4}")
