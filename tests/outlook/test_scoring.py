"""Scores against their definitions, pair by pair, and what makes them proper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from halqa.errors import InvalidShareError
from halqa.outlook.scoring import brier, crps, inside, rank_effects

DRAWS = arrays.arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100))


@given(DRAWS, st.floats(-100, 100))
def test_the_score_of_draws_is_that_of_all_pairs(draws: np.ndarray, outcome: float) -> None:
    pairs = np.abs(draws[:, None] - draws[None, :]).mean()
    assert crps(draws, outcome) == pytest.approx(np.abs(draws - outcome).mean() - pairs / 2, abs=1e-9)
    assert crps(draws, outcome) >= -1e-9


@given(DRAWS, st.floats(-100, 100), st.floats(-50, 50), st.floats(0.1, 10))
def test_a_score_moves_with_its_unit_and_not_with_its_zero(
    draws: np.ndarray, outcome: float, shift: float, by: float
) -> None:
    assert crps(by * draws + shift, by * outcome + shift) == pytest.approx(by * crps(draws, outcome), abs=1e-7)


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_a_constant_guess_is_scored_by_how_far_it_was_off(guess: float, outcome: float) -> None:
    assert crps(np.full(7, guess), outcome) == pytest.approx(abs(guess - outcome), abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_whoever_says_what_they_believe_has_the_best_brier_score_to_expect(belief: float, said: float) -> None:
    def expected(share: float) -> float:
        yes, no = (brier(np.array([share]), np.array([came])) for came in (True, False))
        return belief * yes + (1 - belief) * no

    assert expected(belief) <= expected(said) + 1e-12


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_not_scored(share: float) -> None:
    with pytest.raises(InvalidShareError):
        brier(np.array([share]), np.array([True]))


@given(DRAWS, st.floats(-100, 100), st.floats(0, 100))
def test_a_wider_range_holds_no_fewer_draws(draws: np.ndarray, low: float, width: float) -> None:
    assert inside(draws, low, low + width) <= inside(draws, low - 1, low + width + 1)
    assert inside(draws, -100, 100) == 1


@given(arrays.arrays(np.float64, 20, elements=st.integers(-50, 50)))
def test_ranks_know_order_alone(outcome: np.ndarray) -> None:
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(2, 20))
    np.testing.assert_allclose(rank_effects(inputs, outcome), rank_effects(np.exp(inputs), outcome**3), atol=1e-9)
    assert (np.abs(rank_effects(inputs, outcome)) <= 1).all()
