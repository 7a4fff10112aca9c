"""Every id that a result prints is one that it can be asked by again."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from halqa.errors import InvalidPeriodError, UnknownNumberError
from halqa.findings.asked import Asked
from halqa.findings.circular import circular
from halqa.findings.flows import flows
from halqa.findings.numbers import Number
from halqa.findings.tracing import is_number, traced
from halqa.findings.view import View, months, view, years
from halqa.model import Deal, Instrument, Kind
from halqa.network.firmness import State
from tests.findings.test_circular import RING
from tests.network.deals import DAY, books, deal


def numbers(seen: View) -> list[Number]:
    asked = [Asked(), Asked(state=State.EXPECTED, by_group=True), Asked(kind=Kind.CHIPS, months=months("2026-Q3"))]
    circulating = [number for each in asked for number in circular(seen, each).numbers]
    return circulating + [flow.number for each in asked for flow in flows(seen, each)]


@settings(max_examples=20)
@given(books())
def test_an_id_leads_back_to_its_number(deals: Sequence[Deal]) -> None:
    seen = view(deals, DAY)
    for number in numbers(seen):
        assert number in traced(seen, number.id)


def test_an_id_is_read_in_any_order_and_letter() -> None:
    seen = view(RING, DAY)
    assert traced(seen, "circularity:typical:2026:expected") == traced(seen, " Circularity:EXPECTED:2026:typical")


def test_without_the_name_of_a_number_all_of_a_result_are_told() -> None:
    assert len(traced(view(RING, DAY), "circularity:2026")) == 7


def test_a_flow_is_found_by_its_parties_in_either_script() -> None:
    seen = view((deal("a", 3, "أوبن إيه آي", "Oracle"),), DAY)
    (number,) = traced(seen, "network:أوبن-إيه-آي>oracle")
    assert (number.value, [name for name, _ in number.deals]) == (3e9, ["a"])


@pytest.mark.parametrize(
    "id_", ["circularity:nothing", "circulrity:2027", "network", "network:nobody>none", "", ":", "x" * 9000]
)
def test_what_names_no_number_is_refused(id_: str) -> None:
    with pytest.raises(UnknownNumberError):
        traced(view(RING, DAY), id_)


def test_a_near_miss_is_told_the_nearest() -> None:
    with pytest.raises(UnknownNumberError, match="circularity:2027"):
        traced(view(RING, DAY), "circulrity:2027")


@pytest.mark.parametrize("period", ["2027-02-03", "soon", "2027-13", "", "0000"])
def test_what_is_no_month_quarter_or_year_is_no_time(period: str) -> None:
    with pytest.raises(InvalidPeriodError):
        months(period)


def test_only_what_begins_with_a_measure_is_the_id_of_a_number() -> None:
    given = ("circularity", "Network:2027", "equity-nvidia-openai", "Nvidia")
    assert [is_number(text) for text in given] == [True, True, False, False]


def test_flows_add_up_what_one_pays_another_and_tell_what_is_given_for_it() -> None:
    deals = (
        deal("a", 3, kind=Kind.CHIPS, chips=1000),
        deal("b", 4, kind=Kind.CHIPS, chips=500, start="2027", end="2028"),
        deal("c", None, kind=Kind.CHIPS),
        deal("d", 2, "B", "A", kind=Kind.EQUITY, instrument=Instrument.WARRANT),
        deal("e", None, "C", "A"),
    )
    seen = view(deals, DAY)
    chips, warrant, unknown = flows(seen, Asked(), years(seen.named))
    assert (chips.payer, chips.payee, chips.usd, chips.chips) == ("A", "B", 7e9, 1500)
    assert chips.known.unsized == 1
    assert sum(usd for _, usd in chips.by_time) == pytest.approx(7e9)
    assert (warrant.payer, warrant.payee, warrant.is_in_kind) == ("A", "B", True)
    assert (unknown.usd, unknown.number.reason) == (None, "no_sum")
