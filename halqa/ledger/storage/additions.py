"""Rows that come into a ledger, each once, and the one thing that may go: a text that is taken down."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from sqlalchemy import Connection, Table, delete, exists, insert, select

from halqa.errors import BrokenExportError, UnknownDocumentError
from halqa.ledger.storage import rows, schema
from halqa.ledger.storage.derivations import Change
from halqa.ledger.storage.lines import Record
from halqa.model import ClaimKey, Document, Figure, Judgement, Reading, TakeDown, Tie, Verdict


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought: documents and claims that are new, and documents that had been read before."""

    documents: int
    ties: int
    figures: int
    already_known: int

    def __add__(self, other: "Added") -> "Added":
        return Added(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought that is new."""

    added: Added
    judgements: int
    take_downs: int


def take_in(connection: Connection, records: Iterable[Record], source: str) -> tuple[Imported, Change]:
    """Add records that were checked, and return what changed by them.

    A judgement may speak of what comes after it, but not of what is nowhere.
    """
    added, judgements, take_downs, documents = Added(0, 0, 0, 0), list[Judgement](), 0, dict[str, None]()
    for record in records:
        if isinstance(record, Reading):
            documents[record.document.sha256] = None
            added += add(connection, [record], keep_texts=True)
        elif isinstance(record, TakeDown):
            take_downs += _is_new(connection, schema.takedowns, record.document)
            take_down(connection, record)
        else:
            judgements.append(record)
    new = sum([add_judgement(connection, judgement) for judgement in judgements])
    for judgement in judgements:
        _require_known(connection, judgement, source)
    return Imported(added, new, take_downs), Change(tuple(documents), tuple(each.id for each in judgements))


def _require_known(connection: Connection, judgement: Judgement, source: str) -> None:
    undoes = judgement.verdict is Verdict.UNDO
    named = [(schema.judgements, str(judgement.subject))] if undoes else []
    both = (judgement.subject, judgement.other)
    named += [(schema.documents, thing.text) for thing in both if isinstance(thing, ClaimKey)]
    for table, key in named:
        if _is_new(connection, table, key):
            reason = f"the judgement {judgement.id} speaks of {key[:40]!r}, which is not there"
            raise BrokenExportError(place=source, reason=reason)


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
    if not _is_new(connection, schema.documents, document.sha256):
        return False
    connection.execute(insert(schema.documents), rows.document_row(document))
    return True


def _keep_text(connection: Connection, document: Document) -> None:
    """Keep a text unless it is there, or was taken down."""
    key = document.sha256
    if _is_new(connection, schema.texts, key) and _is_new(connection, schema.takedowns, key):
        connection.execute(insert(schema.texts), {"document": key, "text": document.text})


def _is_new(connection: Connection, table: Table, key: str) -> bool:
    """Whether a table holds no row with this key yet."""
    (column,) = table.primary_key.columns
    return not connection.scalar(select(exists().where(column == key)))


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
    if not _is_new(connection, schema.judgements, judgement.id):
        return False
    connection.execute(insert(schema.judgements), rows.judgement_row(judgement))
    return True


def take_down(connection: Connection, order: TakeDown) -> bool:
    """Note that a document is taken down, once, and remove its text; say whether the text had been there."""
    key = order.document
    if _is_new(connection, schema.documents, key):
        raise UnknownDocumentError(document=key)
    if _is_new(connection, schema.takedowns, key):
        connection.execute(insert(schema.takedowns), rows.take_down_row(order))
    return connection.execute(delete(schema.texts).where(schema.texts.c.document == key)).rowcount > 0
