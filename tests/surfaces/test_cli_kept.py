"""What commands take from what a ledger keeps is, to the byte, what reconciling its claims anew gives."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from halqa.ledger.changes import changes, ladder
from halqa.ledger.deals import deals
from halqa.ledger.states import histories
from halqa.ledger.storage.store import Ledger
from halqa.model import Kind, Reading, Status, Verdict
from halqa.pipeline import sample_readings, to_review
from halqa.surfaces.changes import change_object, step_object
from halqa.surfaces.export import Json, documents_of, json_text
from halqa.surfaces.output import day
from halqa.surfaces.reviewing import question_object
from tests.ledger.build import reading, tie
from tests.ledger.judging import judged
from tests.surfaces.commands import halqa

EQUITY = {"kind": Kind.EQUITY}
ANEW = ("--origin", "read", "--origin", "reference", "--origin", "hand")  # asked for, claims are reconciled anew
DAYS = ("2025-09-30", "2026-01-15")
TOLD: list[Reading] = [
    reading("a", tie("Nvidia", "OpenAI", 100, status=Status.TALKS, **EQUITY), day="2025-09-22"),
    reading("b", tie("Nvidia", "OpenAI", 30, **EQUITY), tie("Core42", "Nvidia", 2), day="2025-11-01"),
    reading("c", tie("Pelagia", "Microsoft", 3), tie("G42", "Core42", 1, **EQUITY), day="2025-12-01"),
    reading("d", tie("بيلاجيا", "Microsoft", 3), tie("OpenAI", "Nvidia", 9), day="2026-02-01"),
    reading("e", tie("Nvidia", "OpenAI", 100, status=Status.DENIED, **EQUITY), day="2026-03-01"),
]
CLASHING = reading("e", tie("Meta", "Nebius", 4), text="Another text of one name. ", day="2026-03-02")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("kept") / "halqa.db"
    with Ledger.open(place, create=True) as ledger:
        ledger.add([*TOLD, *(replace(each, reader="test-reader 1.0") for each in sample_readings())])
        ledger.add([CLASHING])
        ledger.judge(judged(Verdict.SAME, "OpenAI", "Anthropic"))
    return str(place)


@pytest.fixture
def book(own_folder: Path, kept: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the place of a ledger that no test changes, which commands take where none is named."""
    assert own_folder.is_dir()
    monkeypatch.setenv("HALQA_LEDGER", kept)
    return kept


@pytest.mark.parametrize("until", [None, *DAYS])
@pytest.mark.parametrize("by_group", [(), ("--by-group",)], ids=["", "by group"])
@pytest.mark.parametrize("command", [("deals",), ("deals", "--party", "G42"), ("totals",), ("cycles",)], ids=" ".join)
def test_what_is_held_is_what_reconciling_anew_gives(
    book: str, command: tuple[str, ...], by_group: tuple[str, ...], until: str | None
) -> None:
    asked = (*command, "--ledger", book, *by_group, *(("--as-of", until) if until else ()))

    for form in (("--json",), ("--lang", "ar")):
        looked_up, anew = halqa(*asked, *form), halqa(*asked, *form, *ANEW)
        assert looked_up.exit_code == 0
        assert looked_up.stdout == anew.stdout


@pytest.mark.parametrize("command", [("ledger", "overlaps")], ids=" ".join)
def test_overlaps_are_those_of_reconciling_anew(book: str, command: tuple[str, ...]) -> None:
    assert halqa(*command, "--ledger", book, "--json").stdout == halqa(*command, *ANEW, "--json").stdout


def test_what_changed_and_the_steps_of_each_deal_are_those_of_reconciling_anew(book: str) -> None:
    with Ledger.open(book) as ledger:
        held, made = ledger.readings(), ledger.judgements()
    since, until = (day(each) for each in DAYS[:2])
    told = changes(deals(held, since, made), deals(held, until, made), since)

    assert halqa("ledger", "diff", *DAYS[:2], "--json").stdout == lines(map(change_object, told))
    for name, states in list(histories(held, made).items())[:5]:
        steps = (step_object(*step) for step in ladder(states))
        assert halqa("ledger", "history", name, "--json").stdout == lines(steps)


def test_the_queue_is_that_of_reconciling_anew(book: str) -> None:
    with Ledger.open(book) as ledger:
        held, made = ledger.readings(), ledger.judgements()
    asked = to_review(deals(held, None, made), held, made)
    shown = halqa("ledger", "review", "--json", "--most", "10000").stdout

    assert shown == lines(question_object(question, documents_of(held)) for question in asked)
    assert len(json.loads(shown.splitlines()[0])["deals"]) > 0


def lines(objects: Iterable[Json]) -> str:
    return "".join(f"{json_text(each)}\n" for each in objects)
