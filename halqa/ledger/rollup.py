"""Deals by group: each party under the head of the group that it belongs to, and what stays inside one group apart.

A deal keeps its id, its versions and their words; its sides alone are told otherwise. Groups are those of the catalogue
as it stands, whatever day one looks from.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from halqa.catalogue.groups import group
from halqa.model import SYMMETRIC, Deal, Kind


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Deals of a ledger as groups have them with each other."""

    between: tuple[Deal, ...]  # under the heads of the groups
    inside: tuple[Deal, ...]  # between parties of one group, as they were held: no money comes in or goes out


def rolled_up(deals: Iterable[Deal]) -> RolledUp:
    """Return deals by group, in their order.

    >>> from halqa.model import Status
    >>> told = [Deal(id=payee, kind=Kind.EQUITY, payer="G42", payee=payee, status=Status.DONE, hearsay=False,
    ...              amount=None, bound=None) for payee in ("Core42", "Cerebras")]
    >>> found = rolled_up(told)
    >>> [deal.id for deal in found.between], [deal.id for deal in found.inside]
    (['Cerebras'], ['Core42'])
    """
    known = tuple(deals)
    outside = (_under_heads(deal) for deal in known if inside_of(deal) is None)
    return RolledUp(tuple(outside), tuple(deal for deal in known if inside_of(deal) is not None))


def inside_of(deal: Deal) -> str | None:
    """Return the head of the one group that both sides of a deal belong to; None where there are two."""
    payer, payee = _heads(deal)
    return payer if payer == payee else None


def _under_heads(deal: Deal) -> Deal:
    payer, payee = _heads(deal)
    if deal.kind in SYMMETRIC:
        payer, payee = sorted((payer, payee))
    return deal if (payer, payee) == (deal.payer, deal.payee) else replace(deal, payer=payer, payee=payee)


def _heads(deal: Deal) -> tuple[str, str]:
    """Return the heads of both sides; what is bought was not of the group when its sellers were paid."""
    return group(deal.payer), deal.payee if deal.kind is Kind.ACQUISITION else group(deal.payee)
