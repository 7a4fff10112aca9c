"""Whose side ties do not decide: parties that stand elsewhere in camps that leave no more ties unsatisfied.

The best camps are seldom the only ones. To say of a party that it is in a camp, or went over to the other, all best
camps must agree on it: here the one most unlike those found is looked for, again and again until it is the same.
"""

from collections import deque
from collections.abc import Hashable
from itertools import product
from math import prod

import numpy as np

from halqa.measures.balance import EXACT_TIES, Balance, Signed, disjoint_cycles

_TRIED = 4096  # ways to leave out one tie of each cycle


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
    moved = _moved(camp, anchor, told.most, left, right, sign)
    return (
        everyone if moved is None else frozenset(node for node, is_moved in zip(nodes, moved, strict=True) if is_moved)
    )


def _moved(
    camp: np.ndarray, anchor: int, most: int, left: np.ndarray, right: np.ndarray, sign: np.ndarray
) -> np.ndarray | None:
    """Return which parties (n,) stand elsewhere in some camps of the same cost; None where that is not known in time.

    Where as many unbalanced cycles share no tie as must stay unsatisfied, the best camps are those that leave out one
    tie of each, and satisfy all others: few enough to try.
    """
    cycles = disjoint_cycles(left, right, sign, camp.size)
    if len(cycles) == most and prod(map(len, cycles)) <= _TRIED:
        moved = np.zeros(camp.size, dtype=bool)
        for ties in product(*cycles):
            other = _satisfying(left, right, sign, frozenset(ties), anchor, camp)
            moved |= False if other is None else other != camp
        return moved
    from halqa.measures.programme import moved_in  # noqa: PLC0415 # scipy takes a second to load, and few ties need it

    return moved_in(camp, anchor, most, left, right, sign)


def _satisfying(
    left: np.ndarray, right: np.ndarray, sign: np.ndarray, without: frozenset[int], anchor: int, camp: np.ndarray
) -> np.ndarray | None:
    """Return the camps (n,) that satisfy all ties but some, seen from one party; None where there are none."""
    beside: list[list[tuple[int, int]]] = [[] for _ in camp]
    for tie, (one, other, told) in enumerate(zip(left.tolist(), right.tolist(), sign.tolist(), strict=True)):
        if tie not in without:
            beside[one].append((other, int(told < 0)))
            beside[other].append((one, int(told < 0)))
    side, waiting = {anchor: int(camp[anchor])}, deque([anchor])
    while waiting:
        node = waiting.popleft()
        for other, turns in beside[node]:
            wanted = side[node] ^ turns
            if other not in side:
                side[other] = wanted
                waiting.append(other)
            elif side[other] != wanted:
                return None
    return np.array([side.get(node, int(camp[node])) for node in range(camp.size)])
