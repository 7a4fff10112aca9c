"""Model SIM: the smallest stock-flow consistent economy; its money is what the government has spent and not taxed.

Godley and Lavoie (2007), Monetary Economics, chapter 3: households, producers and a government; one kind of money.
It is the yardstick of the outlook: whatever holds here (each row and column of the transactions is zero, and what
households hold is what was issued) has to hold in the model of the ledger's parties.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidSharesError

Floats = NDArray[np.float64]
SECTORS = ("households", "producers", "government")
TRANSACTIONS = ("consumption", "government spending", "income", "taxes", "change in money")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What is taxed and what is spent: numbers, or arrays of one number a draw.

    Raises InvalidSharesError unless all lie between 0 and 1 and some income is taxed or saved.
    """

    tax_rate: float | Floats  # theta: of income
    of_income: float | Floats  # alpha 1: spent of what is left after tax, in the same period
    of_money: float | Floats  # alpha 2: spent of the money that was held when the period began

    def __post_init__(self) -> None:
        given = (self.tax_rate, self.of_income, self.of_money)
        if not all(np.all((np.asarray(share) >= 0) & (np.asarray(share) <= 1)) for share in given):
            raise InvalidSharesError(reason="a share of income or of money is not between 0 and 1")
        if np.any(self.respent >= 1):
            raise InvalidSharesError(reason="all income is spent again untaxed, so that it has no bound")

    @property
    def respent(self) -> Floats:
        """The part of a unit of income that is spent again in the same period."""
        return np.asarray(self.of_income * (1 - np.asarray(self.tax_rate)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """Flows of each period and the money at its end, in one unit; each of shape (periods, *draws)."""

    spending: Floats  # of the government
    income: Floats
    taxes: Floats
    disposable: Floats
    consumption: Floats
    held: Floats  # by households: what they had, and what they did not spend
    issued: Floats  # by the government: what it had issued, and what it spent beyond its taxes

    @property
    def hidden(self) -> Floats:
        """Money held less money issued: the equation that the solution leaves out, zero in each period."""
        return np.asarray(self.held - self.issued)


def simulated(spending: Floats, habits: Habits, *, opening: float | Floats = 0.0) -> Economy:
    """Return the economy period by period, from government spending (periods, *draws) and the money held before.

    Income is what is consumed and what the government spends, and consumption depends on income: solved at once,
    Y = (G + alpha2 H_-1) / (1 - alpha1 (1 - theta)).

    >>> found = simulated(np.full(2, 20.0), Habits(tax_rate=0.2, of_income=0.6, of_money=0.4))
    >>> found.income.round(4).tolist(), found.held.round(4).tolist()
    ([38.4615, 47.929], [12.3077, 22.7219])
    """
    theta = np.asarray(habits.tax_rate)
    held = np.empty_like(spending)
    income = np.empty_like(spending)
    before = np.broadcast_to(np.asarray(opening, dtype=np.float64), spending.shape[1:])
    for period, spent in enumerate(spending):
        income[period] = (spent + habits.of_money * before) / (1 - habits.respent)
        saved = (1 - habits.of_income) * (1 - theta) * income[period]
        before = held[period] = (1 - np.asarray(habits.of_money)) * before + saved
    taxes = theta * income
    return Economy(
        spending=spending,
        income=income,
        taxes=taxes,
        disposable=income - taxes,
        consumption=income - spending,
        held=held,
        issued=opening + np.cumsum(spending - taxes, axis=0),
    )


def steady(spending: float | Floats, habits: Habits) -> Economy:
    """Return the state in which nothing changes any more: taxes are what is spent; arrays without periods.

    >>> found = steady(20.0, Habits(tax_rate=0.2, of_income=0.6, of_money=0.4))
    >>> [round(float(flow), 6) for flow in (found.income, found.consumption, found.held)]
    [100.0, 80.0, 80.0]
    """
    if np.any(np.asarray(habits.tax_rate) <= 0) or np.any(np.asarray(habits.of_money) <= 0):
        raise InvalidSharesError(reason="without taxes, or where money held is never spent, there is no steady state")
    spent = np.asarray(spending, dtype=np.float64)
    income = spent / habits.tax_rate
    disposable = income - spent
    held = np.asarray((1 - np.asarray(habits.of_income)) / habits.of_money * disposable)
    return Economy(
        spending=spent,
        income=income,
        taxes=spent,
        disposable=disposable,
        consumption=disposable,
        held=held,
        issued=held,
    )


def transactions(economy: Economy, *, opening: float | Floats = 0.0) -> Floats:
    """Return who pays (below zero) and who receives, of shape (periods, transactions, sectors, *draws).

    Rows are TRANSACTIONS and columns SECTORS. Each row is zero as each payment has a payer and a payee, each column as
    what is not spent is held: the change in money is taken from the sector's own balance, so that the row may fail.
    """
    kept, owed = (_change(stock, opening) for stock in (economy.held, economy.issued))
    none = np.zeros_like(economy.income)
    rows = (
        (-economy.consumption, economy.consumption, none),
        (none, economy.spending, -economy.spending),
        (economy.income, -economy.income, none),
        (-economy.taxes, none, economy.taxes),
        (-kept, none, owed),
    )
    return np.stack([np.stack(row, axis=1) for row in rows], axis=1)


def _change(stock: Floats, opening: float | Floats) -> Floats:
    first = np.broadcast_to(np.asarray(opening, dtype=np.float64), stock.shape[1:])[None]
    return np.diff(stock, axis=0, prepend=first)
