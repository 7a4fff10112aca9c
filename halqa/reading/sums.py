"""Percentages and sums of money in a free text, each with its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from halqa.catalogue.words import language_data
from halqa.reading.cardinals import NumberWords
from halqa.reading.numbers import places, worded
from halqa.reading.quantities import Phrases, phrases_at, phrases_from
from halqa.text.folding import Folded, fold
from halqa.text.tokens import Token, tokens

_CENTS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a text: its place in code points of the raw text, its value (None: a unit alone) and its unit."""

    start: int
    end: int
    value: Decimal | None
    unit: str  # % or an ISO currency


@dataclass(frozen=True, slots=True)
class _Words:
    currencies: Phrases
    minor: Phrases
    percent: Phrases
    before: Phrases
    ordinary: frozenset[str]  # units that are ordinary words too: "won"
    numbers: NumberWords


@cache
def _words(language: str) -> _Words:
    data = language_data(language)
    currencies: dict[str, list[str]] = {code: list(listed) for code, listed in data["currencies"].items()}
    for code, listed in data.get("wider_currencies", {}).items():
        currencies.setdefault(code, []).extend(listed)
    return _Words(
        currencies=phrases_from(currencies),
        minor=phrases_from(data.get("minor_units", {})),
        percent=phrases_from({"%": [*data["percent"], *data.get("percent_wider", [])]}),
        before=phrases_from({"%": data.get("percent_before", [])}),
        ordinary=frozenset(data.get("ordinary_units", [])),
        numbers=worded(language),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A folded text cut into tokens, and its numbers by the token they begin and end at."""

    folded: Folded
    parts: Sequence[Token]
    row: Sequence[str]
    starts: Mapping[int, tuple[int, Decimal]]  # first token -> token behind, value
    ends: Mapping[int, int]  # token behind -> first token


def _text(text: str, language: str) -> _Text:
    folded = fold(text)
    parts = tokens(folded.text)
    first = {part.start: index for index, part in enumerate(parts)}
    last = {part.end: index + 1 for index, part in enumerate(parts)}
    starts = {
        first[start]: (last[end], value)
        for start, end, value in places(folded.text, parts, worded(language), glued=True)
        if start in first and end in last
    }
    return _Text(folded, parts, [part.text for part in parts], starts, {stop: at for at, (stop, _) in starts.items()})


def find_percents(text: str, language: str) -> list[Found]:
    """Return the percentages of a text; a sign without a number has no value.

    >>> [(one.start, str(one.value)) for one in find_percents("up 12.5% or thirty per cent", "en")]
    [(3, '12.5'), (12, '30')]
    """
    words = _words(language)
    return _all(text, language, lambda cut, index: _percent(cut, index, words))


def find_sums(text: str, language: str) -> list[Found]:
    """Return the sums of money of a text, a bare dollar taken for the American one; a unit alone has no value.

    >>> [(str(one.value), one.unit) for one in find_sums("HK$ 10 million, 10 dollars 30 cents and 20 MUSD", "en")]
    [('10000000', 'HKD'), ('10.3', 'USD'), ('20000000', 'USD')]
    """
    words = _words(language)
    return _all(text, language, lambda cut, index: _sum(cut, index, words))


Read = tuple[int, int, Decimal | None, str]  # first token, token behind, value, unit


def _all(text: str, language: str, read: Callable[[_Text, int], Read | None]) -> list[Found]:
    cut = _text(text, language)
    return [_placed(cut, one) for one in _reads(cut, read)]


def _reads(cut: _Text, read: Callable[[_Text, int], Read | None]) -> Iterator[Read]:
    index = 0
    while index < len(cut.row):
        found = read(cut, index)
        if found:
            yield found
        index = max(found[1], index + 1) if found else index + 1


def _placed(cut: _Text, read: Read) -> Found:
    start, stop, value, unit = read
    place = cut.folded.raw(cut.parts[start].start, cut.parts[stop - 1].end)
    return Found(place.start, place.end, value, unit)


def _percent(cut: _Text, index: int, words: _Words) -> Read | None:
    if number := cut.starts.get(index):
        unit = phrases_at(cut.row, number[0], words.percent)
        is_sign = unit is not None and not _goes_on(cut, unit[1])
        return (index, unit[1], number[1], "%") if unit and is_sign else None
    if (before := phrases_at(cut.row, index, words.before)) and (number := cut.starts.get(before[1])):
        return index, number[0], number[1], "%"
    if cut.row[index] == "%" and index not in cut.ends and _stands_alone(cut, index):
        return index, index + 1, None, "%"
    return None


def _goes_on(cut: _Text, stop: int) -> bool:
    """Whether a sign is part of an address ("%20and"), or the word of "percentage points"."""
    after = cut.folded.text[cut.parts[stop - 1].end :][:1]
    return after.isalnum() or (stop < len(cut.row) and cut.row[stop] in ("point", "points"))


def _stands_alone(cut: _Text, index: int) -> bool:
    part, text = cut.parts[index], cut.folded.text
    return not text[max(0, part.start - 1) : part.start].strip() and not text[part.end : part.end + 1].strip()


def _sum(cut: _Text, index: int, words: _Words) -> Read | None:
    if sign := phrases_at(cut.row, index, words.currencies):
        found = _signed(cut, index, sign, words)
        return None if found[2] is None and cut.row[index] in words.ordinary else found
    if number := cut.starts.get(index):
        return _counted(cut, index, number, words)
    minor = phrases_at(cut.row, index, words.minor)
    if minor and (number := cut.starts.get(minor[1])):
        return index, number[0], number[1] / _CENTS, minor[0]
    return None


def _signed(cut: _Text, index: int, sign: tuple[str, int], words: _Words) -> Read:
    """Read "$ 5 million", "USD115", "$ 10 dollars"; a unit that stands alone has no value."""
    code, stop = sign
    number = cut.starts.get(stop)
    if number is None or (_is_word(cut.row[stop - 1]) and len(cut.row[stop - 1]) > 3):
        return index, stop, None, code
    unit = phrases_at(cut.row, number[0], words.currencies)
    if unit and (unit[0] == code or not _opens(cut, unit[1])):
        return index, unit[1], number[1], unit[0]
    return index, number[0], number[1], code


def _opens(cut: _Text, index: int) -> bool:
    """Whether a number follows, which then belongs to the unit before it."""
    return index in cut.starts


def _is_word(token: str) -> bool:
    return token.isalpha()


def _counted(cut: _Text, index: int, number: tuple[int, Decimal], words: _Words) -> Read | None:
    """Read "5 dollars", "15 dollars and 50", "30 MUSD", "470 pence"."""
    stop, value = number
    at = stop + 1 if cut.row[stop : stop + 1] == ["-"] else stop
    if unit := phrases_at(cut.row, at, words.currencies):
        following = phrases_at(cut.row, unit[1] - 1, words.currencies)
        if following and unit[1] in cut.starts and not cut.row[unit[1] - 1].isalpha() and _sign_opens(cut, unit[1]):
            return None  # "1 $ 10 dollars": the sign belongs to what follows
        return _with_cents(cut, index, unit, value, words)
    if minor := phrases_at(cut.row, at, words.minor):
        return index, minor[1], value / _CENTS, minor[0]
    if at < len(cut.row) and len(cut.row[at]) == 4 and cut.row[at][0] == "m":
        code = words.currencies.get((cut.row[at][1:],))
        return (index, at + 1, value * 10**6, code) if code == cut.row[at][1:].upper() else None
    return None


def _sign_opens(cut: _Text, index: int) -> bool:
    """Whether the number behind a sign has no unit of small change of its own."""
    stop, _ = cut.starts[index]
    return stop < len(cut.row) and cut.row[stop].startswith("dollar")


def _with_cents(cut: _Text, index: int, unit: tuple[str, int], value: Decimal, words: _Words) -> Read:
    """Add small change: "13 dollars forty-five cents", "15 dollars and 50", "17 USD 25"."""
    code, stop = unit
    joined = stop < len(cut.row) and cut.row[stop] in words.numbers.joins
    small = cut.starts.get(stop + joined)
    if small is None or not 0 < small[1] < _CENTS or small[1] != int(small[1]) or value != int(value):
        return index, stop, value, code
    cents = phrases_at(cut.row, small[0], words.minor)
    if cents and cents[0] == code:
        return index, cents[1], value + small[1] / _CENTS, code
    if phrases_at(cut.row, small[0], words.currencies) or not _ends(cut, small[0]):
        return index, stop, value, code
    return index, small[0], value + small[1] / _CENTS, code


def _ends(cut: _Text, stop: int) -> bool:
    """Whether the sentence ends here, so that the number is not of something else ("5 dollars and 3 apples")."""
    return stop >= len(cut.row) or cut.row[stop] in (".", "!", "?", ";", ",")
