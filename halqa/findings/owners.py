"""Common owners: whose owners hold stakes in whom, by the stakes that texts tell; kappa is shown, and no verdict drawn.

A stake is a percentage that a deal tells, of a holding that is announced, the latest of each owner. Control is taken to
go with ownership, share for share. Owners of whom no stake is told are not there: kappa is that of those who are told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from halqa.measures.dependence import common_ownership
from halqa.measures.graph import Floats
from halqa.model import Deal
from halqa.network.stakes import Stake
from halqa.network.stakes import stakes as told_stakes


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
    stakes = told_stakes(deals, party_of)
    owners = sorted({stake.owner for stake in stakes})
    firms = tuple(sorted({one.firm for one in stakes if _shares_owner(one, stakes)}))
    held = np.zeros((len(owners), len(firms)))
    for stake in stakes:
        if stake.firm in firms:
            held[owners.index(stake.owner), firms.index(stake.firm)] = stake.percent / 100
    kappa = common_ownership(held, held) if firms else np.zeros((0, 0))
    return CommonOwners(firms=firms, kappa=kappa, stakes=tuple(one for one in stakes if one.firm in firms))


def _shares_owner(stake: Stake, stakes: Iterable[Stake]) -> bool:
    return any(other.owner == stake.owner and other.firm != stake.firm for other in stakes)
