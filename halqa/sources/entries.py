"""A row about one deal -> a document in our own words with one claim that spans its statement.

So a row of the reference ledger, or one that a user entered, goes the same way as what was read: it has words that
carry it, it says where it is from, and it can be outweighed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from halqa.catalogue.statements import LANGUAGES, Statement, tie_statement
from halqa.model import Citation, Document, Mention, Origin, Reading, Span
from halqa.sources.claims import Name, TermFields, tie_of

READERS = {Origin.REFERENCE: "halqa-reference 1", Origin.HAND: "halqa-hand 1"}


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]


class EntryFields(TermFields):
    """A deal as a row tells it: its terms, the day on which it was announced, and what else there is to say."""

    id: Name
    announced: Day
    note: Annotated[str, Field(max_length=2000)] | None = None
    form: str | None = None  # the words of its statement, where those of its kind do not fit


@dataclass(frozen=True, slots=True)
class Written:
    """Where a document in our own words comes from."""

    origin: Origin
    source: str  # the file and the row
    publisher: str | None
    citations: tuple[Citation, ...] = ()


def entry_reading(entry: EntryFields, written: Written) -> Reading:
    """Return the document that tells a row, and its one claim."""
    claim = tie_of(entry, entry.id, Span(0, 0))
    told = [tie_statement(claim, entry.announced, lang, entry.form) for lang in LANGUAGES]
    document = own_words(entry.id, told, entry.note, written)
    document = replace(document, title=f"{entry.payer} – {entry.payee}", published=entry.announced)
    placed = replace(
        claim,
        evidence=evidence(told),
        payer=Mention(party=entry.payer, span=told[0].payer),
        payee=Mention(party=entry.payee, span=told[0].payee),
        rule=f"{written.origin} row",
    )
    return Reading(document=document, reader=READERS[written.origin], ties=(placed,))


def own_words(name: str, told: Sequence[Statement], note: str | None, written: Written) -> Document:
    """Return a document that tells one thing in each language, a line each, and then what else there is to say."""
    statement = "\n".join(one.text for one in told)
    return Document(
        id=name,
        text=f"{statement}\n\n{note}" if note else statement,
        lang=LANGUAGES[0],
        source=written.source,
        publisher=written.publisher,
        origin=written.origin,
        citations=written.citations,
    )


def evidence(told: Sequence[Statement]) -> Span:
    """Return the place of the statement in such a document: all its languages."""
    return Span(0, len("\n".join(one.text for one in told)))
