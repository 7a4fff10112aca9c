"""What two parties are to each other: both sides beside each other, never netted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.measures.alignment import Pair, Stance, pairs
from halqa.model import Condition, Deal, Instrument, Kind, Status
from tests.measures.ties import deal

DAY = date(2026, 6, 1)
NAMES = ("AMD", "Google", "Nvidia", "OpenAI")
DEALS = st.lists(
    st.builds(
        deal,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.none() | st.integers(1, 300),
        kind=st.sampled_from(Kind),
        status=st.sampled_from(Status),
        hearsay=st.booleans(),
        id=st.uuids().map(str),
    ),
    max_size=12,
)


def only(*deals: Deal, day: date = DAY, with_doubtful: bool = False) -> Pair:
    (found,) = pairs(deals, day, usd_per_unit, with_doubtful=with_doubtful)
    return found


def test_a_supplier_who_is_a_rival_too_is_both_and_neither_takes_from_the_other() -> None:
    supply, rivalry = deal("OpenAI", "Microsoft", 250), deal("Microsoft", "OpenAI", kind=Kind.RIVALRY)
    alone, both = only(supply), only(supply, rivalry)

    assert (alone.stance, both.stance) == (Stance.ALLY, Stance.BOTH)
    assert both.ally == alone.ally
    assert both.parties == ("Microsoft", "OpenAI")
    assert (both.ally.usd, both.rival.usd) == (250e9, None)
    assert (both.ally.deals, both.rival.deals) == ((supply.id,), (rivalry.id,))


def test_a_contract_counts_until_its_end_or_its_usual_term_and_a_stake_until_it_ends() -> None:
    told = deal("A", "B", kind=Kind.CHIPS, end="2027")
    usual = deal("A", "B", kind=Kind.CHIPS)
    stake = deal("A", "B", kind=Kind.EQUITY)

    assert (only(told).ally.until, only(told).ally.is_end_assumed) == (date(2028, 1, 1), False)
    assert (only(usual).ally.until, only(usual).ally.is_end_assumed) == (date(2029, 1, 1), True)
    assert (only(stake).ally.until, only(usual, stake).ally.until) == (None, None)
    assert only(usual, day=date(2029, 1, 1)).stance is Stance.NEITHER
    assert only(usual, day=date(2029, 1, 1)).past[0].deal == usual


@pytest.mark.parametrize("status", [Status.ENDED, Status.DENIED])
def test_what_ended_or_was_denied_makes_no_ally_and_no_rival(status: Status) -> None:
    found = only(deal("A", "B", kind=Kind.RIVALRY, status=status))
    assert (found.stance, found.doubtful_stance) == (Stance.NEITHER, Stance.NEITHER)
    assert found.past


def test_what_is_only_talked_of_stands_beside_and_counts_for_its_chance_where_asked() -> None:
    talks = deal("A", "B", 5, status=Status.TALKS)
    apart, counted = only(talks), only(talks, with_doubtful=True)

    assert (apart.stance, apart.doubtful_stance, apart.doubtful[0].deal) == (Stance.NEITHER, Stance.ALLY, talks)
    assert (counted.stance, counted.doubtful) == (Stance.ALLY, ())
    assert 0 < counted.ally.weight < only(deal("A", "B", 5)).ally.weight
    assert counted.ally.firm == 0


def test_nothing_is_known_before_its_day() -> None:
    assert only(deal("A", "B"), day=date(2025, 12, 31)).stance is Stance.NEITHER


def test_a_part_is_no_dollar_more_and_a_shared_total_is_nobodys_own() -> None:
    whole = deal("A", "B", 10, id="whole")
    part = deal("A", "B", 4, id="part", part_of="whole")
    shared = deal("A", "C", 298, shared_amount=True, shared_total="t")

    assert only(whole, part).ally.usd == 10e9
    assert (only(shared).ally.usd, only(shared).ally.known_share) == (None, 0.0)


def test_shares_tell_what_is_known_and_what_is_firm() -> None:
    found = only(
        deal("A", "B", 1, id="1"),
        deal("A", "B", id="2"),
        deal("A", "B", 3, id="3", condition=Condition.CONDITION),
        deal("A", "B", kind=Kind.PARTNERSHIP),
    ).ally
    assert found.known_share == pytest.approx(2 / 3)
    assert found.firm_share == 0.75


def test_what_moves_no_cash_counts_in_kind() -> None:
    found = only(deal("Nvidia", "CoreWeave", 6.3, instrument=Instrument.BACKSTOP)).ally
    assert (found.usd, found.known_share) == (6.3e9, 1.0)


def test_parents_take_in_what_is_theirs_and_nobody_is_his_own_ally() -> None:
    told = [deal("Core42", "Nvidia", 1), deal("G42", "Nvidia", 2), deal("G42", "Core42", 3)]
    (found,) = pairs(told, DAY, usd_per_unit, party_of=lambda name: {"Core42": "G42"}.get(name, name))
    assert (found.parties, found.ally.usd, len(found.ally.deals)) == (("G42", "Nvidia"), 3e9, 2)


def test_no_deals_make_no_pairs() -> None:
    assert pairs([], DAY, usd_per_unit) == ()


@given(DEALS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_neither_the_order_of_deals_nor_of_their_parties_matters(deals: list[Deal], rng: object) -> None:
    turned = [replace(one, payer=one.payee, payee=one.payer) for one in deals]
    rng.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (pairs(told, DAY, usd_per_unit, with_doubtful=True) for told in (deals, turned))
    assert [(pair.parties, pair.stance, pair.ally, pair.rival) for pair in one] == [
        (pair.parties, pair.stance, pair.ally, pair.rival) for pair in other
    ]


@given(DEALS)
@settings(deadline=None)
def test_more_is_counted_with_doubt_and_never_less(deals: list[Deal]) -> None:
    sure, all_ = (pairs(deals, DAY, usd_per_unit, with_doubtful=doubt) for doubt in (False, True))
    for one, other in zip(sure, all_, strict=True):
        assert one.doubtful_stance is other.stance
        assert one.ally.weight <= other.ally.weight
        assert one.rival.weight <= other.rival.weight
        assert 0 <= one.ally.firm <= one.ally.weight


@given(DEALS, st.integers(2, 50))
@settings(deadline=None)
def test_all_money_times_k_is_k_times_the_sums_and_the_same_shares(deals: list[Deal], times: int) -> None:
    greater = [
        replace(one, amount=replace(one.amount, amount=one.amount.amount * times) if one.amount else None)
        for one in deals
    ]
    for one, other in zip(pairs(deals, DAY, usd_per_unit), pairs(greater, DAY, usd_per_unit), strict=True):
        assert (one.ally.weight, one.ally.known_share) == (other.ally.weight, other.ally.known_share)
        assert other.ally.usd == (None if one.ally.usd is None else pytest.approx(one.ally.usd * times))
