"""A ledger in a file: what the file is, full disks, rights, locks and programs that are killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import (
    InvalidClaimError,
    MissingLedgerError,
    NewerLedgerError,
    NotALedgerError,
    SpanOutsideTextError,
    UnwritableLedgerError,
)
from halqa.ledger.storage.schema import FORMAT
from halqa.ledger.storage.store import Added, Ledger
from halqa.model import (
    Document,
    Mention,
    Reading,
    Span,
)
from halqa.units import Money
from tests.ledger.build import READER, reading, tie
from tests.ledger.storage.disk import room_for
from tests.ledger.storage.keeping import held, put

NOTHING = Added(0, 0, 0, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "halqa.db"


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    billions=st.decimals("0.001", "1e9", places=3),
    data=st.data(),
)
def test_any_text_and_span_come_back_as_they_were(text: str, billions: Decimal, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    told = replace(tie("A", "B", str(billions)), document="d", evidence=span)
    whole = Reading(document=Document(id="d", text=text), reader=READER, ties=(told,))

    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder) / "halqa.db", whole)
        assert held(Path(folder) / "halqa.db") == (whole,)


def broken(**fields: object) -> Reading:
    sound = reading("b", tie("A", "B", 1))
    return replace(sound, ties=(replace(sound.ties[0], **fields),))  # type: ignore[arg-type]


def mention(name: str, span: Span | None = None) -> Mention:
    return Mention(party=name, span=span)


INVALID = [
    (broken(evidence=Span(5, 10_000)), SpanOutsideTextError),
    (broken(evidence=Span(-1, 4)), SpanOutsideTextError),
    (broken(evidence=Span(9, 4)), SpanOutsideTextError),
    (broken(payer=mention("A", Span(0, 10_000))), SpanOutsideTextError),
    (broken(evidence=Span(4, 4)), InvalidClaimError),
    (broken(document="another"), InvalidClaimError),
    (broken(payer=mention("")), InvalidClaimError),
    (broken(payer=mention(" A")), InvalidClaimError),
    (broken(payee=mention("B" * 301)), InvalidClaimError),
    (broken(payee=mention("A")), InvalidClaimError),
    (broken(amount=Money(Decimal(5), "")), InvalidClaimError),
    (broken(amount=Money(Decimal(5), "dollars")), InvalidClaimError),
    (broken(amount=Money(Decimal(0), "USD")), InvalidClaimError),
    (broken(amount=Money(Decimal(-5), "USD")), InvalidClaimError),
    (broken(amount=Money(Decimal("NaN"), "USD")), InvalidClaimError),
    (broken(amount=Money(Decimal("Infinity"), "USD")), InvalidClaimError),
    (broken(amount=Money(Decimal("1e19"), "USD")), InvalidClaimError),
    (broken(amount=Money(Decimal(5), "USD", None, Decimal(4))), InvalidClaimError),
    (broken(part_of=Decimal(0)), InvalidClaimError),
    (broken(power_mw=Decimal(-1)), InvalidClaimError),
    (broken(stake_pct=Decimal(101)), InvalidClaimError),
    (broken(chips=0), InvalidClaimError),
    (broken(start="next year"), InvalidClaimError),
    (broken(end="2026-13"), InvalidClaimError),
    (replace(reading("b"), reader=" "), InvalidClaimError),
    (replace(reading("b"), reader="r \0 1"), InvalidClaimError),
    (broken(payer=mention("A\0")), InvalidClaimError),
    (Reading(document=Document(id="b", text="x", title="t\0"), reader=READER), InvalidClaimError),
    (Reading(document=Document(id="b", text="x", fetched=datetime(2026, 1, 1)), reader=READER), InvalidClaimError),  # noqa: DTZ001
    (Reading(document=Document(id="", text="x"), reader=READER), InvalidClaimError),
    (Reading(document=Document(id="b", text="half \ud83d"), reader=READER), InvalidClaimError),
]


@pytest.mark.parametrize(("bad", "error"), INVALID)
def test_a_claim_that_no_claim_can_be_is_refused_and_nothing_is_written(
    path: Path, bad: Reading, error: type[Exception]
) -> None:
    good = reading("good", tie("A", "B", 1))
    with pytest.raises(error):
        put(path, good, bad)
    assert not list(path.parent.iterdir())

    put(path, good)
    with pytest.raises(error):
        put(path, reading("more"), bad)
    assert held(path) == (good,)


def test_asking_a_ledger_that_is_not_there_is_an_error_and_makes_no_file(path: Path) -> None:
    with pytest.raises(MissingLedgerError, match=r"halqa ledger add"):
        Ledger.open(path)
    assert not path.exists()


def test_a_new_ledger_has_no_file_until_something_is_added(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        assert ledger.readings() == ()
        assert ledger.add([]) == NOTHING
        assert not path.exists()


def test_an_empty_file_becomes_a_ledger_only_by_adding(path: Path) -> None:
    path.touch()
    with pytest.raises(MissingLedgerError):
        Ledger.open(path)

    put(path, reading("a"))
    assert len(held(path)) == 1


def write_text(path: Path) -> None:
    path.write_text("These are notes, not a ledger, though they are longer than a header of one hundred bytes " * 3)


def write_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE claims (id)")


def write_other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 42")
        raw.execute("CREATE TABLE t (id)")


def write_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("write", [write_text, write_foreign, write_other_application, write_folder])
def test_what_is_not_a_ledger_is_refused_and_left_as_it_is(path: Path, write: object, create: bool) -> None:
    write(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(NotALedgerError):
        Ledger.open(path, create=create)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_ledger_of_a_later_format_is_refused_and_left_as_it_is(path: Path) -> None:
    put(path, reading("a"))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {FORMAT + 1}")

    for create in (False, True):
        with pytest.raises(NewerLedgerError, match=f"format {FORMAT + 1}"):
            Ledger.open(path, create=create)


def test_a_folder_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(UnwritableLedgerError, match="no such folder"):
        put(path / "deeper" / "halqa.db", reading("a"))


def test_a_locked_ledger_is_named_after_patience_and_reading_goes_on(path: Path) -> None:
    put(path, reading("a"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            Ledger.open(path, patience_s=0.05) as ledger,
            pytest.raises(UnwritableLedgerError, match="locked by another program"),
        ):
            ledger.add([reading("b")])
        assert len(held(path)) == 1
        other.execute("ROLLBACK")

    assert put(path, reading("b")).documents == 1


@pytest.mark.parametrize("room", [0, 1_000, 40_000, 100_000])
def test_a_full_disk_at_the_first_addition_leaves_no_file(path: Path, room: int) -> None:
    with room_for(room), pytest.raises(UnwritableLedgerError, match="Nothing was added"):
        put(path, *(reading(f"d{number}", text="long " * 2_000 + str(number)) for number in range(50)))
    assert not list(path.parent.iterdir())


@pytest.mark.parametrize("room", [60_000, 200_000])
def test_a_full_disk_later_on_leaves_what_was_there(path: Path, room: int) -> None:
    put(path, reading("a", tie("A", "B", 1)))
    with room_for(room), pytest.raises(UnwritableLedgerError, match="Nothing was added"):
        put(path, *(reading(f"d{number}", text="long " * 2_000 + str(number)) for number in range(50)))

    assert [each.document.id for each in held(path)] == ["a"]
    assert put(path, reading("b")).documents == 1


def test_a_limit_on_pages_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from halqa.ledger.storage import sqlite  # noqa: PLC0415 - only this test looks inside

    put(path, reading("a"))
    opened = sqlite._connect

    def small(at: Path, patience_s: float) -> sqlite3.Connection:
        connection = opened(at, patience_s)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(sqlite, "_connect", small)
    with pytest.raises(UnwritableLedgerError, match="no room on the disk"):
        put(path, reading("big", text="x" * 200_000))
    assert [each.document.id for each in held(path)] == ["a"]


@contextmanager
def someone_else() -> Iterator[None]:
    """Act as a user without rights, where the tests run as root; root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def fixed_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder / "halqa.db", reading("a", tie("A", "B", 1)))
        (folder / "halqa.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_ledger_that_may_only_be_read_is_read_and_not_written(fixed_folder: Path) -> None:
    path = fixed_folder / "halqa.db"
    before = path.read_bytes()
    with someone_else():
        assert [each.document.id for each in held(path)] == ["a"]
        with pytest.raises(UnwritableLedgerError, match="only be read"):
            put(path, reading("b"))
    assert path.read_bytes() == before
    assert [each.name for each in fixed_folder.iterdir()] == ["halqa.db"]


def test_a_folder_that_may_only_be_read_takes_no_new_ledger(fixed_folder: Path) -> None:
    with someone_else(), pytest.raises(UnwritableLedgerError, match="cannot be opened"):
        put(fixed_folder / "new.db", reading("b"))
    assert [each.name for each in fixed_folder.iterdir()] == ["halqa.db"]


KILLED = """
import os, signal, sys
from pathlib import Path
from halqa.ledger.storage import additions
from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading, tie

added, after = additions._add_reading, int(sys.argv[2])

def kill_later(connection, each):
    global after
    after -= 1
    if after < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return added(connection, each)

additions._add_reading = kill_later
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    ledger.add([reading(f"d{n}", tie("A", "B", n + 1), text="long " * 20_000 + str(n)) for n in range(40)])
"""


@pytest.mark.parametrize("after", [0, 1, 39])
@pytest.mark.parametrize("has_one", [False, True])
def test_a_program_killed_amid_an_addition_leaves_nothing_of_it(
    path: Path, root: Path, after: int, has_one: bool
) -> None:
    if has_one:
        put(path, reading("a"))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(after)], cwd=root, check=False)

    assert killed.returncode == -signal.SIGKILL
    if has_one:
        assert [each.document.id for each in held(path)] == ["a"]
    else:
        with pytest.raises(MissingLedgerError):
            Ledger.open(path)
    assert put(path, reading("b", tie("A", "B", 1))) == Added(1, 1, 0, 0)
    assert {each.document.id for each in held(path)} == ({"a", "b"} if has_one else {"b"})


def test_a_path_of_any_letters_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "دفتر ?mode=ro#%20.db"
    put(path, reading("a"))

    assert len(held(path)) == 1
    assert path.exists()
