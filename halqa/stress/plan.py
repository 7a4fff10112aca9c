"""The course without a shock: what is taken for granted so that all goes as promised when nothing happens.

What a party lacks to pay what it promised comes from outside, so that its cash never falls below what it begins with;
what a party earns whose costs no text tells is spent. Whether that can be had is what the outlook asks, not the stress.
"""

from dataclasses import dataclass

import numpy as np

from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.system import Role, System, Terms

_ROUNDING = 1e-9  # of what is paid out: so that nobody fails by a rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The course without a shock, in US dollars."""

    funding: Floats  # (n, h) new money from outside
    spending: Floats  # (n, h) what parties spend whose costs no text tells
    cash: Floats  # (n, h + 1)


def planned(system: System, terms: Terms, spends: Bools) -> Plan:
    """Return the plan of a system; `spends` (n,): of which parties no text tells the costs."""
    funding, spending = np.zeros((2, system.cash.size, system.months))
    cash, balance = [system.cash], system.balance
    for now in range(system.months):
        due = loan_dues(system, terms, balance, now)
        legs = system.planned(now) + due
        out = system.out_of(legs) + system.running[:, now] + system.building[:, now] + system.repaid[:, now]
        left = cash[-1] + system.sales[:, now] + system.into(legs) - out
        funding[:, now] = np.maximum(system.cash - left, 0.0) + _ROUNDING * out
        spending[:, now] = np.where(spends, np.maximum(left - system.cash, 0.0), 0.0)
        cash.append(left + funding[:, now] - spending[:, now])
        balance = owed_after(system, balance, legs, due, now)
    return Plan(funding=funding, spending=spending, cash=np.stack(cash, axis=1))


def loan_dues(system: System, terms: Terms, balance: Floats, month: int) -> Floats:
    """Return what is due on each leg that is a loan, (m,): interest, and all of it in the month when it is due back."""
    due = balance * terms.interest_rate / 12 + np.where(system.matures == month, balance, 0.0)
    return np.where(system.of(Role.LOAN), due, 0.0)


def owed_after(system: System, balance: Floats, paid: Floats, due: Floats, month: int) -> Floats:
    """Return what is owed on each loan after a month in which `paid` (m,) was paid of what was `due` (m,)."""
    back = np.where(system.matures == month, np.minimum(paid, due) - (due - balance), 0.0)
    drawn = np.where(system.funded_by >= 0, paid[system.funded_by], 0.0)
    return np.where(system.of(Role.LOAN), np.maximum(balance - np.maximum(back, 0.0), 0.0) + drawn, balance)
