"""Who can pay what of what is due, when each waits for the others: the greatest clearing payments.

Each pays all that is due, or all that it has, the senior ranks first, in proportion within a rank (Eisenberg and Noe
2001, Management Science 47:236). Where failing costs something, of what a failed party owns only `recovery_of_assets`
is left and of what it gets `recovery_of_dues` (Rogers and Veraart 2013, Management Science 59:882); then there may be
several solutions, and the greatest, in which fewest fail, is the one returned.
"""

from dataclasses import dataclass

import numpy as np

from halqa.errors import NoSolutionError
from halqa.stress.balance_sheets import BalanceSheets, Bools, Floats, require_shares

_NEAR = 1e-13  # of what is due: less is a rounding of the sums, not a failure
_MOST = 1_000_000  # steps of a round


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """What is paid, and who fails in which round: those of round 0 fail by themselves, the others are pulled down."""

    paid: Floats  # (k, n): what each party pays in each rank, inside and outside
    available: Floats  # (n,): what each party has to pay with
    is_failed: Bools  # (n,)
    round: np.ndarray  # (n,) whole numbers: the round of failing, -1 of those who pay all

    @property
    def total(self) -> Floats:
        """What each party pays, of shape (n,)."""
        return np.asarray(self.paid.sum(axis=0))


def clearing(sheets: BalanceSheets, *, recovery_of_assets: float = 1.0, recovery_of_dues: float = 1.0) -> Clearing:
    """Return the greatest clearing of balance sheets, round by round: those who fail pull down the next.

    Raises NoSolutionError where payments that shrink without end do not settle: a ring of failed parties that hardly
    owes anything outside itself.

    >>> from halqa.stress.balance_sheets import balance_sheets
    >>> dues = np.array([[0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0]])
    >>> sheets = balance_sheets(dues, np.array([0.5, 0.625, 0.75]), np.array([1.5, 0.5, 0.5]))
    >>> clearing(sheets).total.round(6).tolist()
    [1.473214, 1.419643, 1.5]
    >>> clearing(sheets, recovery_of_assets=0.5, recovery_of_dues=0.7).total.round(6).tolist()
    [0.50202, 0.514705, 0.565381]
    """
    require_shares(recovery_of_assets, recovery_of_dues)
    due = sheets.due
    least = due.sum(axis=0) * (1 - _NEAR)
    paid, fell = due, np.full(sheets.assets.size, -1)
    available = sheets.assets + _received(sheets, due, paid)
    for turn in range(fell.size + 1):
        fresh = (fell < 0) & (available < least)
        if not fresh.any():
            break
        fell[fresh] = turn
        kept = np.where(fell >= 0, recovery_of_assets, 1.0), np.where(fell >= 0, recovery_of_dues, 1.0)
        paid, available = _settled(sheets, due, paid, fell >= 0, kept)
    return Clearing(paid=paid, available=available, is_failed=fell >= 0, round=fell)


def _settled(
    sheets: BalanceSheets, due: Floats, paid: Floats, is_failed: Bools, kept: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Return payments that have come down to where the failed hold each other up, and what each has to pay with.

    Who has not failed pays all that is due, so that whom the failed pull down shows in the next round.
    """
    of_assets, of_dues = kept
    near = _NEAR * due.sum()
    for _ in range(_MOST):
        available = of_assets * sheets.assets + of_dues * _received(sheets, due, paid)
        lower = np.where(is_failed, np.minimum(paid, _paid(due, available)), due)
        if float((paid - lower).max(initial=0.0)) <= near:
            return lower, np.asarray(available)
        paid = lower
    raise NoSolutionError(what="payments that wait for each other", rounds=_MOST)


def _received(sheets: BalanceSheets, due: Floats, paid: Floats) -> Floats:
    """Return what each party gets from the others, of shape (n,)."""
    share = np.divide(paid, due, out=np.zeros_like(due), where=due > 0)
    return np.asarray(np.einsum("kij,ki->j", sheets.dues, share))


def _paid(due: Floats, available: Floats) -> Floats:
    """Hand out what each party has, the senior ranks first."""
    before = np.cumsum(due, axis=0) - due
    return np.asarray(np.clip(available[None, :] - before, 0.0, due))
