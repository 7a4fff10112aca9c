"""`halqa plausible`: deals of a ledger and numbers of one's own, in both languages, and what it refuses."""

import re
from pathlib import Path

import pytest

from tests.surfaces.commands import entered, halqa, shown, told

ROWS = """from,to,kind,status,announced,amount,currency,start,end,power_mw,chips
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2026,2030,4500,
G42,Core42,compute,agreed,2026-01-12,,,,,1000,100000
Nvidia,Intel,equity,done,2026-01-14,5000000000,USD,2026,2026,,
"""


@pytest.fixture
def book(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            ["Told: 1 GW · 100 thousand chips", "0.92 kW to 3.3 kW a chip", "3.03 times the highest", "fits: 1 deal"],
        ),
        ("ar", ["المذكور: 1 غيغاواط · 100 ألف شريحة", "3.03 ضعف أعلاه", "لا تتفق أي قراءة: صفقة واحدة"]),
    ],
)
def test_the_deals_that_no_reading_fits_are_told_and_the_others_counted(lang: str, wanted: list[str]) -> None:
    found = shown("plausible", "--lang", lang)
    assert [each for each in wanted if each not in found] == []


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            [
                "At least one reading fits",
                "for 5 years = $95.6bn to $292bn; told $300bn: fits",
                "Five-year cloud contract",
            ],
        ),
        (
            "ar",
            ["تتفق قراءة واحدة على الأقل", "من 95.6 مليار دولار إلى 292 مليار دولار؛ والمذكور 300 مليار دولار: تتفق"],
        ),
    ],
)
def test_of_one_deal_the_whole_arithmetic_is_shown_with_its_sources(lang: str, wanted: list[str]) -> None:
    found = shown("plausible", "compute-openai-oracle", "--lang", lang)
    assert [each for each in wanted if each not in found] == []
    assert "{" not in found


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_numbers_of_ones_own_need_no_ledger(own_folder: Path, lang: str) -> None:
    found = shown("plausible", "--usd", "38e9", "--years", "7", "--kind", "compute", "--lang", lang)
    wanted = (
        "620 thousand chips to 2.55 million chips for a year"
        if lang == "en"
        else "من 620 ألف شريحة إلى 2.55 مليون شريحة"
    )
    assert wanted in found
    assert list(own_folder.iterdir()) == []


@pytest.mark.usefixtures("own_folder")
def test_as_json_each_reading_names_its_constants() -> None:
    (found,) = told("plausible", "--usd", "90e9", "--gw", "1", "--kind", "equity")
    assert found["verdict"] == "no_reading"
    (reading,) = found["readings"]
    assert (reading["reading"], reading["fits"], reading["times"]) == ("part_of_build", False, 1.5)
    assert "usd_per_gw_total_nvidia" in reading["constants"]
    assert found["deal"] is None


@pytest.mark.usefixtures("book")
def test_a_deal_that_no_reading_fits_bears_a_mark_where_deals_are_listed() -> None:
    assert "No reading of its numbers fits: halqa plausible compute-g42-core42" in shown("deals")
    assert shown("deals", "--party", "OpenAI").count("halqa plausible") == 0
    assert "لا تتفق أي قراءة لأرقامها" in shown("deals", "--lang", "ar")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (("--usd", "-1"), "--usd -1 is no quantity"),
        (("--usd", "nan"), "--usd nan is no quantity"),
        (("--usd", "1e9", "--years", "0"), "--years 0 is no quantity"),
        (("compute-openai-oracl",), "Did you mean compute-openai-oracle?"),
    ],
)
def test_what_cannot_be_is_refused(args: tuple[str, ...], wanted: str) -> None:
    result = halqa("plausible", *args)
    assert result.exit_code == 2
    assert wanted in " ".join(re.sub(r"\s+", " ", result.stderr).split())
    assert "Traceback" not in result.output
