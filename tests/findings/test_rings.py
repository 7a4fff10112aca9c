"""The legs of cycles are the same money as every other measure adds up."""

from collections import defaultdict

import pytest
from hypothesis import given

from halqa.catalogue.groups import group
from halqa.findings.asked import Asked
from halqa.findings.flows import flows
from halqa.findings.pictured import with_cycles
from halqa.findings.rings import rings
from halqa.findings.view import view
from halqa.ledger.rollup import rolled_up
from halqa.model import Deal, Kind
from halqa.network.firmness import State
from halqa.pipeline import pictured
from tests.network.deals import DAY, books, deal


@given(books())
def test_a_leg_carries_what_the_network_shows_between_its_parties(held: tuple[Deal, ...]) -> None:
    seen = view(held, DAY)
    between: dict[tuple[str | None, str | None], float] = defaultdict(float)
    for flow in flows(seen, Asked(state=State.ANNOUNCED)):
        if not flow.is_in_kind:
            between[flow.payer, flow.payee] += flow.usd or 0.0
    for cycle in rings(seen).cycles:
        for leg in cycle.flows:
            assert leg.usd or pytest.approx(between[leg.payer, leg.payee], rel=1e-9) == 0.0


def test_a_part_closes_a_ring_though_its_whole_goes_to_others() -> None:
    held = (
        deal("whole", 50, "Nvidia", "Portfolio", kind=Kind.EQUITY),
        deal("part", 30, "Nvidia", "OpenAI", kind=Kind.EQUITY, part_of="whole"),
        deal("back", 40, "OpenAI", "Nvidia", kind=Kind.CHIPS),
    )
    (found,) = rings(view(held, DAY)).cycles
    assert found.round_trip_usd == 30e9


def test_by_group_a_picture_holds_the_cycles_of_the_grouped_network() -> None:
    held = (
        deal("in", 7, "G42", "Core42", kind=Kind.EQUITY),
        deal("out", 5, "Core42", "Nvidia", kind=Kind.CHIPS, part_of="in"),
        deal("back", 3, "Nvidia", "G42", kind=Kind.EQUITY),
    )
    seen = with_cycles(pictured(held, (), DAY, by_group=True))
    (found,) = rings(view(held, DAY), by_group=True).cycles
    assert [(leg.payer, leg.payee, leg.usd) for leg in found.flows] == [("G42", "Nvidia", 5e9), ("Nvidia", "G42", 3e9)]
    assert seen.cycles == (found,)
    assert {group(deal.payer) for deal in rolled_up(held).between} == {"G42", "Nvidia"}
