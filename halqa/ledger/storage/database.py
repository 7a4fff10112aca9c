"""Where a ledger is kept, a file or a server, and what every kind of place can do."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from halqa.ledger.storage.postgres import Server
from halqa.ledger.storage.sqlite import File

_SERVERS = ("postgresql://", "postgres://", "postgresql+psycopg://")


class Database(Protocol):
    """A place that holds a ledger, or will once something is added to it."""

    name: str  # as it is shown, without secrets

    def reading(self) -> AbstractContextManager[Connection | None]:
        """Hand out what was held at one moment; None where there is nothing."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Hand out a transaction that nobody else writes in: all of it is kept, or on any error nothing."""
        ...

    def format(self, connection: Connection) -> int:
        """Return the format of the ledger, 0 where there is none yet; what is no ledger, or a newer one, is refused."""
        ...

    def mark(self, connection: Connection) -> None:
        """Note that the ledger has the present format."""
        ...

    def copied(self, connection: Connection) -> AbstractContextManager[Connection]:
        """Hand out a copy of an older ledger that may be changed and is thrown away."""
        ...

    def forget(self) -> None:
        """Leave no trace of what was removed."""
        ...

    def close(self) -> None:
        """Let go of the place."""
        ...


def database(place: str | Path, patience_s: float) -> Database:
    """Return the place with this name; `patience_s` is how long to wait for others who write to it.

    >>> database("halqa.db", 1.0).name, database("postgresql://hind:secret@db/halqa", 1.0).name
    ('halqa.db', 'postgresql://hind:***@db/halqa')
    """
    if isinstance(place, str) and place.startswith(_SERVERS):
        return Server(place, patience_s)
    return File(Path(place), patience_s)
