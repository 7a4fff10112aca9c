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

    A cycle is a row of places of edges, from its earliest on.

    `tolerance` -1: each leg strictly later than the one before; 0: on the same day too; n: up to n days before it.

    >>> source, target, day = np.array([[1, 2, 3, 3], [2, 3, 1, 2], [0, 2, 3, 4]])
    >>> found = dated_cycles(source, target, day, window=10)
    >>> sorted(day[cycle].tolist() for cycle in found)
    [[0, 2, 3], [2, 4]]
    """
    _, ends = np.unique(np.concatenate([source, target]), return_inverse=True)
    payer, payee = ends[: source.size], ends[source.size :]
    size = int(ends.max(initial=-1)) + 1
    order = np.lexsort((day, payer))
    starts = np.searchsorted(payer[order], np.arange(size + 1)).astype(np.int64)
    turn = np.argsort(np.argsort(day, kind="stable"), kind="stable")  # when each edge has its turn to begin
    lengths, edges, is_complete = _walk(
        starts, payer[order], payee[order], day[order].astype(np.int64), turn[order], window, longest, tolerance, most
    )
    return rows(lengths, order[edges], is_complete=is_complete)


@njit(cache=True)
def _from(day, low, high, least):  # type: ignore[no-untyped-def]  # the first place whose day is not before `least`
    while low < high:
        middle = (low + high) // 2
        if day[middle] < least:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True)
def _walk(  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    starts, payer, payee, day, turn, window, longest, tolerance, most
):
    found, lengths = np.empty(1024, np.int64), np.empty(256, np.int64)
    used = count = 0
    on_path = np.zeros(starts.size - 1, np.bool_)
    path, place = np.empty(longest + 1, np.int64), np.empty(longest + 1, np.int64)
    for first in range(day.size):
        root, last_day = payer[first], day[first] + window
        if root == payee[first]:
            continue
        path[0] = first
        depth = 1
        on_path[root] = on_path[payee[first]] = True
        place[1] = _from(day, starts[payee[first]], starts[payee[first] + 1], max(day[first], day[first] - tolerance))
        while depth > 0:
            node = payee[path[depth - 1]]
            edge = place[depth]
            if edge == starts[node + 1] or day[edge] > last_day or depth == longest:
                on_path[node] = False
                depth -= 1
                continue
            place[depth] += 1
            if turn[edge] <= turn[first]:
                continue  # the cycle begins with its earliest edge, and only there
            other = payee[edge]
            if other == root:
                if count == most:
                    return lengths[:count], found[:used], False
                if count == lengths.size:
                    lengths = np.concatenate((lengths, np.empty_like(lengths)))
                if used + longest > found.size:
                    found = np.concatenate((found, np.empty_like(found)))
                found[used : used + depth] = path[:depth]
                found[used + depth] = edge
                lengths[count] = depth + 1
                used += depth + 1
                count += 1
            elif not on_path[other] and depth + 1 < longest:
                path[depth] = edge
                depth += 1
                on_path[other] = True
                place[depth] = _from(day, starts[other], starts[other + 1], max(day[first], day[edge] - tolerance))
        on_path[root] = False
    return lengths[:count], found[:used], True
