"""Every simple cycle of at most so many legs, as places of nodes in flat arrays: evidence, for a person or for weights.

Of more cycles than are asked for, those are kept whose thinnest leg is thickest: legs are laid from the thickest to the
thinnest until there are enough, so that the rest is never looked for.
"""

import numpy as np

from halqa.measures.cycle_kernel import turned, walk
from halqa.measures.graph import Floats, Graph, Ints
from halqa.measures.rows import Rows, rows

MOST = 1_000_000  # cycles: nobody reads more, and weights of more are drawn by chance


def rings(graph: Graph, longest: int = 6, most: int = MOST) -> Rows:
    """Return the simple cycles of at most `longest` legs as places of nodes, each from its lowest on.

    Of more than `most`, those that carry most, in no order; of cycles that carry the same, some.

    >>> from halqa.measures.graph import graph
    >>> found = rings(graph([(1, 2, 1), (2, 3, 1), (3, 1, 1), (2, 1, 1)]))
    >>> sorted(ring.tolist() for ring in found)
    [[0, 1], [0, 1, 2]]
    """
    found = _found(graph, longest, most, graph.size)
    if found.is_complete:
        return found
    thickest = np.argsort(-graph.weight, kind="stable")
    enough = _enough(graph, thickest, longest, most)
    before = _found(_of(graph, thickest[: enough - 1]), longest, most, graph.size)
    through = _through(graph, thickest[: enough - 1], int(thickest[enough - 1]), longest, most - len(before))
    lengths = np.concatenate([np.diff(before.starts), np.diff(through.starts)])
    return rows(lengths, np.concatenate([before.places, through.places]), is_complete=False)


def counts(graph: Graph, longest: int = 6, most: int = MOST) -> Ints:
    """Return how many simple cycles have 0, 1 ... `longest` legs, of shape (longest + 1,); it stops at `most` in all.

    >>> from halqa.measures.graph import graph
    >>> counts(graph([(1, 2, 1), (2, 3, 1), (3, 1, 1), (2, 1, 1)]), longest=4).tolist()
    [0, 0, 1, 1, 0]
    """
    _, starts, head, back_starts, back_head = _laid(graph)
    every, _, _, _ = walk(starts, head, back_starts, back_head, longest, most, graph.size, False)
    return np.asarray(every, dtype=np.int64)


def bottlenecks(graph: Graph, found: Rows) -> Floats:
    """Return what the thinnest leg of each cycle (c,) carries, in the unit of the weights.

    >>> from halqa.measures.graph import graph
    >>> told = graph([(1, 2, 4), (2, 1, 3)])
    >>> bottlenecks(told, rings(told)).tolist()
    [3.0]
    """
    if not len(found):
        return np.zeros(0)
    after = np.arange(1, found.places.size + 1)
    after[found.starts[1:] - 1] = found.starts[:-1]
    legs = found.places * graph.size + found.places[after]
    carried = graph.weight[np.searchsorted(graph.source * graph.size + graph.target, legs)]
    return np.asarray(np.minimum.reduceat(carried, found.starts[:-1]), dtype=np.float64)


def _enough(graph: Graph, thickest: Ints, longest: int, most: int) -> int:
    """Return how many of the thickest legs first close more than `most` cycles: each leg closes no fewer."""
    few, enough = 0, thickest.size
    while enough - few > 1:
        middle = (few + enough) // 2
        if counts(_of(graph, thickest[:middle]), longest, most + 1).sum() > most:
            enough = middle
        else:
            few = middle
    return enough


def _through(graph: Graph, laid: Ints, closing: int, longest: int, most: int) -> Rows:
    """Return at most `most` cycles over one leg and others that are laid: its payer is the root, it the way out."""
    payer = graph.source[closing]
    edges = np.append(laid[graph.source[laid] != payer], closing)
    return _found(_of(graph, edges), longest, most, 1, first=int(payer))


def _of(graph: Graph, edges: Ints) -> Graph:
    """Return the graph with some of its edges alone."""
    kept = np.sort(edges)
    return Graph(graph.nodes, graph.source[kept], graph.target[kept], graph.weight[kept], graph.loops)


def _found(graph: Graph, longest: int, most: int, roots: int, first: int | None = None) -> Rows:
    order, starts, head, back_starts, back_head = _laid(graph, first)
    _, lengths, nodes, is_complete = walk(starts, head, back_starts, back_head, longest, most, roots, True)
    return rows(lengths.astype(np.int64), turned(lengths, nodes, order), is_complete=is_complete)


def _laid(graph: Graph, first: int | None = None) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Return the nodes in the order in which they become roots, and the edges of cycles out of and into each.

    Hubs come first: once they are gone, little is left to walk through.
    """
    inside = graph.is_on_cycle()
    source, target = graph.source[inside], graph.target[inside]
    ways = np.bincount(source, minlength=graph.size) * np.bincount(target, minlength=graph.size)
    if first is not None:
        ways[first] = np.iinfo(np.int64).max
    order = np.argsort(-ways, kind="stable")
    turn = np.empty_like(order)
    turn[order] = np.arange(graph.size)
    return (
        order,
        *_compressed(turn[source], turn[target], graph.size),
        *_compressed(turn[target], turn[source], graph.size),
    )


def _compressed(source: Ints, target: Ints, size: int) -> tuple[Ints, Ints]:
    """Return where the edges of each node begin (n + 1,) and where each leads (m,), in order."""
    order = np.lexsort((target, source))
    return np.searchsorted(source[order], np.arange(size + 1)), target[order].astype(np.int32)
