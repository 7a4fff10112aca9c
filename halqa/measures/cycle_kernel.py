"""The walk that finds cycles, compiled: a root at a time, and never a step from which the root is out of reach.

For each root, two half searches, from it and to it, tell which nodes lie on a cycle with it that is short enough; the
edges between them are put in order of how near they lead to the root, so that a walk ends at the first edge too long.
Then the root goes. The time is near linear in what is found (Gupta and Suzumura 2021, arXiv:2105.10094, for the bound;
the half searches and the order are our own).
"""

import numpy as np
from numba import njit


@njit(cache=True)
def walk(  # type: ignore[no-untyped-def]
    starts, head, back_starts, back_head, longest, most, roots, is_kept
):
    """Return how many cycles have each length, and, where kept, their lengths and nodes; and whether these are all.

    `starts` (n + 1,) and `head` (m,) are the edges out of each node, the others those into it, both in order of nodes;
    the first `roots` nodes become roots. It stops at `most` cycles.
    """
    size = starts.size - 1
    counts = np.zeros(longest + 1, np.int64)
    longest = min(longest, size)
    found, lengths = np.empty(1024 if is_kept else 0, np.int32), np.empty(256 if is_kept else 0, np.int32)
    used = count = 0
    low, back_low = starts[:-1].copy(), back_starts[:-1].copy()  # the first edge to a node that is still there
    to_root, from_root = np.full(size, longest + 1, np.int32), np.full(size, longest + 1, np.int32)
    before, after = np.empty(size, np.int32), np.empty(size, np.int32)
    near, ends = np.empty(head.size, np.int32), low.copy()
    path, place = np.empty(longest + 2, np.int32), np.empty(longest + 2, np.int64)
    on_path = np.zeros(size, np.bool_)
    for root in range(roots if longest > 1 else 0):
        reaching, reached = _laid(
            low,
            starts,
            head,
            back_low,
            back_starts,
            back_head,
            root,
            longest,
            to_root,
            from_root,
            before,
            after,
            near,
            ends,
        )
        depth = 0
        path[0], place[0] = root, low[root]
        on_path[root] = True
        while depth >= 0:
            node, edge = path[depth], place[depth]
            left = longest - depth - 1  # legs, after the one to come
            if edge == ends[node] or to_root[near[edge]] > left:
                on_path[node] = False
                depth -= 1
                continue
            other = near[edge]
            place[depth] += 1
            if other != root and on_path[other]:
                continue
            path[depth + 1] = other
            if other != root and left > 1:
                depth += 1
                place[depth] = low[other]
                on_path[other] = True
                continue
            if count == most:
                return counts, lengths[:count], found[:used], False
            legs = depth + 1 if other == root else depth + 2
            counts[legs] += 1
            count += 1
            if is_kept:
                lengths, found = _room(lengths, count), _room(found, used + legs)
                lengths[count - 1] = legs
                for step in range(legs):  # a slice takes longer than so few
                    found[used + step] = path[step]
                used += legs
        to_root[before[:reaching]] = longest + 1
        from_root[after[:reached]] = longest + 1
        for edge in range(back_low[root], back_starts[root + 1]):
            low[back_head[edge]] += 1
        for edge in range(low[root], starts[root + 1]):
            back_low[head[edge]] += 1
    return counts, lengths[:count], found[:used], True


@njit(cache=True)
def _room(numbers, wanted):  # type: ignore[no-untyped-def]
    """Return the numbers with room for so many."""
    return numbers if wanted <= numbers.size else np.concatenate((numbers, np.empty(wanted, numbers.dtype)))


