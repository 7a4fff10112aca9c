"""How far distress travels without anyone failing: DebtRank, in which each party passes its distress on once.

Battiston et al. 2012 (Scientific Reports 2:541). What is passed on once comes to less than what goes round (linear
DebtRank, `halqa.stress.valuation.in_proportion`); it is here to compare with what others published.
"""

import numpy as np

from halqa.errors import NoSolutionError
from halqa.stress.balance_sheets import Floats

_MOST = 1_000_000  # rounds
_LEAST = 1e-15  # of distress: less is passed on to nobody


def passed_once(impact: Floats, distress: Floats) -> Floats:
    """Return the distress of each party, from 0 to 1, after all is passed on; `impact` (n, n) is of row on column.

    >>> ring = np.array([[0, 0.5, 0], [0, 0, 0.5], [0.4, 0, 0]])
    >>> passed_once(ring, np.array([0.2, 0, 0])).round(6).tolist()
    [0.22, 0.1, 0.05]
    """
    level = np.clip(distress, 0.0, 1.0)
    has_passed = np.zeros(level.size, dtype=bool)
    while (passing := (level > 0) & ~has_passed).any():
        level = np.minimum(1.0, level + (level * passing) @ impact)
        has_passed |= passing
    return np.asarray(level)


def passed_on(impact: Floats, distress: Floats) -> Floats:
    """Return the distress of each party when every rise is passed on: h(t+1) = min(1, h(t) + W'(h(t) - h(t-1))).

    Bardoscia et al. 2015. Raises NoSolutionError where a tiny shock that neither grows nor shrinks climbs too long.

    >>> ring = np.array([[0, 0.5, 0], [0, 0, 0.5], [0.4, 0, 0]])
    >>> passed_on(ring, np.array([0.2, 0, 0])).round(6).tolist()
    [0.222222, 0.111111, 0.055556]
    """
    level = np.clip(distress, 0.0, 1.0)
    risen = level
    for _ in range(_MOST):
        if float(risen.max(initial=0.0)) <= _LEAST:
            return np.asarray(level)
        higher = np.minimum(1.0, level + risen @ impact)
        level, risen = higher, higher - level
    raise NoSolutionError(what="distress that is passed on", rounds=_MOST)
