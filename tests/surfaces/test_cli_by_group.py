"""`--by-group`: groups as one party, and their own deals apart, on every screen that tells of parties."""

import json
from pathlib import Path

import pytest

from halqa.ledger.storage.store import Ledger
from halqa.model import Kind
from tests.ledger.build import reading, tie
from tests.surfaces.commands import halqa

TOLD = (
    reading("a", tie("Microsoft", "Core42", 2), day="2026-01-01"),
    reading("b", tie("Core42", "OpenAI", 4, kind=Kind.EQUITY), day="2026-01-02"),
    reading("c", tie("OpenAI", "Microsoft", 9), day="2026-01-03"),
    reading("d", tie("G42", "Khazna", 5, kind=Kind.EQUITY), day="2026-01-04"),
    reading("e", tie("G42", "Microsoft", 1), day="2026-01-05"),
)


@pytest.fixture
def book(own_folder: Path) -> str:
    with Ledger.open(own_folder / "halqa.db", create=True) as ledger:
        ledger.add(TOLD)
    return "halqa.db"


def test_totals_by_group_leave_out_what_stays_inside_one(book: str) -> None:
    plain, grouped = (
        json.loads(halqa("totals", "--ledger", book, "--json", *by).stdout) for by in ([], ["--by-group"])
    )

    assert (plain["announced"]["usd"], grouped["announced"]["usd"]) == (21e9, 16e9)
    assert grouped["inside_groups"]["announced"] == {**grouped["inside_groups"]["announced"], "usd": 5_000_000_000}
    assert plain["inside_groups"] is None
    assert "Inside one group, and in none of these: 1 deal, $5 billion" in halqa("totals", "--by-group").stdout


def test_deals_by_group_are_told_of_its_head_and_name_the_member(book: str) -> None:
    told = [json.loads(line) for line in halqa("deals", "--ledger", book, "--by-group", "--json").stdout.splitlines()]
    sides = {deal["id"]: (deal["from"], deal["to"], deal["inside_group"]) for deal in told}
    shown = halqa("deals", "--by-group", "--party", "Core42").stdout

    assert sides["compute-microsoft-core42"] == ("Microsoft", "G42", None)
    assert sides["equity-g42-khazna"] == ("G42", "Khazna", "G42")
    assert list(sides)[-1] == "equity-g42-khazna"
    assert "told of Core42" in shown
    assert "Inside one group, counted in no total: 1 deal" in shown
    assert "OpenAI agreed to pay Microsoft" not in shown


@pytest.mark.usefixtures("book")
def test_cycles_by_group_close_through_its_members() -> None:
    plain, grouped = (
        [set(json.loads(line)["parties"]) for line in halqa("cycles", "--json", *by).stdout.splitlines()]
        for by in ([], ["--by-group"])
    )

    assert {"G42", "OpenAI", "Microsoft"} not in plain
    assert {"G42", "OpenAI", "Microsoft"} in grouped
    assert all(not {"Core42", "Khazna"} & parties for parties in grouped)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "inside"), [("en", "Inside one group"), ("ar", "داخل المجموعة الواحدة")], ids=["en", "ar"]
)
def test_the_report_by_group_lists_what_stays_inside_one_apart(lang: str, inside: str) -> None:
    halqa("report", "--by-group", "--lang", lang, "--out", "grouped.html")
    halqa("report", "--lang", lang, "--out", "plain.html")
    grouped, plain = (Path(f"{name}.html").read_text("utf-8") for name in ("grouped", "plain"))

    assert inside in grouped
    assert inside not in plain
    assert grouped.count('class="deal"') == plain.count('class="deal"') == len(TOLD)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("command", ["totals", "deals"])
def test_the_screens_by_group_speak_arabic(command: str) -> None:
    shown = halqa(command, "--by-group", "--lang", "ar").stdout.translate(dict.fromkeys((0x2068, 0x2069)))

    assert "داخل المجموعة الواحدة" in shown
    assert "صفقة واحدة" in shown
