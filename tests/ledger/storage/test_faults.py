"""Programs that are killed, many at once, a full disk: nothing is lost, nothing doubled, nothing half."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from halqa.errors import UnwritableLedgerError
from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading, tie
from tests.ledger.storage.disk import room_for
from tests.ledger.storage.faults import told
from tests.ledger.storage.keeping import held, put


def went_wrong(root: Path, *given: str) -> str:
    """Run a program of faults and return what went wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.storage.faults", *given],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip() or ("" if done.returncode == 0 else f"exit code {done.returncode}")


def test_a_program_killed_at_random_points_loses_and_doubles_nothing(root: Path, new_place: Callable[[], str]) -> None:
    assert went_wrong(root, "kill", "20 in the suite", *(new_place() for _ in range(20))) == ""


@pytest.mark.nightly
def test_a_program_killed_at_many_random_points_loses_and_doubles_nothing(
    root: Path, new_place: Callable[[], str]
) -> None:
    assert went_wrong(root, "kill", "200 by night", *(new_place() for _ in range(200))) == ""


def test_two_writers_and_ten_readers_at_once_lose_and_double_nothing(root: Path, place: str) -> None:
    assert went_wrong(root, "crowd", place) == ""


def lines(place: Path) -> list[bytes]:
    with Ledger.open(place) as ledger:
        return [line.encode() + b"\n" for line in ledger.lines()]


@pytest.mark.parametrize("room", [120_000, 250_000])
def test_a_full_disk_amid_an_import_leaves_what_was_there(tmp_path: Path, room: int) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    put(there, *(told(f"d{number}") for number in range(40)))
    put(here, reading("a", tie("A", "B", 1)))
    before, brought = lines(here), lines(there)

    with room_for(room), pytest.raises(UnwritableLedgerError, match="Nothing was added"), Ledger.open(here) as ledger:
        ledger.take_in(brought, "there.jsonl")
    assert lines(here) == before
    with Ledger.open(here) as ledger:
        assert len(ledger.search("Nvidia")) == 0
        assert ledger.take_in(brought, "there.jsonl").added.documents == 40
    assert len(held(here)) == 41
