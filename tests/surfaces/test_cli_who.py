import json
from pathlib import Path

import pytest

from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading, tie
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


@pytest.fixture
def newcomers(own_folder: Path) -> Path:
    with Ledger.open(own_folder / "halqa.db", create=True) as ledger:
        ledger.add([reading("a", tie("بيلاجيا", "Nvidia", 2)), reading("b", tie("Pelagia", "أوراكل كورب", 3))])
    return own_folder


@pytest.mark.usefixtures("newcomers")
def test_names_that_are_held_under_another_are_listed_with_the_reasons() -> None:
    found = [json.loads(line) for line in halqa("ledger", "names", "--json").stdout.splitlines()]

    assert [(each["party"], each["spelling"]) for each in found] == [("Oracle", "أوراكل كورب"), ("Pelagia", "بيلاجيا")]
    assert found[1]["features"] == {"sound": 1.0}


@pytest.mark.usefixtures("newcomers")
@pytest.mark.parametrize(("lang", "words"), [("en", "Held under"), ("ar", "الاسم المعتمد")])
def test_names_are_listed_in_both_languages_and_parted_by_a_judgement(lang: str, words: str) -> None:
    assert words in halqa("ledger", "names", "--lang", lang).stdout
    halqa("ledger", "judge", "not_same", "Pelagia", "بيلاجيا", "--by", "Hind")
    assert "بيلاجيا" not in halqa("ledger", "names", "--lang", lang).stdout
    assert "بيلاجيا" in halqa("deals", "--lang", "ar").stdout
