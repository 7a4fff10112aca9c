"""Numbers as news writes them: digits of every style, and worded numbers by each language's own rules."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from halqa.text.folding import folded
from halqa.text.forms import arabic_stems

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_HUNDRED = Decimal(100)
_AGENCY = re.compile(r"(\d+)ر(\d+)$")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that make numbers in one language, folded."""

    units: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    pairs: Mapping[str, Decimal]  # a scale that says "two" by itself: مليارين
    vague: frozenset[str]  # plurals that name no number: tens of billions
    fractions: Mapping[str, Decimal]
    one: frozenset[str]
    arabic: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens: its value, the token after it and the last scale word in it."""

    value: Decimal
    stop: int
    scale: Decimal
    glued: str = ""  # what stands before it in the same word (Arabic)


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """Build the number words from a language's data."""
    return NumberWords(
        units=_decimals(data["numbers"]),
        scales=_decimals(data["scales"]),
        pairs=_decimals(data["scale_pairs"]),
        vague=frozenset(map(folded, data["plural_scales"])),
        fractions=_decimals(data["fractions"]),
        one=frozenset(map(folded, data["one"])),
        arabic=data["script"] == "arabic",
    )


def _decimals(table: Mapping[str, float]) -> dict[str, Decimal]:
    return {folded(word): Decimal(str(value)) for word, value in table.items()}


@cache
def digits(text: str, *, before_scale: bool = False) -> Decimal | None:
    """Return the value of a number in digits; `before_scale` when million, billion … follows.

    A dot before three digits is read as a thousands mark only before a scale ("30.000 million"), where no
    writer puts three decimals; "5ر4" of the Arabic agencies puts the fraction first.

    >>> [str(digits(text)) for text in ("1,000,000", "4,5", "5ر22", "1.25")]
    ['1000000', '4.5', '22.5', '1.25']
    >>> str(digits("30.000", before_scale=True))
    '30000'
    """
    if agency := _AGENCY.match(text):
        return Decimal(f"{agency.group(2)}.{agency.group(1)}")
    if _GROUPED.match(text):
        return Decimal(text.replace(",", ""))
    if _DOTTED.match(text) and (before_scale or text.count(".") > 1):
        return Decimal(text.replace(".", ""))
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 and len(plain) < 30 else None


