"""Cycles against networkx and against trying every walk; dated ones against trying every row of edges."""

from itertools import pairwise, permutations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.measures.dated import dated_cycles
from halqa.measures.enumeration import bottlenecks, counts, rings
from halqa.measures.graph import graph

PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30)
DATED = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 12)), max_size=9)


@given(PAIRS, st.integers(2, 7))
@settings(deadline=None)
def test_cycles_are_those_of_networkx(pairs: list[tuple[int, int]], longest: int) -> None:
    told = graph([(u, v, 1.0) for u, v in pairs])
    found = [tuple(told.nodes[node] for node in ring) for ring in rings(told, longest)]
    peer = nx.DiGraph([(u, v) for u, v in pairs if u != v])
    assert {frozenset(zip(ring, (*ring[1:], ring[0]), strict=True)) for ring in found} == {
        frozenset(zip(ring, (*ring[1:], ring[0]), strict=True)) for ring in nx.simple_cycles(peer, length_bound=longest)
    }
    assert len(found) == len(set(found))


WEIGHED = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 5)), max_size=40)


@given(WEIGHED, st.integers(2, 7))
@settings(deadline=None)
def test_cycles_are_counted_by_length_without_being_kept(edges: list[tuple[int, int, int]], longest: int) -> None:
    told = graph(edges)
    lengths = [len(ring) for ring in rings(told, longest)]
    assert counts(told, longest).tolist() == [lengths.count(legs) for legs in range(longest + 1)]


@given(WEIGHED, st.integers(0, 12))
@settings(deadline=None)
def test_of_more_cycles_than_asked_for_those_that_carry_most_are_kept(
    edges: list[tuple[int, int, int]], most: int
) -> None:
    told = graph(edges)
    everything, kept = rings(told), rings(told, most=most)
    carried = sorted(bottlenecks(told, everything).tolist(), reverse=True)
    assert sorted(bottlenecks(told, kept).tolist(), reverse=True) == carried[:most]
    assert kept.is_complete == (len(everything) <= most)
    assert {tuple(ring.tolist()) for ring in kept} <= {tuple(ring.tolist()) for ring in everything}


@given(WEIGHED)
@settings(deadline=None)
def test_a_bottleneck_is_the_thinnest_leg(edges: list[tuple[int, int, int]]) -> None:
    told = graph(edges)
    carried = {(int(u), int(v)): w for u, v, w in zip(told.source, told.target, told.weight, strict=True)}
    found = rings(told)
    expected = [min(carried[int(u), int(v)] for u, v in zip(ring, np.roll(ring, -1), strict=True)) for ring in found]
    assert bottlenecks(told, found).tolist() == expected


def test_a_network_of_a_hundred_million_cycles_is_cut_to_those_that_carry_most() -> None:
    names = range(40)
    dense = graph([(u, v, 1 + (u * v) % 97) for u in names for v in names if u != v])
    found = rings(dense, most=1_000)
    assert (len(found), found.is_complete) == (1_000, False)
    assert bottlenecks(dense, found).min() > 80


def test_a_cap_says_that_there_are_more() -> None:
    whole = graph([(u, v, 1.0) for u in range(8) for v in range(8) if u != v])
    assert not rings(whole, most=50).is_complete
    assert len(rings(whole, most=50)) == 50
    assert rings(whole, longest=2).is_complete


def by_trying(edges: list[tuple[int, int, int]], window: int, longest: int, tolerance: int) -> set[tuple[int, ...]]:
    """Return the cycles as rows of edges, by trying every row; the first edge is the earliest."""
    turn = {edge: order for order, edge in enumerate(sorted(range(len(edges)), key=lambda at: edges[at][2]))}
    found = set()
    for legs in range(2, min(longest, len(edges)) + 1):
        for row in permutations(range(len(edges)), legs):
            nodes = [edges[at][0] for at in row]
            days = [edges[at][2] for at in row]
            joined = all(edges[one][1] == edges[other][0] for one, other in zip(row, (*row[1:], row[0]), strict=True))
            ordered = all(later >= earlier - tolerance for earlier, later in pairwise(days))
            first = all(turn[row[0]] < turn[at] for at in row[1:])
            if joined and ordered and first and len(set(nodes)) == legs and max(days) <= days[0] + window:
                found.add(row)
    return found


@given(DATED, st.integers(0, 8), st.integers(2, 4), st.integers(-1, 2))
@settings(deadline=None, max_examples=60)
def test_dated_cycles_are_those_that_trying_every_row_of_edges_finds(
    edges: list[tuple[int, int, int]], window: int, longest: int, tolerance: int
) -> None:
    source, target, day = np.array(edges, dtype=np.int64).reshape(-1, 3).T
    found = dated_cycles(source, target, day, window=window, longest=longest, tolerance=tolerance)
    assert {tuple(cycle.tolist()) for cycle in found} == by_trying(edges, window, longest, tolerance)


def test_swaps_on_one_day_close_only_where_that_is_allowed() -> None:
    source, target, day = np.array([[0, 1], [1, 0], [5, 5]])
    assert len(dated_cycles(source, target, day, window=30)) == 0
    assert len(dated_cycles(source, target, day, window=30, tolerance=0)) == 1
