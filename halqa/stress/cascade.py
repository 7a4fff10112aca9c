"""Who fails when only the failed cause losses: each failure takes from its lenders what is not recovered.

Furfine 2003 (Journal of Money, Credit and Banking 35:111). It does not ask what the failed could still pay, so it can
fail a party that clearing (`halqa.stress.clearing`) saves.
"""

import numpy as np

from halqa.stress.balance_sheets import BalanceSheets, Bools, require_shares


def cascade(sheets: BalanceSheets, recovery_rate: float, fallen: Bools | None = None) -> np.ndarray:
    """Return the round in which each party fails, of shape (n,), -1 for those that stand; `fallen` fail in round 0.

    >>> from halqa.stress.balance_sheets import balance_sheets
    >>> chain = balance_sheets(np.array([[0, 2, 0], [0, 0, 1], [0, 0, 0.0]]), np.array([0, 0.5, 5]))
    >>> cascade(chain, recovery_rate=0.0).tolist()
    [0, 1, -1]
    """
    require_shares(recovery_rate)
    owed, equity = sheets.dues.sum(axis=0), sheets.equity
    failed = np.full(sheets.assets.size, -1)
    down = equity < 0 if fallen is None else (equity < 0) | fallen
    turn = 0
    while (fresh := down & (failed < 0)).any():
        failed[fresh] = turn
        lost = (1 - recovery_rate) * owed[failed >= 0].sum(axis=0)
        down = equity - lost < 0
        turn += 1
    return failed
