"""Which tellings of one kind between the same parties speak of one deal.

Tellings of the same sum do. Other sums are rival versions of one deal where the days, the words or a doubt bring them
together, and other deals where not, or where one document tells both. Pairs are joined from the surest on, and never
against a document that keeps them apart, so that the order in which claims come in makes no difference.

What a person judged comes first: claims that were judged to speak of one deal are joined whatever stands against it,
even where kinds or parties differ, and those that were judged to speak of two are never joined.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby, pairwise

from halqa.catalogue.conventions import sameness, whole_sum
from halqa.ledger.stories import joined
from halqa.ledger.tellings import Telling
from halqa.model import ClaimKey, Status
from halqa.units import Money, per_year

_FAR = 10_000  # days: an unknown gap comes after every known one
Rank = tuple[int, int, Decimal]


@dataclass(frozen=True, slots=True)
class Strand:
    """Tellings of one sum: no rule could part them."""

    tellings: tuple[Telling, ...]
    sums: tuple[Telling, ...]  # one telling of each sum as printed
    days: tuple[date, ...]
    texts: frozenset[str]  # but for those that tell this sum as the one that another was amended to
    is_soft: bool  # it comes down to talks, hearsay or a denial

    @property
    def first(self) -> Telling:
        """The telling that stands for all where they do not differ."""
        return self.tellings[0]

    @property
    def is_denial(self) -> bool:
        """Whether a denial is among it."""
        return any(telling.tie.status is Status.DENIED for telling in self.tellings)


def deal_tellings(block: Sequence[Telling]) -> list[tuple[Telling, ...]]:
    """Return the tellings of each deal of one block, or of blocks that judgements join, in their order."""
    sumless = [telling for telling in block if telling.tie.amount is None]
    bundles = [[telling for strand in bundle for telling in strand.tellings] for bundle in _joined(_strands(block))]
    _attach(sumless, bundles)
    return sorted((tuple(sorted(bundle, key=_order)) for bundle in bundles), key=lambda bundle: bundle[0].order)


def _order(telling: Telling) -> tuple[object, ...]:
    return telling.order


def _joined(strands: list[Strand]) -> list[list[Strand]]:
    """Join the strands that speak of one deal, the surest pairs first."""
    lead = _judged_leads(strands)
    bundles: dict[int, list[Strand]] = defaultdict(list)
    for at, strand in zip(lead, strands, strict=True):
        bundles[at].append(strand)
    for _, left, right in sorted(_links(strands)):
        first, second = sorted((lead[left], lead[right]))
        if first != second and not any(_are_apart(one, other) for one in bundles[first] for other in bundles[second]):
            bundles[first] += bundles.pop(second)
            lead = [first if at == second else at for at in lead]
    return list(bundles.values())


def _judged_leads(strands: Sequence[Strand]) -> list[int]:
    """Return for each strand the first that it is joined to by what was judged of their tellings."""
    of_group: dict[ClaimKey, int] = {}
    links = [
        (of_group.setdefault(telling.group, at), at)
        for at, strand in enumerate(strands)
        for telling in strand.tellings
        if telling.group is not None
    ]
    return list(joined(range(len(strands)), links).values())


def _strands(block: Sequence[Telling]) -> list[Strand]:
    sized = sorted((telling for telling in block if telling.tie.amount is not None), key=_drawer)
    drawers = (list(drawer) for _, drawer in groupby(sized, key=_drawer))
    strands = [_strand(same) for drawer in drawers for same in _same_sums(drawer)]
    return sorted(strands, key=lambda strand: strand.first.order)


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
    tellings = tuple(sorted(same, key=_order))
    return Strand(
        tellings=tellings,
        sums=tuple({telling.tie.amount: telling for telling in reversed(tellings)}.values()),
        days=tuple(sorted({telling.day for telling in tellings if telling.day})),
        texts=frozenset(telling.text for telling in tellings if not telling.amends),
        is_soft=_is_soft(tellings),
    )


def _is_soft(tellings: Sequence[Telling]) -> bool:
    firm = [telling.day or date.min for telling in tellings if not telling.is_soft]
    denials = [telling.day or date.max for telling in tellings if telling.tie.status is Status.DENIED]
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


def _are_apart(left: Strand, right: Strand) -> bool:
    """Whether a judgement, the form of the value, one text with both, or a total and its part keep them apart."""
    if {left.first.is_cash, right.first.is_cash} == {True, False} or left.first.is_apart_from(right.first):
        return True
    totals = [{telling.tie.part_of for telling in strand.tellings} for strand in (left, right)]
    one_text = not left.texts.isdisjoint(right.texts)
    return not _same(left, right) and (totals[0] != totals[1] or one_text)


def _same(left: Strand, right: Strand) -> bool:
    return any(is_same_sum(one, other) for one in left.sums for other in right.sums)


def _links(strands: Sequence[Strand]) -> Iterator[tuple[Rank, int, int]]:
    for left, right in combinations(range(len(strands)), 2):
        rank = _rank(strands[left], strands[right])
        if rank is not None:
            yield rank, left, right
    for amending in range(len(strands)):
        if (amended := _amended(amending, strands)) is not None:
            yield (1, 0, Decimal(0)), min(amending, amended), max(amending, amended)


def _amended(amending: int, strands: Sequence[Strand]) -> int | None:
    """Return the strand that another amends: of those told before it, in the same period and form, the latest."""
    strand = strands[amending]
    days = [telling.day for telling in strand.tellings if telling.amends and telling.day]
    before = [
        (max(day for day in other.days if day < min(days)), at)
        for at, other in enumerate(strands)
        if days and at != amending and other.days and other.days[0] < min(days) and not _are_apart(strand, other)
        if (strand.first.block, strand.first.per) == (other.first.block, other.first.per)
    ]
    return max(before)[1] if before else None


def _rank(left: Strand, right: Strand) -> Rank | None:
    """Return how surely two strands speak of one deal, the surest least; None: they do not."""
    if left.first.block != right.first.block:
        return None
    gap, ratio = _gap(left.days, right.days), _ratio(left, right)
    level = 0 if _same(left, right) else _rival_level(left, right, gap, ratio)
    return None if level is None else (level, _FAR if gap is None else gap, ratio or Decimal(0))


def _rival_level(left: Strand, right: Strand, gap: int | None, ratio: Decimal | None) -> int | None:
    same = sameness()
    if gap is not None and gap <= same.news_wave_days and (ratio is None or ratio <= same.news_wave_ratio):
        return 1
    if gap is not None and gap <= same.rival_days and (ratio is None or ratio <= same.rival_ratio):
        return 2
    if (gap is None or gap <= same.rival_days) and (_share_words(left, right) or _is_rate_of_total(left, right)):
        return 3
    return 4 if _doubt_joins(left, right, gap) else None


def _doubt_joins(left: Strand, right: Strand, gap: int | None) -> bool:
    """Whether talks, hearsay or a denial of one sum came to another sum, or are themselves told with two."""
    if not left.is_soft and not right.is_soft:
        return False
    if gap is None or left.is_denial or right.is_denial:
        return gap is None or gap <= sameness().talk_days
    if left.is_soft and right.is_soft:
        return gap <= sameness().rival_days
    soft, firm = (left, right) if left.is_soft else (right, left)
    return gap <= sameness().talk_days and _first_day(soft) <= _first_day(firm)


def _first_day(strand: Strand) -> date:
    return strand.days[0] if strand.days else date.max


def _gap(left: Sequence[date], right: Sequence[date]) -> int | None:
    """Return the fewest days between two lists of days in order; None where there is none in one."""
    fewer, more = sorted((left, right), key=len)
    near = ((day, more[max(0, at - 1) : at + 1]) for day in fewer for at in [bisect_left(more, day)])
    return min((abs((day - other).days) for day, others in near for other in others), default=None)


def _ratio(left: Strand, right: Strand) -> Decimal | None:
    sizes = [_whole(left), _whole(right)]
    if None in sizes:
        return None
    low, high = sorted(size for size in sizes if size is not None)
    return high / low if low else None


def _whole(strand: Strand) -> Decimal | None:
    """Return the sum over the whole term in dollars, where the text tells enough of it."""
    told = strand.first.tie
    if strand.first.usd is None or told.amount is None:
        return None
    whole, assumed = whole_sum(Money(strand.first.usd, "USD", told.amount.per), told.start, told.end)
    return None if assumed else whole.amount


def _is_rate_of_total(left: Strand, right: Strand) -> bool:
    """Whether one is told as a sum per year or month and the other as a total that it could come to."""
    rate, total = (left, right) if left.first.per else (right, left)
    if not rate.first.per or total.first.per or rate.first.usd is None or total.first.usd is None:
        return False
    yearly = per_year(Money(rate.first.usd, "USD", rate.first.per)).amount
    return yearly < total.first.usd <= sameness().longest_term_years * yearly


def _share_words(left: Strand, right: Strand) -> bool:
    return any(_are_alike(one.words, other.words) for one in left.tellings for other in right.tellings)


def _are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    same, least = sameness(), min(len(left), len(right))
    return least >= same.same_words_at_least and len(left & right) >= same.same_words_share * len(left | right)


def _attach(sumless: Sequence[Telling], bundles: list[list[Telling]]) -> None:
    """Put each telling without a sum to the deal that it can best speak of, or else to one of its own kind."""
    sized, loose = len(bundles), _attach_judged(_units(sumless), bundles)
    states = [(_days(bundle), _is_soft(bundle)) for bundle in bundles]
    ranked = sorted(
        (rank, number, at)
        for number, unit in enumerate(loose)
        for at, (days, is_soft) in enumerate(states)
        for telling in unit
        if (rank := _sumless_rank(telling, days, is_soft=is_soft)) is not None
    )
    placed: set[int] = set()
    for _, number, at in ranked:
        if number not in placed and not _is_apart(loose[number], bundles[at]):
            bundles[at] += loose[number]
            placed.add(number)
    for number, unit in enumerate(loose):
        if number not in placed:
            _attach_to_first(unit, bundles, sized)


def _units(sumless: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings one by one, but together those that were judged to speak of one deal."""
    units: dict[object, list[Telling]] = {}
    for number, telling in enumerate(sumless):
        units.setdefault(telling.group or number, []).append(telling)
    return list(units.values())


