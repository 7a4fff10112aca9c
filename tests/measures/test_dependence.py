"""Input-output shares and concentration by their laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import InvalidSharesError
from halqa.measures.dependence import common_ownership, concentration, effective_number, ghosh, leontief
from halqa.measures.dependence import modified_concentration as modified

WEIGHTS = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=8)


def shares(weights: list[float]) -> np.ndarray:
    return np.array(weights) / sum(weights)


@given(WEIGHTS)
def test_concentration_lies_between_equal_parts_and_one_holder(weights: list[float]) -> None:
    told = shares(weights)
    assert 1 / told.size <= concentration(told) * (1 + 1e-9)
    assert concentration(told) <= 1 + 1e-9
    assert effective_number(told) == pytest.approx(1 / concentration(told))


@given(WEIGHTS)
def test_without_common_owners_the_modified_index_is_the_plain_one(weights: list[float]) -> None:
    told = shares(weights)
    apart = common_ownership(np.eye(told.size), np.eye(told.size))
    assert modified(told, apart) == pytest.approx(concentration(told))


@given(st.lists(st.floats(0, 100), min_size=9, max_size=9))
def test_both_inverses_tell_of_the_same_flows(amounts: list[float]) -> None:
    flows = np.array(amounts).reshape(3, 3)
    output = np.maximum(flows.sum(axis=0), flows.sum(axis=1)) + 50.0
    backwards, forwards = leontief(flows, output), ghosh(flows, output)
    assert np.allclose(forwards, backwards * output[None, :] / output[:, None])
    assert (backwards >= np.eye(3) - 1e-9).all()


def test_parties_that_pass_on_all_they_get_have_no_inverse() -> None:
    with pytest.raises(InvalidSharesError, match="nothing ever leaves"):
        leontief(np.array([[0, 10.0], [10, 0]]), np.array([10.0, 10.0]))


@pytest.mark.parametrize("told", [[0.5, 0.4], [1.5, -0.5]])
def test_shares_that_no_whole_can_be_cut_into_are_refused(told: list[float]) -> None:
    with pytest.raises(InvalidSharesError, match="add up to 1"):
        concentration(np.array(told))
