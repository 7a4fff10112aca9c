"""When a deal begins and ends, as precisely as its sentence tells: 2026, 2026-Q3, 2026-H2, 2026-09, 2026-09-23."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from halqa.catalogue.conventions import first_day
from halqa.catalogue.words import language_data
from halqa.model import SYMMETRIC, Status, Tie
from halqa.reading.dating.durations import lengths
from halqa.reading.dating.finding import Dated, dates_between
from halqa.reading.dating.periods import ends, last_period
from halqa.reading.items import Sentence
from halqa.reading.quantities.amounts import Measure
from halqa.reading.tellings.finding import Told
from halqa.text.folding import Folded, folded
from halqa.units import Bound

Term = tuple[str | None, str | None]  # start and end
_NONE: Term = (None, None)
_REACH = 110  # characters between an event and a date that is its own
_CLAUSE = 100  # and a date that no word marks as a start or an end
_AROUND = 24  # characters around such a word that a date may take
_GLUED = "وفبلك"  # what Arabic writes on to the word that follows
_RULES = frozenset(
    "date ymd numeric hijri month relmonth unit partunit quarter half season next within ago decade year".split()
)
_TOLD = {"Y": 4, "M": 7}  # letters of a date: 2026, 2026-09
_CUE = 40  # characters before a date in which such a word stands


@dataclass(frozen=True, slots=True)
class _Words:
    """What marks a date as a start or an end, in one language."""

    hint: re.Pattern[str]  # what every date of a term has; cheap to look for
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    during: re.Pattern[str]
    opens: re.Pattern[str]
    tos: frozenset[str]
    joins: frozenset[str]
    vague: tuple[str, ...]
    spans: Mapping[str, int]  # years and months, and how much of a date they tell
    lasting: frozenset[str]
    planned: frozenset[str]


@cache
def _words(language: str) -> _Words:
    return _words_from(language_data(language))


def _words_from(data: Mapping[str, Any]) -> _Words:
    dates = data["dates"]
    units = dates.get("units", {}) | dates.get("dual_units", {})
    long_units = [word for word, unit in units.items() if unit not in ("D", "W", "WE")]
    hints = [
        *long_units,
        *(name for key in ("months", "hijri") for listed in dates.get(key, ()) for name in _names(listed)),
    ]
    links = rf"(?:(?:{_any(dates['links'])})\s+){{0,4}}"

    def cue(prepositions: str, verbs: str) -> re.Pattern[str]:
        loose = rf"|(?:{_any(dates[verbs])})\s+(?:[^\W\d]+\s+){{0,3}}" if verbs else ""
        return re.compile(rf"(?<!\w)[وف]?(?:(?:{_any(dates[prepositions])})\s+{links}{loose})$")

    return _Words(
        hint=re.compile(rf"(?<![^\W\d])[{_GLUED}]?(?:(?:1[3-9]|20)\d\d|[12]h|[hq][1-4]|{_any(hints)})(?!\w)"),
        starts=cue("starts", "start_verbs"),
        ends=cue("ends", "end_verbs"),
        during=cue("during", ""),
        opens=re.compile(rf"(?<!\w)(?:{_any(dates['opens'])})\s+{links}$"),
        tos=frozenset(map(folded, dates["to"])),
        joins=frozenset(map(folded, data["number_joins"])) or frozenset("و"),
        vague=tuple(map(folded, dates["vague_counts"])),
        spans={folded(word): _TOLD[unit] for word, unit in units.items() if unit in _TOLD},
        lasting=frozenset(map(folded, dates["lasting"])),
        planned=frozenset(map(folded, dates["start_verbs"])),
    )


def _names(listed: str | Sequence[str]) -> Sequence[str]:
    return listed.split("|") if isinstance(listed, str) else listed


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(folded(word)) for word in words), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _When:
    """A date of a sentence: where it stands, how it is written at either end of a term, and which end it is."""

    place: int
    stop: int
    first: str
    last: str
    edge: str  # start, end, both, in ("in 2027") or empty
    is_open: bool  # a month or a day whose year is not told


def term(text: Folded, one: Told, published: date | None) -> Term:
    """Return when a deal begins and ends, where its sentence says so near its event."""
    if one.raw.kind in SYMMETRIC:
        return _NONE
    event = one.sentence.items[one.raw.event].start
    span = one.sentence.span
    low = max(span.start, event - _REACH)
    said = _dates(text.text, one.sentence, published, past=one.status is Status.DONE)
    found = [when for when in said if abs(when.place - event) < _REACH]
    marked = sorted((when for when in found if when.edge in _EDGES), key=lambda when: abs(when.place - event))
    start = next((when.first for when in marked if when.edge in ("start", "both")), None)
    end = next((when.last for when in marked if when.edge in ("end", "both")), None)
    if start is None and (when := _in(found, one, event, published)):
        start, end = (start, end or when.last) if one.status is Status.ENDED else (when.first, end)
    return _closed(start, end, text.text[low : span.end], one.sentence.language)


_EDGES = ("start", "end", "both")


def _closed(start: str | None, end: str | None, text: str, language: str) -> Term:
    """Add the end that a length tells; an end before its start is none."""
    first = first_day(start)
    if start and first and end is None:
        months = next((months for _, months in lengths(text, language)), None)
        end = last_period(start, first, months) if months else None
    return start, end if end is None or start is None or start[:4] <= end[:4] else None


def _in(found: Sequence[_When], one: Told, event: int, published: date | None) -> _When | None:
    """Return the date in whose time a deal happens: "invested in 2022", "will buy chips next year".

    For a deal that is only agreed or talked of, a time not yet come: what is past is when it was told.
    """
    near = [when for when in found if when.edge == "in" and abs(when.place - event) < _CLAUSE]
    near = [when for when in near if not _other_between(one, event, when.place)]
    if not near or one.status is Status.DENIED:
        return None
    when = min(near, key=lambda when: abs(when.place - event))
    day = first_day(when.first)
    if one.status in (Status.DONE, Status.ENDED):
        return when if day and not (published and day > published) else None
    ahead = day > published if day and published else _is_planned(one, when)
    return when if day and ahead and not when.is_open else None


def _is_planned(one: Told, when: _When) -> bool:
    """Whether a sentence speaks of what is to come, where no dateline tells."""
    planned = _words(one.sentence.language).planned
    before = (item for item in one.sentence.items if item.start < when.place)
    return any(item.tag("to_come") or item.text in planned for item in before)


def _other_between(one: Told, event: int, place: int) -> bool:
    """Whether a date is another's: a clause or a metric lies between, or another verb stands nearer to it."""
    low, high = sorted((event, place))
    inside = (item for item in one.sentence.items if low < item.start < high)
    if any(item.text == ";" or item.tag("metric") or item.tag("subordinate") for item in inside):
        return True
    verbs = (item.start for item in one.sentence.items if (tag := item.tag("event")) and tag.part == "verb")
    return any(abs(verb - place) < high - low for verb in verbs if verb != event)


