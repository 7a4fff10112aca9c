"""Percentages and sums of money in a free text, each with its place: the quantities, and units alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from halqa.catalogue.words import language_data
from halqa.reading.phrases import Phrases, phrases_at, phrases_from
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.finding import quantities
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import Folded, fold
from halqa.text.tokens import Token, tokens

_BEFORE = 3  # tokens of "per cent of"
Read = tuple[int, int, Decimal | None, str]  # first token, token behind, value, unit


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a text: its place in code points of the raw text, its value (None: a unit alone) and its unit."""

    start: int
    end: int
    value: Decimal | None
    unit: str  # % or an ISO currency


@dataclass(frozen=True, slots=True)
class _Text:
    """A folded text cut into tokens, with its quantities."""

    folded: Folded
    parts: Sequence[Token]
    row: Sequence[str]
    quantities: Sequence[Quantity]


def _text(text: str, language: str) -> _Text:
    folded = fold(text)
    parts = tokens(folded.text)
    row = [part.text for part in parts]
    return _Text(folded, parts, row, quantities(row, quantity_words(language)))


def find_percents(text: str, language: str) -> list[Found]:
    """Return the percentages of a text; a sign without a number has no value.

    >>> [(one.start, str(one.value)) for one in find_percents("up 12.5% or thirty per cent", "en")]
    [(3, '12.5'), (12, '30')]
    """
    cut = _text(text, language)
    before = _percent_before(language)
    minus = quantity_words(language).numbers.minus
    read = [one for quantity in cut.quantities if (one := _percent(cut, quantity, before, minus))]
    return _placed(cut, [*read, *_lone_signs(cut, read)])


def find_sums(text: str, language: str) -> list[Found]:
    """Return the sums of money of a text, a bare dollar taken for the American one; a unit alone has no value.

    >>> [(str(one.value), one.unit) for one in find_sums("HK$ 10 million, 10 dollars 30 cents and 20 MUSD", "en")]
    [('10000000', 'HKD'), ('10.3', 'USD'), ('20000000', 'USD')]
    """
    cut = _text(text, language)
    read: list[Read] = [
        (one.start, one.stop, one.value, one.unit)
        for one in cut.quantities
        if one.measure is Measure.MONEY and not one.implied
    ]
    return _placed(cut, [*read, *_lone_units(cut, language)])


def _placed(cut: _Text, read: Sequence[Read]) -> list[Found]:
    found = []
    for start, stop, value, unit in sorted(read, key=lambda one: one[:2]):
        place = cut.folded.raw(cut.parts[start].start, cut.parts[stop - 1].end)
        found.append(Found(place.start, place.end, value, unit))
    return found


def _lone_units(cut: _Text, language: str) -> Iterator[Read]:
    """Yield the units that no number belongs to: "the dollar"."""
    words = quantity_words(language).money
    taken = {index for one in cut.quantities for index in range(one.start, one.stop)}
    index = 0
    while index < len(cut.row):
        unit = phrases_at(cut.row, index, words.currencies) if index not in taken else None
        if unit and "/" not in unit[0] and cut.row[index] not in words.ordinary:
            yield index, unit[1], None, unit[0]
        index = unit[1] if unit else index + 1


@cache
def _percent_before(language: str) -> Phrases:
    return phrases_from({"%": language_data(language).get("percent_before", [])})


def _percent(cut: _Text, quantity: Quantity, before: Phrases, minus: frozenset[str]) -> Read | None:
    if quantity.measure is Measure.SHARE and not _goes_on(cut, quantity.stop):
        negative = quantity.start > 0 and cut.row[quantity.start - 1] in minus
        return quantity.start - negative, quantity.stop, -quantity.value if negative else quantity.value, "%"
    if quantity.measure is not Measure.COUNT:
        return None
    for start in range(max(0, quantity.start - _BEFORE), quantity.start):
        phrase = phrases_at(cut.row, start, before)
        if phrase and phrase[1] == quantity.start:
            return start, quantity.stop, quantity.value, "%"
    return None


def _goes_on(cut: _Text, stop: int) -> bool:
    """Whether a sign is part of an address ("%20and"), or the word of "percentage points"."""
    after = cut.folded.text[cut.parts[stop - 1].end :][:1]
    return after.isalnum() or (stop < len(cut.row) and cut.row[stop] in ("point", "points"))


def _lone_signs(cut: _Text, read: Sequence[Read]) -> Iterator[Read]:
    """Yield the signs that no number belongs to."""
    taken = {index for start, stop, _, _ in read for index in range(start, stop)}
    for index, part in enumerate(cut.parts):
        around = cut.folded.text[max(0, part.start - 1) : part.start] + cut.folded.text[part.end : part.end + 1]
        if part.text == "%" and index not in taken and not around.strip():
            yield index, index + 1, None, "%"
