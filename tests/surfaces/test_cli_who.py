import json
from pathlib import Path

import pytest

from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading, tie
from tests.surfaces.commands import halqa, printed, shown, told


def test_an_arabic_spelling_is_answered_with_the_party_and_its_registers() -> None:
    (found,) = told("who", "نفيديا")
    assert (found["party"], found["group"]) == ("Nvidia", "Nvidia")
    assert found["identifiers"]["cik"] == "0001045810"
    assert found["matches"][0]["features"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_party_without_a_name_is_answered_with_candidates(lang: str) -> None:
    found = shown("who", "a hyperscaler", "--lang", lang)
    assert "Oracle" in found or "أوراكل" in found


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


@pytest.fixture
def nameless(own_folder: Path) -> Path:
    hidden = tie("unnamed hyperscaler (Nebius)", "Nebius", 17)
    with Ledger.open(own_folder / "halqa.db", create=True) as ledger:
        ledger.add([reading("a", hidden), reading("b", tie("Microsoft", "Nebius", 17))])
    return own_folder


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["unnamed hyperscaler (Nebius)", "Microsoft", "the same sum +0.30"]),
        ("ar", ["عملاق سحابي لم يُسمَّ (نيبيوس)", "مايكروسوفت", "المبلغ نفسه +0.30"]),
    ],
)
def test_who_is_left_without_a_name_is_listed_with_whom_it_may_be(lang: str, words: list[str]) -> None:
    told = shown("ledger", "unnamed", "--lang", lang)
    assert [each for each in words if each not in told] == []


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize(
    "names",
    [
        ("unnamed hyperscaler (Nebius)", "Microsoft"),
        ("عملاق سحابي لم يُسمَّ (نيبيوس)", "مايكروسوفت"),
        ("مايكروسوفت", "Unnamed hyperscaler (Nebius)"),
        ("unnamed hyperscaler (Nebius)", "أوراكل"),  # no text of the ledger names it
    ],
)
def test_a_judgement_says_who_it_is_in_either_language_and_is_taken_back(names: tuple[str, str]) -> None:
    before = printed("ledger", "unnamed", "--json")
    printed("ledger", "judge", "same", *names, "--by", "Hind")
    assert told("ledger", "unnamed") == []

    made = told("ledger", "review", "--made")[-1]["id"]
    printed("ledger", "judge", "undo", made, "--by", "Hind")
    assert printed("ledger", "unnamed", "--json") == before


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_ledger_that_names_everybody_says_so(lang: str) -> None:
    printed("ledger", "judge", "same", "unnamed hyperscaler (Nebius)", "ميتا", "--by", "Hind")
    assert len(shown("ledger", "unnamed", "--lang", lang)) > 10


@pytest.mark.usefixtures("nameless")
def test_whom_it_is_not_is_said_by_any_name_of_the_party() -> None:
    printed("ledger", "judge", "not_same", "عملاق سحابي لم يُسمَّ (نيبيوس)", "ميتا", "--by", "Hind")
    (found,) = told("ledger", "unnamed")
    assert "Meta" not in {each["party"] for each in found["candidates"]}


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_what_is_no_deal_and_no_claim_is_refused_with_what_lists_them(verdict: str) -> None:
    result = halqa("ledger", "judge", verdict, "nothing", "--by", "Hind")
    assert result.exit_code == 2
    assert f"The judgement '{verdict}' cannot be made" in result.stderr
    assert "halqa deals" in result.stderr
    assert told("ledger", "review", "--made") == []
