"""Deals by group: told under the heads of groups, what stays inside one apart and in no total."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.catalogue.parties import parties
from halqa.ledger.deals import deals
from halqa.ledger.rollup import inside_of, rolled_up
from halqa.ledger.totals import totals
from halqa.model import SYMMETRIC, Deal, Kind
from tests.ledger.build import reading, tie

NAMES = st.sampled_from(["G42", "Core42", "Khazna", "Microsoft", "Nuance", "OpenAI", "A newcomer"])


def held(*told: tuple[str, str, float, Kind]) -> tuple[Deal, ...]:
    return deals(
        [
            reading(f"d{number}", tie(payer, payee, usd, kind=kind))
            for number, (payer, payee, usd, kind) in enumerate(told)
        ]
    )


def announced(of: Sequence[Deal]) -> int:
    return int(totals(of, usd_per_unit).announced.usd / 10**9)


def test_a_deal_inside_one_group_is_apart_and_in_no_outside_total() -> None:
    found = rolled_up(held(("G42", "Core42", 5, Kind.EQUITY), ("Microsoft", "Core42", 2, Kind.COMPUTE)))

    assert [(deal.payer, deal.payee) for deal in found.between] == [("Microsoft", "G42")]
    assert [(deal.payer, deal.payee) for deal in found.inside] == [("G42", "Core42")]
    assert (announced(found.between), announced(found.inside)) == (2, 5)


def test_two_members_of_one_group_are_inside_it_though_neither_is_its_head() -> None:
    assert [inside_of(deal) for deal in held(("Khazna", "Core42", 1, Kind.DEBT))] == ["G42"]


def test_a_deal_keeps_its_id_and_its_words() -> None:
    told = held(("Microsoft", "Core42", 2, Kind.COMPUTE))
    found = rolled_up(told)

    assert [(deal.id, deal.versions) for deal in found.between] == [(deal.id, deal.versions) for deal in told]


def test_what_a_group_buys_comes_from_outside_it() -> None:
    bought = rolled_up(held(("Microsoft", "Nuance", 16, Kind.ACQUISITION)))

    assert [(deal.payer, deal.payee) for deal in bought.between] == [("Microsoft", "Nuance")]
    assert announced(bought.between) == 16


def test_what_a_person_pays_is_not_their_company_s() -> None:
    assert not rolled_up(held(("Sam Altman", "OpenAI", 1, Kind.EQUITY))).inside


def test_the_sides_of_a_partnership_stay_in_the_order_of_the_alphabet() -> None:
    found = rolled_up(held(("Core42", "Databricks", 1, Kind.PARTNERSHIP)))

    assert [(deal.payer, deal.payee) for deal in found.between] == [("Databricks", "G42")]


def test_the_head_of_a_group_is_in_no_other() -> None:
    heads = {group(entry.name) for entry in parties()}
    assert {head for head in heads if group(head) != head} == set()


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 90), st.sampled_from(list(Kind))), max_size=8))
def test_by_group_every_deal_is_told_once_and_no_dollar_is_new(told: list[tuple[str, str, int, Kind]]) -> None:
    all_ = held(*(row for row in told if row[0] != row[1]))
    found = rolled_up(all_)

    assert sorted(deal.id for deal in (*found.between, *found.inside)) == [deal.id for deal in all_]
    assert announced(found.between) + announced(found.inside) == announced(all_)
    assert rolled_up(found.between).between == found.between
    assert all(deal.payer < deal.payee for deal in found.between if deal.kind in SYMMETRIC)
