"""The ledger: documents, who read them, what they claim and what people judged, to which only ever more is added."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from halqa.errors import LedgerError, MissingLedgerError, UnknownDealError, UnknownPartyError
from halqa.ledger.checks import check, check_told
from halqa.ledger.permits import require_possible
from halqa.ledger.states import State
from halqa.ledger.storage import additions, held, lookups
from halqa.ledger.storage.additions import Added, Imported
from halqa.ledger.storage.database import Database, database
from halqa.ledger.storage.derivations import Change, is_current, rebuild, refresh
from halqa.ledger.storage.index import STATES
from halqa.ledger.storage.lines import records
from halqa.ledger.storage.migrating import migrate
from halqa.ledger.storage.schema import FORMAT
from halqa.ledger.storage.search import SEARCH, Hit, search
from halqa.ledger.sums import NOTHING, Sums
from halqa.model import Deal, Judgement, Reading, TakeDown

__all__ = ["Added", "Hit", "Imported", "Ledger"]

DERIVED = (SEARCH, STATES)
"""All that is derived and kept in tables."""


class Ledger:
    """An open ledger. A new one has no file until something is added to it.

    >>> from tempfile import TemporaryDirectory
    >>> from halqa.model import Document
    >>> with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "halqa.db", create=True) as ledger:
    ...     ledger.add([Reading(document=Document(id="a", text="No deal."), reader="none 1")])
    Added(documents=1, ties=0, figures=0, already_known=0)
    """

    def __init__(self, place: Database) -> None:
        self._place = place

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False, patience_s: float = 5.0) -> Self:
        """Open the ledger at a place; `patience_s` is how long to wait for another program that writes to it."""
        ledger = cls(database(place, patience_s))
        try:
            with ledger._reading() as connection:
                is_there = connection is not None
        except LedgerError:
            ledger.close()
            raise
        if not is_there and not create:
            ledger.close()
            raise MissingLedgerError(path=ledger.name)
        return ledger

    @property
    def name(self) -> str:
        """Where it is, as it may be shown."""
        return self._place.name

    def add(self, readings: Iterable[Reading], *, keep_texts: bool = True) -> Added:
        """Add readings in one transaction: all of them, or on any error none.

        Where texts are not kept, the hash of each and what was read in it are, but no words can be quoted from it.
        """
        given = tuple(readings)
        for reading in given:
            check(reading)
        if not given:
            return Added(0, 0, 0, 0)
        with self._writing() as connection:
            added = additions.add(connection, given, keep_texts=keep_texts)
            _derive(connection, Change(documents=tuple({reading.document.sha256: None for reading in given})))
            return added

    def judge(self, *judgements: Judgement) -> int:
        """Add what a person decided, all or on any error nothing; return how many had not been said before."""
        for judgement in judgements:
            check_told(judgement.verdict, judgement.by, judgement.at, judgement.json)
        with self._changing() as connection:
            new = sum([_judge(connection, judgement) for judgement in judgements])
            _derive(connection, Change(judgements=tuple(judgement.id for judgement in judgements)))
            return new

    def take_down(self, order: TakeDown) -> bool:
        """Remove the text of a document for good, and note that; say whether it had been there.

        Its hash stays, with what was read in it; it cannot be quoted any longer.
        """
        check_told("take down", order.by, order.at, order.why)
        with self._changing() as connection:
            was_held = additions.take_down(connection, order)
            _derive(connection, Change(documents=(order.document,), is_taken_down=True))
        self._place.forget()
        return was_held

    def sums(self, as_of: date | None = None) -> Sums:
        """Return what all deals came to on a day (None: on the last), layer by layer."""
        with self._current() as connection:
            return lookups.sums_on(connection, as_of) if connection is not None else NOTHING

    def deals(self, as_of: date | None = None) -> tuple[Deal, ...]:
        """Return the deals that were held on a day (None: on the last), without their versions, in order of ids."""
        with self._current() as connection:
            return lookups.deals_on(connection, as_of) if connection is not None else ()

    def deals_of(self, party: str, as_of: date | None = None) -> tuple[Deal, ...]:
        """Return the deals that a party had a side in on a day, without their versions, in order of their ids."""
        with self._current() as connection:
            return lookups.deals_of(connection, party, as_of) if connection is not None else ()

    def deal(self, name: str, as_of: date | None = None) -> Deal | None:
        """Return the deal with this id as it was held on a day, with every version; None: it was not held then."""
        with self._current() as connection:
            return lookups.deal(connection, name, as_of) if connection is not None else None

    def told(
        self, names: Collection[str] | None = None, as_of: date | None = None
    ) -> tuple[tuple[Deal, ...], tuple[Reading, ...]]:
        """Return deals by their ids as they were held on a day, with every version, and the readings that tell of them.

        What was not held then is left out. None: all deals, and all that was read by then.
        """
        with self._current() as connection:
            return lookups.told(connection, names, as_of) if connection is not None else ((), ())

    def history(self, name: str, as_of: date | None = None) -> tuple[State, ...]:
        """Return the states of the deal with this id, in order, as far as they were known on a day."""
        with self._current() as connection:
            known = lookups.history(connection, name, as_of) if connection is not None else ()
            if not known:
                near = get_close_matches(name, lookups.ids(connection, as_of) if connection is not None else (), n=1)
                raise UnknownDealError(name=name, nearest=near[0] if near else "")
            return known

    def names(self) -> dict[str, str]:
        """Return the names of parties that are held under another, each with that one, by spelling and sound alone."""
        with self._current() as connection:
            return lookups.names(connection) if connection is not None else {}

    def digest(self, name: str) -> str:
        """Return the hash of the text of the one document with this id, or with this hash."""
        with self._reading() as connection:
            if connection is None:
                raise MissingLedgerError(path=self.name)
            return held.digest(connection, name)

    def readings(self, as_of: date | None = None) -> tuple[Reading, ...]:
        """Return what the newest reader found in each document that was known on a day, in order of that day and text.

        A document is known from its dateline on, else from when it was fetched; without both, always. Of two texts
        with one id, each id is lengthened by its hash.
        """
        with self._reading() as connection:
            return held.readings(connection, as_of) if connection is not None else ()

    def latest(self) -> date | None:
        """Return the last day on which a document became known; None: none tells its day."""
        with self._reading() as connection:
            return held.latest(connection) if connection is not None else None

    def revision(self) -> str:
        """Return a stamp of all that is held: another one whenever anything was added, judged or taken down."""
        with self._reading() as connection:
            return held.revision(connection) if connection is not None else ""

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all that people decided, what was taken back too, in order of time."""
        with self._reading() as connection:
            return held.judgements(connection) if connection is not None else ()

    def take_downs(self) -> tuple[TakeDown, ...]:
        """Return which texts were taken down, in order of time."""
        with self._reading() as connection:
            return held.take_downs(connection) if connection is not None else ()

    def lines(self) -> Iterator[str]:
        """Yield the whole ledger as lines of canonical JSON, without line ends: the same ledger gives the same."""
        with self._reading() as connection:
            if connection is None:
                raise MissingLedgerError(path=self.name)
            yield from held.lines(connection)

    def take_in(self, lines: Iterable[bytes], source: str) -> Imported:
        """Add what lines of another ledger, or of this one, say: all that is new, or on any error nothing."""
        with self._writing() as connection:
            found, change = additions.take_in(connection, records(lines, source), source)
            _derive(connection, change)
            return found

    def search(self, question: str, most: int = 20, as_of: date | None = None) -> tuple[Hit, ...]:
        """Return the claims, and the documents by their titles, that hold all words of a question, the best first.

        Names of parties are found in either script, whichever the text has. What is found was known on a day.
        """
        with self._reading() as connection:
            if connection is None:
                raise MissingLedgerError(path=self.name)
            if all(is_current(connection, derivation) for derivation in DERIVED):
                return search(connection, question, most, as_of)
        with self._writing() as connection:
            return search(connection, question, most, as_of)

    def rebuild(self) -> None:
        """Throw away all that is derived and make it anew; nothing that is held changes."""
        with self._changing() as connection:
            for derivation in DERIVED:
                rebuild(connection, derivation)

    def close(self) -> None:
        """Let go of it."""
        self._place.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Hand out a transaction on a ledger of the present format: one of an older format is migrated in it."""
        with self._place.writing() as connection:
            found = self._place.format(connection)
            if found < FORMAT:
                migrate(connection, found)
                self._place.mark(connection)
            refresh(connection, DERIVED)
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """Hand out a transaction on a ledger that is there already."""
        with self._reading() as connection:
            if connection is None:
                raise MissingLedgerError(path=self.name)
        with self._writing() as connection:
            yield connection

    @contextmanager
    def _current(self) -> Iterator[Connection | None]:
        """Hand out a ledger whose states are up to date; where others made them, they are made anew first."""
        with self._reading() as connection:
            is_ready = connection is None or is_current(connection, STATES)
            if is_ready:
                yield connection
        if not is_ready:
            with self._writing() as connection:
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """Hand out a ledger of the present format: of an older one a migrated copy; None where there is none."""
        with self._place.reading() as connection:
            found = self._place.format(connection) if connection is not None else 0
            if connection is None or not found:
                yield None
            elif found < FORMAT:
                with self._place.copied(connection) as copied:
                    migrate(copied, found)
                    yield copied
            else:
                yield connection


def _derive(connection: Connection, change: Change) -> None:
    for derivation in DERIVED:
        derivation.take_in(connection, change)


def _judge(connection: Connection, judgement: Judgement) -> bool:
    made = held.judgements(connection)
    try:
        require_possible(judgement, held.judged(connection, judgement), made)
    except UnknownPartyError:  # no party by just this name: it may be words of a text, or another spelling
        require_possible(judgement, held.readings(connection, None), made)
    return additions.add_judgement(connection, judgement)
