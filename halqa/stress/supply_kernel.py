"""The spread of a shortage, edge by edge: only what falls is told to those it concerns, until nothing falls any more.

A fall smaller than 1e-13 of a party's output is not told: the loss of precision stays below that times the edges.
"""

import numpy as np
from numba import njit

_LEAST = 1e-13


@njit(cache=True)
def shocked(downwards, upwards, is_essential, left):  # type: ignore[no-untyped-def]  # see halqa.stress.supply.Supply
    """Return what is made for want of inputs and for want of buyers, both of shape (shocks, n)."""
    shocks, size = left.shape
    down, up = np.empty((shocks, size)), np.empty((shocks, size))
    for shock in range(shocks):
        _downwards(downwards, is_essential, left[shock], down[shock])
        _upwards(upwards, left[shock], up[shock])
    return down, up


@njit(cache=True)
def _downwards(edges, is_essential, left, made):  # type: ignore[no-untyped-def]
    starts, buyers, taken, inputs = edges
    size = left.size
    lacking = np.zeros(is_essential.size)  # of each essential input of each buyer
    scarcest, others = np.zeros(size), np.zeros(size)  # what each buyer lacks of its scarcest, and of all else
    told, waiting, is_waiting = np.ones(size), np.empty(size + 1, np.int64), np.zeros(size, np.bool_)
    first, last = _begin(left, made, waiting, is_waiting)
    while first != last:
        party, fall, first = _turn(first, told, made, waiting, is_waiting)
        for edge in range(starts[party], starts[party + 1]):
            buyer = buyers[edge]
            if is_essential[inputs[edge]]:
                lacking[inputs[edge]] += taken[edge] * fall
                scarcest[buyer] = max(scarcest[buyer], lacking[inputs[edge]])
            else:
                others[buyer] += taken[edge] * fall
            last = _lower(buyer, 1.0 - max(scarcest[buyer], others[buyer]), told, made, waiting, is_waiting, last)


@njit(cache=True)
def _upwards(edges, left, made):  # type: ignore[no-untyped-def]
    starts, sellers, missed = edges
    size = left.size
    unsold = np.zeros(size)
    told, waiting, is_waiting = np.ones(size), np.empty(size + 1, np.int64), np.zeros(size, np.bool_)
    first, last = _begin(left, made, waiting, is_waiting)
    while first != last:
        party, fall, first = _turn(first, told, made, waiting, is_waiting)
        for edge in range(starts[party], starts[party + 1]):
            seller = sellers[edge]
            unsold[seller] += missed[edge] * fall
            last = _lower(seller, 1.0 - unsold[seller], told, made, waiting, is_waiting, last)


@njit(cache=True)
def _begin(left, made, waiting, is_waiting):  # type: ignore[no-untyped-def]
    """Let those who are shocked wait for their turn to tell of it; the line is a ring of places."""
    last = 0
    for party in range(left.size):
        made[party] = left[party]
        if left[party] < 1.0:
            waiting[last] = party
            is_waiting[party] = True
            last += 1
    return 0, last


@njit(cache=True)
def _turn(first, told, made, waiting, is_waiting):  # type: ignore[no-untyped-def]
    """Let the first in line tell by how much it fell: who it is, how much, and where the line now begins."""
    party = waiting[first]
    is_waiting[party] = False
    fall = told[party] - made[party]
    told[party] = made[party]
    return party, fall, (first + 1) % waiting.size


@njit(cache=True)
def _lower(party, at_most, told, made, waiting, is_waiting, last):  # type: ignore[no-untyped-def]
    """Let a party make no more than `at_most`, and wait for its turn if that is news."""
    if at_most < made[party]:
        made[party] = max(0.0, at_most)
        if not is_waiting[party] and told[party] - made[party] > _LEAST:
            waiting[last] = party
            is_waiting[party] = True
            last = (last + 1) % waiting.size
    return last
