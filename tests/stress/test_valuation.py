"""What claims are worth before anyone fails: bounds, order, and the models that must agree with clearing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import NoSolutionError
from halqa.stress.balance_sheets import BalanceSheets, balance_sheets
from halqa.stress.cascade import cascade
from halqa.stress.clearing import clearing
from halqa.stress.default_probability import at_horizon, before_horizon, implied
from halqa.stress.distress import passed_on, passed_once
from halqa.stress.valuation import (
    as_cleared,
    as_failed,
    expected_as_cleared,
    expected_as_failed,
    expected_before_horizon,
    in_proportion,
    revalued,
)
from tests.stress.build import sheets

SHARES = st.lists(st.floats(0, 0.49), min_size=9, max_size=9)


@given(sheets(ranks=1))
@settings(deadline=None)
def test_claims_worth_what_is_cleared_leave_the_equity_that_clearing_leaves(told: BalanceSheets) -> None:
    due = told.due.sum(axis=0)
    found = clearing(told)
    left = found.available - due
    np.testing.assert_allclose(revalued(told, as_cleared(due)), left, atol=1e-6 * (1 + told.due.sum()))


@given(sheets(ranks=1), st.floats(0, 1))
@settings(deadline=None)
def test_only_the_failed_cost_their_lenders_something_by_furfine(told: BalanceSheets, recovery_rate: float) -> None:
    owed = told.dues.sum(axis=0)
    valued = revalued(told, as_failed(recovery_rate))
    lost = (1 - recovery_rate) * owed[cascade(told, recovery_rate) >= 0].sum(axis=0)
    np.testing.assert_allclose(valued, told.equity - lost, atol=1e-9 * (1 + told.due.sum()))


@given(sheets(ranks=1), st.floats(0.05, 1), st.floats(0.1, 0.9))
@settings(deadline=None, max_examples=40)
def test_no_model_finds_a_claim_worth_less_than_nothing_or_more_than_its_sum(
    told: BalanceSheets, sigma: float, recovery_rate: float
) -> None:
    due = told.due.sum(axis=0)
    least, near = told.assets - due, 1e-9 * (1 + told.due.sum() + told.assets.sum())
    for value in (
        as_cleared(due),
        as_failed(recovery_rate),
        in_proportion(told.equity),
        expected_as_failed(told.assets, recovery_rate, sigma),
        expected_before_horizon(told.assets, recovery_rate, sigma),
        expected_as_cleared(told.assets, due, recovery_rate, sigma),
    ):
        found = revalued(told, value)
        assert (found >= least - near).all()
        assert (found <= told.equity + near).all()


@given(sheets(ranks=1))
@settings(deadline=None)
def test_without_a_shock_distress_takes_nothing_from_those_who_are_worth_something(told: BalanceSheets) -> None:
    rich = balance_sheets(told.dues[0], told.assets + told.due.sum() + 1, told.outside[0])
    np.testing.assert_allclose(revalued(rich, in_proportion(rich.equity)), rich.equity, rtol=1e-9)


@given(SHARES, st.floats(0, 1))
def test_distress_that_goes_round_is_never_less_than_distress_passed_once(shares: list[float], first: float) -> None:
    impact = np.array(shares).reshape(3, 3) * (1 - np.eye(3))
    psi = np.array([first, 0, 0])
    assert (passed_on(impact, psi) >= passed_once(impact, psi) - 1e-12).all()


@given(st.floats(-5, 12), st.floats(0.02, 2))
def test_touching_the_barrier_on_the_way_is_likelier_than_ending_below_it(equity: float, sigma: float) -> None:
    assets, worth = np.array([10.0]), np.array([equity])
    ends, touches = float(at_horizon(worth, assets, sigma)[0]), float(before_horizon(worth, assets, sigma)[0])
    assert 0 <= ends <= touches + 1e-12
    assert touches <= 1 + 1e-9


def test_who_owes_nothing_never_fails_and_who_owes_more_than_it_has_has_failed() -> None:
    worth, assets = np.array([10.0, -1.0]), np.array([10.0, 10.0])
    assert at_horizon(worth, assets, 0.3).tolist() == [0.0, 1.0]
    assert before_horizon(worth, assets, 0.3).tolist() == [0.0, 1.0]


@given(st.floats(1, 100), st.floats(0.1, 1.2), st.floats(1, 100))
@settings(deadline=None, max_examples=40)
def test_implied_assets_are_the_equity_and_what_the_debt_is_worth(equity: float, sigma: float, debt: float) -> None:
    found = implied(equity, sigma, debt, 0.03, 1.0)
    assert found.assets == pytest.approx(equity + found.debt)
    assert 0 <= found.sigma <= sigma * (1 + 1e-9)
    assert found.debt <= debt * np.exp(-0.03) * (1 + 1e-6)


def test_values_that_never_settle_are_said_so() -> None:
    told = balance_sheets(np.array([[0, 1.0], [1.0, 0]]), np.ones(2))
    turn = iter(range(10**9))
    with pytest.raises(NoSolutionError, match="did not settle"):
        revalued(told, lambda _: np.full(2, float(next(turn) % 2)))
