"""The outlook of deals and figures: what is reckoned forward, and what leads back to deals."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from halqa.catalogue.scenarios import Scenario, scenario, scenario_of
from halqa.engine.places import LocalCores
from halqa.errors import BadScenarioError
from halqa.findings.beside import beside
from halqa.findings.demand import needed
from halqa.findings.outlooks import Outlook, outlook
from halqa.findings.prospects import Prospects, prospects
from halqa.findings.sobol import decided
from halqa.findings.tracing import traced
from halqa.findings.view import Reported, View, view
from halqa.model import Deal, Figure, Kind, Mention, Metric, Span, Status
from halqa.units import Money

DAY = date(2026, 7, 1)


def deal(id_: str, kind: Kind, payer: str, payee: str, billions: float | None, **told: Any) -> Deal:
    amount = None if billions is None else Money(Decimal(str(billions)) * 10**9, "USD")
    told = {"status": Status.AGREED, "hearsay": False, "bound": None, "known": date(2026, 3, 1), **told}
    return Deal(id=id_, kind=kind, payer=payer, payee=payee, amount=amount, **told)


def figure(party: str, metric: Metric, billions: float, period: str = "2025") -> Figure:
    mention = Mention(party=party, span=Span(0, 1))
    amount = Decimal(str(billions)) * 10**9
    fields: dict[str, Any] = {"document": f"{party} {metric}", "evidence": Span(0, 1), "unit": "USD"}
    return Figure(party=mention, metric=metric, amount=amount, period=period, **fields)


DEALS = (
    deal("cloud", Kind.COMPUTE, "OpenAI", "Oracle", 120, start="2027-01", end="2031-12", power_mw=Decimal(4000)),
    deal("chips", Kind.CHIPS, "Oracle", "Nvidia", 20, start="2026-07", end="2028-06"),
    deal("stake", Kind.EQUITY, "SoftBank", "OpenAI", 10, start="2026-09", end="2026-09"),
    deal("loan", Kind.DEBT, "JPMorgan", "Oracle", 8, start="2026-08", end="2026-12"),
    deal("untold", Kind.COMPUTE, "OpenAI", "Google", None),
    deal("many", Kind.COMPUTE, "OpenAI", "OpenAI suppliers (aggregate)", 600),
)
FIGURES = (
    figure("OpenAI", Metric.REVENUE, 13),
    figure("OpenAI", Metric.OPERATING_LOSS, 8),
    figure("OpenAI", Metric.CASH, 20),
    figure("Oracle", Metric.REVENUE, 60),
    figure("Oracle", Metric.OPERATING_INCOME, 18),
    figure("Oracle", Metric.CASH, 11),
)
SHORT = "{name: short, seed: 3, until: 2030-12}"


@pytest.fixture(scope="module")
def seen() -> View:
    return view(DEALS, DAY, [Reported(each, DAY) for each in FIGURES])


@pytest.fixture(scope="module")
def chosen() -> Scenario:
    return scenario_of(SHORT, "short.yaml", DAY)


@pytest.fixture(scope="module")
def told(seen: View, chosen: Scenario) -> Prospects:
    return prospects(seen, chosen.until)


@pytest.fixture(scope="module")
def result(told: Prospects, chosen: Scenario) -> Outlook:
    return outlook(told, chosen, 60)


def test_parties_whose_revenue_is_told_are_reckoned_and_what_is_told_of_many_is_left_out(told: Prospects) -> None:
    assert told.known == ("OpenAI", "Oracle")
    assert told.many == ("many",)
    assert told.unsized == ("untold",)
    assert set(told.deals) == {"cloud", "chips", "stake", "loan"}
    assert told.promised == ("chips", "cloud")


def test_what_nobody_tells_of_a_party_is_named(result: Outlook) -> None:
    assumed = {course.party: course.assumed for course in result.courses}
    assert assumed == {"OpenAI": ("debt", "capex"), "Oracle": ("debt", "capex")}


def test_bands_are_in_order_and_shares_are_shares(result: Outlook) -> None:
    for course in result.courses:
        assert 0 <= course.fails <= 1
        assert 0 <= course.ends <= 1
        for _, lines in course.quarters:
            for band in lines.values():
                assert (band.low or 0) <= (band.middle or 0) <= (band.high or 0)
    assert 0 < result.sourced <= result.firm == 1
    assert 0 < result.told_assumptions < 1


def test_the_same_seed_gives_the_same_outlook_wherever_it_is_computed(
    told: Prospects, chosen: Scenario, result: Outlook, tmp_path: Path
) -> None:
    again = outlook(told, chosen, 60, LocalCores(2), tmp_path)
    assert again.courses == result.courses
    assert again.capacities == result.capacities
    assert again.holdings == result.holdings


def test_another_seed_gives_another_outlook(told: Prospects, result: Outlook) -> None:
    other = outlook(told, scenario_of(SHORT.replace("seed: 3", "seed: 4"), "other.yaml", DAY), 60)
    assert other.courses != result.courses


def test_a_party_that_owes_more_than_it_takes_needs_more_demand(told: Prospects, chosen: Scenario) -> None:
    (one,) = [row for row in needed(told, chosen, 2030) if row.party == "OpenAI"]
    assert one.now_usd == pytest.approx(13e9)
    assert one.usd is not None
    assert one.growth is not None
    poorer = scenario_of(
        "{name: poor, seed: 3, until: 2030-12, assumptions: {demand_growth_lab: 0.1}}",
        "p.yaml",
        DAY,
    )
    (other,) = [row for row in needed(told, poorer, 2030) if row.party == "OpenAI"]
    assert other.usual_usd < one.usual_usd
    assert other.growth is not None
    assert other.growth > other.usual_growth


def test_a_promise_that_no_power_can_serve_is_late(told: Prospects) -> None:
    text = "{name: dark, seed: 3, until: 2030-12, steps: [{what: power, from: 2026-07, until: 2028-12, times: 0}]}"
    found = outlook(told, scenario_of(text, "dark.yaml", DAY), 40)
    (cloud,) = [each for each in found.capacities if each.deal == "cloud"]
    assert cloud.in_time == 0
    assert cloud.gw == pytest.approx(4)
    assert cloud.late is None or cloud.late >= 12


def test_who_rents_uses_what_the_landlord_owns(result: Outlook) -> None:
    held = {each.party: each for each in result.holdings}
    assert held["OpenAI"].used.middle == held["Oracle"].owned.high
    assert held["OpenAI"].owned.high == 0


def test_scenarios_beside_each_other_differ_by_what_they_say(told: Prospects, chosen: Scenario) -> None:
    slow = "{name: slow, seed: 9, until: 2030-12, assumptions: {demand_growth_lab: 0}, steps: [{what: window, "
    slow += "from: 2026-07, until: 2030-12, times: 0}]}"
    found = beside(told, chosen, scenario_of(slow, "slow.yaml", DAY), "OpenAI", 40)
    assert {driver.name for driver in found.drivers} == {"demand_growth_lab", "window"}
    assert found.change.gap > 0
    assert found.change.unpaid > 0
    parts = sum(driver.change.unpaid for driver in found.drivers)
    assert parts + found.rest.unpaid == pytest.approx(found.change.unpaid)


def test_the_same_scenario_beside_itself_has_no_driver(told: Prospects, chosen: Scenario) -> None:
    found = beside(told, chosen, chosen, None, 20)
    assert (found.drivers, found.change.size, found.rest.size) == ((), 0, 0)


def test_scenarios_that_end_in_different_months_are_not_compared(told: Prospects, chosen: Scenario) -> None:
    with pytest.raises(BadScenarioError, match="cannot be compared"):
        beside(told, chosen, scenario("base", DAY), None, 20)


def test_sobol_indices_find_the_assumption_that_decides(told: Prospects) -> None:
    pytest.importorskip("SALib")
    fixed = ", ".join(f"{name}: {one.value:g}" for name, one in scenario("base", DAY).assumed.items() if name != "x")
    fixed = fixed.replace("demand_growth_lab: 0.9", "demand_growth_lab: {value: 0.3, low: 0, high: 0.6}")
    only = scenario_of(f"{{name: one, seed: 1, until: 2030-12, assumptions: {{{fixed}}}}}", "one.yaml", DAY)
    found = decided(told, only, "OpenAI", 8)
    assert found.indices[0].assumption == "demand_growth_lab"
    assert found.indices[0].total > 0.5
    assert all(abs(each.total) < 1e-9 for each in found.indices[1:])
    assert found.paths == 8 * (len(only.assumed) + 2)


def test_what_is_promised_leads_back_to_its_deals(seen: View) -> None:
    (year,) = traced(seen, "outlook:openai:promised:2028")
    assert [deal for deal, _ in year.deals] == ["cloud"]
    whole, to = traced(seen, "outlook:openai")
    assert whole.value == pytest.approx(120e9)
    assert to.value == pytest.approx(10e9)
