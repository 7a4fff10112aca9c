"""How much money goes round: the interval holds, its parts add up, and each number tells the deals behind it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.findings.asked import Asked
from halqa.findings.circular import CircularMoney, by_kind, circular
from halqa.findings.view import months, view, years
from halqa.model import Deal, Kind, Status
from halqa.network.firmness import State
from tests.network.deals import DAY, books, deal

RING = (
    deal("lab", 30, "Nvidia", "OpenAI", kind=Kind.EQUITY, start="2026", end="2026"),
    deal("rent", 300, "OpenAI", "Oracle", kind=Kind.COMPUTE, start="2027", end="2031"),
    deal("chips", 40, "Oracle", "Nvidia", kind=Kind.CHIPS, start="2026", end="2029"),
    deal("power", 5, "Oracle", "Vistra", kind=Kind.ENERGY, start="2026", end="2029"),
    deal("talk", 9, "Oracle", "OpenAI", status=Status.TALKS, start="2026", end="2029"),
)


def of(*deals: Deal, **asked: Any) -> CircularMoney:
    return circular(view(deals, DAY), Asked(**asked))


def test_a_ring_carries_what_its_thinnest_leg_carries() -> None:
    money = of(*RING)
    assert money.greatest == pytest.approx(90e9)
    assert money.once == pytest.approx(30e9)
    assert money.total == pytest.approx(375e9)
    assert (money.known.firm, money.known.sourced, money.known.unsized) == (1.0, 1.0, 0)


def test_what_must_come_back_within_one_year_may_not_come_back_at_all() -> None:
    assert [of(*RING, months=months(year)).greatest for year in ("2026", "2027")] == [0.0, 0.0]


def test_what_is_only_talked_of_goes_round_among_what_is_expected_alone() -> None:
    assert of(*RING, state=State.DOUBTFUL).total == pytest.approx(9e9)
    assert of(*RING, state=State.EXPECTED).greatest > of(*RING).greatest * 0.9
    assert of(*RING, state=State.PAID).total == 0


def test_each_number_names_the_deals_behind_it() -> None:
    numbers = {number.name: number for number in of(*RING).numbers}
    assert {name for name, _ in numbers["typical"].deals} == {"lab", "rent", "chips"}
    assert dict(numbers["typical"].deals) == pytest.approx({"lab": 30e9, "rent": 30e9, "chips": 30e9})
    assert {name for name, _ in numbers["total"].deals} == {"lab", "rent", "chips", "power"}
    assert numbers["typical"].id == "circularity:typical"


def test_what_stays_in_one_group_stands_apart() -> None:
    deals = (deal("in", 7, "Core42", "G42"), deal("back", 7, "G42", "Core42"), deal("out", 5, "G42", "Nvidia"))
    assert of(*deals).greatest == pytest.approx(14e9)
    grouped = of(*deals, by_group=True)
    assert (grouped.greatest, grouped.total, grouped.inside) == pytest.approx((0, 5e9, 14e9))


@pytest.mark.parametrize(
    "deals",
    [
        (),
        (deal("a", 5, "A", "A"),),
        (deal("a", None),),
        (deal("a", 0), deal("b", 0, "B", "A")),
        (deal("a", 1, "A", "B"), deal("b", 2, "C", "D")),
        (deal("a", 5, kind=Kind.ACQUISITION),),
    ],
)
def test_where_nothing_can_go_round_nothing_does(deals: Sequence[Deal]) -> None:
    money = of(*deals)
    assert (money.greatest, money.typical, money.once) == (0, 0, 0)
    assert money.once_share in {None, 0.0}
    assert money.share(money.typical) in {None, 0.0}


def test_a_time_without_flows_holds_nothing() -> None:
    assert of(*RING, months=months("2050-Q1")).total == 0


@given(books(), st.sampled_from(list(State)), st.booleans())
def test_circular_and_acyclic_money_add_up_to_all_of_it(deals: Sequence[Deal], state: State, by_group: bool) -> None:
    money = of(*deals, state=state, by_group=by_group)
    assert money.typical + money.acyclic == pytest.approx(money.total, rel=1e-9)
    assert -1e-6 <= money.typical <= money.greatest * (1 + 1e-9) + 1e-6 <= money.total * (1 + 1e-9) + 2e-6
    behind = {number.name: sum(usd for _, usd in number.deals) for number in money.numbers}
    for name in ("total", "typical", "acyclic", "inside"):
        value = next(number.value for number in money.numbers if number.name == name)
        assert behind[name] == pytest.approx(value, rel=1e-6, abs=1)


@given(books())
def test_what_goes_round_is_split_among_the_kinds(deals: Sequence[Deal]) -> None:
    seen = view(deals, DAY)
    money = circular(seen, Asked())
    assert sum(by_kind(money, seen).values()) == pytest.approx(money.typical, rel=1e-6, abs=1)


@given(books())
def test_the_years_add_up_to_all_time(deals: Sequence[Deal]) -> None:
    seen = view(deals, DAY)
    by_year = sum(circular(seen, Asked(months=year)).total for year in years(seen.named))
    assert by_year == pytest.approx(circular(seen, Asked()).total, rel=1e-9)


@given(books(), st.integers(2, 1000))
def test_money_times_a_number_goes_round_times_that_number(deals: Sequence[Deal], times: int) -> None:
    scaled = [
        replace(each, amount=replace(each.amount, amount=each.amount.amount * times)) if each.amount else each
        for each in deals
    ]
    one, other = of(*deals), of(*scaled)
    for name in ("total", "greatest", "typical", "one_way", "inside"):
        assert getattr(other, name) == pytest.approx(times * getattr(one, name), rel=1e-6, abs=1)
