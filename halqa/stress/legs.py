"""Deals by month -> the legs of a system: what is still to be paid, what is lent, what is guaranteed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halqa.catalogue.conventions import day_after, draw_years, term_years
from halqa.model import GOODS, Deal, Instrument
from halqa.network.firmness import State
from halqa.network.monthly import OUTSIDE, MonthlyNetwork
from halqa.network.schedules import month
from halqa.stress.balance_sheets import Floats
from halqa.stress.system import Ints, Role
from halqa.units import MONTHS_PER_YEAR

LEAD = 36  # months before the first: how late something can come
_CALLED = frozenset({Instrument.GUARANTEE, Instrument.BACKSTOP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """Legs by the places of their streams in the network."""

    stream: Ints  # (m,)
    role: Ints  # (m,)
    payer: Ints  # (m,)
    payee: Ints  # (m,)
    due: Floats  # (m, LEAD + h)
    balance: Floats  # (m,)
    matures: Ints  # (m,) in how many months a loan is due back
    funded_by: Ints  # (m,) the leg of funding that a loan grows with; -1: none


def legs_of(network: MonthlyNetwork, deals: Mapping[str, Deal], months: int) -> Legs:
    """Return goods and funding that are still to come, then loans that stand or will, then guarantees."""
    due = by_month(network, months)
    counts = (network.counted(State.ANNOUNCED) > 0) & network.is_sized & (network.payer != network.payee)
    cash = counts & ~network.is_in_kind & (network.payer != OUTSIDE)
    coming = np.flatnonzero(cash & (due[:, LEAD:].sum(axis=1) > 0))
    matures = np.array([_matures(network, deals[deal], at) for at, deal in enumerate(network.deals)], dtype=np.int64)
    lent = np.flatnonzero(cash & network.is_lent & network.is_inside & (matures > 0))
    instruments = np.array([deals[deal].instrument in _CALLED for deal in network.deals], dtype=np.bool_)
    guaranteed = np.flatnonzero(counts & instruments & network.is_inside)
    stream = np.concatenate([coming, lent, guaranteed])
    is_back = np.arange(stream.size) >= coming.size  # money goes the other way
    before = _paid_before(network)
    is_goods = network.of_kinds(GOODS)
    return Legs(
        stream=stream,
        role=np.concatenate(
            [
                np.where(is_goods[coming], Role.GOODS, Role.FUNDING),
                np.full(lent.size, Role.LOAN),
                np.full(guaranteed.size, Role.GUARANTEE),
            ]
        ).astype(np.int64),
        payer=np.where(is_back, network.payee[stream], network.payer[stream]),
        payee=np.where(is_back, network.payer[stream], network.payee[stream]),
        due=np.where(is_back[:, None], 0.0, due[stream]),
        balance=np.concatenate([np.zeros(coming.size), before[lent], network.usd[guaranteed]]),
        matures=matures[stream],
        funded_by=_funded_by(stream, coming.size, lent.size),
    )


def _funded_by(stream: Ints, coming: int, lent: int) -> Ints:
    place = {int(one): at for at, one in enumerate(stream[:coming])}
    loans = [place.get(int(one), -1) for one in stream[coming : coming + lent]]
    return np.array([*[-1] * coming, *loans, *[-1] * (stream.size - coming - lent)], dtype=np.int64)


def by_month(network: MonthlyNetwork, months: int) -> Floats:
    """Return what each stream moves in each month from LEAD months before the day looked from, (s, LEAD + months)."""
    lengths = np.diff(network.starts)
    stream = np.repeat(np.arange(len(network)), lengths)
    at = np.arange(network.by_month.size) - np.repeat(network.starts[:-1] - network.first, lengths)
    place = at - (month(network.as_of) - LEAD)
    kept = (place >= 0) & (place < LEAD + months)
    found = np.zeros((len(network), LEAD + months))
    found[stream[kept], place[kept]] = network.by_month[kept]
    return found


def _paid_before(network: MonthlyNetwork) -> Floats:
    return np.nan_to_num(network.usd_in(State.ANNOUNCED, None, month(network.as_of)))


def _matures(network: MonthlyNetwork, deal: Deal, at: int) -> int:
    """Return in which month from now a loan is due back: as told, else after the usual term of its kind."""
    now = month(network.as_of)
    end = None if draw_years(deal.kind) is None else day_after(deal.end)  # of what is drawn, the end is the maturity
    if end is not None:
        return month(end) - now
    last = int(network.first[at] + network.starts[at + 1] - network.starts[at])
    return last + int(term_years(deal.kind) * MONTHS_PER_YEAR) - now
