"""The least flow that has given net positions: a min-cost flow in which every edge costs one, in whole numbers.

Primal-dual: money is pushed from those who pay more than they get to those who get more than they pay, at first along
the shortest ways alone, then along ways one longer, and so on; there are few different lengths (Ahuja, Magnanti and
Orlin 1993, Network Flows, section 9.8). The heights of nodes tell which edges are part of a shortest way: those that
rise by one. Within them it is a greatest flow, by push-relabel with exact labels again and again (Goldberg and Tarjan
1988); what cannot be pushed to its end stays where it is and goes on in the next phase.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_SCANS_PER_RELABEL = 12  # what a relabel costs beside the edges it looks at: decides when labels are made exact again


def least_flow(size: int, source: Ints, target: Ints, capacity: Ints) -> int:
    """Return the total of the least flow within `capacity` (m,) that has its net position at each node.

    >>> least_flow(3, np.array([0, 1, 2]), np.array([1, 2, 0]), np.array([100, 80, 70]))
    40
    """
    net = np.bincount(source, capacity, size).astype(np.int64) - np.bincount(target, capacity, size).astype(np.int64)
    return int(_send(source.astype(np.int32), target.astype(np.int32), capacity, net))


@njit(cache=True)
def _send(source, target, capacity, net):  # type: ignore[no-untyped-def]  # arrays of whole numbers
    size, count = net.size, 2 * source.size
    flow, height = np.zeros(source.size, np.int64), np.zeros(size, np.int64)
    label, queue, current = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32)
    starts, waits = np.empty(size + 1, np.int32), np.zeros(size, np.bool_)
    edge, head, mate = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.int32)
    room = np.empty(count, np.int64)
    while net.size and net.min() < 0:
        _shortest(source, target, capacity, flow, height, starts, current, edge, head, mate, room)
        while _labelled(net, starts, head, mate, room, label, queue):
            _push(net, starts, head, mate, room, label, queue, current, waits)
        for way in range(starts[size]):
            if edge[way] >= 0:
                flow[edge[way]] = capacity[edge[way]] - room[way]
        for node in range(size):
            height[node] += label[node] < size  # ways that end here may be one longer from now on
    return flow.sum()


@njit(cache=True)
def _shortest(source, target, capacity, flow, height, starts, current, edge, head, mate, room):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Lay the ways that cost nothing more: each edge that rises by one, forward with its room and back with its flow.

    Of the two ways of an edge, the one forward knows it, the one back has -1.
    """
    current[:] = 0
    for at in range(source.size):
        if height[source[at]] + 1 == height[target[at]]:
            current[source[at]] += 1
            current[target[at]] += 1
    starts[0] = 0
    for node in range(height.size):
        starts[node + 1] = starts[node] + current[node]
        current[node] = starts[node]
    for at in range(source.size):
        payer, payee = source[at], target[at]
        if height[payer] + 1 == height[payee]:
            forward, back = current[payer], current[payee]
            current[payer] += 1
            current[payee] += 1
            edge[forward], head[forward], mate[forward], room[forward] = at, payee, back, capacity[at] - flow[at]
            edge[back], head[back], mate[back], room[back] = -1, payer, forward, flow[at]


@njit(cache=True)
def _labelled(net, starts, head, mate, room, label, queue):  # type: ignore[no-untyped-def]
    """Label each node by how many ways lead to one who lacks money; return whether any that has some is among them."""
    size = label.size
    label[:] = size
    used = at = 0
    for node in range(size):
        if net[node] < 0:
            label[node] = 0
            queue[used] = node
            used += 1
    has_way = False
    while at < used:
        node = queue[at]
        at += 1
        has_way |= net[node] > 0
        for way in range(starts[node], starts[node + 1]):
            other = head[way]
            if label[other] == size and room[mate[way]] > 0:
                label[other] = label[node] + 1
                queue[used] = other
                used += 1
    return has_way


@njit(cache=True)
def _push(net, starts, head, mate, room, label, queue, current, waits):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Push money down the labels, first come first served, until they have been raised so often that they are stale."""
    size = label.size
    current[:] = starts[:-1]
    waiting = at = work = 0
    for node in range(size):
        if net[node] > 0 and label[node] < size:
            queue[waiting] = node
            waiting += 1
            waits[node] = True
    while waiting > 0:
        node = queue[at]
        at = (at + 1) % size
        waiting -= 1
        waits[node] = False
        while net[node] > 0 and label[node] < size and work <= size + starts[size] // 2:
            way, end = current[node], starts[node + 1]
            while way < end and (label[head[way]] != label[node] - 1 or room[way] == 0):
                way += 1
            current[node] = way
            if way == end:
                lowest = size - 1
                for way in range(starts[node], end):
                    if room[way] > 0:
                        lowest = min(lowest, label[head[way]])
                label[node] = lowest + 1
                current[node] = starts[node]
                work += _SCANS_PER_RELABEL + end - starts[node]
                continue
            other, sent = head[way], min(net[node], room[way])
            room[way] -= sent
            room[mate[way]] += sent
            net[node] -= sent
            net[other] += sent
            if net[other] > 0 and not waits[other]:
                waits[other] = True
                queue[(at + waiting) % size] = other
                waiting += 1
