"""How much money goes round, as an interval: by state, layer and time, between parties as named or by group.

Money inside one group goes round nothing that others see: it stands apart, and is in no share. What circulates is an
upper bound (the greatest circulation), a typical amount (balanced flow forwarding) and that amount with each dollar
counted once; which of its dollars a deal carries is in proportion to what it pays over the same edge.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.errors import TooManyCyclesError
from halqa.findings.asked import Asked
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known
from halqa.findings.view import View
from halqa.measures.circulation import balanced, greatest_circulation
from halqa.measures.graph import Floats, Graph, arrayed
from halqa.measures.weights import circulating, weighted
from halqa.model import Kind
from halqa.network.monthly import MonthlyNetwork

TOO_MANY = "too_many_cycles"
_MOST = 20_000  # cycles that are weighed one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularMoney:
    """What goes round of some money, in US dollars; what stays inside one party or group is apart."""

    asked: Asked
    total: float  # between parties
    greatest: float  # the most that could come back, legs added up
    typical: float  # what balanced flow forwarding sends round, legs added up
    once: float | None  # what it sends round, each dollar once; None: too many cycles to weigh
    one_way: float  # half of what the net positions add up to: what must flow one way
    inside: float  # paid inside one party or group
    known: Known
    numbers: tuple[Number, ...]

    @property
    def acyclic(self) -> float:
        """What does not go round: the total without the typical circulation."""
        return self.total - self.typical

    def share(self, usd: float | None) -> float | None:
        """Return dollars as a share of the total; None where there is no total."""
        return usd / self.total if self.total and usd is not None else None

    @property
    def once_share(self) -> float | None:
        """What goes round as a share of that and of what flows one way, each dollar once."""
        whole = (self.once or 0.0) + self.one_way
        return self.once / whole if whole and self.once is not None else None


@dataclass(frozen=True, slots=True)
class _Flowing:
    """The money asked for, stream by stream (s,) and edge by edge (m,)."""

    network: MonthlyNetwork
    there: NDArray[np.bool_]  # (s,) of the kinds asked for, between two parties of the network
    usd: Floats  # (s,)
    graph: Graph
    edge: NDArray[np.int64]  # (s,) the edge of each stream; -1: none

    def of_edges(self, carried: Floats) -> Floats:
        """Return what each stream carries (s,) of what its edge carries (m,): in proportion to what it pays."""
        share = np.divide(carried, self.graph.weight, out=np.zeros_like(carried), where=self.graph.weight > 0)
        return np.where(self.edge >= 0, np.append(share, 0.0)[self.edge], 0.0) * self.usd


def circular(view: View, asked: Asked) -> CircularMoney:
    """Return how much of some money goes round."""
    network = view.network(by_group=asked.by_group)
    there = network.is_inside & ~network.is_in_kind & (network.counted(asked.state) > 0)
    if asked.kind is not None:
        there &= network.of_kinds([asked.kind])
    usd = np.where(there, network.usd_in(asked.state, asked.months.since, asked.months.until), 0.0)
    is_loop = network.payer == network.payee
    between = np.where(is_loop, 0.0, usd)
    flowing = _flowing(network, there & ~is_loop, between)
    return _measured(asked, flowing, np.where(is_loop, usd, 0.0))


def by_kind(money: CircularMoney, view: View) -> dict[Kind, float]:
    """Return what goes round typically of each kind's dollars: the parts add up to the whole, the greatest first."""
    parts: dict[Kind, float] = {}
    number = next(number for number in money.numbers if number.name == "typical")
    for deal, usd in number.deals:
        kind = view.deals[deal].kind
        parts[kind] = parts.get(kind, 0.0) + usd
    return dict(sorted(parts.items(), key=lambda part: -part[1]))


def _flowing(network: MonthlyNetwork, there: NDArray[np.bool_], usd: Floats) -> _Flowing:
    counted = usd > 0
    size = len(network.parties)
    graph = arrayed(network.parties, network.payer[counted], network.payee[counted], usd[counted])
    edge = np.full(len(network), -1, dtype=np.int64)
    keys = graph.source * size + graph.target
    edge[counted] = np.searchsorted(keys, network.payer[counted] * size + network.payee[counted])
    return _Flowing(network, there, usd, graph, edge)


def _measured(asked: Asked, flowing: _Flowing, inside: Floats) -> CircularMoney:
    graph, network = flowing.graph, flowing.network
    could = graph.is_on_cycle()
    carried = balanced(graph) if could.any() else np.zeros_like(graph.weight)
    once = _once(graph, carried) if could.any() else 0.0
    greatest = greatest_circulation(graph) if could.any() else 0.0
    on_cycle = flowing.of_edges(np.where(could, graph.weight, 0.0))
    typical = flowing.of_edges(carried)
    values = {
        "total": (float(flowing.usd.sum()), flowing.usd),
        "greatest": (greatest, on_cycle),
        "typical": (float(carried.sum()), typical),
        "once": (once, typical),
        "one_way": (float(np.abs(graph.out_strength - graph.in_strength).sum()) / 2, flowing.usd),
        "acyclic": (float(flowing.usd.sum()) - float(carried.sum()), flowing.usd - typical),
        "inside": (float(inside.sum()), inside),
    }
    return CircularMoney(
        asked=asked,
        **{name: value for name, (value, _) in values.items() if name != "acyclic"},  # type: ignore[arg-type]
        known=known(network, flowing.usd, flowing.there),
        numbers=tuple(
            Number(
                id=id_of("circularity", *asked.facets, name),
                name=name,
                value=value,
                unit=Unit.USD,
                deals=behind(network, counted),
                reason=TOO_MANY if value is None else None,
            )
            for name, (value, counted) in values.items()
        ),
    )


def _once(graph: Graph, carried: Floats) -> float | None:
    """Return what a circulation sends round, each dollar once; None where there are too many cycles to weigh."""
    try:
        return weighted(circulating(graph, carried), _MOST).throughput
    except TooManyCyclesError:
        return None
