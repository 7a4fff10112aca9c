"""How far up the stream each party stands, capital above and chips below: a coordinate to draw by, no more."""

import numpy as np

from halqa.errors import InvalidSharesError
from halqa.measures.graph import Floats, Graph


def trophic_levels(graph: Graph) -> Floats:
    """Return Levine's trophic level of each node (n,): one above the mean level of those it gets money from.

    Nodes that get nothing stand at 1 (Levine 1980, J. theor. Biol. 83:195). InvalidSharesError where there is none.

    >>> from halqa.measures.graph import graph
    >>> trophic_levels(graph([("fund", "lab", 1.0), ("lab", "chips", 1.0), ("fund", "chips", 1.0)])).tolist()
    [1.0, 2.0, 2.5]
    """
    got = graph.in_strength
    if graph.size and not (got == 0).any():
        raise InvalidSharesError(reason="every party gets money from another, so that nobody stands at the source")
    fed = np.divide(graph.matrix(), got[None, :], out=np.zeros((graph.size, graph.size)), where=got[None, :] > 0)
    return np.asarray(np.linalg.solve(np.eye(graph.size) - fed.T, np.ones(graph.size)))


def flow_levels(graph: Graph) -> Floats:
    """Return the level h of each node (n,), the lowest at 0: (diag(s_in + s_out) - W - W^T) h = s_in - s_out.

    It needs no source (MacKay, Johnson and Sansom 2020, How directed is a directed network?, R. Soc. Open Sci. 7).

    >>> from halqa.measures.graph import graph
    >>> flow_levels(graph([("A", "B", 1.0), ("B", "C", 1.0)])).round(9).tolist()
    [0.0, 1.0, 2.0]
    """
    flows = graph.matrix()
    system = np.diag(graph.in_strength + graph.out_strength) - flows - flows.T
    found = np.linalg.lstsq(system, graph.in_strength - graph.out_strength, rcond=None)[0]
    return np.asarray(found - found.min(initial=np.inf))


def incoherence(graph: Graph) -> float:
    """Return F0, how far the flows are from rising one level each: 0 layered, 1 balanced cycles (MacKay et al. 2020).

    >>> from halqa.measures.graph import graph
    >>> round(incoherence(graph([("A", "B", 1.0), ("B", "C", 1.0)])), 9)
    0.0
    """
    level = flow_levels(graph)
    rise = level[graph.target] - level[graph.source] - 1
    return float((graph.weight * rise**2).sum() / graph.weight.sum())
