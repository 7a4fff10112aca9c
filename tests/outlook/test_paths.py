"""The laws of the outlook's accounts, and small economies reckoned by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import InvalidBalanceSheetError
from halqa.outlook.capacity import NEVER, Promises
from halqa.outlook.economy import (
    BANKS,
    INVESTORS,
    ROWS,
    SECTORS,
    Economy,
    Firms,
    Streams,
    Transaction,
    require_economy,
)
from halqa.outlook.kernel import TOLD
from halqa.outlook.paths import Paths, counts_of, paths, paths_of
from halqa.outlook.world import drawn, middle
from tests.outlook.build import SPAN, base, economy, promises

SEEDS = st.integers(0, 10_000)
CERTAIN = """{name: t, seed: 1, until: 2028-12, assumptions: {demand_growth_other: 0, demand_growth_long_run: 0,
demand_noise: 0, window_open: 0, interest_rate: 0.12, debt_years: 50, cost_share_other: 0, capex_to_depreciation: 9}}"""


def told(found: Paths, name: str) -> np.ndarray[Any, Any]:
    return found.found.told[:, :, TOLD.index(name), :]


def two(cash: float, revenue: float, monthly: float, **streams: Any) -> tuple[Economy, Promises]:
    """Return two parties of known books and one promise of 24 months, from the first to the second."""
    zeros = np.zeros(2)
    firms = Firms(
        is_open=np.zeros(2, np.bool_),
        type=np.full(2, 4),
        cash=np.array([cash, 0.0]),
        debt=zeros,
        value=zeros,
        revenue=np.array([revenue, 0.0]),
        costs=zeros,
        capex=zeros,
        whole_revenue=np.array([revenue, 0.0]),
        bought=zeros,
        raised=zeros,
    )
    one = {
        "payer": np.array([0]),
        "payee": np.array([1]),
        "row": np.array([int(Transaction.GOODS)]),
        "is_lent": np.array([False]),
        "chance": np.ones(1),
        "low": np.ones(1),
        "high": np.ones(1),
        "first": np.array([0]),
        "starts": np.array([0, 24]),
        "by_month": np.full(24, monthly),
        **streams,
    }
    found = require_economy(Economy(firms, Streams(**one)))
    return found, promises(found)


def certain(found: Economy, promised: Promises, text: str = CERTAIN) -> Paths:
    scenario = base(text)
    nothing = promised._replace(**{name: column[:0] for name, column in promised._asdict().items()})
    return paths_of(found, nothing, scenario, SPAN, middle(found, counts_of(scenario, nothing), SPAN))


@settings(max_examples=25)
@given(SEEDS, st.floats(0, 100))
def test_every_row_and_column_of_every_month_is_zero_and_the_hidden_equation_holds(seed: int, cash: float) -> None:
    held, scenario = economy(seed, cash=cash), base()
    matrices = np.zeros((2, SPAN.months, ROWS, held.parties + len(SECTORS)))
    promised = promises(held, seed)
    chance = drawn(held, counts_of(scenario, promised), SPAN, seed, range(2))
    found = paths_of(held, promised, scenario, SPAN, chance, matrices)
    gross = np.abs(matrices).sum(axis=(2, 3)) / 2
    assert (np.abs(matrices.sum(axis=3)).max(axis=2) <= 1e-9 * gross).all()  # each payment has a payer and a payee
    assert (np.abs(matrices.sum(axis=2)).max(axis=2) <= 1e-9 * gross).all()  # each uses what it gets
    assert found.found.imbalance.max() <= 1e-9


@settings(max_examples=25)
@given(SEEDS)
def test_nobody_pays_more_than_is_due_and_cash_is_never_below_nothing(seed: int) -> None:
    held = economy(seed)
    found = paths(held, promises(held, seed), base(), SPAN, range(8))
    due, unpaid = told(found, "dues"), told(found, "unpaid")
    assert (unpaid >= -1e-9).all()
    assert (unpaid <= due * (1 + 1e-12)).all()
    assert (told(found, "cash") >= -1e-9 * (1 + due)).all()
    assert (found.found.lost >= 0).all()


@settings(max_examples=15)
@given(SEEDS, st.sampled_from([1e-3, 7.0, 1e9]))
def test_scaling_all_money_scales_every_result(seed: int, times: float) -> None:
    one, other = economy(seed), economy(seed, scale=times)
    empty = promises(one)._replace(**{name: column[:0] for name, column in promises(one)._asdict().items()})
    chance = drawn(one, counts_of(base(), empty), SPAN, 3, range(4))
    small, large = (paths_of(held, empty, base(), SPAN, chance) for held in (one, other))
    assert large.found.told == pytest.approx(small.found.told * times, rel=1e-6, abs=1e-9 * times)
    assert (large.found.failed == small.found.failed).all()


def test_a_path_is_the_same_in_whatever_company_it_is_computed() -> None:
    held = economy(5)
    promised, scenario = promises(held), base()
    whole = paths(held, promised, scenario, SPAN, range(9))
    parts = [paths(held, promised, scenario, SPAN, each) for each in (range(4), range(4, 9))]
    assert whole.found.told.tobytes() == np.concatenate([part.found.told for part in parts]).tobytes()
    assert len({path.tobytes() for path in whole.found.told}) == 9


def test_runway_ends_in_the_month_in_which_money_does() -> None:
    found = certain(*two(cash=100.0, revenue=10.0, monthly=20.0))
    assert found.found.dry[0].tolist() == [10, -1]  # 100 of cash, 10 a month too little: gone after ten months
    assert found.found.failed[0].tolist() == [10, -1]
    assert told(found, "gap")[0, :, 0].tolist() == pytest.approx([0, 0, 0, 20, 30, 30, 30, 30, 0, 0])
    assert told(found, "unpaid")[0, :, 0].tolist() == pytest.approx([0, 0, 0, 20, 30, 30, 30, 30, 0, 0])
    assert found.found.lost[0, 0] == pytest.approx(140)


def test_who_has_enough_pays_all_and_needs_nobody() -> None:
    found = certain(*two(cash=1000.0, revenue=10.0, monthly=20.0))
    assert found.found.failed.max() == found.found.dry.max() == -1
    assert told(found, "unpaid").max() == told(found, "gap").max() == 0
    assert told(found, "cash")[0, -1].tolist() == pytest.approx([1000 + 30 * 10 - 24 * 20, 24 * 20])


def test_promised_credit_is_drawn_before_its_time_by_who_lacks_money() -> None:
    loan = {"payer": np.array([0, 2 + INVESTORS]), "payee": np.array([1, 0]), "row": np.array([2, 7])}
    months = {"by_month": np.concatenate([np.full(24, 20.0), np.full(20, 10.0)]), "starts": np.array([0, 24, 44])}
    rest = {"is_lent": np.array([False, True]), "first": np.array([0, 12])}
    ones = {name: np.ones(2) for name in ("chance", "low", "high")}
    found = certain(*two(100.0, 10.0, 20.0, **loan, **months, **rest, **ones))
    assert told(found, "receipts")[0, :4, 0].sum() > 0  # the loan was promised from the thirteenth month on
    assert told(found, "receipts")[0, :, 0].sum() == pytest.approx(200)  # and not a dollar more than promised
    assert found.found.failed[0, 0] == -1  # without it money would have ended after ten months


def test_who_failed_gets_no_money_that_was_promised_to_it() -> None:
    stake = {"payer": np.array([0, 2 + INVESTORS]), "payee": np.array([1, 0]), "row": np.array([2, 5])}
    months = {"by_month": np.array([20.0] * 24 + [500.0]), "starts": np.array([0, 24, 25]), "first": np.array([0, 15])}
    ones = {name: np.ones(2) for name in ("chance", "low", "high")}
    found = certain(*two(100.0, 10.0, 20.0, **stake, **months, **ones, is_lent=np.zeros(2, np.bool_)))
    assert found.found.failed[0, 0] == 10
    assert told(found, "receipts")[0, :, 0].sum() == 0


def test_no_round_and_no_loan_while_the_window_is_shut() -> None:
    held = economy(2, cash=0.0)
    shut = base("{name: t, seed: 1, until: 2028-12, steps: [{what: window, from: 2026-10, until: 2027-09, times: 0}]}")
    found = paths(held, promises(held), shut, SPAN, range(50))
    free = paths(held, promises(held), base(), SPAN, range(50))
    for name in ("raised", "borrowed"):
        assert told(found, name)[:, 1:5].max() == 0
        assert told(free, name)[:, 1:5].max() > 0


def test_what_cannot_be_built_is_not_paid_for() -> None:
    held, promised = two(1000.0, 10.0, 20.0, first=np.array([3]))
    scenario = base(CERTAIN[:-2] + ", power_gw_per_year: 0}}")
    found = paths_of(held, promised, scenario, SPAN, middle(held, counts_of(scenario, promised), SPAN))
    assert found.built.delay[0, 0] == NEVER
    assert told(found, "dues").sum() == 0


def test_banks_hold_what_all_others_have() -> None:
    held, scenario = economy(3), base()
    matrices = np.zeros((1, SPAN.months, ROWS, held.parties + len(SECTORS)))
    promised = promises(held)
    paths_of(held, promised, scenario, SPAN, drawn(held, counts_of(scenario, promised), SPAN, 1, range(1)), matrices)
    money = matrices[0, :, Transaction.MONEY]
    assert money[:, held.parties + BANKS] == pytest.approx(
        -np.delete(money, held.parties + BANKS, axis=1).sum(axis=1), abs=1e-9
    )
    assert np.abs(money).max() > 0


def test_what_no_books_can_be_is_refused() -> None:
    held = economy(1)
    bad = held.firms._replace(revenue=-held.firms.revenue)
    with pytest.raises(InvalidBalanceSheetError, match="less than nothing"):
        require_economy(held._replace(firms=bad))
    with pytest.raises(InvalidBalanceSheetError, match="by or to nobody"):
        require_economy(held._replace(streams=held.streams._replace(payer=held.streams.payer + 99)))
