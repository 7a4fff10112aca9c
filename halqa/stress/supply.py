"""Who does not receive when others deliver less: a supply shock goes down to buyers and up to suppliers.

Generalised Leontief production (Diem et al. 2022, Scientific Reports 12:7719). A buyer makes no more than its scarcest
essential input allows; what it lacks of other inputs adds up. A supplier makes no more than its buyers still buy. ESRI
of a party is the share of all output that is lost when that party delivers nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidSharesError
from halqa.stress.balance_sheets import Floats
from halqa.stress.supply_kernel import shocked

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Goods by value from m sellers to buyers among n parties, ready for shocks: what each loss takes from whom."""

    size: int
    down: tuple[Ints, Ints, Floats, Ints]  # edges by seller: starts (n + 1,), buyers (m,), shares (m,), inputs (m,)
    up: tuple[Ints, Ints, Floats]  # edges by buyer: starts (n + 1,), sellers (m,), shares (m,)
    is_essential: NDArray[np.bool_]  # (inputs,): of each buyer's input from one trade
    output: Floats  # (n,) what each party sells

    @property
    def weight(self) -> Floats:
        """Each party's share of all that is sold, of shape (n,)."""
        return np.asarray(self.output / self.output.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """What each party still makes of what it made before, of shape (shocks, n)."""

    down: Floats  # for want of inputs
    up: Floats  # for want of buyers

    @property
    def left(self) -> Floats:
        """What each party makes when both are counted: the lower."""
        return np.minimum(self.down, self.up)


def supply(
    seller: Ints,
    buyer: Ints,
    value: Floats,
    trade: Ints,
    is_essential: NDArray[np.bool_],
    replaceable: Floats | None = None,
) -> Supply:
    """Return what a loss of each seller takes from each buyer, and the other way round.

    `trade` (n,) is the kind of good that each party makes; `is_essential` (trades, trades): whether column's makers
    cannot do without row's good. `replaceable` (n,), from 0 to 1, is how much of a seller's loss others make good.
    """
    if not (np.isfinite(value) & (value > 0)).all():
        raise InvalidSharesError(reason="goods that are sold have a value above zero")
    size = trade.size
    bought, sold = np.bincount(buyer, value, size), np.bincount(seller, value, size)
    keys, of_input = np.unique(buyer * (trade.max(initial=0) + 1) + trade[seller], return_inverse=True)
    of_trade = np.bincount(of_input, value, keys.size)
    essential = is_essential[trade[seller], trade[buyer]]
    lasting = 1.0 if replaceable is None else 1 - replaceable[seller]
    share = lasting * value / np.where(essential, of_trade[of_input], bought[buyer])
    input_is_essential = np.zeros(keys.size, dtype=np.bool_)
    input_is_essential[of_input] = essential
    by_seller, by_buyer = np.argsort(seller, kind="stable"), np.argsort(buyer, kind="stable")
    return Supply(
        size=size,
        down=(_starts(seller, size), buyer[by_seller], share[by_seller], of_input[by_seller].astype(np.int64)),
        up=(_starts(buyer, size), seller[by_buyer], (value / sold[seller])[by_buyer]),
        is_essential=input_is_essential,
        output=np.asarray(sold, dtype=np.float64),
    )


def shortage(goods: Supply, left: Floats) -> Shortage:
    """Return what is made when each party can make at most `left` (shocks, n) of what it made, each from 0 to 1."""
    if not ((left >= 0) & (left <= 1)).all():
        raise InvalidSharesError(reason="what is left of a party's output is a share from 0 to 1")
    down, up = shocked(goods.down, goods.up, goods.is_essential, np.ascontiguousarray(left, dtype=np.float64))
    return Shortage(down=down, up=up)


def systemic_risk(goods: Supply) -> Floats:
    """Return ESRI of each party, of shape (n,): the share of all output lost when it makes nothing.

    >>> goods = supply(np.array([0, 1]), np.array([1, 2]), np.ones(2), np.arange(3), np.ones((3, 3), dtype=bool))
    >>> systemic_risk(goods).tolist()
    [1.0, 1.0, 1.0]
    """
    lost = 1 - shortage(goods, 1 - np.eye(goods.size)).left
    return np.asarray(lost @ goods.weight)


def _starts(places: Ints, size: int) -> Ints:
    return np.concatenate([[0], np.cumsum(np.bincount(places, minlength=size))]).astype(np.int64)
