"""Networks that are drawn to be measured on, the same ones each time."""

import numpy as np

from halqa.measures.graph import Graph, Ints, arrayed


def drawn(nodes: int, edges: int, seed: int = 0) -> Graph:
    """Return a graph of random pairs with sums that spread as those of deals do."""
    rng = np.random.default_rng(seed)
    source, target = rng.integers(0, nodes, (2, edges))
    return arrayed(range(nodes), source, target, rng.lognormal(0, 1.5, edges))


def scale_free(nodes: int, edges: int, *, is_correlated: bool, seed: int = 0) -> Graph:
    """Return a graph of so many different edges whose ends are drawn by a power law; the same parties pay and are paid.

    Not correlated: those who pay often are others than those who are often paid.
    """
    rng = np.random.default_rng(seed)
    share = (np.arange(nodes) + 1.0) ** -0.5  # a tail of degrees with the exponent 3
    share /= share.sum()
    payers = rng.permutation(nodes)
    payees = payers if is_correlated else rng.permutation(nodes)
    keys = np.zeros(0, dtype=np.int64)
    while keys.size < edges:
        source, target = (side[rng.choice(nodes, edges, p=share)] for side in (payers, payees))
        keys = np.concatenate([keys, (source * nodes + target)[source != target]])
        keys = keys[np.sort(np.unique(keys, return_index=True)[1])][:edges]
    return arrayed(range(nodes), keys // nodes, keys % nodes, rng.lognormal(0, 1.5, edges))


def dated_edges(nodes: int, edges: int, hubs: float, seed: int = 0) -> tuple[Ints, Ints, Ints]:
    """Return edges with days over four years; of parties in order, the share of each falls with its rank to `hubs`."""
    rng = np.random.default_rng(seed)
    share = (np.arange(nodes) + 1.0) ** -hubs
    source, target = (rng.choice(nodes, edges, p=share / share.sum()) for _ in range(2))
    return source, target, rng.integers(0, 1_500, edges)
