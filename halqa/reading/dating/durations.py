"""How long something lasts: "over seven years", "a 15-year lease", على مدى خمس سنوات."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.reading.dating.units import MONTHS
from halqa.reading.quantities.cardinals import NumberWords, number, number_words
from halqa.text.folding import folded
from halqa.text.tokens import tokens

_LONGEST = 99 * 12  # months: nothing that is agreed lasts longer
_AHEAD = 4  # words from a length to what lasts: "a five-year cloud computing deal"
_FILLERS = 5  # words that may stand between "over" and a length: "for a period of about"


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: NumberWords
    units: Mapping[str, int]  # a unit of time and its months
    pairs: Mapping[str, int]  # a unit that says two by itself: عامين
    before: frozenset[tuple[str, ...]]
    fillers: frozenset[str]
    lasting: frozenset[str]
    longest: int


@cache
def _words(language: str) -> _Words:
    data = language_data(language)
    return _words_from(data, data["dates"])


def _words_from(data: Mapping[str, Any], dates: Mapping[str, Any]) -> _Words:
    before = frozenset(tuple(folded(phrase).split()) for phrase in dates.get("lasting_before", []))
    return _Words(
        numbers=number_words(data),
        units=_months(dates.get("units", {})),
        pairs={word: 2 * months for word, months in _months(dates.get("dual_units", {})).items()},
        before=before,
        fillers=frozenset(map(folded, dates.get("lasting_fillers", []))),
        lasting=frozenset(map(folded, dates.get("lasting", []))),
        longest=max(map(len, before), default=0),
    )


def _months(units: Mapping[str, str]) -> dict[str, int]:
    return {folded(word): MONTHS[unit] for word, unit in units.items() if MONTHS.get(unit)}


def lengths(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded text tells how long something lasts, and how many months.

    >>> list(lengths("a 15-year lease, $2bn over eighteen months", "en"))
    [(2, 180), (27, 18)]
    >>> list(lengths("a 20-year high; five years ago", "en"))
    []
    """
    words = _words(language)
    row, places = _row(text)
    for index, word in enumerate(row):
        if word in words.pairs or word[1:] in words.pairs:
            months, stop, glued = words.pairs.get(word) or words.pairs[word[1:]], index + 1, word not in words.pairs
        elif read := _counted(row, index, words):
            months, stop, glued = read
        else:
            continue
        joined = text[places[stop - 1] - 1 : places[stop - 1]] == "-"
        if 0 < months <= _LONGEST and (glued or _opened(row, index, words) or (joined and _lasts(row, stop, words))):
            yield places[index], months


def _row(text: str) -> tuple[list[str], list[int]]:
    """Return the words without the hyphens that join them, and the place of each."""
    row, places = [], []
    for token in tokens(text):
        start = token.start
        for piece in token.text.split("-"):
            if piece:
                row.append(piece)
                places.append(start)
            start += len(piece) + 1
    return row, places


def _counted(row: Sequence[str], index: int, words: _Words) -> tuple[int, int, bool] | None:
    """Read a number and its unit of time: months, the word after them, and whether "for" is glued on (لخمس سنوات)."""
    read = number(row, index, words.numbers)
    if read is None or not index < read.stop < len(row) or read.scale != 1 or read.value > _LONGEST:
        return None
    months = words.units.get(row[read.stop])
    return (int(read.value * months), read.stop + 1, read.glued == "ل" or row[index - 1] == "ل") if months else None


def _lasts(row: Sequence[str], stop: int, words: _Words) -> bool:
    """Whether what follows a length is something that lasts: "a five-year cloud computing deal"."""
    behind = row[stop : stop + _AHEAD]
    marks = (at for at, word in enumerate(behind) if not word[0].isalpha())
    return not words.lasting.isdisjoint(behind[: next(marks, len(behind))])


def _opened(row: Sequence[str], start: int, words: _Words) -> bool:
    """Whether "over", "for a period of", على مدى stand before a length."""
    for at in range(start, max(start - _FILLERS, 0), -1):
        sizes = range(1, min(words.longest, at) + 1)
        if any(tuple(row[at - size : at]) in words.before for size in sizes):
            return True
        if row[at - 1] not in words.fillers:
            return False
    return False
