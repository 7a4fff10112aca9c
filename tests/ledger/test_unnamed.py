"""Parties without a name: who may be behind them, and what follows once somebody says who it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.deals import deals
from halqa.ledger.doubts import Reason, questions
from halqa.ledger.judgements import decisions
from halqa.ledger.overlap_rules import Because
from halqa.ledger.overlaps import overlaps
from halqa.ledger.unnamed import SAME_SUM, Unnamed, may_be, stands_for_one, unnamed
from halqa.model import Judgement, Kind, Reading, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.judging import judged, key, undo

WHO = "unnamed hyperscaler (Nebius)"
NEWS = (
    reading("a", tie(WHO, "Nebius", "17.4"), day="2025-09-05"),
    reading("b", tie("Microsoft", "Nebius", "17.4"), day="2025-09-08"),
    reading("c", tie("Meta", "Nebius", 3), day="2025-11-11"),
    reading("d", tie("Oracle", "CoreWeave", 9), day="2025-11-11"),
)


def of(*news: Reading, made: tuple[Judgement, ...] = ()) -> Unnamed:
    (found,) = unnamed(deals(news, None, made), usd_per_unit, decisions(made, {}).parties)
    return found


def test_the_likeliest_is_who_deals_so_with_the_same_party_for_the_same_sum_in_the_same_days() -> None:
    found = of(*NEWS)

    assert [one.party for one in found.candidates] == ["Microsoft", "Meta", "Oracle", "Amazon", "Google"]
    best = found.candidates[0]
    assert (best.deal, best.like) == ("compute-microsoft-nebius", found.deals[0].id)
    assert [feature.name for feature in best.features] == ["as_described", "same_pair", "same_sum", "near_in_time"]
    assert best.score == pytest.approx(0.9)


@given(st.permutations(NEWS))
def test_who_it_may_be_does_not_depend_on_the_order_of_the_news(news: list[Reading]) -> None:
    assert of(*news) == of(*NEWS)


def test_nobody_is_behind_a_party_that_deals_with_it() -> None:
    found = of(reading("a", tie("unnamed hyperscaler (Google)", "Google", 4)))
    assert "Google" not in {one.party for one in found.candidates}


def test_a_deal_of_another_kind_or_direction_says_nothing() -> None:
    other_kind = of(NEWS[0], reading("e", tie("Google", "Nebius", "17.4", kind=Kind.EQUITY), day="2025-09-05"))
    other_way = of(NEWS[0], reading("e", tie("Nebius", "Google", "17.4"), day="2025-09-05"))

    for found in (other_kind, other_way):
        assert {one.score for one in found.candidates} == {0.1}


def test_who_was_told_not_to_be_it_is_no_candidate_until_that_is_taken_back() -> None:
    no = judged(Verdict.NOT_SAME, WHO, "Meta")

    assert "Meta" not in {one.party for one in of(*NEWS, made=(no,)).candidates}
    assert of(*NEWS, made=(no, undo(no))) == of(*NEWS)


def test_a_judgement_says_who_it_is_and_another_takes_that_back() -> None:
    yes = judged(Verdict.SAME, WHO, "Microsoft")
    held = deals(NEWS, None, (yes,))

    assert unnamed(held, usd_per_unit) == ()
    assert [deal.id for deal in held if deal.payee == "Nebius"] == ["compute-meta-nebius", "compute-microsoft-nebius"]
    assert deals(NEWS, None, (yes, undo(yes))) == deals(NEWS)


def test_of_one_deal_told_with_and_without_a_name_the_name_is_held() -> None:
    (deal,) = deals(NEWS[:2], None, (judged(Verdict.SAME, key(NEWS[0]), key(NEWS[1])),))
    assert (deal.payer, deal.payee) == ("Microsoft", "Nebius")


def test_what_two_parties_leave_without_a_name_is_not_one_party() -> None:
    two = unnamed(deals([NEWS[0], reading("e", tie("unnamed hyperscaler (IREN)", "IREN", 2))]), usd_per_unit)
    assert [len(found.deals) for found in two] == [1, 1]


def test_a_deal_without_a_name_may_count_the_money_of_one_with_it() -> None:
    (pair,) = overlaps(deals(NEWS), usd_per_unit)
    assert {pair.deal, pair.other} == {"compute-microsoft-nebius", of(*NEWS).deals[0].id}
    assert Because.LEFT_UNNAMED in pair.because


def test_it_is_asked_whether_the_two_are_one_deal_and_yes_makes_them_one() -> None:
    (asked,) = (one for one in questions(deals(NEWS), NEWS, (), usd_per_unit) if one.reason is Reason.UNNAMED)
    assert SAME_SUM in of(*NEWS).candidates[0].features
    assert asked.usd == 17_400_000_000

    held = deals(NEWS, None, (judged(asked.answers[0], asked.subject, asked.other),))
    assert [deal.payer for deal in held if deal.payee == "Nebius"] == ["Meta", "Microsoft"]


def test_an_aggregate_of_the_catalogue_is_no_party_without_a_name() -> None:
    assert stands_for_one("US hyperscaler (unnamed)")
    assert not stands_for_one("xAI investors")
    assert not stands_for_one("Hyperscaler Park")
    assert not may_be(WHO, "Nvidia")
