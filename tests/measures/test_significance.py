"""Random networks keep what they are told to keep, and chance alone raises no alarm."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.significance import NETWORKS, RINGS, SEEDS, false_alarms, found_rings, random_network
from halqa.measures.significance import Layered, Null, draws_of, ranks, significance

LEGS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 7), st.integers(0, 7)).filter(lambda leg: leg[1] != leg[2]),
    unique=True,
    min_size=1,
    max_size=30,
)
NULLS = pytest.mark.parametrize("null", list(Null))


def layered(legs: list[tuple[int, int, int]]) -> Layered:
    layer, source, target = np.array(sorted(legs), dtype=np.int64).T
    return Layered(source, target, layer, np.arange(1.0, layer.size + 1), 8)


def drawn(null: Null, legs: list[tuple[int, int, int]], seed: int) -> tuple[Layered, Layered]:
    told = layered(legs)
    *_, random = islice(draws_of(null, told, np.random.default_rng(seed)), 3)
    return told, random


def listed(told: Layered) -> list[tuple[int, int, int]]:
    return list(zip(told.layer.tolist(), told.source.tolist(), told.target.tolist(), strict=True))


def degrees(told: Layered) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    legs = listed(told)
    return Counter((layer, payer) for layer, payer, _ in legs), Counter((layer, payee) for layer, _, payee in legs)


def partners(told: Layered) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Return how many each party pays alone, is paid by alone, and has a way back with."""
    pairs = {(payer, payee) for _, payer, payee in listed(told)}
    one_sided = [pair for pair in pairs if pair[::-1] not in pairs]
    mutual = [pair for pair in pairs if pair[::-1] in pairs]
    return Counter(u for u, _ in one_sided), Counter(v for _, v in one_sided), Counter(u for u, _ in mutual)


@NULLS
@given(LEGS, st.integers(0, 9))
@settings(deadline=None, max_examples=40)
def test_every_layer_keeps_its_degrees_its_sums_and_all_its_legs(
    null: Null, legs: list[tuple[int, int, int]], seed: int
) -> None:
    told, random = drawn(null, legs, seed)
    assert degrees(random) == degrees(told)
    assert len(set(listed(random))) == len(legs)
    assert (random.source != random.target).all()
    by_layer = [sorted(zip(of.layer.tolist(), of.weight.tolist(), strict=True)) for of in (told, random)]
    assert by_layer[0] == by_layer[1]


@given(LEGS, st.integers(0, 9))
@settings(deadline=None, max_examples=60)
def test_rounds_keep_how_many_partners_each_has_in_each_way(legs: list[tuple[int, int, int]], seed: int) -> None:
    told, random = drawn(Null.ROUNDS, legs, seed)
    assert partners(random) == partners(told)


@given(LEGS, st.integers(0, 9))
@settings(deadline=None, max_examples=40)
def test_wiring_keeps_what_each_party_pays_and_sums_keep_the_wiring(
    legs: list[tuple[int, int, int]], seed: int
) -> None:
    told, random = drawn(Null.WIRING, legs, seed)
    paid = [np.bincount(of.source, of.weight, 8).tolist() for of in (told, random)]
    assert paid[0] == paid[1]
    told, random = drawn(Null.SUMS, legs, seed)
    assert listed(random) == listed(told)


@NULLS
def test_the_same_seed_gives_the_same_answers(null: Null) -> None:
    told = random_network(np.random.default_rng(4))
    one, same, other = (significance(told, np.random.default_rng(seed), 9, nulls=[null]) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_a_ring_of_three_turns_back_and_a_lone_ring_is_nothing_unusual() -> None:
    ring = layered([(0, 0, 1), (0, 1, 2), (0, 2, 0)])
    rng = np.random.default_rng(0)
    seen = {tuple(sorted(listed(random))) for random in islice(draws_of(Null.WIRING, ring, rng), 20)}
    assert seen == {((0, 0, 1), (0, 1, 2), (0, 2, 0)), ((0, 0, 2), (0, 1, 0), (0, 2, 1))}
    assert not any(answer.is_unusual for answer in significance(ring, rng, 99))


def test_where_nothing_can_move_chance_says_nothing() -> None:
    pair = layered([(0, 0, 1), (1, 1, 0)])
    for answer in significance(pair, np.random.default_rng(0), 19):
        assert (answer.is_unusual, answer.p, answer.moved) == (None, 1.0, 0.0)


def test_a_network_without_legs_is_nothing_unusual() -> None:
    none = np.zeros(0, dtype=np.int64)
    answers = significance(Layered(none, none, none, np.zeros(0), 0), np.random.default_rng(0), 9)
    assert [answer.is_unusual for answer in answers] == [None] * 3


def test_all_swaps_of_four_legs_are_about_as_frequent() -> None:
    told = layered([(0, 0, 4), (0, 1, 5), (0, 2, 6), (0, 3, 7)])
    draws = islice(draws_of(Null.WIRING, told, np.random.default_rng(3)), 2_400)
    times = Counter(tuple(random.target.tolist()) for random in draws)
    assert len(times) == 24
    assert 60 < min(times.values()) <= max(times.values()) < 140


def test_ranks_count_the_observed_one_and_ties() -> None:
    values = np.array([[5.0, 1.0], [5.0, 2.0], [1.0, 3.0], [0.0, 4.0]])
    assert ranks(values).tolist() == [[0.5, 1.0], [0.5, 0.75], [0.75, 0.5], [1.0, 0.25]]


def test_three_questions_are_answered_at_one_level() -> None:
    answers = significance(random_network(np.random.default_rng(8)), np.random.default_rng(8), 19)
    assert all(answer.p <= answer.adjusted <= min(1.0, 3 * answer.p) for answer in answers)
    assert {statistic.name for answer in answers for statistic in answer.statistics} >= {
        "cycles_3",
        "rarest",
        "circulation",
    }


def test_few_random_networks_raise_an_alarm_and_most_planted_rings_do() -> None:
    assert false_alarms(seed=11, networks=8, draws=99) <= 0.08
    assert found_rings(seed=12, networks=5, draws=199) >= 0.8


@pytest.mark.nightly
@pytest.mark.parametrize("seed", SEEDS)
def test_false_alarms_stay_below_eight_in_a_hundred(seed: int) -> None:
    assert false_alarms(seed, NETWORKS, draws=199) <= 0.08


@pytest.mark.nightly
def test_four_of_five_planted_rings_are_found() -> None:
    assert found_rings(SEEDS[0], RINGS, draws=199) >= 0.8
