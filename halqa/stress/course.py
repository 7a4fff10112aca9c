"""A shock goes through a system month by month: who fails when, who loses what by which mechanism, and through whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.plan import Plan, owed_after
from halqa.stress.pressure import Pressure
from halqa.stress.settling import Settled, settled
from halqa.stress.steps import (
    Paid,
    Setting,
    Stand,
    able,
    at,
    built,
    delivered,
    funded,
    inflow,
    loans_asked,
    paid,
)
from halqa.stress.system import MECHANISMS, Mechanism, Role, System, Terms
from halqa.stress.valued import MarkedDown, marked_down

ALL = frozenset(MECHANISMS)
_PAYING, _VALUE, _FUNDING = (MECHANISMS.index(one) for one in (Mechanism.PAYING, Mechanism.VALUE, Mechanism.FUNDING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What happened in one month; US dollars."""

    asked: Floats  # (m,)
    paid: Paid
    by_shock: Bools  # (n,) who failed by the shock itself
    missing: Floats  # (mechanisms, m) what did not come on each leg
    outside: Floats  # (mechanisms, n) what did not come to each party from outside
    income: Floats  # (n,) from outside
    settled: Settled
    built: Floats  # (n,)
    marked: MarkedDown  # what claims and stakes have lost so far
    collateral_lost: Floats  # (n,) so far
    cash: Floats  # (n,) at the end
    price: float  # of a GPU-hour, as a share of what it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a shock went through n parties and m legs in h months."""

    months: tuple[Month, ...]
    failed_in: np.ndarray  # (n,) whole numbers: the month from 0, -1: stands

    @property
    def missing(self) -> Floats:
        """What did not come on each leg, by month and mechanism: (h, mechanisms, m)."""
        return np.stack([month.missing for month in self.months])

    @property
    def by_shock(self) -> Bools:
        """Who failed by the shock itself, of shape (n,)."""
        return np.asarray(np.any([month.by_shock for month in self.months], axis=0))

    @property
    def headroom(self) -> Floats:
        """The least that each party had beyond its dues, as a share of them, (n,); below 0 it failed."""
        return np.asarray(np.min([month.paid.headroom for month in self.months], axis=0))

    @property
    def shortfall(self) -> Floats:
        """By how many dollars each party fell short when it failed, (n,)."""
        return np.asarray(np.max([month.paid.shortfall for month in self.months], axis=0))

    def lost(self, system: System) -> Floats:
        """Return what each party loses by each mechanism, (n, mechanisms): what does not come, and lower values."""
        found = np.sum([month.outside for month in self.months], axis=0).T
        missing = self.missing.sum(axis=0)
        found = found + np.stack([system.into(missing[at]) for at in range(len(MECHANISMS))], axis=1)
        found[:, _VALUE] += self.months[-1].marked.total + self.months[-1].collateral_lost
        return np.asarray(found)


def course(system: System, terms: Terms, plan: Plan, pressure: Pressure, acting: Collection[Mechanism] = ALL) -> Course:
    """Return how a shock goes through a system when some mechanisms act."""
    setting = Setting(system=system, terms=terms, plan=plan, pressure=pressure, acting=acting)
    stand, months = _first(system), list[Month]()
    net = np.zeros(system.cash.size)  # what funding that does not come has taken of cash: no loss of value
    for now in range(system.months):
        stand = replace(stand, month=now)
        month = _month(setting, stand)
        net = net + _unfunded(system, month)
        stand = _after(setting, stand, month)
        month, stand = _valued(setting, stand, month, net)
        months.append(month)
    return Course(months=tuple(months), failed_in=stand.failed_in)


def _first(system: System) -> Stand:
    return Stand(
        month=0,
        cash=system.cash,
        failed_in=np.full(system.cash.size, -1),
        balance=system.balance,
        left=np.where(system.of(Role.FUNDING), system.due[:, system.lead :].sum(axis=1), 0.0),
        in_distress=np.zeros(system.cash.size, dtype=np.bool_),
        price=1.0,
        called=np.zeros(system.cash.size),
    )


