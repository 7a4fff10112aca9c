"""Who depends on whom, directly and through others: input-output shares, and how few hold how much.

Backwards (Leontief 1936): what each party must get from all others for a dollar of its final output. Forwards (Ghosh
1958): what of all parties' output hangs on a dollar of its input. Both count what flows by way of others.
Source of the two-sector example: Miller and Blair 2009, Input-Output Analysis, chapter 2.
"""

import numpy as np

from halqa.errors import InvalidSharesError
from halqa.measures.graph import Floats

_WHOLE = 1e-9


def leontief(flows: Floats, output: Floats) -> Floats:
    """Return the Leontief inverse (n, n) of flows (n, n; row sells to column) and outputs (n,): L = (I - A)^-1.

    A_ij = Z_ij / x_j. Raises InvalidSharesError where a party buys more than it puts out, so that no L exists.

    >>> leontief(np.array([[150, 500], [200, 100.0]]), np.array([1000, 2000.0])).round(6).tolist()
    [[1.254125, 0.330033], [0.264026, 1.122112]]
    """
    return _inverse(_divided(flows, output[None, :]))


def ghosh(flows: Floats, output: Floats) -> Floats:
    """Return the Ghosh inverse (n, n): G = (I - B)^-1 with B_ij = Z_ij / x_i.

    >>> ghosh(np.array([[150, 500], [200, 100.0]]), np.array([1000, 2000.0])).round(6).tolist()
    [[1.254125, 0.660066], [0.132013, 1.122112]]
    """
    return _inverse(_divided(flows, output[:, None]))


def _divided(flows: Floats, by: Floats) -> Floats:
    return np.divide(flows, by, out=np.zeros_like(flows, dtype=np.float64), where=by > 0)


def _inverse(shares: Floats) -> Floats:
    """Return (I - shares)^-1, which holds no negative entry where each dollar sooner or later leaves the network.

    Whatever goes by way of others goes by parties that both give and get, so that only those are solved for, C among
    all: I + A + A_C (I - A_CC)^-1 A_C.
    """
    core = np.flatnonzero(shares.any(axis=0) & shares.any(axis=1))
    within = shares[np.ix_(core, core)]
    if float(np.abs(np.linalg.eigvals(within)).max(initial=0.0)) >= 1:
        raise InvalidSharesError(reason="some parties pass on to each other all that they get: nothing ever leaves")
    found = np.eye(len(shares)) + shares
    rows, columns = np.flatnonzero(shares[:, core].any(axis=1)), np.flatnonzero(shares[core].any(axis=0))
    passed = shares[np.ix_(rows, core)] @ np.linalg.inv(np.eye(core.size) - within)
    found[np.ix_(rows, columns)] += passed @ shares[np.ix_(core, columns)]
    return np.asarray(found)


def passing(flows: Floats, output: Floats) -> Floats:
    """Return the share (n, n) of each dollar that column spends which sooner or later passes through row.

    Of flows (n, n; row sells to column). (L - I)_ij / L_ii is the chance that what j puts out reaches i, by the
    Leontief inverse L; divided by the share of its output that j spends at all. On the diagonal stands what comes back.

    >>> passing(np.array([[0, 0, 0], [4, 0, 0], [0, 2, 0.0]]), np.array([4, 4, 2.0])).round(6).tolist()
    [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.5, 1.0, 0.0]]
    """
    return _visited(leontief(flows, output), _divided(flows, output[None, :]).sum(axis=0))


def coming(flows: Floats, output: Floats) -> Floats:
    """Return the share (n, n) of each dollar that row gets which came through column, by the Ghosh inverse.

    >>> coming(np.array([[0, 0, 0], [4, 0, 0], [0, 2, 0.0]]), np.array([4, 4, 2.0])).round(6).tolist()
    [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 0.0]]
    """
    return _visited(ghosh(flows, output).T, _divided(flows, output[:, None]).sum(axis=1)).T


