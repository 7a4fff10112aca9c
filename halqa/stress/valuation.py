"""What claims on others are worth before anyone fails: the family of network valuations.

E_i = assets_i + sum_j dues_ji V_j(E_j) - what i owes, from the unshocked equity downwards to the greatest solution
(Barucca et al. 2020, Mathematical Finance, doi:10.1111/mafi.12272). What one thinks a claim on j to be worth, given j's
equity, is the model: `as_cleared` gives Eisenberg and Noe, `as_failed` Furfine, `in_proportion` linear DebtRank
(Bardoscia et al. 2015, PLoS ONE 10:e0130406), `expected_*` the ex-ante ones of Bardoscia et al. 2019
(doi:10.1016/j.jedc.2019.103755).
"""

from collections.abc import Callable

import numpy as np

from halqa.errors import NoSolutionError
from halqa.stress.balance_sheets import BalanceSheets, Floats
from halqa.stress.default_probability import at_horizon, before_horizon, ending_below, held_below

Valuation = Callable[[Floats], Floats]
"""From the equity (n,) of the parties to what a dollar that each owes is worth, (n,), from 0 to 1, never falling."""

_MOST = 20_000  # rounds
_NEAR = 1e-13  # of all that is owed


def revalued(sheets: BalanceSheets, value: Valuation, assets: Floats | None = None) -> Floats:
    """Return the equity of each party, of shape (n,), when claims are worth `value`.

    `assets` (n,) stand for those of the sheets after a shock. Raises NoSolutionError after 20,000 rounds.
    """
    owed = sheets.dues.sum(axis=0)
    base = (sheets.assets if assets is None else assets) - sheets.due.sum(axis=0)
    near = _NEAR * max(1.0, float(owed.sum()))
    equity = base + owed.sum(axis=0)
    for _ in range(_MOST):
        lower = base + value(equity) @ owed
        if float(np.abs(equity - lower).max(initial=0.0)) <= near:
            return np.asarray(lower)
        equity = lower
    raise NoSolutionError(what="the value of claims on each other", rounds=_MOST)


def in_proportion(equity_before: Floats) -> Valuation:
    """Return linear DebtRank: a claim loses value as its debtor's equity does.

    >>> in_proportion(np.array([1.0]))(np.array([0.5])).tolist()
    [0.5]
    """
    least = np.maximum(equity_before, 0.0)
    return lambda equity: np.where(
        least > 0, np.clip(np.divide(equity, least, out=np.zeros_like(least), where=least > 0), 0.0, 1.0), 0.0
    )


def as_cleared(due: Floats) -> Valuation:
    """Return Eisenberg and Noe: a claim is worth what its debtor, who owes `due` (n,), can pay of it.

    >>> as_cleared(np.array([2.0]))(np.array([-0.5])).tolist()
    [0.75]
    """
    return lambda equity: _recovered(equity, due, equity + due)


def as_cleared_at_a_cost(due: Floats, assets: Floats, of_assets: float, of_dues: float) -> Valuation:
    """Return Rogers and Veraart: as cleared, less what failing costs of a debtor's own assets and of its claims.

    >>> as_cleared_at_a_cost(np.array([2.0]), np.array([3.0]), 0.8, 0.9)(np.array([-0.5])).round(9).tolist()
    [0.525]
    """
    return lambda equity: _recovered(equity, due, of_assets * assets + of_dues * (equity + due - assets))


def as_failed(recovery_rate: float) -> Valuation:
    """Return Furfine: a claim on a debtor that failed is worth its recovery rate, any other all of it."""
    return lambda equity: np.where(equity >= 0, 1.0, recovery_rate)


def expected_before_horizon(assets: Floats, recovery_rate: float, sigma: float) -> Valuation:
    """Return ex-ante valuation when a debtor fails as its assets first touch what it owes (Black and Cox).

    >>> round(float(expected_before_horizon(np.array([10.0]), 0.6, 0.1)(np.array([1.0]))[0]), 8)
    0.87693855
    """
    return lambda equity: 1 - (1 - recovery_rate) * before_horizon(equity, assets, sigma)


def expected_as_failed(assets: Floats, recovery_rate: float, sigma: float) -> Valuation:
    """Return ex-ante Furfine: a debtor fails at the horizon (Merton) and gives back its recovery rate.

    >>> round(float(expected_as_failed(np.array([10.0]), 0.6, 0.1)(np.array([1.0]))[0]), 8)
    0.93688621
    """
    return lambda equity: 1 - (1 - recovery_rate) * at_horizon(equity, assets, sigma)


def expected_as_cleared(assets: Floats, due: Floats, recovery_rate: float, sigma: float) -> Valuation:
    """Return ex-ante Eisenberg and Noe: a debtor that fails at the horizon gives `recovery_rate` of what it then has.

    What it then has is expected between the assets at which nothing is left and those at which all is paid.

    >>> valued = expected_as_cleared(np.array([10.0]), np.array([9.5]), 0.6, 0.1)
    >>> round(float(valued(np.array([1.0]))[0]), 8)
    0.93238696
    """

    def value(equity: Floats) -> Floats:
        failing = at_horizon(equity, assets, sigma)
        barrier, nothing = assets - equity, np.maximum(assets - equity - due, 0.0)
        likely = ending_below(barrier, assets, sigma) - ending_below(nothing, assets, sigma)
        held = held_below(barrier, assets, sigma) - held_below(nothing, assets, sigma)
        left = np.divide(held - (barrier - due) * likely, due, out=np.zeros_like(held), where=due > 0)
        return np.asarray(np.where(due > 0, 1 - failing + recovery_rate * left, 1.0))

    return value


def _recovered(equity: Floats, due: Floats, left: Floats) -> Floats:
    share = np.divide(left, due, out=np.ones_like(due), where=due > 0)
    return np.where(equity >= 0, 1.0, np.clip(share, 0.0, 1.0))
