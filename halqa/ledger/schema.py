"""The tables of a ledger file: documents, readings of them, claims. Rows are added, never changed and never removed."""

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

APPLICATION = 0x48414C51  # "HALQ" in SQLite's header: this file is a ledger
FORMAT = 1

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the text: the same text is the same document
    Column("id", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("lang", Text),
    Column("published", Text),  # the dateline, year-month-day
    Column("source", Text, nullable=False),
    Column("publisher", Text),
    Column("encoding", Text),
    Column("extractor", Text),
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
    Column("payer", Text, nullable=False, index=True),  # for a figure: the party
    Column("payee", Text, index=True),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the other fields as JSON
)


def create(connection: Connection) -> None:
    """Make the tables, guard them and mark the file, inside the caller's transaction."""
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        for change in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(_guard(table.name, change))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def _guard(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
    )
