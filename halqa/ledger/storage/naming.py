"""Which name each newcomer is held under, kept: a new name is compared with those alone that share its consonants.

What is kept is what `names.known_as` gives for all names at once. A name depends on those that are linked to it, by
likeness, at any number of steps, so that a text renews its own names and their neighbours, and no others.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from halqa.ledger.judgements import Decisions, decisions
from halqa.ledger.matching import claim_keys
from halqa.ledger.names import are_one, held_names, is_newcomer, keys
from halqa.ledger.names import links as links_among
from halqa.ledger.storage import derived, held
from halqa.ledger.storage.shelf import portions, put, remove, rows_with
from halqa.ledger.tellings import sides_told
from halqa.model import Judgement, Reading

Side = tuple[str, str, str]
"""A text, and the names of two parties that face each other in it."""


def named(connection: Connection, decided: Decisions, readings: Iterable[Reading]) -> Decisions:
    """Return decisions that know under which names the parties of readings are held."""
    names = {name for reading in readings for pair in sides_told(reading, decided) for name in pair}
    rows = rows_with(connection, derived.names.c.name, set(filter(is_newcomer, names)))
    return replace(decided, known_as={row["name"]: row["held"] for row in rows if row["held"] != row["name"]})


def rename(
    connection: Connection, texts: Collection[str], judgements: Sequence[Judgement], judged: Collection[str]
) -> set[str]:
    """Bring up to date what is kept of the names in texts, and return the texts whose parties it names anew.

    `judged`: the names of which something was judged.
    """
    before, after = _kept(connection, texts), _told(connection, texts, judgements)
    touched = {name for _, *pair in before ^ after for name in pair} | set(judged)
    touched = set(filter(is_newcomer, touched))
    remove(connection, derived.sides.c.text, texts)
    put(connection, derived.sides, ({"text": text, "one": one, "other": other} for text, one, other in after))
    new = touched - {row["name"] for row in rows_with(connection, derived.names.c.name, touched)}
    put(connection, derived.sounds, ({"key": key, "name": name} for name in new for key in sorted(keys(name))))
    affected = _linked(connection, touched)
    changed = _renew(connection, affected, judgements)
    return _texts_of(connection, changed | (affected if judged else set()))


def _kept(connection: Connection, texts: Collection[str]) -> set[Side]:
    return {(row["text"], row["one"], row["other"]) for row in rows_with(connection, derived.sides.c.text, texts)}


def _told(connection: Connection, texts: Collection[str], judgements: Sequence[Judgement]) -> set[Side]:
    found = set[Side]()
    for some in portions(texts):
        readings = held.readings(connection, None, some, tell_apart=False)
        decided = decisions(judgements, claim_keys(readings))
        for reading in readings:
            pairs = {pair for pair in sides_told(reading, decided) if any(map(is_newcomer, pair))}
            found |= {(reading.document.sha256, *pair) for pair in pairs}
    return found


def _linked(connection: Connection, names: Collection[str]) -> set[str]:
    """Return names with all that are linked to them, at any number of steps."""
    found, open_ = set(names), set(names)
    while open_:
        wanted = {key for name in open_ for key in keys(name)}
        by_key: dict[str, set[str]] = {}
        for row in rows_with(connection, derived.sounds.c.key, wanted):
            by_key.setdefault(row["key"], set()).add(row["name"])
        near = {name: {other for key in keys(name) for other in by_key.get(key, ())} for name in open_}
        open_ = {other for name in open_ for other in near[name] - found if are_one(name, other)}
        found |= open_
    return found


def _renew(connection: Connection, names: set[str], judgements: Sequence[Judgement]) -> set[str]:
    """Write under which names these are held, all that are linked to one of them among them; return what changed."""
    sides = derived.sides.c
    facing = [*rows_with(connection, sides.one, names), *rows_with(connection, sides.other, names)]
    told = {name for row in facing for name in (row["one"], row["other"])} & names
    pairs = {(row["one"], row["other"]) for row in facing}
    found = dict.fromkeys(told) | held_names(told, pairs, links_among(told), decisions(judgements, {}).parties)
    rows = rows_with(connection, derived.names.c.name, names)
    before = {row["name"]: row["held"] for row in rows}
    after = {name: found[name] or name for name in sorted(told)}
    changed = {name for name in names if before.get(name) != after.get(name)}
    remove(connection, derived.names.c.name, changed)
    put(connection, derived.names, ({"name": name, "held": after[name]} for name in sorted(changed & told)))
    remove(connection, derived.sounds.c.name, names - told)
    return changed


def _texts_of(connection: Connection, names: Collection[str]) -> set[str]:
    """Return the texts that name parties so."""
    sides, texts = derived.sides.c, set[str]()
    for some in portions(names):
        is_told = sides.one.in_(some) | sides.other.in_(some)
        texts |= set(connection.scalars(select(sides.text).where(is_told)))
    return texts
