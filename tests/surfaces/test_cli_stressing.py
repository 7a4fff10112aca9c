"""`halqa stress`: the screen in both languages, JSON, pictures, back to the words, and what it refuses."""

import re
from pathlib import Path

import pytest

from tests.surfaces.commands import entered, halqa, shown
from tests.surfaces.commands import told as objects

ARABIC = re.compile("[ء-ي]")
ROWS = """from,to,kind,status,announced,amount,currency,start,end,instrument,stake_pct
Nvidia,OpenAI,equity,done,2026-01-10,30000000000,USD,2026,2026,,5
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2026,2030,,
Oracle,Nvidia,chips,agreed,2026-01-12,40000000000,USD,2026,2029,,
CoreWeave,Nvidia,chips,agreed,2026-01-13,,,,,,
"""
QUICK = ("--draws", "3", "--no-effects")
MINE = "{title: {en: Mine, ar: عندي}, months: 6, events: [{kind: party_fails, parties: [%s]}]}"


@pytest.fixture
def book(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


SCREENS = [
    ("stress",),
    ("stress", "openai-fails", "--draws", "3"),
    ("stress", "openai-fails", "--unknown", "bound", *QUICK),
    ("stress", "openai-fails", "--unknown", "max-entropy", *QUICK),
    ("stress", "openai-fails", "--unknown", "min-density", "--without", "worth_less", "--by-group", *QUICK),
    ("why", "stress:openai-fails:oracle"),
    ("why", "stress:openai-fails:bound:all"),
]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_screen_speaks_its_language(command: tuple[str, ...], lang: str) -> None:
    told = shown(*command, "--lang", lang)
    assert bool(ARABIC.search(told[:60])) == (lang == "ar")
    assert "{" not in told


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            ["OpenAI fails (24 months from", "not a forecast", "the shock itself", "OpenAI: not paid", "Most fragile"],
        ),
        ("ar", ["تعثر أوبن إيه آي (24 شهرا من", "وليس توقعا", "الصدمة نفسها", "أوبن إيه آي: لم يُدفع", "الأضعف"]),
    ],
)
def test_a_shock_shows_who_fails_who_loses_and_through_which_deal(lang: str, wanted: list[str]) -> None:
    told = shown("stress", "openai-fails", *QUICK, "--lang", lang)
    assert [each for each in wanted if each not in told] == []
    assert "compute-openai-oracle" in told
    assert "stress:openai-fails:oracle:lost" in told


@pytest.mark.usefixtures("book")
def test_the_json_holds_sides_chains_odds_and_assumptions() -> None:
    (told,) = objects("stress", "openai-fails", "--unknown", "bound", "--draws", "4")
    assert [side["side"] for side in told["sides"]] == ["without", "with"]
    oracle = next(party for party in told["sides"][1]["parties"] if party["party"] == "Oracle")
    assert oracle["chain"][0]["by"] == "OpenAI"
    assert oracle["chain"][0]["deals"][0]["deal"] == "compute-openai-oracle"
    assert told["sides"][0]["lost_usd"] == pytest.approx(sum(told["sides"][0]["by_mechanism_usd"].values()))
    assert told["odds"]["draws"] == 4
    assert told["odds"]["parties"][0]["party"] == "OpenAI"
    assert all(one["low"] <= one["value"] <= one["high"] for one in told["assumptions"])
    assert told["sides"][0]["not_judged"]["Oracle"] == "no_cash"


@pytest.mark.usefixtures("book")
def test_the_list_tells_every_shock() -> None:
    told = objects("stress", "--list")
    assert len(told) >= 6
    assert all({"en", "ar"} == set(one["why"]) for one in told)


@pytest.mark.parametrize(("lang", "wanted"), [("en", "no effect"), ("ar", "لا أثر")])
def test_a_shock_without_effect_says_so(book: Path, lang: str, wanted: str) -> None:
    (book / "mine.yaml").write_text(MINE % "Samsung", "utf-8")
    assert wanted in shown("stress", "mine.yaml", "--lang", lang)
    (told,) = objects("stress", "mine.yaml")
    assert (told["effect"], told["reason"]) == (False, "no_effect_party")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_pictures_are_written_in_both_languages(book: Path, lang: str, ending: str, begins: bytes) -> None:
    pulled, risky = book / f"pulled.{ending}", book / f"risk.{ending}"
    shown("stress", "openai-fails", *QUICK, "--out", str(pulled), "--risk", str(risky), "--lang", lang)
    assert pulled.read_bytes().startswith(begins)
    assert risky.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("openai-failz",), "did you mean openai-fails"),
        (("wrong.yaml",), "percent is 120: it can be from 0 to 100"),
        (("unknown.yaml",), "Did you mean OpenAI?"),
        (("openai-fails", "--out", "picture.gif"), ".svg or .png"),
        (("openai-fails", "--as-of", "soon"), "soon"),
    ],
)
def test_what_cannot_be_stressed_is_refused(book: Path, args: tuple[str, ...], message: str) -> None:
    wrong = "{title: {en: A}, months: 6, events: [{kind: demand_falls, percent: 120}]}"
    (book / "wrong.yaml").write_text(wrong, "utf-8")
    (book / "unknown.yaml").write_text(MINE % "OpenIA", "utf-8")
    result = halqa("stress", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
