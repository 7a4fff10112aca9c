"""Sums, power, chips, shares and head counts in a sentence, each with its bound and its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.reading.cardinals import Number, NumberWords, may_begin, number, number_words
from halqa.text.folding import folded
from halqa.text.forms import arabic_stems
from halqa.text.tokens import tokens as tokenise
from halqa.units import Bound, Period

_LEAST_IMPLIED = Decimal(10) ** 8  # a bare "500 million" can be a sum; a bare "12 thousand" is something else
_LOOK_BEHIND = 6
_MOST = Decimal(10) ** 24  # a larger number is no quantity of this world, and over what decimals hold exactly


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


class Phrases(dict[tuple[str, ...], str]):
    """Phrases in tokens with what they stand for; `longest` says how far to look from a first word."""

    __slots__ = ("longest",)

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], str]]) -> None:
        super().__init__(entries)
        self.longest: dict[str, int] = {}
        for phrase in self:
            self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers in one language."""

    numbers: NumberWords
    currencies: Phrases
    power: Phrases
    chips: Phrases
    users: Phrases
    percent: Phrases
    between: frozenset[str]
    ranges: frozenset[str]
    before: Phrases
    after_bound: frozenset[str]
    after: Phrases
    periods: Phrases
    each: Phrases
    counted: frozenset[str]
    arabic: bool
    _met: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def opens(self, token: str) -> bool:
        """Whether a quantity may begin with a word; told by the word alone, and remembered."""
        met = self._met.get(token)
        if met is None:
            if len(self._met) > _REMEMBERED:
                self._met.clear()
            self._met[token] = met = token in self.currencies.longest or (
                may_begin(token, self.numbers) or (self.arabic and _dual([token], 0, self) is not None)
            )
        return met


_REMEMBERED = 50_000  # different words


@cache
def quantity_words(language: str) -> QuantityWords:
    """Return the words around numbers of a language."""
    return quantity_words_from(language_data(language))


def quantity_words_from(data: Mapping[str, Any]) -> QuantityWords:
    """Build them from the data of one language file."""
    return QuantityWords(
        numbers=number_words(data),
        currencies=phrases_from(data["currencies"]),
        power=Phrases((_key(word), str(mw)) for word, mw in data["power"].items()),
        chips=phrases_from({"chips": data["chip_units"]}),
        users=phrases_from({"users": data["user_units"]}),
        percent=phrases_from({"%": data["percent"]}),
        between=frozenset(map(folded, data.get("between", []))),
        ranges=frozenset(map(folded, data["range"])),
        before=phrases_from(data["bounds_before"]),
        after_bound=frozenset(map(folded, data.get("after_bound", []))),
        after=phrases_from(data["bounds_after"]),
        periods=phrases_from(data["per_period"]),
        each=phrases_from({"each": data["each"]}),
        counted=frozenset(map(folded, data["counted"])),
        arabic=data["script"] == "arabic",
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenise(folded(phrase)))


def phrases_from(table: Mapping[str, Iterable[str]]) -> Phrases:
    """Return the phrases of a table in tokens, each with the name it is listed under."""
    return Phrases((_key(phrase), name) for name, listed in table.items() for phrase in listed)


def phrases_at(tokens: Sequence[str], index: int, phrases: Phrases) -> tuple[str, int] | None:
    """Return the name and the end of the longest phrase that begins at a token."""
    longest = phrases.longest.get(tokens[index], 0) if index < len(tokens) else 0
    for length in range(min(longest, len(tokens) - index), 0, -1):
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
    behind = 0
    for index, token in enumerate(tokens):
        if index >= behind and words.opens(token) and (quantity := _quantity(tokens, index, words)):
            found.append(quantity)
            behind = quantity.stop
    opening = phrases_at(tokens, 0, words.periods) if found else None
    if opening:  # "Every month it pays …"
        found = [
            replace(one, per=Period(opening[0])) if one.measure is Measure.MONEY and one.per is None else one
            for one in found
        ]
    return found


