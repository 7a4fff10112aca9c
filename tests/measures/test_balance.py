"""Camps: the bounds hold the index that trying all camps gives."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.measures.balance import balance

TIES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([1, -1])).filter(lambda tie: tie[0] != tie[1]),
    max_size=14,
)


def by_trying(ties: list[tuple[int, int, int]]) -> int:
    return min(
        sum((camps[left] == camps[right]) != (sign > 0) for left, right, sign in ties)
        for camps in product((0, 1), repeat=7)
    )


@given(TIES)
@settings(deadline=None, max_examples=60)
def test_small_networks_are_proven(ties: list[tuple[int, int, int]]) -> None:
    told = balance(ties)
    assert told.least == told.most == by_trying(ties)
    assert told.is_proven
    assert all((told.camp[left] == told.camp[right]) != (sign > 0) for left, right, sign in told.frustrated)


def test_a_pair_that_is_ally_and_rival_at_once_costs_one_whatever_the_camps() -> None:
    told = balance([("Microsoft", "OpenAI", 1), ("Microsoft", "OpenAI", -1)])
    assert (told.least, told.most) == (1, 1)


def test_no_ties_frustrate_nobody() -> None:
    assert balance([]).most == 0
