"""Which nodes reach each other: the strongly connected components of a directed graph, in time linear in its edges.

One depth-first walk without recursion (Tarjan 1972, SIAM J. Comput. 1:146, with the single index of Pearce 2016).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def components(size: int, starts: Ints, head: Ints) -> Ints:
    """Return the component of each node (size,), counted from 0, for edges in order of their source (CSR).

    >>> components(3, np.array([0, 1, 2, 2]), np.array([1, 0])).tolist()
    [0, 0, 1]
    """
    found: Ints = _walked(size, starts, head)
    return found


@njit(cache=True)
def _walked(size, starts, head):  # type: ignore[no-untyped-def]  # places of nodes, of edges by node, of targets
    label = np.full(size, -1, np.int64)
    index, low = np.full(size, -1, np.int64), np.zeros(size, np.int64)
    edge = starts[:-1].copy()
    open_, path = np.empty(size, np.int64), np.empty(size, np.int64)
    opened = visited = found = 0
    for root in range(size):
        if index[root] >= 0:
            continue
        depth = 0
        path[0] = root
        while depth >= 0:
            node = path[depth]
            if index[node] < 0:
                index[node] = low[node] = visited
                visited += 1
                open_[opened] = node
                opened += 1
            if edge[node] < starts[node + 1]:
                other = head[edge[node]]
                edge[node] += 1
                if index[other] < 0:
                    depth += 1
                    path[depth] = other
                elif label[other] < 0:
                    low[node] = min(low[node], low[other])
                continue
            if low[node] == index[node]:
                while True:
                    opened -= 1
                    member = open_[opened]
                    label[member] = found
                    if member == node:
                        break
                found += 1
            depth -= 1
            if depth >= 0:
                low[path[depth]] = min(low[path[depth]], low[node])
    return label
