"""Announced, firm, paid and doubtful, each against a sum made by hand: the same dollar is never counted twice."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.deals import deals
from halqa.ledger.totals import Layer, LeftOut, Totals, totals
from halqa.model import Assumption, Condition, Deal, Instrument, Kind, Reading, Status
from halqa.units import Bound, Money, Period
from tests.ledger.build import reading, tie, usd
from tests.ledger.test_deals import EQUITY, told_readings


def of(*readings: Reading) -> Totals:
    return totals(deals(readings), usd_per_unit)


def billions(layer: Layer) -> float:
    return float(layer.usd) / 1e9


def four(found: Totals) -> tuple[float, float, float, float]:
    """Return announced, firm, paid and doubtful in billions."""
    return tuple(billions(layer) for layer in (found.announced, found.firm, found.paid, found.doubtful))  # type: ignore[return-value]


def deal(name: str, amount: float | Money | None, **fields: object) -> Deal:
    stated = {
        "kind": Kind.EQUITY,
        "payer": "A",
        "payee": name,
        "status": Status.AGREED,
        "hearsay": False,
        "amount": usd(amount) if isinstance(amount, int | float) else amount,
        "bound": Bound.EXACT,
    }
    return Deal(id=name, **{**stated, **fields})  # type: ignore[arg-type]


def test_of_nothing_the_totals_are_nothing() -> None:
    assert four(totals([], usd_per_unit)) == (0, 0, 0, 0)


# A deal of 10 billion, and the layers it is in: announced, firm, paid, doubtful.
LAYERS = [
    ({}, (10, 10, 0, 0)),
    ({"status": Status.DONE}, (10, 10, 0, 0)),
    ({"status": Status.DONE, "paid": True}, (10, 10, 10, 0)),
    ({"bound": Bound.ABOUT}, (10, 10, 0, 0)),
    ({"bound": Bound.AT_LEAST}, (10, 10, 0, 0)),
    ({"bound": Bound.UP_TO}, (10, 0, 0, 0)),
    ({"bound": Bound.UP_TO, "paid": True}, (10, 0, 0, 0)),
    ({"condition": Condition.CONDITION}, (10, 0, 0, 0)),
    ({"condition": Condition.OPTION}, (10, 0, 0, 0)),
    ({"status": Status.TALKS}, (0, 0, 0, 10)),
    ({"hearsay": True}, (0, 0, 0, 10)),
    ({"status": Status.DONE, "hearsay": True, "paid": True}, (0, 0, 0, 10)),
    ({"status": Status.DENIED}, (0, 0, 0, 0)),
    ({"status": Status.ENDED}, (0, 0, 0, 0)),
    ({"status": Status.DENIED, "hearsay": True}, (0, 0, 0, 0)),
    ({"instrument": Instrument.LOAN}, (10, 10, 0, 0)),
    ({"instrument": Instrument.CREDIT}, (10, 10, 0, 0)),
    ({"kind": Kind.PARTNERSHIP}, (0, 0, 0, 0)),
    ({"kind": Kind.RIVALRY, "status": Status.DONE}, (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("fields", "layers"), LAYERS)
def test_a_deal_counts_in_its_layers(fields: dict[str, object], layers: tuple[float, ...]) -> None:
    found = totals([deal("a", 10, **fields)], usd_per_unit)

    assert four(found) == layers
    named = (found.announced.deals, found.firm.deals, found.paid.deals, found.doubtful.deals)
    assert named == tuple(("a",) if layer else () for layer in layers)


IN_KIND = [Instrument.GUARANTEE, Instrument.WARRANT, Instrument.BACKSTOP, Instrument.STOCK]


@pytest.mark.parametrize("instrument", IN_KIND)
def test_what_moves_no_cash_is_shown_apart(instrument: Instrument) -> None:
    found = totals([deal("a", 10, instrument=instrument), deal("b", 1)], usd_per_unit)

    assert four(found) == (1, 1, 0, 0)
    assert (billions(found.in_kind), found.in_kind.deals) == (10, ("a",))


def test_one_loan_seen_as_loan_and_guarantee_counts_once() -> None:
    loan = tie("Goldman Sachs", "Crusoe", "0.3", kind=Kind.DEBT, instrument=Instrument.LOAN)
    guarantee = tie("AMD", "Crusoe", "0.3", kind=Kind.DEBT, instrument=Instrument.GUARANTEE)

    assert four(of(reading("a", loan, guarantee))) == (0.3, 0.3, 0, 0)


def test_a_deal_told_by_many_counts_once() -> None:
    told = [reading(name, tie("OpenAI", "Amazon", 38)) for name in "abcdef"]

    assert four(of(*told)) == (38, 38, 0, 0)


def test_a_total_and_its_parts_count_once_and_each_part_in_its_own_layer() -> None:
    # Amazon's 50: announced. 15 of it is paid; 35 hangs on conditions; the whole is up to 50, so not firm itself.
    found = of(
        reading(
            "a",
            tie("Amazon", "OpenAI", 50, bound=Bound.UP_TO),
            tie("Amazon", "OpenAI", 15, part_of=Decimal("50e9"), status=Status.DONE, paid=True),
            tie("Amazon", "OpenAI", 35, part_of=Decimal("50e9"), condition=Condition.CONDITION),
        )
    )

    assert four(found) == (50, 15, 15, 0)
    assert len(found.announced.deals) == len(found.firm.deals) == 1


def test_a_firm_total_is_firm_beside_conditional_parts() -> None:
    parts = [deal("p", 20, part_of="t", condition=Condition.OPTION), deal("q", 30, part_of="t", paid=True)]

    assert four(totals([deal("t", 50), *parts], usd_per_unit)) == (50, 50, 30, 0)


def test_parts_of_parts_hang_under_the_whole() -> None:
    told = [
        deal("whole", 100, bound=Bound.UP_TO),
        deal("half", 50, part_of="whole", condition=Condition.OPTION),
        deal("tenth", 10, part_of="half", paid=True),
        deal("other", 7, part_of="whole"),
    ]

    assert four(totals(told, usd_per_unit)) == (100, 10 + 7, 10, 0)


def test_parts_of_a_rumoured_total_are_announced_and_only_the_rest_is_in_doubt() -> None:
    told = [deal("t", 100, hearsay=True), deal("p", 30, part_of="t"), deal("q", 20, part_of="t", hearsay=True)]

    assert four(totals(told, usd_per_unit)) == (30, 30, 0, 70)


def test_parts_of_a_denied_total_count_for_themselves() -> None:
    told = [deal("t", 100, status=Status.DENIED), deal("p", 30, part_of="t")]

    assert four(totals(told, usd_per_unit)) == (30, 30, 0, 0)


def test_parts_that_come_to_more_than_their_total_are_cut_to_it_and_the_cut_is_shown() -> None:
    told = [deal("t", 50, bound=Bound.UP_TO), deal("p", 40, part_of="t"), deal("q", 30, part_of="t")]
    found = totals(told, usd_per_unit)

    assert four(found) == (50, 50, 0, 0)
    assert [(float(line.usd) / 1e9, line.is_excess) for line in found.firm.lines] == [
        (40, False),
        (30, False),
        (-20, True),
    ]
    assert found.firm.deals == ("p", "q")


def test_a_ring_of_parts_is_cut_and_counts_once() -> None:
    told = [deal("a", 10, part_of="b"), deal("b", 12, part_of="a")]

    assert billions(totals(told, usd_per_unit).announced) in {10, 12}


def test_a_consortium_counts_its_shared_total_once() -> None:
    loan = {"kind": Kind.DEBT, "shared_amount": True, "status": Status.DONE}
    found = of(
        reading("a", *(tie(name, "CoreWeave", "7.5", **loan) for name in ("Blackstone", "Magnetar", "Carlyle"))),
        reading("b", tie("Dell", "IREN", "0.6", kind=Kind.DEBT)),
    )

    assert four(found) == (8.1, 8.1, 0, 0)
    assert len(found.announced.deals) == 4
    assert [len(line.deals) for line in found.announced.lines] == [3, 1]


def test_a_member_that_denies_leaves_the_others_their_total() -> None:
    shared = {"shared_total": "shared:x", "shared_amount": True}

    assert four(totals([deal("a", 10, **shared), deal("b", 10, status=Status.DENIED, **shared)], usd_per_unit)) == (
        10,
        10,
        0,
        0,
    )
    assert four(totals([deal("a", 10, **shared), deal("b", 10, hearsay=True, **shared)], usd_per_unit)) == (
        10,
        10,
        0,
        0,
    )


def test_a_share_that_is_known_is_part_of_the_shared_total() -> None:
    shared = {"shared_total": "shared:x"}
    told = [
        deal("a", 10, shared_amount=True, bound=Bound.UP_TO, **shared),
        deal("b", 10, shared_amount=True, bound=Bound.UP_TO, **shared),
        deal("c", 4, paid=True, **shared),
    ]

    assert four(totals(told, usd_per_unit)) == (10, 4, 4, 0)


def test_parts_of_a_shared_total_are_shared_too() -> None:
    venture = {"kind": Kind.VENTURE, "shared_amount": True}
    members = ("OpenAI", "SoftBank", "Oracle")
    whole = [tie(name, "Stargate", 500, bound=Bound.UP_TO, **venture) for name in members]
    first = [tie(name, "Stargate", 100, part_of=Decimal("500e9"), **venture) for name in members]

    assert four(of(reading("a", *whole, *first))) == (500, 100, 0, 0)


def test_a_yearly_sum_counts_for_its_whole_term() -> None:
    found = totals([deal("a", usd(2, Period.YEAR), start="2026", end="2029")], usd_per_unit)

    assert four(found) == (8, 8, 0, 0)
    assert found.announced.lines[0].assumed is None


def test_a_monthly_sum_counts_for_its_months() -> None:
    assert billions(totals([deal("a", usd(1, Period.MONTH), start="2026-03", end="2026-08")], usd_per_unit).firm) == 6


@pytest.mark.parametrize(("per", "start", "end"), [(Period.YEAR, None, None), (Period.MONTH, "2026", None)])
def test_a_periodic_sum_without_a_term_counts_one_period_and_says_so(
    per: Period, start: str | None, end: str | None
) -> None:
    found = totals([deal("a", usd(2, per), start=start, end=end)], usd_per_unit)

    assert billions(found.announced) == 2
    assert found.announced.lines[0].assumed is Assumption.ONE_PERIOD


def test_other_currencies_count_at_the_rate_of_the_day() -> None:
    euros = deal("a", Money(Decimal("1.3e9"), "EUR"), known=date(2025, 9, 9))
    dirhams = deal("b", Money(Decimal("3.6725e9"), "AED"))
    expected = Decimal("1.3e9") * usd_per_unit("EUR", date(2025, 9, 9)) + Decimal("1e9")

    assert totals([euros, dirhams], usd_per_unit).firm.usd == expected.quantize(Decimal("0.01"))


def test_what_is_in_no_total_is_named_with_the_reason() -> None:
    told = [
        deal("a", None),
        deal("b", Money(Decimal(5), "XYZ")),
        deal("c", 5, kind=Kind.PARTNERSHIP),
        deal("d", None, status=Status.DENIED),
        deal("e", None, instrument=Instrument.WARRANT),
        deal("f", 1),
    ]
    found = totals(told, usd_per_unit)

    assert found.left_out == (
        ("a", LeftOut.NO_SUM),
        ("b", LeftOut.NO_RATE),
        ("c", LeftOut.NO_MONEY),
        ("e", LeftOut.NO_SUM),
    )
    assert found.without_sum == 2
    assert four(found) == (1, 1, 0, 0)


@given(st.permutations([deal(str(n), n + 1, part_of=str(n - 1) if n % 3 else None) for n in range(9)]))
def test_the_order_of_deals_makes_no_difference(told: list[Deal]) -> None:
    assert totals(told, usd_per_unit) == totals(sorted(told, key=lambda each: each.id), usd_per_unit)


@given(st.lists(st.integers(1, 10**6), max_size=8), st.integers(2, 9))
def test_scaling_all_money_scales_every_layer(amounts: list[int], factor: int) -> None:
    told = [deal(str(n), usd(amount), paid=bool(n % 2)) for n, amount in enumerate(amounts)]
    more = [deal(str(n), usd(amount * factor), paid=bool(n % 2)) for n, amount in enumerate(amounts)]

    assert [each * factor for each in four(totals(told, usd_per_unit))] == pytest.approx(
        four(totals(more, usd_per_unit))
    )


def parts_of(found: Totals) -> tuple[float, ...]:
    """Return what is announced, and what is firm, conditional, optional and a mere limit of it, in billions."""
    return tuple(
        billions(layer) for layer in (found.announced, found.firm, found.conditional, found.optional, found.limits)
    )


# What is announced, and of it: firm, conditional, optional, a mere limit.
RESTS: list[tuple[list[Deal], tuple[float, ...]]] = [
    ([deal("a", 10)], (10, 10, 0, 0, 0)),
    ([deal("a", 10, condition=Condition.CONDITION)], (10, 0, 10, 0, 0)),
    ([deal("a", 10, condition=Condition.OPTION)], (10, 0, 0, 10, 0)),
    ([deal("a", 10, bound=Bound.UP_TO)], (10, 0, 0, 0, 10)),
    ([deal("a", 10, bound=Bound.UP_TO, condition=Condition.OPTION)], (10, 0, 0, 10, 0)),
    ([deal("a", 10, hearsay=True, condition=Condition.OPTION)], (0, 0, 0, 0, 0)),
    # Amazon's 50, up to: 15 paid, 25 on conditions; the other 10 nobody has broken down.
    (
        [
            deal("t", 50, bound=Bound.UP_TO),
            deal("p", 15, part_of="t", paid=True),
            deal("q", 25, part_of="t", condition=Condition.CONDITION),
        ],
        (50, 15, 25, 0, 10),
    ),
    # A firm total is firm to the last dollar, whatever its parts hang on.
    ([deal("t", 50), deal("q", 35, part_of="t", condition=Condition.CONDITION)], (50, 50, 0, 0, 0)),
    # Parts that come to more than what is left of their total are cut.
    (
        [
            deal("t", 50, bound=Bound.UP_TO),
            deal("p", 30, part_of="t"),
            deal("q", 15, part_of="t", condition=Condition.CONDITION),
            deal("r", 15, part_of="t", condition=Condition.OPTION),
        ],
        (50, 30, 15, 5, 0),
    ),
    # The parts of a total in doubt count for themselves.
    (
        [deal("t", 100, hearsay=True), deal("q", 20, part_of="t", condition=Condition.OPTION)],
        (20, 0, 0, 20, 0),
    ),
    # The members of a consortium share one limit, not one each.
    (
        [deal(name, 10, bound=Bound.UP_TO, shared_total="shared:x", shared_amount=True) for name in ("a", "b", "c")],
        (10, 0, 0, 0, 10),
    ),
]


@pytest.mark.parametrize(("told", "expected"), RESTS)
def test_what_is_announced_is_firm_or_tells_why_it_is_not(told: list[Deal], expected: tuple[float, ...]) -> None:
    assert parts_of(totals(told, usd_per_unit)) == expected


@given(told_readings())
def test_each_announced_dollar_is_in_one_of_its_parts(told: list[Reading]) -> None:
    found = of(*told)
    rest = (found.firm, found.conditional, found.optional, found.limits)

    assert sum((layer.usd for layer in rest), Decimal(0)) == found.announced.usd
    assert min(layer.usd for layer in rest) >= 0
    assert found.credit.committed <= found.announced.usd


CREDIT = {"instrument": Instrument.CREDIT, "kind": Kind.DEBT}


def credit(*told: Deal) -> tuple[float, float, float, float]:
    """Return what is committed, drawn, available and conditional, in billions."""
    found = totals(told, usd_per_unit).credit
    return tuple(float(sum_) / 1e9 for sum_ in (found.committed, found.drawn, found.available, found.conditional))  # type: ignore[return-value]


def test_committed_credit_is_drawn_available_or_conditional() -> None:
    assert credit(deal("a", 10, **CREDIT)) == (10, 0, 10, 0)
    assert credit(deal("a", 10, condition=Condition.CONDITION, **CREDIT)) == (10, 0, 0, 10)
    assert credit(deal("a", 10, paid=True, **CREDIT), deal("b", 5, instrument=Instrument.LOAN)) == (10, 10, 0, 0)
    assert credit(deal("a", 10, hearsay=True, **CREDIT)) == (0, 0, 0, 0)


def test_what_was_drawn_of_a_facility_is_not_lent_twice() -> None:
    drawn = deal("b", 4, part_of="a", paid=True, **CREDIT)
    more = deal("c", 1, part_of="a", condition=Condition.OPTION, instrument=Instrument.LOAN)

    assert credit(deal("a", 10, **CREDIT), drawn) == (10, 4, 6, 0)
    assert credit(deal("a", 10, bound=Bound.UP_TO, **CREDIT), drawn, more) == (10, 4, 0, 6)


# --- the same dollar, told in each of the ways that a dollar is told twice ------------------------------------------

WIRE = "The two companies said so on Friday in a statement that the agency and its clients carried word for word. " * 3


def test_a_dollar_that_the_giver_and_the_taker_both_report_counts_once() -> None:
    giver = reading("nvidia", tie("Nvidia", "OpenAI", 30, **EQUITY), day="2026-02-27")
    taker = reading("openai", tie("Nvidia", "OpenAI", 30, bound=Bound.ABOUT, **EQUITY), day="2026-03-01")

    assert four(of(giver, taker)) == (30, 30, 0, 0)


def test_a_dollar_that_a_wire_sent_to_many_counts_once() -> None:
    told = [
        reading(name, tie("Nvidia", "OpenAI", 30, **EQUITY), text=f"{name.upper()} - {WIRE}", day="2026-02-27")
        for name in "abcd"
    ]

    assert four(of(*told)) == (30, 30, 0, 0)


def test_a_dollar_told_in_dollars_and_in_dirhams_counts_once() -> None:
    dirhams = reading("a", tie("MGX", "xAI", amount=Money(Decimal("36.725e9"), "AED"), **EQUITY), day="2026-01-06")

    assert billions(of(dirhams, reading("b", tie("MGX", "xAI", 10, **EQUITY), day="2026-01-07")).announced) == 10


def test_a_dollar_of_a_total_that_is_told_a_year_at_a_time_counts_once() -> None:
    yearly = reading("a", tie("OpenAI", "Oracle", amount=usd(60, Period.YEAR)), day="2025-09-09")

    assert four(of(yearly, reading("b", tie("OpenAI", "Oracle", 300), day="2025-09-10"))) == (300, 300, 0, 0)


def test_a_dollar_of_a_tranche_of_a_tranche_counts_once() -> None:
    whole = tie("SoftBank", "OpenAI", 40, **EQUITY)
    half = tie("SoftBank", "OpenAI", 20, part_of=Decimal("40e9"), **EQUITY)
    first = tie("SoftBank", "OpenAI", 5, part_of=Decimal("20e9"), status=Status.DONE, paid=True, **EQUITY)

    assert four(of(reading("a", whole, half, first))) == (40, 40, 5, 0)


def test_a_dollar_of_a_denied_and_a_smaller_deal_counts_once() -> None:
    told = [
        reading("a", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO, **EQUITY), day="2025-09-22"),
        reading("b", tie("Nvidia", "OpenAI", 100, status=Status.DENIED, **EQUITY), day="2026-02-02"),
        reading("c", tie("Nvidia", "OpenAI", 30, **EQUITY), day="2026-02-27"),
    ]

    assert four(of(*told)) == (30, 30, 0, 0)
