"""What goes round in a network, beside its peers in one run: the greatest circulation, bounded cycles, dated cycles."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import scipy
from scipy.optimize import linprog
from scipy.sparse import coo_array

from bench.drawn import dated_edges, drawn, scale_free
from bench.machine import once, seconds
from bench.peers import igraph_cycles, igraph_version, networkx_count, networkx_version, parquet_reader, parquet_version
from bench.row import Row
from halqa.measures.circulation import greatest_circulation
from halqa.measures.dated import dated_cycles
from halqa.measures.enumeration import rings
from halqa.measures.graph import Graph

SIZES = ((100, 500), (1_000, 5_000), (10_000, 100_000))
WINDOW_DAYS, LONGEST, EVERY = 90, 6, 10_000_000


def rows() -> Iterator[Row]:
    """Yield each measure, as it is made."""
    yield from (_circulation(drawn(nodes, edges)) for nodes, edges in SIZES)
    for name, is_correlated in (("apart", False), ("the same", True)):
        title = f"cycles of at most {LONGEST} legs, hubs that pay and hubs that are paid {name}"
        yield from _cycles(title, is_correlated=is_correlated)
    for name, hubs in (("evenly", 0.0), ("with hubs", 0.5)):
        yield _dated(name, hubs)


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


def _cycles(name: str, *, is_correlated: bool) -> Iterator[Row]:
    """Yield the time for all bounded cycles of a scale-free network, each of ours kept, beside both peers."""
    told = scale_free(1_000, 5_000, is_correlated=is_correlated)
    pairs = list(zip(told.source.tolist(), told.target.tolist(), strict=True))
    ours = seconds(lambda: rings(told, LONGEST, EVERY), runs=5)
    found = len(rings(told, LONGEST, EVERY))
    peers: list[tuple[str, Callable[[], int] | None]] = [
        (igraph_version(), igraph_cycles(told.size, pairs, LONGEST)),
        (networkx_version(), lambda: networkx_count(pairs, LONGEST)),
    ]
    for peer, work in peers:
        theirs = once(lambda work=work: _same(work, found)) if work else None  # type: ignore[misc]
        yield Row(
            name=name,
            figure=ours,
            unit="seconds",
            peer=peer,
            peer_figure=theirs,
            ratio=theirs / ours if theirs else None,
            sizes={"parties": told.size, "flows": int(told.source.size), "cycles": found},
            note="" if theirs else "the peer is not installed",
        )


def _same(work: Callable[[], int], found: int) -> None:
    if (theirs := work()) != found:
        raise AssertionError(f"the peer finds {theirs} cycles and we {found}")


def _dated(name: str, hubs: float) -> Row:
    """Return the time for dated cycles beside reading the edges; the ratio is of the limit, ten times the reading."""
    source, target, day = dated_edges(10_000, 100_000, hubs)
    ours = seconds(lambda: dated_cycles(source, target, day, window=WINDOW_DAYS), runs=5)
    with TemporaryDirectory() as folder:
        read = parquet_reader(Path(folder) / "edges.parquet", source, target, day)
        theirs = seconds(read, runs=5) if read else None
    return Row(
        name=f"cycles that respect time, {WINDOW_DAYS} days, edges spread {name}",
        figure=ours,
        unit="seconds",
        peer=f"{parquet_version()}: reading the same edges from a file",
        peer_figure=theirs,
        ratio=theirs / ours if theirs else None,
        sizes={
            "parties": 10_000,
            "flows": 100_000,
            "cycles": len(dated_cycles(source, target, day, window=WINDOW_DAYS)),
        },
        note="no package of Python finds them: the bar is ten times the reading, a ratio of 0.1",
    )