def _quantity(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    start, currency = index, None
    if sign := phrases_at(tokens, index, words.currencies):
        currency, index = sign
        if index >= len(tokens):
            return None
    first = number(tokens, index, words.numbers)
    if first is None or first.stop <= index:
        return _dual(tokens, index, words) if words.arabic and currency is None else None
    read, high = _range(tokens, first, words, between=start > 0 and tokens[start - 1] in words.between)
    quantity = _measured(tokens, start, read, currency, words)
    if quantity is None or quantity.value > _MOST or (high or 0) > _MOST:
        return None
    if high is not None:
        quantity = replace(quantity, high=high)
    quantity = _qualified(tokens, quantity, words)
    return _with_tail(quantity, read.tail.split("-"), words) if read.tail else quantity


def _with_tail(quantity: Quantity, tail: Sequence[str], words: QuantityWords) -> Quantity:
    """Add what hyphens join on: "$2bn-a-year", "$1 billion-plus"."""
    for index in range(len(tail)):
        if period := phrases_at(tail, index, words.periods):
            quantity = replace(quantity, per=Period(period[0]))
        if quantity.bound is Bound.EXACT and (bound := phrases_at(tail, index, words.after)):
            quantity = replace(quantity, bound=Bound(bound[0]))
    return quantity


def _dual(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    """Read غيغاواطين: the dual of a unit says two by itself."""
    for glued, word in arabic_stems(tokens[index]):
        if len(word) > 5 and word.endswith(("ين", "ان")) and not glued.endswith("ال"):
            if megawatts := words.power.get((word[:-2],)):
                return Quantity(Measure.POWER, 2 * Decimal(megawatts), index, index + 1, "MW", glued=glued)
            if currency := words.currencies.get((word[:-2],)):
                return Quantity(Measure.MONEY, Decimal(2), index, index + 1, currency, glued=glued)
    return None


def _range(tokens: Sequence[str], low: Number, words: QuantityWords, *, between: bool) -> tuple[Number, Decimal | None]:
    """Read "66-72 billion", "between 5 and 7 GW": the low end takes the scale of the high one."""
    high = _high_end(tokens, low, words, between=between)
    if high is None or (high.scale < 1000 and not between):
        return low, None
    value = low.value * high.scale if low.scale == 1 and high.scale >= 1000 else low.value
    if not value < high.value:
        return low, None
    return Number(value, high.stop, high.scale, low.glued, high.tail), high.value


def _high_end(tokens: Sequence[str], low: Number, words: QuantityWords, *, between: bool) -> Number | None:
    """Return the number behind "to", "-" or, where "between" opens the range, "and"."""
    index = low.stop
    if between and (unit := phrases_at(tokens, index, words.currencies) or phrases_at(tokens, index, words.power)):
        index = unit[1]
    if index + 1 >= len(tokens):
        return None
    is_join = tokens[index] in words.numbers.joins
    if not (between if is_join else tokens[index] in words.ranges):
        glued = number(tokens, index, words.numbers) if between and words.arabic else None
        return glued if glued and glued.glued == "و" else None
    index += 1
    if sign := phrases_at(tokens, index, words.currencies):
        index = sign[1]
    if index >= len(tokens) or not (between or tokens[index][:1].isdecimal()):
        return None
    return number(tokens, index, words.numbers)


def _measured(
    tokens: Sequence[str], start: int, read: Number, currency: str | None, words: QuantityWords
) -> Quantity | None:
    value, stop = read.value, read.stop
    if read.tail and currency is None:
        named = phrases_at(read.tail.split("-"), 0, words.currencies)
        currency = named[0] if named else None
    if currency is None and stop < len(tokens):
        unit_at = stop + 1 if tokens[stop] == "-" and stop + 1 < len(tokens) else stop
        if unit := phrases_at(tokens, unit_at, words.power):
            return Quantity(Measure.POWER, value * Decimal(unit[0]), start, unit[1], "MW", glued=read.glued)
        if unit := phrases_at(tokens, unit_at, words.percent):
            return Quantity(Measure.SHARE, value, start, unit[1], "%", glued=read.glued)
        if unit := phrases_at(tokens, unit_at, words.currencies):
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
            if unit := phrases_at(tokens, index, phrases):
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
    if bound is None and (after := phrases_at(tokens, quantity.stop, words.after)):
        bound = Bound(after[0])
    per, each, index = None, False, quantity.stop
    for offset in range(3):
        index = quantity.stop + offset
        if index >= len(tokens) or tokens[index] in (",", ";", ":"):
            break
        if per is None and (period := phrases_at(tokens, index, words.periods)):
            per = Period(period[0])
        each = each or phrases_at(tokens, index, words.each) is not None
    return replace(quantity, bound=bound or Bound.EXACT, per=per, each=each)


def _bound_before(tokens: Sequence[str], start: int, words: QuantityWords) -> Bound | None:
    """Read the words right before a number, the longest phrase first; a currency or an article may stand between."""
    for gap in (0, 1):
        stop = start - gap
        if gap and (stop < 1 or tokens[stop] not in words.after_bound):
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
