"""Where a dollar gets to: the chance that it ever reaches a party, by the shares in which each party passes money on.

An absorbing Markov chain (Kemeny and Snell 1960, chapter 3): the party in question absorbs. Only those from whom it can
be reached are solved for, so that money that goes round among others for ever does no harm: its chance is nought.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from halqa.measures.components import components
from halqa.measures.graph import Floats


def passage(shares: Floats, target: int) -> Floats:
    """Return for each party the chance that a dollar it holds ever reaches one of them, of shape (n,).

    `shares` (n, n): what row passes on to column, of each dollar; no row adds up to more than 1. The chance of the
    target itself is 1: its dollar is there.

    >>> passage(np.array([[0, 1, 0], [0, 0, 2 / 3], [0, 0, 0]]), 2).round(6).tolist()
    [0.666667, 0.666667, 1.0]
    """
    found = np.zeros(len(shares))
    found[target] = 1.0
    others = np.flatnonzero(reaching(shares > 0, target))
    others = others[others != target]
    if others.size:
        passing = np.eye(others.size) - shares[np.ix_(others, others)]
        found[others] = np.clip(np.linalg.solve(passing, shares[others, target]), 0.0, 1.0)
    return found


def reaching(is_tied: NDArray[np.bool_], target: int) -> NDArray[np.bool_]:
    """Return from whom a party can be reached, itself too, of shape (n,); `is_tied` (n, n): row passes on to column.

    >>> reaching(np.array([[False, True], [False, False]]), 1).tolist()
    [True, True]
    """
    found = np.zeros(len(is_tied), dtype=np.bool_)
    found[target] = True
    waiting = deque([target])
    while waiting:
        fresh = is_tied[:, waiting.popleft()] & ~found
        found |= fresh
        waiting.extend(int(at) for at in np.flatnonzero(fresh))
    return found


def returning_shares(shares: Floats) -> Floats:
    """Return for each party the chance that a dollar it passes on comes back to it, of shape (n,).

    >>> returning_shares(np.array([[0, 1.0], [0.5, 0]])).tolist()
    [0.5, 0.5]
    """
    payer, payee = np.nonzero(shares > 0)
    part = components(len(shares), np.searchsorted(payer, np.arange(len(shares) + 1)), payee)
    found = np.diag(shares).astype(np.float64)
    for label in np.flatnonzero(np.bincount(part) > 1):
        members = np.flatnonzero(part == label)  # no dollar that comes back leaves them
        inside = shares[np.ix_(members, members)]
        found[members] = [float(inside[at] @ passage(inside, at)) for at in range(members.size)]
    return found


def passed_on(flows: Floats) -> Floats:
    """Return the shares in which each party passes on what it gets, (n, n), of flows (n, n; row pays column).

    A party that pays more than it gets has the rest from outside; one that gets more than it pays keeps the rest.

    >>> passed_on(np.array([[0, 4.0], [1, 0]])).tolist()
    [[0.0, 1.0], [0.25, 0.0]]
    """
    through = np.maximum(flows.sum(axis=0), flows.sum(axis=1))
    shares = np.divide(flows, through[:, None], out=np.zeros_like(flows, dtype=np.float64), where=through[:, None] > 0)
    return np.asarray(shares)
