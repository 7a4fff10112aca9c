"""The least flow that has given net positions: a min-cost flow in which every edge costs one, in whole numbers.

Primal-dual: money is sent from those who pay more than they get to those who get more than they pay, along all shortest
paths of the residual graph at once (a blocking flow), so that path lengths only grow; there are few different ones
(Ahuja, Magnanti and Orlin 1993, Network Flows, section 9.8).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def least_flow(size: int, source: Ints, target: Ints, capacity: Ints) -> int:
    """Return the total of the least flow within `capacity` (m,) that has its net position at each node.

    >>> least_flow(3, np.array([0, 1, 2]), np.array([1, 2, 0]), np.array([100, 80, 70]))
    40
    """
    both = np.concatenate([source, target]), np.concatenate([target, source])
    order = np.argsort(both[0], kind="stable")
    starts = np.searchsorted(both[0][order], np.arange(size + 1)).astype(np.int64)
    place = np.empty(order.size, dtype=np.int64)
    place[order] = np.arange(order.size)
    mate = np.concatenate([place[source.size :], place[: source.size]])[order]
    room = np.concatenate([capacity, np.zeros_like(capacity)])[order]
    cost = np.concatenate([np.ones_like(capacity), -np.ones_like(capacity)])[order]
    net = np.bincount(source, capacity, size).astype(np.int64) - np.bincount(target, capacity, size).astype(np.int64)
    return int(_send(starts, both[1][order], mate, room, cost, net))


@njit(cache=True)
def _send(starts, head, mate, room, cost, net):  # type: ignore[no-untyped-def]  # arrays of whole numbers
    size = starts.size - 1
    potential = np.zeros(size, np.int64)
    distance, level = np.empty(size, np.int64), np.empty(size, np.int64)
    total = 0
    while True:
        farthest = _distances(starts, head, room, cost, potential, net, distance)
        if farthest < 0:
            return total
        for node in range(size):
            potential[node] += min(distance[node], farthest)
        while _levels(starts, head, room, cost, potential, net, level):
            total += _block(starts, head, mate, room, cost, potential, net, level)


@njit(cache=True)
def _distances(starts, head, room, cost, potential, net, distance):  # type: ignore[no-untyped-def]
    """Fill in how far each node is from those who have money left, until one who lacks some is reached; -1: none is.

    Distances are small whole numbers: nodes wait in one list for each (Dial's queue).
    """
    size = starts.size - 1
    far = size * 4 + 4
    distance[:] = far
    first = np.full(far + 1, -1, np.int64)  # of each distance, the last node put in
    after = np.full(2 * head.size + size, -1, np.int64)
    waiting = np.empty(2 * head.size + size, np.int64)
    used = 0
    for node in range(size):
        if net[node] > 0:
            distance[node] = 0
            waiting[used], after[used] = node, first[0]
            first[0] = used
            used += 1
    reached = -1
    at = 0
    while at < far and (reached < 0 or at <= reached):
        entry = first[at]
        if entry < 0:
            at += 1
            continue
        first[at] = after[entry]
        node = waiting[entry]
        if distance[node] != at:
            continue
        if net[node] < 0 and reached < 0:
            reached = at
        for edge in range(starts[node], starts[node + 1]):
            if room[edge] > 0:
                other = head[edge]
                length = at + cost[edge] + potential[node] - potential[other]
                if length < distance[other]:
                    distance[other] = length
                    if used == waiting.size:
                        waiting = np.concatenate((waiting, np.empty_like(waiting)))
                        after = np.concatenate((after, np.empty_like(after)))
                    waiting[used], after[used] = other, first[length]
                    first[length] = used
                    used += 1
    return reached


@njit(cache=True)
def _levels(starts, head, room, cost, potential, net, level):  # type: ignore[no-untyped-def]
    """Fill in by how many edges of no reduced cost each node is reached, so that no walk goes in a circle (Dinic)."""
    level[:] = -1
    queue = np.empty(level.size, np.int64)
    used = 0
    for node in range(level.size):
        if net[node] > 0:
            level[node] = 0
            queue[used] = node
            used += 1
    reaches = False
    at = 0
    while at < used:
        node = queue[at]
        at += 1
        reaches |= net[node] < 0
        for edge in range(starts[node], starts[node + 1]):
            other = head[edge]
            if room[edge] > 0 and level[other] < 0 and cost[edge] + potential[node] == potential[other]:
                level[other] = level[node] + 1
                queue[used] = other
                used += 1
    return reaches


@njit(cache=True)
def _block(starts, head, mate, room, cost, potential, net, level):  # type: ignore[no-untyped-def]
    """Send money along edges of no reduced cost until each way is blocked; return what the sending costs."""
    size = starts.size - 1
    current = starts[:-1].copy()
    path = np.empty(size + 1, np.int64)
    total = 0
    for root in range(size):
        while net[root] > 0:
            sent = 0
            depth = 0
            node = root
            while True:
                if net[node] < 0:
                    sent = min(net[root], -net[node])
                    for step in range(depth):
                        sent = min(sent, room[path[step]])
                    for step in range(depth):
                        room[path[step]] -= sent
                        room[mate[path[step]]] += sent
                        total += sent * cost[path[step]]
                    net[root] -= sent
                    net[node] += sent
                    break
                moved = False
                while current[node] < starts[node + 1]:
                    edge = current[node]
                    other = head[edge]
                    flat = cost[edge] + potential[node] == potential[other]
                    if room[edge] > 0 and flat and level[other] == level[node] + 1:
                        path[depth] = edge
                        depth += 1
                        node = other
                        moved = True
                        break
                    current[node] += 1
                if moved:
                    continue
                if depth == 0:
                    break
                depth -= 1
                node = head[mate[path[depth]]]
                current[node] += 1
            if sent == 0:
                break
    return total
