"""Shocks as YAML: what ships is whole in both languages, and what is misspelt, out of range or no number is refused."""

import re
from pathlib import Path

import pytest

from halqa.catalogue.assumptions import assumptions
from halqa.catalogue.essential_goods import essential_goods
from halqa.catalogue.parties import parties
from halqa.catalogue.shocks import ShockKind, shipped, shock, shock_of
from halqa.errors import BadScenarioError
from halqa.model import GOODS

ARABIC = re.compile("[ء-ي]")
WHOLE = "{title: {en: A}, months: 12, events: [%s]}"


def test_shocks_of_every_kind_ship() -> None:
    assert len(shipped()) >= 6
    assert {event.kind for name in shipped() for event in shock(name).events} == set(ShockKind)


@pytest.mark.parametrize("name", shipped())
def test_each_shock_that_ships_is_explained_in_both_languages(name: str) -> None:
    told = shock(name)
    for words in (told.title, told.why):
        assert set(words) == {"en", "ar"}
        assert ARABIC.search(words["ar"])
        assert not ARABIC.search(words["en"])


@pytest.mark.parametrize("name", shipped())
def test_each_shock_that_ships_names_parties_of_the_catalogue(name: str) -> None:
    known = {entry.name for entry in parties()}
    assert {party for event in shock(name).events for party in event.parties or ()} <= known


def test_what_a_stress_assumes_has_a_range_around_its_value_and_is_explained() -> None:
    for one in assumptions("stress.yaml").values():
        assert one.low <= one.value <= one.high
        assert ARABIC.search(one.why["ar"])


def test_essential_goods_are_told_of_every_kind_of_goods() -> None:
    assert set(essential_goods()) == set(GOODS)


# What is wrong, and what the refusal says.
WRONG: list[tuple[str, str]] = [
    (WHOLE % "{kind: party_pays, parties: [A], percent: 120}", "percent is 120: it can be from 0 to 100"),
    (WHOLE % "{kind: party_pays, parties: [A], percent: -1}", "percent is -1"),
    (WHOLE % "{kind: party_pays, parties: [A], percent: .nan}", "no number"),
    (WHOLE % "{kind: party_pays, parties: [A], percent: nan}", "no number"),
    (WHOLE % "{kind: party_pays, parties: [A], percent: half}", "no number"),
    (WHOLE % "{kind: party_pays, parties: [A], persent: 50}", "did you mean percent"),
    (WHOLE % "{kind: party_pays, parties: [A]}", "tells percent, and this one does not"),
    (WHOLE % "{kind: party_pay, parties: [A], percent: 50}", "did you mean party_pays"),
    (WHOLE % "{parties: [A]}", "it tells no kind"),
    (WHOLE % "{kind: party_fails, parties: []}", "parties are a list of names"),
    (WHOLE % "{kind: party_fails, parties: OpenAI}", "parties are a list of names"),
    (WHOLE % "{kind: party_fails, parties: [A], from_month: 13}", "from_month is 13: it can be from 1 to 12"),
    (WHOLE % "{kind: party_fails, parties: [A], from_month: 1.5}", "no whole number"),
    (WHOLE % "{kind: power_late, months_late: 99}", "months_late is 99"),
    (WHOLE % "{kind: gpu_hour_falls, percent: 50, parties: [A]}", "'parties' is not known"),
    (WHOLE % "{kind: [1], parties: [A]}", "it tells no kind"),
    ("{title: {en: A}, months: 12, events: []}", "events are a list"),
    ("{title: {en: A}, months: 0, events: [{kind: power_late, months_late: 1}]}", "months is 0"),
    ("{title: {en: A}, months: 12, event: []}", "did you mean events"),
    ("{title: A, months: 12, events: [{kind: power_late, months_late: 1}]}", "title tells words by language"),
    ("{title: {fr: A}, months: 12, events: [{kind: power_late, months_late: 1}]}", "'fr' is not known"),
    ("{months: 12, events: [{kind: power_late, months_late: 1}]}", "it tells no title"),
    ("[1, 2]", "names and values"),
    ("title: [", "not YAML"),
    ("a: &x [1]\nb: *x", "alias"),
    ("months: 1\nmonths: 2", "told twice"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_is_wrong_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(BadScenarioError, match=re.escape(message)):
        shock_of(text, "mine.yaml")


def test_a_shock_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(BadScenarioError, match="did you mean openai-fails"):
        shock("openai-failz")


def test_a_file_of_your_own_is_taken_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(WHOLE % "{kind: power_late, months_late: 3}", "utf-8")
    assert shock(str(path)).events[0].months_late == 3
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadScenarioError, match="UTF-8"):
        shock(str(path))
