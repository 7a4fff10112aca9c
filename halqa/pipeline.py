"""The whole way on one page: start reading here.

    document --read--> claim --reconcile--> deal --build--> network --> measures

Each arrow is a function from one frozen value to the next; the command line, the web and Python callers all go this way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from halqa.catalogue.currencies import usd_per_unit
from halqa.errors import InputError, UnknownLanguageError
from halqa.ledger.deals import deals
from halqa.ledger.totals import Totals, totals
from halqa.measures.cycles import Cycle, cycles
from halqa.model import Deal, Document, Reading
from halqa.network.flows import Network, network
from halqa.reading import read
from halqa.sources.inputs import inputs
from halqa.sources.samples import samples

LANGUAGES = ("ar", "en")
LONGEST_CYCLE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is held to be so as of one day, and the claims that it rests on."""

    as_of: date
    readings: tuple[Reading, ...]
    deals: tuple[Deal, ...]
    totals: Totals
    network: Network
    cycles: tuple[Cycle, ...]


def readings(
    paths: Iterable[str], stdin: BinaryIO | None = None, lang: str | None = None
) -> Iterator[Reading | InputError]:
    """Read files, folders and standard input; claims that were read before pass through, what cannot be used comes as an error.

    `lang` overrides what the documents tell of their language.
    """
    known = language(lang) if lang else None
    for found in inputs(paths, stdin):
        yield read(_in_language(found, known)) if isinstance(found, Document) else found


def sample_readings() -> Iterator[Reading]:
    """Read the articles that ship with the package."""
    return map(read, samples())


def picture(held: Iterable[Reading], as_of: date, longest: int = LONGEST_CYCLE) -> Picture:
    """Reconcile claims into deals, build the network as of a day, and measure it; `longest` limits the legs of a cycle."""
    claims = tuple(held)
    reconciled = deals(claims, as_of)
    flows = network(reconciled, as_of, usd_per_unit)
    return Picture(
        as_of=as_of,
        readings=claims,
        deals=reconciled,
        totals=totals(reconciled, usd_per_unit),
        network=flows,
        cycles=cycles(flows, longest),
    )


def latest(held: Sequence[Reading]) -> date | None:
    """Return the last dateline, the natural day to look from; None where no document tells one."""
    return max((reading.document.published for reading in held if reading.document.published), default=None)


def language(name: str) -> str:
    """Return a language that is known, by its code.

    >>> language("AR")
    'ar'
    """
    if name.lower() not in LANGUAGES:
        raise UnknownLanguageError(language=name, known=", ".join(LANGUAGES))
    return name.lower()


def _in_language(document: Document, lang: str | None) -> Document:
    return replace(document, lang=lang) if lang else document
