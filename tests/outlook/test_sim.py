"""Model SIM against its own accounts: what is paid is received, what is saved is held, and it comes to rest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import InvalidSharesError
from halqa.outlook.sim import SECTORS, TRANSACTIONS, Habits, simulated, steady, transactions

SHARE = st.floats(0.05, 0.95)
HABITS = st.builds(Habits, tax_rate=SHARE, of_income=SHARE, of_money=SHARE)
SPENDING = st.lists(st.floats(0, 1000), min_size=1, max_size=12).map(np.array)
BOOK = Habits(tax_rate=0.2, of_income=0.6, of_money=0.4)


@given(SPENDING, HABITS, st.floats(0, 1000))
def test_each_row_and_column_of_the_transactions_is_zero_and_money_held_is_money_issued(
    spending: np.ndarray, habits: Habits, opening: float
) -> None:
    found = simulated(spending, habits, opening=opening)
    told = transactions(found, opening=opening)
    gross = 1 + np.abs(told).sum(axis=(1, 2))
    assert told.shape == (spending.size, len(TRANSACTIONS), len(SECTORS))
    assert (np.abs(told.sum(axis=2)) <= 1e-9 * gross[:, None]).all()
    assert (np.abs(told.sum(axis=1)) <= 1e-9 * gross[:, None]).all()
    assert (np.abs(found.hidden) <= 1e-9 * np.cumsum(gross)).all()


@given(SPENDING, HABITS, st.floats(0.01, 100))
def test_the_unit_of_money_decides_nothing(spending: np.ndarray, habits: Habits, by: float) -> None:
    np.testing.assert_allclose(
        simulated(spending * by, habits).income, by * simulated(spending, habits).income, rtol=1e-9, atol=1e-12
    )


@given(HABITS, st.floats(1, 1000))
def test_an_economy_at_rest_stays_at_rest(habits: Habits, spending: float) -> None:
    rest = steady(spending, habits)
    found = simulated(np.full(5, spending), habits, opening=rest.held)
    for name in ("income", "taxes", "disposable", "consumption", "held", "issued"):
        np.testing.assert_allclose(getattr(found, name), float(getattr(rest, name)), rtol=1e-9)


def test_it_comes_to_the_rest_that_the_book_tells() -> None:
    found = simulated(np.full(200, 20.0), BOOK)
    rest = steady(20.0, BOOK)
    assert found.income[-1] == pytest.approx(100)
    assert [float(rest.income), float(rest.taxes), float(rest.disposable), float(rest.consumption)] == pytest.approx(
        [100, 20, 80, 80]
    )
    assert found.held[-1] == pytest.approx(float(rest.held)) == pytest.approx(80)


def test_draws_stand_side_by_side_and_do_not_touch() -> None:
    rates = np.array([0.2, 0.3, 0.5])
    together = simulated(np.full((8, 3), 20.0), Habits(tax_rate=rates, of_income=0.6, of_money=0.4))
    for draw, rate in enumerate(rates):
        alone = simulated(np.full(8, 20.0), Habits(tax_rate=float(rate), of_income=0.6, of_money=0.4))
        np.testing.assert_array_equal(together.income[:, draw], alone.income)


@pytest.mark.parametrize(
    ("tax_rate", "of_income", "of_money"),
    [(-0.1, 0.6, 0.4), (0.2, 1.2, 0.4), (0.2, 0.6, float("nan")), (0.0, 1.0, 0.4)],
)
def test_what_is_no_share_or_has_no_bound_is_refused(tax_rate: float, of_income: float, of_money: float) -> None:
    with pytest.raises(InvalidSharesError):
        Habits(tax_rate=tax_rate, of_income=of_income, of_money=of_money)


def test_without_taxes_nothing_comes_to_rest() -> None:
    with pytest.raises(InvalidSharesError, match="no steady state"):
        steady(20.0, Habits(tax_rate=0.0, of_income=0.6, of_money=0.4))
