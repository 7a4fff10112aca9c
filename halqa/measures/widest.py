"""The most that can go all the way round any one cycle: how thick the thickest thinnest leg is."""

import numpy as np
from numba import njit

from halqa.measures.graph import Graph


def widest(graph: Graph) -> float:
    """Return the greatest sum that can go round some cycle, of any length; 0 where there is no cycle.

    Legs are laid from the thickest on: the first that closes a cycle is its thinnest. How many it takes is found by
    halving, each time by taking away parties that nobody pays until none is left.

    >>> from halqa.measures.graph import graph
    >>> widest(graph([(1, 2, 5), (2, 1, 3), (2, 3, 9), (3, 1, 4)]))
    4.0
    """
    order = np.argsort(-graph.weight, kind="stable")
    laid = int(_closing(graph.source[order], graph.target[order], graph.size))
    return float(graph.weight[order[laid - 1]]) if laid else 0.0


@njit(cache=True)
def _closing(source, target, size):  # type: ignore[no-untyped-def]
    """Return how many of the first edges close a cycle; 0 where all of them close none."""
    if not _goes_round(source, target, size):
        return 0
    few, enough = 0, source.size
    while enough - few > 1:
        middle = (few + enough) // 2
        if _goes_round(source[:middle], target[:middle], size):
            enough = middle
        else:
            few = middle
    return enough


@njit(cache=True)
def _goes_round(source, target, size):  # type: ignore[no-untyped-def]
    """Return whether there is a cycle: whether some node is always paid by one that is left (Kahn 1962)."""
    starts, paid = np.zeros(size + 1, np.int64), np.zeros(size, np.int64)
    for edge in range(source.size):
        starts[source[edge] + 1] += 1
        paid[target[edge]] += 1
    starts = np.cumsum(starts)
    filled, head = starts[:-1].copy(), np.empty(source.size, np.int64)
    for edge in range(source.size):
        head[filled[source[edge]]] = target[edge]
        filled[source[edge]] += 1
    queue, used, at = np.empty(size, np.int64), 0, 0
    for node in range(size):
        if paid[node] == 0:
            queue[used] = node
            used += 1
    while at < used:
        for edge in range(starts[queue[at]], starts[queue[at] + 1]):
            paid[head[edge]] -= 1
            if paid[head[edge]] == 0:
                queue[used] = head[edge]
                used += 1
        at += 1
    return used < size
