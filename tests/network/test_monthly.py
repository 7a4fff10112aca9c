"""Who pays whom in which month: nothing is lost, nothing is counted twice, and no order matters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.errors import InvalidFlowError
from halqa.ledger.deals import deals as deals_of
from halqa.ledger.totals import totals
from halqa.model import Assumption, Condition, Deal, Instrument, Kind, Status
from halqa.network.firmness import State
from halqa.network.monthly import KINDS, OUTSIDE, MonthlyNetwork, monthly_network
from halqa.network.schedules import month
from halqa.sources.reference import reference
from halqa.sources.relations import relations
from halqa.units import Bound, Money, Period
from tests.network.deals import DAY, books, deal

JANUARY = month(date(2026, 1, 1))


def of(*deals: Deal) -> MonthlyNetwork:
    return monthly_network(deals, DAY, usd_per_unit)


def billions(network: MonthlyNetwork, state: State = State.ANNOUNCED, *months: int) -> dict[str, float]:
    return {name: float(usd) / 1e9 for name, usd in zip(network.deals, network.usd_in(state, *months), strict=True)}


# --- months ----------------------------------------------------------------------------------------------------------

# What a deal of 12 billion tells, and what it pays by year.
SCHEDULES: list[tuple[dict[str, Any], dict[int, float]]] = [
    ({"start": "2026", "end": "2028"}, {2026: 4, 2027: 4, 2028: 4}),
    ({"start": "2026-07", "end": "2027-06"}, {2026: 6, 2027: 6}),
    ({"start": "2026"}, {2026: 4, 2027: 4, 2028: 4}),  # three years are usual for a service
    ({"end": "2028-12"}, {2026: 4, 2027: 4, 2028: 4}),
    ({}, {2026: 4, 2027: 4, 2028: 4}),  # from the month in which it became known
    ({"known": None}, {2026: 10 / 3, 2027: 4, 2028: 4, 2029: 2 / 3}),  # from the month that one looks from
    ({"end": "2025-12"}, {2023: 4, 2024: 4, 2025: 4}),  # over before it became known
    ({"start": "2028", "end": "2026"}, {2028: 4, 2029: 4, 2030: 4}),  # no term at all
    ({"kind": Kind.EQUITY}, {2026: 12}),
    ({"status": Status.DONE, "paid": True}, {2026: 12}),
    ({"status": Status.DONE, "paid": True, "end": "2049", "kind": Kind.DEBT}, {2026: 12}),
    ({"status": Status.DONE, "paid": True, "start": "2025", "end": "2026"}, {2025: 6, 2026: 6}),
    ({"per": Period.YEAR, "start": "2026", "end": "2028"}, {2026: 12, 2027: 12, 2028: 12}),
    ({"per": Period.YEAR, "start": "2027"}, {2027: 12}),  # one period of it
    ({"per": Period.MONTH, "end": "2028"}, {2026: 12}),
]


@pytest.mark.parametrize(("fields", "by_year"), SCHEDULES)
def test_a_sum_is_paid_over_its_term(fields: dict[str, Any], by_year: dict[int, float]) -> None:
    network = of(deal("a", 12, **fields))
    found = {year: billions(network, State.ANNOUNCED, year * 12, year * 12 + 12)["a"] for year in range(2020, 2035)}
    assert {year: usd for year, usd in found.items() if usd} == pytest.approx(by_year)


def test_a_debt_is_not_paid_out_until_it_is_due_back() -> None:
    told, silent = of(deal("a", 5, kind=Kind.DEBT, end="2049")), of(deal("a", 5, kind=Kind.DEBT))
    assert told.months == silent.months


def test_capacity_that_is_to_be_built_is_paid_for_as_it_rises() -> None:
    network = of(deal("a", 10, kind=Kind.COMPUTE, start="2026", end="2030"))
    months = network.by_month
    assert (np.diff(months[:12]) > 0).all()
    assert months[12:] == pytest.approx(months[12])
    assert months.sum() == pytest.approx(10e9)


def test_a_month_that_is_covered_in_part_counts_in_part() -> None:
    network = of(deal("a", 1, start="2026-04-16", end="2026-06-30"))
    assert network.by_month * 2.5 / 1e9 == pytest.approx([0.5, 1, 1])


def test_what_was_taken_for_granted_is_said() -> None:
    assert of(deal("a", 1)).assumed == ((Assumption.START, Assumption.TERM),)
    assert of(deal("a", 1, start="2026", end="2027")).assumed == ((),)
    assert of(deal("a", 1, per=Period.YEAR, start="2026")).assumed == ((Assumption.ONE_PERIOD,),)


@pytest.mark.parametrize("end", ["9998-12-31", "9999", "2300"])
def test_a_term_beyond_all_measure_is_cut(end: str) -> None:
    network = of(deal("a", 1, start="2026", end=end))
    assert len(network.by_month) <= 60 * 12
    assert network.by_month.sum() == pytest.approx(1e9)


# --- states ----------------------------------------------------------------------------------------------------------

STATES: list[tuple[dict[str, Any], set[State]]] = [
    ({}, {State.ANNOUNCED, State.COMMITTED}),
    ({"status": Status.DONE}, {State.ANNOUNCED, State.COMMITTED}),
    ({"paid": True}, {State.ANNOUNCED, State.COMMITTED, State.PAID}),
    ({"paid": True, "kind": Kind.DEBT}, {State.ANNOUNCED, State.COMMITTED, State.PAID, State.DRAWN}),
    ({"paid": True, "instrument": Instrument.CREDIT}, {State.ANNOUNCED, State.COMMITTED, State.PAID, State.DRAWN}),
    ({"bound": Bound.UP_TO}, {State.ANNOUNCED}),
    ({"condition": Condition.OPTION, "paid": True}, {State.ANNOUNCED}),
    ({"status": Status.TALKS}, {State.DOUBTFUL}),
    ({"hearsay": True, "paid": True}, {State.DOUBTFUL}),
]


@pytest.mark.parametrize(("fields", "states"), STATES)
def test_money_is_told_apart_by_how_far_it_has_come(fields: dict[str, Any], states: set[State]) -> None:
    network = of(deal("a", 7, **fields))
    found = {state for state in State if state is not State.EXPECTED and network.usd_in(state).sum() == 7e9}
    assert found == states
    assert 0 < network.usd_in(State.EXPECTED).sum() <= 7e9


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.DENIED},
        {"status": Status.ENDED},
        {"kind": Kind.RIVALRY},
        {"kind": Kind.PARTNERSHIP},
        {"known": date(2026, 3, 2)},
    ],
)
def test_what_is_denied_ended_unknown_or_no_money_is_no_stream(fields: dict[str, Any]) -> None:
    assert len(of(deal("a", 1, **fields))) == 0


# --- who pays whom, and in what form ---------------------------------------------------------------------------------


def ends(network: MonthlyNetwork) -> list[tuple[str | None, str | None, bool]]:
    named = (*network.parties, None)
    return [
        (named[payer], named[payee], bool(kind))
        for payer, payee, kind in zip(network.payer, network.payee, network.is_in_kind, strict=True)
    ]


def test_what_moves_no_cash_comes_from_the_issuer_or_guarantor_and_stands_apart() -> None:
    flows = [
        deal("a", 1, "Meta", "AMD", kind=Kind.EQUITY, instrument=Instrument.WARRANT),
        deal("b", 1, "AMD", "Crusoe", kind=Kind.DEBT, instrument=Instrument.GUARANTEE),
        deal("c", 1, "AMD", "Crusoe", kind=Kind.COMPUTE, instrument=Instrument.BACKSTOP),
        deal("d", 1, "Meta", "AMD", kind=Kind.CHIPS),
    ]
    assert ends(of(*flows)) == [
        ("AMD", "Meta", True),
        ("AMD", "Crusoe", True),
        ("AMD", "Crusoe", True),
        ("Meta", "AMD", False),
    ]


def test_the_cash_of_an_acquisition_goes_to_sellers_outside() -> None:
    network = of(deal("a", 6, "Nvidia", "Groq", kind=Kind.ACQUISITION))
    assert (network.parties, network.payee.tolist()) == (("Nvidia",), [OUTSIDE])
    assert not network.is_inside.any()


def test_parties_are_merged_into_their_groups() -> None:
    network = of(
        deal("a", 1, "Core42", "G42"),
        deal("b", 2, "Core42", "Nvidia"),
        deal("c", 3, "G42", "Groq", kind=Kind.ACQUISITION),
    )
    merged = network.merged(lambda name: "G42" if name == "Core42" else name)
    assert ends(merged) == [("G42", "G42", False), ("G42", "Nvidia", False), ("G42", None, False)]
    assert billions(merged) == billions(network)


def test_a_sum_that_nobody_tells_is_not_zero() -> None:
    network = of(deal("a", None), deal("b", 5, currency="XYZ"), deal("c", 0))
    assert network.is_sized.tolist() == [False, False, True]
    assert billions(network) == {"a": 0, "b": 0, "c": 0}


@pytest.mark.parametrize("sum_", ["-1", "1e400"])
def test_a_sum_that_no_money_can_be_is_refused(sum_: str) -> None:
    with pytest.raises(InvalidFlowError):
        of(deal("a", sum_))


# --- parts and wholes ------------------------------------------------------------------------------------------------

PARTS: list[tuple[list[Deal], dict[str, float]]] = [
    # a part takes its dollars out of its whole
    (
        [deal("t", 60, payee="many"), deal("p", 10, part_of="t"), deal("q", 20, part_of="t")],
        {"t": 30, "p": 10, "q": 20},
    ),
    # parts never take more than there is
    ([deal("t", 30, payee="many"), deal("p", 40, part_of="t"), deal("q", 20, part_of="t")], {"p": 20, "q": 10}),
    # what is mere talk stays within the whole
    ([deal("t", 60, payee="many"), deal("p", 10, part_of="t", status=Status.TALKS)], {"t": 60}),
    # without a whole, or a sum of it, a part stands by itself
    ([deal("t", 60, payee="many", status=Status.ENDED), deal("p", 10, part_of="t")], {"p": 10}),
    ([deal("t", None, payee="many"), deal("p", 10, part_of="t")], {"p": 10}),
    # a part of a part
    ([deal("t", 60), deal("p", 30, part_of="t"), deal("q", 10, part_of="p")], {"t": 30, "p": 20, "q": 10}),
    # money that is handed on is a leg of its own
    ([deal("t", 20, "fund", "xAI"), deal("p", 20, "xAI", "Nvidia", part_of="t")], {"t": 20, "p": 20}),
    # two that are each other's part
    ([deal("p", 5, part_of="t"), deal("t", 5, part_of="p")], {"p": 5}),
    # a sum that several share
    (
        [deal(name, 9, name, shared_total="x", shared_amount=True) for name in "pqr"],
        {"p": 3, "q": 3, "r": 3},
    ),
]


@pytest.mark.parametrize(("deals", "own"), PARTS)
def test_no_part_is_counted_beside_its_whole(deals: list[Deal], own: dict[str, float]) -> None:
    assert {name: usd for name, usd in billions(of(*deals)).items() if usd} == pytest.approx(own)


def test_the_firmest_part_comes_first() -> None:
    whole = deal("t", 30, payee="many", bound=Bound.UP_TO)
    parts = [deal("p", 20, part_of="t"), deal("q", 20, part_of="t", bound=Bound.UP_TO)]
    network = of(whole, *parts)
    assert billions(network) == pytest.approx({"p": 20, "q": 10})
    assert billions(network, State.COMMITTED) == pytest.approx({"p": 20, "q": 0})


def test_an_equal_split_is_said_to_be_assumed() -> None:
    network = of(*(deal(name, 9, name, shared_total="x", shared_amount=True) for name in "pq"))
    assert network.is_split.all()
    assert all(Assumption.SPLIT in told for told in network.assumed)


# --- laws ------------------------------------------------------------------------------------------------------------


@given(books())
def test_months_add_up_to_the_sum_of_each_deal(deals: Sequence[Deal]) -> None:
    network = of(*deals)
    first, after = network.months
    for state in State:
        whole, parts = network.usd_in(state), network.usd_in(state, first, after)
        np.testing.assert_allclose(parts, whole, rtol=1e-9)
        split = sum(network.usd_in(state, at, at + 7) for at in range(first, after, 7))
        np.testing.assert_allclose(split, whole, rtol=1e-9)


@given(books())
def test_each_state_contains_the_next(deals: Sequence[Deal]) -> None:
    network = of(*deals)
    states = (State.ANNOUNCED, State.COMMITTED, State.PAID, State.DRAWN)
    for more, less in pairwise(states):
        assert (network.usd_in(more) >= network.usd_in(less)).all()


@given(books())
def test_where_all_parts_are_of_one_leg_the_network_holds_the_totals_of_the_ledger(deals: Sequence[Deal]) -> None:
    one_leg = [replace(each, payer="A") for each in deals]
    network = of(*one_leg)
    found = totals(one_leg, usd_per_unit)
    for state, layer in ((State.ANNOUNCED, found.announced), (State.COMMITTED, found.firm), (State.PAID, found.paid)):
        assert network.usd_in(state)[~network.is_in_kind].sum() == pytest.approx(float(layer.usd), abs=1)
    assert network.usd_in(State.ANNOUNCED)[network.is_in_kind].sum() == pytest.approx(float(found.in_kind.usd), abs=1)


@given(books(), st.randoms())
def test_the_order_of_deals_makes_no_difference(deals: Sequence[Deal], order: Any) -> None:
    mixed = list(deals)
    order.shuffle(mixed)
    one, other = of(*deals), of(*mixed)
    assert (one.parties, one.deals, one.assumed) == (other.parties, other.deals, other.assumed)
    for name in ("payer", "payee", "kind", "firmness", "usd", "first", "starts", "by_month"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@given(books(), st.integers(2, 1000))
def test_sums_times_a_number_are_months_times_that_number(deals: Sequence[Deal], times: int) -> None:
    scaled = [replace(each, amount=_times(each.amount, times)) for each in deals]
    cent = 0.01  # sums are kept to the cent, and what is rounded is multiplied too
    np.testing.assert_allclose(of(*scaled).by_month, of(*deals).by_month * times, rtol=1e-9, atol=cent * times)


def _times(money: Money | None, times: int) -> Money | None:
    return replace(money, amount=money.amount * times) if money else None


@given(books())
def test_a_network_of_some_streams_holds_what_they_hold(deals: Sequence[Deal]) -> None:
    network = of(*deals)
    kept = network.of_kinds([Kind.EQUITY, Kind.DEBT])
    some = network.only(kept)
    assert [KINDS[kind] for kind in some.kind] == [KINDS[kind] for kind in network.kind[kept]]
    np.testing.assert_array_equal(some.usd_in(State.ANNOUNCED, JANUARY), network.usd_in(State.ANNOUNCED, JANUARY)[kept])


def test_without_deals_there_is_nothing_in_any_month() -> None:
    network = of()
    assert (len(network), network.parties, network.months) == (0, (), (month(DAY),) * 2)
    assert network.usd_in(State.ANNOUNCED, 0, 10).tolist() == []


def test_the_reference_holds_its_totals_and_the_legs_that_hand_money_on() -> None:
    held = reference()
    network = monthly_network(deals_of(held, None, relations(held)), date(2026, 7, 5), usd_per_unit, group)
    assert network.usd_in(State.PAID).sum() == pytest.approx(616.8e9, rel=1e-3)
    assert network.usd_in(State.COMMITTED)[~network.is_in_kind].sum() == pytest.approx(4_492e9, rel=0.01)
