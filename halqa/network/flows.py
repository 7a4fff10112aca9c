"""Deals -> flows: who pays whom, how much a year, as of a day. The one place where a deal becomes a flow.

Money goes from payer to payee. A flow stands for cash that is agreed to move: no guarantee, warrant, backstop or stock,
no partnership or rivalry, no part beside its total; and the cash of an acquisition goes to sellers who are not named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from halqa.catalogue.conventions import day_after, first_day, whole_sum, yearly_sum
from halqa.model import IN_KIND, SYMMETRIC, Assumption, Deal, Flow, Kind, Status
from halqa.units import Money, UsdPerUnit, usd_if_known

_NO_FLOW = SYMMETRIC | {Kind.ACQUISITION}
OverTerm = Callable[[Money, str | None, str | None], tuple[Money, Assumption | None]]


@dataclass(frozen=True, slots=True)
class Network:
    """The parties that pay or are paid, in order of name, and the flows between them as of a day."""

    parties: tuple[str, ...]
    flows: tuple[Flow, ...]  # one for each payer, payee and kind
    as_of: date


def network(deals: Iterable[Deal], as_of: date, usd_per_unit: UsdPerUnit, *, with_doubtful: bool = False) -> Network:
    """Return the network of deals as of a day; talks and hearsay are left out, or flagged with `with_doubtful`."""
    moving = [deal for deal in deals if _is_known(deal, as_of) and moves_money(deal, with_doubtful=with_doubtful)]
    included = {deal.id for deal in moving}
    streams: dict[tuple[str, str, Kind], list[Deal]] = defaultdict(list)
    for deal in sorted(moving, key=lambda deal: deal.id):
        if deal.part_of not in included:
            streams[deal.payer, deal.payee, deal.kind].append(deal)
    flows = [_flow(members, usd_per_unit) for _, members in sorted(streams.items())]
    parties = {party for flow in flows for party in (flow.payer, flow.payee)}
    return Network(tuple(sorted(parties)), tuple(flows), as_of)


def moves_money(deal: Deal, *, with_doubtful: bool = False) -> bool:
    """Whether a deal is a flow of cash from its payer to its payee."""
    is_live = deal.status in {Status.AGREED, Status.DONE} or (with_doubtful and deal.status is Status.TALKS)
    is_told = with_doubtful or not deal.hearsay
    is_cash = deal.kind not in _NO_FLOW and deal.instrument not in IN_KIND
    return is_live and is_told and is_cash and deal.payer != deal.payee


def _is_known(deal: Deal, as_of: date) -> bool:
    return deal.known is None or deal.known <= as_of


def _flow(deals: Sequence[Deal], usd_per_unit: UsdPerUnit) -> Flow:
    """Return the deals of one payer, payee and kind as one flow."""
    return added([_single(deal, usd_per_unit) for deal in deals])


def added(flows: Sequence[Flow]) -> Flow:
    """Return flows from one payer to one payee as one: sums that are known add up, the others are counted.

    >>> added([Flow("A", "B", 1e9, usd=5e9), Flow("A", "B", None, unsized=1)]).usd
    5000000000.0
    """
    kinds = {flow.kind for flow in flows}
    return Flow(
        payer=flows[0].payer,
        payee=flows[0].payee,
        usd_per_year=_sum(flow.usd_per_year for flow in flows),
        kind=kinds.pop() if len(kinds) == 1 else None,
        deals=tuple(deal for flow in flows for deal in flow.deals),
        start=_earliest(flow.start for flow in flows),
        end=_latest([flow.end for flow in flows]),
        usd=_sum(flow.usd for flow in flows),
        assumed=tuple(sorted({assumption for flow in flows for assumption in flow.assumed})),
        doubtful=any(flow.doubtful for flow in flows),
        unsized=sum(flow.unsized for flow in flows),
        known=_earliest(flow.known for flow in flows),
    )


def _single(deal: Deal, usd_per_unit: UsdPerUnit) -> Flow:
    whole, whole_assumed = _dollars(deal, whole_sum, usd_per_unit)
    rate, rate_assumed = _dollars(
        deal, lambda money, start, end: yearly_sum(money, start, end, deal.kind), usd_per_unit
    )
    return Flow(
        payer=deal.payer,
        payee=deal.payee,
        usd_per_year=rate,
        kind=deal.kind,
        deals=(deal.id,),
        start=first_day(deal.start),
        end=day_after(deal.end),
        usd=whole,
        assumed=tuple(sorted({each for each in (whole_assumed, rate_assumed) if each is not None})),
        doubtful=deal.hearsay or deal.status is Status.TALKS,
        unsized=int(whole is None),
        known=deal.known,
    )


def _dollars(deal: Deal, over: OverTerm, usd_per_unit: UsdPerUnit) -> tuple[float | None, Assumption | None]:
    """Return a deal's sum over its term in dollars; None where it is unknown or the total of several parties."""
    if deal.amount is None or deal.shared_amount:
        return None, None
    money, assumed = over(deal.amount, deal.start, deal.end)
    dollars = usd_if_known(money, usd_per_unit, deal.known)
    return (None, None) if dollars is None else (float(dollars), assumed)


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return fsum(known) if known else None


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _latest(days: Sequence[date | None]) -> date | None:
    """Return the last of the ends; None where one of them is not told."""
    told = [day for day in days if day is not None]
    return max(told) if len(told) == len(days) else None
