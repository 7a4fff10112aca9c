"""Whose side ties do not decide: parties that stand elsewhere in camps that leave no more ties unsatisfied.

The best camps are seldom the only ones. To say of a party that it is in a camp, or went over to the other, all best
camps must agree on it: here the one most unlike those found is looked for, again and again until it is the same.
"""

from collections.abc import Hashable

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from halqa.measures.balance import EXACT_TIES, Balance, Signed, programme

_SECONDS = 5.0


def undecided(ties: Signed, told: Balance) -> frozenset[Hashable]:
    """Return the parties that stand elsewhere in camps as good as those found, seen from the busiest party.

    Camps that satisfy all ties of one part are the only ones. Where the best camps are not proven, or it cannot be
    proven in time that no others are as good, all parties that may stand elsewhere are returned.

    >>> from halqa.measures.balance import balance
    >>> ties = [("A", "B", -1), ("A", "C", 1), ("B", "C", 1)]
    >>> sorted(undecided(ties, balance(ties)))
    ['B', 'C']
    """
    nodes = tuple(told.camp)
    if not told.most:
        return frozenset()
    place = {node: at for at, node in enumerate(nodes)}
    left, right = (np.array([place[tie[side]] for tie in ties], dtype=np.int64) for side in (0, 1))
    sign = np.array([tie[2] for tie in ties], dtype=np.int64)
    anchor = int(np.bincount(np.concatenate([left, right]), minlength=len(nodes)).argmax())
    everyone = frozenset(node for node in nodes if node != nodes[anchor])
    if not told.is_proven or sign.size > EXACT_TIES:
        return everyone
    camp = np.array([told.camp[node] for node in nodes], dtype=np.int64)
    matrix, floor = programme(left, right, sign, len(nodes))
    moved = _moved(matrix, floor, camp, anchor, told.most)
    return (
        everyone if moved is None else frozenset(node for node, is_moved in zip(nodes, moved, strict=True) if is_moved)
    )


def _moved(matrix: csr_array, floor: np.ndarray, camp: np.ndarray, anchor: int, most: int) -> np.ndarray | None:
    """Return which parties (n,) stand elsewhere in some camps of the same cost; None where time ran out."""
    size, whole = camp.size, matrix.shape[1]
    costs = csr_array(np.concatenate([np.zeros(size), np.ones(whole - size)])[None, :])
    limits = LinearConstraint(vstack([matrix, -costs]), np.append(floor, -most), np.full(floor.size + 1, np.inf))
    low, high = np.zeros(whole), np.ones(whole)
    low[anchor] = high[anchor] = camp[anchor]
    kinds = np.concatenate([np.ones(size), np.zeros(whole - size)])
    moved = np.zeros(size, dtype=bool)
    while True:
        towards = np.where(moved, 0.0, np.where(camp == 0, -1.0, 1.0))  # less where a party moves that did not yet
        aim = np.concatenate([towards, np.zeros(whole - size)])
        options = {"time_limit": _SECONDS}
        found = milp(aim, constraints=limits, integrality=kinds, bounds=Bounds(low, high), options=options)
        if found.status != 0:
            return None
        elsewhere = (np.rint(found.x[:size]) != camp) & ~moved
        if not elsewhere.any():
            return moved
        moved |= elsewhere
