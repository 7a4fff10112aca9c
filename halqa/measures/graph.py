"""A weighted directed graph as arrays, for what is computed on many flows at once; labels stay outside.

An edge (u, v, w) is money that goes from u to v. Parallel edges are added up; loops from a node to itself are kept
apart, as money inside one party goes round nothing.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidFlowError
from halqa.measures.components import components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Graph:
    """Edges in order of their source and then their target, each pair once, none from a node to itself."""

    nodes: tuple[Hashable, ...]
    source: Ints  # (m,) places in `nodes`
    target: Ints  # (m,)
    weight: Floats  # (m,) more than zero
    loops: Floats  # (n,) what each node pays to itself

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.nodes)

    @property
    def out_strength(self) -> Floats:
        """What each node pays to others, of shape (n,)."""
        return added(self.source, self.weight, self.size)

    @property
    def in_strength(self) -> Floats:
        """What each node gets from others, of shape (n,)."""
        return added(self.target, self.weight, self.size)

    @property
    def starts(self) -> Ints:
        """Where the edges of each node begin, of shape (n + 1,)."""
        return np.searchsorted(self.source, np.arange(self.size + 1)).astype(np.int64)

    def matrix(self, nodes: Ints | None = None) -> Floats:
        """Return the weights as a matrix (n, n), row pays column; of some nodes (k,) alone, (k, k)."""
        some = np.arange(self.size) if nodes is None else nodes
        place = np.full(self.size, -1, dtype=np.int64)
        place[some] = np.arange(some.size)
        row, column = place[self.source], place[self.target]
        kept = (row >= 0) & (column >= 0)
        found = np.zeros((some.size, some.size))
        found[row[kept], column[kept]] = self.weight[kept]
        return found

    def components(self, weight: Floats) -> Ints:
        """Return the strongly connected component of each node, over the edges whose weight is more than zero."""
        kept = weight > 0
        starts = np.searchsorted(self.source[kept], np.arange(self.size + 1)).astype(np.int64)
        return components(self.size, starts, self.target[kept])

    def is_on_cycle(self) -> NDArray[np.bool_]:
        """Return whether each edge lies on some cycle, of shape (m,): its ends are in one component."""
        component = self.components(self.weight)
        return np.asarray(component[self.source] == component[self.target])


def added(places: Ints, amounts: Floats, size: int) -> Floats:
    """Return the amounts (m,) added up by their places (m,), of shape (size,).

    >>> added(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    return np.asarray(np.bincount(places, amounts, size), dtype=np.float64)


def graph(edges: Iterable[Sequence[Any]], nodes: Iterable[Hashable] = ()) -> Graph:
    """Return the graph of edges (source, target, weight); edges of no weight only bring their nodes.

    >>> told = graph([("A", "B", 1.0), ("A", "B", 2.0), ("B", "B", 5.0)])
    >>> told.nodes, told.weight.tolist(), told.loops.tolist()
    (('A', 'B'), [3.0], [0.0, 5.0])
    """
    listed = [(source, target, float(weight)) for source, target, weight in edges]
    named = tuple(dict.fromkeys([*nodes, *(node for edge in listed for node in edge[:2])]))
    place = {node: at for at, node in enumerate(named)}
    source, target = (np.array([place[edge[side]] for edge in listed], dtype=np.int64) for side in (0, 1))
    return arrayed(named, source, target, np.array([edge[2] for edge in listed], dtype=np.float64))


def arrayed(nodes: Sequence[Hashable], source: Ints, target: Ints, weight: Floats) -> Graph:
    """Return the graph of edges as arrays (e,): places in `nodes`, and weights.

    >>> arrayed(("A", "B"), np.array([0, 0]), np.array([1, 1]), np.array([1.0, 2.0])).weight.tolist()
    [3.0]
    """
    for at in np.flatnonzero(~((weight >= 0) & (weight < np.inf)))[:1]:
        raise InvalidFlowError(payer=str(nodes[source[at]]), payee=str(nodes[target[at]]), amount=float(weight[at]))
    size, is_loop = len(nodes), source == target
    keys, group = np.unique(source[~is_loop] * max(1, size) + target[~is_loop], return_inverse=True)
    total = added(group, weight[~is_loop], len(keys))
    kept = total > 0
    return Graph(
        nodes=tuple(nodes),
        source=keys[kept] // max(1, size),
        target=keys[kept] % max(1, size),
        weight=total[kept],
        loops=added(source[is_loop], weight[is_loop], size),
    )
