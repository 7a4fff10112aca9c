"""Which readings are looked at: those known by a day, those of some origins; and the day that one looks from."""

from collections.abc import Collection, Iterable
from datetime import date

from halqa.model import Document, Origin, Reading


def is_known(document: Document, as_of: date | None) -> bool:
    """Whether a document was known on a day."""
    return as_of is None or document.known is None or document.known <= as_of


def of_origins(held: Iterable[Reading], origins: Collection[Origin]) -> tuple[Reading, ...]:
    """Return the readings of documents of some origins; of none named, all of them."""
    return tuple(reading for reading in held if not origins or reading.document.origin in origins)


def latest(held: Iterable[Reading]) -> date | None:
    """Return the last day on which something became known, the natural day to look from; None where none is told."""
    return max((reading.document.known for reading in held if reading.document.known), default=None)
