"""The ledger file: documents, who read them and what they claim, in one SQLite file to which rows are only ever added."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from halqa.errors import LedgerError, MissingLedgerError, NewerLedgerError, NotALedgerError, UnwritableLedgerError
from halqa.ledger import rows, schema
from halqa.ledger.checks import check
from halqa.ledger.readers import newest
from halqa.model import Document, Figure, Reading, Tie

_REASONS = {
    "SQLITE_FULL": "no room on the disk",
    "SQLITE_READONLY": "it may only be read",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_BUSY": "locked by another program",
    "SQLITE_LOCKED": "locked by another program",
    "SQLITE_IOERR": "the disk fails",
    "SQLITE_PERM": "no right to write",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought: documents and claims that are new, and documents that were known with all their claims."""

    documents: int
    ties: int
    figures: int
    already_known: int


class Ledger:
    """An open ledger. A new one has no file until something is added to it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "halqa.db", create=True) as ledger:
    ...     ledger.add([Reading(document=Document(id="a", text="No deal."), reader="none 1")])
    Added(documents=1, ties=0, figures=0, already_known=0)
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, *, create: bool = False, patience_s: float = 5.0) -> Self:
        """Open the ledger at a path; `patience_s` is how long to wait for another program that writes to it."""
        if not path.exists() and not create:
            raise MissingLedgerError(path=str(path))
        if path.is_dir():
            raise NotALedgerError(path=str(path))
        ledger = cls(path, _engine(path, patience_s))
        try:
            with ledger._reading() as connection:
                is_blank = connection is None or _is_blank(connection, path)
        except LedgerError:
            ledger.close()
            raise
        if is_blank and not create:
            ledger.close()
            raise MissingLedgerError(path=str(path))
        return ledger

    def add(self, readings: Iterable[Reading]) -> Added:
        """Add readings in one transaction: all of them, or on any error none."""
        given = tuple(readings)
        for reading in given:
            check(reading)
        if not given:
            return Added(0, 0, 0, 0)
        was_there = self.path.exists()
        try:
            with self._writing() as connection:
                if _is_blank(connection, self.path):
                    schema.create(connection)
                added = _add(connection, given)
        except BaseException:
            if not was_there:
                self._remove_blank()
            raise
        return added

    def readings(self, as_of: date | None = None) -> tuple[Reading, ...]:
        """Return what the newest reader found in each document that was known on a day, in order of dateline and text.

        A document without a dateline is taken as known. Of two texts with one id, each id is lengthened by its hash.
        """
        with self._reading() as connection:
            if connection is None or _is_blank(connection, self.path):
                return ()
            return _readings(connection, as_of)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _named_errors(self.path):
            if not self.path.parent.is_dir():
                raise UnwritableLedgerError(path=str(self.path), reason="there is no such folder")
            with self._engine.connect() as connection, connection.begin():
                yield connection
            with self._engine.connect() as connection:  # only once there is something: this writes to the file
                _raw(connection).execute("PRAGMA journal_mode=WAL").close()

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        if not self.path.exists():
            yield None
            return
        with _named_errors(self.path), self._engine.connect() as connection:
            yield connection.execution_options(halqa_reads=True)

    def _remove_blank(self) -> None:
        """Take away what a failed first addition left: a file without a ledger in it."""
        with suppress(OSError, sqlite3.Error):
            if self.path.exists() and _pages(self.path) == 0:
                self.path.unlink()
                for ending in ("-journal", "-wal", "-shm"):
                    self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def _engine(path: Path, patience_s: float) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=patience_s, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """Begin by hand: a writer takes its turn at once, so that it never finds out half-way that it must not write."""
    reads = connection.get_execution_options().get("halqa_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
