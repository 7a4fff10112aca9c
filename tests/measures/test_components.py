"""Which nodes reach each other, beside networkx."""

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from halqa.measures.graph import graph

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.0, 1.0])), max_size=40)


@given(EDGES)
def test_components_are_those_of_networkx(edges: list[tuple[int, int, float]]) -> None:
    told = graph(edges)
    other = nx.DiGraph()
    other.add_nodes_from(range(told.size))
    other.add_edges_from(zip(told.source.tolist(), told.target.tolist(), strict=True))
    label = told.components(told.weight)
    found = {frozenset(np.flatnonzero(label == each).tolist()) for each in range(label.max(initial=-1) + 1)}
    assert found == {frozenset(members) for members in nx.strongly_connected_components(other)}


def test_a_path_of_many_nodes_is_walked_without_recursion() -> None:
    size = 50_000
    ring = graph([(at, (at + 1) % size, 1.0) for at in range(size)])
    assert ring.is_on_cycle().all()
    assert not graph([(at, at + 1, 1.0) for at in range(size)]).is_on_cycle().any()


def test_the_matrix_of_some_nodes_holds_what_is_between_them() -> None:
    told = graph([("A", "B", 1.0), ("B", "C", 2.0), ("C", "A", 3.0)])
    assert told.matrix(np.array([2, 0])).tolist() == [[0.0, 3.0], [0.0, 0.0]]
    assert told.matrix().sum() == 6
