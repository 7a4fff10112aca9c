"""The SQLite file under a ledger: how it is opened, what kind of file it is, and what its errors mean."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from halqa.errors import LedgerError, NewerLedgerError, NotALedgerError, UnwritableLedgerError
from halqa.ledger import schema

_REASONS = {
    "SQLITE_FULL": "no room on the disk",
    "SQLITE_READONLY": "it may only be read",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_BUSY": "locked by another program",
    "SQLITE_LOCKED": "locked by another program",
    "SQLITE_IOERR": "the disk fails",
    "SQLITE_PERM": "no right to write",
}
_EFFECTIVE = os.access in os.supports_effective_ids


def engine(path: Path, patience_s: float) -> Engine:
    """Return what opens the file anew for each use, so that nothing is held open between them."""
    made = create_engine("sqlite://", creator=lambda: _connect(path, patience_s), poolclass=NullPool)
    event.listen(made, "begin", _begin)
    return made


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    """Open the file; where its folder may not be written, as a file that nobody changes (it needs no log beside it)."""
    log = path.with_name(path.name + "-wal")
    is_fixed = exists(path) and not exists(log) and not os.access(path.parent, os.W_OK, effective_ids=_EFFECTIVE)
    address = f"{path.absolute().as_uri()}?immutable=1" if is_fixed else path
    connection = sqlite3.connect(
        address, timeout=patience_s, isolation_level=None, check_same_thread=False, uri=is_fixed
    )
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def _begin(connection: Connection) -> None:
    """Begin by hand: a writer takes its turn at once, so that it never finds out half-way that it must not write."""
    reads = connection.get_execution_options().get("halqa_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn what the database says into the ledger's own errors."""
    try:
        yield
    except DBAPIError as error:
        raise _ledger_error(path, error.orig) from error
    except (sqlite3.Error, OSError) as error:
        raise _ledger_error(path, error) from error


def _ledger_error(path: Path, error: BaseException | None) -> LedgerError:
    if isinstance(error, OSError):
        return UnwritableLedgerError(path=str(path), reason=error.strerror or "the disk fails")
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return NotALedgerError(path=str(path))
    known = (reason for code, reason in _REASONS.items() if name.startswith(code))
    return UnwritableLedgerError(path=str(path), reason=next(known, str(error)))


def exists(path: Path) -> bool:
    """Whether the file is there; where that cannot be found out, it cannot be used either."""
    try:
        return path.exists()
    except OSError as error:
        raise UnwritableLedgerError(path=str(path), reason=error.strerror or "it cannot be reached") from error


def is_blank(connection: Connection, path: Path) -> bool:
    """Whether the file holds nothing yet; one that holds something else, or a later format, is refused."""
    application, found, tables = (
        connection.exec_driver_sql(question).scalar_one()
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if (application, found, tables) == (0, 0, 0):
        return True
    if application != schema.APPLICATION:
        raise NotALedgerError(path=str(path))
    if found > schema.FORMAT:
        raise NewerLedgerError(path=str(path), found=found, known=schema.FORMAT)
    return False


def let_readers_in(path: Path) -> None:
    """Keep changes in a log beside the file from now on, so that readers need not wait; else they wait."""
    with suppress(sqlite3.Error), closing(_connect(path, 0)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").close()


def remove_blank(path: Path) -> None:
    """Take away what a failed first addition left: a file without anything in it."""
    with suppress(OSError, sqlite3.Error):
        with closing(_connect(path, 0)) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if pages == 0:
            path.unlink()
