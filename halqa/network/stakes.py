"""Deals -> who holds what share of whom: the latest stake that is told of each owner in each firm."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from halqa.model import IN_KIND, Deal, Instrument, Kind
from halqa.network.firmness import Firmness, firmness


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one party holds of another, in percent."""

    owner: str
    firm: str
    percent: float
    deal: str
    known: date | None


def stakes(deals: Iterable[Deal], party_of: Callable[[str], str] = str) -> list[Stake]:
    """Return the latest stake that is told of each owner in each firm; `party_of`: whom a name counts as.

    A stake is a percentage that a deal tells, of a holding that is announced.

    >>> stakes([])
    []
    """
    latest: dict[tuple[str, str], Stake] = {}
    for deal in sorted(deals, key=lambda one: (one.known or date.min, one.id)):
        owner, firm = (party_of(name) for name in (deal.payer, deal.payee))
        if _is_stake(deal) and owner != firm:
            latest[owner, firm] = Stake(
                owner=owner, firm=firm, percent=float(deal.stake_pct or 0), deal=deal.id, known=deal.known
            )
    return [latest[key] for key in sorted(latest)]


def _is_stake(deal: Deal) -> bool:
    """Whether a deal tells a stake that is held: no option on one, and nothing that is only talked of."""
    sure = firmness(deal)
    is_held = deal.instrument not in IN_KIND - {Instrument.STOCK} and deal.kind is Kind.EQUITY
    return is_held and bool(deal.stake_pct) and sure is not None and sure >= Firmness.COMMITTED
