"""Where a dollar gets to: against walks that are counted out, and where money goes round for ever."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from halqa.measures.dependence import coming, embodied, ghosh, leontief, passing, throughput
from halqa.measures.passage import passage, passed_on, reaching, returning_shares
from halqa.measures.vendors import own_funded

AMOUNTS = st.lists(st.sampled_from([0.0, 0.0, 1.0, 5.0, 40.0]), min_size=25, max_size=25)


def square(amounts: list[float]) -> NDArray[np.float64]:
    found = np.array(amounts, dtype=np.float64).reshape(5, 5)
    np.fill_diagonal(found, 0)
    return found


def leaking(amounts: list[float]) -> NDArray[np.float64]:
    """Return shares of which each row hands on nine tenths at most."""
    flows = square(amounts)
    return np.asarray(flows / np.maximum(flows.sum(axis=1, keepdims=True), 1e-9) * 0.9)


def walked(shares: NDArray[np.float64], target: int) -> NDArray[np.float64]:
    """Return the chance to reach a target step by step, until hardly a dollar is left."""
    found = np.zeros(len(shares))
    found[target] = 1
    for _ in range(400):
        found = shares @ found
        found[target] = 1
    return found


@given(AMOUNTS)
def test_the_chance_is_what_walking_dollar_by_dollar_gives(amounts: list[float]) -> None:
    shares = leaking(amounts)
    for target in range(5):
        np.testing.assert_allclose(passage(shares, target), walked(shares, target), atol=1e-9)
        assert (passage(shares, target) > 0).tolist() == reaching(shares > 0, target).tolist()
        expected = shares[target] @ walked(shares, target)
        assert returning_shares(shares)[target] == pytest.approx(expected)


def test_money_that_goes_round_for_ever_elsewhere_never_arrives() -> None:
    closed = np.array([[0, 1, 0], [1, 0, 0], [0.5, 0, 0]])
    assert passage(closed, 2).tolist() == [0, 0, 1]
    assert passage(closed, 0).tolist() == [1, 1, 0.5]
    assert returning_shares(closed).tolist() == [1, 1, 0]


@given(AMOUNTS)
def test_nobody_passes_on_more_than_a_dollar_of_a_dollar(amounts: list[float]) -> None:
    shares = passed_on(square(amounts))
    assert (shares.sum(axis=1) <= 1 + 1e-12).all()
    assert ((returning_shares(shares) >= 0) & (returning_shares(shares) <= 1 + 1e-12)).all()


@given(AMOUNTS)
def test_shares_through_others_are_first_passages_along_the_leontief_and_the_ghosh_chain(amounts: list[float]) -> None:
    flows = square(amounts)
    output = throughput(flows) * 1.1 + 1e-9
    spent, got = (flows / output[None, :]).T, flows / output[:, None]
    for at in range(5):
        for other in range(5):
            for chain, found in ((spent, passing(flows, output)[other, at]), (got, coming(flows, output)[at, other])):
                whole = chain[at].sum()
                expected = chain[at] @ walked(chain, other) / whole if whole else 0
                assert found == pytest.approx(expected, abs=1e-6)
    assert (leontief(flows, output) >= -1e-9).all()
    assert (ghosh(flows, output) >= -1e-9).all()


@given(AMOUNTS, AMOUNTS)
def test_what_is_in_a_purchase_adds_up_and_does_not_change_with_all_money_times_k(
    one: list[float], two: list[float]
) -> None:
    layer, flows = square(one), square(one) + square(two)
    output = throughput(flows) * 1.1 + 1e-9
    found = embodied(layer, flows, output)
    whole = found.sum(axis=0)
    assert np.all(np.isclose(whole, 1) | np.isclose(whole, 0))
    np.testing.assert_allclose(embodied(layer * 7, flows * 7, output * 7), found, atol=1e-9)


def test_money_with_those_who_cannot_reach_the_vendor_is_not_in_the_upper_bound() -> None:
    shares = np.zeros((3, 3))
    told = own_funded(shares, ("A", "B", "V"), "V", {"A": 5.0, "B": 7.0}, 100.0, reaching={"A"})
    assert (told.returned, told.most) == (0.0, 5.0)
