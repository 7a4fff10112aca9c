"""Documents with their texts, readings of them, claims."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, UniqueConstraint

from halqa.ledger.storage.columns import Words
from halqa.ledger.storage.migrations.guards import guard

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "documents",
        Column("sha256", Text, primary_key=True),
        Column("id", Text, nullable=False),
        Column("text", Words, nullable=False),
        *(Column(name, Text) for name in ("title", "lang", "published")),
        Column("source", Text, nullable=False),
        *(Column(name, Text) for name in ("publisher", "encoding", "extractor")),
    )
    op.create_table(
        "readings",
        Column("reading", Integer, primary_key=True),
        Column("document", Text, ForeignKey("documents.sha256"), nullable=False),
        Column("reader", Text, nullable=False),
        Column("reason", Text),
        UniqueConstraint("document", "reader"),
    )
    op.create_table(
        "claims",
        Column("reading", Integer, ForeignKey("readings.reading"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("claim", "about", "payer")),
        Column("payee", Text),
        *(Column(name, Integer, nullable=False) for name in ("span_start", "span_end")),
        Column("body", Text, nullable=False),
    )
    for table, column in (("documents", "id"), ("claims", "payer"), ("claims", "payee")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table in ("documents", "readings", "claims"):
        guard(table)
