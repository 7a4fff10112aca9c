"""Scenarios are read strictly: what is misspelt, out of range, in the past or no number is refused, and said."""

from datetime import date

import pytest

from halqa.catalogue.assumptions import assumptions
from halqa.catalogue.scenarios import scenario, scenario_of, shipped
from halqa.errors import BadScenarioError
from halqa.outlook.economy import TYPES
from halqa.outlook.paths import KNOBS

DAY = date(2026, 7, 1)

REFUSED = [
    ("{name: x, seed: 1, untill: 2030-12}", "'untill' is not known: did you mean until"),
    ("{name: x, seed: 1, until: 2030-12, asumptions: {}}", "did you mean assumptions"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {intrest_rate: 0.1}}", "did you mean interest_rate"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: {valeu: 1}}}", "did you mean value"),
    ("{name: x, seed: 1, until: 2026-06}", "which is before 2026-07"),
    ("{name: x, seed: 1, until: 2090-01}", "more than 30 years ahead"),
    ("{name: x, seed: 1, until: 2030-13}", "write a month as 2029-06"),
    ("{name: x, seed: 1}", "it tells no until"),
    ("{name: x, seed: 1.5, until: 2030-12}", "seed is no whole number"),
    ("{name: x, seed: -1, until: 2030-12}", "it can be from 0"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: .nan}}", "no number"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: nan}}", "no number"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: inf}}", "no number"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: much}}", "no number"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: 7}}", "it can be from 0 to 1"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: {value: 0.1, low: 0.2}}}", "not in order"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: {interest_rate: {low: 0.2}}}", "tells no value"),
    ("{name: x, seed: 1, until: 2030-12, assumptions: [1]}", "not made of names and values"),
    ("{name: x, seed: 1, until: 2030-12, steps: {what: demand}}", "steps are not a list"),
    ("{name: x, seed: 1, until: 2030-12, steps: [{what: demant, from: 2027-01, until: 2027-02, times: 1}]}", "demand"),
    ("{name: x, seed: 1, until: 2030-12, steps: [{what: demand, from: 2027-01, until: 2027-02}]}", "tells no times"),
    (
        "{name: x, seed: 1, until: 2030-12, steps: [{what: demand, from: 2027-03, until: 2027-02, times: 1}]}",
        "ends before",
    ),
    (
        "{name: x, seed: 1, until: 2030-12, steps: [{what: demand, from: 2025-03, until: 2025-04, times: 1}]}",
        "in the past",
    ),
    (
        "{name: x, seed: 1, until: 2030-12, steps: [{what: demand, from: 2027-01, until: 2027-02, times: -1}]}",
        "from 0 to",
    ),
    ("{name: x, name: y, seed: 1, until: 2030-12}", "name is told twice"),
    ("{name: &a x, seed: 1, until: 2030-12, en: *a}", "alias"),
    ("[" * 2000, "not YAML"),
    ("{name: !!python/object/apply:os.system [true], seed: 1, until: 2030-12}", ""),
    ("just words", "not made of names and values"),
    ("", "not made of names and values"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_scenario_that_cannot_be_is_refused_with_its_reason(text: str, reason: str) -> None:
    if "python/object" in text:  # a tag is obeyed by nobody: what it stands on is taken as words
        assert scenario_of(text, "mine.yaml", DAY).name == "['true']"
        return
    with pytest.raises(BadScenarioError, match=r"mine\.yaml") as refused:
        scenario_of(text, "mine.yaml", DAY)
    assert reason in str(refused.value)


def test_the_nearest_scenario_is_named() -> None:
    with pytest.raises(BadScenarioError, match="did you mean power-delay"):
        scenario("power-delays", DAY)


def test_six_scenarios_ship_each_explained_in_both_languages() -> None:
    assert set(shipped()) == {"base", "demand-boom", "slow-demand", "funding-freeze", "power-delay", "chip-shock"}
    for name in shipped():
        told = scenario(name, DAY)
        assert told.name == name
        assert set(told.why) == {"en", "ar"}


def test_each_assumption_is_in_range_and_says_why_and_whence() -> None:
    for name, one in assumptions().items():
        assert one.limits.least <= one.low <= one.value <= one.high <= one.limits.most, name
        assert all((one.unit, one.why["en"], one.why["ar"])), name


def test_the_model_finds_the_assumptions_that_it_asks_for() -> None:
    wanted = {*KNOBS, *(f"demand_growth_{type_}" for type_ in TYPES)}
    assert wanted <= set(assumptions())
