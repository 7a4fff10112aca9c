"""What follows from the truth and can be thrown away: tables that are dropped and made anew to the same rows.

Each derivation is kept up in the transaction that adds to the truth. Where its rules or its data are no longer those
that it was made by, it is made anew by the next who writes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from halqa.ledger.storage import schema


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in the truth, or taken out of it: documents by the hash of their text, judgements by id."""

    documents: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    is_taken_down: bool = False  # the texts of these documents went, and no trace of them may stay


@dataclass(frozen=True, slots=True)
class Derivation:
    """Tables that follow from the truth, and how they do."""

    name: str
    version: Callable[[], str]  # of the rules and the data that they are made by
    create: Callable[[Connection], None]  # the tables, empty
    drop: Callable[[Connection], None]  # the tables, where they are there
    take_in: Callable[[Connection, Change], None]  # rows in the truth that changed, whether new or known


def refresh(connection: Connection, derivations: tuple[Derivation, ...]) -> None:
    """Make anew what was made by other rules, or never."""
    for derivation in derivations:
        if not is_current(connection, derivation):
            rebuild(connection, derivation)


def rebuild(connection: Connection, derivation: Derivation) -> None:
    """Drop the tables of a derivation and make them anew from all that the ledger holds."""
    stamps = schema.derivations
    connection.execute(delete(stamps).where(stamps.c.name == derivation.name))
    derivation.drop(connection)
    derivation.create(connection)
    derivation.take_in(connection, everything(connection))
    connection.execute(insert(stamps), {"name": derivation.name, "version": derivation.version()})


def is_current(connection: Connection, derivation: Derivation) -> bool:
    """Whether a derivation was made by the present rules."""
    stamps = schema.derivations.c
    found = connection.scalar(select(stamps.version).where(stamps.name == derivation.name))
    return bool(found == derivation.version())


def everything(connection: Connection) -> Change:
    """Return all that a ledger holds as if it were new, in an order that does not depend on how it came in."""
    documents = connection.scalars(select(schema.documents.c.sha256).order_by(schema.documents.c.sha256))
    judgements = connection.scalars(select(schema.judgements.c.id).order_by(schema.judgements.c.id))
    return Change(tuple(documents), tuple(judgements))
