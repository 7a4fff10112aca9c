"""Sums, power, chips, shares and head counts in a sentence, each with its bound and its place."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from halqa.reading.phrases import phrases_at
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.bounds import qualified, with_tail
from halqa.reading.quantities.cardinals import Number, number
from halqa.reading.quantities.fractions import fraction
from halqa.reading.quantities.money import sign_at, summed, unit_behind
from halqa.reading.quantities.words import QuantityWords, dual
from halqa.units import Period

NAME = "\x00"  # stands for a name among the tokens: no word, no number
_LEAST_IMPLIED = Decimal(10) ** 8  # a bare "500 million" can be a sum; a bare "12 thousand" is something else
_MOST = Decimal(10) ** 24  # a larger number is no quantity of this world, and over what decimals hold exactly


def quantities(tokens: Sequence[str], words: QuantityWords) -> list[Quantity]:
    """Return the quantities of a sentence in order.

    >>> from halqa.reading.quantities.words import quantity_words
    >>> q = quantities(["more", "than", "$", "1.5", "bn", "a", "year"], quantity_words("en"))[0]
    >>> int(q.value), q.unit, q.bound.value, q.per.value
    (1500000000, 'USD', 'at_least', 'year')
    """
    found: list[Quantity] = []
    behind = 0
    openers = words.openers
    for index in [index for index, token in enumerate(tokens) if openers[token]]:
        if index >= behind and (quantity := _quantity(tokens, index, words)):
            found.append(quantity)
            behind = quantity.stop
    opening = phrases_at(tokens, 0, words.periods) if found else None
    if opening and tokens[opening[1] : opening[1] + 1] != ["of"]:  # "Every month it pays …"
        found = [
            replace(one, per=Period(opening[0])) if one.measure is Measure.MONEY and one.per is None else one
            for one in found
        ]
    return found


def _quantity(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    start, currency = index, None
    if tokens[index] in words.money.currencies.longest and (sign := sign_at(tokens, index, words.money)):
        currency, index = sign
        if index >= len(tokens):
            return None
    first = _number(tokens, index, words)
    if first is None or first.stop <= index:
        return _one_unit(tokens, index, words) if currency is None else None
    read, high = _range(tokens, first, words, between=start > 0 and tokens[start - 1] in words.between)
    quantity = _measured(tokens, start, read, currency, words)
    if quantity is None or quantity.value > _MOST or (high or 0) > _MOST:
        return None
    if high is not None:
        # the unit's own size: 1 GW is 1,000 MW
        quantity = replace(quantity, high=high * quantity.value / read.value if read.value else high)
    quantity = qualified(tokens, quantity, words)
    return with_tail(quantity, read.tail.split("-"), words) if read.tail else quantity


def _number(tokens: Sequence[str], index: int, words: QuantityWords) -> Number | None:
    """Return the number that begins at a token, with its fraction: "three quarters of a billion"."""
    if tokens[index] in words.numbers.one and tokens[index + 1 : index + 2] and not words.arabic:
        index += tokens[index + 1] in words.numbers.fractions  # "a quarter of a million"
    read = number(tokens, index, words.numbers)
    if read is None or read.stop >= len(tokens) or tokens[read.stop] not in words.numbers.plurals:
        return read
    part = fraction(tokens, index, words.numbers)
    if part is None or part.scale > 1 or part.stop >= len(tokens):
        return part or read
    scale = words.numbers.scales.get(tokens[part.stop].removeprefix("ال"))
    return replace(part, value=part.value * scale, stop=part.stop + 1, scale=scale) if scale else part


def _one_unit(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    """Read a unit that says its own number: "half a gigawatt", نصف غيغاواط, غيغاواط واحد, غيغاواطين."""
    if (share := phrases_at(tokens, index, words.parts)) and tokens[share[1] : share[1] + 2] == ["of", NAME]:
        return Quantity(Measure.SHARE, Decimal(share[0]), index, share[1], "%")  # "half of MasOrange"
    part = words.numbers.fractions.get(tokens[index])
    if part:
        at = index + 1
        while at < len(tokens) and (tokens[at] in words.numbers.one or tokens[at] == "of"):
            at += 1
        unit = phrases_at(tokens, at, words.power)
        return _power(tokens, part, index, unit, words) if unit else None
    if not words.arabic:
        return None
    unit = phrases_at(tokens, index, words.power) if tokens[index] in words.power.longest else None
    if unit and tokens[unit[1] : unit[1] + 1] and words.numbers.units.get(tokens[unit[1]]) == 1:
        return _power(tokens, Decimal(1), index, (unit[0], unit[1] + 1), words)
    return dual(tokens, index, words)


def _power(tokens: Sequence[str], value: Decimal, start: int, unit: tuple[str, int], words: QuantityWords) -> Quantity:
    return qualified(tokens, Quantity(Measure.POWER, value * Decimal(unit[0]), start, unit[1], "MW"), words)


def _range(tokens: Sequence[str], low: Number, words: QuantityWords, *, between: bool) -> tuple[Number, Decimal | None]:
    """Read "66-72 billion", "between 5 and 7 GW": the low end takes the scale of the high one."""
    high = _high_end(tokens, low, words, between=between)
    if high is None or (high.scale < 1000 and not between and not _is_measured(tokens, high.stop, words)):
        return low, None
    value = low.value * high.scale if low.scale == 1 and high.scale >= 1000 else low.value
    if not value < high.value:
        return low, None
    return Number(value, high.stop, high.scale, low.glued, high.tail), high.value


def _is_measured(tokens: Sequence[str], index: int, words: QuantityWords) -> bool:
    """Whether a unit of power or a per cent follows, maybe behind a hyphen."""
    index += tokens[index : index + 1] == ["-"]
    return any(phrases_at(tokens, index, unit) for unit in (words.power, words.percent))


def _high_end(tokens: Sequence[str], low: Number, words: QuantityWords, *, between: bool) -> Number | None:
    """Return the number behind "to", "-" or, where "between" opens the range, "and"; then a unit may stand before them.

    Without "between" it may not: "rose 18% to $77.7 billion", "raised its stake from 5% to 10%" are no ranges.
    """
    index = low.stop
    if between and (unit := next((unit for one in words.units if (unit := phrases_at(tokens, index, one))), None)):
        index = unit[1]
    if index + 1 >= len(tokens):
        return None
    is_join = tokens[index] in words.numbers.joins
    if not (between if is_join else tokens[index] in words.ranges):
        glued = number(tokens, index, words.numbers) if between and words.arabic else None
        return glued if glued and glued.glued == "و" else None
    index += 1
    if sign := sign_at(tokens, index, words.money):
        index = sign[1]
    if index >= len(tokens) or not (between or tokens[index][:1].isdecimal()):
        return None
    return number(tokens, index, words.numbers)


def _measured(
    tokens: Sequence[str], start: int, read: Number, currency: str | None, words: QuantityWords
) -> Quantity | None:
    value, stop, signed = read.value, read.stop, currency is not None
    if read.tail and currency is None:
        named = phrases_at(read.tail.split("-"), 0, words.money.currencies)
        currency = named[0] if named else None
    if currency is None and stop < len(tokens):
        unit_at = stop + 1 if tokens[stop] == "-" and stop + 1 < len(tokens) else stop
        if unit := phrases_at(tokens, unit_at, words.power):
            return Quantity(Measure.POWER, value * Decimal(unit[0]), start, unit[1], "MW", glued=read.glued)
        if unit := phrases_at(tokens, unit_at, words.percent):
            return Quantity(Measure.SHARE, value, start, unit[1], "%", glued=read.glued)
        if money := unit_behind(tokens, unit_at, read, words.money):
            value, currency, stop = money
        elif not _is_year(tokens[stop - 1], read) and (counted := _counted(tokens, stop, words)):
            # words between a number and what it counts stay words: "600,000 Nvidia chips" names Nvidia
            end = counted[1] if counted[2] == stop else stop
            return Quantity(counted[0], value, start, end, counted[0].value, glued=read.glued)
    if currency:
        again = phrases_at(tokens, stop, words.money.currencies) if signed else None
        if again and again[0] == currency and tokens[stop].isalpha():  # $ 10 dollars
            stop = again[1]
        value, currency = summed(value, currency)
        return Quantity(Measure.MONEY, value, start, stop, currency, glued=read.glued)
    if (
        read.scale >= (10**6 if words.arabic else 10**9)
        and value >= _LEAST_IMPLIED
        and not _is_unit(tokens, stop, words)
    ):
        return Quantity(Measure.MONEY, value, start, stop, "", implied=True, glued=read.glued)
    return Quantity(Measure.COUNT, value, start, stop, glued=read.glued)


def _is_year(written: str, read: Number) -> bool:
    """Whether a bare number is rather a year: 2026, but not 2,026 or 2000."""
    return read.scale == 1 and read.value in _YEARS and read.value % 100 != 0 and written.isdecimal()


_YEARS = range(1900, 2101)


def _is_unit(tokens: Sequence[str], index: int, words: QuantityWords) -> bool:
    """Whether the next word says that something other than money is counted."""
    return index < len(tokens) and tokens[index] in words.counted


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
