"""A ledger in a file of SQLite: how it is opened, what kind of file it is, and what its errors mean."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from halqa.errors import LedgerError, NewerLedgerError, NotALedgerError, UnwritableLedgerError
from halqa.ledger.storage import schema

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


class File:
    """A file that holds a ledger, or will. It is opened anew for each use; nothing is held open between them."""

    def __init__(self, path: Path, patience_s: float) -> None:
        self.path = path
        self.name = str(path)
        self._patience_s = patience_s
        self._engine = create_engine("sqlite://", creator=lambda: _connect(path, patience_s), poolclass=NullPool)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """Hand out what the file held at one moment; None where there is no file."""
        with _named_errors(self.path):
            if self.path.is_dir():
                raise NotALedgerError(path=self.name)
            if not _exists(self.path):
                yield None
                return
            with self._engine.connect() as connection:
                yield connection.execution_options(halqa_reads=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hand out a transaction that nobody else writes in: all of it is kept, or on any error nothing."""
        with _named_errors(self.path):
            was_there = _exists(self.path)
            if not self.path.parent.is_dir():
                raise UnwritableLedgerError(path=self.name, reason="there is no such folder")
            try:
                with self._engine.connect() as connection, connection.begin():
                    yield connection
            except BaseException:
                if not was_there:
                    _remove_blank(self.path)
                raise
        _let_readers_in(self.path)

    def format(self, connection: Connection) -> int:
        """Return the format of the ledger in the file, 0 where the file holds nothing yet."""
        application, found, tables = (
            connection.exec_driver_sql(question).scalar_one()
            for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
        if (application, found, tables) == (0, 0, 0):
            return 0
        if application != schema.APPLICATION:
            raise NotALedgerError(path=self.name)
        if found > schema.FORMAT:
            raise NewerLedgerError(path=self.name, found=found, known=schema.FORMAT)
        return int(found)

    def mark(self, connection: Connection) -> None:
        """Note in the file's header that it is a ledger of the present format."""
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.FORMAT}")

    @contextmanager
    def copied(self, connection: Connection) -> Iterator[Connection]:
        """Hand out a copy in memory, in which an older ledger can be brought up to date without touching the file."""
        with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as memory:
            connection.connection.driver_connection.backup(memory)  # type: ignore[union-attr]
            copy = create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool)
            event.listen(copy, "begin", _begin)
            with copy.connect() as copied:
                yield copied

    def forget(self) -> None:
        """Leave no trace of what was removed: neither in the log nor on pages that are free."""
        with _named_errors(self.path), closing(_connect(self.path, self._patience_s)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    """Open the file; where its folder may not be written, as a file that nobody changes (it needs no log beside it)."""
    log = path.with_name(path.name + "-wal")
    is_fixed = _exists(path) and not _exists(log) and not os.access(path.parent, os.W_OK, effective_ids=_EFFECTIVE)
    address = f"{path.absolute().as_uri()}?immutable=1" if is_fixed else path
    connection = sqlite3.connect(
        address, timeout=patience_s, isolation_level=None, check_same_thread=False, uri=is_fixed
    )
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "trusted_schema=OFF", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def _begin(connection: Connection) -> None:
    """Begin by hand: a writer takes its turn at once, so that it never finds out half-way that it must not write."""
    reads = connection.get_execution_options().get("halqa_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
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


def _exists(path: Path) -> bool:
    """Whether the file is there; where that cannot be found out, it cannot be used either."""
    try:
        return path.exists()
    except OSError as error:
        raise UnwritableLedgerError(path=str(path), reason=error.strerror or "it cannot be reached") from error


def _let_readers_in(path: Path) -> None:
    """Keep changes in a log beside the file from now on, so that readers need not wait; else they wait."""
    with suppress(sqlite3.Error), closing(_connect(path, 0)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").close()


def _remove_blank(path: Path) -> None:
    """Take away what a failed first addition left: a file without anything in it."""
    with suppress(OSError, sqlite3.Error):
        with closing(_connect(path, 0)) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if pages == 0:
            path.unlink()
