"""Commands on a ledger as a whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.surfaces.commands import halqa

pytestmark = pytest.mark.usefixtures("own_folder")

ARTICLES = {
    "a.txt": "Oracle signed a contract worth $300 billion with OpenAI.",
    "b.txt": "استثمرت إنفيديا 12 مليار دولار في أوبن إيه آي.",
}


@pytest.fixture
def ledger(own_folder: Path) -> Path:
    for name, text in ARTICLES.items():
        Path(name).write_text(text, "utf-8")
    assert halqa("ledger", "add", *ARTICLES).exit_code == 0
    return own_folder / "halqa.db"


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    return result.stderr


NOT_HELD = {
    "en": ("(the text is not held: no quote)", "The text is not held, so it cannot be quoted"),
    "ar": ("(النص غير محفوظ: لا اقتباس)", "النص غير محفوظ فلا يُقتبس منه"),
}


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("lang", NOT_HELD)
def test_every_screen_says_of_a_text_that_was_taken_down_that_it_is_not_held(lang: str) -> None:
    on_terminal, in_report = NOT_HELD[lang]
    assert on_terminal not in halqa("deals", "--lang", lang).stdout
    assert halqa("ledger", "take-down", "b", "--by", "Hind").exit_code == 0

    assert on_terminal in halqa("deals", "--lang", lang).stdout
    halqa("report", "--lang", lang)
    page = Path("report.html").read_text("utf-8")
    assert in_report in page
    assert "12 مليار دولار في أوبن" not in page
    assert "contract worth $300 billion" in page
    quotes = [
        tie["evidence"] for deal in objects(halqa("deals", "--json")) for v in deal["versions"] for tie in v["ties"]
    ]
    assert sorted(quote is None for quote in quotes) == [False, True]


@pytest.mark.usefixtures("ledger")
def test_taking_down_says_what_it_did_in_both_languages() -> None:
    assert "The text of a (" in halqa("ledger", "take-down", "a", "--by", "Hind", "--why", "asked").stdout
    assert "was not held" in halqa("ledger", "take-down", "a", "--by", "Hind").stdout
    assert "أُزيل نص" in halqa("ledger", "take-down", "b", "--by", "هند", "--lang", "ar").stdout
    assert objects(halqa("ledger", "take-down", "a", "--by", "Hind", "--json"))[0]["was_held"] is False


@pytest.mark.usefixtures("ledger")
def test_taking_down_what_is_not_there_or_by_nobody_is_refused() -> None:
    assert "is no document of the ledger" in refused(halqa("ledger", "take-down", "nothing", "--by", "Hind"))
    assert "does not say by whom" in refused(halqa("ledger", "take-down", "a", "--by", " "))
    assert halqa("ledger", "take-down", "a").exit_code == 2
    assert "“Oracle signed a contract" in halqa("deals").stdout


def test_texts_that_are_not_to_be_kept_are_in_no_file() -> None:
    Path("a.txt").write_text(ARTICLES["a.txt"], "utf-8")
    halqa("ledger", "add", "a.txt", "--without-texts")
    Path("a.txt").unlink()

    assert len(objects(halqa("deals", "--json"))) == 1
    assert not any(b"signed a contract" in path.read_bytes() for path in Path().iterdir())


def test_what_is_added_is_noted_as_fetched_now() -> None:
    Path("old.jsonl").write_text(
        json.dumps({"id": "x", "text": ARTICLES["a.txt"], "fetched": "2026-01-05T22:00:00-03:00"}), "utf-8"
    )
    halqa("ledger", "add", "old.jsonl")
    assert objects(halqa("deals", "--json", "--as-of", "2026-01-05")) == []
    assert len(objects(halqa("deals", "--json", "--as-of", "2026-01-06"))) == 1


@pytest.mark.parametrize("told", ["yesterday", "2026-01-05", "2026-01-05T22:00:00", "9999-12-31T23:59:59-10:00"])
def test_a_time_of_fetching_that_is_none_is_refused(told: str) -> None:
    Path("x.jsonl").write_text(json.dumps({"id": "x", "text": ARTICLES["a.txt"], "fetched": told}), "utf-8")
    assert "is not a time with its zone" in refused(halqa("ledger", "add", "x.jsonl"))
    assert not Path("halqa.db").exists()


def test_a_dateline_still_to_come_is_refused_and_nothing_is_written() -> None:
    Path("x.jsonl").write_text(json.dumps({"id": "x", "text": ARTICLES["a.txt"], "published": "9998-01-01"}), "utf-8")
    assert "later than the day it was fetched" in refused(halqa("ledger", "add", "x.jsonl"))
    assert not Path("halqa.db").exists()


@pytest.mark.usefixtures("ledger")
def test_an_export_comes_back_byte_for_byte_by_file_and_by_pipe() -> None:
    written = halqa("ledger", "export").stdout_bytes
    assert "Exported to one.jsonl: 5 lines." in halqa("ledger", "export", "--out", "one.jsonl").stdout
    assert Path("one.jsonl").read_bytes() == written

    assert "Added to two.db: 2 documents" in halqa("ledger", "import", "one.jsonl", "--ledger", "two.db").stdout
    assert halqa("ledger", "export", "--ledger", "two.db").stdout_bytes == written
    assert objects(halqa("ledger", "import", "-", "--ledger", "three.db", "--json", stdin=written))[0]["documents"] == 2
    assert halqa("ledger", "export", "--ledger", "three.db").stdout_bytes == written
    assert halqa("deals", "--json", "--ledger", "three.db").stdout == halqa("deals", "--json").stdout


@pytest.mark.usefixtures("ledger")
def test_exporting_and_importing_speak_arabic_too() -> None:
    assert "صُدّر إلى" in halqa("ledger", "export", "--out", "one.jsonl", "--lang", "ar").stdout
    assert "الأحكام الجديدة: 0" in halqa("ledger", "import", "one.jsonl", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
def test_what_is_no_export_is_refused_and_no_ledger_is_made() -> None:
    assert "Nothing was imported" in refused(halqa("ledger", "import", "a.txt", "--ledger", "new.db"))
    assert "cannot be read" in refused(halqa("ledger", "import", "missing.jsonl", "--ledger", "new.db"))
    assert not Path("new.db").exists()
    assert "cannot be written" in refused(halqa("ledger", "export", "--out", "no/such/folder/x.jsonl"))
    assert "Start one with" in refused(halqa("ledger", "export", "--ledger", "new.db"))


@pytest.mark.usefixtures("ledger")
def test_searching_finds_a_party_by_its_name_in_the_other_script() -> None:
    shown = halqa("ledger", "search", "أوبن").stdout
    assert "“Oracle signed a contract" in shown
    assert "استثمرت إنفيديا" in shown
    assert "“Oracle" not in halqa("ledger", "search", "أوبن", "إنفيديا").stdout
    assert {hit["document"] for hit in objects(halqa("ledger", "search", "OpenAI", "--json"))} == {"a", "b"}
    assert len(objects(halqa("ledger", "search", "OpenAI", "--json", "--most", "1"))) == 1
    assert objects(halqa("ledger", "search", "OpenAI", "--json", "--as-of", "2020-01-01")) == []


@pytest.mark.usefixtures("ledger")
def test_finding_nothing_is_said_in_both_languages() -> None:
    assert "Nothing that is held has all of these words: zebra." in halqa("ledger", "search", "zebra").stdout
    assert "ليس في المحفوظ" in halqa("ledger", "search", "zebra", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
def test_rebuilding_changes_nothing_that_is_found() -> None:
    before = halqa("ledger", "search", "OpenAI", "--json").stdout
    assert "made anew" in halqa("ledger", "rebuild").stdout
    assert halqa("ledger", "search", "OpenAI", "--json").stdout == before
    assert "أُعيد بناء" in halqa("ledger", "rebuild", "--lang", "ar").stdout


def test_what_is_no_export_is_refused_with_what_makes_one(own_folder: Path) -> None:
    (own_folder / "bad.jsonl").write_text("x\n", "utf-8")
    result = halqa("ledger", "import", "bad.jsonl")
    assert result.exit_code == 2
    assert "bad.jsonl, line 1: this is not JSON" in result.stderr
    assert "halqa ledger export" in result.stderr
