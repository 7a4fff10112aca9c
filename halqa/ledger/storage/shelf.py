"""What the derived tables hold of some texts or blocks, asked for in portions that every database takes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar

from sqlalchemy import Column, Connection, Table, delete, insert, select

from halqa.ledger.families import Bond
from halqa.ledger.states import Stories
from halqa.ledger.storage import derived
from halqa.ledger.storage.rows import Row
from halqa.ledger.stories import joined

_AT_ONCE = 400
Key = TypeVar("Key")


def rows_with(connection: Connection, column: Column[Key], keys: Collection[Key] | None) -> list[Row]:
    """Return the rows of a table whose column holds one of these keys; None: all rows."""
    if keys is None:
        return [dict(row) for row in connection.execute(select(column.table)).mappings()]
    return [
        dict(row)
        for some in portions(keys)
        for row in connection.execute(select(column.table).where(column.in_(some))).mappings()
    ]


def put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows to a table."""
    if given := list(rows):
        connection.execute(insert(table), given)


def remove(connection: Connection, column: Column[Key], keys: Collection[Key]) -> None:
    """Remove the rows of a table whose column holds one of these keys."""
    for some in portions(keys):
        table = column.table
        assert isinstance(table, Table)  # noqa: S101 - no column of ours is of anything else
        connection.execute(delete(table).where(column.in_(some)))


def portions(keys: Collection[Key]) -> Iterator[list[Key]]:
    """Yield keys in order, so many at a time as one question may name."""
    ordered = sorted(set(keys))  # type: ignore[type-var]
    yield from (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))


def mates(connection: Connection, texts: Collection[str]) -> dict[str, frozenset[str]]:
    """Return texts with all that tell their stories, and for each those that it is linked to."""
    table, linked, open_ = derived.links.c, {text: set[str]() for text in texts}, set(texts)
    seen = set(texts)
    while open_:
        reached = set[str]()
        for row in [*rows_with(connection, table.one, open_), *rows_with(connection, table.other, open_)]:
            for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
                linked.setdefault(one, set()).add(other)
                reached.add(one)
        open_ = reached - seen
        seen |= open_
    return {text: frozenset(others) for text, others in linked.items()}


def bonded(connection: Connection, slugs: Collection[str]) -> tuple[set[str], set[Bond]]:
    """Return slugs with all that must be reconciled together with them, and the bonds between them."""
    table, found, bonds, open_ = derived.bonds.c, set(slugs), set[Bond](), set(slugs)
    while open_:
        asked = [*rows_with(connection, table.one, open_), *rows_with(connection, table.other, open_)]
        new = {(row["one"], row["other"]) for row in asked} - bonds
        bonds |= new
        open_ = {slug for bond in new for slug in bond} - found
        found |= open_
    return found, bonds


def together(slugs: Iterable[str], bonds: Iterable[Bond]) -> list[list[str]]:
    """Return slugs in groups, each to be reconciled for itself."""
    groups: dict[str, list[str]] = defaultdict(list)
    for slug, lead in joined(sorted(slugs), bonds).items():
        groups[lead].append(slug)
    return list(groups.values())


def stories(connection: Connection, texts: Collection[str]) -> Stories:
    """Return which texts tell one story with these, and since when each is known."""
    linked = {text: others for text, others in mates(connection, texts).items() if others}
    told = rows_with(connection, derived.tellings.c.text, linked)
    return Stories({row["text"]: day_of(row["day"]) for row in told}, linked)


def day_of(number: int) -> date:
    """Return a day by its number; 0: before any day."""
    return date.fromordinal(number) if number else date.min


def number_of(day: date | None) -> int:
    """Return the number of a day; before any day: 0."""
    return 0 if day is None or day == date.min else day.toordinal()
