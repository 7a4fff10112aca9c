"""Which deals may count the same money: pairs that a person should look at, each with the reasons that speak for it.

Nothing is decided here. A pair is proposed by a rule that holds of deals at large, from what they say of kind, parties,
sums, days, terms and power, and from what the catalogue knows of parties that stand for many or that serve one deal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from halqa.ledger.overlap_rules import RULES, Because, Relation
from halqa.ledger.surroundings import Seen, seen
from halqa.model import Deal
from halqa.units import UsdPerUnit


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two deals that may count the same money, the one that holds more first where one does."""

    deal: str
    other: str
    relation: Relation
    because: tuple[Because, ...]


def overlaps(deals: Iterable[Deal], usd_per_unit: UsdPerUnit) -> tuple[Overlap, ...]:
    """Return the pairs of deals that may count the same money, each once, in order of their ids."""
    ordered = sorted(deals, key=lambda deal: deal.id)
    context = seen(ordered, usd_per_unit)
    found: dict[frozenset[str], Overlap] = {}
    for more, less in _pairs(ordered, context):
        pair = frozenset({more.id, less.id})
        if pair not in found and (why := _why(more, less, context)) is not None:
            found[pair] = Overlap(more.id, less.id, *why)
    return tuple(sorted(found.values(), key=lambda one: (one.deal, one.other)))


def _pairs(deals: Sequence[Deal], context: Seen) -> Iterator[tuple[Deal, Deal]]:
    """Yield the pairs, both ways round, that a rule could speak of: those that have a party in common, or nearly."""
    near: dict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        for party in sorted(context.around(deal)):
            near[party].append(deal)
    yield from (pair for party in sorted(near) for pair in permutations(near[party], 2))


def _why(more: Deal, less: Deal, context: Seen) -> tuple[Relation, tuple[Because, ...]] | None:
    for relation, rule in RULES:
        because = rule(more, less, context)
        if because:
            return relation, because
    return None
