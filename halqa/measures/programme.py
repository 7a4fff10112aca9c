"""The exact programme of camps: the frustration index proven, and all best camps looked through, by HiGHS."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from halqa.measures.balance import frustrated

_SECONDS, _SECONDS_MORE = 10.0, 5.0


def proven(
    camp: np.ndarray, least: int, left: np.ndarray, right: np.ndarray, sign: np.ndarray, size: int
) -> tuple[np.ndarray, int]:
    """Return the camps and the bound of the exact programme, as far as it comes in its time."""
    matrix, floor = programme(left, right, sign, size)
    ties = sign.size
    whole = np.concatenate([np.ones(size), np.zeros(ties)])
    found = milp(
        np.concatenate([np.zeros(size), np.ones(ties)]),
        constraints=LinearConstraint(matrix, floor, np.full(2 * ties, np.inf)),
        integrality=whole,
        bounds=Bounds(0, 1),
        options={"time_limit": _SECONDS},
    )
    bound = int(np.ceil(found.mip_dual_bound - 1e-6)) if found.mip_dual_bound is not None else least
    if found.x is None:
        return camp, max(least, bound)
    better = np.rint(found.x[:size]).astype(np.int64)
    counts = [int(frustrated(one, left, right, sign).sum()) for one in (better, camp)]
    return (better if counts[0] < counts[1] else camp), min(max(least, bound), *counts)


def programme(left: np.ndarray, right: np.ndarray, sign: np.ndarray, size: int) -> tuple[csr_array, np.ndarray]:
    """Return the constraints of camps x (n,) and frustrated ties f (m,): matrix @ (x, f) >= floor, of shape (2m,).

    A tie is frustrated as much as its parties' sides ask at least: f >= |x_u - x_v| for allies, 1 - that for rivals.
    """
    ties = sign.size
    rows = np.repeat(np.arange(2 * ties), 3)
    columns = np.tile(np.column_stack([size + np.arange(ties), left, right]), (2, 1)).ravel()
    first = np.column_stack([np.ones(ties), -np.ones(ties), np.where(sign > 0, 1.0, -1.0)])
    second = np.column_stack([np.ones(ties), np.ones(ties), np.where(sign > 0, -1.0, 1.0)])
    floor = np.concatenate([np.where(sign > 0, 0.0, -1.0), np.where(sign > 0, 0.0, 1.0)])
    values = np.concatenate([first, second]).ravel()
    return csr_array((values, (rows, columns)), shape=(2 * ties, size + ties)), floor


def moved_in(
    camp: np.ndarray, anchor: int, most: int, left: np.ndarray, right: np.ndarray, sign: np.ndarray
) -> np.ndarray | None:
    """Return which parties (n,) stand elsewhere in some camps of the same cost; None where time ran out."""
    matrix, floor = programme(left, right, sign, camp.size)
    size, whole = camp.size, matrix.shape[1]
    costs = csr_array(np.concatenate([np.zeros(size), np.ones(whole - size)])[None, :])
    limits = LinearConstraint(vstack([matrix, -costs]), np.append(floor, -most), np.full(floor.size + 1, np.inf))
    low, high = np.zeros(whole), np.ones(whole)
    low[anchor] = high[anchor] = camp[anchor]
    kinds = np.concatenate([np.ones(size), np.zeros(whole - size)])
    moved = np.zeros(size, dtype=bool)
    while True:
        towards = np.where(moved, 0.0, np.where(camp == 0, -1.0, 1.0))  # less where a party moves that did not yet
        aim = np.concatenate([towards, np.zeros(whole - size)])
        options = {"time_limit": _SECONDS_MORE}
        found = milp(aim, constraints=limits, integrality=kinds, bounds=Bounds(low, high), options=options)
        if found.status != 0:
            return None
        elsewhere = (np.rint(found.x[:size]) != camp) & ~moved
        if not elsewhere.any():
            return moved
        moved |= elsewhere
