"""Keeping what follows from the truth: adding a document touches its own blocks and their neighbours, and no others.

What a document changes is found in four steps: which texts tell its story, which blocks they tell of, which blocks hang
together with those, and from which day on. Their states are reconciled anew from that day; all else stays as it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files

from sqlalchemy import Connection, delete, insert, select

from halqa.ledger.judgements import decisions
from halqa.ledger.matching import claim_keys
from halqa.ledger.states import State, Stories, snapshots, states
from halqa.ledger.storage import derived, held
from halqa.ledger.storage.derivations import Change, Derivation
from halqa.ledger.storage.entering import bind, enter
from halqa.ledger.storage.judged_texts import names_of, texts_of
from halqa.ledger.storage.naming import named, rename
from halqa.ledger.storage.rows import Row
from halqa.ledger.storage.shelf import bonded, day_of, mates, number_of, remove, rows_with, stories, together
from halqa.ledger.storage.state_rows import body, deal
from halqa.ledger.sums import NOTHING, Sums, cumulated, sums, sums_told
from halqa.ledger.tellings import Telling, Told, telling
from halqa.model import Judgement

_BLOCKS_AT_ONCE = 300
Steps = dict[int, Sums]
"""By how much the sums of the ledger change, from each day on."""


RULES = 3
"""Of which making the tables are: where rules of reconciling change, so must this, and all is made anew."""
_DATA = (
    "amendments.json",
    "conventions.json",
    "currencies.json",
    "name_words.json",
    "near_names.json",
    "parties.json",
    "unnamed.json",
)


def take_in(connection: Connection, change: Change) -> None:
    """Bring up to date what follows from texts that came in, were read anew or taken down, and from judgements."""
    texts, made = set(change.documents), held.judgements(connection)
    judged, names = set(change.judgements), set[str]()
    for judgement in made:
        if judgement.id in judged:
            texts |= texts_of(connection, judgement, made)
            names |= names_of(judgement, made)
    texts |= rename(connection, texts, made, names)
    renew(connection, texts, made)


def renew(connection: Connection, texts: Collection[str], judgements: Sequence[Judgement]) -> None:
    """Bring up to date what follows from these texts."""
    before, slugs, bonds = _touched(connection, texts)
    for table in (derived.tellings, derived.bonds, derived.marks, derived.facts):
        remove(connection, table.c.text, texts)
    remove(connection, derived.links.c.one, texts)
    remove(connection, derived.links.c.other, texts)
    enter(connection, texts, judgements)
    bind(connection, judgements)
    after, more_slugs, more_bonds = _touched(connection, texts)
    families = together(slugs | more_slugs, bonds | more_bonds)
    _add_up(connection, _reconciled(connection, families, min(before, after), judgements))


def _touched(connection: Connection, texts: Collection[str]) -> tuple[int, set[str], set[tuple[str, str]]]:
    """Return from which day on texts count, and which blocks, with which bonds, they may change."""
    told = rows_with(connection, derived.tellings.c.text, texts)
    story = rows_with(connection, derived.tellings.c.text, set(mates(connection, texts)) - set(texts))
    first = min((row["day"] for row in told), default=number_of(date.max))
    return first, *bonded(connection, {row["slug"] for row in (*told, *story)})


def _reconciled(
    connection: Connection, families: Iterable[Sequence[str]], since: int, judgements: Sequence[Judgement]
) -> Steps:
    """Reconcile families of blocks anew from a day on, write their states, and return what that changes in the sums."""
    steps: Steps = {}
    for some in _portions(families):
        slugs = {slug for family in some for slug in family}
        told = tellings_of(connection, slugs, judgements)
        held_before = _by_slug(rows_with(connection, derived.states.c.slug, slugs))
        story = stories(connection, {each.text for block in told.values() for each in block})
        old, new = list[Row](), list[Row]()
        for family in some:
            tellings = sorted((each for slug in family for each in told.get(slug, ())), key=lambda each: each.order)
            was = [row for slug in family for row in held_before.get(slug, ())]
            now = list(_states_from(since, tellings, story, was, family))
            if was != now:
                _step(steps, was, now, since)
                old, new = [*old, *was], [*new, *now]
        _write(connection, old, new)
    return steps


def _states_from(
    since: int, tellings: Sequence[Telling], story: Stories, was: Sequence[Row], family: Sequence[str]
) -> Iterator[Row]:
    """Yield the states of a family: what ended before a day as it was, and from that day on as it is now."""
    open_ = {
        row["deal"]: row for row in was if row["since"] < since and (row["until"] is None or row["until"] >= since)
    }
    yield from (row for row in was if row["since"] < since and row is not open_.get(row["deal"]))
    before = {name: (day_of(row["since"]), deal(row)) for name, row in open_.items()}
    held_then = snapshots(tellings, story, day_of(since), with_versions=False)
    for name, found in states(held_then, before).items():
        slug = max((slug for slug in family if name == slug or _is_numbered(name, slug)), key=len)
        yield from (_row(state, name, slug) for state in found)


def tellings_of(
    connection: Connection, slugs: Collection[str] | None, judgements: Sequence[Judgement], *, tell_apart: bool = False
) -> dict[str, list[Telling]]:
    """Return the tellings of blocks (None: of all), by slug, made of the claims and of what is kept of their words.

    Documents of one id are told apart only where they are asked for, to be shown.
    """
    rows = rows_with(connection, derived.tellings.c.slug, slugs)
    texts = {row["text"] for row in rows}
    read = held.readings(connection, None, None if slugs is None else texts, tell_apart=tell_apart)
    readings = {reading.document.sha256: reading for reading in read}
    decided = named(connection, decisions(judgements, claim_keys(readings.values())), readings.values())
    found: dict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        reading = readings[row["text"]]
        words = Told(row["passage"], frozenset(row["words"].split()), bool(row["amends"]))
        found[row["slug"]].append(telling(reading.ties[row["position"]], words, reading.document, decided))
    return found


def _portions(families: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Yield so many families at a time as are well read together."""
    some: list[Sequence[str]] = []
    for family in families:
        some.append(family)
        if sum(map(len, some)) >= _BLOCKS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _is_numbered(name: str, slug: str) -> bool:
    return name.startswith(f"{slug}-") and name[len(slug) + 1 :].isdigit()


