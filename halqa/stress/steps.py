"""The steps of one month under stress, each a function of what stands and of what was planned.

The order: who fails by the shock; who can deliver; who is still funded; who pays whom. What the month leaves of the
failed, and of values, is settled after it (`halqa.stress.settling`, `halqa.stress.valued`), and acts in the next month.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from halqa.stress.balance_sheets import BalanceSheets, Bools, Floats
from halqa.stress.clearing import clearing
from halqa.stress.plan import Plan, loan_dues
from halqa.stress.pressure import Pressure
from halqa.stress.supply import shortage, supply
from halqa.stress.system import MECHANISMS, OUTSIDE, RANKS, Mechanism, Rank, Role, System, Terms

_ENOUGH = 1e18  # US dollars: more than all money, of whom it cannot be told, or is not asked, whether they fail
_LEAST = 1e-3  # US dollars: less is a rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a run is about."""

    system: System
    terms: Terms
    plan: Plan
    pressure: Pressure
    acting: Collection[Mechanism]  # the others are switched off


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How things stand before a month."""

    month: int
    cash: Floats  # (n,)
    failed_in: np.ndarray  # (n,) whole numbers: the month, -1: not failed
    balance: Floats  # (m,) of loans, and of guarantees what is guaranteed
    left: Floats  # (m,) of funding: what of it is still to come, in all
    in_distress: Bools  # (n,)
    price: float  # of chips, as a share of what it was, for the sales of the failed alone
    called: Floats  # (n,) what guarantors have to pay in this month

    @property
    def failed(self) -> Bools:
        """Who has failed, of shape (n,)."""
        return np.asarray(self.failed_in >= 0, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for on each leg (m,) in a month, and what is missing there of what was planned, by mechanism."""

    usd: Floats
    missing: Floats  # (mechanisms, m)

    def without(self, mechanism: Mechanism, kept: Floats | float, where: Bools) -> "Asked":
        """Return what is asked for when of some legs (m,) only a share `kept` is, by a mechanism."""
        fewer = np.where(where, self.usd * kept, self.usd)
        missing = self.missing.copy()
        missing[MECHANISMS.index(mechanism)] += self.usd - fewer
        return Asked(fewer, missing)

    def more(self, usd: Floats) -> "Asked":
        """Return what is asked for with something more on each leg (m,)."""
        return Asked(self.usd + usd, self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Who pays what in a month."""

    usd: Floats  # (m,)
    cash: Floats  # (n,) of each party after it
    fails: Bools  # (n,)
    headroom: Floats  # (n,) what a party has beyond what is due, as a share of that; inf: not judged, or nothing is due
    shortfall: Floats  # (n,) US dollars by which it falls short
    wasted: Floats  # (n,) what failing costs, and what those who had failed still get
    to_others: Floats  # (n,) what is paid outside


def able(setting: Setting, stand: Stand) -> Floats:
    """Return how much of its work each party can do, of shape (n,), for want of inputs too."""
    system, pressure = setting.system, setting.pressure
    alone = pressure.ships[stand.month] * np.where(stand.failed, setting.terms.goes_on, 1.0)
    goods = np.where(system.of(Role.GOODS) & (system.payee != OUTSIDE), system.planned(stand.month), 0.0)
    sold = np.flatnonzero(goods > _LEAST)
    if Mechanism.SUPPLY not in setting.acting or (alone == 1).all() or not sold.size:
        return np.asarray(alone)
    trades = supply(
        system.payee[sold], system.payer[sold], goods[sold], system.trade, system.is_essential, system.replaceable
    )
    return np.asarray(shortage(trades, alone[None]).down[0])


def delivered(setting: Setting, stand: Stand, work: Floats) -> Asked:
    """Return what is asked to be paid when goods are paid for as far as they are delivered, and in time."""
    system = setting.system
    plan = system.planned(stand.month)
    goods = system.of(Role.GOODS) & (system.payee != OUTSIDE)
    late = np.where(goods, setting.pressure.late[system.payee], 0)
    before = system.due[np.arange(plan.size), system.lead + stand.month - late]
    in_time = np.divide(np.minimum(plan, before), plan, out=np.ones_like(plan), where=plan > 0)
    asked = Asked(plan, np.zeros((len(MECHANISMS), plan.size)))
    asked = asked.without(Mechanism.SUPPLY, in_time, goods)
    return asked.without(Mechanism.SUPPLY, work[system.payee], goods)


def funded(setting: Setting, stand: Stand, asked: Asked) -> Asked:
    """Return what is asked for when who has failed buys and funds no more, and funding stops where it may."""
    system, failed = setting.system, stand.failed
    funding = system.of(Role.FUNDING)
    payee_failed, strained = at(failed, system.payee), at(stand.in_distress, system.payee)
    asked = asked.without(Mechanism.PAYING, 0.0, failed[system.payer])
    asked = asked.without(Mechanism.FUNDING, 0.0, funding & payee_failed)
    asked = Asked(np.where(funding, np.minimum(asked.usd, stand.left), asked.usd), asked.missing)  # the rest was drawn
    window = np.append(setting.pressure.funded[stand.month], 1.0)[system.payee]
    asked = asked.without(Mechanism.FUNDING, window, system.is_conditional)
    if Mechanism.FUNDING not in setting.acting:
        return asked
    asked = asked.without(Mechanism.FUNDING, 0.0, system.is_conditional & strained)
    cancels = system.of(Role.GOODS) & stand.in_distress[system.payer]
    asked = asked.without(Mechanism.FUNDING, setting.terms.take_or_pay, cancels)
    draws = system.is_vendor & strained & ~payee_failed & ~failed[system.payer]
    sooner = np.maximum(setting.terms.draw_speed * stand.left - asked.usd, 0.0)
    return asked.more(np.where(draws, sooner, 0.0))


def inflow(setting: Setting, stand: Stand, work: Floats) -> tuple[Floats, Floats]:
    """Return what each party gets from outside (n,), and what of that is missing by mechanism, (mechanisms, n)."""
    system, pressure, now = setting.system, setting.pressure, stand.month
    sales, missing = system.sales[:, now], np.zeros((len(MECHANISMS), work.size))
    for mechanism, kept in (
        (Mechanism.DEMAND, pressure.sells[now] * np.where(system.rents, pressure.price[now], 1.0)),
        (Mechanism.VALUE, np.where(system.rents & (Mechanism.VALUE in setting.acting), stand.price, 1.0)),
        (Mechanism.SUPPLY, work),
    ):
        missing[MECHANISMS.index(mechanism)] += sales * (1 - kept)
        sales = sales * kept
    funding = setting.plan.funding[:, now]
    stops = np.where(system.is_financier, 1.0, pressure.funded[now])
    missing[MECHANISMS.index(Mechanism.FUNDING)] += funding * (1 - stops)
    live = np.where(stand.failed, 0.0, 1.0)
    return (sales + funding * stops) * live, missing * live


def loans_asked(setting: Setting, stand: Stand) -> Floats:
    """Return what is due on loans (m,), of those who have not failed."""
    due = loan_dues(setting.system, setting.terms, stand.balance, stand.month)
    return np.where(stand.failed[setting.system.payer], 0.0, due)


def paid(setting: Setting, stand: Stand, asked: Floats, work: Floats, income: Floats) -> Paid:
    """Return who pays what of `asked` (m,), with `income` (n,) from outside: the greatest clearing by rank."""
    system, terms, live = setting.system, setting.terms, ~stand.failed
    judged = system.is_judged & live & (Mechanism.PAYING in setting.acting)
    dues, outside = _dues(setting, stand, asked, work)
    assets = (stand.cash + income) * live
    sheets = BalanceSheets(dues=dues, outside=outside, assets=np.where(judged, np.maximum(assets, 0.0), _ENOUGH))
    found = clearing(sheets, recovery_of_assets=terms.kept_of_assets, recovery_of_dues=terms.kept_of_dues)
    due, stands = sheets.due, live & ~found.is_failed
    share = np.divide(found.paid, due, out=np.ones_like(due), where=due > 0)
    usd, whole = asked * share[system.rank, system.payer], due.sum(axis=0)
    left = assets + system.into(usd) - found.total
    beyond = np.where(judged, found.available - whole, np.inf)
    return Paid(
        usd=usd,
        cash=np.where(stands, left, 0.0),
        fails=found.is_failed,
        headroom=np.divide(beyond, whole, out=np.full(whole.size, np.inf), where=whole > 0),
        shortfall=np.where(found.is_failed, whole - found.total, 0.0),
        wasted=np.where(stands, 0.0, left),
        to_others=(outside * share).sum(axis=0),
    )


def _dues(setting: Setting, stand: Stand, asked: Floats, work: Floats) -> tuple[Floats, Floats]:
    """Return what is due between the parties (ranks, n, n), and to others (ranks, n)."""
    system, terms, now, live = setting.system, setting.terms, stand.month, ~stand.failed
    running = system.running[:, now] * (terms.fixed_costs + (1 - terms.fixed_costs) * work)
    outside = np.zeros((RANKS, live.size))
    outside[Rank.RUNNING] = (running + terms.fixed_costs * setting.plan.spending[:, now]) * live
    outside[Rank.DEBT] = (system.repaid[:, now] + stand.called) * live
    dues = np.zeros((RANKS, live.size, live.size))
    inside = system.payee != OUTSIDE
    np.add.at(dues, (system.rank[inside], system.payer[inside], system.payee[inside]), asked[inside])
    np.add.at(outside, (system.rank[~inside], system.payer[~inside]), asked[~inside])
    return dues, outside


def built(setting: Setting, stand: Stand, cash: Floats) -> Floats:
    """Return what is spent that can be put off, (n,): so much that cash does not fall below what it was at first."""
    system, now = setting.system, stand.month
    wanted = system.building[:, now] + (1 - setting.terms.fixed_costs) * setting.plan.spending[:, now]
    spare = np.where(system.is_judged, np.maximum(cash - system.cash, 0.0), np.inf)
    return np.where(stand.failed, 0.0, np.minimum(wanted, spare))


def at(told: Bools, places: np.ndarray) -> Bools:
    """Return what is told of the parties at some places; of the outside, no."""
    return np.asarray(np.append(told, [False])[places], dtype=np.bool_)
