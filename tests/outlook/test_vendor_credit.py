"""Vendor credit by its laws: no credit from nowhere, no failure while the market is open, more cash never hurts."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import InvalidSharesError
from halqa.outlook.vendor_credit import Conduct, Course, Line, simulated

SHARE = st.floats(0, 1)
LINES = st.builds(Line, drawn=st.floats(0, 10), available=st.floats(0.1, 10), conditional=st.floats(0, 10))
HABITS = st.fixed_dictionaries(
    {one.name: SHARE for one in fields(Conduct)}
    | {"runway": st.floats(1, 36), "spread": st.floats(0, 1), "line_months": st.floats(6, 60)}
)
MONTHS, CUSTOMERS = 24, 8


def conduct(**told: float) -> Conduct:
    return Conduct(**{name: np.array([value, value]) for name, value in told.items()})


def course(line: Line, told: dict[str, float]) -> Course:
    return simulated(line, conduct(**told), MONTHS, CUSTOMERS, np.random.default_rng(5))


@given(LINES, HABITS)
@settings(max_examples=40)
def test_credit_comes_from_nowhere_else_and_what_is_lost_was_drawn(line: Line, told: dict[str, float]) -> None:
    found = course(line, told)
    assert (found.committed <= line.committed * (1 + 1e-9)).all()
    for stock in (found.drawn, found.available, found.conditional, found.lost, found.sales):
        assert (stock >= -1e-12).all()
    assert (np.diff(found.committed, axis=0) <= 1e-9).all()  # nothing is committed anew
    assert (np.diff(found.drawn, axis=0) >= -1e-12).all()
    assert (np.diff(found.failed, axis=0) >= 0).all()
    assert (found.lost <= found.drawn * (1 + 1e-9)).all()
    assert ((found.loss_rate <= 1 + 1e-9) & (found.drawn_share <= 1 + 1e-9)).all()
    assert ((found.lost > 0) <= (found.failed > 0)).all()


@given(LINES, HABITS)
@settings(max_examples=40)
def test_while_the_market_is_open_nobody_fails_and_sales_are_even(line: Line, told: dict[str, float]) -> None:
    found = course(line, told | {"shuts": 0.0})
    assert not found.failed.any()
    assert not found.is_shut.any()
    np.testing.assert_allclose(found.sales, 1)


@given(LINES, HABITS, st.floats(1, 3))
@settings(max_examples=60)
def test_more_cash_never_makes_more_customers_fail(line: Line, told: dict[str, float], times: float) -> None:
    poorer, richer = course(line, told), course(line, told | {"runway": told["runway"] * times})
    assert (richer.failed <= poorer.failed + 1e-12).all()


@given(LINES, HABITS, st.floats(0.01, 1000))
@settings(max_examples=40)
def test_the_unit_of_money_decides_nothing(line: Line, told: dict[str, float], by: float) -> None:
    parts: Any = {name: getattr(line, name) * by for name in ("drawn", "available", "conditional")}
    one, other = course(line, told), course(Line(**parts), told)
    np.testing.assert_allclose(other.drawn, one.drawn * by, rtol=1e-9)
    np.testing.assert_allclose(other.lost, one.lost * by, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(other.failed, one.failed)


@given(LINES, HABITS)
@settings(max_examples=20)
def test_the_same_seed_gives_the_same_course(line: Line, told: dict[str, float]) -> None:
    one, other = course(line, told), course(line, told)
    for each in fields(Course):
        np.testing.assert_array_equal(getattr(one, each.name), getattr(other, each.name))


def test_lines_are_drawn_when_nobody_else_lends() -> None:
    told = dict.fromkeys((one.name for one in fields(Conduct)), 0.0)
    told |= {"runway": 12.0, "line_months": 24.0, "cut": 0.5, "leaned": 1.0}
    line = Line(drawn=2, available=4, conditional=2)
    shut, opened = course(line, told | {"shuts": 1.0}), course(line, told)
    assert (shut.drawn_share[12] > opened.drawn_share[12] + 0.2).all()
    np.testing.assert_allclose(shut.drawn[12], 2 + 12 * 0.5 * 8 / 24)  # half of the needs of twelve months


def test_what_makes_no_line_and_no_habits_is_refused() -> None:
    with pytest.raises(InvalidSharesError, match="nothing is committed"):
        Line(drawn=0, available=0, conditional=0)
    with pytest.raises(InvalidSharesError, match="below nothing"):
        Line(drawn=-1, available=2, conditional=0)
    told = conduct(**dict.fromkeys((one.name for one in fields(Conduct)), 0.5))
    with pytest.raises(InvalidSharesError, match="one number a draw"):
        replace(told, cut=np.array([0.5]))