def date_place(text: Folded, one: Told, written: str, published: date | None) -> int | None:
    """Return where the sentence of a deal tells a date that is written so, as a place of the folded text."""
    past = one.status is Status.DONE
    found = _dates(text.text, one.sentence, published, past=past)
    return next((when.place for when in found if written in (when.first, when.last)), None)


def _dates(text: str, sentence: Sentence, published: date | None, *, past: bool) -> list[_When]:
    """Return the dates of a sentence, each with the end of a term that it marks."""
    words, span = _words(sentence.language), sentence.span
    said = _said(text[span.start : span.end], sentence.language, published)
    told = [replace(one, start=one.start + span.start, end=one.end + span.start) for one in said]
    found = [
        when
        for one in told
        if _is_date(one, sentence) and (when := _when(text, span.start, one, words, published, past=past))
    ]
    for at, (one, other) in enumerate(pairwise(found)):
        if _are_ends(text, span.start, one, other, words):
            found[at], found[at + 1] = replace(one, edge="start"), replace(other, edge="end")
    return found


@lru_cache(maxsize=64)  # several deals of one sentence ask for its dates one after another
def _said(text: str, language: str, published: date | None) -> tuple[Dated, ...]:
    """Return the dates of a sentence; they are looked for only around words that every date of a term has."""
    found = []
    for start, end in _near(text, [match.span() for match in _words(language).hint.finditer(text)]):
        found += dates_between(text, start, end, language, published, _RULES)
    return tuple(found)


