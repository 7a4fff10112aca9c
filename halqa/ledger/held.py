"""What a ledger holds, as values: readings as of a day, judgements, texts that were taken down."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, or_, select

from halqa.errors import UnknownDocumentError
from halqa.ledger import rows, schema
from halqa.ledger.readers import newest
from halqa.ledger.rows import Row
from halqa.model import ClaimKey, Document, Figure, Judgement, Reading, TakeDown, Tie, Verdict

ID_HASH = 8  # characters of the hash that tell two texts with one id apart


def readings(connection: Connection, as_of: date | None, texts: Collection[str] | None = None) -> tuple[Reading, ...]:
    """Return what the newest reader found in each document that was known on a day; of some texts alone, by hash."""
    documents = _documents(connection, as_of, texts)
    readers: dict[str, dict[str, Row]] = defaultdict(dict)
    made = select(schema.readings)
    told = select(schema.claims).order_by(*schema.claims.primary_key)
    if texts is not None:
        made = made.where(schema.readings.c.document.in_(texts))
        told = told.join(schema.readings).where(schema.readings.c.document.in_(texts))
    for row in connection.execute(made).mappings():
        readers[row["document"]][row["reader"]] = dict(row)
    counted = {key: readers[key][newest(readers[key])] for key in documents}
    claims: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(told).mappings():
        claims[row["reading"]].append(dict(row))
    return tuple(_reading(documents[key], reading, claims[reading["reading"]]) for key, reading in counted.items())


def judged(connection: Connection, judgement: Judgement) -> tuple[Reading, ...]:
    """Return what one must know to see whether a judgement can be made: the texts that it names, else all of them."""
    named = (judgement.subject, judgement.other)
    if judgement.verdict is Verdict.UNDO:
        return ()
    texts = [thing.text for thing in named if isinstance(thing, ClaimKey)]
    return readings(connection, None, texts or None)


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return all that people decided, in order of time."""
    table = schema.judgements.c
    return tuple(map(rows.judgement, connection.scalars(select(table.said).order_by(table.at, table.id))))


def take_downs(connection: Connection) -> tuple[TakeDown, ...]:
    """Return which texts were taken down, in order of time."""
    table = schema.takedowns
    found = connection.execute(select(table).order_by(table.c.at, table.c.document)).mappings()
    return tuple(rows.take_down(dict(row)) for row in found)


def digest(connection: Connection, name: str) -> str:
    """Return the hash of the text of the one document with this id, or with this hash."""
    table = schema.documents.c
    told, _, beginning = name.rpartition("#")
    is_lengthened = (table.id == told) & (func.substr(table.sha256, 1, ID_HASH) == beginning)
    is_it = or_(table.id == name, table.sha256 == name, is_lengthened)
    found = connection.scalars(select(table.sha256).where(is_it).limit(2)).all()
    if len(found) != 1:
        raise UnknownDocumentError(document=name, matches=len(found))
    return str(found[0])


def _documents(connection: Connection, as_of: date | None, among: Collection[str] | None) -> dict[str, Document]:
    """Return the documents known on a day by their hash, in order of that day."""
    table, texts = schema.documents, schema.texts
    of_several = select(table.c.id).group_by(table.c.id).having(func.count() > 1)
    clashing = set(connection.scalars(of_several))
    day = func.coalesce(table.c.published, func.substr(table.c.fetched, 1, len("2026-03-31")))
    known = select(table, texts.c.text).outerjoin(texts).order_by(day.nulls_first(), table.c.sha256)
    if as_of is not None:
        known = known.where(day.is_(None) | (day <= as_of.isoformat()))
    if among is not None:
        known = known.where(table.c.sha256.in_(among))
    found = connection.execute(known).mappings()
    return {row["sha256"]: _document(dict(row), is_clashing=row["id"] in clashing) for row in found}


def _document(row: Row, *, is_clashing: bool) -> Document:
    found = rows.document(row, row["text"])
    return replace(found, id=f"{found.id}#{found.sha256[:ID_HASH]}") if is_clashing else found


def _reading(document: Document, row: Row, claim_rows: Sequence[Row]) -> Reading:
    claims = [rows.claim(claim_row, document.id) for claim_row in claim_rows]
    return Reading(
        document=document,
        reader=row["reader"],
        ties=tuple(claim for claim in claims if isinstance(claim, Tie)),
        figures=tuple(claim for claim in claims if isinstance(claim, Figure)),
        reason=row["reason"],
    )
