"""Which texts tell one story in two languages: a wire story in translation keeps its parties, its sums and its numbers.

No words can be compared, so the rule asks for much: the sums that one text tells of its deals are all told by the
other, most of all the numbers in them are the same, and they were published within a day or two. Two newsrooms that
write up one announcement each choose numbers of their own; what they share by chance stays below the mark.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from halqa.catalogue.conventions import sameness
from halqa.model import Reading
from halqa.text.folding import folded

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[a-z]")
Fact = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a text can be known by in another language."""

    day: date
    is_arabic: bool
    numbers: frozenset[str]
    facts: frozenset[Fact]  # kind, parties and sum of each deal that it tells with a sum


def account(reading: Reading) -> Account | None:
    """Return what a text can be known by in another language; None: it has no dateline, or tells no sum."""
    facts = frozenset(
        (tie.kind.value, tie.payer.party, tie.payee.party, tie.amount.currency, str(tie.amount.amount.normalize()))
        for tie in reading.ties
        if tie.amount is not None
    )
    if reading.document.known is None or not facts:
        return None
    text = folded(reading.document.text)
    is_arabic = len(_ARABIC.findall(text)) > len(_LATIN.findall(text))
    numbers = frozenset(number.replace(",", "") for number in _NUMBER.findall(text))
    return Account(reading.document.known, is_arabic, numbers, facts)


def translations(accounts: Mapping[str, Account]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts, by name, that tell one story in two languages."""
    by_fact: dict[Fact, list[str]] = defaultdict(list)
    for name in sorted(accounts):
        for fact in accounts[name].facts:
            by_fact[fact].append(name)
    pairs = {pair for names in by_fact.values() for pair in _near(names, accounts)}
    yield from sorted(pair for pair in pairs if are_translations(accounts[pair[0]], accounts[pair[1]]))


def _near(names: Iterable[str], accounts: Mapping[str, Account]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts in two languages that were published close to each other."""
    by_day: dict[int, list[str]] = defaultdict(list)
    for name in names:
        by_day[accounts[name].day.toordinal()].append(name)
    for day, there in by_day.items():
        yield from combinations(there, 2)
        for later in range(1, sameness().translated_days + 1):
            yield from ((min(one, other), max(one, other)) for one in there for other in by_day.get(day + later, ()))


def are_translations(one: Account, other: Account) -> bool:
    """Whether two texts tell one story in two languages."""
    same = sameness()
    if one.is_arabic is other.is_arabic or abs((one.day - other.day).days) > same.translated_days:
        return False
    if not (one.facts <= other.facts or other.facts <= one.facts):
        return False
    common, every = len(one.numbers & other.numbers), len(one.numbers | other.numbers)
    return common >= same.translated_numbers_at_least and common >= same.translated_numbers_share * every
