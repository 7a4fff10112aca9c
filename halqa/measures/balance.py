"""How far alliances and rivalries are from two camps: the frustration index, with a bound on either side.

The index is the fewest ties that must be left out so that friends stand in one camp and rivals in different ones
(Harary 1959; Abelson and Rosenberg 1958). The upper bound is the best cut into camps that is found; the lower one
counts unbalanced cycles that share no tie: each of them needs one. Where the two meet, the index is proven.
"""

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

EXACT_TIES = 400  # beyond, the exact programme is not tried: the bounds are what there is

Signed = Sequence[tuple[Hashable, Hashable, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The camps found, and the frustration index between two proven bounds."""

    camp: Mapping[Hashable, int]  # 0 or 1
    frustrated: tuple[tuple[Hashable, Hashable, int], ...]  # the ties that the camps leave unsatisfied
    least: int

    @property
    def most(self) -> int:
        """The upper bound: as many ties as the camps found leave unsatisfied."""
        return len(self.frustrated)

    @property
    def is_proven(self) -> bool:
        """Whether no better camps can be."""
        return self.least == self.most


def balance(ties: Signed) -> Balance:
    """Return the best camps found for signed ties (node, node, +1 or -1), and the bounds of the frustration index.

    >>> told = balance([("A", "B", -1), ("B", "C", -1), ("A", "C", -1)])
    >>> told.least, told.most
    (1, 1)
    """
    nodes = tuple(dict.fromkeys(node for left, right, _ in ties for node in (left, right)))
    place = {node: at for at, node in enumerate(nodes)}
    left, right = (np.array([place[tie[side]] for tie in ties], dtype=np.int64) for side in (0, 1))
    sign = np.array([tie[2] for tie in ties], dtype=np.int64)
    camp = _improved(left, right, sign, len(nodes))
    least = len(disjoint_cycles(left, right, sign, len(nodes)))
    if least < int(frustrated(camp, left, right, sign).sum()) and sign.size <= EXACT_TIES:
        from halqa.measures.programme import proven  # noqa: PLC0415 # scipy takes a second to load, and few ties need it

        camp, least = proven(camp, least, left, right, sign, len(nodes))
    kept = np.flatnonzero(frustrated(camp, left, right, sign))
    return Balance(
        camp=dict(zip(nodes, camp.tolist(), strict=True)), frustrated=tuple(ties[int(at)] for at in kept), least=least
    )


def frustrated(camp: np.ndarray, left: np.ndarray, right: np.ndarray, sign: np.ndarray) -> np.ndarray:
    """Return which ties (m,) camps (n,) leave unsatisfied."""
    return np.asarray((camp[left] == camp[right]) != (sign > 0))


def _improved(left: np.ndarray, right: np.ndarray, sign: np.ndarray, size: int) -> np.ndarray:
    """Return camps that no single change of side makes better, the best of one start from each node."""
    best, fewest = np.zeros(size, dtype=np.int64), sign.size + 1
    pull = np.zeros((size, size))
    np.add.at(pull, (left, right), sign)
    np.add.at(pull, (right, left), sign)
    for start in range(max(1, size)):
        side = _spread(pull, start)
        gain = -side * (pull @ side)
        while size and gain.max() > 0:
            side[int(gain.argmax())] *= -1
            gain = -side * (pull @ side)
        camp = (side < 0).astype(np.int64)
        if (count := int(frustrated(camp, left, right, sign).sum())) < fewest:
            best, fewest = camp, count
    return best


def _spread(pull: np.ndarray, start: int) -> np.ndarray:
    """Return the sides that follow from the first one, tie by tie, each party taking the side it meets first."""
    side = np.zeros(len(pull))
    for root in (start, *range(len(pull))):
        waiting = deque([root] if len(pull) and side[root] == 0 else [])
        if waiting:
            side[root] = 1
        while waiting:
            node = waiting.popleft()
            for other in np.flatnonzero((pull[node] != 0) & (side == 0)):
                side[other] = side[node] * np.sign(pull[node, other])
                waiting.append(int(other))
    return side


def disjoint_cycles(left: np.ndarray, right: np.ndarray, sign: np.ndarray, size: int) -> list[list[int]]:
    """Return the unbalanced cycles without a common tie that are found, shortest first, each as its ties.

    As many ties as there are cycles stay unsatisfied, whatever the camps: a lower bound.
    """
    kept = np.ones(sign.size, dtype=bool)
    found: list[list[int]] = []
    while (cycle := _unbalanced(left, right, sign, kept, size)) is not None:
        kept[cycle] = False
        found.append(cycle)
    return found


def _unbalanced(left: np.ndarray, right: np.ndarray, sign: np.ndarray, kept: np.ndarray, size: int) -> list[int] | None:
    """Return the ties of a shortest cycle with an odd number of rivalries, searched in the doubled graph."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for tie in np.flatnonzero(kept):
        beside[left[tie]].append((int(right[tie]), int(tie)))
        beside[right[tie]].append((int(left[tie]), int(tie)))
    best: list[int] | None = None
    for root in range(size):
        found = _odd_walk(beside, sign, root, len(best) if best else sign.size + 1)
        best = found or best
    return best


def _odd_walk(
    beside: Sequence[Sequence[tuple[int, int]]], sign: np.ndarray, root: int, shorter_than: int
) -> list[int] | None:
    """Return a walk from a node back to it with an odd number of rivalries, if short enough; a shortest is simple."""
    before: dict[tuple[int, int], tuple[tuple[int, int], int] | None] = {(root, 0): None}
    waiting = deque([((root, 0), 0)])
    while waiting:
        state, length = waiting.popleft()
        if length + 1 >= shorter_than:
            return None
        for other, tie in beside[state[0]]:
            after = (other, state[1] ^ int(sign[tie] < 0))
            if after not in before:
                before[after] = (state, tie)
                if after == (root, 1):
                    return _ties_to(before, after)
                waiting.append((after, length + 1))
    return None


def _ties_to(before: Mapping[tuple[int, int], tuple[tuple[int, int], int] | None], state: tuple[int, int]) -> list[int]:
    ties = []
    while (step := before[state]) is not None:
        state, tie = step
        ties.append(tie)
    return ties
