"""Texts apart, so that one can be taken down; when a document was fetched, and from what it comes; judgements."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Text

from halqa.ledger.storage.columns import Words
from halqa.ledger.storage.migrations.guards import guard, refuse

revision = "2"
down_revision = "1"

IS_DOWN = "EXISTS (SELECT 1 FROM takedowns WHERE takedowns.document = {row}.document)"


def upgrade() -> None:
    """Move the texts, and make room for what is new."""
    op.create_table(
        "texts",
        Column("document", Text, ForeignKey("documents.sha256"), primary_key=True),
        Column("text", Words, nullable=False),
    )
    op.execute("INSERT INTO texts (document, text) SELECT sha256, text FROM documents")
    op.drop_column("documents", "text")
    op.add_column("documents", Column("fetched", Text))
    op.add_column("documents", Column("origin", Text, nullable=False, server_default="read"))
    op.add_column("documents", Column("citations", Text))
    op.create_table(
        "takedowns",
        Column("document", Text, ForeignKey("documents.sha256"), primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("by", "at", "why")),
    )
    op.create_table(
        "judgements",
        Column("id", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("at", "said")),
    )
    op.create_table("derivations", Column("name", Text, primary_key=True), Column("version", Text, nullable=False))
    op.create_index("ix_judgements_at", "judgements", ["at"])
    for table in ("takedowns", "judgements"):
        guard(table)
    guard("texts", "UPDATE")
    refuse("texts", "DELETE", when=f"NOT {IS_DOWN.format(row='OLD')}", why="go only when their document is taken down")
    refuse("texts", "INSERT", when=IS_DOWN.format(row="NEW"), why="that are taken down stay so")
