"""What companies report beside what their deals come to: the rest is of the outside, never less than nothing."""

from decimal import Decimal
from typing import Any

import pytest

from halqa.findings.asked import Asked
from halqa.findings.boundary import Crossing, crossings
from halqa.findings.tracing import traced
from halqa.findings.view import Reported, View, view
from halqa.model import Figure, FigureStatus, Kind, Mention, Metric, Span
from tests.network.deals import DAY, deal

DEALS = (
    deal("chips", 12, "Oracle", "Nvidia", kind=Kind.CHIPS, start="2027", end="2029"),
    deal("stake", 30, "Nvidia", "OpenAI", kind=Kind.EQUITY, start="2027", end="2027"),
)


def figure(billions: str, party: str = "Nvidia", **fields: Any) -> Reported:
    stated: dict[str, Any] = {"metric": Metric.REVENUE, "unit": "USD", "period": "2028"}
    told = Figure(
        document=f"{party} reports",
        evidence=Span(0, 1),
        party=Mention(party=party, span=None),
        amount=Decimal(billions) * 10**9,
        **{**stated, **fields},
    )
    return Reported(told)


def seen(*figures: Reported) -> View:
    return view(DEALS, DAY, figures)


def only(*figures: Reported, **asked: Any) -> Crossing:
    (found,) = crossings(seen(*figures), Asked(**asked))
    return found


def test_revenue_that_no_deal_pays_comes_from_outside() -> None:
    found = only(figure("100"))
    assert (found.inside_usd, found.outside_usd) == pytest.approx((12e9 * 12 / 30, 100e9 - 12e9 * 12 / 30), rel=0.2)
    assert found.inside_usd + found.outside_usd == pytest.approx(found.reported_usd)
    assert [name for name, _ in found.number.deals] == ["chips"], "an investment is no revenue"


def test_what_the_buyer_spends_is_beside_its_capital_spending() -> None:
    assert only(figure("50", "Oracle", metric=Metric.CAPEX)).inside_usd > 3e9


def test_where_the_deals_come_to_more_nothing_is_left_and_that_is_said() -> None:
    found = only(figure("1"))
    assert (found.outside_usd, found.is_exceeded) == (0.0, True)


def test_of_two_reports_of_one_time_the_later_counts() -> None:
    assert only(figure("100"), figure("90")).reported_usd == 90e9


@pytest.mark.parametrize(
    "fields",
    [
        {"status": FigureStatus.TARGET},
        {"status": FigureStatus.PROJECTED},
        {"metric": Metric.VALUATION},
        {"unit": "XYZ"},
        {"period": None},
        {"period": "soon"},
        {"party": "Nobody Here"},
        {"billions": "-1"},
    ],
)
def test_what_is_no_report_of_a_time_by_a_party_of_the_network_is_left_out(fields: dict[str, Any]) -> None:
    told = {"billions": "100", **fields}
    assert crossings(seen(figure(**told)), Asked()) == ()


def test_by_group_the_head_reports_for_all() -> None:
    held = view((deal("a", 5, "Core42", "G42"),), DAY, (figure("3", "Core42", period="2026"),))
    assert len(crossings(held, Asked())) == 1
    assert crossings(held, Asked(by_group=True)) == ()


def test_what_is_left_is_found_again_by_its_id() -> None:
    found = only(figure("100"))
    assert traced(seen(figure("100")), found.number.id) == [found.number]
