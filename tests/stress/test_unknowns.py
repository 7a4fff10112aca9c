"""What is done about sums that no text tells: within what both sides report, by what the money is for."""

from collections.abc import Mapping

import pytest

from halqa.findings.view import view
from halqa.model import Kind
from halqa.network.books import Books, Entry
from halqa.network.firmness import State
from halqa.stress.exposures import maximum_entropy, minimum_density
from halqa.stress.unknowns import filled
from tests.network.deals import DAY, deal

TERM = {"start": "2026-03", "end": "2027-02"}
DEALS = (
    deal("chips", None, "Oracle", "AMD", kind=Kind.CHIPS, **TERM),
    deal("rent", None, "Oracle", "CoreWeave", kind=Kind.COMPUTE, **TERM),
    deal("told", 2, "Oracle", "Nvidia", kind=Kind.CHIPS, **TERM),
)


def books(party: str, **billions: float) -> tuple[str, Books]:
    return party, Books(party=party, **{name: Entry(usd=usd * 1e9) for name, usd in billions.items()})


def sums(told: Mapping[str, Books], estimate=minimum_density) -> dict[str, float]:  # type: ignore[no-untyped-def]
    seen = view(DEALS, DAY)
    network = filled(seen.named, seen.deals, told, estimate).network
    usd = network.usd_in(State.ANNOUNCED)
    assert usd.sum() == pytest.approx(network.by_month.sum())
    return {name: float(amount) / 1e9 for name, amount in zip(network.deals, usd, strict=True)}


def test_chips_have_room_in_capital_spending_and_compute_in_costs() -> None:
    found = sums(dict([books("Oracle", costs=30, capex=7)]))
    assert found == pytest.approx({"chips": 7, "rent": 30, "told": 2})


def test_what_the_seller_takes_in_is_a_limit_too() -> None:
    found = sums(dict([books("Oracle", costs=30, capex=7), books("AMD", revenue=4)]))
    assert found["chips"] == pytest.approx(4)


def test_a_likeliest_sum_leaves_a_part_to_the_outside() -> None:
    told = dict([books("Oracle", costs=30, capex=7), books("AMD", revenue=7)])
    assert 0 < sums(told, maximum_entropy)["chips"] < 7


def test_who_tells_no_costs_spends_what_it_takes_in_and_of_who_tells_nothing_nothing_is_said() -> None:
    assert sums(dict([books("Oracle", revenue=9)])) == pytest.approx({"chips": 0, "rent": 9, "told": 2})
    assert sums({}) == pytest.approx({"chips": 0, "rent": 0, "told": 2})
