"""An older ledger becomes one of the present format, or stays what it was."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from halqa.errors import UnwritableLedgerError
from halqa.ledger.storage.schema import FORMAT, FORMAT_TABLE, metadata
from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from tests.ledger.build import reading, tie
from tests.ledger.storage import format_1
from tests.ledger.storage.disk import room_for
from tests.ledger.storage.readings import full_reading

FULL = full_reading()
THEN = replace(FULL, document=replace(FULL.document, fetched=None, origin=Origin.READ, citations=()))
"""What the first release could keep of a document."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "halqa.db"
    format_1.write(path, THEN, reading("a", tie("A", "B", 1), day="2026-03-01"))
    return path


def held(path: Path) -> dict[str, Reading]:
    with Ledger.open(path) as ledger:
        return {each.document.id: each for each in ledger.readings()}


def contents(path: Path) -> list[str]:
    """Return all that is in a file, as SQL."""
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_a_ledger_of_format_1_is_read_as_it_is_and_not_touched(old: Path) -> None:
    before = contents(old)

    assert held(old)["a-1"] == THEN
    assert set(held(old)) == {"a-1", "a"}
    assert contents(old) == before


def test_a_ledger_of_format_1_is_migrated_by_adding_and_loses_nothing(old: Path) -> None:
    with Ledger.open(old) as ledger:
        ledger.add([reading("b", tie("C", "D", 2))])

    assert held(old)["a-1"] == THEN
    assert set(held(old)) == {"a-1", "a", "b"}
    assert version(old) == FORMAT


def schema_of(path: Path) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        columns = {
            (table, *map(str, row[1:])) for table in tables for row in raw.execute(f"PRAGMA table_info({table})")
        }
        others = raw.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return columns | set(others)


def test_a_migrated_ledger_is_made_as_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    for path in (old, new):
        with Ledger.open(path, create=True) as ledger:
            ledger.add([reading("b")])

    assert schema_of(old) == schema_of(new)


def test_the_migrations_make_the_tables_that_the_code_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "halqa.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add([reading("b")])

    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        options = {
            "version_table": FORMAT_TABLE,
            "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables,
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


@pytest.mark.parametrize("room", [1, 60_000, 300_000])
def test_a_full_disk_amid_a_migration_leaves_the_old_ledger_usable(tmp_path: Path, room: int) -> None:
    path = tmp_path / "halqa.db"
    format_1.write(path, *(reading(f"d{number}", text="long " * 5_000 + str(number)) for number in range(20)))
    before = contents(path)

    with room_for(room), pytest.raises(UnwritableLedgerError, match="Nothing was added"), Ledger.open(path) as ledger:
        ledger.add([reading("b")])
    assert contents(path) == before
    assert len(held(path)) == 20
    with Ledger.open(path) as ledger:
        assert ledger.add([reading("b")]).documents == 1


def test_what_is_wrong_in_an_old_ledger_stops_the_migration_and_changes_nothing(old: Path) -> None:
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("CREATE TABLE judgements (of_another TEXT)")
    before = contents(old)

    with pytest.raises(UnwritableLedgerError, match="judgements"), Ledger.open(old) as ledger:
        ledger.add([reading("b")])
    assert contents(old) == before


KILLED = """
import os, signal, sys
from alembic import op
from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading

drop = op.drop_column
def kill(*args):
    drop(*args)
    os.kill(os.getpid(), signal.SIGKILL)
op.drop_column = kill
with Ledger.open(sys.argv[1]) as ledger:
    ledger.add([reading("b")])
"""


def test_a_program_killed_amid_a_migration_leaves_the_old_ledger_usable(old: Path, root: Path) -> None:
    before = contents(old)
    assert subprocess.run([sys.executable, "-c", KILLED, str(old)], cwd=root, check=False).returncode == -9

    assert contents(old) == before
    assert set(held(old)) == {"a-1", "a"}
    with Ledger.open(old) as ledger:
        assert ledger.add([reading("b")]).documents == 1
