"""A ledger on a server: what the schema is, who may write, and where no server is."""

from dataclasses import replace
from pathlib import Path

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

from halqa.errors import NewerLedgerError, NotALedgerError, UnwritableLedgerError
from halqa.ledger.storage.schema import FORMAT_TABLE, readings
from halqa.ledger.storage.store import Ledger
from tests.ledger.build import reading, tie
from tests.ledger.conftest import new_schema
from tests.ledger.storage.keeping import held, put
from tests.ledger.storage.raw import engine, execute
from tests.surfaces.commands import halqa

MIGRATIONS = Path(__file__).resolve().parents[3] / "halqa" / "ledger" / "storage" / "migrations"


@pytest.fixture
def here(server: str) -> str:
    return new_schema(server)


def test_a_schema_that_holds_other_tables_is_refused_and_left_as_it_is(here: str) -> None:
    execute(here, "CREATE TABLE claims (id integer)")
    for create in (False, True):
        with pytest.raises(NotALedgerError):
            Ledger.open(here, create=create)
    execute(here, "INSERT INTO claims VALUES (1)")


def test_a_ledger_of_a_later_format_is_refused(here: str) -> None:
    put(here, reading("a"))
    execute(here, "UPDATE halqa_format SET version_num = '99'")
    with pytest.raises(NewerLedgerError, match="format 99"):
        held(here)


def test_two_schemas_of_one_database_are_two_ledgers(server: str) -> None:
    one, other = new_schema(server), new_schema(server)
    put(one, reading("a"))
    put(other, reading("b"), reading("c"))
    assert (len(held(one)), len(held(other))) == (1, 2)


def test_who_waits_too_long_for_another_writer_is_told_and_reading_goes_on(here: str) -> None:
    put(here, reading("a"))
    with Ledger.open(here) as other, other._writing(), Ledger.open(here, patience_s=0.05) as ledger:
        with pytest.raises(UnwritableLedgerError, match="locked by another program"):
            ledger.add([reading("b")])
        assert len(ledger.readings()) == 1
    assert put(here, reading("b")).documents == 1


def test_rows_cannot_be_emptied_away(here: str) -> None:
    put(here, reading("a", tie("A", "B", 1)))
    for table in ("claims", "texts", "judgements", "takedowns"):
        with pytest.raises(Exception, match="only ever added"):
            execute(here, f"TRUNCATE {table}")
    assert len(held(here)[0].ties) == 1


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(UnwritableLedgerError) as caught:
        Ledger.open("postgresql://hind:secret@127.0.0.1:1/halqa", patience_s=0.1)
    assert "hind:***@127.0.0.1:1/halqa" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["postgresql://db:port/halqa", "postgresql://a:b:c@:x/"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UnwritableLedgerError, match="not one of PostgreSQL"):
        Ledger.open(address)


def write_format_1(place: str) -> None:
    """Write what an earlier version would have written on a server."""
    script = ScriptDirectory(str(MIGRATIONS))
    told = reading("old", tie("A", "B", 1))
    with engine(place).begin() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": FORMAT_TABLE})
        with Operations.context(context):
            script.get_revision("1").module.upgrade()
        context.stamp(script, "1")
        connection.execute(
            text("INSERT INTO documents (sha256, id, text, source) VALUES (:key, 'old', :text, 'old.txt')"),
            {"key": told.document.sha256, "text": told.document.text.encode()},
        )
        connection.execute(insert(readings), {"document": told.document.sha256, "reader": told.reader})


def test_an_older_ledger_is_read_without_a_change_and_migrated_by_adding(here: str) -> None:
    write_format_1(here)
    expected = replace(reading("old", tie("A", "B", 1)), ties=())
    for _ in range(2):
        assert held(here) == (expected,)
    execute(here, "SELECT text FROM documents")

    put(here, reading("new"))
    assert {each.document.id for each in held(here)} == {"new", "old"}
    assert expected in held(here)


def test_the_command_line_takes_the_address_from_the_environment(
    here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HALQA_DATABASE_URL", here)
    Path("a.txt").write_text("Oracle signed a contract worth $300 billion with OpenAI.", "utf-8")

    assert "1 document" in halqa("ledger", "add", "a.txt").stdout
    assert "$300 billion" in halqa("deals").stdout
    exported = halqa("ledger", "export").stdout
    assert "1 document" in halqa("ledger", "import", "-", "--ledger", "file.db", stdin=exported.encode()).stdout
    assert halqa("ledger", "export", "--ledger", "file.db").stdout == exported
    assert not Path("halqa.db").exists()
