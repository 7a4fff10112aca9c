"""The whole way on one page: start reading here.

    document --read--> claim --reconcile--> deal --build--> network --> measures

Each arrow is a function from one frozen value to the next; the command line, the web and Python callers go this way.
The last two take numeric libraries, for which a reader need not wait: `halqa.findings` goes on from the deals.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.catalogue.identifiers import identifiers
from halqa.catalogue.naming import language as language  # noqa: PLC0414 # told on: callers of the pipeline ask for it here
from halqa.catalogue.naming import party_named as party_named  # noqa: PLC0414
from halqa.catalogue.placeholders import placeholder
from halqa.catalogue.reference import TELECOM
from halqa.errors import InputError, UnreadDocumentError
from halqa.ledger.changes import Change, changes
from halqa.ledger.deals import deals, is_under
from halqa.ledger.doubts import Question, questions, usd_of
from halqa.ledger.judgements import decisions
from halqa.ledger.looked_at import is_known
from halqa.ledger.looked_at import latest as latest  # noqa: PLC0414
from halqa.ledger.looked_at import of_origins as of_origins  # noqa: PLC0414
from halqa.ledger.names import reasons
from halqa.ledger.overlaps import Overlap, overlaps
from halqa.ledger.parties import Match, meant, register
from halqa.ledger.rollup import RolledUp, rolled_up
from halqa.ledger.totals import Totals, totals
from halqa.ledger.unnamed import Unnamed, unnamed
from halqa.measures.cycles import Cycle
from halqa.model import Deal, Document, Judgement, Origin, Reading
from halqa.reading import read
from halqa.reading.explaining.reasons import Explanation
from halqa.reading.explanation import explanation
from halqa.sources.hand import by_hand, template
from halqa.sources.inputs import inputs
from halqa.sources.reference import reference
from halqa.sources.relations import relations
from halqa.sources.samples import RETOLD, samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is held to be so as of one day, and the claims that it rests on."""

    as_of: date
    readings: tuple[Reading, ...]
    deals: tuple[Deal, ...]
    totals: Totals
    cycles: tuple[Cycle, ...] = ()  # those found so far: `halqa.findings.pictured.with_cycles` looks for them
    has_all_cycles: bool = False  # no: there are more, none of which carries more than these
    inside: tuple[Deal, ...] = ()  # seen by group: the deals inside one, which count in nothing else here
    is_by_group: bool = False  # the deals stand under the heads of their parties' groups

    @property
    def parties(self) -> frozenset[str]:
        """The parties of all deals, those of no flow too."""
        return frozenset(name for deal in (*self.deals, *self.inside) for name in (deal.payer, deal.payee))

    @property
    def inside_totals(self) -> Totals:
        """What the deals inside one group come to."""
        return totals(self.inside, usd_per_unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a name means, or may mean."""

    name: str
    party: str | None  # None: no party fits, or more than one
    group: str | None  # the head of the party's group
    identifiers: Mapping[str, str]  # what registers call the party
    may_be: tuple[str, ...]  # for a description that names nobody: who it may be
    matches: tuple[Match, ...]  # the nearest parties, the best first


def who(name: str) -> Identity:
    """Return who a name in either script means, and why.

    >>> who("كور ويف").party, who("Core42").group, who("a hyperscaler").may_be[:2]
    ('CoreWeave', 'G42', ('Amazon', 'Google'))
    """
    matches, described = register().matches(name), placeholder(name)
    found = meant(name, matches)
    party = None if described or found is None else found.party
    return Identity(
        name=name,
        party=party,
        group=group(party) if party else None,
        identifiers=identifiers(party) if party else {},
        may_be=described.candidates if described else (),
        matches=matches,
    )


def spellings(held: Mapping[str, str]) -> tuple[Match, ...]:
    """Return the names that a ledger holds under another, each with the reasons, in their order.

    >>> [(one.party, one.spelling, one.score) for one in spellings({"بيلاجيا": "Pelagia"})]
    [('Pelagia', 'بيلاجيا', 1.0)]
    """
    return tuple(Match(party, name, reasons(name, party)) for name, party in held.items())


def readings(
    paths: Iterable[str], stdin: BinaryIO | None = None, lang: str | None = None
) -> Iterator[Reading | InputError]:
    """Read files, folders and standard input; claims read before pass through, what cannot be used comes as an error.

    `lang` overrides what the documents tell of their language.
    """
    known = language(lang) if lang else None
    for found in inputs(paths, stdin):
        yield _read(_in_language(found, known)) if isinstance(found, Document) else found


def fetched(reading: Reading, at: datetime) -> Reading:
    """Return a reading whose document was fetched at a time, unless it tells its own."""
    document = reading.document
    return reading if document.fetched else replace(reading, document=replace(document, fetched=at))


def explained(reading: Reading) -> Explanation | None:
    """Return why a reading says what it says; None where another reader, or another version, made its claims."""
    why = explanation(reading.document)
    ties, figures = (tuple(one.claim for one in claims) for claims in (why.ties, why.figures))
    return why if (reading.reader, reading.ties, reading.figures) == (why.reader, ties, figures) else None


def sample_readings() -> Iterator[Reading]:
    """Read the articles that ship with the package."""
    return map(read, samples())


def reference_readings() -> tuple[Reading, ...]:
    """Return the reference, a statement a row, and beside it three articles with claims that it contradicts."""
    return (*reference(), *map(read, samples(RETOLD)))


def reference_judgements(readings: Iterable[Reading]) -> tuple[Judgement, ...]:
    """Return what is known of the rows of the reference beside each other: one deal, two, a part of another."""
    return relations(reading for reading in readings if reading.document.origin is Origin.REFERENCE)


def telecom_readings() -> tuple[Reading, ...]:
    """Return the book of the telecom years, a statement a row: 1998 to 2003, and what courts said later."""
    return reference(TELECOM)


def telecom_judgements(readings: Iterable[Reading]) -> tuple[Judgement, ...]:
    """Return what is known of its rows beside each other."""
    return relations(readings, TELECOM)


def hand_readings(file: Path) -> tuple[Reading | InputError, ...]:
    """Return the rows that a user filled in, each told in our own words, or what is wrong with it."""
    return by_hand(file)


def hand_template(lang: str) -> str:
    """Return an example to fill in, as CSV, with the columns in a language."""
    return template(language(lang))


def picture(
    held: Iterable[Reading], as_of: date, judgements: Iterable[Judgement] = (), *, by_group: bool = False
) -> Picture:
    """Reconcile claims and judgements into deals as of a day, and add them up.

    By group, each party stands under the head of its group, and the deals inside one group stand apart.
    """
    claims = tuple(held)
    known = tuple(reading for reading in claims if is_known(reading.document, as_of))
    return pictured(deals(claims, as_of, judgements), known, as_of, by_group=by_group)


def pictured(held: Sequence[Deal], readings: Sequence[Reading], as_of: date, *, by_group: bool = False) -> Picture:
    """Add up the deals that are held on a day; `readings` are what they are quoted from."""
    seen = rolled_up(held) if by_group else RolledUp(tuple(held), ())
    return Picture(
        as_of=as_of,
        readings=tuple(readings),
        deals=seen.between,
        totals=totals(seen.between, usd_per_unit),
        inside=seen.inside,
        is_by_group=by_group,
    )


def quoted(seen: Picture, told: Iterable[Deal], readings: Iterable[Reading]) -> Picture:
    """Return a picture with the versions of some of its deals, and the readings that they are quoted from."""
    words = {deal.id: deal for deal in told}

    def with_words(deal: Deal) -> Deal:
        found = words.get(deal.id)
        return replace(deal, versions=found.versions, rejected=found.rejected) if found else deal

    deals_, inside = (tuple(map(with_words, row)) for row in (seen.deals, seen.inside))
    return replace(seen, deals=deals_, inside=inside, readings=tuple(readings))


def shared_money(seen: Picture) -> tuple[Overlap, ...]:
    """Return the pairs of deals that may count the same money, those left out that are a part and its whole already."""
    wholes = {deal.id: deal.part_of for deal in seen.deals if deal.part_of}
    found = overlaps(seen.deals, usd_per_unit)
    return tuple(
        pair
        for pair in found
        if not is_under(pair.other, pair.deal, wholes) and not is_under(pair.deal, pair.other, wholes)
    )


def whole_usd(deal: Deal) -> Decimal:
    """Return the whole sum of a deal in US dollars, nothing where none is known."""
    return usd_of(deal, usd_per_unit)


def changed(
    before: Sequence[Deal], after: Sequence[Deal], since: date, told: Callable[[Collection[str]], Iterable[Deal]]
) -> tuple[Change, ...]:
    """Return what changed from the deals that were held on a day, `since`, to those of a later one.

    `told` gives deals with their versions, which tell whose word moved them: of those alone that changed.
    """
    names = {change.deal.id for change in changes(before, after, since)}
    words = {deal.id: deal for deal in told(names)}
    return changes(before, [words.get(deal.id, deal) for deal in after], since)


def to_review(
    held: Sequence[Deal], readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> tuple[Question, ...]:
    """Return what a person should decide on, what most money and doubt hang on first."""
    return questions(held, readings, judgements, usd_per_unit)


def left_unnamed(held: Iterable[Deal], judgements: Iterable[Judgement] = ()) -> tuple[Unnamed, ...]:
    """Return the parties that deals leave without a name, and who each may be; who was told not to be one is not."""
    return unnamed(held, usd_per_unit, decisions(judgements, {}).parties)


def _read(document: Document) -> Reading | InputError:
    """Read a document, or say why it cannot be read, so that the others are read all the same."""
    try:
        return read(document)
    except InputError as error:
        return UnreadDocumentError(document=document.id, reason=str(error))


def _in_language(document: Document, lang: str | None) -> Document:
    return replace(document, lang=lang) if lang else document
