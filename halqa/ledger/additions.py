"""Rows that come into a ledger, each once, and the one thing that may go: a text that is taken down."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, exists, insert, select

from halqa.errors import UnknownDocumentError
from halqa.ledger import rows, schema
from halqa.model import Document, Figure, Judgement, Reading, TakeDown, Tie


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought: documents and claims that are new, and documents that had been read before."""

    documents: int
    ties: int
    figures: int
    already_known: int


def add(connection: Connection, readings: Sequence[Reading], *, keep_texts: bool) -> Added:
    """Add readings that were checked."""
    documents = ties = figures = already_known = 0
    for reading in readings:
        documents += _add_document(connection, reading.document)
        if keep_texts and reading.document.is_held:
            _keep_text(connection, reading.document)
        if _add_reading(connection, reading):
            ties, figures = ties + len(reading.ties), figures + len(reading.figures)
        else:
            already_known += 1
    return Added(documents, ties, figures, already_known)


def _add_document(connection: Connection, document: Document) -> bool:
    """Add a document unless its text is known; say whether it was new."""
    if _holds(connection, schema.documents, document.sha256):
        return False
    connection.execute(insert(schema.documents), rows.document_row(document))
    return True


def _keep_text(connection: Connection, document: Document) -> None:
    """Keep a text unless it is there, or was taken down."""
    key = document.sha256
    if not _holds(connection, schema.texts, key) and not _holds(connection, schema.takedowns, key):
        connection.execute(insert(schema.texts), {"document": key, "text": document.text})


def _holds(connection: Connection, table: Table, key: str) -> bool:
    """Whether a table holds a row with this key."""
    (column,) = table.primary_key.columns
    return bool(connection.scalar(select(exists().where(column == key))))


def _add_reading(connection: Connection, reading: Reading) -> bool:
    """Add what a reader found unless that reader has read the text before; say whether it was new."""
    table, key = schema.readings, reading.document.sha256
    known = select(table.c.reading).where(table.c.document == key, table.c.reader == reading.reader)
    if connection.scalar(known) is not None:
        return False
    row = {"document": key, "reader": reading.reader, "reason": reading.reason}
    number = connection.execute(insert(table).returning(table.c.reading), row).scalar_one()
    found: tuple[Tie | Figure, ...] = (*reading.ties, *reading.figures)
    claims = [rows.claim_row(claim, number, position) for position, claim in enumerate(found)]
    if claims:
        connection.execute(insert(schema.claims), claims)
    return True


def add_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Add a judgement unless it was said before; say whether it was new."""
    if _holds(connection, schema.judgements, judgement.id):
        return False
    connection.execute(insert(schema.judgements), rows.judgement_row(judgement))
    return True


def take_down(connection: Connection, order: TakeDown) -> bool:
    """Note that a document is taken down, once, and remove its text; say whether the text had been there."""
    key = order.document
    if not _holds(connection, schema.documents, key):
        raise UnknownDocumentError(document=key)
    if not _holds(connection, schema.takedowns, key):
        connection.execute(insert(schema.takedowns), rows.take_down_row(order))
    return connection.execute(delete(schema.texts).where(schema.texts.c.document == key)).rowcount > 0