def _row(state: State, name: str, slug: str) -> Row:
    return {
        "slug": slug,
        "deal": name,
        "since": number_of(state.since),
        "until": None if state.until is None else number_of(state.until),
        "payer": state.deal.payer,
        "payee": state.deal.payee,
        "body": body(state.deal),
    }


def _by_slug(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["deal"], row["since"])):
        found[row["slug"]].append(row)
    return found


def _write(connection: Connection, old: Sequence[Row], new: Sequence[Row]) -> None:
    table, keys = derived.states, ("slug", "deal", "since")
    before, after = ({tuple(row[key] for key in keys): row for row in rows} for rows in (old, new))
    for key, row in before.items():
        if after.get(key) != row:
            is_it = (table.c.slug == key[0]) & (table.c.deal == key[1]) & (table.c.since == key[2])
            connection.execute(delete(table).where(is_it))
    if added := [row for key, row in after.items() if before.get(key) != row]:
        connection.execute(insert(table), added)


# --- sums ------------------------------------------------------------------------------------------------------------


def _step(steps: Steps, was: Sequence[Row], now: Sequence[Row], since: int) -> None:
    """Add to the steps what a family's sums change from a day on."""
    for sign, rows in ((-1, was), (1, now)):
        before = NOTHING
        for day, after in _sums_by_day(rows, since):
            change = after - before if sign > 0 else before - after
            steps[day] = steps.get(day, NOTHING) + change
            before = after


def _sums_by_day(rows: Sequence[Row], since: int) -> Iterator[tuple[int, Sums]]:
    days = {since, *(row["since"] for row in rows), *(row["until"] for row in rows if row["until"] is not None)}
    for day in sorted(day for day in days if day >= since):
        there = [row for row in rows if row["since"] <= day and (row["until"] is None or day < row["until"])]
        yield day, sums([deal(row) for row in there])


def _add_up(connection: Connection, steps: Steps) -> None:
    """Write what the ledger comes to from each day on, where that changed."""
    changed = {day: step for day, step in steps.items() if step != NOTHING}
    if not changed:
        return
    table, first = derived.days, min(changed)
    last = connection.scalar(select(table.c.sums).where(table.c.day < first).order_by(table.c.day.desc()).limit(1))
    start = before = sums_told(last) if last else NOTHING
    for row in connection.execute(select(table).where(table.c.day >= first).order_by(table.c.day)).all():
        so_far = sums_told(row.sums)
        changed[row.day] = changed.get(row.day, NOTHING) + (so_far - before)
        before = so_far
    connection.execute(delete(table).where(table.c.day >= first))
    if rows := [{"day": day, "sums": so_far.json} for day, so_far in cumulated(changed.items(), start)]:
        connection.execute(insert(table), rows)


# --- how it is kept --------------------------------------------------------------------------------------------------


def _version() -> str:
    """Return what the tables are made by: the rules, and the data that they go by."""
    data = (files("halqa.catalogue") / name for name in _DATA)
    return f"{RULES} " + sha256(b"".join(each.read_bytes() for each in data)).hexdigest()[:16]


STATES = Derivation(
    name="states",
    version=cache(_version),
    create=derived.metadata.create_all,
    drop=derived.metadata.drop_all,
    take_in=take_in,
)
