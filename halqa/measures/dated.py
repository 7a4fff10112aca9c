"""Cycles that respect time: each leg after the one before, all within a window, no node visited twice.

Static enumeration takes legs in any order, so that money would come back before it left. With a `tolerance` a leg may
lie up to so many days before the one ahead of it: swaps on one day close too, as Qwest's did. Definition after Kumar
and Calders 2018 (2SCENT, PVLDB 11:1441).
"""

import numpy as np
from numba import njit

from halqa.measures.graph import Ints
from halqa.measures.rows import Rows, rows

MOST = 1_000_000


def dated_cycles(
    source: Ints, target: Ints, day: Ints, *, window: int, longest: int = 6, tolerance: int = -1, most: int = MOST
) -> Rows:
    """Return the cycles of dated edges (m,) of at most `longest` legs from first to last within `window` days.

    `source` and `target` are places of nodes; a cycle is a row of places of edges, from its earliest on.
    `tolerance` -1: each leg strictly later than the one before; 0: on the same day too; n: up to n days before it.

    >>> source, target, day = np.array([[1, 2, 3, 3], [2, 3, 1, 2], [0, 2, 3, 4]])
    >>> found = dated_cycles(source, target, day, window=10)
    >>> sorted(day[cycle].tolist() for cycle in found)
    [[0, 2, 3], [2, 4]]
    """
    turn = _sorted(day)
    payer, payee = source[turn], target[turn]
    size = int(max(payer.max(initial=-1), payee.max(initial=-1))) + 1
    out, into = _sorted(payer), _sorted(payee)
    starts, back_starts = (np.searchsorted(ends, np.arange(size + 1)) for ends in (payer[out], payee[into]))
    ends = payer.astype(np.int32), payee.astype(np.int32)
    listed = starts, out.astype(np.int32), back_starts, into.astype(np.int32)
    lengths, edges, is_complete = _walk(*listed, *ends, day[turn].astype(np.int64), window, longest, tolerance, most)
    return rows(lengths, turn[edges], is_complete=is_complete)


def _sorted(numbers: Ints) -> Ints:
    """Return the places of whole numbers in their order, first come first: the narrower the type, the faster."""
    above = numbers - numbers.min(initial=np.iinfo(np.int64).max)
    return np.argsort(above.astype(np.min_scalar_type(above.max(initial=0))), kind="stable")


@njit(cache=True)
def _walk(  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    starts, out, back_starts, into, payer, payee, day, window, longest, tolerance, most
):
    """Walk on from each edge in turn; what has had its turn is gone, as a cycle begins with its earliest edge.

    Edges are numbered by day; `out` and `into` (m,) are those of each node in that order.
    """
    found, lengths = np.empty(1024, np.int64), np.empty(256, np.int64)
    used = count = 0
    low, back_low, back_high = starts[:-1].copy(), back_starts[:-1].copy(), back_starts[:-1].copy()
    on_path = np.zeros(starts.size - 1, np.bool_)
    path, place = np.empty(longest + 1, np.int64), np.empty(longest + 1, np.int64)
    for first in range(day.size):
        root, node, last_day = payer[first], payee[first], day[first] + window
        low[root] += 1
        back_low[node] += 1
        while back_high[root] < back_starts[root + 1] and day[into[back_high[root]]] <= last_day:
            back_high[root] += 1
        if root == node or back_high[root] <= back_low[root]:
            continue  # nothing comes back to the root in time
        last_day = min(last_day, day[into[back_high[root] - 1]] + longest * max(tolerance, 0))
        depth = 1
        path[0], place[1] = first, low[node]
        on_path[root] = on_path[node] = True
        while depth > 0:
            node = payee[path[depth - 1]]
            if depth == longest or place[depth] == starts[node + 1] or day[out[place[depth]]] > last_day:
                on_path[node] = False
                depth -= 1
                continue
            edge = out[place[depth]]
            place[depth] += 1
            other = payee[edge]
            if day[edge] < day[path[depth - 1]] - tolerance:
                continue
            if other == root:
                if count == most:
                    return lengths[:count], found[:used], False
                if count == lengths.size:
                    lengths = np.concatenate((lengths, np.empty_like(lengths)))
                if used + longest > found.size:
                    found = np.concatenate((found, np.empty(found.size + longest, np.int64)))
                found[used : used + depth] = path[:depth]
                found[used + depth] = edge
                lengths[count] = depth + 1
                used += depth + 1
                count += 1
            elif not on_path[other] and depth + 1 < longest:
                path[depth] = edge
                depth += 1
                place[depth] = low[other]
                on_path[other] = True
        on_path[root] = False
    return lengths[:count], found[:used], True
