"""The words around numbers in one language: units, bounds, periods; and whether a quantity may begin with one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.reading.phrases import Phrases, key, phrases_from
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.cardinals import NumberWords, may_begin, number_words
from halqa.reading.quantities.money import MoneyWords, money_words
from halqa.text.folding import folded
from halqa.text.forms import arabic_stems


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers in one language."""

    numbers: NumberWords
    money: MoneyWords
    power: Phrases
    chips: Phrases
    users: Phrases
    percent: Phrases
    parts: Phrases  # a part of a company, in per cent: "half", "a third"
    between: frozenset[str]
    ranges: frozenset[str]
    before: Phrases
    after_bound: frozenset[str]
    after: Phrases
    periods: Phrases
    no_period_before: frozenset[str]  # "a year ago"
    each: Phrases
    counted: frozenset[str]
    arabic: bool
    openers: "Openers" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare what tells the words that a quantity may begin with."""
        object.__setattr__(self, "openers", Openers(self))

    @property
    def units(self) -> tuple[Phrases, Phrases, Phrases]:
        """What may stand behind the low end of a range."""
        return self.money.currencies, self.power, self.percent


class Openers(dict[str, bool]):
    """Whether a quantity may begin with a word; told by the word alone, and remembered."""

    def __init__(self, words: QuantityWords) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, token: str) -> bool:
        """Look a word up."""
        if len(self) > _REMEMBERED:
            self.clear()
        self[token] = opens = _may_open(token, self._words)
        return opens


_REMEMBERED = 50_000  # different words


def _may_open(token: str, words: QuantityWords) -> bool:
    if token in words.money.currencies.longest or token in words.numbers.fractions or may_begin(token, words.numbers):
        return True
    if not words.arabic and token in words.parts.longest:
        return True
    return words.arabic and (token in words.power.longest or dual([token], 0, words) is not None)


@cache
def quantity_words(language: str) -> QuantityWords:
    """Return the words around numbers of a language."""
    return quantity_words_from(language_data(language))


def quantity_words_from(data: Mapping[str, Any]) -> QuantityWords:
    """Build them from the data of one language file."""
    numbers = number_words(data)
    return QuantityWords(
        numbers=numbers,
        money=money_words(data, numbers),
        power=Phrases((key(word), str(mw)) for word, mw in data["power"].items()),
        chips=Phrases(
            [(key(word), "chips") for word in data["chip_units"]]
            + [((folded(model),), "chips") for model in data.get("chip_models", [])]
        ),
        users=phrases_from({"users": data["user_units"]}),
        percent=phrases_from({"%": [*data["percent"], *data.get("percent_wider", [])]}),
        parts=Phrases((key(word), str(share)) for word, share in data["part_fractions"].items()),
        between=frozenset(map(folded, data.get("between", []))),
        ranges=frozenset(map(folded, data["range"])),
        before=phrases_from(data["bounds_before"]),
        after_bound=frozenset(map(folded, data.get("after_bound", []))),
        after=phrases_from(data["bounds_after"]),
        periods=phrases_from(data["per_period"]),
        no_period_before=frozenset(map(folded, data.get("no_period_before", []))),
        each=phrases_from({"each": data["each"]}),
        counted=frozenset(map(folded, data["counted"])),
        arabic=data["script"] == "arabic",
    )


def dual(tokens: Sequence[str], index: int, words: QuantityWords) -> Quantity | None:
    """Read غيغاواطين: the dual of a unit says two by itself."""
    for glued, word in arabic_stems(tokens[index]):
        if len(word) > 5 and word.endswith(("ين", "ان")) and not glued.endswith("ال"):
            if megawatts := words.power.get((word[:-2],)):
                return Quantity(Measure.POWER, 2 * Decimal(megawatts), index, index + 1, "MW", glued=glued)
            if currency := words.money.currencies.get((word[:-2],)):
                return Quantity(Measure.MONEY, Decimal(2), index, index + 1, currency, glued=glued)
    return None
