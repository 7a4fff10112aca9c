"""How likely it is that assets fall below what is owed: at a horizon (Merton), or at any time before it (Black-Cox).

Assets move as a geometric Brownian motion without drift over one period of volatility sigma. Owing nothing is never
failing; owing more than one has is having failed.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import root
from scipy.special import ndtr

from halqa.errors import InvalidBalanceSheetError
from halqa.stress.balance_sheets import Floats


def at_horizon(equity: Floats, assets: Floats, sigma: float) -> Floats:
    """Return the chance that assets end below what is owed, assets less equity (Merton 1974, J. of Finance 29:449).

    >>> at_horizon(np.array([1.0]), np.array([10.0]), 0.1).round(6).tolist()
    [0.157784]
    """
    return _between(equity, assets, ending_below(assets - equity, assets, sigma))


def before_horizon(equity: Floats, assets: Floats, sigma: float) -> Floats:
    """Return the chance that assets touch what is owed before the horizon (Black and Cox 1976, J. of Finance 31:351).

    >>> before_horizon(np.array([1.0, 1.0]), np.array([10.0, 10.0]), 0.1).round(6).tolist()
    [0.307654, 0.307654]
    """
    owed = assets - equity
    with np.errstate(divide="ignore", invalid="ignore"):
        reflected = held_below(owed, assets, sigma) / owed
    return _between(equity, assets, ending_below(owed, assets, sigma) + reflected)


def ending_below(level: Floats, assets: Floats, sigma: float) -> Floats:
    """Return the chance that assets end below a level, of shape (n,).

    >>> ending_below(np.array([9.0, 0.0]), np.array([10.0, 10.0]), 0.1).round(6).tolist()
    [0.157784, 0.0]
    """
    return np.asarray(np.where(level > 0, ndtr(_distance(level, assets, sigma) + sigma / 2), 0.0))


def held_below(level: Floats, assets: Floats, sigma: float) -> Floats:
    """Return the assets that are expected where they end below a level, and nothing elsewhere, of shape (n,)."""
    return np.asarray(np.where(level > 0, assets * ndtr(_distance(level, assets, sigma) - sigma / 2), 0.0))


def _distance(level: Floats, assets: Floats, sigma: float) -> Floats:
    """Return how far a level is from the assets, in standard deviations."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log(level / assets) / sigma)


def _between(equity: Floats, assets: Floats, chance: Floats) -> Floats:
    return np.asarray(np.where(equity <= 0, 1.0, np.where(equity >= assets, 0.0, chance)))


_FITS = 1e-9  # of the equity, and of its volatility


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """What a share price and its volatility say of the firm behind it."""

    assets: float
    sigma: float  # of the assets, over the same time as that of the shares
    probability: float  # of failing at the horizon, were all held at the riskless rate
    debt: float  # what the debt is worth

    def expected_loss(self, riskless: float) -> float:
        """Return the share of the debt's riskless value that is expected to be lost."""
        return 1 - self.debt / riskless


def implied(equity: float, sigma: float, debt: float, rate: float, years: float) -> Implied:
    """Return the assets and their volatility that a firm's equity and its volatility imply (Merton 1974).

    Solves E = V N(d1) - D e^(-rT) N(d2) and s_E E = N(d1) s_V V. Raises InvalidBalanceSheetError where nothing fits.

    >>> found = implied(3, 0.8, 10, 0.05, 1)
    >>> round(found.assets, 4), round(found.sigma, 4), round(found.probability, 4)
    (12.3954, 0.2123, 0.127)
    """
    owed = debt * np.exp(-rate * years)

    def distances(assets: float, volatility: float) -> tuple[float, float]:
        spread = volatility * np.sqrt(years)
        nearer = (np.log(assets / debt) + (rate + volatility**2 / 2) * years) / spread
        return nearer, nearer - spread

    def misses(logs: Floats) -> Floats:
        assets, volatility = np.exp(logs)
        nearer, farther = distances(assets, volatility)
        worth = assets * ndtr(nearer) - owed * ndtr(farther)
        return np.array([worth / equity - 1, ndtr(nearer) * volatility * assets / (sigma * equity) - 1])

    found = root(misses, np.log([equity + owed, sigma * equity / (equity + owed)]), tol=1e-12)
    if not float(np.abs(found.fun).max()) <= _FITS:
        raise InvalidBalanceSheetError(reason="no assets fit this equity, volatility and debt")
    assets, volatility = np.exp(found.x)
    return Implied(
        assets=float(assets),
        sigma=float(volatility),
        probability=float(ndtr(-distances(assets, volatility)[1])),
        debt=float(assets - equity),
    )
