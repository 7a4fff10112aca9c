"""A ledger on a server of PostgreSQL, in the current schema of a database: its turns, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from halqa.errors import (
    LedgerError,
    MissingDriverError,
    NewerLedgerError,
    NotALedgerError,
    UnwritableLedgerError,
)
from halqa.ledger.storage import schema

_REASONS = {
    "53100": "no room on the disk",
    "55P03": "locked by another program",
    "40P01": "locked by another program",
    "42501": "no right to write",
    "25006": "it may only be read",
    "28": "its name or password is refused",
    "3D": "there is no such database",
    "08": "the server cannot be reached",
    "57": "the server stopped",
}
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
_IS_OURS = f"SELECT to_regclass(quote_ident(current_schema()) || '.{schema.FORMAT_TABLE}') IS NOT NULL"
_TURN = f"SELECT pg_advisory_xact_lock({schema.APPLICATION}, hashtext(current_schema()))"
_FORMAT = f"SELECT version_num FROM {schema.FORMAT_TABLE}"  # noqa: S608


_CONNECT_S = 30  # a server far away, or busy, may take its time to answer


class Server:
    """A schema on a server that holds a ledger, or will."""

    def __init__(self, address: str, patience_s: float) -> None:
        url = _url(address)
        self.name = url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
        self._patience_ms = max(1, round(patience_s * 1000))
        seconds = {"connect_timeout": _CONNECT_S}
        try:
            made = create_engine(url, poolclass=NullPool, isolation_level="REPEATABLE READ", connect_args=seconds)
        except ImportError:
            raise MissingDriverError(path=self.name) from None
        self._engine = made
        # Who waits for its turn must see what was written until then, so its view begins after the wait.
        self._writer = made.execution_options(isolation_level="READ COMMITTED")
        event.listen(self._writer, "begin", self._wait_for_turn)

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """Hand out what the schema held at one moment."""
        with self._named_errors(), self._engine.connect() as connection:
            yield connection.execution_options(halqa_reads=True, postgresql_readonly=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hand out a transaction that nobody else writes in: all of it is kept, or on any error nothing."""
        with self._named_errors(), self._writer.connect() as connection, connection.begin():
            yield connection

    def _wait_for_turn(self, connection: Connection) -> None:
        """Let writers take turns, as on a file, so that none finds what it adds added by another."""
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {self._patience_ms}")
        connection.exec_driver_sql(_TURN)

    def format(self, connection: Connection) -> int:
        """Return the format of the ledger in the schema, 0 where the schema holds nothing yet."""
        if not connection.exec_driver_sql(_IS_OURS).scalar_one():
            if connection.exec_driver_sql(_TABLES).scalar_one():
                raise NotALedgerError(path=self.name)
            return 0
        found = connection.exec_driver_sql(_FORMAT).scalar()
        if not str(found).isdecimal():
            raise NotALedgerError(path=self.name)
        if int(str(found)) > schema.FORMAT:
            raise NewerLedgerError(path=self.name, found=int(str(found)), known=schema.FORMAT)
        return int(str(found))

    def mark(self, connection: Connection) -> None:
        """Do nothing: the format stands in a table of its own."""

    @contextmanager
    def copied(self, connection: Connection) -> Iterator[Connection]:
        """Hand out the ledger itself within a transaction that is never kept, in which it may be changed."""
        connection.rollback()
        with self._writer.connect() as own:
            yield own
            own.rollback()

    def forget(self) -> None:
        """Do nothing: the server gives up the space of what was removed when it next vacuums."""

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        """Turn what the server says into the ledger's own errors."""
        try:
            yield
        except DBAPIError as error:
            raise self._ledger_error(error) from error

    def _ledger_error(self, error: DBAPIError) -> LedgerError:
        state, told = getattr(error.orig, "sqlstate", None) or "", str(error.orig).partition("\n")[0]
        known = (reason for code, reason in _REASONS.items() if state.startswith(code))
        return UnwritableLedgerError(path=self.name, reason=next(known, told))


def _url(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise UnwritableLedgerError(path="The ledger's address", reason="it is not one of PostgreSQL") from None
