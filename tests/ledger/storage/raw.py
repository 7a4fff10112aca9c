"""What somebody can do to a ledger with the database's own tools."""

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool


def engine(place: str) -> Engine:
    """Return what connects to the database past the ledger."""
    url = make_url(place).set(drivername="postgresql+psycopg") if "://" in place else f"sqlite:///{place}"
    return create_engine(url, poolclass=NullPool)


def execute(place: str, statement: str) -> None:
    """Carry out one statement of SQL, past the ledger."""
    with engine(place).begin() as connection:
        connection.execute(text(statement))
