"""What is done about sums that no text tells: nothing, the greatest they could be, or an estimate; always labelled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from halqa.model import GOODS, Deal, Kind
from halqa.network.books import Books, books_of
from halqa.network.firmness import State
from halqa.network.monthly import MonthlyNetwork
from halqa.network.schedules import month, schedule
from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.exposures import maximum_entropy, minimum_density
from halqa.stress.system import Ints
from halqa.units import MONTHS_PER_YEAR

_BUILT, _RUN = (Kind.CHIPS, Kind.ENERGY), (Kind.COMPUTE, Kind.SERVICE)
Estimate = Callable[[Ints, Ints, Floats, Floats], Floats]


class Unknowns(StrEnum):
    """What is done about sums and cash that no text tells."""

    REFUSE = "refuse"  # they take no part, and who has no told cash is not judged
    BOUND = "bound"  # twice: without them, and with as much in as few deals as there is room for, and little cash
    ENTROPY = "max-entropy"  # estimated: spread as evenly as may be
    DENSITY = "min-density"  # estimated: in as few deals as may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A network with sums for deals of which no text tells one."""

    network: MonthlyNetwork
    estimated: tuple[str, ...]  # deals that got one


ESTIMATES: Mapping[Unknowns, Estimate] = {
    Unknowns.ENTROPY: maximum_entropy,
    Unknowns.DENSITY: minimum_density,
}


def filled(
    network: MonthlyNetwork, deals: Mapping[str, Deal], books: Mapping[str, Books], estimate: Estimate
) -> Filled:
    """Return a network in which goods without a told sum have the one that an estimate gives them.

    What is built (chips, power) has room in the buyer's capital spending, what runs (compute, services) in its costs.
    """
    told = [books_of(books, party) for party in network.parties]
    yearly = np.full(len(network), np.nan)
    gets = _earned(network, told)
    for kinds, spends in ((_BUILT, _capex(told)), (_RUN, _costs(told))):
        there = np.flatnonzero(_is_untold(network) & network.of_kinds(kinds))
        pays = np.maximum(spends - _last_year(network, network.payer, kinds), 0.0)
        there = there[~np.isnan(pays[network.payer[there]])]  # of who reports nothing, nothing can be said
        yearly[there] = estimate(network.payer[there], network.payee[there], pays, gets)
        gets = np.maximum(gets - _by(network.payee[there], np.nan_to_num(yearly[there]), gets.size), 0.0)
    return _with(network, deals, yearly)


def _with(network: MonthlyNetwork, deals: Mapping[str, Deal], yearly: Floats) -> Filled:
    """Return the network with sums per year for some streams (s,); nan and nothing leave a stream as it is."""
    usd, months = network.usd.copy(), network.by_month.copy()
    found = np.flatnonzero(np.nan_to_num(yearly) > 0)
    for at in found:
        span = slice(network.starts[at], network.starts[at + 1])
        shares = schedule(deals[network.deals[at]], network.as_of).shares
        usd[at] = yearly[at] * shares.size / MONTHS_PER_YEAR
        months[span] = usd[at] * shares
    return Filled(
        network=replace(network, usd=usd, by_month=months), estimated=tuple(network.deals[at] for at in found)
    )


def _is_untold(network: MonthlyNetwork) -> Bools:
    ahead = network.first + np.diff(network.starts) > month(network.as_of)
    goods = network.of_kinds(GOODS) & network.is_between & ~network.is_in_kind
    return np.asarray(goods & ~network.is_sized & (network.counted(State.ANNOUNCED) > 0) & ahead, dtype=np.bool_)


def _capex(told: Sequence[Books]) -> Floats:
    return np.array([_known(one.capex.usd) for one in told])


def _costs(told: Sequence[Books]) -> Floats:
    """Return what each party spends on running in a year; who tells no costs is taken to spend what it takes in."""
    return np.array([_known(one.revenue.usd if one.costs.usd is None else one.costs.usd) for one in told])


def _earned(network: MonthlyNetwork, told: Sequence[Books]) -> Floats:
    """Return what each party takes in of a year beside its told deals; nan where it reports no revenue."""
    revenue = np.array([_known(one.revenue.usd) for one in told])
    return np.maximum(revenue - _last_year(network, network.payee, tuple(GOODS)), 0.0)


def _last_year(network: MonthlyNetwork, side: Ints, kinds: Sequence[Kind]) -> Floats:
    now = month(network.as_of)
    there = network.of_kinds(kinds) & network.is_between & ~network.is_in_kind
    usd = np.where(there, network.usd_in(State.ANNOUNCED, now - MONTHS_PER_YEAR, now), 0.0)
    return _by(side, usd, len(network.parties))


def _by(side: Ints, usd: Floats, parties: int) -> Floats:
    inside = side >= 0
    return np.asarray(np.bincount(side[inside], usd[inside], parties), dtype=np.float64)


def _known(usd: float | None) -> float:
    return float("nan") if usd is None else usd
