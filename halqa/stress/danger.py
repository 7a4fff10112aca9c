"""Who is most dangerous and who most fragile: what is lost when each party by itself delivers, or pays, nothing.

Two measures that need not agree: by goods, the share of all output lost (ESRI), and by money, the share of all dues of
a year that are not paid, by the greatest clearing.
"""

from dataclasses import dataclass

import numpy as np

from halqa.stress.balance_sheets import BalanceSheets, Floats
from halqa.stress.clearing_kernel import payments
from halqa.stress.plan import Plan
from halqa.stress.supply import shortage, supply
from halqa.stress.system import OUTSIDE, RANKS, Role, System, Terms
from halqa.units import MONTHS_PER_YEAR

_ENOUGH, _NONE = 1e18, -1e18  # US dollars
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Danger:
    """For each party (n,), shares from 0 to 1."""

    by_goods: Floats  # of all output, lost when it delivers nothing: ESRI
    by_money: Floats  # of all dues of a year, not paid when it pays nothing
    fragility: Floats  # of a party's work or of what it is due, whichever loses more, on average over who else stops


def danger(system: System, terms: Terms, plan: Plan) -> Danger:
    """Return how dangerous and how fragile each party is, in the year ahead."""
    ahead = system.due[:, system.lead : system.lead + MONTHS_PER_YEAR].sum(axis=1)
    lost, unpaid = _by_money(system, terms, plan, ahead)
    by_goods, idle = _by_goods(system, ahead)
    worse = np.maximum(unpaid, idle)
    np.fill_diagonal(worse, 0.0)
    return Danger(by_goods=by_goods, by_money=lost, fragility=worse.sum(axis=0) / max(len(worse) - 1, 1))


def _by_goods(system: System, ahead: Floats) -> tuple[Floats, Floats]:
    """Return the share of all output lost with each party, (n,), and what column loses of its work with row, (n, n)."""
    goods = np.flatnonzero(system.of(Role.GOODS) & (system.payee != OUTSIDE) & (ahead > _LEAST))
    if not goods.size:
        return np.zeros(system.cash.size), np.zeros((system.cash.size,) * 2)
    told = supply(
        system.payee[goods], system.payer[goods], ahead[goods], system.trade, system.is_essential, system.replaceable
    )
    lost = 1 - shortage(told, 1 - np.eye(told.size)).left
    return np.asarray(lost @ told.weight), lost


def _by_money(system: System, terms: Terms, plan: Plan, ahead: Floats) -> tuple[Floats, Floats]:
    parties = system.cash.size
    inside = np.flatnonzero((system.payee != OUTSIDE) & (ahead > _LEAST))
    dues, outside = np.zeros((RANKS, parties, parties)), np.zeros((RANKS, parties))
    np.add.at(dues, (system.rank[inside], system.payer[inside], system.payee[inside]), ahead[inside])
    year = slice(0, MONTHS_PER_YEAR)
    outside[0] = (system.running[:, year] + plan.spending[:, year]).sum(axis=1)
    outside[1] = system.repaid[:, year].sum(axis=1)
    own = system.cash + (system.sales[:, year] + plan.funding[:, year]).sum(axis=1)
    sheets = BalanceSheets(dues=dues, outside=outside, assets=own)
    assets = np.repeat(np.where(system.is_judged, own, _ENOUGH)[None], parties, axis=0)
    np.fill_diagonal(assets, _NONE)
    paid = payments(sheets, assets, recovery_of_assets=terms.kept_of_assets, recovery_of_dues=terms.kept_of_dues)
    return _lost(dues, outside, paid)


def _lost(dues: Floats, outside: Floats, paid: Floats) -> tuple[Floats, Floats]:
    """Return the share of all dues not paid in each scenario, (n,), and of what each is due there, (n, n).

    Within a party's payments the ranks are paid in their order.
    """
    due = dues.sum(axis=2) + outside
    before = np.cumsum(due, axis=0) - due
    shares = np.clip(paid[:, None, :] - before[None], 0.0, due[None])
    part = np.divide(shares, due[None], out=np.ones_like(shares), where=due[None] > 0)
    got = np.einsum("kij,ski->sj", dues, part)
    to_each, whole = dues.sum(axis=(0, 1)), float(dues.sum())
    missing = np.divide(to_each[None] - got, to_each[None], out=np.zeros_like(got), where=to_each[None] > 0)
    lost = (to_each[None] - got).sum(axis=1) / whole if whole else np.zeros(len(got))
    return np.maximum(lost, 0.0), np.maximum(missing, 0.0)
