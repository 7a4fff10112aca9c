"""Totals and parts -> what each deal pays by itself: no part is counted beside its whole, no shared sum twice.

A part takes its dollars out of its whole where it is at least as firm as the whole; else they stay with the whole. The
parts never take more than there is: the firmest first, those of one firmness in proportion. Several deals that share
one sum hold equal parts of it, which is an assumption. Only a part that pays, or is paid, like its whole is within it:
what one pays out of money that it was given (a loan that buys chips) is a leg further on, and flows by itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from halqa.catalogue.conventions import whole_sum
from halqa.errors import InvalidFlowError
from halqa.model import IN_KIND, SYMMETRIC, Assumption, Deal
from halqa.network.firmness import Firmness, firmness
from halqa.units import UsdPerUnit, usd_if_known

ParentOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Own:
    """What of a deal's sum flows by the deal itself, in US dollars; None: no text tells its sum."""

    deal: Deal
    usd: float | None
    assumed: tuple[Assumption, ...] = ()
    shared: str | None = None  # the sum whose equal part this is


@dataclass(slots=True)
class _Sum:
    """A sum that one deal tells, or several share, and those that are parts of it."""

    name: str
    deals: list[Deal]
    usd: float | None
    assumed: Assumption | None
    firmness: Firmness
    parts: list["_Sum"] = field(default_factory=list)


def moving(deals: Iterable[Deal], as_of: date, usd_per_unit: UsdPerUnit, parent_of: ParentOf = str) -> list[Own]:
    """Return what each deal moves by itself as of a day, cash and what is no cash apart, in order of the deals' ids.

    What is denied or over, or not yet known, moves nothing, and no more do partnerships and rivalries.
    """
    live = [deal for deal in deals if _moves(deal, as_of)]
    cash, in_kind = ([deal for deal in live if (deal.instrument in IN_KIND) is held] for held in (False, True))
    found = [own for group in (cash, in_kind) for own in own_sums(group, usd_per_unit, parent_of)]
    return sorted(found, key=lambda own: own.deal.id)


def _moves(deal: Deal, as_of: date) -> bool:
    """Whether a deal moves something, and could be known."""
    return deal.kind not in SYMMETRIC and firmness(deal) is not None and (deal.known is None or deal.known <= as_of)


def own_sums(deals: Sequence[Deal], usd_per_unit: UsdPerUnit, parent_of: ParentOf) -> list[Own]:
    """Return what each live deal adds to all money, in order of the deals' ids; what stays within a whole is left out.

    Raises InvalidFlowError where a sum is less than nothing, or beyond all numbers.
    """
    by_name: dict[str, list[Deal]] = defaultdict(list)
    for deal in sorted(deals, key=lambda deal: deal.id):
        by_name[deal.sum_name].append(deal)
    sums = {name: _sum(name, members, usd_per_unit) for name, members in by_name.items()}
    tops = _hung(sums, parent_of)
    found = [own for top in tops for own in _settled(top, top.usd)]
    return sorted(found, key=lambda own: own.deal.id)


def _sum(name: str, deals: list[Deal], usd_per_unit: UsdPerUnit) -> _Sum:
    """Return a sum with the deals that hold it: the firmest; where they tell several sums, the greatest."""
    best = max(_firmness(deal) for deal in deals)
    holders = [deal for deal in deals if _firmness(deal) == best]
    told = [(usd, assumed) for usd, assumed in (_usd(deal, usd_per_unit) for deal in holders) if usd is not None]
    usd, assumed = max(told, key=lambda one: one[0]) if told else (None, None)
    return _Sum(name, holders, usd, assumed, best)


def _firmness(deal: Deal) -> Firmness:
    found = firmness(deal)
    return Firmness.DOUBTFUL if found is None else found


def _usd(deal: Deal, usd_per_unit: UsdPerUnit) -> tuple[float | None, Assumption | None]:
    if deal.amount is None:
        return None, None
    whole, assumed = whole_sum(deal.amount, deal.start, deal.end)
    told = usd_if_known(whole, usd_per_unit, deal.known)
    if told is None:
        return None, None
    if not 0 <= (usd := float(told)) < float("inf"):
        raise InvalidFlowError(payer=deal.payer, payee=deal.payee, amount=usd)
    return usd, assumed


