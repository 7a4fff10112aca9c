"""The words that make numbers in one language, and the number that is read from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from halqa.reading.quantities.digits import digits
from halqa.text.folding import folded
from halqa.units import plain

ONE, TEN, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
MOST = Decimal(10) ** 27  # "million million million …" ends here


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
    bound_ones: frozenset[str] = frozenset()  # "one" only inside a number: أحد عشر, إحدى وعشرون
    denominators: Mapping[str, Decimal] = field(default_factory=dict)  # third, quarters, أخماس
    plurals: frozenset[str] = frozenset()  # denominators that need no "a" or "one" before them
    compounds: Mapping[str, Decimal] = field(default_factory=dict)  # only after tens: three twenty-firsts
    minus: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()  # "nought point three"
    ratios: Mapping[tuple[str, ...], str] = field(default_factory=dict)  # "one over three", "one in ten"
    pronoun_after: frozenset[str] = frozenset()  # "the one", "which one": no number
    joins: frozenset[str] = frozenset()  # "two hundred and five"


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens: its value, the token after it and the last scale word in it."""

    value: Decimal
    stop: int
    scale: Decimal
    glued: str = ""  # what stands before it in the same word (Arabic)
    tail: str = ""  # what follows in the same token: the "plus" of "bn-plus", the "a-year" of "bn-a-year"
    last: Decimal = Decimal(0)  # the part that was added last: the 3 of "a hundred and three"


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """Build the number words from a language's data."""
    denominators = _decimals(data.get("denominators", {}))
    return NumberWords(
        units=_decimals(data["numbers"]),
        scales=_decimals(data["scales"]),
        pairs=_decimals(data["scale_pairs"]),
        vague=_set(data, "plural_scales"),
        fractions=_decimals(data["fractions"]),
        one=_set(data, "one"),
        arabic=data["script"] == "arabic",
        bound_ones=_set(data, "bound_ones"),
        denominators=denominators | _decimals(data.get("plural_denominators", {})),
        plurals=_set(data, "plural_denominators"),
        minus=_set(data, "minus"),
        points=_set(data, "points"),
        compounds=_decimals(data.get("compound_denominators", {})),
        ratios={_split(phrase): name for name, listed in data.get("ratios", {}).items() for phrase in listed},
        pronoun_after=_set(data, "pronoun_after"),
        joins=_set(data, "number_joins"),
    )


def _decimals(table: Mapping[str, float]) -> dict[str, Decimal]:
    return {folded(word): plain(Decimal(str(value))) for word, value in table.items()}


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(folded(phrase).split())


def _set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(folded, data.get(key, ())))


def in_digits(tokens: Sequence[str], index: int, words: NumberWords) -> Decimal | None:
    """Return the value of a token in digits, or None."""
    if not tokens[index][:1].isdecimal():
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return digits(tokens[index], before_scale=following in words.scales)