def _attach_judged(units: Iterable[list[Telling]], bundles: list[list[Telling]]) -> list[list[Telling]]:
    """Put what was judged to speak of a deal to it, and return the others."""
    of_group = {telling.group: at for at, bundle in enumerate(bundles) for telling in bundle if telling.group}
    loose = []
    for unit in units:
        if unit[0].group in of_group:
            bundles[of_group[unit[0].group]] += unit
        else:
            loose.append(unit)
    return loose


def _attach_to_first(unit: list[Telling], bundles: list[list[Telling]], sized: int) -> None:
    fitting = (bundle for bundle in bundles[sized:] if not _is_apart(unit, bundle))
    bundle = next(fitting, None)
    if bundle is None:
        bundles.append(list(unit))
    else:
        bundle += unit


def _sumless_rank(telling: Telling, days: Sequence[date], *, is_soft: bool) -> tuple[int, bool] | None:
    """Return how near a telling is to a deal; one that is firm makes mere talks firm only soon after them."""
    own = [telling.day] if telling.day else []
    gap = _gap(own, days)
    confirms = gap is not None and gap <= sameness().rival_days and own[0] >= days[0]
    if is_soft and not telling.is_soft and not confirms:
        return None
    return (_FAR if gap is None else gap, is_soft)


def _days(bundle: Sequence[Telling]) -> list[date]:
    return sorted({telling.day for telling in bundle if telling.day})


def _is_apart(unit: Sequence[Telling], bundle: Sequence[Telling]) -> bool:
    """Whether a judgement, its form, or a telling of the same text in another state or of another size keeps it out."""
    is_of_block = any(telling.block == other.block for telling in unit for other in bundle)
    return not is_of_block or any(
        {telling.is_cash, other.is_cash} == {True, False}
        or telling.is_apart_from(other)
        or (telling.text == other.text and _differ(telling, other))
        for telling in unit
        for other in bundle
    )


def _differ(left: Telling, right: Telling) -> bool:
    sizes = ((left.tie.power_mw, right.tie.power_mw), (left.tie.chips, right.tie.chips))
    return left.is_soft != right.is_soft or any(one and other and one != other for one, other in sizes)
