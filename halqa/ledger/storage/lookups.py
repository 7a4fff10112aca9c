"""Questions as of a day, answered from the states that are kept: nothing is reconciled but the one deal asked for."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select

from halqa.ledger.deals import deals_told
from halqa.ledger.storage import derived, held
from halqa.ledger.storage.index import tellings_of
from halqa.ledger.storage.shelf import bonded, number_of, stories
from halqa.ledger.storage.state_rows import deal as deal_of
from halqa.ledger.sums import NOTHING, Sums, sums_told
from halqa.model import Deal

_LAST = date.max


def sums_on(connection: Connection, as_of: date | None) -> Sums:
    """Return what all deals came to on a day (None: on the last)."""
    table = derived.days.c
    known = select(table.sums).where(table.day <= number_of(as_of or _LAST)).order_by(table.day.desc()).limit(1)
    found = connection.scalar(known)
    return sums_told(found) if found else NOTHING


def deals_of(connection: Connection, party: str, as_of: date | None) -> tuple[Deal, ...]:
    """Return the deals that a party had a side in on a day, without their versions, in order of their ids."""
    table = derived.states
    has_side = or_(table.c.payer == party, table.c.payee == party)
    rows = connection.execute(select(table).where(has_side, _holds(as_of)).order_by(table.c.deal)).mappings()
    return tuple(deal_of(dict(row)) for row in rows)


def deals_on(connection: Connection, as_of: date | None) -> tuple[Deal, ...]:
    """Return all deals that were held on a day, without their versions, in order of their ids."""
    table = derived.states
    rows = connection.execute(select(table).where(_holds(as_of)).order_by(table.c.deal)).mappings()
    return tuple(deal_of(dict(row)) for row in rows)


def deal(connection: Connection, name: str, as_of: date | None) -> Deal | None:
    """Return one deal as it was held on a day, with every version of it; None: it was not held then."""
    table, day = derived.states, as_of or _LAST
    slug = connection.scalar(select(table.c.slug).where(table.c.deal == name, _holds(as_of)).limit(1))
    if slug is None:
        return None
    slugs, _ = bonded(connection, {slug})
    told = [each for block in tellings_of(connection, slugs, held.judgements(connection)).values() for each in block]
    story = stories(connection, {each.text for each in told})
    there = sorted((each for each in told if each.known <= day), key=lambda each: each.order)
    found = deals_told(there, story.of(story.links, day))
    return next((each for each in found if each.id == name), None)


def names(connection: Connection) -> dict[str, str]:
    """Return the names that are held under another, each with that one, in order."""
    table = derived.names.c
    found = connection.execute(select(table.name, table.held).where(table.name != table.held))
    return {row.name: row.held for row in sorted(found, key=lambda row: (row.held, row.name))}


def names_near(connection: Connection, name: str) -> Sequence[str]:
    """Return the ids of deals that begin as a name does."""
    table = derived.states.c
    begins = table.deal.startswith(name.rsplit("-", 1)[0], autoescape=True)
    return connection.scalars(select(table.deal).where(begins).distinct().order_by(table.deal).limit(20)).all()


def _holds(as_of: date | None) -> ColumnElement[bool]:
    table, day = derived.states.c, number_of(as_of or _LAST)
    return (table.since <= day) & or_(table.until.is_(None), table.until > day)
