"""`halqa outlook`: each screen in both languages, JSON, and what it refuses."""

import re
from pathlib import Path

import pytest

from halqa.catalogue.scenarios import shipped
from tests.surfaces.commands import halqa, printed, shown
from tests.surfaces.commands import told as objects

ARABIC = re.compile("[ء-ي]")
FEW = ("--paths", "12")
MINE = "{name: mine, seed: 5, until: 2029-12, en: as I see it, ar: كما أراه, assumptions: {demand_growth_lab: 0.2}}"
SCREENS = [
    ("outlook", *FEW),
    ("outlook", "mine.yaml", "--party", "OpenAI", *FEW),
    ("outlook", "slow-demand", "--against", "funding-freeze", "--party", "أوبن إيه آي", *FEW),
    ("outlook", "--list"),
    ("why", "outlook:openai:promised:2028"),
]


@pytest.fixture
def held(own_folder: Path, reference_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HALQA_LEDGER", str(reference_ledger))
    (own_folder / "mine.yaml").write_text(MINE, "utf-8")
    return own_folder


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_screen_speaks_its_language(command: tuple[str, ...], lang: str) -> None:
    told = shown(*command, "--lang", lang)
    assert bool(ARABIC.search(told[:40])) == (lang == "ar")
    assert "{" not in told


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", ["and not a forecast", "seed 1", "have all their terms told", "OpenAI", "a year", "GW", "Left out"]),
        ("ar", ["وليست تنبؤا", "البذرة 1", "أوبن إيه آي", "سنويا", "غيغاواط", "لم يُحسب"]),
    ],
)
def test_an_outlook_says_what_it_is_conditional_on_and_how_well_it_is_known(lang: str, wanted: list[str]) -> None:
    told = shown("outlook", *FEW, "--lang", lang)
    assert [each for each in wanted if each not in told] == []


@pytest.mark.usefixtures("held")
def test_the_json_answers_each_question_with_bands_assumptions_and_deals() -> None:
    (told,) = objects("outlook", *FEW)
    openai = next(each for each in told["parties"] if each["party"] == "OpenAI")
    needed = next(each for each in told["end_demand_needed"] if each["party"] == "OpenAI")
    due = next(each for each in told["promised"] if each["id"] == "outlook:openai:promised")

    assert set(openai["gap_usd"]) == set(openai["runway_months"]) == {"low", "middle", "high"}
    assert needed["year"] == 2030
    assert needed["now_usd"] == pytest.approx(25e9)
    assert {"deal", "gw", "due", "in_time", "late"} <= set(told["late_capacity"][0])
    assert {"owned", "used"} <= set(told["compute_2030_gw"][0])
    assert "compute-openai-oracle" in due["deals"]
    assert "not a forecast" in told["conditional"]
    assert all(each["sources"] and each["unit"] and each["why"]["ar"] for each in told["assumptions"])
    assert told["left_out"]["of_many"]
    assert 0 < told["known"]["sourced_share"] < 1


@pytest.mark.usefixtures("held")
def test_a_party_is_told_quarter_by_quarter() -> None:
    (told,) = objects("outlook", "mine.yaml", "--party", "OpenAI", *FEW)
    assert [each["first_month"] for each in told["quarters"]][:3] == ["2026-07", "2026-10", "2027-01"]
    assert len(told["quarters"]) == 14
    assert sum(each["gap"]["middle"] for each in told["quarters"]) > 0


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_partys_cash_is_drawn_and_so_is_that_of_two_scenarios(held: Path, lang: str) -> None:
    asked = ("outlook", "base", "--party", "OpenAI", *FEW, "--lang", lang)
    halqa(*asked, "--out", "one.svg")
    halqa(*asked, "--against", "slow-demand", "--out", "two.png")

    drawn = (held / "one.svg").read_text("utf-8")
    assert ("أوبن إيه آي" in drawn) == (lang == "ar")
    assert (held / "two.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("held")
def test_the_same_seed_prints_the_same_bytes() -> None:
    one, other = (printed("outlook", *FEW, "--json") for _ in range(2))
    assert one == other


@pytest.mark.usefixtures("held")
def test_kept_paths_go_on_where_they_were_stopped(held: Path) -> None:
    first = printed("outlook", *FEW, "--json", "--keep", "kept")
    files = {file: file.stat().st_mtime_ns for file in (held / "kept").rglob("*.npy")}
    assert files
    assert printed("outlook", *FEW, "--json", "--keep", "kept") == first
    assert {file: file.stat().st_mtime_ns for file in files} == files
    other = printed("outlook", "slow-demand", *FEW, "--json", "--keep", "kept")  # another outlook keeps its own
    assert other == printed("outlook", "slow-demand", *FEW, "--json")


@pytest.mark.usefixtures("held")
def test_sobol_indices_are_told() -> None:
    pytest.importorskip("SALib")
    (told,) = objects("outlook", "mine.yaml", "--sobol", "--party", "OpenAI")
    assert {"assumption", "first", "total", "error"} <= set(told["sobol"][0])
    assert "demand_growth_lab" not in {each["assumption"] for each in told["sobol"][:5]}  # it is set without a range


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("slow-demnd",), "did you mean slow-demand"),
        (("missing.yaml",), "is not known"),
        (("base", "--as-of", "2034-01-01"), "which is before 2034-01"),
        (("base", "--party", "Corning"), "No text tells the revenue of Corning"),
        (("base", "--party", "OpenIA"), "Did you mean"),
        (("base", "--against", "mine.yaml"), "cannot be compared"),
        (("base", "--out", "cash.pdf"), ".svg or .png"),
    ],
)
def test_what_cannot_be_reckoned_is_refused_with_what_to_do(command: tuple[str, ...], reason: str) -> None:
    result = halqa("outlook", *command, *FEW)
    assert result.exit_code == 2
    assert reason in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("own_folder")
def test_the_list_asks_for_no_ledger() -> None:
    assert [each["scenario"] for each in objects("outlook", "--list")] == list(shipped())


def test_without_books_nothing_is_reckoned(own_folder: Path) -> None:
    (own_folder / "rows.csv").write_text(
        "from,to,kind,status,announced,amount,currency\nA Corp,B Corp,compute,agreed,2026-01-10,100,USD\n", "utf-8"
    )
    printed("ledger", "add-by-hand", "rows.csv")
    told = shown("outlook", *FEW)
    assert "nobody whose books are known lacks money" in told
