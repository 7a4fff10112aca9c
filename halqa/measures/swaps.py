"""Random networks that keep what a question takes for granted: ties of one sort trade one end with each other.

Two ties a-b and x-y of one sort become a-y and x-b, unless that would join a party to itself or to one that it has such
a tie with already; three that go round in a circle may turn back, which no trade of two can do (Rao, Jana and
Bandyopadhyay 1996). Nothing is ever lost or doubled. Each step can be undone by one as likely, so that in the long run
all networks within reach are equally likely; a step that cannot be done counts as a step, or they would not be.
"""

from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from halqa.measures.graph import Ints

_TURN_ONE_IN = 10  # of how many steps one tries to turn a circle of three back


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Ties that trade ends: each one edge, or all that goes on between two parties."""

    one: Ints  # (b,) places of parties: the ends that stay
    other: Ints  # (b,) the ends that are traded
    sort: Ints  # (b,) only ties of one sort trade with each other
    is_even: NDArray[np.bool_]  # (b,) the same from both sides: either end may stay
    size: int  # parties
    is_pair: bool  # a tie is all there is between two parties; else it is one way, and there is one of a sort


def swapped(ties: Ties, steps: int, rng: np.random.Generator) -> Ties:
    """Return the ties after so many steps.

    >>> one, other, sort = np.array([0, 2]), np.array([1, 3]), np.array([0, 0])
    >>> told = Ties(one=one, other=other, sort=sort, is_even=np.zeros(2, dtype=bool), size=4, is_pair=False)
    >>> sorted(swapped(told, 99, np.random.default_rng(0)).other.tolist())
    [1, 3]
    """
    turned = ties.is_even & (rng.random(ties.one.size) < 0.5)
    one, other = np.where(turned, ties.other, ties.one), np.where(turned, ties.one, ties.other)
    by_sort, by_party = np.argsort(ties.sort, kind="stable"), np.argsort(one, kind="stable")
    lows, highs = (np.searchsorted(ties.sort[by_sort], ties.sort, side) for side in ("left", "right"))
    movable = np.flatnonzero(highs - lows > 1)
    if movable.size:
        starts = np.searchsorted(one[by_party], np.arange(ties.size + 1))
        _trade(one, other, ties.sort, by_sort, lows, highs, movable, starts, by_party, ties.is_pair, steps, rng)
    return replace(ties, one=one, other=other)


@njit(cache=True)
def _trade(one, other, sort, by_sort, lows, highs, movable, starts, listed, is_pair, steps, rng):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Trade ends in place; `listed` are the ties of each party that it keeps its end of, from `starts` on."""
    for _ in range(steps):
        first = movable[rng.integers(0, movable.size)]
        second = by_sort[rng.integers(lows[first], highs[first])]
        if rng.integers(0, _TURN_ONE_IN) > 0:
            if _may_trade(one, other, sort, first, second, starts, listed, is_pair):
                other[first], other[second] = other[second], other[first]
        else:
            third = by_sort[rng.integers(lows[first], highs[first])]
            if _may_turn(one, other, sort, first, second, third, starts, listed, is_pair):
                other[first], other[second], other[third] = one[third], one[first], one[second]


@njit(cache=True)
def _may_trade(one, other, sort, first, second, starts, listed, is_pair):  # type: ignore[no-untyped-def]
    """Return whether two ties may trade ends: nobody would be tied to himself, nor twice to another."""
    a, b, x, y = one[first], other[first], one[second], other[second]
    if a in (x, y) or b in (x, y):
        return False
    of = -1 if is_pair else sort[first]
    if _has(a, y, of, other, sort, starts, listed) or _has(x, b, of, other, sort, starts, listed):
        return False
    return not (
        is_pair and (_has(y, a, of, other, sort, starts, listed) or _has(b, x, of, other, sort, starts, listed))
    )


@njit(cache=True)
def _may_turn(one, other, sort, first, second, third, starts, listed, is_pair):  # type: ignore[no-untyped-def] # noqa: PLR0913, PLR0917
    """Return whether three ties go round in a circle that may turn back."""
    a, b, c, of = one[first], one[second], one[third], sort[first]
    if other[first] != b or other[second] != c or other[third] != a:
        return False
    return is_pair or not (
        _has(a, c, of, other, sort, starts, listed)
        or _has(b, a, of, other, sort, starts, listed)
        or _has(c, b, of, other, sort, starts, listed)
    )


@njit(cache=True)
def _has(a, b, of, other, sort, starts, listed):  # type: ignore[no-untyped-def]
    """Return whether there is a tie from a to b, of one sort or (-1) of any."""
    for at in range(starts[a], starts[a + 1]):  # noqa: SIM110  # any() is not compiled
        if other[listed[at]] == b and (of < 0 or sort[listed[at]] == of):
            return True
    return False
