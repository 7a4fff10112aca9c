"""Rows that enter a ledger: the reference, and what was filled in by hand; told apart on every screen."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from halqa.ledger.overlap_rules import Because, Relation
from halqa.surfaces.voice import voice
from tests.surfaces.commands import halqa

pytestmark = pytest.mark.usefixtures("own_folder")

FILLED = """from,to,kind,status,announced,amount,currency,note
Example Bank,CoreWeave,debt,done,2026-05-20,250000000,USD,Second tranche.
Example Fund,OpenAI,equity,done,2026-05-21,1000000000,USD,
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of the reference and of rows entered by hand; tests only look at it."""
    folder = tmp_path_factory.mktemp("started")
    ledger, filled = folder / "halqa.db", folder / "exposures.csv"
    filled.write_text(FILLED, "utf-8")
    assert halqa("ledger", "init", "--reference", "--ledger", str(ledger)).exit_code == 0
    assert halqa("ledger", "add-by-hand", str(filled), "--ledger", str(ledger)).exit_code == 0
    return ledger


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line, parse_float=Decimal) for line in result.stdout.split("\n") if line]


def shown(*words: str) -> str:
    """Return what a screen says, wherever its lines break."""
    return " ".join(halqa(*words).stdout.split())


def test_the_reference_is_there_and_is_there_once(started: Path) -> None:
    told = halqa("ledger", "info", "--ledger", str(started), "--json").stdout
    again = halqa("ledger", "init", "--reference", "--ledger", str(started)).stdout
    assert "0 documents" in again
    assert "Judgements added: 0" in again
    assert halqa("ledger", "info", "--ledger", str(started), "--json").stdout == told


def test_a_statement_of_the_reference_tells_what_it_is_and_what_it_rests_on(started: Path) -> None:
    found = objects(halqa("deals", "--party", "Helion", "--ledger", str(started), "--json"))
    (tie,) = found[0]["versions"][0]["ties"]
    assert tie["origin"] == "reference"
    assert {"publisher", "title", "published", "url"} == set(tie["citations"][0])
    for lang, label in (("en", "reference statement"), ("ar", "بيان مرجعي")):
        assert label in shown("deals", "--party", "Helion", "--ledger", str(started), "--lang", lang)


def test_what_was_entered_by_hand_says_so_and_can_be_left_out(started: Path) -> None:
    for lang, label in (("en", "entered by hand"), ("ar", "مُدخل يدوياً")):
        assert label in shown("deals", "--party", "CoreWeave", "--ledger", str(started), "--lang", lang)
    paid = {}
    for origins in ((), ("hand",), ("reference", "read"), ("reference", "read", "hand")):
        switches = [word for origin in origins for word in ("--origin", origin)]
        (totals,) = objects(halqa("totals", "--ledger", str(started), "--json", *switches))
        paid[origins] = Decimal(totals["announced"]["usd"])
    assert paid["hand",] == Decimal("1.25e9")
    assert paid[()] == paid["reference", "read", "hand"] == paid["reference", "read"] + paid["hand",]


def test_the_report_marks_statements_of_our_own_and_links_what_they_rest_on(started: Path) -> None:
    for lang, label in (("en", "reference statement"), ("ar", "بيان مرجعي")):
        assert halqa("report", "--ledger", str(started), "--lang", lang, "--as-of", "2024-01-31").exit_code == 0
        page = Path("report.html").read_text("utf-8")
        assert f'<span class="badge origin-reference">{label}</span>' in page
        assert '<details class="citations">' in page
        assert 'rel="external noopener noreferrer nofollow" href="https://www.sec.gov' in page


def test_pairs_that_no_judgement_settles_are_listed_with_what_speaks_for_them(started: Path) -> None:
    pairs = objects(halqa("ledger", "overlaps", "--ledger", str(started), "--json"))
    one = next(pair for pair in pairs if pair["deal"] == "compute-anthropic-microsoft")
    assert one["other"] == "chips-anthropic-nvidia"
    assert (one["relation"], one["because"][-1]) == ("two_suppliers", "same_power")
    settled = {("compute-microsoft-neoclouds-aggregate", "compute-microsoft-nebius")}
    assert settled.isdisjoint((pair["deal"], pair["other"]) for pair in pairs)
    for lang, reason in (("en", "the same power"), ("ar", "القدرة نفسها")):
        assert reason in shown("ledger", "overlaps", "--ledger", str(started), "--lang", lang)


def test_where_nothing_is_shared_it_says_so() -> None:
    Path("sound.csv").write_text(FILLED, "utf-8")
    assert halqa("ledger", "add-by-hand", "sound.csv").exit_code == 0
    assert "No two deals" in halqa("ledger", "overlaps").stdout


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_both_languages_have_words_for_every_relation_and_reason(lang: str) -> None:
    labels = voice(lang).labels
    wanted = [f"overlaps.{each}" for each in Relation] + [f"because.{each}" for each in Because]
    assert [key for key in wanted if key not in labels] == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_template_is_a_file_to_fill_in(lang: str) -> None:
    Path("template.csv").write_text(halqa("ledger", "template", "--lang", lang).stdout, "utf-8")
    assert halqa("ledger", "add-by-hand", "template.csv").exit_code == 0
    assert len(objects(halqa("deals", "--json"))) == 2


def test_one_wrong_cell_and_nothing_is_written() -> None:
    Path("sound.csv").write_text(FILLED, "utf-8")
    Path("wrong.csv").write_text(FILLED + "a,b,gift,done,2026-01-01,=1+1,USD,\nc,d,gift,done,2026-01-01,,,\n", "utf-8")
    refused = halqa("ledger", "add-by-hand", "sound.csv", "wrong.csv")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "wrong.csv, row 4, column amount: this is a formula" in refused.stderr
    assert not Path("halqa.db").exists()


def test_every_wrong_row_is_named() -> None:
    Path("wrong.csv").write_text(FILLED + "a,b,gift,done,2026-01-01,1,USD,\nc,d,debt,maybe,2026-01-01,,,\n", "utf-8")
    refused = halqa("ledger", "add-by-hand", "wrong.csv")
    assert refused.exit_code == 2
    assert "row 4, column kind" in refused.stderr
    assert "row 5, column status" in refused.stderr
    assert not Path("halqa.db").exists()


def test_a_start_with_nothing_is_no_start() -> None:
    assert halqa("ledger", "init").exit_code == 2
    assert not Path("halqa.db").exists()