@njit(cache=True)
def _laid(  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    low, starts, head, back_low, back_starts, back_head, root, longest, to_root, from_root, before, after, near, ends
):
    """Lay all that lies on a cycle with the root; return how many nodes reach it in time, and how many are reached."""
    ends[root] = low[root]
    if low[root] == starts[root + 1] or back_low[root] == back_starts[root + 1]:
        return 0, 0
    reaching = _before(back_low, back_starts, back_head, root, longest, to_root, before)
    reaching = _farther(low, starts, head, root, longest, to_root, from_root, before, after, reaching)
    reached = _after(low, starts, head, root, longest, to_root, from_root, after)
    on_cycles = before[:reaching], after[:reached]
    _near(low, back_low, back_starts, back_head, longest, to_root, from_root, *on_cycles, near, ends)
    return reaching, reached


@njit(cache=True)
def turned(lengths, nodes, order):  # type: ignore[no-untyped-def]
    """Return the nodes of cycles by the names they have in `order`, each cycle from its lowest on."""
    out = np.empty(nodes.size, np.int64)
    at = 0
    for legs in lengths:
        lowest = at
        for place in range(at, at + legs):
            if order[nodes[place]] < order[nodes[lowest]]:
                lowest = place
        for step in range(legs):
            out[at + step] = order[nodes[at + (lowest - at + step) % legs]]
        at += legs
    return out


@njit(cache=True)
def _before(back_low, back_starts, back_head, root, longest, to_root, before):  # type: ignore[no-untyped-def]
    """Fill in from where the root is reached in half the legs, in order; return from how many nodes."""
    half = (longest + 1) // 2
    to_root[root] = 0
    before[0] = root
    used, at = 1, 0
    while at < used and to_root[before[at]] < half:
        node = before[at]
        at += 1
        for edge in range(back_low[node], back_starts[node + 1]):
            other = back_head[edge]
            if to_root[other] > longest:
                to_root[other] = to_root[node] + 1
                before[used] = other
                used += 1
    return used


@njit(cache=True)
def _farther(low, starts, head, root, longest, to_root, from_root, before, after, reaching):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Add from where it is reached in more legs, of the nodes near enough behind the root for that to matter."""
    half = (longest + 1) // 2
    from_root[root] = 0
    after[0] = root
    used, at = 1, 0
    while at < used and from_root[after[at]] < longest - half - 1:
        node = after[at]
        at += 1
        for edge in range(low[node], starts[node + 1]):
            other = head[edge]
            if from_root[other] > longest:
                from_root[other] = from_root[node] + 1
                after[used] = other
                used += 1
    for legs in range(half + 1, longest):
        for at in range(used):
            node = after[at]
            if from_root[node] <= longest - legs and to_root[node] > longest:
                for edge in range(low[node], starts[node + 1]):
                    if to_root[head[edge]] == legs - 1:
                        to_root[node] = legs
                        before[reaching] = node
                        reaching += 1
                        break
        if to_root[before[reaching - 1]] < legs:
            break
    from_root[after[:used]] = longest + 1
    return reaching


@njit(cache=True)
def _after(low, starts, head, root, longest, to_root, from_root, after):  # type: ignore[no-untyped-def]
    """Fill in how many legs each node on a cycle with the root is behind it; return how many such nodes there are."""
    from_root[root] = 0
    after[0] = root
    used, at = 1, 0
    while at < used:
        node = after[at]
        at += 1
        for edge in range(low[node], starts[node + 1]):
            other = head[edge]
            if from_root[other] > longest and from_root[node] + 1 + to_root[other] <= longest:
                from_root[other] = from_root[node] + 1
                after[used] = other
                used += 1
    return used


@njit(cache=True)
def _near(low, back_low, back_starts, back_head, longest, to_root, from_root, before, after, near, ends):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Lay the edges between the nodes on a cycle with the root; out of each, those that lead nearest come first."""
    for node in after:
        ends[node] = low[node]
    for node in before:
        if from_root[node] <= longest:
            for edge in range(back_low[node], back_starts[node + 1]):
                other = back_head[edge]
                if from_root[other] + 1 + to_root[node] <= longest:
                    near[ends[other]] = node
                    ends[other] += 1
