"""What is paid: the laws of clearing, and the exact answer against a linear programme and against sweeps."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from halqa.errors import InvalidBalanceSheetError, InvalidShareError
from halqa.stress.balance_sheets import BalanceSheets, balance_sheets
from halqa.stress.clearing import clearing
from halqa.stress.clearing_kernel import payments
from tests.stress.build import sheets

NEAR = 1e-7
SHARE = st.floats(0, 1)


def by_linear_programme(told: BalanceSheets) -> np.ndarray:
    """Return the payments of Eisenberg and Noe: the greatest p with p <= due and p <= assets + what comes in."""
    due = told.due[0]
    share = np.divide(told.dues[0], due[:, None], out=np.zeros_like(told.dues[0]), where=due[:, None] > 0)
    rows = np.eye(due.size) - share.T
    return np.asarray(linprog(-np.ones(due.size), A_ub=rows, b_ub=told.assets, bounds=np.stack([0 * due, due], 1)).x)


@given(sheets(ranks=1))
@settings(deadline=None, max_examples=60)
def test_it_is_the_optimum_of_the_linear_programme(told: BalanceSheets) -> None:
    np.testing.assert_allclose(clearing(told).total, by_linear_programme(told), atol=1e-6)


@given(sheets(), SHARE, SHARE)
@settings(deadline=None)
def test_each_pays_all_that_is_due_or_all_that_it_has_and_no_rank_before_the_one_above(
    told: BalanceSheets, of_assets: float, of_dues: float
) -> None:
    found = clearing(told, recovery_of_assets=of_assets, recovery_of_dues=of_dues)
    due, near = told.due, NEAR * (1 + told.due.sum())
    assert (found.paid >= 0).all()
    assert (found.paid <= due + near).all()
    for above in range(len(due) - 1):
        assert ((found.paid[above] >= due[above] - near) | (found.paid[above + 1] <= near)).all()
    share = np.divide(told.dues, due[:, :, None], out=np.zeros_like(told.dues), where=due[:, :, None] > 0)
    got = (found.paid[:, :, None] * share).sum(axis=(0, 1))
    left = np.where(found.is_failed, of_assets * told.assets + of_dues * got, told.assets + got)
    np.testing.assert_allclose(found.total, np.minimum(due.sum(axis=0), left), atol=near)


@given(sheets(), SHARE, SHARE)
@settings(deadline=None)
def test_many_scenarios_at_once_give_what_each_gives_alone(
    told: BalanceSheets, of_assets: float, of_dues: float
) -> None:
    levels = np.array([0.0, 0.3, 1.0, 2.0])[:, None] * told.assets
    swept = payments(told, levels, recovery_of_assets=of_assets, recovery_of_dues=of_dues, near=1e-14)
    for assets, found in zip(levels, swept, strict=True):
        alone = clearing(replace(told, assets=assets), recovery_of_assets=of_assets, recovery_of_dues=of_dues)
        np.testing.assert_allclose(found, alone.total, atol=1e-6 * (1 + told.due.sum()))


@given(sheets(), st.integers(0, 4), st.floats(0.01, 50), SHARE)
@settings(deadline=None)
def test_more_cash_never_lowers_a_payment(told: BalanceSheets, at: int, more: float, kept: float) -> None:
    richer = told.assets.copy()
    richer[at % richer.size] += more
    before = clearing(told, recovery_of_assets=kept, recovery_of_dues=kept).paid
    after = clearing(replace(told, assets=richer), recovery_of_assets=kept, recovery_of_dues=kept).paid
    assert (after >= before - NEAR * (1 + told.due.sum())).all()


@given(sheets(), st.floats(0.001, 1000))
@settings(deadline=None)
def test_twice_the_money_is_twice_the_payments(told: BalanceSheets, by: float) -> None:
    scaled = BalanceSheets(dues=told.dues * by, outside=told.outside * by, assets=told.assets * by)
    found, of_scaled = clearing(told), clearing(scaled)
    np.testing.assert_allclose(of_scaled.paid, found.paid * by, atol=NEAR * by * (1 + told.due.sum()))


@given(sheets(), st.permutations(range(5)))
@settings(deadline=None)
def test_the_order_of_the_parties_decides_nothing(told: BalanceSheets, turned_to: list[int]) -> None:
    order = np.array([at for at in turned_to if at < told.assets.size])
    turned = BalanceSheets(
        dues=told.dues[:, order][:, :, order], outside=told.outside[:, order], assets=told.assets[order]
    )
    np.testing.assert_allclose(clearing(turned).paid, clearing(told).paid[:, order], atol=NEAR * (1 + told.due.sum()))


def test_who_can_pay_all_by_itself_does_not_fail() -> None:
    found = clearing(balance_sheets(np.array([[0, 2.0], [0, 0]]), np.array([2.0, 0])))
    assert not found.is_failed.any()
    assert found.round.tolist() == [-1, -1]


def test_a_ring_that_owes_itself_the_same_needs_no_cash() -> None:
    ring = np.array([[0, 5.0, 0], [0, 0, 5.0], [5.0, 0, 0]])
    assert clearing(balance_sheets(ring, np.zeros(3))).total.tolist() == [5.0, 5.0, 5.0]


def test_failures_come_in_rounds() -> None:
    chain = np.array([[0, 4.0, 0, 0], [0, 0, 4.0, 0], [0, 0, 0, 4.0], [0, 0, 0, 0]])
    found = clearing(balance_sheets(chain, np.array([1.0, 1.0, 1.0, 0])))
    assert found.round.tolist() == [0, 1, 2, -1]
    assert found.total.tolist() == [1.0, 2.0, 3.0, 0.0]


def test_the_senior_are_paid_before_the_others_get_anything() -> None:
    dues = np.zeros((2, 3, 3))
    dues[0, 0, 1], dues[1, 0, 2] = 6.0, 6.0
    told = BalanceSheets(dues=dues, outside=np.zeros((2, 3)), assets=np.array([7.0, 0, 0]))
    assert clearing(told).paid[:, 0].tolist() == [6.0, 1.0]


@pytest.mark.parametrize("kept", [-0.1, 1.1, float("nan")])
def test_what_is_left_of_a_failed_party_is_a_share(kept: float) -> None:
    told = balance_sheets(np.zeros((1, 1)), np.ones(1))
    with pytest.raises(InvalidShareError):
        clearing(told, recovery_of_assets=kept)
    with pytest.raises(InvalidShareError):
        payments(told, np.ones((1, 1)), recovery_of_dues=kept)


@pytest.mark.parametrize(
    ("dues", "assets"),
    [
        (np.zeros((2, 3)), np.ones(2)),
        (np.array([[0, -1.0], [0, 0]]), np.ones(2)),
        (np.array([[0, np.nan], [0, 0]]), np.ones(2)),
        (np.array([[1.0, 0], [0, 0]]), np.ones(2)),
        (np.zeros((2, 2)), np.array([1.0, np.inf])),
    ],
)
def test_balance_sheets_that_cannot_be_are_refused(dues: np.ndarray, assets: np.ndarray) -> None:
    with pytest.raises(InvalidBalanceSheetError):
        balance_sheets(dues, assets)
