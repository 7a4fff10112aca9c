"""Dates and periods that a text tells, resolved against its dateline: "next year", "Q3 2026", الربع الأخير من 2026."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from halqa.reading.dating.calendars import Interval
from halqa.reading.dating.days import DAYS
from halqa.reading.dating.match import Match, Rule, single
from halqa.reading.dating.parts import PARTS
from halqa.reading.dating.shapes import Language, language_shapes
from halqa.reading.dating.spans import SPANS, join
from halqa.reading.dating.units import UNITS
from halqa.text.folding import Folded, fold

_MARKS = re.compile("[\u064b-\u0652]{0,4}")
_FAR = (date(1987, 3, 4), date(2043, 10, 16))
_SIZES = {"M": 1, "Y": 12}
_RULES: Mapping[str, Rule] = {**DAYS, **UNITS, **PARTS, **SPANS}
_DAY_RULES = frozenset(
    "date ymd numeric md weekday relweekday weekweekday named relday nth theday dayofrel weekdayday ago".split()
)


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


def find_dates(text: str, language: str, dateline: date) -> list[Dated]:
    """Return the dates and periods of a text in order, relative ones resolved against the dateline.

    >>> found = find_dates("from Q3 2026 until next year", "en", date(2026, 3, 1))
    >>> [(one.timex, one.future.until.isoformat()) for one in found]
    [('(2026-07-01,2027-01-01,P184D)', '2027-01-01')]
    >>> find_dates("العام المقبل", "ar", date(2026, 3, 1))[0].timex
    '2027'
    """
    whole = fold(text)
    known = language_shapes(language)
    found = _found(known.shapes, whole.text, 0, len(whole.text))
    said = _ranges(whole.text, list(_longest(found, whole.text, known, dateline)), known, dateline)
    return [_placed(text, whole, one) for one in said]


def dates_between(
    text: str, start: int, end: int, language: str, dateline: date | None, rules: frozenset[str] = frozenset(_RULES)
) -> list[Dated]:
    """Return the dates between two places of a folded text, ranges not joined; with no dateline none that needs one.

    `rules` are the kinds of dates looked for.

    >>> text = "from q3 2026 until next year"
    >>> [one.timex for one in dates_between(text, 0, len(text), "en", None)]
    ['(2026-07-01,2026-10-01,P3M)']
    """
    known = language_shapes(language)
    found = _found([shape for shape in known.shapes if shape[0] in rules], text, start, end)
    if dateline or not found:
        return list(_longest(found, text, known, dateline or _FAR[0]))
    # what two far datelines read alike depends on neither
    early, late = (list(_longest(found, text, known, ref)) for ref in _FAR)
    fixed = {(one.start, one.timex) for one in late if one.future == one.past}
    return [one for one in early if one.future == one.past and (one.start, one.timex) in fixed]


def _placed(text: str, whole: Folded, one: Dated) -> Dated:
    """Lead a date back to the raw text; marks on its last letter belong to it."""
    place = whole.raw(one.start, one.end)
    marks = _MARKS.match(text, place.end)
    return replace(one, start=place.start, end=marks.end() if marks else place.end)


_Shaped = tuple[int, int, int, str, re.Match[str]]  # start, how long it is, order, rule and match


def _found(shapes: Sequence[tuple[str, re.Pattern[str]]], text: str, start: int, end: int) -> list[_Shaped]:
    return sorted(
        (
            (_start(match), -match.end(), order, rule, match)
            for order, (rule, shape) in enumerate(shapes)
            for match in shape.finditer(text, start, end)
        ),
        key=lambda one: one[:3],
    )


def _longest(found: Sequence[_Shaped], text: str, known: Language, ref: date) -> Iterator[Dated]:
    """Yield the longest reading at each place, from left to right, without overlap."""
    behind = 0
    for first, _, _, rule, match in found:
        if first < behind:
            continue
        stop = first + len(text[first : match.end()].rstrip())
        try:
            read = _RULES[rule](Match(match, known, ref))
        except (ValueError, OverflowError, TypeError):
            read = None
        if read is not None:
            behind = stop
            timex, future, past, in_year, size = read
            yield Dated(first, stop, timex, future, past, rule in _DAY_RULES, in_year, size)


def _start(match: re.Match[str]) -> int:
    return match.start("cut") if match.groupdict().get("cut") is not None else match.start()


def _ranges(text: str, said: Sequence[Dated], known: Language, ref: date) -> list[Dated]:
    """Join "from … to …" and "between … and …" to one interval."""
    joined: list[Dated] = []
    index = 0
    while index < len(said):
        one = said[index]
        found = _range(text, one, said[index + 1], known, ref) if index + 1 < len(said) else None
        joined.append(found or one)
        index += 2 if found else 1
    return joined


def _range(text: str, begun: Dated, ended: Dated, known: Language, ref: date) -> Dated | None:
    joint = text[begun.end : ended.start].strip()
    opened = known.opens.search(text, max(0, begun.start - 12), begun.start)
    if joint not in known.tos or (joint in known.joins and not opened):
        return None
    if joint == "-" and begun.is_day != ended.is_day:
        return None
    begun, ended = _same_year(begun, ended, ref)
    future, past = join(begun.future, ended.future), join(begun.past, ended.past)
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
    found = single(one.in_year(year)) if one.in_year else None
    return replace(one, future=found, past=found, timex=found.first.isoformat()) if found else one
