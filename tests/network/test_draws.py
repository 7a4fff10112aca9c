"""Draws: within what sources tell, by seed, and on the whole no other than what is held."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.model import Deal, Status, Version
from halqa.network.draws import drawn_networks, tellings
from halqa.network.firmness import State
from halqa.network.monthly import MonthlyNetwork, monthly_network
from halqa.units import Bound, Money
from tests.network.deals import DAY, books, deal


def draws(held: list[Deal] | tuple[Deal, ...], count: int = 200, seed: int = 0) -> list[MonthlyNetwork]:
    drawn = drawn_networks(held, DAY, usd_per_unit, np.random.default_rng(seed))
    return [each.network for each in islice(drawn, count)]


def sums(held: list[Deal], state: State = State.ANNOUNCED) -> np.ndarray:
    return np.array([network.usd_in(state).sum() for network in draws(held)]) / 1e9


def version(billions: int, **fields: object) -> Version:
    stated: dict[str, object] = {
        "amount": Money(Decimal(billions) * 10**9, "USD"),
        "bound": Bound.EXACT,
        "status": Status.AGREED,
        "hearsay": False,
        "known": date(2026, 1, 1),
        "ties": (),
        "origins": 2,
    }
    return Version(**{**stated, **fields})  # type: ignore[arg-type]


def test_what_nobody_doubts_is_the_same_in_every_draw() -> None:
    assert set(sums([deal("a", 100)]).round(9)) == {100.0}


@pytest.mark.parametrize(
    ("bound", "low", "high"), [(Bound.ABOUT, 90, 110), (Bound.AT_LEAST, 100, 125), (Bound.UP_TO, 0, 100)]
)
def test_a_bound_leaves_open_what_it_says(bound: Bound, low: float, high: float) -> None:
    found = sums([deal("a", 100, bound=bound)])
    assert low <= found.min() < low + 0.1 * (high - low)
    assert high - 0.1 * (high - low) < found.max() <= high


def test_a_range_is_drawn_between_its_ends() -> None:
    told = replace(deal("a", 100), amount=Money(Decimal(100) * 10**9, "USD", high=Decimal(200) * 10**9))
    found = sums([told])
    assert 100 <= found.min() < 110
    assert 190 < found.max() <= 200


def test_each_sum_that_is_told_comes_as_often_as_it_is_sure() -> None:
    rival = replace(deal("a", 100), versions=(version(100), version(30, hearsay=True, origins=1)))
    found = sums([rival])
    assert set(found.round(6)) == {100.0, 30.0}
    assert 0.7 < (found == 100).mean() < 0.95  # an alleged sum is doubted by 0.8: 1 to 0.2


@pytest.mark.parametrize("gone", [{"replaced": True}, {"status": Status.DENIED}, {"status": Status.ENDED}])
def test_a_sum_that_is_amended_denied_or_ended_is_drawn_no_more(gone: dict[str, object]) -> None:
    told = replace(deal("a", 100), versions=(version(100), version(30, **gone)))
    assert [one.amount.amount for one in tellings(told)] == [Decimal(100) * 10**9]


def test_a_rumour_that_became_an_agreed_sum_is_no_rival_of_it() -> None:
    rumour = version(100, status=Status.TALKS, hearsay=True, known=date(2024, 9, 1))
    agreed = version(30, chosen=True)
    assert set(sums([replace(deal("a", 30), versions=(agreed, rumour))]).round(6)) == {30.0}


def test_talks_are_rivals_of_talks() -> None:
    told = replace(
        deal("a", 30, status=Status.TALKS),
        versions=(version(30, status=Status.TALKS, chosen=True), version(100, status=Status.TALKS)),
    )
    assert set(sums([told], State.DOUBTFUL).round(6)) == {30.0, 100.0}


def test_a_plan_is_no_rival_of_what_was_done_since_but_one_that_is_told_again_is() -> None:
    done = version(30, status=Status.DONE, chosen=True, known=date(2026, 2, 1))
    plan = version(100, known=date(2025, 9, 1), last_known=date(2025, 10, 1))
    again = replace(plan, last_known=date(2026, 2, 20))
    held = deal("a", 30, status=Status.DONE)
    assert [one.amount.amount for one in tellings(replace(held, versions=(done, plan)))] == [Decimal(30) * 10**9]
    assert len(tellings(replace(held, versions=(done, again)))) == 2


STAGES = [Status.TALKS, Status.AGREED, Status.DONE]


@st.composite
def _versions(draw: st.DrawFn) -> tuple[Version, ...]:
    return tuple(
        version(
            draw(st.integers(1, 900)),
            status=draw(st.sampled_from(STAGES)),
            hearsay=draw(st.booleans()),
            known=(first := draw(st.dates(date(2024, 1, 1), date(2026, 1, 1)))),
            last_known=draw(st.dates(first, date(2026, 2, 1))),
            chosen=at == 0,
        )
        for at in range(draw(st.integers(1, 5)))
    )


@given(_versions(), st.integers(1, 900), st.dates(date(2024, 1, 1), date(2026, 1, 1)))
def test_what_was_told_of_an_earlier_stage_makes_no_difference_to_what_is_drawn(
    told: tuple[Version, ...], billions: int, day: date
) -> None:
    held, *_ = told
    earlier = version(billions, status=Status.TALKS, hearsay=True, known=day)
    assert held.amount is not None
    one = replace(deal("a", 1), amount=held.amount, status=held.status, versions=told)
    with_rumour = replace(one, versions=(*told, earlier))
    assert (tellings(with_rumour) == tellings(one)) is (held.status is not Status.TALKS)
    assert tellings(with_rumour)[0].amount == held.amount, "what is held is always among what is drawn"


def test_a_sum_that_a_person_accepted_is_certain() -> None:
    told = replace(deal("a", 30), versions=(version(100), version(30, accepted=True)))
    assert set(sums([told]).round(6)) == {30.0}


def test_those_who_share_a_sum_get_parts_of_any_size_and_never_more_together() -> None:
    shared = {"shared_total": "shared:x", "shared_amount": True}
    held = [deal("a", 298, payer="A", payee="D", **shared), deal("b", 298, payer="B", payee="D", **shared)]
    found = draws(held)
    assert all(network.usd.sum() == pytest.approx(298e9) for network in found)
    first = np.array([network.usd[0] for network in found]) / 298e9
    assert first.min() < 0.1
    assert first.max() > 0.9


def test_what_is_expected_moves_or_does_not() -> None:
    found = sums([deal("a", 100, status=Status.TALKS)], State.EXPECTED)
    assert set(found.round(6)) == {0.0, 100.0}
    held = monthly_network([deal("a", 100, status=Status.TALKS)], DAY, usd_per_unit)
    assert found.mean() == pytest.approx(float(held.usd_in(State.EXPECTED).sum()) / 1e9, abs=10)


@given(books(), st.integers(0, 99))
@settings(deadline=None, max_examples=30)
def test_the_same_seed_gives_the_same_networks_whatever_the_order(held: tuple[Deal, ...], seed: int) -> None:
    first, again = draws(held, 2, seed), draws(tuple(reversed(held)), 2, seed)
    for one, other in zip(first, again, strict=True):
        assert one.deals == other.deals
        np.testing.assert_array_equal(one.usd, other.usd)
        np.testing.assert_array_equal(one.by_month, other.by_month)
        np.testing.assert_array_equal(one.chance, other.chance)


@given(books())
@settings(deadline=None, max_examples=30)
def test_the_months_of_a_stream_still_add_up_to_its_sum(held: tuple[Deal, ...]) -> None:
    for network in draws(held, 2):
        whole = network.usd_in(State.EXPECTED, *network.months)
        np.testing.assert_allclose(whole, network.usd_in(State.EXPECTED), rtol=1e-9, atol=1e-6)