def _near(text: str, hints: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches around some places, cut between words and joined where they meet."""
    near: list[tuple[int, int]] = []
    for start, end in hints:
        low = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
        high = text.find(" ", end + _AROUND)
        high = len(text) if high < 0 else high
        if near and low <= near[-1][1]:
            near[-1] = near[-1][0], high
        else:
            near.append((low, high))
    return near


def _is_date(one: Dated, sentence: Sentence) -> bool:
    """Whether a year is not rather a number: 2000 شريحة, more than 2,000."""
    item = next((item for item in sentence.items if item.start <= one.start < item.end), None)
    quantity = item.quantity if item else None
    if quantity is None or quantity.measure is not Measure.COUNT:
        return quantity is None
    return quantity.bound is not Bound.AT_LEAST or quantity.high is not None  # between 2027 and 2032


def _when(text: str, low: int, one: Dated, words: _Words, published: date | None, *, past: bool) -> _When | None:
    said = text[one.start : one.end]
    if any(vague in said for vague in words.vague):
        return None
    days = one.past if past and not _is_this_month(one, published) else one.future
    timex = one.timex[: _precision(said, words)] if one.is_day else one.timex
    if one.is_day and timex == one.timex and not _has_figures(said):
        return None  # today, on Monday: when it is told
    written = ends(timex, days)
    if written is None:
        return None
    edge = _edge(text, low, one, words)
    if written[0] != written[1] and edge in ("", "in"):
        edge = "both"  # over the next five years
    return _When(one.start, one.end, *written, edge, one.timex.startswith("XXXX"))


def _precision(said: str, words: _Words) -> int:
    """Return how much of a day is told by "two years ago": the year; by "three months ago": the month."""
    return min((words.spans[word] for word in said.split() if word in words.spans), default=10)


def _is_this_month(one: Dated, published: date | None) -> bool:
    return bool(published and one.future and (one.future.first <= published))


def _edge(text: str, low: int, one: Dated, words: _Words) -> str:
    before = text[max(low, one.start - _CUE) : one.start]
    if words.ends.search(before):
        return "end"
    if words.starts.search(before):
        return "start"
    return "in" if not _has_figures(text[one.start : one.end]) or words.during.search(before) else ""


def _has_figures(text: str) -> bool:
    return any(letter.isdecimal() for letter in text)


def _are_ends(text: str, low: int, one: _When, other: _When, words: _Words) -> bool:
    """Whether two dates are the ends of one term: "from 2027 to 2031", "between 2027 and 2031"."""
    joint = text[one.stop : other.place].strip()
    if joint not in words.tos or not one.first <= other.last:
        return False
    opened = words.opens.search(text, max(low, one.place - _CUE), one.place)
    return opened is not None or joint not in words.joins


def tells_term(sentence: Sentence) -> bool:
    """Whether a sentence that names nobody may tell how long a deal of the one before it runs."""
    lasting = _words(sentence.language).lasting
    return any(item.text in lasting for item in sentence.items) and not any(item.is_party for item in sentence.items)


def lasting_before(
    text: Folded, sentence: Sentence, claims: Sequence[Tie], last: Sequence[int], published: date | None
) -> dict[int, Tie]:
    """Return the claims, by their places, with the term that the next sentence tells: "The contract runs until 2032".

    `last` are the places of the claims that the sentence before made.
    """
    open_ones = [at for at in last if claims[at].kind not in SYMMETRIC and not (claims[at].start or claims[at].end)]
    if not open_ones or not tells_term(sentence):
        return {}
    found = _dates(text.text, sentence, published, past=False)
    start = next((when.first for when in found if when.edge in ("start", "both")), None)
    end = next((when.last for when in found if when.edge in ("end", "both")), None)
    start, end = _closed(start, end, text.text[sentence.span.start : sentence.span.end], sentence.language)
    return {at: replace(claims[at], start=start, end=end) for at in open_ones}


def lasting_words(language: str) -> frozenset[str]:
    """Return the words with which such a sentence tells it."""
    return _words(language).lasting
