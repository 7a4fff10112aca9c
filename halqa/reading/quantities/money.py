"""A number with its currency: sign, code or word, before or behind it, with its small change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from halqa.reading.phrases import Phrases, phrases_at, phrases_from
from halqa.reading.quantities.cardinals import Number, NumberWords, number
from halqa.text.folding import folded

_CENTS = Decimal(100)
_PART = "/100"  # behind the code of a currency: its hundredth
_MILLIONS = 4  # letters of MUSD, MGBP


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The currencies of one language; a small coin is listed as a part of its currency (USD/100)."""

    currencies: Phrases
    ordinary: frozenset[str]  # units that are ordinary words too: "won"
    numbers: NumberWords


def money_words(data: Mapping[str, Any], numbers: NumberWords) -> MoneyWords:
    """Build them from the data of one language file."""
    listed: dict[str, list[str]] = {code: list(names) for code, names in data["currencies"].items()}
    for code, names in data.get("wider_currencies", {}).items():
        listed.setdefault(code, []).extend(names)
    coins = {code + _PART: names for code, names in data.get("minor_units", {}).items()}
    return MoneyWords(phrases_from(coins | listed), frozenset(map(folded, data.get("ordinary_units", []))), numbers)


def sign_at(tokens: Sequence[str], index: int, words: MoneyWords) -> tuple[str, int] | None:
    """Return the currency that stands before a number, and the token after it; a word of a currency stands behind."""
    sign = phrases_at(tokens, index, words.currencies)
    if sign is None or (tokens[sign[1] - 1].isalpha() and len(tokens[sign[1] - 1]) > len("USD")):
        return None
    return None if tokens[index] in words.ordinary else sign


def summed(value: Decimal, currency: str) -> tuple[Decimal, str]:
    """Return a value in its currency; pence and cents are hundredths of it.

    >>> summed(Decimal(470), "GBP/100")
    (Decimal('4.7'), 'GBP')
    """
    return (value / _CENTS, currency.removesuffix(_PART)) if currency.endswith(_PART) else (value, currency)


def unit_behind(tokens: Sequence[str], index: int, read: Number, words: MoneyWords) -> tuple[Decimal, str, int] | None:
    """Read the currency behind a number: the sum, its currency and the token after it.

    "13 dollars forty-five cents" and "15 dollars and 50" are one sum, مليار دولار ونصف is one and a half, 30 MUSD are
    millions; in "1 $ 10 dollars" the sign belongs to what follows.
    """
    unit = phrases_at(tokens, index, words.currencies)
    if unit is None:
        return _millions(tokens, index, read, words)
    if not tokens[index].isalpha() and _opens(tokens, unit[1], words):
        return None
    value, currency = summed(read.value, unit[0])
    if half := _half_behind(tokens, unit[1], read.scale, words):
        return value + half[0], currency, half[1]
    small = _small_change(tokens, unit[1], value, currency, words) if currency == unit[0] else None
    return (value + small[0], currency, small[1]) if small else (value, currency, unit[1])


def _millions(tokens: Sequence[str], index: int, read: Number, words: MoneyWords) -> tuple[Decimal, str, int] | None:
    written = tokens[index] if index < len(tokens) else ""
    if len(written) != _MILLIONS or written[0] != "m":
        return None
    code = words.currencies.get((written[1:],))
    return (read.value * 10**6, code, index + 1) if code == written[1:].upper() else None


def _opens(tokens: Sequence[str], index: int, words: MoneyWords) -> bool:
    """Whether a number with a currency in words follows: "$ 10 dollars"."""
    read = number(tokens, index, words.numbers) if index < len(tokens) and tokens[index][0].isdecimal() else None
    unit = phrases_at(tokens, read.stop, words.currencies) if read else None
    return unit is not None and tokens[unit[1] - 1].isalpha() and not unit[0].endswith(_PART)


def _half_behind(tokens: Sequence[str], index: int, scale: Decimal, words: MoneyWords) -> tuple[Decimal, int] | None:
    """مليار دولار ونصف (المليار): the half counts the scale, and stands after the currency."""
    if not words.numbers.arabic or index >= len(tokens) or tokens[index][:1] != "و" or scale < 1000:
        return None
    half = words.numbers.fractions.get(tokens[index][1:])
    again = tokens[index + 1 : index + 2]
    same = any(words.numbers.scales.get(word.removeprefix("ال")) == scale for word in again)
    return (half * scale, index + 1 + same) if half else None


def _small_change(
    tokens: Sequence[str], index: int, value: Decimal, currency: str, words: MoneyWords
) -> tuple[Decimal, int] | None:
    """Read "forty-five cents" behind dollars; a bare "50" only at the end of what is said."""
    at = index + (tokens[index : index + 1] != [] and tokens[index] in words.numbers.joins)
    read = number(tokens, at, words.numbers) if at < len(tokens) else None
    if read is None or not 0 < read.value < _CENTS or read.value % 1 or value % 1:
        return None
    coin = phrases_at(tokens, read.stop, words.currencies)
    if coin and coin[0] == currency + _PART:
        return read.value / _CENTS, coin[1]
    at_end = read.stop >= len(tokens) or tokens[read.stop] in (".", "!", "?", ";", ",")
    return (read.value / _CENTS, read.stop) if at_end and coin is None and read.scale == 1 else None
