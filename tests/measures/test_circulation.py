"""What goes round: the greatest circulation against a linear programme, the typical one by its laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from halqa.errors import InvalidFlowError, TooManyCyclesError
from halqa.measures.circularity import circularity
from halqa.measures.circulation import balanced, greatest_circulation
from halqa.measures.graph import Graph, graph
from halqa.measures.weights import circulating, weighted

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.01, 1e12) | st.just(0.0)), max_size=24)
NEARLY = 1e-9


def by_linear_programme(told: Graph) -> float:
    """Return max sum(f) with 0 <= f <= w and f balanced at each node."""
    if not told.source.size:
        return 0.0
    places = np.arange(told.source.size)
    balance = np.zeros((told.size, told.source.size))
    balance[told.source, places] += 1
    balance[told.target, places] -= 1
    scale = told.weight.max()
    bounds = np.column_stack([np.zeros_like(told.weight), told.weight / scale])
    found = linprog(-np.ones(places.size), A_eq=balance, b_eq=np.zeros(told.size), bounds=bounds, method="highs")
    return float(-found.fun * scale)


def is_balanced(told: Graph, carried: np.ndarray) -> bool:
    out, in_ = (np.bincount(ends, carried, told.size) for ends in (told.source, told.target))
    return bool(np.allclose(out, in_, atol=NEARLY * max(1.0, carried.sum())))


@given(EDGES)
@settings(deadline=None)
def test_the_greatest_circulation_is_the_optimum_of_the_linear_programme(edges: list[tuple[int, int, float]]) -> None:
    told = graph(edges)
    assert greatest_circulation(told) == pytest.approx(
        by_linear_programme(told), rel=1e-6, abs=1e-6 * told.weight.sum()
    )


@given(EDGES)
@settings(deadline=None)
def test_what_goes_round_is_balanced_fits_the_edges_and_leaves_no_cycle(edges: list[tuple[int, int, float]]) -> None:
    told = graph(edges)
    carried = balanced(told)
    left = told.weight - carried
    assert is_balanced(told, carried)
    assert (carried >= 0).all()
    assert (left >= -NEARLY * told.weight.sum()).all()
    rest = np.where(left > NEARLY * told.weight.sum(), left, 0.0)
    component = told.components(rest)
    assert not ((component[told.source] == component[told.target]) & (rest > 0)).any()


@given(EDGES)
@settings(deadline=None)
def test_circular_and_acyclic_money_add_up_and_the_greatest_bounds_the_typical(
    edges: list[tuple[int, int, float]],
) -> None:
    told = circularity(graph(edges))
    assert told.typical + told.acyclic == pytest.approx(told.total, rel=1e-9)
    assert told.typical <= told.greatest * (1 + NEARLY) + NEARLY * told.total
    assert told.greatest <= told.total * (1 + NEARLY)
    assert told.throughput <= told.typical * (1 + NEARLY) + NEARLY


@given(EDGES)
@settings(deadline=None)
def test_the_weights_of_the_cycles_add_up_to_what_each_edge_carries(edges: list[tuple[int, int, float]]) -> None:
    told = graph(edges)
    circular = circulating(told, balanced(told))
    found = weighted(circular)
    carried = np.zeros((told.size, told.size))
    for ring, weight in zip(found.rings, found.weight, strict=True):
        carried[ring, np.roll(ring, -1)] += weight
    assert np.allclose(carried, circular.matrix(), rtol=1e-6, atol=1e-6 * max(1.0, circular.weight.sum()))


@given(EDGES, st.floats(1e-3, 1e3))
@settings(deadline=None)
def test_scaling_all_money_scales_what_goes_round(edges: list[tuple[int, int, float]], by: float) -> None:
    before, after = graph(edges), graph([(u, v, w * by) for u, v, w in edges])
    if before.weight.size != after.weight.size:
        return  # a sum too small to be scaled
    steps = 1e-12 * float(after.weight.sum())  # all the money is cut into some 10^15 whole steps
    assert greatest_circulation(after) == pytest.approx(by * greatest_circulation(before), rel=1e-9, abs=steps)


@given(EDGES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_no_measure_depends_on_the_order_of_the_flows(edges: list[tuple[int, int, float]], rng: object) -> None:
    shuffled = sorted(edges, key=lambda _: rng.random())  # type: ignore[attr-defined]
    one, other = circularity(graph(edges)), circularity(graph(shuffled))
    assert one.greatest == pytest.approx(other.greatest, rel=1e-9)
    assert one.typical == pytest.approx(other.typical, rel=1e-6, abs=1e-6)


def test_an_entity_put_in_between_changes_the_share_of_volume_but_not_that_of_throughput() -> None:
    direct = circularity(graph([(1, 2, 2), (2, 3, 1), (3, 1, 1)]))
    through = circularity(graph([(1, 4, 2), (4, 2, 2), (2, 3, 1), (3, 1, 1)]))
    assert direct.throughput_share == pytest.approx(through.throughput_share)
    assert through.volume_share != pytest.approx(direct.volume_share)


def test_without_money_there_is_no_share() -> None:
    told = circularity(graph([], nodes=["A"]))
    assert (told.total, told.greatest_share, told.volume_share, told.throughput_share) == (0, None, None, None)


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_what_no_flow_can_be_is_refused(amount: float) -> None:
    with pytest.raises(InvalidFlowError, match="cannot pay"):
        graph([("A", "B", amount)])


def test_more_cycles_than_can_be_weighed_are_refused() -> None:
    whole = graph([(u, v, 1.0) for u in range(7) for v in range(7) if u != v])
    with pytest.raises(TooManyCyclesError, match="more than 100 cycles"):
        weighted(whole, most=100)
