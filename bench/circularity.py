"""Measures of the network beside their peers, in one run: the greatest circulation, bounded cycles, dated cycles."""

from time import perf_counter

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from halqa.measures.circulation import greatest_circulation
from halqa.measures.dated import dated_cycles
from halqa.measures.graph import Graph, graph

SIZES = ((100, 500), (1_000, 5_000), (10_000, 100_000))


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


def seconds(work: object, *args: object) -> tuple[float, object]:
    """Return how long a call takes, and what it gives."""
    begin = perf_counter()
    found = work(*args)  # type: ignore[operator]
    return perf_counter() - begin, found


def main() -> None:
    """Print each size with both times, their ratio, and how far the two optima are apart."""
    greatest_circulation(drawn(10, 40))  # compiled before it is timed
    for nodes, edges in SIZES:
        told = drawn(nodes, edges)
        ours, found = seconds(greatest_circulation, told)
        peers, optimum = seconds(by_linear_programme, told)
        apart = abs(float(found) - float(optimum)) / float(optimum)  # type: ignore[arg-type]
        print(f"{nodes:,} nodes, {edges:,} edges: {ours:.4f} s, HiGHS {peers:.3f} s, {peers / ours:.0f}x, apart {apart:.1e}")
    rng = np.random.default_rng(0)
    source, target, day = rng.integers(0, 10_000, 100_000), rng.integers(0, 10_000, 100_000), rng.integers(0, 1500, 100_000)
    dated_cycles(source[:100], target[:100], day[:100], window=90)
    took, cycles = seconds(lambda: dated_cycles(source, target, day, window=90))
    print(f"100,000 dated edges, 90 days: {took:.3f} s, {len(cycles)} cycles")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
