"""Shortages against the equations themselves, swept over all parties until nothing moves, and their laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.stress import Goods, shortage_by_sweeps
from halqa.errors import InvalidSharesError
from halqa.stress.supply import shortage, supply, systemic_risk

PARTIES, TRADES = 6, 3
SALES = st.lists(
    st.tuples(st.integers(0, PARTIES - 1), st.integers(0, PARTIES - 1), st.floats(0.1, 100)),
    min_size=1,
    max_size=20,
    unique_by=lambda sale: sale[:2],
)
TRADE = st.lists(st.integers(0, TRADES - 1), min_size=PARTIES, max_size=PARTIES)
ESSENTIAL = st.lists(st.booleans(), min_size=TRADES**2, max_size=TRADES**2)
LEFT = st.lists(st.floats(0, 1), min_size=PARTIES, max_size=PARTIES)
Sales = list[tuple[int, int, float]]


def arrays(sales: Sales, trade: list[int], essential: list[bool]) -> Goods:
    seller, buyer = (np.array([sale[side] for sale in sales]) for side in (0, 1))
    value = np.array([sale[2] for sale in sales])
    return seller, buyer, value, np.array(trade), np.array(essential).reshape(TRADES, TRADES)


@given(SALES, TRADE, ESSENTIAL, LEFT)
@settings(deadline=None)
def test_what_is_told_edge_by_edge_is_what_sweeps_over_all_find(
    sales: Sales, trade: list[int], essential: list[bool], left: list[float]
) -> None:
    told = arrays(sales, trade, essential)
    found = shortage(supply(*told), np.array([left]))
    down, up = shortage_by_sweeps(told, np.array(left), near=1e-15)
    np.testing.assert_allclose(found.down[0], down, atol=1e-7)
    np.testing.assert_allclose(found.up[0], up, atol=1e-7)


@given(SALES, TRADE, ESSENTIAL, st.floats(0.001, 1000))
@settings(deadline=None)
def test_the_unit_of_money_decides_nothing(sales: Sales, trade: list[int], essential: list[bool], by: float) -> None:
    seller, buyer, value, kind, is_essential = arrays(sales, trade, essential)
    before = systemic_risk(supply(seller, buyer, value, kind, is_essential))
    np.testing.assert_allclose(systemic_risk(supply(seller, buyer, value * by, kind, is_essential)), before, atol=1e-9)


@given(SALES, TRADE, LEFT)
@settings(deadline=None)
def test_an_essential_input_hurts_no_less_than_one_of_many(sales: Sales, trade: list[int], left: list[float]) -> None:
    needed, of_many = (
        shortage(supply(*arrays(sales, trade, [flag] * TRADES**2)), np.array([left])).left for flag in (True, False)
    )
    assert (needed <= of_many + 1e-9).all()


def test_without_a_shock_nothing_is_lost() -> None:
    goods = supply(*arrays([(0, 1, 1.0), (1, 0, 1.0)], [0] * PARTIES, [True] * TRADES**2))
    assert (shortage(goods, np.ones((1, PARTIES))).left == 1).all()


def test_what_others_make_good_is_not_lacking() -> None:
    told = arrays([(0, 1, 1.0)], [0] * PARTIES, [True] * TRADES**2)
    cut_off = 1 - np.eye(PARTIES)[:1]
    replaceable = np.array([0.75, 0, 0, 0, 0, 0])
    assert shortage(supply(*told), cut_off).down[0, 1] == 0
    assert shortage(supply(*told, replaceable=replaceable), cut_off).down[0, 1] == 0.75


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan")])
def test_goods_without_a_value_are_refused(value: float) -> None:
    with pytest.raises(InvalidSharesError):
        supply(np.array([0]), np.array([1]), np.array([value]), np.zeros(2, dtype=int), np.ones((1, 1), dtype=bool))


def test_a_party_cannot_make_more_than_all_it_made() -> None:
    goods = supply(*arrays([(0, 1, 1.0)], [0] * PARTIES, [True] * TRADES**2))
    with pytest.raises(InvalidSharesError):
        shortage(goods, np.full((1, PARTIES), 1.5))
