"""Which tellings of one kind between the same parties speak of one deal.

Tellings of the same sum do. Other sums are rival versions of one deal where the days, the words or a doubt bring them
together, and other deals where not, or where one document tells both. Pairs are joined from the surest on, and never
against a document that keeps them apart, so that the order in which claims come in makes no difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby
from operator import attrgetter

from halqa.catalogue.conventions import sameness, whole_sum
from halqa.ledger.tellings import Telling
from halqa.model import Status
from halqa.units import Money

_FAR = 10_000  # days: an unknown gap comes after every known one
Rank = tuple[int, int, Decimal]


@dataclass(frozen=True, slots=True)
class Strand:
    """Tellings that no rule could part: of one sum, or one telling without a sum."""

    tellings: tuple[Telling, ...]
    usd: tuple[Decimal, Decimal] | None  # the least and the greatest sum told; None: no sum is told

    @property
    def first(self) -> Telling:
        """The telling that stands for all where they do not differ."""
        return self.tellings[0]

    @property
    def is_sized(self) -> bool:
        """Whether a sum is told."""
        return self.first.tie.amount is not None

    @property
    def is_soft(self) -> bool:
        """Whether it comes down to talks, hearsay or a denial."""
        firm = [telling for telling in self.tellings if not telling.is_soft]
        denials = [telling for telling in self.tellings if telling.tie.status is Status.DENIED]
        last = max((telling.published or date.min for telling in firm), default=None)
        return last is None or any((denial.published or last) >= last for denial in denials)

    @property
    def is_denial(self) -> bool:
        """Whether a denial is among it."""
        return any(telling.tie.status is Status.DENIED for telling in self.tellings)


def deal_tellings(block: Sequence[Telling]) -> list[tuple[Telling, ...]]:
    """Return the tellings of each deal of one block, in the order of the tellings."""
    strands = sorted(_strands(block), key=lambda strand: strand.first.order)
    bundles = {at: [strand] for at, strand in enumerate(strands)}
    lead = list(range(len(strands)))
    for _, left, right in sorted(_links(strands)):
        first, second = sorted((lead[left], lead[right]))
        if first != second and _may_join(bundles[first], bundles[second]):
            bundles[first] += bundles.pop(second)
            lead = [first if at == second else at for at in lead]
    return [_in_order(bundle) for bundle in bundles.values()]


def _in_order(bundle: Sequence[Strand]) -> tuple[Telling, ...]:
    return tuple(sorted((telling for strand in bundle for telling in strand.tellings), key=attrgetter("order")))


def _strands(block: Sequence[Telling]) -> Iterator[Strand]:
    for telling in block:
        if telling.tie.amount is None:
            yield Strand((telling,), None)
    sized = sorted((telling for telling in block if telling.tie.amount is not None), key=_drawer)
    for _, drawer in groupby(sized, key=_drawer):
        yield from _same_sums(list(drawer))


def _drawer(telling: Telling) -> tuple[str, str, str]:
    """What must be equal before sums are compared: the period, the form, and the currency where there is no rate."""
    currency = telling.tie.amount.currency if telling.tie.amount and telling.usd is None else ""
    return (telling.per or "", str(telling.is_cash), currency)


def _same_sums(drawer: Sequence[Telling]) -> Iterator[Strand]:
    """Cut sums in rising order wherever the next one is clearly greater."""
    rising = sorted(drawer, key=lambda telling: (_size(telling), telling.order))
    strand = rising[:1]
    for before, telling in zip(rising, rising[1:], strict=False):
        if not is_same_sum(before, telling):
            yield _strand(strand)
            strand = []
        strand.append(telling)
    yield _strand(strand)


def _strand(tellings: Sequence[Telling]) -> Strand:
    sizes = [_size(telling) for telling in tellings]
    return Strand(tuple(sorted(tellings, key=attrgetter("order"))), (min(sizes), max(sizes)))


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


def _may_join(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    """Whether nothing keeps two bundles apart; what has no sum may not bring two sums together."""
    through_sumless = any(strand.is_sized for strand in left) and any(strand.is_sized for strand in right)
    sumless_between = through_sumless and not _sizes_link(left, right)
    return not sumless_between and not any(_are_apart(one, other) for one in left for other in right)


def _sizes_link(left: Sequence[Strand], right: Sequence[Strand]) -> bool:
    return any(_rank(one, other) for one in left for other in right if one.is_sized and other.is_sized)


def _are_apart(left: Strand, right: Strand) -> bool:
    """Whether a document, the form of the value, or a total and its part, make two strands two deals."""
    if {left.first.is_cash, right.first.is_cash} == {True, False}:
        return True
    if left.is_sized and right.is_sized:
        return not _same(left, right) and (_are_total_and_part(left, right) or _in_one_text(left, right))
    return any(_differ_in_one_text(one, other) for one in left.tellings for other in right.tellings)


def _same(left: Strand, right: Strand) -> bool:
    return any(is_same_sum(one, other) for one in left.tellings for other in right.tellings)


def _in_one_text(left: Strand, right: Strand) -> bool:
    return not {telling.text for telling in left.tellings}.isdisjoint(telling.text for telling in right.tellings)


def _are_total_and_part(left: Strand, right: Strand) -> bool:
    totals = [{telling.tie.part_of for telling in strand.tellings} - {None} for strand in (left, right)]
    return totals[0] != totals[1]


def _differ_in_one_text(left: Telling, right: Telling) -> bool:
    """Whether one text tells two deals, one of them without a sum: another stage, or another size in power or chips."""
    if left.text != right.text:
        return False
    sizes = ((left.tie.power_mw, right.tie.power_mw), (left.tie.chips, right.tie.chips))
    return left.is_soft != right.is_soft or any(one and other and one != other for one, other in sizes)


def _links(strands: Sequence[Strand]) -> Iterator[tuple[Rank, int, int]]:
    for left, right in combinations(range(len(strands)), 2):
        rank = _rank(strands[left], strands[right])
        if rank is not None:
            yield rank, left, right


def _rank(left: Strand, right: Strand) -> Rank | None:
    """Return how surely two strands speak of one deal, the surest least; None: they do not."""
    gap = _gap(left, right)
    if left.is_sized and right.is_sized:
        ratio = _ratio(left, right)
        level = 0 if _same(left, right) else _rival_level(left, right, gap, ratio)
        return None if level is None else (level, _FAR if gap is None else gap, ratio or Decimal(0))
    level = _sumless_level(left, right, gap)
    return None if level is None else (level, _FAR if gap is None else gap, Decimal(0))


def _rival_level(left: Strand, right: Strand, gap: int | None, ratio: Decimal | None) -> int | None:
    same = sameness()
    if gap is not None and gap <= same.news_wave_days and (ratio is None or ratio <= same.news_wave_ratio):
        return 1
    if gap is not None and gap <= same.rival_days and (ratio is None or ratio <= same.rival_ratio):
        return 2
    if (gap is None or gap <= same.rival_days) and _share_words(left, right):
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


def _sumless_level(left: Strand, right: Strand, gap: int | None) -> int | None:
    """A telling without a sum joins the nearest; one that is firm makes mere talks firm only soon after them."""
    if not left.is_sized and not right.is_sized:
        return 6
    sumless, sized = (right, left) if left.is_sized else (left, right)
    if sumless.is_soft or not sized.is_soft:
        return 5
    confirms = gap is not None and gap <= sameness().rival_days and _first_day(sumless) >= _first_day(sized)
    return 5 if confirms else None


def _first_day(strand: Strand) -> date:
    return min(telling.published or date.max for telling in strand.tellings)


def _gap(left: Strand, right: Strand) -> int | None:
    """Return the fewest days between a telling of one and a telling of the other; None where days are not known."""
    days = [[telling.published for telling in strand.tellings if telling.published] for strand in (left, right)]
    return min((abs((one - other).days) for one in days[0] for other in days[1]), default=None)


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


def _share_words(left: Strand, right: Strand) -> bool:
    return any(_are_alike(one.words, other.words) for one in left.tellings for other in right.tellings)


def _are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    same, least = sameness(), min(len(left), len(right))
    return least >= same.same_words_at_least and len(left & right) >= same.same_words_share * len(left | right)
