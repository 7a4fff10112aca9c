import json
from pathlib import Path

import pytest

from tests.surfaces.commands import halqa

pytestmark = pytest.mark.usefixtures("own_folder")


def test_the_demo_goes_the_whole_way_and_can_be_run_again() -> None:
    first = halqa("demo")
    assert first.exit_code == 0, first.output
    for words in ("12 documents", "Totals as of", "Deals as of", "Cycles as of", "Round trip: at most", "report.html"):
        assert words in first.stdout
    assert Path("report.html").stat().st_size > 10_000
    assert halqa("demo").stdout == first.stdout


def test_the_demo_speaks_arabic() -> None:
    shown = halqa("demo", "--lang", "ar").stdout
    for words in ("المجاميع حتى", "الصفقات حتى", "الدورات حتى", "مليار دولار"):
        assert words in shown
    assert 'dir="rtl"' in Path("report.html").read_text("utf-8")


def test_the_demo_does_not_touch_the_ledger_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALQA_LEDGER", "mine.db")
    halqa("demo")
    assert not Path("mine.db").exists()
    assert Path("halqa-demo.db").exists()


def test_the_demo_does_not_take_away_a_file_that_is_no_ledger() -> None:
    Path("halqa-demo.db").write_text("my notes", "utf-8")
    assert halqa("demo").exit_code == 2
    assert Path("halqa-demo.db").read_text("utf-8") == "my notes"


def test_what_the_demo_holds_can_be_asked_again_by_hand() -> None:
    halqa("demo")
    cycles = [json.loads(line) for line in halqa("cycles", "--json", "--ledger", "halqa-demo.db").stdout.splitlines()]
    assert cycles
    assert all(flow["quotes"] for cycle in cycles for flow in cycle["flows"])
