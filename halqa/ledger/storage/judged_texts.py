"""Which texts a judgement may bear on: those of its claims and parties, and of all that was judged with them."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, or_, select

from halqa.ledger.storage import schema
from halqa.ledger.storage.shelf import portions
from halqa.model import ClaimKey, Judgement, Verdict

Thing = ClaimKey | str


def texts_of(connection: Connection, judgement: Judgement, made: Sequence[Judgement]) -> set[str]:
    """Return the texts, by hash, that a judgement may bear on, among all that were made."""
    return _texts(connection, things_of(judgement, made))


def names_of(judgement: Judgement, made: Sequence[Judgement]) -> set[str]:
    """Return the names of parties that a judgement may bear on, among all that were made."""
    return {thing for thing in things_of(judgement, made) if isinstance(thing, str)}


def things_of(judgement: Judgement, made: Sequence[Judgement]) -> set[Thing]:
    """Return what a judgement is on, or what the one that it takes back is on, and all that was judged with it."""
    by_id = {each.id: each for each in made}
    meant = judgement
    while meant.verdict is Verdict.UNDO:  # a judgement tells by hash what it takes back: there is no ring
        if not isinstance(meant.subject, str) or meant.subject not in by_id:
            return set()
        meant = by_id[meant.subject]
    return _together({meant.subject, *([meant.other] if meant.other is not None else [])}, made)


def _texts(connection: Connection, things: Collection[Thing]) -> set[str]:
    keys = {thing.text for thing in things if isinstance(thing, ClaimKey)}
    return keys | _texts_naming(connection, {thing for thing in things if isinstance(thing, str)})


def _together(things: set[Thing], made: Sequence[Judgement]) -> set[Thing]:
    """Return things with all that any judgement names together with them."""
    beside: dict[Thing, set[Thing]] = defaultdict(set)
    for each in made:
        if each.other is not None and each.verdict is not Verdict.UNDO:
            beside[each.subject].add(each.other)
            beside[each.other].add(each.subject)
    found, open_ = set(things), set(things)
    while open_:
        open_ = {other for thing in open_ for other in beside[thing]} - found
        found |= open_
    return found


def _texts_naming(connection: Connection, names: Collection[str]) -> set[str]:
    """Return the texts that tell of parties."""
    readings, claims, texts = schema.readings.c, schema.claims, set[str]()
    for some in portions(names):
        is_named = or_(claims.c.payer.in_(some), claims.c.payee.in_(some))
        texts |= set(connection.scalars(select(readings.document).join(claims).where(is_named)))
    return texts
