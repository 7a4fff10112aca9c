"""The system that is stressed: who pays, lends and delivers what to whom in which month, and what each has; arrays."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidBalanceSheetError
from halqa.stress.balance_sheets import Bools, Floats

Ints = NDArray[np.int64]
OUTSIDE = -1  # the place of whoever is not in the system
RANKS = 4


class Mechanism(StrEnum):
    """By what a loss comes about; each but the demand of others can be switched off."""

    PAYING = "cannot_pay"
    VALUE = "worth_less"
    SUPPLY = "not_received"
    FUNDING = "not_funded"
    DEMAND = "not_sold"  # end customers buy or pay less: only a shock does that


MECHANISMS = tuple(Mechanism)


class Role(IntEnum):
    """What the money of a leg is for."""

    GOODS = 0
    FUNDING = 1
    LOAN = 2  # what is paid on a loan
    GUARANTEE = 3  # what a guarantor has to pay when the guaranteed party fails: a loss that the latter causes


class Rank(IntEnum):
    """Who is paid first."""

    RUNNING = 0  # wages, power, taxes: who is to go on working pays them
    DEBT = 1  # lenders and suppliers, in proportion
    VENDOR = 2  # loans of those who sell to the borrower
    PROMISED = 3  # stakes and loans that were promised to others


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is assumed of how a stress goes; shares from 0 to 1."""

    interest_rate: float = 0.08  # a year
    kept_of_assets: float = 0.8  # of what a failed party has, after the cost of failing
    kept_of_dues: float = 1.0  # of what a failed party gets
    goes_on: float = 0.7  # of its work, when a party has failed
    fixed_costs: float = 0.6  # share of running costs that does not fall with output
    take_or_pay: float = 0.8  # share of a purchase that a buyer in distress still pays
    distress: float = 0.25  # share of its value or buffer after whose loss a party is in distress
    draw_speed: float = 1 / 3  # of an undrawn loan that a borrower in distress draws in a month
    price_impact: float = 0.5  # fall of the price of chips when all of them are sold at once
    volatility: float = 0.5  # of the assets of listed parties, a year
    recovery_rate: float = 0.4  # of a claim, as lenders expect it before anyone fails


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """n parties, m legs of money and h months ahead; sums in US dollars, unknown ones nan where it is said.

    Legs come in the order of their roles: goods and funding with dues by month, then loans with balances, then
    guarantees with sums. `due` begins `lead` months before the first month, for what is late.
    """

    payer: Ints  # (m,)
    payee: Ints  # (m,) or OUTSIDE
    role: Ints  # (m,) as in `Role`
    rank: Ints  # (m,) as in `Rank`
    due: Floats  # (m, lead + h) of goods and funding; of loans what is lent before, nothing after
    balance: Floats  # (m,) of loans, what is owed now; of guarantees, the sum
    matures: Ints  # (m,) the month in which a loan is due back, from 0; beyond h: later
    funded_by: Ints  # (m,) the leg of funding that a loan grows with; -1: none
    is_conditional: Bools  # (m,) funding that may stop
    is_vendor: Bools  # (m,) firm loans of those who sell to the borrower: they are drawn when others stop
    lead: int
    is_financier: Bools  # (n,) places money and does nothing else: it needs none from outside
    cash: Floats  # (n,) in the first month
    is_judged: Bools  # (n,) whether it can be told when the party fails
    sales: Floats  # (n, h) to others than these parties
    running: Floats  # (n, h) costs that others are paid
    building: Floats  # (n, h) capital spending that others are paid: put off when cash is short
    owed: Floats  # (n,) debts to others
    repaid: Floats  # (n, h) of them, with interest
    collateral: Floats  # (n,) chips, at what they are worth
    rents: Bools  # (n,) whether its sales go with the price of a GPU-hour
    value: Floats  # (n,) of all its shares; nan: not told
    is_listed: Bools  # (n,)
    stakes: Floats  # (n, n) row holds this share of column
    through: Floats  # (n, n) what row loses of each dollar that column loses of its own, through all holdings
    trade: Ints  # (n,) what each party makes
    is_essential: Bools  # (trades, trades): column's makers cannot do without row's good
    replaceable: Floats  # (n,) how much of what a party fails to deliver others make good

    def __post_init__(self) -> None:
        parties, legs = self.cash.size, self.payer.size
        if self.due.shape != (legs, self.lead + self.months) or self.stakes.shape != (parties, parties):
            raise InvalidBalanceSheetError(reason="the legs, months and parties of a system do not fit each other")
        sums = (self.due, self.balance, self.cash, self.sales, self.running, self.building, self.owed, self.repaid)
        if not all((np.isfinite(told) & (told >= 0)).all() for told in sums):
            raise InvalidBalanceSheetError(reason="an amount is negative, infinite or no number")
        if (self.payer == self.payee).any():
            raise InvalidBalanceSheetError(reason="a party owes money to itself")

    @property
    def months(self) -> int:
        """How many months are looked ahead, h."""
        return int(self.sales.shape[1])

    def of(self, role: Role) -> Bools:
        """Return which legs have a role, of shape (m,)."""
        return np.asarray(self.role == role, dtype=np.bool_)

    def planned(self, month: int, late: int = 0) -> Floats:
        """Return what was to be paid on each leg in a month, or `late` months before it, of shape (m,)."""
        return np.asarray(self.due[:, self.lead + month - late])

    def into(self, usd: Floats) -> Floats:
        """Return what each party gets of money on legs (m,), of shape (n,)."""
        inside = self.payee != OUTSIDE
        return np.asarray(np.bincount(self.payee[inside], usd[inside], self.cash.size), dtype=np.float64)

    def out_of(self, usd: Floats) -> Floats:
        """Return what each party pays of money on legs (m,), of shape (n,)."""
        return np.asarray(np.bincount(self.payer, usd, self.cash.size), dtype=np.float64)
