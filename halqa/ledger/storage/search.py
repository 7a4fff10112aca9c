"""Full text over evidence, titles and parties, in both languages: a derived table that a question is looked up in.

A claim is found by its words and by any name of its parties, a document by its title. Words are folded and looked up
without what Arabic joins to them (`halqa.text.terms`); the database takes English endings off.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from sqlalchemy import Connection, text

from halqa.catalogue.parties import parties
from halqa.ledger.storage import held
from halqa.ledger.storage.derivations import Change, Derivation
from halqa.model import Document, Figure, Reading, Tie
from halqa.text.terms import asked, kept, words

_RULES = "1"
_LONGEST = 2_000  # characters of a quote or a title that are looked up: the databases have limits of their own
_MOST_WORDS = 30  # of a question
_AT_ONCE = 200  # documents
_TITLE = -1  # the position of a title among the claims of a document

_CREATE = {
    "sqlite": (
        "CREATE TABLE entries (entry INTEGER PRIMARY KEY, document TEXT NOT NULL, position INTEGER NOT NULL)",
        "CREATE INDEX ix_entries_document ON entries (document)",
        "CREATE VIRTUAL TABLE entry_words USING fts5(words, tokenize='porter unicode61')",
    ),
    "postgresql": (
        "CREATE TABLE entries (entry integer PRIMARY KEY, document text NOT NULL, position integer NOT NULL)",
        "CREATE INDEX ix_entries_document ON entries (document)",
        "CREATE TABLE entry_words (entry integer PRIMARY KEY, words text NOT NULL)",
        "ALTER TABLE entry_words ADD found_by tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
        "CREATE INDEX ix_entry_words_found_by ON entry_words USING gin (found_by)",
    ),
}
_KEY = {"sqlite": "rowid", "postgresql": "entry"}
_OF_DOCUMENT = "SELECT entry FROM entries WHERE document = :document"
_RANKED = {
    "sqlite": "SELECT rowid AS entry, rank FROM entry_words WHERE entry_words MATCH :question",
    "postgresql": "SELECT entry, -ts_rank(found_by, asked) AS rank"
    " FROM entry_words, to_tsquery('english', :question) AS asked WHERE found_by @@ asked",
}
_KNOWN = "coalesce(documents.published, substr(documents.fetched, 1, 10))"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a question found: a claim, or a document by its title."""

    document: Document
    claim: Tie | Figure | None


def search(connection: Connection, question: str, most: int, as_of: date | None) -> tuple[Hit, ...]:
    """Return what holds all the words of a question, the best first; of equal ones the latest known."""
    told = list(dict.fromkeys(words(question)))[:_MOST_WORDS]
    if not told:
        return ()
    dialect = connection.dialect.name
    until = f"WHERE {_KNOWN} IS NULL OR {_KNOWN} <= :day" if as_of else ""
    asked_ = text(
        f"SELECT entries.document, entries.position FROM ({_RANKED[dialect]}) AS ranked "  # noqa: S608 - our own words
        f"JOIN entries ON entries.entry = ranked.entry JOIN documents ON documents.sha256 = entries.document {until} "
        f"ORDER BY rank, {_KNOWN} DESC, entries.document, entries.position LIMIT :most"
    )
    given = {"question": _question(told, dialect), "most": most} | ({"day": as_of.isoformat()} if as_of else {})
    return tuple(_hits(connection, [(row[0], row[1]) for row in connection.execute(asked_, given)]))


def _question(told: Iterable[str], dialect: str) -> str:
    """Return a question as the database takes it: any form of each word, and all the words."""
    quote, either, both = ('"', " OR ", " AND ") if dialect == "sqlite" else ("'", " | ", " & ")
    return both.join(f"({either.join(f'{quote}{form}{quote}' for form in asked(word))})" for word in told)


def _hits(connection: Connection, found: Sequence[tuple[str, int]]) -> Iterator[Hit]:
    readings = held.readings(connection, None, {key for key, _ in found})
    by_text = {reading.document.sha256: reading for reading in readings}
    for key, position in found:
        reading = by_text[key]
        yield Hit(reading.document, None if position == _TITLE else _claims(reading)[position])


def _claims(reading: Reading) -> tuple[Tie | Figure, ...]:
    return (*reading.ties, *reading.figures)


def _create(connection: Connection) -> None:
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def _drop(connection: Connection) -> None:
    for table in ("entry_words", "entries"):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


def _take_in(connection: Connection, change: Change) -> None:
    for at in range(0, len(change.documents), _AT_ONCE):
        some = change.documents[at : at + _AT_ONCE]
        _forget(connection, some)
        readings = held.readings(connection, None, some)
        _add(connection, sorted(readings, key=lambda reading: reading.document.sha256))
    if change.is_taken_down and connection.dialect.name == "sqlite":
        # Words that went are only marked as gone, until all pieces of the index are brought into one.
        connection.execute(text("INSERT INTO entry_words (entry_words) VALUES ('optimize')"))


def _forget(connection: Connection, keys: Sequence[str]) -> None:
    key = _KEY[connection.dialect.name]
    given = [{"document": each} for each in keys]
    connection.execute(text(f"DELETE FROM entry_words WHERE {key} IN ({_OF_DOCUMENT})"), given)  # noqa: S608
    connection.execute(text("DELETE FROM entries WHERE document = :document"), given)


def _add(connection: Connection, readings: Iterable[Reading]) -> None:
    first = connection.execute(text("SELECT coalesce(max(entry), 0) + 1 FROM entries")).scalar_one()
    found = [(reading.document.sha256, *told) for reading in readings for told in _entries(reading)]
    rows = [
        {"entry": entry, "document": key, "position": position, "words": told}
        for entry, (key, position, told) in enumerate(found, start=first)
    ]
    key = _KEY[connection.dialect.name]
    if rows:
        entries = "INSERT INTO entries (entry, document, position) VALUES (:entry, :document, :position)"
        connection.execute(text(entries), rows)
        connection.execute(text(f"INSERT INTO entry_words ({key}, words) VALUES (:entry, :words)"), rows)  # noqa: S608


def _entries(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield what a reading is found by: its title, and each claim."""
    document = reading.document
    if document.title:
        yield _TITLE, _kept(document.title)
    for position, claim in enumerate(_claims(reading)):
        mentions = (claim.payer, claim.payee) if isinstance(claim, Tie) else (claim.party,)
        names = (name for mention in mentions for name in _names().get(mention.party, (mention.party,)))
        yield position, _kept(" ".join((document.quote(claim.evidence)[:_LONGEST], *names)))


def _kept(told: str) -> str:
    return " ".join(form for word in words(told[: 2 * _LONGEST]) for form in kept(word))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return all that each party of the catalogue is called, its products too, in both scripts."""
    return {entry.name: (*entry.names, *entry.products) for entry in parties()}


@cache
def _version() -> str:
    return f"{_RULES} {sha256(repr(sorted(_names().items())).encode()).hexdigest()[:16]}"


SEARCH: Derivation = Derivation("search", _version, _create, _drop, _take_in)
"""The table that questions are looked up in."""
