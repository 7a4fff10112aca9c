"""The ledger: documents, who read them and what they claim, in one file to which rows are only ever added."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select

from halqa.errors import LedgerError, MissingLedgerError, NotALedgerError, UnwritableLedgerError
from halqa.ledger import rows, schema
from halqa.ledger.checks import check
from halqa.ledger.database import engine, exists, is_blank, let_readers_in, named_errors, remove_blank
from halqa.ledger.readers import newest
from halqa.ledger.rows import Row
from halqa.model import Document, Figure, Reading, Tie


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought: documents and claims that are new, and documents that had been read before."""

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
        ledger = cls(path, engine(path, patience_s))
        try:
            ledger_is_blank = ledger._is_blank()
        except LedgerError:
            ledger.close()
            raise
        if ledger_is_blank and not create:
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
        was_there = exists(self.path)
        try:
            with self._writing() as connection:
                if is_blank(connection, self.path):
                    schema.create(connection)
                return _add(connection, given)
        except BaseException:
            if not was_there:
                remove_blank(self.path)
            raise

    def readings(self, as_of: date | None = None) -> tuple[Reading, ...]:
        """Return what the newest reader found in each document that was known on a day, in order of dateline and text.

        A document without a dateline is taken as known. Of two texts with one id, each id is lengthened by its hash.
        """
        with self._reading() as connection:
            if connection is None or is_blank(connection, self.path):
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

    def _is_blank(self) -> bool:
        with self._reading() as connection:
            return connection is None or is_blank(connection, self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with named_errors(self.path):
            if not self.path.parent.is_dir():
                raise UnwritableLedgerError(path=str(self.path), reason="there is no such folder")
            with self._engine.connect() as connection, connection.begin():
                yield connection
        let_readers_in(self.path)

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        with named_errors(self.path):
            if self.path.is_dir():
                raise NotALedgerError(path=str(self.path))
            if not exists(self.path):
                yield None
                return
            with self._engine.connect() as connection:
                yield connection.execution_options(halqa_reads=True)


def _add(connection: Connection, readings: Sequence[Reading]) -> Added:
    documents = ties = figures = already_known = 0
    for reading in readings:
        documents += _add_document(connection, reading.document)
        if _add_reading(connection, reading):
            ties, figures = ties + len(reading.ties), figures + len(reading.figures)
        else:
            already_known += 1
    return Added(documents, ties, figures, already_known)


def _add_document(connection: Connection, document: Document) -> bool:
    """Add a document unless its text is known; say whether it was new."""
    key = document.sha256
    if connection.scalar(select(schema.documents.c.id).where(schema.documents.c.sha256 == key)) is not None:
        return False
    row = {
        "sha256": key,
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "lang": document.lang,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "publisher": document.publisher,
        "encoding": document.encoding,
        "extractor": document.extractor,
    }
    connection.execute(insert(schema.documents), row)
    return True


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


def _readings(connection: Connection, as_of: date | None) -> tuple[Reading, ...]:
    documents = _documents(connection, as_of)
    readers: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in connection.execute(select(schema.readings)).mappings():
        readers[row["document"]][row["reader"]] = dict(row)
    counted = {key: readers[key][newest(readers[key])] for key in documents}
    claims: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(select(schema.claims).order_by(*schema.claims.primary_key)).mappings():
        claims[row["reading"]].append(dict(row))
    return tuple(_reading(documents[key], reading, claims[reading["reading"]]) for key, reading in counted.items())


def _documents(connection: Connection, as_of: date | None) -> dict[str, Document]:
    """Return the documents known on a day by their hash, in order of dateline."""
    table = schema.documents
    of_several = select(table.c.id).group_by(table.c.id).having(func.count() > 1)
    clashing = set(connection.scalars(of_several))
    known = select(table).order_by(table.c.published.nulls_first(), table.c.sha256)
    if as_of is not None:
        known = known.where(table.c.published.is_(None) | (table.c.published <= as_of.isoformat()))
    found = connection.execute(known).mappings()
    return {row["sha256"]: _document(row, is_clashing=row["id"] in clashing) for row in found}


def _document(row: RowMapping, *, is_clashing: bool) -> Document:
    return Document(
        id=f"{row['id']}#{row['sha256'][:8]}" if is_clashing else row["id"],
        text=row["text"],
        title=row["title"],
        lang=row["lang"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        source=row["source"],
        publisher=row["publisher"],
        encoding=row["encoding"],
        extractor=row["extractor"],
    )


def _reading(document: Document, row: Row, claim_rows: Sequence[Row]) -> Reading:
    claims = [rows.claim(claim_row, document.id) for claim_row in claim_rows]
    return Reading(
        document=document,
        reader=row["reader"],
        ties=tuple(claim for claim in claims if isinstance(claim, Tie)),
        figures=tuple(claim for claim in claims if isinstance(claim, Figure)),
        reason=row["reason"],
    )
