"""What each party of a system has, owes, sells, spends and builds beside its deals, as far as its books tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halqa.model import GOODS, Kind
from halqa.network.books import Books
from halqa.network.firmness import State
from halqa.network.monthly import KINDS, OUTSIDE, MonthlyNetwork
from halqa.network.schedules import month
from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.legs import LEAD, Legs, by_month
from halqa.stress.system import Role, Terms
from halqa.units import MONTHS_PER_YEAR

TRADES = tuple(kind for kind in KINDS if kind in GOODS)
_RUNNING, _BUILDING = (Kind.COMPUTE, Kind.ENERGY, Kind.SERVICE), (Kind.CHIPS, Kind.VENTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What is assumed of parties where the ledger tells nothing of them."""

    essential: Mapping[Kind, Sequence[Kind]]  # which goods the makers of a kind cannot do without
    replaceable: Mapping[Kind, float]  # how much of what is not delivered others make good
    cash_months: float | None = None  # of what is paid out, held as cash where none is told; None: not judged
    debt_years: float = 6.0  # over which debts to others are paid back
    chips_share: float = 0.6  # of capital spending
    chips_months: float = 60.0  # of use
    capex_to_depreciation: float = 3.9  # told costs hold depreciation, which is no cash


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """n parties, h months, US dollars; as in `System`."""

    is_financier: Bools  # (n,)
    cash: Floats  # (n,) nan: neither told nor taken to be something
    sales: Floats  # (n, h)
    running: Floats  # (n, h)
    building: Floats  # (n, h)
    owed: Floats  # (n,)
    repaid: Floats  # (n, h)
    collateral: Floats  # (n,)


def means_of(network: MonthlyNetwork, legs: Legs, books: Sequence[Books], terms: Terms, practice: Practice) -> Means:
    """Return what each party of a network has beside its deals."""
    months, is_loan = legs.due.shape[1] - LEAD, legs.role == Role.LOAN
    lent = np.bincount(legs.payer[is_loan], legs.balance[is_loan], len(books))
    owed = np.maximum(_sums(books, "debt") - lent, 0.0)
    sales = _sold_outside(network, books)
    running, building = _spent(network, books, practice)
    financiers = _financiers(network, legs, books)
    return Means(
        is_financier=financiers,
        cash=_cash(legs, books, practice, (sales, running + building), financiers),
        sales=_each_month(sales, months),
        running=_each_month(running, months),
        building=_each_month(building, months),
        owed=owed,
        repaid=_repaid(owed, terms, practice, months),
        collateral=_chips(network, books, practice),
    )


def _cash(
    legs: Legs, books: Sequence[Books], practice: Practice, outside: tuple[Floats, Floats], financiers: Bools
) -> Floats:
    """Return the cash of each party, (n,): as told, else some months of what it gets or pays, whichever is more."""
    told = np.array([np.nan if one.cash.usd is None else one.cash.usd for one in books])
    if practice.cash_months is None:
        return told
    ahead = legs.due[:, LEAD : LEAD + MONTHS_PER_YEAR].mean(axis=1) if legs.due.shape[1] > LEAD else 0 * legs.balance
    goods = (legs.role == Role.GOODS) & (legs.payee != OUTSIDE)
    gets = outside[0] + np.bincount(legs.payee[goods], ahead[goods], len(books))
    pays = outside[1] + np.bincount(legs.payer, ahead, len(books))
    guessed = np.where(financiers, np.nan, practice.cash_months * np.maximum(gets, pays))
    return np.where(np.isnan(told), guessed, told)


def _repaid(owed: Floats, terms: Terms, practice: Practice, months: int) -> Floats:
    """Return what is paid each month on debts to others, (n, h): an equal part of them, and interest on the rest."""
    left = 1 - np.minimum(np.arange(months) / (practice.debt_years * MONTHS_PER_YEAR), 1.0)
    yearly = (left > 0) / practice.debt_years + terms.interest_rate * left
    return np.asarray(owed[:, None] * yearly[None, :] / MONTHS_PER_YEAR)


def _each_month(usd: Floats, months: int) -> Floats:
    return np.repeat(usd[:, None], months, axis=1)


def _financiers(network: MonthlyNetwork, legs: Legs, books: Sequence[Books]) -> Bools:
    """Return who places money and does nothing else, as far as is told: no goods, no loan owed, no figure reported."""
    found = np.ones(len(network.parties), dtype=np.bool_)
    goods = network.of_kinds(GOODS) & network.is_inside & ~network.is_in_kind
    found[network.payer[goods]] = found[network.payee[goods]] = False
    found[legs.payer[legs.role == Role.LOAN]] = False
    reports = [one.revenue.usd is not None or one.costs.usd is not None for one in books]
    return found & ~np.array(reports, dtype=np.bool_)


def _sums(books: Sequence[Books], name: str) -> Floats:
    """Return one entry of the books, 0 where it is not told: what is not told is no sum that can be owed or paid."""
    return np.array([getattr(one, name).usd or 0.0 for one in books])


def _last_year(network: MonthlyNetwork, kinds: Sequence[Kind], *, into: bool) -> Floats:
    """Return what each party got, or paid, for some kinds in the year before the day looked from, (n,)."""
    now = month(network.as_of)
    usd = network.usd_in(State.COMMITTED, now - MONTHS_PER_YEAR, now)
    there = network.of_kinds(kinds) & network.is_between & ~network.is_in_kind
    side = network.payee if into else network.payer
    return np.asarray(np.bincount(side[there], usd[there], len(network.parties)), dtype=np.float64)


def _sold_outside(network: MonthlyNetwork, books: Sequence[Books]) -> Floats:
    inside = _last_year(network, TRADES, into=True)
    return np.maximum(_sums(books, "revenue") - inside, 0.0) / MONTHS_PER_YEAR


def _spent(network: MonthlyNetwork, books: Sequence[Books], practice: Practice) -> tuple[Floats, Floats]:
    """Return running costs, in cash, and capital spending of a month, as far as the network's parties are not paid."""
    capex = _sums(books, "capex")
    cash_costs = _sums(books, "costs") - capex / practice.capex_to_depreciation
    running = cash_costs - _last_year(network, _RUNNING, into=False)
    building = capex - _last_year(network, _BUILDING, into=False)
    return np.maximum(running, 0.0) / MONTHS_PER_YEAR, np.maximum(building, 0.0) / MONTHS_PER_YEAR


def _chips(network: MonthlyNetwork, books: Sequence[Books], practice: Practice) -> Floats:
    """Return what the chips of each party are worth: those of its deals, or those of a year's capital spending."""
    bought = by_month(network, 0) * (network.of_kinds([Kind.CHIPS]) & network.is_between & ~network.is_in_kind)[:, None]
    age = np.arange(LEAD, 0, -1)
    worth = (bought * np.maximum(1 - age / practice.chips_months, 0.0)).sum(axis=1)
    inside = network.payer != OUTSIDE
    told = np.bincount(network.payer[inside], worth[inside], len(network.parties))
    return np.maximum(told, practice.chips_share * _sums(books, "capex"))
