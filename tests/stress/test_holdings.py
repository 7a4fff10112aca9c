"""Stakes looked through: nothing is lost on the way, and failures come in waves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from halqa.errors import InvalidSharesError
from halqa.stress.holdings import looked_through, waves

STAKES = arrays.arrays(np.float64, (4, 4), elements=st.floats(0, 0.24)).map(lambda told: told * (1 - np.eye(4)))
ASSETS = arrays.arrays(np.float64, 4, elements=st.floats(0.1, 100))


@given(STAKES)
def test_every_asset_ends_with_the_owners_outside_whole(stakes: np.ndarray) -> None:
    np.testing.assert_allclose(looked_through(stakes).sum(axis=0), 1)


@given(STAKES, ASSETS, st.just(0.0) | st.floats(0.01, 2), st.just(0.0) | st.floats(0.01, 1))
def test_failing_costs_only_take_value_and_later_waves_need_earlier_ones(
    stakes: np.ndarray, assets: np.ndarray, level: float, cost: float
) -> None:
    seen = looked_through(stakes)
    told = waves(seen, assets, level * assets, cost * assets)
    assert (told.value <= seen @ assets + 1e-9).all()
    assert set(range(told.wave.max() + 1)) <= set(told.wave.tolist())
    assert ((told.wave < 0) == (told.value >= level * assets)).all()


def test_the_margin_says_how_near_it_was() -> None:
    told = waves(np.eye(2), np.array([0.99, 1.5]), np.ones(2), np.zeros(2))
    assert told.wave.tolist() == [0, -1]
    assert told.margin.round(6).tolist() == [-0.01, 0.5]


@pytest.mark.parametrize("stakes", [[[0, 1.0], [0, 0]], [[0.1, 0], [0, 0]], [[0, -0.1], [0, 0]], [[0, 0.6], [0, 0.5]]])
def test_stakes_that_leave_nothing_outside_are_refused(stakes: list[list[float]]) -> None:
    with pytest.raises(InvalidSharesError):
        looked_through(np.array(stakes))