def _month(setting: Setting, before: Stand) -> Month:
    """Return what happens in a month."""
    system, pressure, now = setting.system, setting.pressure, before.month
    by_shock = pressure.fails[now] & ~before.failed
    stand = replace(before, failed_in=np.where(by_shock, now, before.failed_in))
    work = able(setting, stand)
    asked = funded(setting, stand, delivered(setting, stand, work))
    interest = np.where(by_shock[system.payer], 0.0, loans_asked(setting, stand))
    asked = asked.more(interest).without(Mechanism.PAYING, pressure.pays[now][system.payer], system.payer >= 0)
    income, outside = inflow(setting, stand, work)
    found = paid(setting, stand, asked.usd, work, income)
    fresh = by_shock | found.fails
    balance = owed_after(system, stand.balance, found.usd, interest, now)
    end = settled(system, setting.terms, balance, fresh, stand.price, float(pressure.price[now]))
    missing = asked.missing.copy()
    missing[_PAYING] += asked.usd - found.usd + end.written_off
    missing *= ~at(stand.failed, system.payee)  # what does not come to the failed is no loss of its own
    spent = np.where(fresh, 0.0, built(setting, stand, found.cash))
    nothing = np.zeros((work.size,) * 2)
    return Month(
        asked=asked.usd,
        paid=found,
        by_shock=by_shock,
        missing=missing,
        outside=outside,
        income=income,
        settled=end,
        built=spent,
        marked=MarkedDown(nothing, nothing),
        collateral_lost=np.zeros(work.size),
        cash=found.cash - spent + np.where(before.failed | fresh, 0.0, system.into(end.recovered)),
        price=end.price * float(pressure.price[now]),
    )


def _after(setting: Setting, before: Stand, month: Month) -> Stand:
    """Return how things stand after a month, but for distress."""
    system, now = setting.system, before.month
    fresh = month.by_shock | month.paid.fails
    interest = np.where(month.by_shock[system.payer], 0.0, loans_asked(setting, before))
    balance = owed_after(system, before.balance, month.paid.usd, interest, now)
    funding = system.of(Role.FUNDING)
    return replace(
        before,
        cash=month.cash,
        failed_in=np.where(fresh & (before.failed_in < 0), now, before.failed_in),
        balance=np.where(fresh[system.payer], 0.0, balance),
        left=np.where(funding, np.maximum(before.left - month.paid.usd, 0.0), 0.0),
        price=month.settled.price,
        called=month.settled.called,
    )


def _unfunded(system: System, month: Month) -> Floats:
    """Return by how much less cash came to each party that it would have had to give something for, (n,)."""
    funding = system.of(Role.FUNDING)
    missing = month.missing[:, funding].sum(axis=0)
    to = np.bincount(system.payee[funding].clip(0), missing * (system.payee[funding] >= 0), system.cash.size)
    return np.asarray(month.outside[_FUNDING] + to)


def _valued(setting: Setting, stand: Stand, month: Month, unfunded: Floats) -> tuple[Month, Stand]:
    """Return a month with what claims, stakes and chips have lost, and who is in distress after it."""
    system, terms, now = setting.system, setting.terms, stand.month
    collateral = np.where(stand.failed, 0.0, system.collateral * (1 - month.price))
    buffer = setting.plan.cash[:, now + 1]
    fallen = np.maximum(buffer - stand.cash - unfunded, 0.0)
    if Mechanism.VALUE in setting.acting:
        marked = marked_down(system, terms, stand.balance, fallen + collateral, stand.failed)
        month = replace(month, marked=marked, collateral_lost=collateral)
    whole = fallen + month.collateral_lost + month.marked.total
    is_thin = system.is_judged & (buffer - stand.cash > terms.distress * buffer)
    is_worth_less = whole > terms.distress * system.value  # no, where the value is not told
    return month, replace(stand, in_distress=(is_thin | is_worth_less) & ~stand.failed)


def failures(course: Course) -> Sequence[int]:
    """Return the places of those who failed, in the order of failing."""
    return [
        int(at) for at in np.lexsort((np.arange(course.failed_in.size), course.failed_in)) if course.failed_in[at] >= 0
    ]
