"""Who may be behind a party that is left without a name: candidates, each with the reasons for its score.

A candidate is of the kind that the words describe. What is known of the deals tells more: whether it deals so with the
same party, for a sum that is near, in days that are near. Nobody is taken for another by that: a judgement says who it
is, and another takes that back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from halqa.catalogue.conventions import sameness, whole_sum
from halqa.catalogue.groups import group
from halqa.catalogue.parties import parties
from halqa.catalogue.placeholders import is_placeholder, placeholder
from halqa.ledger.names import NOT_JUDGED
from halqa.ledger.parties import Feature
from halqa.ledger.sides import Sides
from halqa.ledger.surroundings import is_live
from halqa.model import Deal, Kind
from halqa.units import UsdPerUnit, usd_if_known

FEATURES = (
    DESCRIBED := Feature("as_described", 0.1),
    SUCH_DEALS := Feature("such_deals", 0.1),  # with others
    SAME_PAIR := Feature("same_pair", 0.3),  # such a deal with the same party
    SAME_SUM := Feature("same_sum", 0.3),
    NEAR_SUM := Feature("near_sum", 0.1),
    NEAR_IN_TIME := Feature("near_in_time", 0.2),
)
Side = tuple[Kind, int]
"""A kind of deal, and which of its two sides a party has in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that one without a name may be, and why."""

    party: str
    features: tuple[Feature, ...]
    deal: str | None = None  # the one of its own that is likest
    like: str | None = None  # and the one without a name that it is like

    @property
    def score(self) -> float:
        """The sum of the features, between 0 and 1."""
        return round(sum(feature.value for feature in self.features), 3)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A party without a name, its deals, and who it may be, the likeliest first."""

    party: str
    deals: tuple[Deal, ...]
    candidates: tuple[Candidate, ...]


def unnamed(deals: Iterable[Deal], usd_per_unit: UsdPerUnit, judged: Sides[str] = NOT_JUDGED) -> tuple[Unnamed, ...]:
    """Return the parties that deals leave without a name, by name; `judged`: which names were told to be two.

    >>> from halqa.model import Status
    >>> told = Deal(id="a", kind=Kind.COMPUTE, payer="unnamed hyperscaler (Oracle)", payee="Oracle",
    ...             status=Status.AGREED, hearsay=False, amount=None, bound=None)
    >>> [(one.party, one.candidates[0].party) for one in unnamed([told], lambda *_: None)]
    [('unnamed hyperscaler (Oracle)', 'Amazon')]
    """
    known = _Known.of(tuple(deal for deal in deals if is_live(deal)), usd_per_unit)
    return tuple(
        Unnamed(name, tuple(deal for deal, _ in sided), tuple(known.candidates(name, sided, judged)))
        for name, sided in sorted(known.nameless().items())
    )


def stands_for_one(name: str) -> bool:
    """Whether a party's name says that it is left without one: told so by a text, or so kept by the catalogue.

    >>> stands_for_one("unnamed hyperscaler (Nebius)"), stands_for_one("US hyperscaler (unnamed)")
    (True, True)
    """
    return is_placeholder(name) or (name in _aggregates() and placeholder(name) is not None)


def may_be(name: str, party: str) -> bool:
    """Whether a party without a name may be another, by the words that describe it.

    >>> may_be("unnamed hyperscaler (Nebius)", "Microsoft"), may_be("Oracle", "Microsoft")
    (True, False)
    """
    described = placeholder(name) if stands_for_one(name) else None
    return described is not None and party in described.candidates


@cache
def _aggregates() -> frozenset[str]:
    return frozenset(entry.name for entry in parties() if entry.placeholder)


@dataclass(frozen=True, slots=True)
class _Known:
    """The deals that stand, by who has which side of them."""

    by_side: Mapping[tuple[str, Side], Sequence[Deal]]
    usd_per_unit: UsdPerUnit

    @classmethod
    def of(cls, deals: Iterable[Deal], usd_per_unit: UsdPerUnit) -> "_Known":
        by_side: dict[tuple[str, Side], list[Deal]] = defaultdict(list)
        for deal in deals:
            for side, name in enumerate((deal.payer, deal.payee)):
                by_side[name, (deal.kind, side)].append(deal)
        return cls(by_side, usd_per_unit)

    def nameless(self) -> dict[str, list[tuple[Deal, int]]]:
        """Return the parties without a name, each with its deals and its side in them."""
        found: dict[str, list[tuple[Deal, int]]] = defaultdict(list)
        for (name, (_, side)), deals in self.by_side.items():
            if stands_for_one(name):
                found[name] += [(deal, side) for deal in deals]
        return found

    def candidates(self, name: str, sided: Sequence[tuple[Deal, int]], judged: Sides[str]) -> Iterator[Candidate]:
        described = placeholder(name)
        others = {group(_other(deal, side)) for deal, side in sided}
        open_ = (
            party
            for party in (described.candidates if described else ())
            if group(party) not in others and not judged.are_apart(name, party)
        )
        found = [max((self._candidate(party, *each) for each in sided), key=_likeness) for party in open_]
        yield from sorted(found, key=lambda one: (-one.score, one.party))

    def _candidate(self, party: str, deal: Deal, side: int) -> Candidate:
        own = self.by_side.get((party, (deal.kind, side)), ())
        alike = [
            Candidate(party, (DESCRIBED, SAME_PAIR, *self._features(deal, each)), each.id, deal.id)
            for each in own
            if _other(each, side) == _other(deal, side)
        ]
        if alike:
            return max(alike, key=_likeness)
        return Candidate(party, (DESCRIBED, SUCH_DEALS) if own else (DESCRIBED,))

    def _features(self, deal: Deal, other: Deal) -> Iterator[Feature]:
        sums = self._usd(deal), self._usd(other)
        if sums[0] and sums[1]:
            low, high = sorted((sums[0], sums[1]))
            if high - low <= sameness().same_sum_across_currencies_within * high:
                yield SAME_SUM
            elif high <= sameness().rival_ratio * low:
                yield NEAR_SUM
        if deal.known and other.known and abs((deal.known - other.known).days) <= sameness().rival_days:
            yield NEAR_IN_TIME

    def _usd(self, deal: Deal) -> Decimal | None:
        if deal.amount is None:
            return None
        whole, _ = whole_sum(deal.amount, deal.start, deal.end)
        return usd_if_known(whole, self.usd_per_unit, deal.known)


def _other(deal: Deal, side: int) -> str:
    return deal.payer if side else deal.payee


def _likeness(one: Candidate) -> tuple[float, str]:
    return one.score, one.deal or ""
