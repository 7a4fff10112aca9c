"""Which cycles respect time, deal by deal.

A cycle that respects time is made of single deals, each later than the one before, from first to last within a window.
Its clock is the day on which each was announced, which makes a story, or the day on which its money begins to move,
which makes a round trip. What moves no cash (a warrant, a guarantee) may be a leg, and makes the cycle a mixed one.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from halqa.catalogue.conventions import first_day
from halqa.findings.clocks import Clock, InTime
from halqa.findings.view import View
from halqa.measures.cycles import MOST, Cycle
from halqa.measures.dated import dated_cycles
from halqa.measures.graph import Ints
from halqa.model import Deal
from halqa.network.firmness import State
from halqa.network.flows import flow
from halqa.network.monthly import MonthlyNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCycle:
    """A cycle of single deals, from the earliest on, and the day of each."""

    cycle: Cycle
    days: tuple[date, ...]
    in_kind: tuple[bool, ...]  # which legs move no cash

    @property
    def is_mixed(self) -> bool:
        """Whether money and what is not money go round together: its sum is then no round trip of cash."""
        return any(self.in_kind)

    @property
    def is_simultaneous(self) -> bool:
        """Whether some leg is not later than the one before."""
        return any(later <= earlier for earlier, later in pairwise(self.days))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCycles:
    """The cycles that respect time, those that carry most first."""

    asked: InTime
    cycles: tuple[DatedCycle, ...]
    is_complete: bool  # no: there are more, none of which carries more
    undated: int  # deals that tell no such day, and could be no leg


def in_time(view: View, asked: InTime, *, longest: int = 6, most: int = MOST, by_group: bool = False) -> DatedCycles:
    """Return the cycles of announced deals that respect time."""
    network = view.network(by_group=by_group)
    counts = network.is_between & (network.counted(State.ANNOUNCED) > 0)
    days = [_day(view.deals[name], asked.clock) for name in network.deals]
    legs = np.array([at for at in np.flatnonzero(counts) if days[at] is not None], dtype=np.int64)
    ordinals = np.array([0 if day is None else day.toordinal() for day in days], dtype=np.int64)
    rows, is_complete = _found(network, legs, ordinals, asked, longest, most)
    told = [_dated(view, network, row, ordinals) for row in rows]
    told.sort(key=_order)
    return DatedCycles(
        asked=asked,
        cycles=tuple(told[:most]),
        is_complete=is_complete and len(told) <= most,
        undated=int(counts.sum()) - legs.size,
    )


def _found(
    network: MonthlyNetwork, legs: Ints, ordinals: Ints, asked: InTime, longest: int, most: int
) -> tuple[list[Ints], bool]:
    """Return cycles as rows of streams; where there are too many to hold, those of the thickest half of the legs."""
    tolerance = -1 if asked.tolerance is None else asked.tolerance
    legs = legs[np.argsort(-np.nan_to_num(network.usd[legs], nan=-1.0), kind="stable")]
    is_complete = True
    while True:
        ends = network.payer[legs], network.payee[legs], ordinals[legs]
        rows = dated_cycles(*ends, window=asked.window, longest=longest, tolerance=tolerance, most=100 * most)
        if rows.is_complete:
            return [legs[row] for row in rows], is_complete
        legs, is_complete = legs[: legs.size // 2], False


def _dated(view: View, network: MonthlyNetwork, row: Ints, ordinals: Ints) -> DatedCycle:
    return DatedCycle(
        cycle=Cycle(tuple(flow(network, int(at), view.deals[network.deals[at]]) for at in row)),
        days=tuple(date.fromordinal(int(ordinals[at])) for at in row),
        in_kind=tuple(bool(network.is_in_kind[at]) for at in row),
    )


def _day(deal: Deal, clock: Clock) -> date | None:
    return deal.known if clock is Clock.ANNOUNCED else first_day(deal.start)


def _order(told: DatedCycle) -> tuple[float, tuple[date, ...], tuple[str, ...]]:
    usd = told.cycle.round_trip_usd
    return -1.0 if usd is None else -usd - 2.0, told.days, tuple(flow.deals[0] for flow in told.cycle.flows)
