"""What parties own and owe, as arrays: the one description that every mechanism of stress starts from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidBalanceSheetError, InvalidShareError

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceSheets:
    """Dues between n parties in k ranks of seniority, what they owe outside, and what they own beside it; one unit.

    Raises InvalidBalanceSheetError where shapes differ, an amount is negative or no number, or a party owes itself.
    """

    dues: Floats  # (k, n, n): in each rank, the senior first, what row owes column
    outside: Floats  # (k, n): what each party owes to others than these, rank by rank
    assets: Floats  # (n,): cash and what else is worth its price whoever fails

    def __post_init__(self) -> None:
        ranks, parties = self.dues.shape[0], self.assets.size
        if self.dues.shape != (ranks, parties, parties) or self.outside.shape != (ranks, parties):
            raise InvalidBalanceSheetError(
                reason=f"dues, outside and assets do not speak of the same {parties} parties"
            )
        if not all((np.isfinite(told) & (told >= 0)).all() for told in (self.dues, self.outside, self.assets)):
            raise InvalidBalanceSheetError(reason="an amount is negative, infinite or no number")
        if self.dues.diagonal(axis1=1, axis2=2).any():
            raise InvalidBalanceSheetError(reason="a party owes money to itself")

    @property
    def due(self) -> Floats:
        """What each party owes in each rank, inside and outside, of shape (k, n)."""
        return np.asarray(self.dues.sum(axis=2) + self.outside)

    @property
    def equity(self) -> Floats:
        """What each party is worth when all is paid, of shape (n,): it may be below zero."""
        return np.asarray(self.assets + self.dues.sum(axis=(0, 1)) - self.due.sum(axis=0))


def require_shares(*given: float) -> None:
    """Raise InvalidShareError where a number is not from 0 to 1."""
    for share in given:
        if not 0 <= share <= 1:
            raise InvalidShareError(given=share)


def balance_sheets(dues: Floats, assets: Floats, outside: Floats | None = None) -> BalanceSheets:
    """Return balance sheets of one rank: `dues` (n, n) and `outside` (n,) are paid in proportion.

    >>> balance_sheets(np.array([[0, 1], [0, 0.0]]), np.array([3, 0.0])).equity.tolist()
    [2.0, 1.0]
    """
    owed = np.zeros(assets.size) if outside is None else outside
    return BalanceSheets(dues=np.asarray(dues, dtype=np.float64)[None], outside=owed[None], assets=assets)
