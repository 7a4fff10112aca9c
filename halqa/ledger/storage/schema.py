"""The tables of the truth: documents with their texts, readings, claims, judgements. Rows are only ever added.

A text alone may go, and only once its document is taken down, which is a row of its own. `migrations` makes the tables.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

from halqa.ledger.storage.columns import Words

APPLICATION = 0x48414C51  # "HALQ" in SQLite's header: this file is a ledger
FORMAT = 2
FORMAT_TABLE = "halqa_format"  # which migrations were made

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the text: the same text is the same document
    Column("id", Text, nullable=False),
    Column("title", Text),
    Column("lang", Text),
    Column("published", Text),  # the dateline, year-month-day
    Column("fetched", Text),  # in UTC, to the second
    Column("source", Text, nullable=False),
    Column("publisher", Text),
    Column("encoding", Text),
    Column("extractor", Text),
    Column("origin", Text, nullable=False),
    Column("citations", Text),  # a JSON list; null: none
    Index("ix_documents_id", "id"),
)

texts = Table(
    "texts",
    metadata,
    Column("document", Text, ForeignKey("documents.sha256"), primary_key=True),
    Column("text", Words, nullable=False),
)

takedowns = Table(
    "takedowns",
    metadata,
    Column("document", Text, ForeignKey("documents.sha256"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),  # in UTC, to the second
    Column("why", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.sha256"), nullable=False),
    Column("reader", Text, nullable=False),  # name and version
    Column("reason", Text),  # why there is no deal
    UniqueConstraint("document", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", Integer, ForeignKey("readings.reading"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", Text, nullable=False),  # tie or figure
    Column("about", Text, nullable=False),  # kind or metric
    Column("payer", Text, nullable=False),  # for a figure: the party
    Column("payee", Text),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the other fields as JSON
    Index("ix_claims_payer", "payer"),
    Index("ix_claims_payee", "payee"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),  # the hash of what it says
    Column("at", Text, nullable=False),  # in UTC, to the second
    Column("said", Text, nullable=False),  # canonical JSON
    Index("ix_judgements_at", "at"),
)

derivations = Table(
    "derivations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Text, nullable=False),  # of the rules and the data that made it
)
"""What was made from the truth and by which rules: no truth itself, so its rows may go."""
