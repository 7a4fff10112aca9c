"""What claims and stakes lose in value when parties have lost something, before anyone fails and after.

Claims on listed parties are valued ex ante (Black and Cox), on others whose value is told in proportion to what is left
of it (linear DebtRank); stakes lose what the firm loses, looked through all holdings (Elliott, Golub and Jackson). What
a failed party owes is worth what was recovered of it: no more is lost here. Of a party whose value no text tells,
nothing is marked down.
"""

from dataclasses import dataclass

import numpy as np

from halqa.stress.balance_sheets import BalanceSheets, Bools, Floats
from halqa.stress.default_probability import before_horizon
from halqa.stress.system import Role, System, Terms
from halqa.stress.valuation import Valuation, in_proportion, revalued


@dataclass(frozen=True, slots=True)
class MarkedDown:
    """What row's claims on column, and row's stakes in column, have lost, each of shape (n, n)."""

    claims: Floats
    stakes: Floats

    @property
    def total(self) -> Floats:
        """What each party's claims and stakes have lost, of shape (n,)."""
        return np.asarray((self.claims + self.stakes).sum(axis=1))


def marked_down(system: System, terms: Terms, balance: Floats, lost: Floats, failed: Bools) -> MarkedDown:
    """Return what is marked down when parties have lost `lost` (n,) of their own, some have failed, and loans stand at
    `balance` (m,).
    """  # noqa: D205
    if not lost.any() and not failed.any():
        return MarkedDown(*np.zeros((2, lost.size, lost.size)))
    owed = owed_between(system, balance)
    before = np.nan_to_num(system.value)
    through = system.through @ np.where(failed, before, np.minimum(lost, before))
    stakes = system.stakes * np.minimum(through, before)[None, :]
    worth = _worth(system, terms, owed, failed)
    assets = before - lost - stakes.sum(axis=1) + owed.sum(axis=1) - worth(before) @ owed
    nothing = np.zeros(lost.size)
    sheets = BalanceSheets(dues=owed[None], outside=nothing[None], assets=nothing)
    equity = revalued(sheets, worth, assets)
    fallen = np.maximum(worth(before) - worth(equity), 0.0)
    return MarkedDown(np.asarray((owed * fallen[:, None]).T), np.asarray(stakes))


def owed_between(system: System, balance: Floats) -> Floats:
    """Return what row owes column on loans of some balances (m,), of shape (n, n)."""
    found = np.zeros((system.cash.size,) * 2)
    loans = system.of(Role.LOAN)
    np.add.at(found, (system.payer[loans], system.payee[loans]), balance[loans])
    return found


def _worth(system: System, terms: Terms, owed: Floats, failed: Bools) -> Valuation:
    """Return what a dollar that each party owes is worth, given its equity."""
    before = np.nan_to_num(system.value)
    assets = np.maximum(before + owed.sum(axis=1) + system.owed, 1e-9)
    is_known = ~np.isnan(system.value) & ~failed
    in_part = in_proportion(before)

    def worth(equity: Floats) -> Floats:
        ahead = 1 - (1 - terms.recovery_rate) * before_horizon(equity, assets, terms.volatility)
        return np.where(is_known, np.where(system.is_listed, ahead, in_part(equity)), 1.0)

    return worth
