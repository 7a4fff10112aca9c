"""A shock goes through a system: the laws that hold for every system and shock, and what each mechanism does."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import InvalidBalanceSheetError, InvalidShareError
from halqa.stress.course import ALL, failures
from halqa.stress.pressure import Pressure
from halqa.stress.system import MECHANISMS, Mechanism, Role, System, Terms
from tests.stress.systems import MONTHS, gone, quiet, shocked, system, systems

NEAR = 1e-6
Shocked = tuple[System, Pressure]


def at(mechanism: Mechanism) -> int:
    return MECHANISMS.index(mechanism)


def failing(told: System, party: int, month: int = 0) -> Pressure:
    fails = np.zeros((told.months, told.cash.size), dtype=np.bool_)
    fails[month:, party] = True
    return replace(quiet(told), fails=fails)


def lowered(told: System, name: str, party: int, share: float) -> Pressure:
    shares = np.ones((told.months, told.cash.size))
    shares[:, party] = share
    changed: dict[str, Any] = {name: shares}
    return replace(quiet(told), **changed)


# --- laws ------------------------------------------------------------------------------------------------------------


@given(systems())
@settings(deadline=None)
def test_without_a_shock_nobody_fails_and_nothing_is_lost(told: System) -> None:
    found = gone(told, quiet(told))
    assert (found.failed_in == -1).all()
    assert np.abs(found.lost(told)).max(initial=0.0) <= NEAR


@given(shocked())
@settings(deadline=None)
def test_nobody_pays_more_than_is_asked_and_no_loss_is_negative(given_: Shocked) -> None:
    told, pressure = given_
    found = gone(told, pressure)
    for month in found.months:
        assert (month.paid.usd <= month.asked + NEAR).all()
        assert (month.paid.usd >= -NEAR).all()
    assert (found.lost(told) >= -NEAR).all()


@given(shocked())
@settings(deadline=None)
def test_money_is_conserved_in_every_month(given_: Shocked) -> None:
    told, pressure = given_
    found = gone(told, pressure)
    cash, failed = told.cash, np.zeros(told.cash.size, dtype=np.bool_)
    for month in found.months:
        failed = failed | month.by_shock
        had = ((cash + month.income) * ~failed).sum()
        went = month.paid.to_others.sum() + month.paid.wasted.sum()
        assert month.paid.cash.sum() == pytest.approx(had - went, abs=NEAR)
        recovered = told.into(month.settled.recovered) * ~(failed | month.paid.fails)
        np.testing.assert_allclose(month.cash, month.paid.cash - month.built + recovered, atol=NEAR)
        cash, failed = month.cash, failed | month.paid.fails


@given(shocked(), st.sampled_from([0.01, 8.0, 1e9]))
@settings(deadline=None)
def test_twice_the_money_is_twice_the_loss(given_: Shocked, by: float) -> None:
    told, pressure = given_
    sums = ("due", "balance", "cash", "sales", "running", "building", "owed", "repaid", "collateral", "value")
    scaled = replace(told, **{name: getattr(told, name) * by for name in sums})
    before, after = gone(told, pressure), gone(scaled, pressure)
    assert after.failed_in.tolist() == before.failed_in.tolist()
    np.testing.assert_allclose(after.lost(scaled), before.lost(told) * by, rtol=1e-6, atol=NEAR * by)


@given(shocked(), st.permutations(range(5)))
@settings(deadline=None)
def test_the_order_of_the_parties_decides_nothing(given_: Shocked, turned_to: list[int]) -> None:
    told, pressure = given_
    order = np.array([place for place in turned_to if place < told.cash.size])
    place = np.argsort(order)
    by_party: tuple[str, ...] = (
        "cash",
        "is_judged",
        "is_financier",
        "sales",
        "running",
        "building",
        "owed",
        "repaid",
        "collateral",
    )
    by_party += ("rents", "value", "is_listed", "replaceable", "trade")
    turned = replace(
        told,
        payer=place[told.payer],
        payee=place[told.payee],
        stakes=told.stakes[order][:, order],
        through=told.through[order][:, order],
        **{name: getattr(told, name)[order] for name in by_party},
    )
    moved = {name: getattr(pressure, name)[:, order] for name in ("fails", "pays", "funded", "ships", "sells")}
    after = gone(turned, replace(pressure, **moved, late=pressure.late[order]))
    before = gone(told, pressure)
    assert after.failed_in.tolist() == before.failed_in[order].tolist()
    np.testing.assert_allclose(after.lost(turned), before.lost(told)[order], atol=1e-5)


@given(shocked(), st.integers(0, 4), st.sampled_from([0.5, 5.0, 50.0]))
@settings(deadline=None)
def test_more_cash_makes_nobody_fail_and_lowers_no_payment(given_: Shocked, party: int, more: float) -> None:
    told, pressure = given_
    told = replace(told, is_judged=np.ones_like(told.is_judged), building=told.building * 0)
    richer = told.cash.copy()
    richer[party % richer.size] += more
    only = frozenset({Mechanism.PAYING})
    before, after = gone(told, pressure, only), gone(replace(told, cash=richer), pressure, only)
    assert ((after.failed_in == -1) | (before.failed_in >= 0)).all()
    assert sum(month.paid.usd.sum() for month in after.months) >= sum(m.paid.usd.sum() for m in before.months) - NEAR


# --- mechanisms ------------------------------------------------------------------------------------------------------


def test_who_fails_is_missed_by_its_sellers_and_pulls_down_who_lives_on_it() -> None:
    told = system(3, [(0, 1, Role.GOODS, 4.0), (1, 2, Role.GOODS, 4.0)], cash=np.array([1.0, 6.0, 1.0]))
    found = gone(told, failing(told, 0))
    assert found.failed_in.tolist() == [0, 1, -1]
    assert found.by_shock.tolist() == [True, False, False]
    assert found.lost(told)[1, at(Mechanism.PAYING)] == pytest.approx(4.0 * 2)
    assert found.shortfall[1] == pytest.approx(4.0 * Terms().take_or_pay - 2.0 * Terms().kept_of_assets)
    assert list(failures(found)) == [0, 1]


def test_without_the_mechanism_of_paying_nobody_is_pulled_down() -> None:
    told = system(3, [(0, 1, Role.GOODS, 4.0), (1, 2, Role.GOODS, 4.0)])
    found = gone(told, failing(told, 0), ALL - {Mechanism.PAYING})
    assert found.failed_in.tolist() == [0, -1, -1]


def test_who_pays_half_is_missed_by_half() -> None:
    told = system(2, [(0, 1, Role.GOODS, 4.0)])
    found = gone(told, lowered(told, "pays", 0, 0.5))
    assert found.lost(told)[1].tolist() == [2.0 * MONTHS, 0, 0, 0, 0]


def test_chips_that_are_not_shipped_are_missing_further_down_unless_that_is_switched_off() -> None:
    goods = [(1, 0, Role.GOODS, 4.0), (2, 1, Role.GOODS, 6.0)]  # 1 buys of 0, and sells to 2
    told = system(3, goods, sales=np.repeat([[0.0], [0.0], [9.0]], MONTHS, axis=1))
    lost = gone(told, lowered(told, "ships", 0, 0.5)).lost(told)[:, at(Mechanism.SUPPLY)]
    assert lost.tolist() == pytest.approx([2.0 * MONTHS, 3.0 * MONTHS, 4.5 * MONTHS])
    alone = gone(told, lowered(told, "ships", 0, 0.5), ALL - {Mechanism.SUPPLY}).lost(told)[:, at(Mechanism.SUPPLY)]
    assert alone.tolist() == pytest.approx([2.0 * MONTHS, 0.0, 0.0])


def test_capacity_that_comes_late_is_paid_late() -> None:
    told = system(2, [(0, 1, Role.GOODS, 4.0)])
    due = told.due.copy()
    due[:, : told.lead] = 0.0  # begins now
    told = replace(told, due=due)
    late = replace(quiet(told), late=np.array([0, 2]))
    assert gone(told, late).lost(told)[1, at(Mechanism.SUPPLY)] == 4.0 * 2


def test_when_the_window_shuts_who_spends_more_than_it_earns_lives_on_its_cash() -> None:
    told = system(1, [], cash=np.array([5.0]), running=np.full((1, MONTHS), 2.0))
    found = gone(told, replace(quiet(told), funded=np.zeros((MONTHS, 1))))
    assert found.failed_in.tolist() == [2]
    assert found.headroom[0] == pytest.approx(-0.5 * (2 - Terms().kept_of_assets), abs=1e-6)


def test_capital_spending_is_put_off_before_anyone_fails() -> None:
    told = system(1, [], cash=np.array([5.0]), building=np.full((1, MONTHS), 2.0))
    assert gone(told, replace(quiet(told), funded=np.zeros((MONTHS, 1)))).failed_in.tolist() == [-1]


def test_conditional_money_stops_in_distress_and_the_loan_of_a_vendor_is_drawn() -> None:
    legs = [(1, 0, Role.FUNDING, 1.0), (2, 0, Role.FUNDING, 1.0), (3, 0, Role.GOODS, 6.0), (0, 3, Role.GOODS, 1.0)]
    told = system(4, legs, cash=np.array([10.0, 9, 9, 0]), is_judged=np.array([True, True, True, False]))
    told = replace(told, is_conditional=(told.payer == 1), is_vendor=(told.payer == 2) & (told.role == Role.FUNDING))
    found = gone(told, failing(told, 3), terms=Terms(draw_speed=1.0))
    paid = np.stack([month.paid.usd for month in found.months])
    conditional, vendor = int(np.flatnonzero(told.is_conditional)[0]), int(np.flatnonzero(told.is_vendor)[0])
    assert paid[:, conditional].tolist() == [1.0, *[0.0] * (MONTHS - 1)]
    assert paid[:, vendor].tolist() == [1.0, MONTHS - 1.0, *[0.0] * (MONTHS - 2)]


def test_lenders_recover_what_the_chips_of_the_failed_bring_and_prices_fall_for_all() -> None:
    told = system(3, [(0, 1, Role.LOAN, 10.0)], collateral=np.array([5.0, 0.0, 5.0]))
    terms = Terms(kept_of_assets=1.0, price_impact=0.4, interest_rate=0.0)
    found = gone(told, failing(told, 0), terms=terms)
    left = 1 - 0.4 * 0.5
    assert found.lost(told)[1, at(Mechanism.PAYING)] == pytest.approx(10 - 5 * left)
    assert found.lost(told)[2, at(Mechanism.VALUE)] == pytest.approx(5 * (1 - left))


def test_a_guarantor_pays_for_whom_it_guarantees() -> None:
    told = system(2, [(0, 1, Role.GUARANTEE, 3.0)], cash=np.array([1.0, 2.0]))
    found = gone(told, failing(told, 0))
    assert found.lost(told)[1, at(Mechanism.PAYING)] == 3.0
    assert found.failed_in.tolist() == [0, 1]


def test_stakes_lose_what_the_firm_loses_through_holdings_of_holdings() -> None:
    stakes = np.array([[0, 0.5, 0], [0, 0, 0.5], [0, 0, 0]])
    told = system(3, [], stakes=stakes, value=np.array([100.0, 100.0, 100.0]))
    lost = gone(told, failing(told, 2)).lost(told)[:, at(Mechanism.VALUE)]
    assert lost.tolist() == pytest.approx([25.0, 50.0, 0.0])
    off = gone(told, failing(told, 2), ALL - {Mechanism.VALUE}).lost(told)
    assert not off.any()


def test_half_the_price_of_an_hour_is_half_the_sales_of_who_rents_out() -> None:
    told = system(2, [], sales=np.full((2, MONTHS), 4.0), rents=np.array([True, False]))
    found = gone(told, replace(quiet(told), price=np.full(MONTHS, 0.5)))
    assert found.lost(told)[:, at(Mechanism.DEMAND)].tolist() == [2.0 * MONTHS, 0.0]


# --- what cannot be --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [-0.1, 1.5, float("nan")])
def test_what_is_left_is_a_share(share: float) -> None:
    told = system(2, [])
    with pytest.raises(InvalidShareError):
        lowered(told, "sells", 0, share)


@pytest.mark.parametrize(
    "fields", [{"cash": np.array([np.nan, 1])}, {"cash": np.array([-1.0, 1])}, {"stakes": np.zeros((3, 3))}]
)
def test_systems_that_cannot_be_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidBalanceSheetError):
        replace(system(2, []), **fields)


def test_a_party_owes_nothing_to_itself() -> None:
    with pytest.raises(InvalidBalanceSheetError):
        system(2, [(0, 0, Role.GOODS, 1.0)])