def number(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the number that begins at a token, or None.

    Vague numbers ("tens of billions", مليارات) are none.
    """
    return _arabic(tokens, start, words) if words.arabic else _english(tokens, start, words)


def _in_digits(tokens: Sequence[str], index: int, words: NumberWords) -> Decimal | None:
    if not tokens[index][:1].isdigit():
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return digits(tokens[index], before_scale=following in words.scales)


@dataclass(slots=True)
class _Sum:
    """A number as its words add up: what is settled, and what waits for its scale."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    seen: bool = False

    def add(self, value: Decimal) -> None:
        self.current, self.seen = self.current + value, True

    def scaled(self, scale: Decimal, count: Decimal) -> None:
        """Settle `count` times a scale; hundreds go on: two hundred thousand."""
        self.scale, self.seen = scale, True
        if scale == _HUNDRED:
            self.current = count * scale
        else:
            self.total, self.current = self.total + count * scale, Decimal(0)

    @property
    def value(self) -> Decimal:
        return self.total + self.current


def _english(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    if tokens[start] in words.fractions:
        return _half(tokens, start, words)
    number, index = _Sum(), start
    while index < len(tokens) and _english_word(tokens, index, words, number):
        index += 1
    return Number(number.value, index, number.scale) if number.seen else None


def _english_word(tokens: Sequence[str], index: int, words: NumberWords, number: _Sum) -> bool:
    """Take one more word into a number; False where it does not belong to it."""
    token = tokens[index]
    if (value := _addend(tokens, index, words, number)) is not None:
        number.add(value)
        return True
    if number.seen and token in words.scales:
        if len(token) == 1 and not tokens[index - 1][0].isdigit():
            return False  # "2 t", but not "one t"
        number.scaled(words.scales[token], number.current)
        return True
    joins = token == "-" or (token == "and" and number.scale in (1, _HUNDRED) and number.current != 0)
    return number.seen and joins and _continues(tokens, index + 1, words)


def _addend(tokens: Sequence[str], index: int, words: NumberWords, number: _Sum) -> Decimal | None:
    """Return what a word adds by itself: digits, "twenty", "twenty-five", the "a" of "a billion"."""
    token = tokens[index]
    if not number.seen and (value := _in_digits(tokens, index, words)) is not None:
        return value
    if (value := words.units.get(token, _hyphenated(token, words))) is not None:
        fits = number.current == 0 or (number.current % 10 == 0 and number.current > value)
        return value if fits else None
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    is_one = not number.seen and token in words.one and following in words.scales and len(following) > 2
    return Decimal(1) if is_one else None


def _continues(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    return index < len(tokens) and (tokens[index] in words.units or tokens[index] in words.scales)


def _hyphenated(token: str, words: NumberWords) -> Decimal | None:
    tens, _, ones = token.partition("-")
    if tens in words.units and ones in words.units:
        return words.units[tens] + words.units[ones]
    return None


def _half(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Read "half a trillion", "a quarter of a million"."""
    index = start + 1
    while index < len(tokens) and tokens[index] in {*words.one, "of"}:
        index += 1
    if index < len(tokens) and tokens[index] in words.scales and len(tokens[index]) > 2:
        scale = words.scales[tokens[index]]
        return Number(words.fractions[tokens[start]] * scale, index + 1, scale)
    return None


def _arabic(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    number, index, glued = _Sum(), start, ""
    while index < len(tokens):
        if number.current == 0 and (value := _in_digits(tokens, index, words)) is not None:
            if number.total:
                break
            number.add(value)
            index += 1
            continue
        found = _arabic_word(tokens[index], words)
        if found is None or (number.seen and not _is_joined(found, tokens[index - 1], words, number)):
            break
        before, word = found
        if not number.seen:
            if word in words.vague:
                return None
            glued = before
        if word in words.fractions:
            return _with_half(tokens, index, words, number, glued)
        _add_arabic(word, words, number)
        index += 1
    return Number(number.value, index, number.scale, glued) if number.seen else None


def _is_joined(found: tuple[str, str], last: str, words: NumberWords, number: _Sum) -> bool:
    """Whether a word goes on with a number: by و, or as the scale of what waits for one."""
    before, word = found
    joined = "و" in before or last == "و" or (word in words.scales and number.current != 0)
    return joined and before.replace("ال", "") in ("", "و")


def _add_arabic(word: str, words: NumberWords, number: _Sum) -> None:
    if word in words.units:
        number.add(words.units[word])
    elif word in words.pairs:
        number.scaled(words.pairs[word], Decimal(2))
    else:
        number.scaled(words.scales[word], number.current or Decimal(1))


def _arabic_word(token: str, words: NumberWords) -> tuple[str, str] | None:
    """Return what is glued before a number word, and the word."""
    for before, word in arabic_stems(token):
        if word in words.scales or word in words.units or word in words.pairs or word in words.fractions:
            return before, word
    return None


def _with_half(tokens: Sequence[str], index: int, words: NumberWords, number: _Sum, glued: str) -> Number | None:
    """Read a fraction: نصف مليار before its scale, مليار ونصف (المليار) after it."""
    part = words.fractions[(_arabic_word(tokens[index], words) or ("", ""))[1]]
    following = _arabic_word(tokens[index + 1], words) if index + 1 < len(tokens) else None
    scale = words.scales.get(following[1]) if following and following[0] in ("", "ال") else None
    if not number.seen:
        return Number(part * scale, index + 2, scale, glued) if scale else None
    again = following is not None and following[0] == "ال" and scale == number.scale
    return Number(number.value + part * number.scale, index + (2 if again else 1), number.scale, glued)
