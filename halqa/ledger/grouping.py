"""Which tellings of one kind between the same parties speak of one deal.

Tellings of the same sum do. Other sums are rival versions of one deal where the days, the words or a doubt bring them
together, and other deals where not, or where one document tells both. Pairs are joined from the surest on, and never
against a document that keeps them apart, so that the order in which claims come in makes no difference.

What a person judged comes first: claims that were judged to speak of one deal are joined whatever stands against it,
even where kinds or parties differ, and those that were judged to speak of two are never joined.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from halqa.catalogue.conventions import sameness
from halqa.ledger.attaching import FAR, attached, gap_between
from halqa.ledger.stories import joined
from halqa.ledger.strands import Strand, is_same_sum, order, strands
from halqa.ledger.tellings import Telling
from halqa.model import ClaimKey
from halqa.units import Money, per_year

Rank = tuple[int, int, Decimal]


def deal_tellings(block: Sequence[Telling]) -> list[tuple[Telling, ...]]:
    """Return the tellings of each deal of one block, or of blocks that judgements join, in their order."""
    sumless = [telling for telling in block if telling.tie.amount is None]
    sized = [[telling for strand in bundle for telling in strand.tellings] for bundle in _joined(strands(block))]
    bundles = attached(sumless, sized)
    return sorted((tuple(sorted(bundle, key=order)) for bundle in bundles), key=lambda bundle: bundle[0].order)


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
    gap, ratio = gap_between(left.days, right.days), _ratio(left, right)
    level = 0 if _same(left, right) else _rival_level(left, right, gap, ratio)
    return None if level is None else (level, FAR if gap is None else gap, ratio or Decimal(0))


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


def _ratio(left: Strand, right: Strand) -> Decimal | None:
    if left.usd is None or right.usd is None:
        return None
    low, high = sorted((left.usd, right.usd))
    return high / low if low else None


def _is_rate_of_total(left: Strand, right: Strand) -> bool:
    """Whether one is told as a sum per year or month and the other as a total that it could come to."""
    rate, total = (left, right) if left.first.per else (right, left)
    if not rate.first.per or total.first.per or rate.first.usd is None or total.first.usd is None:
        return False
    yearly = per_year(Money(rate.first.usd, "USD", rate.first.per)).amount
    return yearly < total.first.usd <= sameness().longest_term_years * yearly


def _share_words(left: Strand, right: Strand) -> bool:
    return any(_are_alike(one, other) for one in _wordings(left) for other in _wordings(right))


def _wordings(strand: Strand) -> set[frozenset[str]]:
    least = sameness().same_words_at_least
    told = {each.words for telling in strand.tellings for each in telling.tellings}
    return {words for words in told if len(words) >= least}


def _are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    same, least = sameness(), min(len(left), len(right))
    return least >= same.same_words_at_least and len(left & right) >= same.same_words_share * len(left | right)
