"""Common owners: whose owners hold stakes in whom, by the stakes that texts tell; kappa is shown, and no verdict drawn.

A stake is a percentage that a deal tells, of a holding that is announced, the latest of each owner. Control is taken to
go with ownership, share for share. Owners of whom no stake is told are not there: kappa is that of those who are told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from halqa.measures.dependence import common_ownership
from halqa.measures.graph import Floats
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonOwners:
    """The firms that share an owner, the weight each, as its owners would have it, gives to another's profit."""

    firms: tuple[str, ...]
    kappa: Floats  # (n, n) row gives to column; 1 on the diagonal
    stakes: tuple[Stake, ...]  # all that are told of these firms

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """Return who holds stakes in both of two firms."""
        held = {firm: {stake.owner for stake in self.stakes if stake.firm == firm} for firm in (one, other)}
        return tuple(sorted(held[one] & held[other]))


def common_owners(deals: Iterable[Deal], party_of: Callable[[str], str] = str) -> CommonOwners:
    """Return the firms that share an owner by the stakes that deals tell; `party_of`: whom a name counts as.

    >>> common_owners([]).firms
    ()
    """
    stakes = _stakes(deals, party_of)
    owners = sorted({stake.owner for stake in stakes})
    firms = tuple(sorted({one.firm for one in stakes if _shares_owner(one, stakes)}))
    held = np.zeros((len(owners), len(firms)))
    for stake in stakes:
        if stake.firm in firms:
            held[owners.index(stake.owner), firms.index(stake.firm)] = stake.percent / 100
    kappa = common_ownership(held, held) if firms else np.zeros((0, 0))
    return CommonOwners(firms=firms, kappa=kappa, stakes=tuple(one for one in stakes if one.firm in firms))


def _stakes(deals: Iterable[Deal], party_of: Callable[[str], str]) -> list[Stake]:
    """Return the latest stake that is told of each owner in each firm."""
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


def _shares_owner(stake: Stake, stakes: Iterable[Stake]) -> bool:
    return any(other.owner == stake.owner and other.firm != stake.firm for other in stakes)
