"""`halqa backtest telecom` and its ledger: in both languages, as JSON, as a picture, and what is refused."""

from pathlib import Path

import pytest

from tests.surfaces.commands import halqa, shown, told

FEW = ("--draws", "300")


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            [
                "started on 30 September 2000",
                "$8.1bn",
                "not a forecast",
                "Brier score",
                "56.6%",
                "known because they failed",
            ],
        ),
        ("ar", ["بدءًا من 30 سبتمبر 2000", "8.1 مليار دولار", "وليس تنبؤًا", "درجة براير", "56.6%", "لأنها تعثرت"]),
    ],
)
def test_the_backtest_tells_what_was_said_beside_what_came(lang: str, wanted: list[str]) -> None:
    found = shown("backtest", "telecom", *FEW, "--lang", lang)
    assert [each for each in wanted if each not in found] == []
    assert "{" not in found


@pytest.mark.usefixtures("own_folder")
def test_as_json_each_target_has_both_scores_and_each_assumption_its_range() -> None:
    (found,) = told("backtest", "telecom", *FEW)
    drawn = next(one for one in found["targets"] if one["id"] == "drawn_share")
    assert drawn["score"] < drawn["guess_score"] == pytest.approx(3 / 5.3 - 2 / 8.1)
    assert len(found["assumptions"]) == 13
    assert found["brier_of_guess"] == 0.25
    assert found["opening_usd"] == {"drawn": 2e9, "available": 3.9e9, "conditional": 2.2e9}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_drawn_share_is_drawn_as_a_picture(own_folder: Path, lang: str) -> None:
    shown("backtest", "telecom", *FEW, "--out", "drawn.svg", "--lang", lang)
    assert (own_folder / "drawn.svg").read_text("utf-8").startswith("<?xml")


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(
    ("args", "wanted"), [(("railways",), "There is: telecom"), (("telecom", "--out", "drawn.doc"), ".svg or .png")]
)
def test_what_cannot_be_is_refused_before_any_work(args: tuple[str, ...], wanted: str) -> None:
    result = halqa("backtest", *args)
    assert result.exit_code == 2
    assert wanted in " ".join(result.stderr.split())
    assert result.stdout == ""


@pytest.mark.usefixtures("own_folder")
def test_a_ledger_starts_with_the_telecom_years_and_answers_as_of_their_days() -> None:
    shown("ledger", "init", "--telecom")
    found = shown("deals", "--party", "Lucent", "--as-of", "2000-09-30")
    assert "$3.9 billion" in found
    assert "Winstar" in found
    assert "وينستار" in shown("deals", "--party", "لوسنت", "--lang", "ar")
    assert halqa("ledger", "init", "--telecom", "--reference").exit_code == 2
    assert halqa("ledger", "init").exit_code == 2
