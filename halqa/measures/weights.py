"""Cycle weights that add up: how much of a circulation goes round each cycle, so that no dollar is counted in two.

For a circulation C with the chain P_uv = C_uv / C_u, cycle c weighs lambda_c = s * prod(P over c) * det(I - P without
the nodes of c) / sum_j det(I - P without j), where s is the whole circulation; over all cycles through an edge the
weights add up to what the edge carries (Kalpazidou 1995; Qian and Qian).
"""

from dataclasses import dataclass

import numpy as np

from halqa.errors import TooManyCyclesError
from halqa.measures.enumeration import MOST, counts, rings
from halqa.measures.graph import Floats, Graph
from halqa.measures.rows import Rows

_NOTHING = 1e-12  # of the whole: what rounding leaves of an edge


@dataclass(frozen=True, slots=True)
class Weighted:
    """The cycles of a circulation and what goes round each."""

    graph: Graph  # of the circulation
    rings: Rows
    weight: Floats  # (c,) in the unit of the circulation

    @property
    def throughput(self) -> float:
        """The money that goes round, each dollar once however many legs it takes: the sum of the weights."""
        return float(self.weight.sum())


def weighted(circulation: Graph, most: int = MOST) -> Weighted:
    """Return the exact weights of all cycles of a circulation; more cycles than `most` are refused.

    >>> from halqa.measures.graph import graph
    >>> both_ways = [(1, 2, 1), (2, 1, 1), (2, 3, 1), (3, 2, 1), (1, 3, 1), (3, 1, 1)]
    >>> weighted(graph(both_ways)).weight.round(9).tolist()
    [0.666666667, 0.333333333, 0.666666667, 0.333333333, 0.666666667]
    """
    if counts(circulation, circulation.size, most + 1).sum() > most:
        raise TooManyCyclesError(most=most)
    found = rings(circulation, circulation.size, most)
    component = circulation.components(circulation.weight)
    weight = np.zeros(len(found))
    first = np.array([component[ring[0]] for ring in found], dtype=np.int64)
    for label in np.unique(first):
        members = np.flatnonzero(first == label)
        weight[members] = _weights(circulation, np.flatnonzero(component == label), [found[int(at)] for at in members])
    return Weighted(circulation, found, weight)


def _weights(circulation: Graph, nodes: np.ndarray, told: list[np.ndarray]) -> Floats:
    """Return the weights of the cycles of one component."""
    flow = circulation.matrix(nodes)
    chain = flow / flow.sum(axis=1, keepdims=True)
    system = np.eye(nodes.size) - chain
    place = np.full(circulation.size, -1)
    place[nodes] = np.arange(nodes.size)
    whole = sum(_determinant(system, np.array([node])) for node in range(nodes.size))
    local = [place[ring] for ring in told]
    return np.array([flow.sum() * _carried(chain, system, ring) / whole for ring in local])


def _carried(chain: Floats, system: Floats, ring: np.ndarray) -> float:
    return float(chain[ring, np.roll(ring, -1)].prod() * _determinant(system, ring))


def _determinant(system: Floats, without: np.ndarray) -> float:
    rest = np.delete(np.arange(system.shape[0]), without)
    return float(np.linalg.det(system[np.ix_(rest, rest)])) if rest.size else 1.0


def circulating(graph: Graph, carried: Floats) -> Graph:
    """Return a graph with what goes round on each edge as its weights, edges that carry nothing left out."""
    kept = carried > _NOTHING * max(float(carried.sum()), np.finfo(float).tiny)
    return Graph(graph.nodes, graph.source[kept], graph.target[kept], carried[kept], graph.loops)
