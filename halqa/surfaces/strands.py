"""Deals -> the arrows of the picture: one for each payer, payee and kind, the doubtful apart from the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from math import fsum

from halqa.catalogue.conventions import whole_sum
from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.totals import is_doubtful, is_live
from halqa.measures.cycles import Cycle
from halqa.model import IN_KIND, SYMMETRIC, Assumption, Deal, Flow, Kind
from halqa.network.parts import Own
from halqa.surfaces.assumed import assumed
from halqa.surfaces.ring import Strand
from halqa.surfaces.wording import Wording, bare, counted, dollars, fill, plain
from halqa.units import usd_if_known

Owned = Mapping[str, Own]  # what each deal pays by itself, by its id
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


def arrow_usd(deals: Sequence[Deal], owned: Owned) -> float | None:
    """Return what an arrow's deals pay by themselves, as in every measure; None where no sum is known."""
    known = [own.usd for own in _owned(deals, owned) if own.usd is not None]
    return fsum(known) if known else None


def _owned(deals: Iterable[Deal], owned: Owned) -> list[Own]:
    return [owned[deal.id] for deal in deals if deal.id in owned]


def arrow_deals(deals: Iterable[Deal], owned: Owned) -> tuple[tuple[Deal, ...], ...]:
    """Return the deals that move money, those of one arrow together, the largest arrow first.

    What flows by its parts alone, elsewhere, is no arrow beside theirs.
    """
    moving = sorted(filter(moves_money, deals), key=_key)
    grouped = [tuple(group) for _, group in groupby(moving, key=_key)]
    drawn = [group for group in grouped if _owned(group, owned)]
    return tuple(sorted(drawn, key=lambda group: (-(arrow_usd(group, owned) or 0), _key(group[0]))))


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


def strand(in_: Wording, deals: Sequence[Deal], owned: Owned, legs_: Sequence[Flow], href: str) -> Strand:
    """Return one arrow with its words."""
    first, usd = deals[0], arrow_usd(deals, owned)
    return Strand(
        payer=first.payer,
        payee=first.payee,
        kind=first.kind,
        usd=usd or None,
        doubtful=is_doubtful(first),
        in_kind=is_in_kind(first),
        in_cycle=any(_is_leg(deals, leg) for leg in legs_),
        href=href,
        told=_told(in_, deals, arrow_sum(in_, deals, owned)),
    )


def _is_leg(deals: Sequence[Deal], leg: Flow) -> bool:
    first = deals[0]
    if leg.deals:
        return any(deal.id in leg.deals for deal in deals)
    return (first.payer, first.payee) == (leg.payer, leg.payee) and leg.kind in (None, first.kind)


def arrow_sum(in_: Wording, deals: Sequence[Deal], owned: Owned) -> str:
    """Say what an arrow's deals pay, and where a sum that several share was taken in equal parts."""
    usd = arrow_usd(deals, owned)
    told = dollars(in_, usd) if usd else in_.words["unknown.sum"]
    if usd and any(Assumption.SPLIT in own.assumed for own in _owned(deals, owned)):
        return fill(in_, "with.quantity", bare, sentence=told, quantity=assumed(in_, Assumption.SPLIT))
    return told


def _told(in_: Wording, deals: Sequence[Deal], sum_: str) -> str:
    values = {
        "payer": in_.name(deals[0].payer),
        "payee": in_.name(deals[0].payee),
        "kind": in_.words[f"kind.{deals[0].kind}"],
        "sum": sum_,
    }
    if len(deals) == 1:
        return fill(in_, "arrow", plain, **values)
    return fill(in_, "several", plain, **values, deals=counted(in_, len(deals), "deals"))


def strands(
    in_: Wording, deals: Iterable[Deal], owned: Owned, cycles: Sequence[Cycle], href: Callable[[int], str]
) -> tuple[tuple[Strand, tuple[Deal, ...]], ...]:
    """Return every arrow with its deals; `href` says where the arrow of a number leads."""
    emphasised = legs(cycles)
    grouped = arrow_deals(deals, owned)
    return tuple((strand(in_, group, owned, emphasised, href(number)), group) for number, group in enumerate(grouped))


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
