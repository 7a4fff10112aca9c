"""How well many draws foretold what came: proper scores, each the better the smaller, beside a constant guess."""

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidShareError

Floats = NDArray[np.float64]


def brier(probability: Floats, happened: NDArray[np.bool_]) -> float:
    """Return the mean square of what probabilities missed (Brier 1950, Monthly Weather Review 78:1).

    Raises InvalidShareError where a probability is not from 0 to 1.

    >>> brier(np.array([0.5, 1.0]), np.array([True, True]))
    0.125
    """
    for share in probability.ravel():
        if not 0 <= share <= 1:
            raise InvalidShareError(given=float(share))
    return float(np.mean((probability - happened) ** 2))


def crps(draws: Floats, outcome: float) -> float:
    """Return the continuous ranked probability score of draws (k,), E|X - y| - E|X - X'| / 2, in the outcome's unit.

    Of a single draw it is how far it was off, so that a constant guess is scored by the same rule (Gneiting and Raftery
    2007, JASA 102:359).

    >>> crps(np.array([0.0, 1.0]), 1.0), crps(np.array([0.25]), 1.0)
    (0.25, 0.75)
    """
    ordered = np.sort(draws)
    size = ordered.size
    weights = 2 * np.arange(1, size + 1) - size - 1  # the sum over pairs of |X - X'| in one pass
    apart = 2 * float(weights @ ordered) / size**2
    return float(np.mean(np.abs(ordered - outcome)) - apart / 2)


def inside(draws: Floats, low: float, high: float) -> float:
    """Return the share of draws from low to high, both included.

    >>> inside(np.array([0.2, 0.4, 0.8, 0.9]), 0.33, 0.8)
    0.5
    """
    return float(np.mean((draws >= low) & (draws <= high)))


def rank_effects(inputs: Floats, outcome: Floats) -> Floats:
    """Return how each input (n, k) goes with an outcome (k,): the correlation of their ranks, 0 where one stands still.

    >>> rank_effects(np.array([[1.0, 2, 3], [3, 2, 1], [1, 1, 1]]), np.array([1.0, 4, 9])).tolist()
    [1.0, -1.0, 0.0]
    """
    ranks = np.array([_ranks(row) for row in (*inputs, outcome)])
    ranks -= ranks.mean(axis=1, keepdims=True)
    size = np.sqrt((ranks**2).sum(axis=1))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = ranks[:-1] @ ranks[-1] / (size[:-1] * size[-1])
    return np.asarray(np.nan_to_num(np.round(found, 12)))


def _ranks(row: Floats) -> Floats:
    """Return ranks, the same for equal values: the mean of their places."""
    _, at, counts = np.unique(row, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[at])
