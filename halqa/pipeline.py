"""The whole way on one page: start reading here.

    document --read--> claim --reconcile--> deal --build--> network --> measures

Each arrow is a function from one frozen value to the next; the command line, the web and Python callers go this way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group, unnamed
from halqa.catalogue.identifiers import identifiers
from halqa.catalogue.naming import language as language  # noqa: PLC0414 # told on: callers of the pipeline ask for it here
from halqa.catalogue.naming import party_named as party_named  # noqa: PLC0414
from halqa.errors import InputError, UnknownDealError, UnreadDocumentError
from halqa.ledger.changes import Change, changes, ladder
from halqa.ledger.deals import deals, is_under
from halqa.ledger.doubts import Question, questions
from halqa.ledger.names import reasons
from halqa.ledger.overlaps import Overlap, overlaps
from halqa.ledger.parties import Match, meant, register
from halqa.ledger.rollup import RolledUp, rolled_up
from halqa.ledger.states import histories
from halqa.ledger.totals import Totals, totals
from halqa.measures.cycles import MOST, Cycle, search
from halqa.model import Deal, Document, Judgement, Origin, Reading
from halqa.network.flows import Network, network
from halqa.reading import read
from halqa.reading.explanation import explanation
from halqa.reading.reasons import Explanation
from halqa.sources.hand import by_hand, template
from halqa.sources.inputs import inputs
from halqa.sources.reference import reference
from halqa.sources.relations import relations
from halqa.sources.samples import RETOLD, samples

LONGEST_CYCLE = 6  # legs
MOST_CYCLES = MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is held to be so as of one day, and the claims that it rests on."""

    as_of: date
    readings: tuple[Reading, ...]
    deals: tuple[Deal, ...]
    totals: Totals
    network: Network
    cycles: tuple[Cycle, ...]
    has_all_cycles: bool  # no: there are more, none of which carries more than these
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
    matches, described = register().matches(name), unnamed(name)
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


def hand_readings(file: Path) -> tuple[Reading | InputError, ...]:
    """Return the rows that a user filled in, each told in our own words, or what is wrong with it."""
    return by_hand(file)


def hand_template(lang: str) -> str:
    """Return an example to fill in, as CSV, with the columns in a language."""
    return template(language(lang))


def of_origins(held: Iterable[Reading], origins: Collection[Origin]) -> tuple[Reading, ...]:
    """Return the readings of documents of some origins; of none named, all of them."""
    return tuple(reading for reading in held if not origins or reading.document.origin in origins)


def picture(
    held: Iterable[Reading],
    as_of: date,
    longest: int = LONGEST_CYCLE,
    most_cycles: int = MOST_CYCLES,
    judgements: Iterable[Judgement] = (),
    *,
    by_group: bool = False,
) -> Picture:
    """Reconcile claims and judgements into deals, build the network as of a day, measure it.

    A cycle has `longest` legs at most; of more cycles than `most_cycles`, those that carry most are kept. By group,
    each party stands under the head of its group, and the deals inside one group stand apart.
    """
    claims = tuple(held)
    reconciled = deals(claims, as_of, judgements)
    seen = rolled_up(reconciled) if by_group else RolledUp(reconciled, ())
    flows = network(seen.between, as_of, usd_per_unit)
    found = search(flows, longest, most_cycles)
    return Picture(
        as_of=as_of,
        readings=claims,
        deals=seen.between,
        totals=totals(seen.between, usd_per_unit),
        network=flows,
        cycles=found.cycles,
        has_all_cycles=found.is_complete,
        inside=seen.inside,
        is_by_group=by_group,
    )


def shared_money(seen: Picture) -> tuple[Overlap, ...]:
    """Return the pairs of deals that may count the same money, those left out that are a part and its whole already."""
    wholes = {deal.id: deal.part_of for deal in seen.deals if deal.part_of}
    found = overlaps(seen.deals, usd_per_unit)
    return tuple(
        pair
        for pair in found
        if not is_under(pair.other, pair.deal, wholes) and not is_under(pair.deal, pair.other, wholes)
    )


def changed(
    held: Iterable[Reading], since: date, until: date, judgements: Sequence[Judgement] = ()
) -> tuple[Change, ...]:
    """Return what changed from what was held on one day to what was held on a later one."""
    known = tuple(held)
    return changes(deals(known, since, judgements), deals(known, until, judgements), since)


def history(
    held: Iterable[Reading], deal: str, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[date | None, Change], ...]:
    """Return the steps of one deal: since when it was held otherwise than before, and on whose word."""
    found = histories(held, judgements)
    if deal not in found:
        nearest = get_close_matches(deal, found, n=1)
        raise UnknownDealError(name=deal, nearest=nearest[0] if nearest else "")
    return ladder(found[deal])


def reconciled(held: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Deal, ...]:
    """Return the deals that claims and judgements come to."""
    return deals(held, None, judgements)


def to_review(held: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Question, ...]:
    """Return what a person should decide on, what most money and doubt hang on first."""
    return questions(deals(held, None, judgements), held, judgements, usd_per_unit)


def latest(held: Sequence[Reading]) -> date | None:
    """Return the last day on which something became known, the natural day to look from; None where none is told."""
    return max((reading.document.known for reading in held if reading.document.known), default=None)


def _read(document: Document) -> Reading | InputError:
    """Read a document, or say why it cannot be read, so that the others are read all the same."""
    try:
        return read(document)
    except InputError as error:
        return UnreadDocumentError(document=document.id, reason=str(error))


def _in_language(document: Document, lang: str | None) -> Document:
    return replace(document, lang=lang) if lang else document
