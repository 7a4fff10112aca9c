"""Whether more money comes back than chance would bring back, in networks that keep what a question takes for granted.

Each null model is a question. The observed network and the drawn ones are exchangeable under it, however slowly the
chain of swaps mixes: a hub is drawn from the observed network, and each draw from the hub (Besag and Clifford 1989,
Biometrika 76:633). Of several statistics the least rank counts, each for its part of the level, against the least ranks
of the draws (Westfall and Young 1993), and of several questions the least p-value times their number (Holm 1979): one
verdict at one level.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from halqa.measures.circulation import greatest_circulation
from halqa.measures.enumeration import bottlenecks, rings
from halqa.measures.graph import Floats, Graph, Ints, arrayed
from halqa.measures.swaps import Ties, swapped

LEVEL = 0.05
_STEPS_PER_TIE = 10
_MOST = 100_000  # cycles that are looked at
_PARTS = {"rarest": 0.5, "circulation": 0.25}  # of the level
_PART_OF_A_COUNT = 0.05
_UNTOLD = 1e-12  # of the greatest sum: what stands for one that no text tells, so that its leg is there
_LEAST_MOVED = 0.2  # of the ties: below, chance has too little to say


class Null(StrEnum):
    """What is left to chance; each a question of its own."""

    WIRING = "wiring"  # who pays whom; kept: how many each party pays, and is paid by, in each layer
    ROUNDS = "rounds"  # the same, and kept as well: how many partners each has in each way, one-sided or mutual
    SUMS = "sums"  # which leg carries which sum; kept: who pays whom in which layer


@dataclass(frozen=True, slots=True)
class Layered:
    """Edges of money between parties in layers, one for each payer, payee and layer (m,)."""

    source: Ints  # places of parties
    target: Ints
    layer: Ints
    weight: Floats  # zero: no text tells the sum
    size: int  # parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One number of a network beside the same number of the random ones."""

    name: str  # rarest, circulation, cycles_2 ... cycles_6
    observed: float
    expected: float  # the mean of the draws
    p: float  # (1 + draws at least as great) / (1 + draws)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one null model says."""

    null: Null
    statistics: tuple[Statistic, ...]
    p: float  # of the most unusual statistic, all looked at
    adjusted: float  # for the number of questions
    moved: float  # the share of ties that a draw moves, in the mean
    draws: int

    @property
    def is_unusual(self) -> bool | None:
        """Whether it is unusual; None: so little can move that chance has nothing to say."""
        return None if self.moved < _LEAST_MOVED else self.adjusted <= LEVEL


def significance(
    told: Layered,
    rng: np.random.Generator,
    draws: int = 999,
    longest: int = 6,
    nulls: Sequence[Null] = tuple(Null),
) -> tuple[Answer, ...]:
    """Return the answer of each null model; the same generator gives the same answers.

    >>> layer, weight = np.zeros(3, dtype=np.int64), np.ones(3)
    >>> told = Layered(np.array([0, 1, 2]), np.array([1, 2, 0]), layer, weight, 3)
    >>> answer, = significance(told, np.random.default_rng(0), draws=19, nulls=[Null.WIRING])
    >>> answer.p
    1.0
    """
    found = [_asked(null, told, rng, draws, longest) for null in nulls]
    return tuple(replace(one, adjusted=adjusted) for one, adjusted in zip(found, _holm(found), strict=True))


def draws_of(null: Null, told: Layered, rng: np.random.Generator) -> Iterator[Layered]:
    """Yield random networks without end, all drawn from one hub.

    >>> told = Layered(np.array([0, 2]), np.array([1, 3]), np.zeros(2, dtype=np.int64), np.ones(2), 4)
    >>> sorted(next(draws_of(Null.WIRING, told, np.random.default_rng(0))).target.tolist())
    [1, 3]
    """
    if null is Null.SUMS:
        while True:
            yield replace(told, weight=_shuffled(told, rng))
    wired = _edges(told) if null is Null.WIRING else _pairs(told)
    steps = _STEPS_PER_TIE * wired.ties.one.size
    hub = swapped(wired.ties, steps, rng)
    while True:
        yield _rewired(told, replace(wired, ties=swapped(hub, steps, rng)))


@dataclass(frozen=True, slots=True)
class _Wired:
    """Ties, and how the edges hang on them."""

    ties: Ties
    tie: Ints  # (m,) the tie of each edge
    is_from_one: NDArray[np.bool_]  # (m,) whether the edge starts at the end that stays


def _edges(told: Layered) -> _Wired:
    """Return each edge as a tie: its payer stays, and keeps the sum."""
    count = told.source.size
    none, every = np.zeros(count, dtype=np.bool_), np.ones(count, dtype=np.bool_)
    ties = Ties(one=told.source, other=told.target, sort=told.layer, is_even=none, size=told.size, is_pair=False)
    return _Wired(ties, np.arange(count), every)


