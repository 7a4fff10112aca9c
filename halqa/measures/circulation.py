"""How much of all the money could come back to where it came from: the greatest circulation, and the typical one.

The greatest circulation is max sum(f) with 0 <= f <= w and as much coming into each node as goes out: what clearing of
obligations could net away (Fleischman and Dini 2021, doi:10.3390/jrfm14090452), and the "maximal" circular part of the
circular-directional decomposition (Homs-Dones, MacKay, Sansom and Zhou 2025, arXiv:2506.12546). Its total is unique;
its split over the edges is not, so none is published. The typical one, balanced flow forwarding, is unique
(`balanced`).
"""

import numpy as np

from halqa.measures.flow_kernel import least_flow
from halqa.measures.graph import Floats, Graph

_QUANTA = 2.0**50  # steps into which all the money is divided: whole numbers make the search exact


def greatest_circulation(graph: Graph) -> float:
    """Return the total of the greatest circulation, in the unit of the weights, to 10^-15 of all of them an edge.

    It is all the money less the least flow that has the same net position at each node (a min-cost flow of unit costs).

    >>> from halqa.measures.graph import graph
    >>> greatest_circulation(graph([("Alice", "Bob", 100), ("Bob", "Charlie", 80), ("Charlie", "Alice", 70)]))
    210.0
    """
    inside = np.flatnonzero(graph.is_on_cycle())
    if not inside.size:
        return 0.0
    weight = graph.weight[inside]
    quantum = 2.0 ** np.ceil(np.log2(weight.sum() / _QUANTA))
    whole = np.rint(weight / quantum).astype(np.int64)
    rest = least_flow(graph.size, graph.source[inside], graph.target[inside], whole)
    return float((whole.sum() - rest) * quantum)


def balanced(graph: Graph) -> Floats:
    """Return the circulation of balanced flow forwarding on each edge, of shape (m,), in the unit of the weights.

    On each strongly connected component, the stationary circulation of money that each node hands on in proportion to
    what it pays, as large as the edges allow, is taken out; and so again on what is left, until no cycle is. Each round
    uses up an edge, so there are at most m (Homs-Dones et al. 2025, section on BFF).

    >>> from halqa.measures.graph import graph
    >>> balanced(graph([(1, 2, 1), (2, 4, 1), (1, 3, 1), (3, 4, 1), (4, 1, 1)])).round(9).tolist()
    [0.5, 0.5, 0.5, 1.0, 0.5]
    """
    left = graph.weight.copy()
    circular = np.zeros_like(left)
    while True:
        component = graph.components(left)
        inside = (component[graph.source] == component[graph.target]) & (left > 0)
        if not inside.any():
            return circular
        taken, used_up = _forwarded(graph, left, component, inside)
        circular += taken
        left = np.where(used_up, 0.0, left - taken)


def _forwarded(graph: Graph, left: Floats, component: np.ndarray, inside: np.ndarray) -> tuple[Floats, np.ndarray]:
    """Return one round over all components: what goes round on each edge, and which edges it uses up."""
    taken, used_up = np.zeros_like(left), np.zeros(left.size, dtype=bool)
    order = np.argsort(component[graph.source[inside]], kind="stable")
    edges = np.flatnonzero(inside)[order]
    bounds = np.flatnonzero(np.diff(component[graph.source[edges]])) + 1
    for group in np.split(edges, bounds):
        flow = _stationary(graph, left, group)
        times = np.divide(left[group], flow, out=np.full(group.size, np.inf), where=flow > 0)  # what rounds to none
        scale = float(times.min())
        taken[group] = flow * scale
        used_up[group] = times <= scale * (1 + 1e-12)
    return taken, used_up


def _stationary(graph: Graph, left: Floats, edges: np.ndarray) -> Floats:
    """Return the stationary flow on the edges of one component, its scale left open: x = x P, flow = x_u P_uv."""
    nodes, ends = np.unique(np.concatenate([graph.source[edges], graph.target[edges]]), return_inverse=True)
    source, target = ends[: edges.size], ends[edges.size :]
    share = left[edges] / np.bincount(source, left[edges], nodes.size)[source]
    system = np.zeros((nodes.size, nodes.size))
    np.add.at(system, (target, source), share)
    system -= np.eye(nodes.size)
    system[-1] = 1.0  # one row says no more than the others: in its place, the whole is 1
    visits = np.linalg.solve(system, np.eye(nodes.size)[-1])
    return np.asarray(visits[source] * share)
