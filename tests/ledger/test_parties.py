"""Who is who: spellings of the field's names, each with itself out of the catalogue, and what must not be merged."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.parties import parties
from halqa.ledger.parties import SAME_AT, Match, Register, identity, register
from halqa.text.sounds import likeness, sounds

NAMES: dict[str, list[dict[str, str]]] = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))
LEAST = {"arabic": 0.80, "latin": 0.95}


def found_without(spelling: str) -> Match | None:
    """Return who a spelling means to a catalogue that does not hold it."""
    whole = register()
    near = {match.party for match in whole.matches(spelling)[:8]}
    entries = [entry for entry in parties() if entry.name in near]
    return Register.of(entries, without=[spelling]).party(spelling)


@pytest.mark.parametrize("script", LEAST)
def test_spellings_that_the_catalogue_does_not_hold_are_known_by_their_sound(script: str) -> None:
    rows = [row for row in NAMES["spellings"] if row["script"] == script]
    right = [row for row in rows if (found := found_without(row["name"])) and found.party == row["party"]]
    assert len(rows) > 100
    assert len(right) / len(rows) >= LEAST[script], [row for row in rows if row not in right]


@pytest.mark.parametrize("row", NAMES["traps"], ids=lambda row: f"{row['name']} / {row['not']}")
def test_a_name_that_only_looks_like_a_party_is_not_merged_with_it(row: dict[str, str]) -> None:
    for found in (register().party(row["name"]), found_without(row["name"])):
        assert found is None or found.party != row["not"]


def test_a_score_is_the_sum_of_its_features() -> None:
    for name in ("نفيديا", "Palantir Technologies", "Taiwan Semiconductor Manufacturing Company", "Oracle Park"):
        for match in register().matches(name)[:5]:
            assert match.features
            assert match.score == pytest.approx(min(1, max(0, sum(one.value for one in match.features))), abs=1e-3)


def test_the_canonical_name_and_every_spelling_of_a_party_mean_that_party_or_nobody() -> None:
    entries = [entry for entry in parties() if not entry.placeholder][::25]
    for entry in entries:
        found = register().party(entry.name)
        assert found is None or found.party == entry.name


@given(st.text(max_size=40))
def test_any_text_is_compared_without_harm(name: str) -> None:
    assert likeness(sounds(name), sounds(name)) == pytest.approx(1.0 if sounds(name) else 0.0)
    assert identity(name) == identity(name)


@given(
    st.sampled_from([row["name"] for row in NAMES["spellings"]]),
    st.sampled_from([row["name"] for row in NAMES["spellings"]]),
)
def test_likeness_is_the_same_both_ways(left: str, right: str) -> None:
    there, back = likeness(sounds(left), sounds(right)), likeness(sounds(right), sounds(left))
    assert there == pytest.approx(back)
    assert 0 <= there <= 1


def test_two_parties_that_fit_alike_are_neither() -> None:
    entries: list[Any] = [entry for entry in parties() if entry.name in {"Cerberus", "Cerebras"}]
    unsure = Register.of(entries, without=["سيربراس"]).matches("سيربراس")
    assert all(match.score >= SAME_AT for match in unsure)
    assert Register.of(entries, without=["سيربراس"]).party("سيربراس") is None
