"""Who lives on whom: direct shares, shares through others, few hands, common owners, and what falls away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import UnknownNumberError
from halqa.findings.asked import Asked
from halqa.findings.dependence import Field, Layer, field_of
from halqa.findings.layers import LayerName
from halqa.findings.owners import common_owners
from halqa.findings.removal import removal
from halqa.findings.tracing import traced
from halqa.findings.view import months, view
from halqa.model import Deal, Instrument, Kind, Status
from halqa.network.firmness import State
from halqa.units import Money
from tests.network.deals import DAY, books, deal

BOOK = (
    deal("rent-a", 60, "OpenAI", "Oracle", kind=Kind.COMPUTE),
    deal("rent-b", 20, "OpenAI", "CoreWeave", kind=Kind.COMPUTE),
    deal("chips-a", 30, "Oracle", "AMD", kind=Kind.CHIPS),
    deal("chips-b", 20, "CoreWeave", "Nvidia", kind=Kind.CHIPS),
    deal("power", 4, "Oracle", "Vistra", kind=Kind.ENERGY),
    deal("stake", 10, "SoftBank", "OpenAI", kind=Kind.EQUITY),
    deal("loan", 40, "JPMorgan", "SoftBank", kind=Kind.DEBT),
    deal("untold", None, "OpenAI", "Nscale", kind=Kind.COMPUTE),
)


def of(*deals: Deal, **asked: Any) -> Field:
    return field_of(view(deals, DAY), Asked(**asked))


def layer(found: Sequence[Layer], name: LayerName) -> Layer:
    return next(each for each in found if each.name is name)


def shares(of_layer: Layer) -> dict[str, Any]:
    return {share.party: (share.direct, share.whole) for share in of_layer.shares}


def test_compute_is_bought_directly_and_chips_through_those_who_sell_it() -> None:
    on = of(*BOOK).on("OpenAI")
    compute, chips = layer(on, LayerName.COMPUTE), layer(on, LayerName.CHIPS)

    assert shares(compute) == {
        "Oracle": (0.75, pytest.approx(0.75)),
        "CoreWeave": (0.25, pytest.approx(0.25)),
        "Nscale": (None, 0.0),
    }
    assert shares(chips) == {"AMD": (None, pytest.approx(0.6)), "Nvidia": (None, pytest.approx(0.4))}
    assert [compute.concentration, compute.effective] == pytest.approx([0.625, 1.6])
    assert (compute.known.unsized, compute.known.firm) == (1, 1.0)
    assert compute.shares[0].deals == ("rent-a",)


def test_money_comes_through_those_who_lend_to_the_lender() -> None:
    funding = layer(of(*BOOK).on("OpenAI"), LayerName.FUNDING)
    assert shares(funding) == {"SoftBank": (1.0, pytest.approx(1.0)), "JPMorgan": (0.0, pytest.approx(1.0))}


def test_custom_comes_through_those_who_buy_from_the_buyer() -> None:
    revenue = layer(of(*BOOK).on("AMD"), LayerName.REVENUE)
    assert shares(revenue) == {"Oracle": (1.0, pytest.approx(1.0)), "OpenAI": (0.0, pytest.approx(1.0))}
    on_openai = layer(of(*BOOK).of("OpenAI"), LayerName.REVENUE)
    assert {"Oracle", "CoreWeave", "AMD", "Nvidia", "Vistra", "Nscale"} == set(shares(on_openai))


def test_two_parties_live_on_each_other_layer_by_layer() -> None:
    found = {each.name: each for each in of(*BOOK).mutual("Oracle", "OpenAI")}
    compute, revenue = found[LayerName.COMPUTE], found[LayerName.REVENUE]
    assert compute.one_on_other is None
    assert compute.other_on_one is not None
    assert compute.other_on_one.direct == 0.75
    assert revenue.one_on_other is not None
    assert revenue.one_on_other.direct == 1.0


def test_in_how_few_hands_a_layer_is() -> None:
    market = layer(of(*BOOK).markets(), LayerName.CHIPS)
    assert {share.party: share.direct for share in market.shares} == {"AMD": 0.6, "Nvidia": 0.4}
    assert market.effective == pytest.approx(1 / (0.36 + 0.16))


def test_without_a_party_others_stand_alone() -> None:
    found = removal(of(*BOOK), "Oracle")
    losses = {loss.name: loss for loss in found.losses}

    assert found.usd == 94e9
    assert found.share == pytest.approx(94 / 184)
    assert losses[LayerName.CHIPS].bereft == ("AMD",)
    assert losses[LayerName.REVENUE].left_without == ("AMD", "Vistra")
    assert losses[LayerName.COMPUTE].left_without == ()
    assert found.cut_off == ("AMD", "Vistra")
    assert found.deals == ("chips-a", "power", "rent-a")


def test_what_goes_round_stops_without_one_of_its_ring() -> None:
    ring = (*BOOK[:3], deal("back", 30, "AMD", "OpenAI", kind=Kind.EQUITY))
    found = removal(of(*ring), "AMD")
    assert found.typical_before > 0
    assert found.typical_after == 0


def test_a_party_without_flows_lives_on_nobody() -> None:
    field = of(*BOOK)
    found = removal(field, "Sony")
    assert (field.on("Sony"), field.of("Sony"), field.mutual("Sony", "AMD")) == ((), (), ())
    assert (found.usd, found.deals, found.losses) == (0, (), ())


def test_no_deals_are_no_field_and_money_of_another_time_or_state_is_not_there() -> None:
    assert of().markets() == ()
    assert of(*BOOK, state=State.PAID).markets() == ()
    assert layer(of(*BOOK, months=months("1999")).markets(), LayerName.CHIPS).concentration is None


def test_two_who_buy_all_from_each_other_are_direct_and_nothing_more_is_known() -> None:
    round_ = (deal("a", 5, "A", "B", kind=Kind.COMPUTE), deal("b", 5, "B", "A", kind=Kind.CHIPS))
    compute = layer(of(*round_).on("A"), LayerName.COMPUTE)
    assert compute.reason == "never_leaves"
    assert shares(compute) == {"B": (1.0, None)}


def test_groups_are_one() -> None:
    book = (deal("a", 5, "Core42", "Nvidia", kind=Kind.CHIPS), deal("b", 9, "G42", "Core42", kind=Kind.COMPUTE))
    field = of(*book, by_group=True)
    assert [each.name for each in field.markets()] == [LayerName.CHIPS, LayerName.REVENUE]
    assert shares(layer(field.on("G42"), LayerName.CHIPS)) == {"Nvidia": (1.0, 1.0)}


def test_each_number_is_found_again_with_its_deals() -> None:
    field = of(*BOOK)
    numbers = [share.number for each in (*field.on("OpenAI"), *field.markets()) for share in each.shares if share.deals]
    assert len(numbers) > 8
    for number in numbers:
        assert traced(field.view, number.id) == [number]


@given(books())
@settings(deadline=None)
def test_shares_are_shares_and_add_up(deals: Sequence[Deal]) -> None:
    field = of(*deals, state=State.ANNOUNCED)
    for party in field.parties:
        for each in (*field.on(party), *field.markets()):
            direct = [share.direct for share in each.shares if share.direct is not None]
            assert all(0 <= share <= 1 + 1e-9 for share in direct)
            assert sum(direct) == pytest.approx(1) or not each.usd
            assert all(share.whole is None or -1e-9 <= share.whole <= 1 + 1e-6 for share in each.shares)
            assert each.concentration is None or 0 < each.concentration <= 1 + 1e-9


@given(books(), st.integers(2, 9))
@settings(deadline=None, max_examples=40)
def test_all_money_times_k_is_k_times_the_sums_and_the_same_shares(deals: Sequence[Deal], times: int) -> None:
    def more(money: Money) -> Money:
        return replace(money, amount=money.amount * times)

    field = of(*deals)
    greater = of(*(replace(each, amount=more(each.amount) if each.amount else None) for each in deals))
    for party in field.parties:
        for one, other in zip(field.on(party), greater.on(party), strict=True):
            assert other.usd == pytest.approx(one.usd * times, abs=1)
            assert {share.party: share.direct for share in other.shares} == pytest.approx(
                {share.party: share.direct for share in one.shares}, abs=1e-6
            )


# --- owners ----------------------------------------------------------------------------------------------------------


def stake(name: str, owner: str, firm: str, percent: int, **fields: Any) -> Deal:
    return deal(name, 1, owner, firm, kind=Kind.EQUITY, stake_pct=percent, **fields)


def test_kappa_is_that_of_the_owners_that_are_told() -> None:
    found = common_owners([stake("a", "X", "F", 60), stake("b", "Y", "F", 40), stake("c", "Y", "G", 100)])
    assert found.firms == ("F", "G")
    assert found.kappa.round(4).tolist() == [[1.0, 0.7692], [0.4, 1.0]]
    assert found.shared("F", "G") == ("Y",)
    assert [each.deal for each in found.stakes] == ["a", "b", "c"]


def test_no_option_on_a_stake_and_no_talk_of_one_makes_an_owner() -> None:
    talked = stake("b", "Y", "G", 5, status=Status.TALKS)
    option = stake("c", "Y", "G", 5, instrument=Instrument.WARRANT)
    assert common_owners([stake("a", "Y", "F", 40), talked, option]).firms == ()
    assert common_owners([]).firms == ()


def test_a_share_through_others_is_found_again_with_the_deals_on_the_way() -> None:
    seen = view(BOOK, DAY)
    (number,) = traced(seen, "dependence:chips:openai<amd:through")
    assert number.value == pytest.approx(0.6)
    assert dict(number.deals) == {"rent-a": 60e9, "chips-a": 30e9}
    (money,) = traced(seen, "dependence:funding:openai<jpmorgan:through")
    assert money.value == pytest.approx(1.0)
    assert dict(money.deals) == {"loan": 40e9, "stake": 10e9}


@pytest.mark.parametrize(
    "id_", ["dependence:chips:amd<openai:through", "dependence:chips:through", "dependence:chips:a<b<c:through"]
)
def test_where_nothing_comes_from_one_to_the_other_there_is_no_share_through_others(id_: str) -> None:
    with pytest.raises(UnknownNumberError):
        traced(view(BOOK, DAY), id_)


@settings(deadline=None, max_examples=20)
@given(books())
def test_every_share_through_others_leads_back_to_its_number(deals: Sequence[Deal]) -> None:
    found = of(*deals)
    for party in found.parties:
        for each in found.on(party):
            for share in each.shares:
                if share.through_id is not None and share.whole:
                    (number,) = traced(found.view, share.through_id)
                    assert number.value == pytest.approx(share.whole)
                    assert share.number.id.endswith("<" + share.party.casefold())
