"""Questions as of a day, answered from what is kept: nothing is reconciled but the deals whose words are asked for."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from halqa.ledger.deals import deals_told
from halqa.ledger.states import State, Stories, snapshots, states
from halqa.ledger.storage import derived, held
from halqa.ledger.storage.index import tellings_of
from halqa.ledger.storage.shelf import bonded, number_of, rows_with, stories
from halqa.ledger.storage.state_rows import deal as deal_of
from halqa.ledger.sums import NOTHING, Sums, sums_told
from halqa.ledger.tellings import Telling
from halqa.model import Deal, Reading

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
    rows = connection.execute(select(table).where(has_side, _holds(as_of))).mappings()
    return _in_order(rows)


def deals_on(connection: Connection, as_of: date | None) -> tuple[Deal, ...]:
    """Return all deals that were held on a day, without their versions, in order of their ids."""
    table = derived.states
    rows = connection.execute(select(table).where(_holds(as_of))).mappings()
    return _in_order(rows)


def _in_order(rows: Iterable[RowMapping]) -> tuple[Deal, ...]:
    """Return the deals of rows in order of their ids: a database may have an order of letters of its own."""
    return tuple(sorted(map(deal_of, map(dict, rows)), key=lambda deal: deal.id))


def told(
    connection: Connection, names: Collection[str] | None, as_of: date | None
) -> tuple[tuple[Deal, ...], tuple[Reading, ...]]:
    """Return deals by their ids as they were held on a day, with every version, and the readings that tell of them.

    What is not held then is left out. None: all deals, and all that was read by then.
    """
    slugs = None if names is None else _family(connection, names)
    found, story = _tellings(connection, slugs, as_of)
    texts = None if names is None else {each.text for each in found}
    deals = deals_told(found, story.of(story.links, as_of or _LAST))
    wanted = (deal for deal in deals if names is None or deal.id in names)
    return tuple(wanted), held.readings(connection, as_of, texts)


def deal(connection: Connection, name: str, as_of: date | None) -> Deal | None:
    """Return one deal as it was held on a day, with every version of it; None: it was not held then."""
    return next(iter(told(connection, {name}, as_of)[0]), None)


def history(connection: Connection, name: str, as_of: date | None) -> tuple[State, ...]:
    """Return the states of one deal up to a day, with every version; none where it was never held until then."""
    found, story = _tellings(connection, _family(connection, {name}), as_of)
    return states(snapshots(found, story)).get(name, ())


def ids(connection: Connection, as_of: date | None) -> Sequence[str]:
    """Return the ids of all deals that were ever held until a day."""
    table = derived.states.c
    known = select(table.deal).where(table.since <= number_of(as_of or _LAST)).distinct()
    return sorted(connection.scalars(known))


def _family(connection: Connection, names: Collection[str]) -> set[str]:
    """Return the blocks of deals, with all that must be reconciled together with them."""
    return bonded(connection, {row["slug"] for row in rows_with(connection, derived.states.c.deal, names)})[0]


def _tellings(
    connection: Connection, slugs: Collection[str] | None, as_of: date | None
) -> tuple[list[Telling], Stories]:
    """Return what some blocks, or all, tell that was known on a day, in order, and the stories of its texts."""
    day, judgements = as_of or _LAST, held.judgements(connection)
    every = [each for block in tellings_of(connection, slugs, judgements, tell_apart=True).values() for each in block]
    known = sorted((each for each in every if each.known <= day), key=lambda each: each.order)
    return known, stories(connection, {each.text for each in known}).until(day)


def names(connection: Connection) -> dict[str, str]:
    """Return the names that are held under another, each with that one, in order."""
    table = derived.names.c
    found = connection.execute(select(table.name, table.held).where(table.name != table.held))
    return {row.name: row.held for row in sorted(found, key=lambda row: (row.held, row.name))}


def _holds(as_of: date | None) -> ColumnElement[bool]:
    table, day = derived.states.c, number_of(as_of or _LAST)
    return (table.since <= day) & or_(table.until.is_(None), table.until > day)
