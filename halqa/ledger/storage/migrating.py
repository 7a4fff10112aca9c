"""Bringing a ledger up to the present format: the migrations that it has not gone through, in one transaction."""

from importlib.resources import files

from sqlalchemy import Connection

from halqa.ledger.storage.schema import FORMAT_TABLE

FIRST = "1"  # the format that was made before migrations were noted down


def migrate(connection: Connection, found: int) -> None:
    """Bring a ledger of the format found (0: none yet) up to the present one, or on any error leave it as it is."""
    # Alembic takes as long to import as all the rest of a command: only who makes or migrates a ledger waits for it.
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(files("halqa.ledger.storage") / "migrations"))
    context = MigrationContext.configure(connection, opts={"version_table": FORMAT_TABLE, "transactional_ddl": True})
    if found and context.get_current_revision() is None:
        context.stamp(script, FIRST)
    missing = script.iterate_revisions("head", context.get_current_revision() or "base")
    with Operations.context(context):
        for step in reversed(list(missing)):
            step.module.upgrade()
            context.stamp(script, step.revision)
