"""Vendor finance: three parts that add up, guarantees apart, own money in revenue between bounds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.findings.own_money import NO_REVENUE, NO_ROUTE, NO_SUM
from halqa.findings.revenues import revenues
from halqa.findings.tracing import traced
from halqa.findings.vendors import Vendor, returns_per_dollar, vendor_numbers, vendors
from halqa.findings.view import Reported, view
from halqa.model import Condition, Deal, Figure, FigureStatus, Instrument, Kind, Mention, Metric, Span, Status
from halqa.units import Bound
from tests.network.deals import DAY, books, deal

YEAR = {"start": "2026", "end": "2026"}
BOOK = (
    deal("stake", 10, "Nvidia", "OpenAI", kind=Kind.EQUITY, status=Status.DONE, paid=True, **YEAR),
    deal("rent", 30, "OpenAI", "Oracle", kind=Kind.COMPUTE, **YEAR),
    deal("chips", 20, "Oracle", "Nvidia", kind=Kind.CHIPS, **YEAR),
    deal("power", 10, "Oracle", "Vistra", kind=Kind.ENERGY, **YEAR),
    deal("loan", 4, "Nvidia", "Oracle", kind=Kind.DEBT, condition=Condition.CONDITION, **YEAR),
    deal("line", 6, "Nvidia", "Oracle", kind=Kind.DEBT, start="2024", end="2031"),
    deal("backing", 3, "Nvidia", "CoreWeave", kind=Kind.DEBT, instrument=Instrument.GUARANTEE),
    deal("talks", 9, "Nvidia", "xAI", kind=Kind.EQUITY, status=Status.TALKS),
)


def one(deals: Sequence[Deal], name: str = "Nvidia", told: Sequence[Reported] = ()) -> Vendor:
    return next(each for each in vendors(view(deals, DAY, told)) if each.name == name)


def revenue(usd: float) -> list[Reported]:
    return [reported(usd, "FY2026", None)]


def test_what_is_placed_is_drawn_available_or_conditional_and_the_rest_stands_apart() -> None:
    whole = one(BOOK).whole
    assert (whole.drawn, whole.available, whole.conditional) == (10e9, 6e9, 4e9)
    assert (whole.placed, whole.guaranteed, whole.doubtful) == (20e9, 3e9, 9e9)
    assert whole.drawn_share == 0.5
    assert one(BOOK).to_customers == 10e9


def test_own_money_in_revenue_follows_what_is_spent_between_its_bounds() -> None:
    own = one(BOOK[:4], told=revenue(20e9)).own
    assert own.returned == pytest.approx(10e9 * 2 / 3)
    assert own.share == pytest.approx(1 / 3)
    assert (own.most, own.most_share) == (10e9, 0.5)
    assert own.months.label == "2026"
    by_deals = one(BOOK[:4]).own
    assert by_deals.revenue == pytest.approx(20e9)
    assert by_deals.told is None


def test_where_no_told_sum_leads_back_the_share_is_unknown_and_not_zero() -> None:
    untold = (BOOK[0], replace(BOOK[1], payee="Nvidia", amount=None, bound=None))
    own = one(untold, told=revenue(20e9)).own
    assert (own.share, own.reason, own.untraced, own.most_share) == (None, NO_ROUTE, 10e9, 0.5)
    assert one(untold).recipients[0].passage is None
    assert one(untold).own.reason == NO_REVENUE


def test_a_stake_without_a_sum_is_unknown_and_not_zero() -> None:
    found = one((replace(BOOK[0], amount=None, bound=None), BOOK[2]))
    assert (found.whole.told("placed"), found.whole.told("drawn"), found.whole.told("conditional")) == (None, None, 0.0)
    assert found.own.reason == NO_SUM
    assert found.known.unsized == 1


def test_who_only_sells_or_only_gives_is_no_vendor_and_own_ventures_do_not_count() -> None:
    assert [each.name for each in vendors(view(BOOK, DAY))] == ["Nvidia"]
    own_sites = (*BOOK[1:3], deal("sites", 80, "Oracle", "Oracle sites", kind=Kind.VENTURE))
    assert vendors(view(own_sites, DAY)) == ()
    assert vendors(view([], DAY)) == ()


def test_groups_are_one_and_pay_nothing_to_themselves() -> None:
    book = (
        deal("a", 5, "Core42", "OpenAI", kind=Kind.EQUITY),
        deal("b", 7, "G42", "Core42", kind=Kind.EQUITY),
        deal("c", 2, "OpenAI", "G42", kind=Kind.COMPUTE),
    )
    (found,) = vendors(view(book, DAY), by_group=True)
    assert (found.name, found.whole.placed) == ("G42", 5e9)


def test_each_number_is_found_again_with_its_deals() -> None:
    held = view(BOOK, DAY)
    for number in one(BOOK).numbers:
        (again,) = traced(held, number.id)
        assert again == number
    (drawn,) = traced(held, "vendors:nvidia:drawn")
    assert drawn.deals == (("stake", 10e9),)


def test_a_dollar_comes_back_as_far_as_it_is_passed_on() -> None:
    found = returns_per_dollar(view(BOOK[:3], DAY))
    assert found["OpenAI"] == pytest.approx(10 / 30 * 20 / 30 * 10 / 20 * 3)
    assert set(found) == {"Nvidia", "OpenAI", "Oracle"}


@given(books())
def test_parts_add_up_and_shares_are_shares(deals: Sequence[Deal]) -> None:
    for found in vendors(view(deals, DAY)):
        sums = [sum(getattr(each, form) for each in found.recipients) for form in ("placed", "guaranteed", "doubtful")]
        whole = found.whole
        assert sums == pytest.approx([whole.placed, whole.guaranteed, whole.doubtful], abs=1)
        assert 0 <= found.own.returned <= found.own.placed + 1
        assert found.own.revenue is None or found.own.returned <= found.own.most + 1
        assert found.own.share is None or 0 <= found.own.share <= 1
        assert found.returns is None or 0 <= found.returns <= 1 + 1e-9


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_deals_does_not_matter(deals: Sequence[Deal], rng: object) -> None:
    mixed = list(deals)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    for number, again in zip(vendor_numbers(view(deals, DAY)), vendor_numbers(view(mixed, DAY)), strict=True):
        assert number.id == again.id
        assert number.value == pytest.approx(again.value)


# --- revenue ---------------------------------------------------------------------------------------------------------


def reported(amount: float, period: str | None, day: date | None, **fields: Any) -> Reported:
    figure = Figure(
        document=f"r{day}{period}",
        evidence=Span(0, 1),
        party=Mention(party="Nvidia", span=None),
        **{
            "metric": Metric.REVENUE,
            "amount": Decimal(str(amount)),
            "unit": "USD",
            "period": period,
            "bound": Bound.EXACT,
            **fields,
        },
    )
    return Reported(figure, day)


@pytest.mark.parametrize(
    ("period", "fields", "usd"),
    [
        ("FY2025", {}, 100.0),
        ("Q1 FY2027", {}, 400.0),
        ("2026-Q1", {}, 400.0),
        ("2026-04", {"metric": Metric.ANNUALISED_REVENUE}, 100.0),
        ("2026-H1", {}, None),
        ("2026-04", {}, None),
        (None, {}, None),
        ("FY2026", {"status": FigureStatus.PROJECTED}, None),
        ("FY2026", {"unit": "XXX"}, None),
        ("FY2026", {"bound": Bound.UP_TO}, None),
    ],
)
def test_a_revenue_is_taken_for_a_year_or_not_at_all(
    period: str | None, fields: dict[str, Any], usd: float | None
) -> None:
    found = revenues([reported(100, period, date(2026, 1, 5), **fields)])
    assert ({name: each.usd for name, each in found.items()}) == ({} if usd is None else {"Nvidia": usd})


def test_the_latest_revenue_holds_that_was_known_then() -> None:
    read = [reported(at, f"FY{2023 + at}", date(2024 + at, 1, 1)) for at in (1, 2, 3)]
    seen = view((), date(2026, 6, 1), read)
    assert revenues(seen.figures)["Nvidia"].usd == 2


def test_the_own_share_is_found_again_with_what_of_each_deal_comes_back() -> None:
    held = view(BOOK[:4], DAY, revenue(20e9))
    (number,) = traced(held, "vendors:2026:nvidia:own")
    assert number.value == pytest.approx(1 / 3)
    assert dict(number.deals) == pytest.approx({"stake": 10e9 * 2 / 3})
    (silent,) = traced(view(BOOK[:1] + BOOK[2:3], DAY), "vendors:2026:nvidia:own")
    assert (silent.value, silent.reason) == (0.0, None)
    untold = (BOOK[0], replace(BOOK[1], payee="Nvidia", amount=None, bound=None))
    (unknown,) = traced(view(untold, DAY, revenue(20e9)), "vendors:2026:nvidia:own")
    assert (unknown.value, unknown.reason) == (None, NO_ROUTE)
