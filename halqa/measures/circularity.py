"""How circular the money of a network is, as an interval and not as one verdict.

The volume share counts a dollar on every leg it takes; the throughput share counts it once, so that an entity put in
between (a special-purpose vehicle, a lessor) changes nothing. Circular and acyclic money add up to all there is.
"""

from dataclasses import dataclass

import numpy as np

from halqa.measures.circulation import balanced, greatest_circulation
from halqa.measures.graph import Floats, Graph
from halqa.measures.weights import circulating, weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class Circularity:
    """Money in the unit of the weights; loops from a party to itself count as circular, and stand apart too."""

    total: float
    greatest: float  # the most that could come back, legs added up
    typical: float  # what balanced flow forwarding sends round, legs added up
    throughput: float  # what it sends round, each dollar once
    net: float  # half of what the net positions add up to: what must flow one way
    loops: float  # of the three above: what parties pay to themselves

    @property
    def acyclic(self) -> float:
        """What is left of the total without the typical circulation."""
        return self.total - self.typical

    @property
    def greatest_share(self) -> float | None:
        """The upper bound of the circular share of all money; None where there is none."""
        return self.greatest / self.total if self.total else None

    @property
    def volume_share(self) -> float | None:
        """The typical circular share of all money; None where there is none."""
        return self.typical / self.total if self.total else None

    @property
    def throughput_share(self) -> float | None:
        """What goes round, as a share of that and of what flows one way; None where there is neither."""
        whole = self.throughput + self.net
        return self.throughput / whole if whole else None


def circularity(graph: Graph) -> Circularity:
    """Return how circular a network's money is.

    >>> from halqa.measures.graph import graph
    >>> told = circularity(graph([(1, 2, 2), (2, 3, 1), (3, 1, 1)]))
    >>> told.volume_share, told.throughput_share
    (0.75, 0.5)
    """
    loops = float(graph.loops.sum())
    carried = balanced(graph)
    return Circularity(
        total=float(graph.weight.sum()) + loops,
        greatest=greatest_circulation(graph) + loops,
        typical=float(carried.sum()) + loops,
        throughput=weighted(circulating(graph, carried)).throughput + loops,
        net=_net(graph),
        loops=loops,
    )


def _net(graph: Graph) -> float:
    return float(np.abs(graph.out_strength - graph.in_strength).sum()) / 2


def returning(flows: Floats, boundary_in: Floats) -> Floats:
    """Return for each node the chance that a dollar which leaves it comes back to it, of shape (n,).

    (N_ii - 1) / N_ii with N = (I - G)^-1 and G_ij = F_ij / T_i (Finn 1976), for flows (n, n) and outside money (n,).

    >>> flows = np.array([[0, 30, 0], [0, 0, 20], [10, 0, 0]], dtype=float)
    >>> returning(flows, np.array([20.0, 0, 0])).round(6).tolist()
    [0.333333, 0.333333, 0.333333]
    """
    passes = _visits(flows, boundary_in)
    return (np.diag(passes) - 1) / np.diag(passes)


def cycling_index(flows: Floats, boundary_in: Floats) -> float:
    """Return Finn's cycling index: the share of all throughflow that is recycled (Finn 1976, 1980).

    It needs money from outside, and misses part of what goes round (Allesina and Ulanowicz 2004): it stands beside the
    circulation, never in its place.
    """
    through = flows.sum(axis=0) + boundary_in
    return float((returning(flows, boundary_in) * through).sum() / through.sum())


def _visits(flows: Floats, boundary_in: Floats) -> Floats:
    through = flows.sum(axis=0) + boundary_in
    handed = np.divide(flows, through[:, None], out=np.zeros_like(flows), where=through[:, None] > 0)
    return np.asarray(np.linalg.inv(np.eye(len(flows)) - handed))
