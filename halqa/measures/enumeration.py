"""Every simple cycle of at most so many legs, as places of nodes in flat arrays: evidence, for a person or for weights.

A walk starts at the lowest node of the cycle and takes no step from which that node cannot be reached in the legs that
are left (a search backwards gives the distances), so hardly any step is in vain: time is near linear in what is found
(Gupta and Suzumura 2021, arXiv:2105.10094, for the bound).
"""

import numpy as np
from numba import njit

from halqa.measures.graph import Graph
from halqa.measures.rows import Rows, rows

MOST = 1_000_000  # cycles: nobody reads more, and weights of more are drawn by chance


def rings(graph: Graph, longest: int = 6, most: int = MOST) -> Rows:
    """Return the simple cycles of at most `longest` legs as places of nodes, each from its lowest on; at most `most`.

    >>> from halqa.measures.graph import graph
    >>> found = rings(graph([(1, 2, 1), (2, 3, 1), (3, 1, 1), (2, 1, 1)]))
    >>> sorted(ring.tolist() for ring in found)
    [[0, 1], [0, 1, 2]]
    """
    inside = graph.is_on_cycle()
    source, target = graph.source[inside], graph.target[inside]
    back = np.lexsort((source, target))
    places = np.arange(graph.size + 1)
    lengths, nodes, is_complete = _walk(
        np.searchsorted(source, places).astype(np.int64),
        target,
        np.searchsorted(target[back], places).astype(np.int64),
        source[back],
        min(longest, graph.size),
        most,
    )
    return rows(lengths, nodes, is_complete=is_complete)


@njit(cache=True)
def _walk(starts, head, back_starts, back_head, longest, most):  # type: ignore[no-untyped-def]  # places, CSR both ways
    size = starts.size - 1
    found, lengths = np.empty(1024, np.int64), np.empty(256, np.int64)
    used = count = 0
    distance = np.full(size, longest + 1, np.int64)
    queue = np.empty(size, np.int64)
    on_path = np.zeros(size, np.bool_)
    path, edge = np.empty(longest + 1, np.int64), np.empty(longest + 1, np.int64)
    for root in range(size):
        reached = _distances(back_starts, back_head, root, longest, distance, queue)
        depth = 0
        path[0], edge[0] = root, starts[root]
        on_path[root] = True
        while depth >= 0:
            node = path[depth]
            if edge[depth] == starts[node + 1]:
                on_path[node] = False
                depth -= 1
                continue
            other = head[edge[depth]]
            edge[depth] += 1
            if other == root and depth > 0:
                if count == most:
                    return lengths[:count], found[:used], False
                if count == lengths.size:
                    lengths = np.concatenate((lengths, np.empty_like(lengths)))
                if used + longest > found.size:
                    found = np.concatenate((found, np.empty_like(found)))
                found[used : used + depth + 1] = path[: depth + 1]
                lengths[count] = depth + 1
                used += depth + 1
                count += 1
            elif other > root and not on_path[other] and depth + 1 + distance[other] <= longest:
                depth += 1
                path[depth], edge[depth] = other, starts[other]
                on_path[other] = True
        for at in range(reached):
            distance[queue[at]] = longest + 1
    return lengths[:count], found[:used], True


@njit(cache=True)
def _distances(back_starts, back_head, root, longest, distance, queue):  # type: ignore[no-untyped-def]
    """Fill in by how few legs the root is reached from the nodes above it; return how many there are."""
    distance[root] = 0
    queue[0] = root
    used, at = 1, 0
    while at < used:
        node = queue[at]
        at += 1
        if distance[node] == longest - 1:
            continue
        for place in range(back_starts[node], back_starts[node + 1]):
            other = back_head[place]
            if other > root and distance[other] > longest:
                distance[other] = distance[node] + 1
                queue[used] = other
                used += 1
    return used
