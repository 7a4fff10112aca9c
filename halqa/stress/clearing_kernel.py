"""The greatest clearing of many scenarios at once: sweeps from above over all parties until nothing moves any more.

Scenarios lie innermost and go through in blocks, so that one party's sums are added for a block in one go; each sweep
uses what the same sweep has found (Gauss-Seidel). From full payment downwards, sweeps end at the greatest solution.
"""

import numpy as np
from numba import njit

from halqa.stress.balance_sheets import BalanceSheets, Floats, require_shares

_BLOCK = 32  # scenarios: 256 bytes a party, so that a ledger's parties stay near the processor


def payments(
    sheets: BalanceSheets,
    assets: Floats,
    *,
    recovery_of_assets: float = 1.0,
    recovery_of_dues: float = 1.0,
    near: float = 1e-10,
) -> Floats:
    """Return what each party pays in each scenario, (scenarios, n), where it owns `assets` (scenarios, n).

    A payment is greater than the exact one by about `near` of what is due, at most; see `clearing` for one scenario
    exactly and by rank.

    >>> from halqa.stress.balance_sheets import balance_sheets
    >>> chain = balance_sheets(np.array([[0, 2, 0], [0, 0, 1], [0, 0, 0.0]]), np.zeros(3))
    >>> payments(chain, np.array([[2.0, 0, 0], [0.5, 0, 0]])).tolist()
    [[2.0, 1.0, 0.0], [0.5, 0.5, 0.0]]
    """
    require_shares(recovery_of_assets, recovery_of_dues)
    kept = recovery_of_assets, recovery_of_dues
    due = sheets.due
    ranks, parties = due.shape
    rank, payer, payee = np.nonzero(sheets.dues)
    order = np.argsort(payee, kind="stable")
    rank, payer, payee = rank[order], payer[order], payee[order]
    starts = np.searchsorted(payee, np.arange(parties + 1)).astype(np.int64)
    share = sheets.dues[rank, payer, payee] / due[rank, payer]
    edges = starts, (payer * ranks + rank).astype(np.int64), share
    found = np.empty((len(assets), parties))
    _clear(edges, np.ascontiguousarray(due.T), np.ascontiguousarray(assets, dtype=np.float64), kept, near, found)
    return found


@njit(cache=True)
def _clear(edges, due, assets, kept, near, found):  # type: ignore[no-untyped-def]
    parties, ranks = due.shape
    paid = np.empty((parties * ranks, _BLOCK))
    own, got, falls = np.empty((parties, _BLOCK)), np.empty(_BLOCK), np.empty(_BLOCK)
    whole = due.sum(axis=1)
    for begin in range(0, len(assets), _BLOCK):
        many = min(_BLOCK, len(assets) - begin)
        for party in range(parties):
            for scenario in range(_BLOCK):
                own[party, scenario] = assets[begin + min(scenario, many - 1), party]
            for rank in range(ranks):
                paid[party * ranks + rank, :] = due[party, rank]
        while _sweep(edges, due, kept, own, paid, (whole, got, falls)) > near:
            pass
        for party in range(parties):
            for scenario in range(many):
                total = 0.0
                for rank in range(ranks):
                    total += paid[party * ranks + rank, scenario]
                found[begin + scenario, party] = total


@njit(cache=True, fastmath={"contract", "reassoc", "nsz"})
def _sweep(edges, due, kept, own, paid, room):  # type: ignore[no-untyped-def]
    """Let each party pay once what it can; return the greatest fall of a payment, as a share of what is due."""
    parties, ranks = due.shape
    (starts, payers, share), (of_assets, of_dues), (whole, got, falls) = edges, kept, room
    falls[:] = 0.0
    for party in range(parties):
        if whole[party] == 0.0:
            continue
        got[:] = 0.0
        for edge in range(starts[party], starts[party + 1]):
            row, part = paid[payers[edge]], share[edge]
            for scenario in range(_BLOCK):
                got[scenario] += part * row[scenario]
        least = whole[party] * (1 - 1e-12)
        for scenario in range(_BLOCK):
            solvent = own[party, scenario] + got[scenario] >= least
            left = of_assets * own[party, scenario] + of_dues * got[scenario]
            got[scenario] = whole[party] if solvent else left
        for rank in range(ranks):
            row, most, weight = paid[party * ranks + rank], due[party, rank], 1.0 / whole[party]
            for scenario in range(_BLOCK):
                pays = min(max(got[scenario], 0.0), most, row[scenario])
                falls[scenario] = max(falls[scenario], (row[scenario] - pays) * weight)
                row[scenario] = pays
                got[scenario] -= most
    return falls.max()
