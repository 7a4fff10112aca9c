"""What a ledger holds: readings as of a day, judgements, texts that were taken down; and all of it as lines."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from halqa.errors import UnknownDocumentError
from halqa.ledger.readers import newest
from halqa.ledger.storage import lines as written
from halqa.ledger.storage import rows, schema
from halqa.ledger.storage.rows import Row
from halqa.model import ClaimKey, Document, Figure, Judgement, Reading, TakeDown, Tie, Verdict

ID_HASH = 8  # characters of the hash that tell two texts with one id apart
_SOME = 20  # texts that name a party: enough to know that it is there
_AT_ONCE = 500  # documents that are fetched together


def readings(
    connection: Connection, as_of: date | None, texts: Collection[str] | None = None, *, tell_apart: bool = True
) -> tuple[Reading, ...]:
    """Return what the newest reader found in each document that was known on a day; of some texts alone, by hash."""
    documents = _documents(connection, as_of, texts, tell_apart=tell_apart)
    made, told = _rows_of(connection, texts)
    found = []
    for key, document in documents.items():
        readers = {row["reader"]: row for row in made[key]}
        row = readers[newest(readers)]
        found.append(_reading(document, row, told[row["reading"]]))
    return tuple(found)


def latest(connection: Connection) -> date | None:
    """Return the last day on which a document became known: its dateline, else the day (UTC) it was fetched."""
    table = schema.documents.c
    fetched = select(func.max(table.fetched)).where(table.published.is_(None))
    days = [connection.scalar(select(func.max(table.published))), connection.scalar(fetched)]
    return max((date.fromisoformat(day[:10]) for day in days if day), default=None)


def revision(connection: Connection) -> str:
    """Return a stamp that is another whenever anything was added: the last reading, how much was judged, taken down."""
    made = schema.readings.c
    last = connection.execute(select(made.reading, made.document).order_by(made.reading.desc()).limit(1)).first()
    counts = (connection.scalar(select(func.count()).select_from(of)) for of in (schema.judgements, schema.takedowns))
    return "-".join(map(str, (last.reading, last.document[:ID_HASH], *counts) if last else (0, 0, *counts)))


def lines(connection: Connection) -> Iterator[str]:
    """Yield a whole ledger as lines of canonical JSON."""
    yield written.head()
    orders = {order.document: order for order in take_downs(connection)}
    keys = sorted(connection.scalars(select(schema.documents.c.sha256)))
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        documents = _documents(connection, None, some, tell_apart=False)
        made, told = _rows_of(connection, some)
        for key in some:
            yield written.document_line(documents[key])
            for row in sorted(made[key], key=lambda row: str(row["reader"])):
                yield written.reading_line(key, row, told[row["reading"]])
            if key in orders:
                yield written.take_down_line(orders[key])
    yield from map(written.judgement_line, judgements(connection))


def judged(connection: Connection, judgement: Judgement) -> tuple[Reading, ...]:
    """Return what tells whether a judgement can be made: the texts of its claims, and some that name its parties."""
    named = (judgement.subject, judgement.other)
    if judgement.verdict is Verdict.UNDO:
        return ()
    texts = {thing.text for thing in named if isinstance(thing, ClaimKey)}
    texts |= {text for thing in named if isinstance(thing, str) for text in _texts_naming(connection, thing)}
    return readings(connection, None, texts)


def _texts_naming(connection: Connection, party: str) -> Sequence[str]:
    """Return the first texts in which a party was read under just this name."""
    made, told = schema.readings.c, schema.claims
    is_named = or_(told.c.payer == party, told.c.payee == party)
    found = select(made.document).join(told).where(is_named).distinct().order_by(made.document).limit(_SOME)
    return connection.scalars(found).all()


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return all that people decided, in order of time; of one second, what takes back after what it takes back."""
    found = tuple(map(rows.judgement, connection.scalars(select(schema.judgements.c.said))))
    by_id = {judgement.id: judgement for judgement in found}
    return tuple(sorted(found, key=lambda judgement: (judgement.at, _undoings(judgement, by_id), judgement.id)))


def _undoings(judgement: Judgement, by_id: Mapping[str, Judgement]) -> int:
    """Return how many judgements stand in a row below one, each taken back by the next."""
    count = 0
    while judgement.verdict is Verdict.UNDO and str(judgement.subject) in by_id:
        judgement, count = by_id[str(judgement.subject)], count + 1
    return count


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


def _documents(
    connection: Connection, as_of: date | None, among: Collection[str] | None, *, tell_apart: bool = True
) -> dict[str, Document]:
    """Return the documents known on a day by their hash, in order of that day."""
    table, texts = schema.documents, schema.texts
    day = func.coalesce(table.c.published, func.substr(table.c.fetched, 1, len("2026-03-31")))
    known = select(table, texts.c.text).outerjoin(texts).where(_is_among(table.c.sha256, among))
    if as_of is not None:
        known = known.where(day.is_(None) | (day <= as_of.isoformat()))
    clashing = _clashing(connection, among) if tell_apart else frozenset[str]()
    found = connection.execute(known.order_by(day.nulls_first(), table.c.sha256)).mappings()
    return {row["sha256"]: _document(dict(row), is_clashing=row["id"] in clashing) for row in found}


def _clashing(connection: Connection, among: Collection[str] | None) -> frozenset[str]:
    """Return the ids that several texts have; of some documents alone, if so asked."""
    table = schema.documents.c
    of_several = select(table.id).group_by(table.id).having(func.count() > 1)
    if among is not None:
        of_several = of_several.where(table.id.in_(select(table.id).where(table.sha256.in_(among))))
    return frozenset(connection.scalars(of_several))


def _document(row: Row, *, is_clashing: bool) -> Document:
    found = rows.document(row, row["text"])
    return replace(found, id=f"{found.id}#{found.sha256[:ID_HASH]}") if is_clashing else found


def _rows_of(
    connection: Connection, among: Collection[str] | None
) -> tuple[dict[str, list[Row]], dict[int, list[Row]]]:
    """Return the rows of readings by document, and those of their claims, in order, by reading."""
    made, told = schema.readings, schema.claims
    is_among = _is_among(made.c.document, among)
    readings_of: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(made).where(is_among)).mappings():
        readings_of[row["document"]].append(dict(row))
    claims_of: dict[int, list[Row]] = defaultdict(list)
    ordered = (select(told) if among is None else select(told).join(made).where(is_among)).order_by(*told.primary_key)
    for row in connection.execute(ordered).mappings():
        claims_of[row["reading"]].append(dict(row))
    return readings_of, claims_of


def _is_among(column: ColumnElement[str], keys: Collection[str] | None) -> ColumnElement[bool]:
    return true() if keys is None else column.in_(keys)


def _reading(document: Document, row: Row, claim_rows: Sequence[Row]) -> Reading:
    claims = [rows.claim(claim_row, document.id) for claim_row in claim_rows]
    return Reading(
        document=document,
        reader=row["reader"],
        ties=tuple(claim for claim in claims if isinstance(claim, Tie)),
        figures=tuple(claim for claim in claims if isinstance(claim, Figure)),
        reason=row["reason"],
    )
