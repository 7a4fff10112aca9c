"""Deals -> the arrows of the picture: one for each payer, payee and kind, the doubtful apart from the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from halqa.catalogue.conventions import whole_sum
from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.totals import is_doubtful, is_live
from halqa.measures.cycles import Cycle
from halqa.model import IN_KIND, SYMMETRIC, Deal, Flow, Kind
from halqa.surfaces.ring import Strand
from halqa.surfaces.wording import Wording, counted, fill, plain, quantity
from halqa.units import usd_if_known

EMPHASISED = 3  # of how many of the largest cycles the legs stand out


def moves_money(deal: Deal) -> bool:
    """Say whether a deal that stands has a payer and a payee."""
    return is_live(deal) and deal.kind not in SYMMETRIC


def deal_usd(deal: Deal) -> Decimal | None:
    """Return a deal's whole sum in US dollars; None where none is told or no rate is known.

    A total shared with others says nothing of one share: None.
    """
    if deal.amount is None or deal.shared_amount:
        return None
    return usd_if_known(whole_sum(deal.amount, deal.start, deal.end)[0], usd_per_unit, deal.known)


def arrow_usd(deals: Sequence[Deal]) -> Decimal | None:
    """Return the sum of an arrow's deals, a part not counted beside its whole; None where no sum is known."""
    ids = {deal.id for deal in deals}
    sums = [deal_usd(deal) for deal in deals if deal.part_of not in ids]
    known = [sum_ for sum_ in sums if sum_ is not None]
    return sum(known, Decimal(0)) if known else None


def arrow_deals(deals: Iterable[Deal]) -> tuple[tuple[Deal, ...], ...]:
    """Return the deals that move money, those of one arrow together, the largest arrow first."""
    moving = sorted(filter(moves_money, deals), key=_key)
    grouped = [tuple(group) for _, group in groupby(moving, key=_key)]
    return tuple(sorted(grouped, key=lambda group: (-(arrow_usd(group) or 0), _key(group[0]))))


def _key(deal: Deal) -> tuple[str, str, Kind, bool, bool]:
    return deal.payer, deal.payee, deal.kind, is_doubtful(deal), is_in_kind(deal)


def is_in_kind(deal: Deal) -> bool:
    """Say whether a deal moves no cash until it is called or sold."""
    return deal.instrument in IN_KIND


def largest(cycles: Iterable[Cycle]) -> tuple[Cycle, ...]:
    """Return the cycles, the one that carries most first and those of an unknown sum last."""
    return tuple(sorted(cycles, key=lambda cycle: (cycle.round_trip_usd is None, -(cycle.round_trip_usd or 0.0))))


def legs(cycles: Sequence[Cycle]) -> tuple[Flow, ...]:
    """Return the flows of the largest cycles, which the picture brings out."""
    return tuple(flow for cycle in largest(cycles)[:EMPHASISED] for flow in cycle.flows)


def strand(in_: Wording, deals: Sequence[Deal], legs_: Sequence[Flow], href: str) -> Strand:
    """Return one arrow with its words."""
    first, sum_ = deals[0], arrow_usd(deals)
    return Strand(
        payer=first.payer,
        payee=first.payee,
        kind=first.kind,
        usd=float(sum_) if sum_ else None,
        doubtful=is_doubtful(first),
        in_kind=is_in_kind(first),
        in_cycle=any(_is_leg(deals, leg) for leg in legs_),
        href=href,
        told=_told(in_, deals, sum_),
    )


def _is_leg(deals: Sequence[Deal], leg: Flow) -> bool:
    first = deals[0]
    if leg.deals:
        return any(deal.id in leg.deals for deal in deals)
    return (first.payer, first.payee) == (leg.payer, leg.payee) and leg.kind in (None, first.kind)


def _told(in_: Wording, deals: Sequence[Deal], sum_: Decimal | None) -> str:
    values = {
        "payer": in_.name(deals[0].payer),
        "payee": in_.name(deals[0].payee),
        "kind": in_.words[f"kind.{deals[0].kind}"],
        "sum": quantity(in_, sum_, "USD") if sum_ else in_.words["unknown.sum"],
    }
    if len(deals) == 1:
        return fill(in_, "arrow", plain, **values)
    return fill(in_, "several", plain, **values, deals=counted(in_, len(deals), "deals"))


def strands(
    in_: Wording, deals: Iterable[Deal], cycles: Sequence[Cycle], href: Callable[[int], str]
) -> tuple[tuple[Strand, tuple[Deal, ...]], ...]:
    """Return every arrow with its deals; `href` says where the arrow of a number leads."""
    emphasised = legs(cycles)
    grouped = arrow_deals(deals)
    return tuple((strand(in_, group, emphasised, href(number)), group) for number, group in enumerate(grouped))


ROLE_OF_TYPE: Mapping[str, str] = {
    "lab": "labs",
    "cloud": "clouds",
    "neocloud": "clouds",
    "datacenter": "clouds",
    "chipmaker": "chips",
    "equipment": "chips",
    "server": "chips",
    "energy": "energy",
    "investor": "capital",
    "sovereign": "capital",
    "bank": "capital",
    "government": "capital",
    "venture": "projects",
}
"""The part that a type of the catalogue plays in the picture; a type that is not here plays none."""
