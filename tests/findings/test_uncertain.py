"""Bands: nothing where nothing is open, by seed, and the deals that move a number named."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from halqa.errors import UnknownNumberError
from halqa.findings.tracing import traced
from halqa.findings.uncertain import Band, bands, drawn_views, movers
from halqa.findings.view import View, view
from halqa.model import Deal, Status
from halqa.units import Bound
from tests.findings.test_circular import RING
from tests.network.deals import DAY, books, deal

GREATEST = "circularity:greatest"


def band(seen: View, id_: str = GREATEST, draws: int = 60, seed: int = 0) -> Band:
    return bands(seen, id_, drawn_views(seen, draws, seed))[id_]


def test_what_nobody_doubts_has_a_band_of_no_width() -> None:
    seen = view(RING, DAY)
    (number,) = traced(seen, GREATEST)
    found = band(seen)
    assert found.low == pytest.approx(number.value)
    assert found.high == pytest.approx(number.value)
    assert found.draws == 60


def test_an_open_bound_widens_the_band() -> None:
    about = tuple(replace(each, bound=Bound.ABOUT) for each in RING)
    found, (number,) = band(view(about, DAY)), traced(view(about, DAY), GREATEST)
    assert found.low is not None
    assert found.middle is not None
    assert found.high is not None
    assert found.low < found.middle < found.high
    assert 0.88 * (number.value or 0) < found.low
    assert found.high < 1.12 * (number.value or 0)


def test_the_same_seed_gives_the_same_band_and_another_seed_another() -> None:
    seen = view(tuple(replace(each, bound=Bound.ABOUT) for each in RING), DAY)
    assert band(seen, seed=3) == band(seen, seed=3)
    assert band(seen, seed=3) != band(seen, seed=4)


@given(books())
@settings(deadline=None, max_examples=10)
def test_the_ends_of_every_band_are_in_order(held: tuple[Deal, ...]) -> None:
    seen = view(held, DAY)
    for found in bands(seen, "circularity", drawn_views(seen, 5)).values():
        if found.low is not None and found.middle is not None and found.high is not None:
            assert found.low <= found.middle <= found.high


def test_without_a_leg_of_the_ring_nothing_comes_back() -> None:
    seen = view((*RING, deal("apart", 5, "Y", "Z")), DAY)
    (number,) = traced(seen, GREATEST)
    found = movers(seen, number)
    assert {mover.deal for mover in found} <= {each.id for each in RING}
    assert all(mover.change == pytest.approx(-(number.value or 0)) for mover in found)


def test_the_deal_that_moves_a_total_most_comes_first() -> None:
    seen = view((deal("small", 1), deal("great", 9, "C", "D")), DAY)
    (number,) = traced(seen, "circularity:total")
    assert [(mover.deal, round(mover.change / 1e9)) for mover in movers(seen, number)] == [("great", -9), ("small", -1)]


def test_a_flow_of_one_deal_is_nothing_without_it_and_where_a_draw_does_not_let_it_move() -> None:
    seen = view((deal("a", 10, "A", "B", status=Status.TALKS),), DAY)
    (number,) = traced(seen, "network:expected:service:a>b")
    assert [(mover.deal, mover.change) for mover in movers(seen, number)] == [("a", -(number.value or 0))]
    found = bands(seen, number.id, drawn_views(seen, 60))[number.id]
    assert (found.low, found.high, found.draws) == (0.0, 10e9, 60)


def test_what_names_no_number_has_no_band() -> None:
    seen = view(RING, DAY)
    with pytest.raises(UnknownNumberError):
        bands(seen, "circularity:nothing", drawn_views(seen, 1))
