"""A ledger as lines: out and in again byte for byte, and nothing comes in that no ledger wrote."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halqa.errors import BrokenExportError, MissingLedgerError, NewerLedgerError
from halqa.ledger.storage.schema import FORMAT
from halqa.ledger.storage.store import Ledger
from halqa.model import ClaimKey, Judgement, Reading, TakeDown, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.storage.readings import full_reading

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FULL = full_reading()
PLAIN = reading("a", tie("A", "B", 1), tie("A", "C", "2.50"), day="2026-03-01")
GONE = reading("gone", tie("A", "B", 3))
FIRST = PLAIN.ties[0]
KEY = ClaimKey(text=PLAIN.document.sha256, about="compute", payer="A", payee="B", span=FIRST.evidence)
ACCEPTED = Judgement(verdict=Verdict.ACCEPT, subject=KEY, by="هند", at=NOON, why="سألت الشركة")
UNDONE = Judgement(verdict=Verdict.UNDO, subject=ACCEPTED.id, by="Omar", at=NOON)


def fill(place: str) -> None:
    with Ledger.open(place, create=True) as ledger:
        ledger.add([FULL, PLAIN, GONE, replace(PLAIN, reader="rules 0.9", ties=(), reason="a joke")])
        ledger.judge(ACCEPTED, replace(ACCEPTED, at=NOON - timedelta(days=1)), UNDONE)
        ledger.take_down(TakeDown(document=GONE.document.sha256, by="Hind", at=NOON, why="asked"))


def exported(place: str) -> bytes:
    with Ledger.open(place) as ledger:
        return "".join(f"{line}\n" for line in ledger.lines()).encode()


def bring(place: str, data: bytes) -> Any:
    with Ledger.open(place, create=True) as ledger:
        return ledger.take_in(BytesIO(data), "x.jsonl")


@pytest.fixture
def data(place: str) -> bytes:
    fill(place)
    return exported(place)


def test_a_ledger_comes_back_byte_for_byte(data: bytes, new_place: Callable[[], str]) -> None:
    there = new_place()
    found = bring(there, data)

    assert (found.added.documents, found.judgements, found.take_downs) == (3, 3, 1)
    assert exported(there) == data


def test_what_comes_back_says_the_same(place: str, data: bytes, new_place: Callable[[], str]) -> None:
    there = new_place()
    bring(there, data)
    with Ledger.open(place) as left, Ledger.open(there) as right:
        assert left.readings() == right.readings()
        assert left.judgements() == right.judgements()
        assert left.take_downs() == right.take_downs()


def test_the_order_in_which_a_ledger_came_to_be_does_not_show(data: bytes, new_place: Callable[[], str]) -> None:
    there = new_place()
    with Ledger.open(there, create=True) as ledger:
        for each in (replace(PLAIN, reader="rules 0.9", ties=(), reason="a joke"), GONE, PLAIN, FULL):
            ledger.add([each])
        ledger.take_down(TakeDown(document=GONE.document.sha256, by="Hind", at=NOON, why="asked"))
        ledger.judge(replace(ACCEPTED, at=NOON - timedelta(days=1)), ACCEPTED, UNDONE)
    assert exported(there) == data


def test_importing_twice_adds_nothing(place: str, data: bytes) -> None:
    found = bring(place, data)
    assert (found.added.documents, found.added.ties, found.judgements, found.take_downs) == (0, 0, 0, 0)
    assert exported(place) == data


def test_two_ledgers_come_together_whatever_their_order(new_place: Callable[[], str]) -> None:
    parts = []
    for each in ([FULL], [PLAIN], [PLAIN, GONE]):
        part = new_place()
        with Ledger.open(part, create=True) as ledger:
            ledger.add(each)
        parts.append(exported(part))
    wholes = []
    for order in (parts, parts[::-1]):
        whole = new_place()
        for part_ in order:
            bring(whole, part_)
        wholes.append(exported(whole))
    assert wholes[0] == wholes[1]


def test_a_taken_down_text_is_in_no_export_and_no_import_brings_it_back(
    place: str, data: bytes, new_place: Callable[[], str]
) -> None:
    before = new_place()
    with Ledger.open(before, create=True) as ledger:
        ledger.add([GONE])
    words = GONE.document.text.split()[0].encode()
    assert (words in exported(before), words in data) == (True, False)

    bring(place, exported(before))
    assert exported(place) == data


def test_a_ledger_that_is_not_there_cannot_be_exported(place: str) -> None:
    with Ledger.open(place, create=True) as ledger, pytest.raises(MissingLedgerError):
        list(ledger.lines())


def lines_of(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


def written(lines: list[dict[str, Any]]) -> bytes:
    form: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    return "".join(json.dumps(line, **form) + "\n" for line in lines).encode()


def claim(lines: list[dict[str, Any]]) -> dict[str, Any]:
    found = (one for line in lines for one in line.get("reading", {}).get("claims", []) if one["claim"] == "tie")
    return next(found)


def first(lines: list[dict[str, Any]], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(line[name] for line in lines if name in line)
    return found


CHANGES: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "no head": lambda lines: lines.pop(0),
    "two heads": lambda lines: lines.insert(1, lines[0]),
    "a format that is none": lambda lines: lines[0].update(halqa_ledger="2"),
    "an unknown line": lambda lines: lines.append({"note": {}}),
    "two things on a line": lambda lines: lines.append({"reading": {}, "document": {}}),
    "an unknown field": lambda lines: first(lines, "document").update(more=1),
    "a field that is missing": lambda lines: first(lines, "document").pop("lang"),
    "another text": lambda lines: first(lines, "document").update(text="Something else."),
    "another hash": lambda lines: first(lines, "document").update(sha256="0" * 64),
    "a hash that is none": lambda lines: first(lines, "document").update(sha256="xyz", text=None),
    "a dateline that is none": lambda lines: first(lines, "document").update(published="March"),
    "a time without a zone": lambda lines: first(lines, "document").update(fetched="2026-03-01T09:00:00"),
    "an origin that is none": lambda lines: first(lines, "document").update(origin="heard"),
    "a title that is a number": lambda lines: first(lines, "document").update(title=7),
    "a reading that is of nothing": lambda lines: lines.insert(1, {"reading": first(lines, "reading")}),
    "a document that nobody read": lambda lines: lines.insert(1, lines[1]),
    "a reading without a reader": lambda lines: first(lines, "reading").update(reader=" "),
    "a claim of a third kind": lambda lines: claim(lines).update(claim="rumour"),
    "a span outside the text": lambda lines: claim(lines).update(span=[0, 10_000_000]),
    "a span of one end": lambda lines: claim(lines).update(span=[0]),
    "a sum without a currency": lambda lines: claim(lines).update(
        amount={"amount": "1", "currency": "", "per": None, "high": None}
    ),
    "a sum that is none": lambda lines: claim(lines).update(
        amount={"amount": "NaN", "currency": "USD", "per": None, "high": None}
    ),
    "a sum in other digits": lambda lines: claim(lines).update(part_of="١٢"),
    "a yes that is a word": lambda lines: claim(lines).update(hearsay="yes"),
    "a count that is a yes": lambda lines: claim(lines).update(chips=True),
    "a status that is none": lambda lines: claim(lines).update(status="perhaps"),
    "one party on both sides": lambda lines: claim(lines).update(payer="X", payee="X"),
    "a judgement on an unknown text": lambda lines: first(lines, "judgement")["subject"].update(text="0" * 64),
    "an undoing of nothing": lambda lines: lines[-1]["judgement"].update(verdict="undo", subject="0" * 16),
    "a judgement by nobody": lambda lines: first(lines, "judgement").update(by=""),
    "a verdict that is none": lambda lines: first(lines, "judgement").update(verdict="perhaps"),
    "a take-down of another": lambda lines: first(lines, "take_down").update(document="0" * 64),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_no_ledger_wrote_is_refused_and_nothing_is_added(
    data: bytes, change: str, new_place: Callable[[], str]
) -> None:
    lines = lines_of(data)
    assert written(lines) == data
    CHANGES[change](lines)
    there = new_place()
    with Ledger.open(there, create=True) as ledger:
        ledger.add([reading("before")])
    before = exported(there)

    with pytest.raises(BrokenExportError, match=r"x\.jsonl"):
        bring(there, written(lines))
    assert exported(there) == before


@pytest.mark.parametrize("raw", [b"", b"\n", b"{}\n", b"[]\n", b"\xff\n", b"my notes\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_export_is_refused_and_makes_no_ledger(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(BrokenExportError):
        bring(str(tmp_path / "new.db"), raw)
    assert not list(tmp_path.iterdir())


def test_an_export_of_a_later_format_is_refused(place: str) -> None:
    with pytest.raises(NewerLedgerError):
        bring(place, written([{"halqa_ledger": FORMAT + 1}]))


def test_a_line_that_is_written_otherwise_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BrokenExportError, match="not written as a ledger writes it"):
        bring(str(tmp_path / "new.db"), data.replace(b'"lang":', b'"lang": '))


NUMBERS = count()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(texts=st.lists(WORDS, min_size=1, max_size=5))
def test_any_texts_come_back_byte_for_byte(texts: list[str], tmp_path: Path) -> None:
    here, there = (str(tmp_path / f"{next(NUMBERS)}.db") for _ in range(2))
    given_readings = [
        Reading(document=replace(PLAIN.document, id=f"d{number}", text=text), reader="r 1")
        for number, text in enumerate(texts)
    ]
    with Ledger.open(here, create=True) as ledger:
        ledger.add(given_readings)
    data = exported(here)
    bring(there, data)
    assert exported(there) == data
