"""What the bench puts side by side solves the same problem."""

import numpy as np
import pytest

from bench import growth
from bench.circularity import by_linear_programme
from bench.drawn import drawn, scale_free
from bench.peers import igraph_cycles, networkx_count
from halqa.measures.circulation import greatest_circulation
from halqa.measures.enumeration import counts


@pytest.mark.parametrize(("nodes", "edges"), [(5, 12), (60, 300)])
def test_both_solvers_find_the_same_optimum(nodes: int, edges: int) -> None:
    told = drawn(nodes, edges)
    assert greatest_circulation(told) == pytest.approx(by_linear_programme(told), rel=1e-9)


@pytest.mark.parametrize("is_correlated", [False, True])
def test_a_scale_free_network_has_all_its_legs_and_is_the_same_each_time(is_correlated: bool) -> None:
    told, again = (scale_free(100, 400, is_correlated=is_correlated) for _ in range(2))
    assert (told.size, told.source.size) == (100, 400)
    assert (told.source == again.source).all()
    assert (told.weight == again.weight).all()
    paid, paying = np.bincount(told.target, minlength=100), np.bincount(told.source, minlength=100)
    assert (np.corrcoef(paid, paying)[0, 1] > 0.5) == is_correlated


def test_the_peers_that_are_here_find_as_many_cycles() -> None:
    told = scale_free(60, 240, is_correlated=True)
    pairs = list(zip(told.source.tolist(), told.target.tolist(), strict=True))
    igraph = igraph_cycles(told.size, pairs, 5)
    assert counts(told, 5).sum() == networkx_count(pairs, 5)
    assert igraph is None or igraph() == networkx_count(pairs, 5)


def test_what_grows_is_measured_on_every_size_with_one_name() -> None:
    small, large = (set(growth.measures(edges)) for edges in (growth.EDGES[0], 50_000))
    assert large <= small
    assert all(work() is not None for work in growth.measures(growth.EDGES[0]).values())
