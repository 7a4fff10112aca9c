"""When a deal begins and ends, as precisely as the text says: 2026, 2026-Q3, 2026-H2, 2026-09, 2026-09-23."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.text.folding import folded


@dataclass(frozen=True, slots=True)
class When:
    """A date that a sentence names, its place in the folded text, and what it says of a deal."""

    text: str  # 2026, 2026-Q3 …
    place: int
    edge: str  # start, end or empty


@dataclass(frozen=True, slots=True)
class DateWords:
    """The patterns of one language."""

    dates: re.Pattern[str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]


_YEAR = r"(?P<year>20[0-4]\d|19[89]\d)"


def dates(text: str, start: int, end: int, words: DateWords) -> list[When]:
    """Return the dates between two places of a folded text.

    >>> words = date_words("en")
    >>> text = "capacity from the second half of 2026 until december 2031"
    >>> [(when.text, when.edge) for when in dates(text, 0, len(text), words)]
    [('2026-H2', 'start'), ('2031-12', 'end')]
    """
    found = sorted(words.dates.finditer(text, start, end), key=lambda one: one.start())
    return [When(_written(one, words), one.start(), _edge(text, start, one, words)) for one in found]


def _written(found: re.Match[str], words: DateWords) -> str:
    parts = found.groupdict()
    year = parts["year"]
    if parts.get("month"):
        month = words.months[parts["month"]]
        day = parts.get("day") or parts.get("day_after")
        return f"{year}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
    if parts.get("quarter"):
        return f"{year}-Q{_ordinal(parts['quarter'], words)}"
    if parts.get("half"):
        return f"{year}-H{_ordinal(parts['half'], words)}"
    return str(year)


def _ordinal(word: str, words: DateWords) -> int:
    return int(word) if word.isdecimal() else words.ordinals[word]


def _edge(text: str, start: int, found: re.Match[str], words: DateWords) -> str:
    before = text[max(start, found.start() - 40) : found.start()]
    if words.ends.search(before):
        return "end"
    return "start" if words.starts.search(before) else ""


@cache
def date_words(language: str) -> DateWords:
    """Return the date patterns of a language."""
    return date_words_from(language_data(language)["dates"])


def date_words_from(data: Mapping[str, Any]) -> DateWords:
    """Build the date patterns from the data of one language file."""
    months = {folded(name): number for number, names in enumerate(data["months"], 1) for name in names}
    ordinals = {folded(word): number for number, words in enumerate(data["ordinals"], 1) for word in words}
    month, ordinal = _any(months), _any(ordinals)
    quarter, half, of = (
        _any(map(folded, data["quarter"])),
        _any(map(folded, data["half"])),
        _any(map(folded, data["of"])),
    )
    shapes = (
        rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{month})(?:\s*/\s*\w+(?:\s+\w+)?)?(?:\s+(?P<day_after>\d{{1,2}}),?)?(?:{of})?\s*,?\s*{_YEAR}",
        rf"(?:{quarter}\s+(?:ال)?(?P<quarter>{ordinal})|(?P<quarter_first>{ordinal})\s+{quarter})(?:{of})?\s+{_YEAR}",
        rf"q(?P<q>[1-4])\s*(?:of\s+)?{_YEAR}",
        rf"(?:{half}\s+(?:ال)?(?P<half>{ordinal})|(?P<half_first>{ordinal})\s+{half})(?:{of})?\s+{_YEAR}",
        rf"(?P<h>[12])h\s*{_YEAR}",
        _YEAR,
    )
    return DateWords(
        _Dates(shapes),  # type: ignore[arg-type]
        re.compile(rf"(?:{_any(map(folded, data['starts']))})\s*(?:\w+\s+){{0,3}}$"),
        re.compile(rf"(?:{_any(map(folded, data['ends']))})\s*(?:\w+\s+){{0,3}}$"),
        months,
        ordinals,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


class _Dates:
    """Several shapes of a date, the more precise first, found without overlap."""

    def __init__(self, shapes: Sequence[str]) -> None:
        self._shapes = [re.compile(rf"(?<![\w.,]){shape}(?![\w])") for shape in shapes]

    def finditer(self, text: str, start: int, end: int) -> Iterator["_Found"]:
        taken: list[tuple[int, int]] = []
        for shape in self._shapes:
            for found in shape.finditer(text, start, end):
                if not any(found.start() < stop and begin < found.end() for begin, stop in taken):
                    taken.append(found.span())
                    yield _Found(found)


class _Found:
    """A match whose groups of several shapes have one name."""

    def __init__(self, found: re.Match[str]) -> None:
        self._found = found

    def start(self) -> int:
        return self._found.start()

    def groupdict(self) -> dict[str, str | None]:
        groups = self._found.groupdict()
        groups["quarter"] = groups.get("quarter") or groups.get("quarter_first") or groups.get("q")
        groups["half"] = groups.get("half") or groups.get("half_first") or groups.get("h")
        return groups