def embodied(layer: Floats, flows: Floats, output: Floats) -> Floats:
    """Return the share (n, n) of all that column buys in one layer, directly and through others, that row sells.

    A_layer L: what of a layer is in each dollar of output, of which seller; columns add up to 1, or to 0 where there is
    nothing of the layer. `layer` (n, n) is a part of `flows`.

    >>> compute = np.array([[0, 0, 0], [4, 0, 0], [0, 0, 0.0]])
    >>> chips = np.array([[0, 0, 0], [0, 0, 0], [0, 2, 0.0]])
    >>> embodied(chips, compute + chips, np.array([4, 4, 2.0])).tolist()
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [1.0, 1.0, 0.0]]
    """
    shares = _divided(layer, output[None, :])
    sellers, buyers = np.flatnonzero(shares.any(axis=1)), np.flatnonzero(shares.any(axis=0))
    held = np.zeros_like(shares)
    held[sellers] = shares[np.ix_(sellers, buyers)] @ leontief(flows, output)[buyers]
    whole = held.sum(axis=0)
    return _divided(held, np.broadcast_to(whole[None, :], held.shape))


def _visited(inverse: Floats, spent: Floats) -> Floats:
    reached = (inverse - np.eye(len(inverse))) / np.diag(inverse)[:, None]
    return np.divide(reached, spent[None, :], out=np.zeros_like(reached), where=spent[None, :] > 0)


def throughput(flows: Floats) -> Floats:
    """Return what each party puts out at least, of shape (n,): what it sells or what it buys, whichever is more.

    >>> throughput(np.array([[0, 4.0], [1, 0]])).tolist()
    [4.0, 4.0]
    """
    return np.asarray(np.maximum(flows.sum(axis=0), flows.sum(axis=1)))


def concentration(shares: Floats) -> float:
    """Return the Herfindahl-Hirschman index of shares (n,) that add up to 1: the sum of squares, from 1/n to 1.

    >>> round(concentration(np.array([0.5, 0.3, 0.2])), 6)
    0.38
    """
    _require_whole(shares)
    return float((shares**2).sum())


def effective_number(shares: Floats) -> float:
    """Return how many equal holders would be as concentrated: 1 / HHI (Hill number of order 2).

    >>> round(effective_number(np.array([0.5, 0.3, 0.2])), 6)
    2.631579
    """
    return 1 / concentration(shares)


def common_ownership(control: Floats, ownership: Floats) -> Floats:
    """Return kappa (n, n): the weight that firm j, as its owners would have it, gives to the profit of firm k.

    kappa_jk = sum_i g_ij b_ik / sum_i g_ij b_ij for control g and ownership b, each (owners, firms) (O'Brien and Salop
    2000). It is shown as it is: what it does to a market is contested, so no verdict is drawn.

    >>> common_ownership(np.array([[0.6, 0.0], [0.4, 1.0]]), np.array([[0.6, 0.0], [0.4, 1.0]])).round(4).tolist()
    [[1.0, 0.7692], [0.4, 1.0]]
    """
    weighed = control.T @ ownership
    own = np.diag(weighed)
    if not (own > 0).all():
        raise InvalidSharesError(reason="a firm has no owner who controls it and has a stake in it")
    return np.asarray(weighed / own[:, None])


def modified_concentration(shares: Floats, kappa: Floats) -> float:
    """Return the modified HHI: sum_jk kappa_jk s_j s_k (O'Brien and Salop 2000); without common owners, the HHI.

    >>> round(modified_concentration(np.array([0.5, 0.5]), np.eye(2)), 6)
    0.5
    """
    _require_whole(shares)
    return float(shares @ kappa @ shares)


def _require_whole(shares: Floats) -> None:
    if (shares < 0).any() or abs(float(shares.sum()) - 1) > _WHOLE:
        raise InvalidSharesError(reason=f"shares are from zero up and add up to 1, not to {float(shares.sum()):g}")
