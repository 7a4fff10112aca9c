"""Sums that no text tells: within what both sides have room for, spread or packed, and never a guess from nothing."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.stress.exposures import greatest, maximum_entropy, minimum_density

ROOM = st.one_of(st.just(float("nan")), st.integers(0, 40).map(float))
SIZE = 4
CELLS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), min_size=1, max_size=8, unique=True)
ROOMS = st.lists(ROOM, min_size=SIZE, max_size=SIZE)


def arrays(cells: list[tuple[int, int]], *rooms: list[float]) -> tuple[np.ndarray, ...]:
    return tuple(np.array([cell[side] for cell in cells]) for side in (0, 1)) + tuple(map(np.array, rooms))


@pytest.mark.parametrize("estimate", [maximum_entropy, minimum_density])
@given(CELLS, ROOMS, ROOMS)
@settings(deadline=None)
def test_estimates_keep_within_the_rooms_of_both_sides(estimate, cells, rows, columns) -> None:  # type: ignore[no-untyped-def]
    row, column, room, need = arrays(cells, rows, columns)
    found, most = estimate(row, column, room, need), greatest(row, column, room, need)
    assert (np.isnan(found) == np.isnan(most)).all()
    told = np.nan_to_num(found)
    assert (told >= 0).all()
    for side, rooms in ((row, room), (column, need)):
        used = np.bincount(side, told, SIZE)
        known = ~np.isnan(rooms)
        assert (used[known] <= rooms[known] * (1 + 1e-6) + 1e-6).all()


@given(CELLS, ROOMS, ROOMS, st.sampled_from([0.001, 7.0, 1e9]))
@settings(deadline=None)
def test_the_unit_of_money_decides_nothing(
    cells: list[tuple[int, int]], rows: list[float], columns: list[float], by: float
) -> None:
    row, column, room, need = arrays(cells, rows, columns)
    for estimate in (maximum_entropy, minimum_density):
        before, after = estimate(row, column, room, need), estimate(row, column, room * by, need * by)
        np.testing.assert_allclose(after, before * by, rtol=1e-5, atol=1e-5 * by)


def test_the_likeliest_is_spread_evenly_and_the_sparsest_is_packed() -> None:
    row, column, room, need = arrays([(0, 0), (0, 1), (1, 0), (1, 1)], [6.0, 6.0], [6.0, 6.0])
    spread, packed = (estimate(row, column, room, need) for estimate in (maximum_entropy, minimum_density))
    np.testing.assert_allclose(spread, spread[0], rtol=1e-9)
    assert sorted(packed.tolist()) == [0.0, 0.0, 6.0, 6.0]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_cells_does_not_move_the_likeliest(order: tuple[int, ...]) -> None:
    cells = [(0, 0), (0, 1), (1, 1)]
    told = maximum_entropy(*arrays(cells, [5.0, 3.0], [4.0, 9.0]))
    turned = maximum_entropy(*arrays([cells[place] for place in order], [5.0, 3.0], [4.0, 9.0]))
    np.testing.assert_allclose(turned, told[list(order)], rtol=1e-9)


def test_of_what_neither_side_reports_nothing_is_said() -> None:
    told = arrays([(0, 0)], [float("nan")], [float("nan")])
    assert all(np.isnan(estimate(*told)).all() for estimate in (greatest, maximum_entropy, minimum_density))
