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


def _english(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    total, current, scale, index, seen = Decimal(0), Decimal(0), Decimal(1), start, False
    if tokens[start] in words.fractions:
        return _half(tokens, start, words)
    while index < len(tokens):
        token = tokens[index]
        value = _in_digits(tokens, index, words) if not seen else None
        if (
            value is None
            and token in words.units
            and current % 10 == 0
            and (current == 0 or current > words.units[token])
        ):
            value = words.units[token]
        if value is None and not seen and token in words.one and index + 1 < len(tokens):
            value = Decimal(1) if tokens[index + 1] in words.scales and len(tokens[index + 1]) > 2 else None
        if value is not None:
            current, seen = current + value, True
        elif seen and token in words.scales and (len(token) > 1 or tokens[index - 1][0].isdigit()):
            scale = words.scales[token]
            if scale == 100:
                current *= scale
            else:
                total, current = total + current * scale, Decimal(0)
        elif seen and token == "-" and _continues(tokens, index + 1, words):
            pass
        elif seen and "-" in token and (joined := _hyphenated(token, words)) is not None:
            current += joined
        elif not seen and "-" in token and (joined := _hyphenated(token, words)) is not None:
            current, seen = joined, True
        elif seen and token == "and" and scale in (1, 100) and current and _continues(tokens, index + 1, words):
            pass
        else:
            break
        index += 1
    return Number(total + current, index, scale) if seen else None


def _continues(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    return index < len(tokens) and (tokens[index] in words.units or tokens[index] in words.scales)


def _hyphenated(token: str, words: NumberWords) -> Decimal | None:
    parts = token.split("-")
    if len(parts) == 2 and parts[0] in words.units and parts[1] in words.units:
        return words.units[parts[0]] + words.units[parts[1]]
    return None


def _half(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    index = start + 1
    while index < len(tokens) and tokens[index] in {*words.one, "of"}:
        index += 1
    if index < len(tokens) and tokens[index] in words.scales and len(tokens[index]) > 2:
        scale = words.scales[tokens[index]]
        return Number(words.fractions[tokens[start]] * scale, index + 1, scale)
    return None


def _arabic(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    total, current, scale, index, seen, glued = Decimal(0), Decimal(0), Decimal(1), start, False, ""
    while index < len(tokens):
        value = _in_digits(tokens, index, words) if not current else None
        if value is not None:
            if total:
                break
            current, seen, index = value, True, index + 1
            continue
        found = _arabic_word(tokens[index], words)
        if found is None:
            break
        before, word = found
        if not seen:
            if word in words.vague:
                return None
            glued = before
        elif "و" not in before and not (word in words.scales and current) and tokens[index - 1] != "و":
            break
        if seen and before.replace("ال", "") not in ("", "و"):
            break
        if word in words.fractions:
            if not seen:
                return _arabic_half(tokens, index, words, before)
            return Number(
                total + current + words.fractions[word] * scale,
                _past_scale(tokens, index + 1, words, scale),
                scale,
                glued,
            )
        if word in words.units:
            current += words.units[word]
        elif word in words.pairs:
            scale = words.pairs[word]
            total, current = total + 2 * scale, Decimal(0)
        else:
            scale = words.scales[word]
            total, current = total + (current or 1) * scale, Decimal(0)
        seen, index = True, index + 1
    return Number(total + current, index, scale, glued) if seen else None


def _arabic_word(token: str, words: NumberWords) -> tuple[str, str] | None:
    for before, word in arabic_stems(token):
        if word in words.scales or word in words.units or word in words.pairs or word in words.fractions:
            return before, word
    return None


def _arabic_half(tokens: Sequence[str], index: int, words: NumberWords, glued: str) -> Number | None:
    following = _arabic_word(tokens[index + 1], words) if index + 1 < len(tokens) else None
    if following and following[1] in words.scales and following[0] in ("", "ال"):
        scale = words.scales[following[1]]
        return Number(words.fractions[_arabic_word(tokens[index], words)[1]] * scale, index + 2, scale, glued)  # type: ignore[index]
    return None


def _past_scale(tokens: Sequence[str], index: int, words: NumberWords, scale: Decimal) -> int:
    """Step over the scale that is named again: مليار ونصف المليار."""
    if index < len(tokens) and (found := _arabic_word(tokens[index], words)):
        return index + 1 if words.scales.get(found[1]) == scale and found[0] == "ال" else index
    return index
