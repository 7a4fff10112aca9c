"""Triggers that keep the tables of the truth as they are: rows are added, never changed and never removed."""

from alembic import op

ONLY_ADDED = "are only ever added"


def guard(table: str, *changes: str) -> None:
    """Refuse changes (`UPDATE`, `DELETE`) of a table's rows."""
    for change in changes or ("UPDATE", "DELETE"):
        refuse(table, change)
    if _is_postgres():
        refuse(table, "TRUNCATE")


def refuse(table: str, change: str, when: str = "", why: str = ONLY_ADDED) -> None:
    """Refuse one change of a table's rows, where a condition is given only when it holds (`OLD` and `NEW` are rows)."""
    name, message = f"{table}_refuse_{change.lower()}", f"{table} {why}"
    if not _is_postgres():
        condition = f"WHEN {when} " if when else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON {table} {condition}BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        return
    unless = f"IF NOT ({when}) THEN RETURN {'OLD' if change == 'DELETE' else 'NEW'}; END IF; " if when else ""
    each = "STATEMENT" if change == "TRUNCATE" else "ROW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {unless}RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()")


def _is_postgres() -> bool:
    return op.get_context().dialect.name == "postgresql"
