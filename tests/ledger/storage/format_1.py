"""A ledger of format 1, as the first release wrote it, to be migrated."""

import sqlite3
from contextlib import closing
from pathlib import Path

from halqa.ledger.storage.rows import claim_row
from halqa.model import Figure, Reading, Tie

TABLES = """
CREATE TABLE documents (sha256 TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, title TEXT, lang TEXT,
    published TEXT, source TEXT NOT NULL, publisher TEXT, encoding TEXT, extractor TEXT, PRIMARY KEY (sha256));
CREATE INDEX ix_documents_id ON documents (id);
CREATE TABLE readings (reading INTEGER NOT NULL, document TEXT NOT NULL, reader TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (reading), UNIQUE (document, reader), FOREIGN KEY(document) REFERENCES documents (sha256));
CREATE TABLE claims (reading INTEGER NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL, about TEXT NOT NULL,
    payer TEXT NOT NULL, payee TEXT, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (reading, position), FOREIGN KEY(reading) REFERENCES readings (reading));
CREATE INDEX ix_claims_payer ON claims (payer);
CREATE INDEX ix_claims_payee ON claims (payee);
PRAGMA application_id = 1212238929;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
"""
GUARD = "CREATE TRIGGER {0}_refuse_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, '{0} are only ever added'); END"


def write(path: Path, *readings: Reading) -> None:
    """Write a ledger of format 1 with these readings."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript(TABLES)
        for table in ("documents", "readings", "claims"):
            for change in ("update", "delete"):
                raw.execute(GUARD.format(table, change))
        for number, reading in enumerate(readings, start=1):
            _write_reading(raw, number, reading)


def _write_reading(raw: sqlite3.Connection, number: int, reading: Reading) -> None:
    told = reading.document
    day = told.published.isoformat() if told.published else None
    document = (told.sha256, told.id, told.text, told.title, told.lang, day, told.source)
    raw.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*document, told.publisher, told.encoding, told.extractor),
    )
    raw.execute("INSERT INTO readings VALUES (?, ?, ?, ?)", (number, told.sha256, reading.reader, reading.reason))
    found: tuple[Tie | Figure, ...] = (*reading.ties, *reading.figures)
    for row in (claim_row(claim, number, position) for position, claim in enumerate(found)):
        raw.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", tuple(row.values()))
