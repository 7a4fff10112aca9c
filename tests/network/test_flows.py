"""Which streams of the network become flows between named parties, how much in all and how much a year."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.model import Assumption, Deal, Flow, Instrument, Kind, Status
from halqa.network.firmness import State
from halqa.network.flows import flows
from halqa.network.monthly import monthly_network
from halqa.units import Money, Period
from tests.network.deals import DAY, books, deal


def of(*deals: Deal, state: State = State.ANNOUNCED) -> tuple[Flow, ...]:
    network = monthly_network(deals, DAY, usd_per_unit)
    return flows(network, {deal.id: deal for deal in deals}, state)


def only(*deals: Deal, **asked: Any) -> Flow:
    (flow,) = of(*deals, **asked)
    return flow


def test_without_deals_there_is_no_flow() -> None:
    assert of() == ()


def test_a_contract_flows_over_its_term() -> None:
    flow = only(deal("a", 300, kind=Kind.COMPUTE, start="2027", end="2031", known=date(2025, 9, 10)))

    assert (flow.payer, flow.payee, flow.kind, flow.deals) == ("A", "B", Kind.COMPUTE, ("a",))
    assert (flow.usd, flow.usd_per_year) == (300e9, 60e9)
    assert (flow.start, flow.end, flow.known) == (date(2027, 1, 1), date(2032, 1, 1), date(2025, 9, 10))
    assert (flow.assumed, flow.doubtful, flow.unsized) == ((), False, 0)


# A deal, and its total and yearly flow in billions with what was taken for granted.
SUMS: list[tuple[dict[str, Any], float, float, tuple[Assumption, ...]]] = [
    ({"billions": 300, "kind": Kind.COMPUTE}, 300, 60, (Assumption.TERM,)),
    ({"billions": 30, "kind": Kind.EQUITY}, 30, 30, (Assumption.TERM,)),
    ({"billions": 30, "per": Period.YEAR}, 30, 30, (Assumption.ONE_PERIOD,)),
    ({"billions": 1, "per": Period.MONTH}, 1, 1, (Assumption.ONE_PERIOD,)),
    ({"billions": 30, "per": Period.YEAR, "start": "2027", "end": "2031"}, 150, 30, ()),
    ({"billions": 30, "per": Period.YEAR, "start": "2026-03-16", "end": "2028-03-15"}, 60, 30, ()),
    ({"billions": 5, "start": "2026-03", "end": "2026-05"}, 5, 5, ()),
    ({"billions": 10, "kind": Kind.DEBT, "start": "2026", "end": "2045"}, 10, 2, (Assumption.DRAW,)),  # due back then
    ({"billions": 10, "kind": Kind.DEBT, "paid": True}, 10, 10, ()),  # what was paid came at once
]


@pytest.mark.parametrize(("fields", "usd", "usd_per_year", "assumed"), SUMS)
def test_sums_become_yearly_flows(
    fields: dict[str, Any], usd: float, usd_per_year: float, assumed: tuple[Assumption, ...]
) -> None:
    flow = only(deal("a", **fields))

    assert flow.usd == pytest.approx(usd * 1e9)
    assert flow.usd_per_year == pytest.approx(usd_per_year * 1e9)
    assert flow.assumed == assumed


NO_FLOW: list[dict[str, Any]] = [
    {"status": Status.TALKS},
    {"status": Status.DENIED},
    {"status": Status.ENDED},
    {"hearsay": True},
    {"kind": Kind.PARTNERSHIP},
    {"kind": Kind.RIVALRY},
    {"kind": Kind.ACQUISITION},
    {"instrument": Instrument.WARRANT},
    {"instrument": Instrument.GUARANTEE},
    {"instrument": Instrument.BACKSTOP},
    {"instrument": Instrument.STOCK},
    {"known": date(2026, 3, 2)},
    {"payee": "A"},
]


@pytest.mark.parametrize("fields", NO_FLOW)
def test_what_moves_no_cash_from_payer_to_payee_is_no_flow(fields: dict[str, Any]) -> None:
    assert of(deal("a", 10, **fields)) == ()


@pytest.mark.parametrize("instrument", [None, Instrument.CASH, Instrument.LOAN, Instrument.CREDIT])
def test_cash_loans_and_credit_flow(instrument: Instrument | None) -> None:
    assert only(deal("a", 10, instrument=instrument)).usd == 10e9


@pytest.mark.parametrize("fields", [{"status": Status.TALKS}, {"hearsay": True}])
def test_doubtful_deals_are_flows_of_their_own_state_and_bear_a_flag(fields: dict[str, Any]) -> None:
    flow = only(deal("a", 10), deal("b", 5, **fields), state=State.DOUBTFUL)

    assert (flow.usd, flow.doubtful, flow.deals) == (5e9, True, ("b",))


def test_parallel_deals_of_one_kind_add_up_and_other_kinds_flow_beside() -> None:
    found = of(
        deal("a", 10, start="2026", end="2027"),
        deal("b", 30, start="2026", end="2030"),
        deal("c", 7, kind=Kind.EQUITY, start="2027"),
    )

    assert {flow.kind: (flow.usd, flow.deals) for flow in found} == {
        Kind.SERVICE: (40e9, ("a", "b")),
        Kind.EQUITY: (7e9, ("c",)),
    }
    service = next(flow for flow in found if flow.kind is Kind.SERVICE)
    assert service.usd_per_year == 5e9 + 6e9
    assert (service.start, service.end) == (date(2026, 1, 1), date(2031, 1, 1))


def test_an_unknown_sum_is_not_zero() -> None:
    alone = only(deal("a", None))
    beside = only(deal("a", None), deal("b", 10))

    assert (alone.usd, alone.usd_per_year, alone.unsized, alone.assumed) == (None, None, 1, ())
    assert (beside.usd, beside.unsized) == (10e9, 1)


def test_those_who_share_a_total_flow_equal_parts_of_it_beside_an_own_share() -> None:
    shared = {"shared_total": "shared:x", "kind": Kind.DEBT}
    found = of(
        deal("a", 7.5, payer="C", shared_amount=True, **shared),
        deal("b", 7.5, payer="D", shared_amount=True, **shared),
    )

    assert {flow.payer: flow.usd for flow in found} == {"C": 3.75e9, "D": 3.75e9}
    assert all(Assumption.SPLIT in flow.assumed for flow in found)


def test_a_part_flows_out_of_its_total_and_by_itself_where_the_total_does_not_stand() -> None:
    part = deal("p", 15, part_of="t")

    assert only(deal("t", 50), part).usd == 50e9
    assert only(deal("t", 50, hearsay=True), part).usd == 15e9
    assert only(deal("t", 50, status=Status.DENIED), part).usd == 15e9


def test_a_currency_without_a_rate_is_an_unknown_sum() -> None:
    assert only(deal("a", None, amount=Money(Decimal(5), "XYZ"))).usd is None


@given(books(), st.sampled_from(State))
def test_flows_come_to_what_the_measures_count(held: tuple[Deal, ...], state: State) -> None:
    network = monthly_network(held, DAY, usd_per_unit)
    cash = network.is_between & ~network.is_in_kind & (network.counted(state) > 0)
    told = sum(flow.usd or 0.0 for flow in of(*held, state=state))
    assert told == pytest.approx(float(np.nan_to_num(network.usd)[cash].sum()), rel=1e-9)


@given(books(), st.data())
def test_the_order_of_deals_makes_no_difference(held: tuple[Deal, ...], data: st.DataObject) -> None:
    assert of(*data.draw(st.permutations(held))) == of(*held)
