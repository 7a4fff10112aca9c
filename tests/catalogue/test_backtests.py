"""The plans of backtests: whole, in the range of the model, and each outcome cited or told by the ledger."""

from dataclasses import fields

import pytest

from halqa.catalogue.backtests import NAMES, plan
from halqa.catalogue.reference import rows
from halqa.errors import UnknownBacktestError
from halqa.outlook.vendor_credit import Conduct


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_draws_each_habit_of_its_model_and_no_other(name: str) -> None:
    told = plan(name)
    assert [one.id for one in told.assumptions] == [one.name for one in fields(Conduct)]
    assert all(0 <= one.low < one.high for one in told.assumptions)
    assert told.start < told.end
    assert told.fitted_on in {target.id for target in told.targets}


@pytest.mark.parametrize("name", NAMES)
def test_each_outcome_is_told_by_a_row_of_the_book(name: str) -> None:
    told = plan(name)
    figures = {row["id"] for row in rows("figures", told.book)}
    events = {row["id"] for row in rows("events", told.book)}
    for target in told.targets:
        assert told.start < target.day <= told.end
        assert set(target.figures) <= figures
        assert set(target.facts) <= events
        assert (target.low is None) != bool(target.facts), target.id


def test_a_backtest_that_does_not_ship_is_refused() -> None:
    with pytest.raises(UnknownBacktestError, match="There is: telecom"):
        plan("railways")
