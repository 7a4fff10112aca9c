"""Tellings of one sum in one form, which no rule could part: what deals are joined of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from halqa.catalogue.conventions import sameness, whole_sum
from halqa.ledger.tellings import Telling
from halqa.model import Status
from halqa.units import Money


@dataclass(frozen=True, slots=True)
class Strand:
    """Tellings of one sum: no rule could part them."""

    tellings: tuple[Telling, ...]
    sums: tuple[Telling, ...]  # one telling of each sum as printed
    days: tuple[date, ...]
    texts: frozenset[str]  # but for those that tell this sum as the one that another was amended to
    is_soft: bool  # it comes down to talks, hearsay or a denial
    usd: Decimal | None  # the sum over the whole term in dollars, where the text tells enough of it

    @property
    def first(self) -> Telling:
        """The telling that stands for all where they do not differ."""
        return self.tellings[0]

    @property
    def is_denial(self) -> bool:
        """Whether a denial is among it."""
        return any(telling.tie.status is Status.DENIED for telling in self.tellings)


def strands(block: Sequence[Telling]) -> list[Strand]:
    """Return the strands of tellings, by their first; those without a sum are in none."""
    sized = sorted((telling for telling in block if telling.tie.amount is not None), key=_drawer)
    drawers = (list(drawer) for _, drawer in groupby(sized, key=_drawer))
    found = [_strand(same) for drawer in drawers for same in _same_sums(drawer)]
    return sorted(found, key=lambda strand: strand.first.order)


def _drawer(telling: Telling) -> tuple[object, ...]:
    """What must be equal before sums are compared: the period, the form, and the currency where there is no rate.

    Tellings that were judged to speak of another deal than some do have a drawer of their own.
    """
    currency = telling.tie.amount.currency if telling.tie.amount and telling.usd is None else ""
    group = (telling.group,) if telling.apart else ()
    return (telling.block, telling.per or "", str(telling.is_cash), currency, group)


def _same_sums(drawer: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Cut sums in rising order wherever the next one is clearly greater."""
    rising = sorted(drawer, key=lambda telling: (_size(telling), telling.order))
    same = rising[:1]
    for before, telling in pairwise(rising):
        if not is_same_sum(before, telling):
            yield same
            same = []
        same.append(telling)
    yield same


def _strand(same: Sequence[Telling]) -> Strand:
    tellings = tuple(sorted(same, key=order))
    return Strand(
        tellings=tellings,
        sums=tuple({telling.tie.amount: telling for telling in reversed(tellings)}.values()),
        days=tuple(sorted({day for telling in tellings for day in telling.days})),
        texts=frozenset(text for telling in tellings if not telling.amends for text in telling.texts),
        is_soft=is_soft(tellings),
        usd=_whole(tellings[0]),
    )


def _whole(told: Telling) -> Decimal | None:
    if told.usd is None or told.tie.amount is None:
        return None
    whole, assumed = whole_sum(Money(told.usd, "USD", told.tie.amount.per), told.tie.start, told.tie.end)
    return None if assumed else whole.amount


def is_soft(tellings: Sequence[Telling]) -> bool:
    """Whether tellings come down to talks, hearsay or a denial."""
    firm = [(date.min, *telling.days)[-1] for telling in tellings if not telling.is_soft]
    denials = [(date.max, *telling.days)[-1] for telling in tellings if telling.tie.status is Status.DENIED]
    return not firm or (bool(denials) and max(denials) >= max(firm))


def _size(telling: Telling) -> Decimal:
    if telling.usd is not None:
        return telling.usd
    return telling.tie.amount.amount if telling.tie.amount else Decimal(0)


def is_same_sum(left: Telling, right: Telling) -> bool:
    """Whether two sums are one: within 1 % in one currency, a little more where rates come between them."""
    if left.tie.amount is None or right.tie.amount is None or left.per != right.per:
        return False
    one_currency = left.tie.amount.currency == right.tie.amount.currency
    if one_currency:
        low, high = sorted((left.tie.amount.amount, right.tie.amount.amount))
        return high - low <= sameness().same_sum_within * high
    if left.usd is None or right.usd is None:
        return False
    low, high = sorted((left.usd, right.usd))
    return high - low <= sameness().same_sum_across_currencies_within * high


def order(telling: Telling) -> tuple[object, ...]:
    """Return what puts tellings in order."""
    return telling.order
