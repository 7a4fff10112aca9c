"""Sums, power, chips, shares and head counts in a sentence, each with its bound and its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

from halqa.reading.numbers import Number, NumberWords, number, number_words
from halqa.text.folding import folded
from halqa.text.forms import arabic_stems
from halqa.text.tokens import tokens as tokenise
from halqa.units import Bound, Period

_LEAST_IMPLIED = Decimal(10) ** 8  # a bare "500 million" can be a sum; a bare "12 thousand" is something else
_LOOK_BEHIND = 6


class Measure(StrEnum):
    """What a quantity counts."""

    MONEY = "money"
    POWER = "power"  # megawatts
    CHIPS = "chips"
    SHARE = "share"  # per cent
    USERS = "users"
    COUNT = "count"  # anything else


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `start` and `stop` count tokens of the sentence."""

    measure: Measure
    value: Decimal
    start: int
    stop: int
    unit: str = ""  # currency code
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    per: Period | None = None
    each: bool = False  # "apiece": holds for every party named
    implied: bool = False  # the currency was not printed
    glued: str = ""  # preposition glued on (Arabic)


Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers in one language."""

    numbers: NumberWords
    currencies: Phrases
    power: Phrases
    chips: Phrases
    users: Phrases
    percent: Phrases
    parts: Mapping[str, Decimal]
    before: Phrases
    after: Phrases
    periods: Phrases
    each: Phrases
    counted: frozenset[str]
    arabic: bool


@cache
def quantity_words(language: str) -> QuantityWords:
    """Return the words around numbers of a language."""
    text = (files("halqa.catalogue") / "words" / f"{language}.json").read_text("utf-8")
    return quantity_words_from(loads(text))


def quantity_words_from(data: Mapping[str, Any]) -> QuantityWords:
    """Build them from the data of one language file."""
    return QuantityWords(
        numbers=number_words(data),
        currencies=_phrases(data["currencies"]),
        power={_key(word): str(mw) for word, mw in data["power"].items()},
        chips=_phrases({"chips": data["chip_units"]}),
        users=_phrases({"users": data["user_units"]}),
        percent=_phrases({"%": data["percent"]}),
        parts={folded(word): Decimal(str(value)) for word, value in data["part_fractions"].items()},
        before=_phrases(data["bounds_before"]),
        after=_phrases(data["bounds_after"]),
        periods=_phrases(data["per_period"]),
        each=_phrases({"each": data["each"]}),
        counted=frozenset(map(folded, data["counted"])),
        arabic=data["script"] == "arabic",
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenise(folded(phrase)))


def _phrases(table: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
    return {_key(phrase): name for name, listed in table.items() for phrase in listed}


def _at(tokens: Sequence[str], index: int, phrases: Phrases) -> tuple[str, int] | None:
    """Return the name and the end of the longest phrase that begins at a token."""
    for length in range(min(4, len(tokens) - index), 0, -1):
        if name := phrases.get(tuple(tokens[index : index + length])):
            return name, index + length
    return None


def quantities(tokens: Sequence[str], words: QuantityWords) -> list[Quantity]:
    """Return the quantities of a sentence in order.

    >>> q = quantities(["more", "than", "$", "1.5", "bn", "a", "year"], quantity_words("en"))[0]
    >>> int(q.value), q.unit, q.bound.value, q.per.value
    (1500000000, 'USD', 'at_least', 'year')
    """
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity = _quantity(tokens, index, words)
        if quantity is None:
            index += 1
            continue
        found.append(quantity)
        index = max(quantity.stop, index + 1)
    opening = _at(tokens, 0, words.periods) if tokens else None
    if opening:  # "Every month it pays …"
        found = [
            replace(one, per=Period(opening[0])) if one.measure is Measure.MONEY and one.per is None else one
            for one in found
        ]
    return found


def _quantity(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    start, currency = index, None
    if sign := _at(tokens, index, words.currencies):
        currency, index = sign
        if index >= len(tokens):
            return None
    first = number(tokens, index, words.numbers)
    if first is None or first.stop <= index:
        return None
    read, high = _range(tokens, first, words)
    quantity = _measured(tokens, start, read, currency, words)
    if quantity is None:
        return None
    if high is not None:
        quantity = replace(quantity, high=high)
    return _qualified(tokens, quantity, words)


def _range(tokens: Sequence[str], low: Number, words: QuantityWords) -> tuple[Number, Decimal | None]:
    """Read "66-72 billion" and "66 to 72 billion": the low end takes the scale of the high one."""
    index = low.stop
    if index + 1 >= len(tokens) or tokens[index] not in ("-", "to", "الي"):
        return low, None
    index += 1
    if _at(tokens, index, words.currencies):
        index = _at(tokens, index, words.currencies)[1]  # type: ignore[index]
    if index >= len(tokens) or not tokens[index][:1].isdigit():
        return low, None
    high = number(tokens, index, words.numbers)
    if high is None or high.scale < 1000:
        return low, None
    value = low.value * high.scale if low.scale == 1 else low.value
    if not value < high.value:
        return low, None
    return Number(value, high.stop, high.scale, low.glued), high.value


def _measured(
    tokens: Sequence[str], start: int, read: Number, currency: str | None, words: QuantityWords
) -> Quantity | None:
    value, stop = read.value, read.stop
    if currency is None and stop < len(tokens):
        unit_at = stop + 1 if tokens[stop] == "-" and stop + 1 < len(tokens) else stop
        if unit := _at(tokens, unit_at, words.power):
            return Quantity(Measure.POWER, value * Decimal(unit[0]), start, unit[1], "MW", glued=read.glued)
        if unit := _at(tokens, unit_at, words.percent):
            return Quantity(Measure.SHARE, value, start, unit[1], "%", glued=read.glued)
        if unit := _at(tokens, unit_at, words.currencies):
            currency, stop = unit
            value, stop = _and_a_half(tokens, stop, value, read.scale, words)
        elif not (read.scale == 1 and value in _YEARS) and (counted := _counted(tokens, stop, words)):
            # words between a number and what it counts stay words: "600,000 Nvidia chips" names Nvidia
            end = counted[1] if counted[2] == stop else stop
            return Quantity(counted[0], value, start, end, counted[0].value, glued=read.glued)
    if currency:
        return Quantity(Measure.MONEY, value, start, stop, currency, glued=read.glued)
    if (
        read.scale >= (10**6 if words.arabic else 10**9)
        and value >= _LEAST_IMPLIED
        and not _is_unit(tokens, stop, words)
    ):
        return Quantity(Measure.MONEY, value, start, stop, "", implied=True, glued=read.glued)
    return Quantity(Measure.COUNT, value, start, stop, glued=read.glued)


_YEARS = range(1900, 2101)


def _is_unit(tokens: Sequence[str], index: int, words: QuantityWords) -> bool:
    """Whether the next word says that something other than money is counted."""
    return index < len(tokens) and tokens[index] in words.counted


def _and_a_half(
    tokens: Sequence[str], stop: int, value: Decimal, scale: Decimal, words: QuantityWords
) -> tuple[Decimal, int]:
    """مليار دولار ونصف: the half counts the scale, and stands after the currency."""
    if words.arabic and stop < len(tokens) and tokens[stop][:1] == "و":
        half = words.numbers.fractions.get(tokens[stop][1:])
        if half and scale >= 1000:
            return value + half * scale, stop + 1
    return value, stop


def _counted(tokens: Sequence[str], stop: int, words: QuantityWords) -> tuple[Measure, int, int] | None:
    """Return what a bare number counts: chips or users, a few words on ("1,000,000 of the latest GPUs")."""
    for index in range(stop, min(stop + 4, len(tokens))):
        for measure, phrases in ((Measure.CHIPS, words.chips), (Measure.USERS, words.users)):
            if unit := _at(tokens, index, phrases):
                return measure, unit[1], index
        if index == stop and not _thin(tokens[index]):
            continue
        if tokens[index] in (",", ".", ";", ":"):
            return None
    return None


def _thin(token: str) -> bool:
    return len(token) <= 3


def _qualified(tokens: Sequence[str], quantity: Quantity, words: QuantityWords) -> Quantity:
    """Add bound, period and "each" from the words before and after."""
    bound = Bound.AT_LEAST if quantity.high is not None else _bound_before(tokens, quantity.start, words)
    if bound is None and (after := _at(tokens, quantity.stop, words.after)):
        bound = Bound(after[0])
    per, each, index = None, False, quantity.stop
    for offset in range(3):
        index = quantity.stop + offset
        if index >= len(tokens) or tokens[index] in (",", ";", ":"):
            break
        if per is None and (period := _at(tokens, index, words.periods)):
            per = Period(period[0])
        each = each or _at(tokens, index, words.each) is not None
    return replace(quantity, bound=bound or Bound.EXACT, per=per, each=each)


def _bound_before(tokens: Sequence[str], start: int, words: QuantityWords) -> Bound | None:
    """Read the words right before a number, the longest phrase first; a currency or an article may stand between."""
    for gap in (0, 1):
        stop = start - gap
        if gap and (stop < 1 or tokens[stop] not in ("the", "a", "an", "of", "قدره", "قيمته", "ال")):
            continue
        for length in range(min(_LOOK_BEHIND, stop), 0, -1):
            phrase = tuple(tokens[stop - length : stop])
            if name := words.before.get(phrase):
                return Bound(name)
            if words.arabic and length <= 4:
                for glued, rest in arabic_stems(phrase[0]):
                    if glued and (name := words.before.get((rest, *phrase[1:]))):
                        return Bound(name)
    return None
