"""What stakes are worth when failing costs: cross-holdings looked through to the assets below, wave after wave.

Elliott, Golub and Jackson 2014 (American Economic Review 104:3115). A party whose value falls below its threshold fails
and loses something more, which its holders lose too. Which fails first is often decided by a hair: the margin says so.
"""

from dataclasses import dataclass

import numpy as np

from halqa.errors import InvalidSharesError
from halqa.stress.balance_sheets import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Waves:
    """Who fails in which wave, and what each party is worth in the end."""

    wave: np.ndarray  # (n,) whole numbers: 0 is the first wave, -1 who stands
    value: Floats  # (n,)
    margin: Floats  # (n,): how far, as a share of its threshold, each party was above it in the wave that decided


def looked_through(stakes: Floats) -> Floats:
    """Return A (n, n): what share of column's own assets ends up with row's outside owners; A = C^ (I - C)^-1.

    `stakes` (n, n): row holds this share of column; what nobody inside holds is outside.

    >>> looked_through(np.array([[0, 0.5], [0.5, 0]])).round(4).tolist()
    [[0.6667, 0.3333], [0.3333, 0.6667]]
    """
    outside = 1 - stakes.sum(axis=0)
    if (stakes < 0).any() or stakes.diagonal().any() or (outside <= 0).any():
        raise InvalidSharesError(reason="of each party, less than all is held by the others, and none by itself")
    return np.asarray(outside[:, None] * np.linalg.inv(np.eye(len(stakes)) - stakes))


def waves(dependency: Floats, assets: Floats, threshold: Floats, cost: Floats) -> Waves:
    """Return who fails in which wave: values are `dependency` @ (assets less the costs of the failed), all (n,).

    >>> told = waves(looked_through(np.array([[0, 0.5], [0.5, 0]])), np.array([1, 3.0]), np.array([2, 2.2]), np.ones(2))
    >>> told.wave.tolist(), told.value.round(4).tolist()
    ([0, 1], [0.6667, 1.3333])
    """
    wave, margin = np.full(assets.size, -1), np.full(assets.size, np.inf)
    value, turn = dependency @ assets, 0
    while True:
        above = np.divide(value - threshold, threshold, out=np.full(assets.size, np.inf), where=threshold > 0)
        margin = np.where(wave < 0, above, margin)
        fresh = (wave < 0) & (value < threshold)
        if not fresh.any():
            break
        wave, turn = np.where(fresh, turn, wave), turn + 1
        value = dependency @ (assets - np.where(wave >= 0, cost, 0.0))
    return Waves(wave=wave, value=np.asarray(value), margin=np.asarray(margin))
