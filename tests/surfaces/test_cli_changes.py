"""`halqa ledger diff` and `halqa ledger history`: what changed, in words, in both languages."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from halqa.ledger.storage.store import Ledger
from halqa.model import Kind, Origin, Reading, Status
from halqa.sources.reference import PUBLISHER
from halqa.units import Bound
from tests.ledger.build import reading, tie
from tests.surfaces.commands import halqa

EQUITY = {"kind": Kind.EQUITY}
NEWS: list[Reading] = [
    reading("a", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO, **EQUITY), day="2025-09-22"),
    reading("b", tie("Nvidia", "OpenAI", 2, **EQUITY), day="2025-11-01"),
    reading("c", tie("Google", "Anthropic", 3, **EQUITY), day="2025-12-01"),
    reading("d", tie("Meta", "Scale AI", 14, **EQUITY), day="2025-12-01"),
    reading("e", tie("Amazon", "Anthropic", 4, **EQUITY), day="2025-06-01"),
    reading("f", tie("Amazon", "Anthropic", 4, status=Status.DENIED, **EQUITY), day="2026-01-01"),
]


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "halqa.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(NEWS)
    return str(path)


def test_what_changed_is_told_in_english(book: str) -> None:
    shown = " ".join(halqa("ledger", "diff", "2025-10-01", "2026-03-01", "--ledger", book).stdout.split())

    assert "What changed from 1 October 2025 to 1 March 2026" in shown
    assert "New: 2 deals" in shown
    assert "Revised: 1 deal" in shown
    assert "the sum was up to $100 billion and is now $2 billion" in shown
    assert "Denied: 1 deal" in shown
    assert "on the word of f, 1 January 2026" in shown


def test_what_changed_is_told_in_arabic_with_the_dual_and_the_right_case(book: str) -> None:
    shown = halqa("ledger", "diff", "2025-10-01", "2026-03-01", "--ledger", book, "--lang", "ar").stdout
    shown = " ".join(shown.translate(dict.fromkeys((0x2068, 0x2069))).split())

    assert "ما تغيّر من 1 أكتوبر 2025 إلى 1 مارس 2026" in shown
    assert "جديد: صفقتان" in shown
    assert "عُدِّل: صفقة واحدة" in shown
    assert "كان المبلغ حتى 100 مليار دولار وصار ملياري دولار" in shown


def test_what_changed_is_an_object_a_line(book: str) -> None:
    lines = halqa("ledger", "diff", "2025-10-01", "2026-03-01", "--ledger", book, "--json").stdout.splitlines()
    found = [json.loads(line) for line in lines]

    assert [each["news"] for each in found] == ["new", "new", "revised", "denied"]
    assert (found[2]["before"]["amount"], found[2]["after"]["amount"]) == (100_000_000_000, 2_000_000_000)
    assert found[2]["by"]["document"] == "b"


def test_nothing_changed_is_said(book: str) -> None:
    assert "Nothing changed." in halqa("ledger", "diff", "2026-02-01", "2026-03-01", "--ledger", book).stdout


def test_days_out_of_order_are_refused(book: str) -> None:
    result = halqa("ledger", "diff", "2026-03-01", "2025-10-01", "--ledger", book)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Name the earlier day first." in result.stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "Denied"), ("ar", "نُفي")])
def test_the_history_of_a_deal_tells_its_steps(book: str, lang: str, words: str) -> None:
    asked = ("ledger", "history", "equity-amazon-anthropic", "--ledger", book)
    shown = halqa(*asked, "--lang", lang).stdout

    assert words in shown
    assert words not in halqa(*asked, "--lang", lang, "--as-of", "2025-12-31").stdout
    steps = [json.loads(line) for line in halqa(*asked, "--json").stdout.splitlines()]
    assert [(step["since"], step["news"]) for step in steps] == [("2025-06-01", "new"), ("2026-01-01", "denied")]


def test_a_deal_that_is_not_there_is_refused_with_the_nearest(book: str) -> None:
    result = halqa("ledger", "history", "equity-amazon-anthropics", "--ledger", book)

    assert result.exit_code == 2
    assert "Did you mean equity-amazon-anthropic?" in result.stderr


@pytest.mark.parametrize(
    ("lang", "name", "other"),
    [("en", "Halqa reference ledger", "السجل"), ("ar", "السجل المرجعي لحلقة", "Halqa reference")],
    ids=["en", "ar"],
)
def test_our_own_reference_has_a_name_in_each_language(tmp_path: Path, lang: str, name: str, other: str) -> None:
    said = reading("a", tie("Nvidia", "OpenAI", 2, **EQUITY), day="2025-11-01")
    book = str(tmp_path / "reference.db")
    with Ledger.open(book, create=True) as ledger:
        ledger.add([replace(said, document=replace(said.document, publisher=PUBLISHER, origin=Origin.REFERENCE))])
    asked = ("--ledger", book, "--lang", lang)
    shown = [
        halqa("ledger", "diff", "2025-01-01", "2026-01-01", *asked).stdout,
        halqa("ledger", "history", "equity-nvidia-openai", *asked).stdout,
        halqa("ledger", "search", "Nvidia", *asked).stdout,
    ]
    halqa("report", "--out", str(tmp_path / "report.html"), *asked)

    for told in (*shown, (tmp_path / "report.html").read_text("utf-8")):
        assert name in told
        assert other not in told