def _pairs(told: Layered) -> _Wired:
    """Return all edges between two parties as a tie; its sort are the layers there and back."""
    low, high = np.minimum(told.source, told.target), np.maximum(told.source, told.target)
    keys, tie = np.unique(low * told.size + high, return_inverse=True)
    there, back = np.zeros(keys.size, dtype=np.int64), np.zeros(keys.size, dtype=np.int64)
    is_there, bit = told.source == low, np.left_shift(1, told.layer)
    np.bitwise_or.at(there, tie[is_there], bit[is_there])
    np.bitwise_or.at(back, tie[~is_there], bit[~is_there])
    is_turned = there < back  # of two ways, the one of the greater layers goes from the end that stays
    one, other = keys // told.size, keys % told.size
    _, sort = np.unique(np.sort(np.stack([there, back]), axis=0), axis=1, return_inverse=True)
    ties = Ties(
        one=np.where(is_turned, other, one),
        other=np.where(is_turned, one, other),
        sort=sort.reshape(-1),
        is_even=there == back,
        size=told.size,
        is_pair=True,
    )
    return _Wired(ties, tie, is_there != is_turned[tie])


def _rewired(told: Layered, wired: _Wired) -> Layered:
    one, other = wired.ties.one[wired.tie], wired.ties.other[wired.tie]
    return replace(told, source=np.where(wired.is_from_one, one, other), target=np.where(wired.is_from_one, other, one))


def _shuffled(told: Layered, rng: np.random.Generator) -> Floats:
    """Return the sums (m,) in another order within each layer."""
    weight = np.empty_like(told.weight)
    weight[np.argsort(told.layer, kind="stable")] = told.weight[np.lexsort((rng.random(told.layer.size), told.layer))]
    return weight


def _asked(null: Null, told: Layered, rng: np.random.Generator, draws: int, longest: int) -> Answer:
    """Return the answer of one null model, its p-value not yet adjusted."""
    measured, moved = [_statistics(null, told, longest)], 0.0
    for random in islice(draws_of(null, told, rng), draws):
        measured.append(_statistics(null, random, longest))
        moved += _moved(told, random) / draws
    values = np.array([list(one.values()) for one in measured])
    p = ranks(values)
    least = (p / _parts(measured[0])).min(axis=1)
    combined = float((least <= least[0]).mean())
    columns = zip(measured[0], values.T, p[0], strict=True)
    statistics = [
        Statistic(name=name, observed=float(of[0]), expected=float(of[1:].mean()), p=float(one))
        for name, of, one in columns
    ]
    return Answer(null=null, statistics=tuple(statistics), p=combined, adjusted=combined, moved=moved, draws=draws)


def _parts(names: Iterable[str]) -> Floats:
    """Return what part of the level each statistic has: a rare cycle most, each number of cycles little."""
    parts = np.array([_PARTS.get(name, _PART_OF_A_COUNT) for name in names])
    return np.asarray(parts / parts.sum(), dtype=np.float64)


def ranks(values: Floats) -> Floats:
    """Return for each number of each column the share of the column at least as great, of the shape of `values`.

    The first row is the observed one: (1 + k) / (1 + n), where k of n draws are at least as great.

    >>> ranks(np.array([[3.0], [1.0], [3.0], [2.0]]))[:, 0].tolist()
    [0.5, 1.0, 0.5, 0.75]
    """
    below = [np.searchsorted(np.sort(column), column, "left") for column in values.T]
    return np.asarray(1 - np.stack(below, axis=1) / len(values))


def _statistics(null: Null, told: Layered, longest: int) -> dict[str, float]:
    """Return the numbers of a network that a null model leaves open."""
    untold = _UNTOLD * max(1.0, float(told.weight.max(initial=0.0)))
    graph = arrayed(range(told.size), told.source, told.target, np.maximum(told.weight, untold))
    found = rings(graph, longest, _MOST)
    legs = np.diff(found.starts)
    by_length = np.bincount(legs, minlength=longest + 1)
    shortest = {Null.WIRING: 2, Null.ROUNDS: 3, Null.SUMS: longest + 1}[null]  # the others are kept
    return {
        "rarest": _rarest(graph, bottlenecks(graph, found), legs, by_length),
        "circulation": greatest_circulation(graph),
        **{f"cycles_{length}": float(by_length[length]) for length in range(shortest, longest + 1)},
    }


def _rarest(graph: Graph, thinnest: Floats, legs: Ints, by_length: Ints) -> float:
    """Return how rare the rarest cycle is: -log(c q^k), where of c cycles of k legs one has none thinner than q tell.

    q is the share of all legs that carry at least what its thinnest does: c q^k cycles as thick would be expected.
    """
    if not legs.size:
        return 0.0
    share = 1 - np.searchsorted(np.sort(graph.weight), thinnest, "left") / graph.weight.size
    return float((-legs * np.log(share) - np.log(by_length[legs])).max())


def _moved(told: Layered, random: Layered) -> float:
    """Return the share of the legs of a random network that the observed one does not have, with their sums."""
    keys, other = ((of.layer * of.size + of.source) * of.size + of.target for of in (told, random))
    order = np.argsort(keys)
    at = order[np.minimum(np.searchsorted(keys[order], other), keys.size - 1)]
    return float(1 - ((keys[at] == other) & (told.weight[at] == random.weight)).mean()) if keys.size else 0.0


def _holm(found: Sequence[Answer]) -> list[float]:
    """Return the p-values, each raised for the number of questions that are left when its turn comes (Holm 1979)."""
    adjusted, most = [0.0] * len(found), 0.0
    for turn, at in enumerate(sorted(range(len(found)), key=lambda at: found[at].p)):
        most = max(most, min(1.0, found[at].p * (len(found) - turn)))
        adjusted[at] = most
    return adjusted
