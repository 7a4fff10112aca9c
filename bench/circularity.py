"""What goes round in a network, beside its peers in one run: the greatest circulation, bounded cycles, dated cycles."""

from collections.abc import Iterator

import networkx
import numpy as np
import scipy
from scipy.optimize import linprog
from scipy.sparse import coo_array

from bench.machine import once, seconds
from bench.peers import networkx_version
from bench.row import Row
from halqa.measures.circulation import greatest_circulation
from halqa.measures.dated import dated_cycles
from halqa.measures.enumeration import rings
from halqa.measures.graph import Graph, graph

SIZES = ((100, 500), (1_000, 5_000), (10_000, 100_000))
WINDOW_DAYS = 90


def rows() -> Iterator[Row]:
    """Yield each measure, as it is made."""
    yield from (_circulation(drawn(nodes, edges)) for nodes, edges in SIZES)
    yield _cycles()
    yield _dated()


def drawn(nodes: int, edges: int, seed: int = 0) -> Graph:
    """Return a graph of random pairs with sums that spread as those of deals do."""
    rng = np.random.default_rng(seed)
    pairs = rng.integers(0, nodes, (2, edges))
    return graph(zip(*pairs.tolist(), rng.lognormal(0, 1.5, edges).tolist(), strict=True))


def by_linear_programme(told: Graph) -> float:
    """Return the greatest circulation by HiGHS, the solver inside scipy."""
    count = told.source.size
    signs = np.concatenate([np.ones(count), -np.ones(count)])
    ends, places = np.concatenate([told.source, told.target]), np.tile(np.arange(count), 2)
    balance = coo_array((signs, (ends, places)), shape=(told.size, count)).tocsr()
    bounds = np.column_stack([np.zeros(count), told.weight])
    return float(-linprog(-np.ones(count), A_eq=balance, b_eq=np.zeros(told.size), bounds=bounds, method="highs").fun)


def _circulation(told: Graph) -> Row:
    optimum: list[float] = []
    theirs = once(lambda: optimum.append(by_linear_programme(told)))
    ours = seconds(lambda: greatest_circulation(told), runs=3)
    apart = abs(greatest_circulation(told) - optimum[0]) / optimum[0]
    return Row(
        name=f"greatest circulation, {told.size:,} parties",
        figure=ours,
        unit="seconds",
        peer=f"scipy {scipy.__version__} linprog (HiGHS)",
        peer_figure=theirs,
        ratio=theirs / ours,
        sizes={"parties": told.size, "flows": int(told.source.size)},
        note=f"the two optima are {apart:.0e} apart",
    )


def _cycles() -> Row:
    scale_free = networkx.scale_free_graph(1_000, alpha=0.05, beta=0.8, gamma=0.15, seed=7)
    pairs = sorted({(u, v) for u, v in scale_free.edges() if u != v})[:5_000]
    told = graph([(u, v, 1.0) for u, v in pairs])
    peer = networkx.DiGraph(pairs)
    ours = seconds(lambda: rings(told, 6), runs=3)
    theirs = once(lambda: sum(1 for _ in networkx.simple_cycles(peer, length_bound=6)))
    return Row(
        name="bare cycles of at most 6 legs",
        figure=ours,
        unit="seconds",
        peer=networkx_version(),
        peer_figure=theirs,
        ratio=theirs / ours,
        sizes={"parties": told.size, "flows": int(told.source.size), "cycles": len(rings(told, 6))},
    )


def _dated() -> Row:
    rng = np.random.default_rng(0)
    source, target, day = (rng.integers(0, most, 100_000) for most in (10_000, 10_000, 1_500))
    ours = seconds(lambda: dated_cycles(source, target, day, window=WINDOW_DAYS), runs=3)
    found = len(dated_cycles(source, target, day, window=WINDOW_DAYS))
    return Row(
        name=f"cycles that respect time, {WINDOW_DAYS} days",
        figure=ours,
        unit="seconds",
        sizes={"parties": 10_000, "flows": 100_000, "cycles": found},
        note="no peer: no package of Python finds them",
    )
