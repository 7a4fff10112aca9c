"""Which deals become flows, from whom to whom, and how much a year."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.model import Assumption, Deal, Flow, Instrument, Kind, Status
from halqa.network.flows import Network, network
from halqa.units import Bound, Money, Period

DAY = date(2026, 3, 1)


def deal(name: str, billions: float | None, payer: str = "OpenAI", payee: str = "Oracle", **fields: Any) -> Deal:
    per = fields.pop("per", None)
    stated: dict[str, Any] = {
        "kind": Kind.COMPUTE,
        "status": Status.AGREED,
        "hearsay": False,
        "amount": Money(Decimal(str(billions)) * 10**9, "USD", per) if billions is not None else None,
        "bound": Bound.EXACT,
    }
    return Deal(id=name, payer=payer, payee=payee, **{**stated, **fields})


def of(*deals: Deal, **switches: bool) -> Network:
    return network(deals, DAY, usd_per_unit, **switches)


def only(*deals: Deal, **switches: bool) -> Flow:
    (flow,) = of(*deals, **switches).flows
    return flow


def test_without_deals_there_is_no_network() -> None:
    assert of() == Network((), (), DAY)


def test_a_contract_flows_over_its_term() -> None:
    flow = only(deal("a", 300, start="2027", end="2031", known=date(2025, 9, 10)))

    assert (flow.payer, flow.payee, flow.kind, flow.deals) == ("OpenAI", "Oracle", Kind.COMPUTE, ("a",))
    assert (flow.usd, flow.usd_per_year) == (300e9, 60e9)
    assert (flow.start, flow.end, flow.known) == (date(2027, 1, 1), date(2032, 1, 1), date(2025, 9, 10))
    assert (flow.assumed, flow.doubtful, flow.unsized) == ((), False, 0)


# A deal, and its total and yearly flow in billions with what was taken for granted.
SUMS: list[tuple[dict[str, Any], float, float, tuple[Assumption, ...]]] = [
    ({"billions": 300}, 300, 60, (Assumption.TERM,)),
    ({"billions": 30, "kind": Kind.EQUITY}, 30, 30, (Assumption.TERM,)),
    ({"billions": 30, "per": Period.YEAR}, 30, 30, (Assumption.ONE_PERIOD,)),
    ({"billions": 1, "per": Period.MONTH}, 1, 12, (Assumption.ONE_PERIOD,)),
    ({"billions": 30, "per": Period.YEAR, "start": "2027", "end": "2031"}, 150, 30, ()),
    ({"billions": 5, "start": "2026-03", "end": "2026-05"}, 5, 5, ()),
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
    {"payee": "OpenAI"},
]


@pytest.mark.parametrize("fields", NO_FLOW)
def test_what_moves_no_cash_from_payer_to_payee_is_no_flow(fields: dict[str, Any]) -> None:
    assert of(deal("a", 10, **fields)) == Network((), (), DAY)


@pytest.mark.parametrize("instrument", [None, Instrument.CASH, Instrument.LOAN, Instrument.CREDIT])
def test_cash_loans_and_credit_flow(instrument: Instrument | None) -> None:
    assert only(deal("a", 10, instrument=instrument)).usd == 10e9


@pytest.mark.parametrize("fields", [{"status": Status.TALKS}, {"hearsay": True}])
def test_doubtful_deals_come_in_by_a_switch_and_bear_a_flag(fields: dict[str, Any]) -> None:
    flow = only(deal("a", 10), deal("b", 5, **fields), with_doubtful=True)

    assert (flow.usd, flow.doubtful, flow.deals) == (15e9, True, ("a", "b"))


def test_denied_deals_stay_out_whatever_the_switch() -> None:
    assert of(deal("a", 10, status=Status.DENIED), with_doubtful=True).flows == ()


def test_parallel_deals_of_one_kind_add_up_and_other_kinds_flow_beside() -> None:
    flows = of(deal("a", 10, end="2027", start="2026"), deal("b", 30), deal("c", 7, kind=Kind.EQUITY)).flows

    assert [(flow.kind, flow.usd, flow.deals) for flow in flows] == [
        (Kind.COMPUTE, 40e9, ("a", "b")),
        (Kind.EQUITY, 7e9, ("c",)),
    ]
    assert flows[0].usd_per_year == 5e9 + 6e9
    assert (flows[0].start, flows[0].end) == (date(2026, 1, 1), None)


def test_an_unknown_sum_is_not_zero() -> None:
    alone = only(deal("a", None))
    beside = only(deal("a", None), deal("b", 10))

    assert (alone.usd, alone.usd_per_year, alone.unsized) == (None, None, 1)
    assert (beside.usd, beside.unsized) == (10e9, 1)


def test_a_shared_total_is_no_members_flow_but_an_own_share_is() -> None:
    shared = {"shared_total": "shared:x", "kind": Kind.DEBT}
    flows = of(
        deal("a", 7.5, payer="Blackstone", shared_amount=True, **shared),
        deal("b", 7.5, payer="Magnetar", shared_amount=True, **shared),
        deal("c", 2, payer="Carlyle", **shared),
    ).flows

    assert {flow.payer: flow.usd for flow in flows} == {"Blackstone": None, "Magnetar": None, "Carlyle": 2e9}


def test_a_part_does_not_flow_beside_its_total_but_without_it() -> None:
    part = deal("p", 15, part_of="t")

    assert only(deal("t", 50), part).usd == 50e9
    assert only(deal("t", 50, hearsay=True), part).usd == 15e9
    assert only(deal("t", 50, status=Status.DENIED), part).usd == 15e9


def test_a_currency_without_a_rate_is_an_unknown_sum() -> None:
    assert only(deal("a", None, amount=Money(Decimal(5), "XYZ"))).usd is None


def test_parties_are_those_that_pay_or_are_paid() -> None:
    found = of(deal("a", 1), deal("b", 1, payer="xAI", payee="Nvidia"), deal("c", 1, payer="Z", kind=Kind.RIVALRY))

    assert found.parties == ("Nvidia", "OpenAI", "Oracle", "xAI")


MIXED = [
    deal(str(number), billions, payer=payer, payee=payee, kind=kind)
    for number, (billions, payer, payee, kind) in enumerate(
        [
            (0.1, "A", "B", Kind.EQUITY),
            (0.2, "A", "B", Kind.EQUITY),
            (0.7, "A", "B", Kind.EQUITY),
            (None, "A", "B", Kind.EQUITY),
            (3, "B", "A", Kind.CHIPS),
            (5, "C", "A", Kind.DEBT),
        ]
    )
]


@given(st.permutations(MIXED))
def test_the_order_of_deals_makes_no_difference(deals: list[Deal]) -> None:
    assert of(*deals) == of(*MIXED)
