"""Sums that no text tells, from what the two sides can pay and get at most: the greatest, the likeliest, the fewest.

A cell is a deal whose sum is unknown, between a payer (row) and a payee (column). What a party reports in all, without
what its told deals come to, is the room that its untold deals share with the outside. Where a side reports nothing, its
room is unknown (nan), and the other side alone decides; where neither does, nothing can be said.
"""

import numpy as np

from halqa.stress.balance_sheets import Floats
from halqa.stress.system import Ints

_ROUNDS, _NEAR = 10_000, 1e-12


def greatest(row: Ints, column: Ints, rows: Floats, columns: Floats) -> Floats:
    """Return the most that each cell (c,) could be by itself, nan where neither side tells its room; not all at once.

    >>> greatest(np.array([0, 0]), np.array([0, 1]), np.array([5.0]), np.array([3.0, np.nan])).tolist()
    [3.0, 5.0]
    """
    return np.asarray(np.fmin(rows[row], columns[column]))


def maximum_entropy(row: Ints, column: Ints, rows: Floats, columns: Floats) -> Floats:
    """Return the likeliest sum of each cell (c,): as the rooms are spread most evenly over cells and the outside.

    Rows and columns are fitted in turn (RAS) from the sums that chance alone would give. The outside may take all of a
    row, and give all of a column. Raises nothing: what cannot be said is nan.

    >>> maximum_entropy(np.array([0]), np.array([0]), np.array([4.0]), np.array([4.0])).round(6).tolist()
    [2.0]
    """
    told, found = greatest(row, column, rows, columns), np.full(row.size, np.nan)
    cells = np.flatnonzero(told > 0)
    found[told == 0] = 0.0
    if not cells.size:
        return found
    at, to, room, need = _filled(row[cells], column[cells], rows, columns, told[cells])
    matrix = np.zeros((room.size + 1, need.size + 1))
    out, into = np.append(room, need.sum()), np.append(need, room.sum())
    matrix[at, to] = 1.0
    matrix[-1], matrix[:, -1] = 1.0, 1.0
    matrix *= out[:, None] * into[None, :] / out.sum()
    for _ in range(_ROUNDS):
        matrix *= _ratio(out, matrix.sum(axis=1))[:, None]
        if np.abs(matrix.sum(axis=0) - into).max() <= _NEAR * out.sum():
            break
        matrix *= _ratio(into, matrix.sum(axis=0))[None, :]
    found[cells] = matrix[at, to]
    return found


def minimum_density(row: Ints, column: Ints, rows: Floats, columns: Floats) -> Floats:
    """Return sums that put all room into as few cells (c,) as a greedy search finds: the widest first.

    After Anand, Craig and von Peter 2015 (Quantitative Finance 15:625), whose search is a random one. What cannot be
    said is nan.

    >>> minimum_density(np.array([0, 0]), np.array([0, 1]), np.array([5.0]), np.array([4.0, 3.0])).tolist()
    [4.0, 1.0]
    """
    told = greatest(row, column, rows, columns)
    found = np.where(np.isnan(told), np.nan, 0.0)
    cells = np.flatnonzero(told > 0)
    if not cells.size:
        return found
    at, to, room, need = _filled(row[cells], column[cells], rows, columns, told[cells])
    waiting = np.ones(cells.size, dtype=np.bool_)
    while waiting.any():
        most = np.where(waiting, np.minimum(room[at], need[to]), -1.0)
        widest = int(
            (most >= most.max() * (1 - _NEAR)).argmax()
        )  # the first of those that are as wide but for rounding
        found[cells[widest]] = most[widest]
        room[at[widest]] -= most[widest]
        need[to[widest]] -= most[widest]
        waiting[widest] = False
    return found


def _filled(row: Ints, column: Ints, rows: Floats, columns: Floats, told: Floats) -> tuple[Ints, Ints, Floats, Floats]:
    """Return cells by the rows and columns that have any, with rooms; an unknown room is what the others leave it."""
    names, at = np.unique(row, return_inverse=True)
    others, to = np.unique(column, return_inverse=True)
    room, need = rows[names], columns[others]
    room = np.where(np.isnan(room), np.bincount(at, told, names.size), room)
    need = np.where(np.isnan(need), np.bincount(to, told, others.size), need)
    return at.astype(np.int64), to.astype(np.int64), room, need


def _ratio(wanted: Floats, found: Floats) -> Floats:
    return np.asarray(np.divide(wanted, found, out=np.ones_like(wanted), where=found > 0))
