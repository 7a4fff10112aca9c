import json

import pytest

from tests.surfaces.commands import halqa


def test_an_arabic_spelling_is_answered_with_the_party_and_its_registers() -> None:
    told = json.loads(halqa("who", "نفيديا", "--json").stdout)
    assert (told["party"], told["group"]) == ("Nvidia", "Nvidia")
    assert told["identifiers"]["cik"] == "0001045810"
    assert told["matches"][0]["features"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_party_without_a_name_is_answered_with_candidates(lang: str) -> None:
    shown = halqa("who", "a hyperscaler", "--lang", lang).stdout
    assert "Oracle" in shown or "أوراكل" in shown


@pytest.mark.parametrize("name", ["", "؟؟؟", "\u202e", "x" * 5000, "Oracle Park"])
def test_what_is_nobody_says_so(name: str) -> None:
    result = halqa("who", name, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["party"] is None