def _hung(sums: Mapping[str, _Sum], parent_of: ParentOf) -> list[_Sum]:
    """Hang each part under its whole, leaving out what would close a ring; return the sums that are no part."""
    named = {deal.id: one.name for one in sums.values() for deal in one.deals}
    wholes: dict[str, str] = {}
    for one in sums.values():
        for whole in filter(None, (_whole(deal, named, sums) for deal in one.deals)):
            if (
                one.name not in wholes
                and _is_one_leg(one, sums[whole], parent_of)
                and one.name not in _up(whole, wholes)
            ):
                wholes[one.name] = whole
                sums[whole].parts.append(one)
    return [one for one in sums.values() if one.name not in wholes]


def _whole(deal: Deal, named: Mapping[str, str], sums: Mapping[str, _Sum]) -> str | None:
    if deal.shared_total in sums and not deal.shared_amount:
        return deal.shared_total
    return named.get(deal.part_of or "")


def _is_one_leg(part: _Sum, whole: _Sum, parent_of: ParentOf) -> bool:
    """Whether a part pays, or is paid, like its whole."""
    payers, payees = ({parent_of(getattr(deal, side)) for deal in whole.deals} for side in ("payer", "payee"))
    return any(parent_of(deal.payer) in payers or parent_of(deal.payee) in payees for deal in part.deals)


def _up(name: str, wholes: Mapping[str, str]) -> Iterator[str]:
    """Yield a sum and all that it is a part of."""
    at: str | None = name
    while at is not None:
        yield at
        at = wholes.get(at)


def _settled(one: _Sum, usd: float | None) -> Iterator[Own]:
    """Yield what of a sum flows by its own deals, and by its parts."""
    if usd is None:
        yield from _shares(one, None)
        for part in one.parts:
            yield from _settled(part, part.usd)
        return
    left = usd
    for part, taken in _granted(list(_claiming(one, one.firmness)), usd, is_limit=one.firmness > Firmness.DOUBTFUL):
        left = max(left - taken, 0.0)
        yield from _settled(part, taken)
    if left > usd * 1e-12 or usd == 0:
        yield from _shares(one, left)
    yield from (own for part in _unsized(one) for own in _shares(part, None))


def _claiming(one: _Sum, least: Firmness) -> Iterator[_Sum]:
    """Yield the parts that take their dollars out of a sum: those with a sum, at least as firm as it."""
    for part in one.parts:
        if part.usd is not None and part.firmness >= least:
            yield part
        else:
            yield from _claiming(part, least)


def _granted(parts: Sequence[_Sum], usd: float, *, is_limit: bool) -> Iterator[tuple[_Sum, float]]:
    """Yield what each part gets: the firmest first, those of one firmness in proportion where there is too little.

    A whole that is itself in doubt is no limit to those of its parts that are not.
    """
    left = usd
    for level in sorted({part.firmness for part in parts}, reverse=True):
        group = [part for part in parts if part.firmness == level]
        asked = sum(part.usd or 0.0 for part in group)
        given = min(asked, left) if is_limit or level is Firmness.DOUBTFUL else asked
        yield from ((part, (part.usd or 0.0) * (given / asked if asked else 0.0)) for part in group)
        left = max(left - given, 0.0)


def _unsized(one: _Sum) -> Iterator[_Sum]:
    """Yield the parts of which no text tells the sum: they are there, and add nothing."""
    for part in one.parts:
        if part.usd is None:
            yield part
            yield from _unsized(part)


def _shares(one: _Sum, usd: float | None) -> Iterator[Own]:
    """Yield the deals that hold a sum, in equal parts."""
    is_split = len(one.deals) > 1
    assumed = (*([one.assumed] if one.assumed and usd is not None else []), *([Assumption.SPLIT] if is_split else []))
    share = None if usd is None else usd / len(one.deals)
    yield from (Own(deal, share, tuple(sorted(assumed)), one.name if is_split else None) for deal in one.deals)
