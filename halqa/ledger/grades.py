"""What kind of source a document is: a company's own word, the press, a post, a row in our own words."""

from functools import cache

from halqa.catalogue.parties import outlet_types, parties
from halqa.model import Document, Grade, Origin, Source
from halqa.text.folding import folded

_OF_TYPE = {
    "wire": Grade.PARTY,
    "agency": Grade.PRESS,
    "newspaper": Grade.PRESS,
    "magazine": Grade.PRESS,
    "tv": Grade.PRESS,
    "site": Grade.SITE,
    "network": Grade.POST,
}
_OF_ORIGIN = {Origin.REFERENCE: Grade.REFERENCE, Origin.HAND: Grade.HAND}


def source(document: Document) -> Source:
    """Return who tells a document, and of what grade that is.

    >>> source(Document(id="d", text="", publisher="رويترز")).grade.value
    'press'
    """
    return Source(document=document.id, publisher=document.publisher, known=document.known, grade=_grade(document))


def _grade(document: Document) -> Grade:
    if document.origin in _OF_ORIGIN:
        return _OF_ORIGIN[document.origin]
    name = folded((document.publisher or "").strip())
    if name in outlet_types():
        return _OF_TYPE[outlet_types()[name]]
    return Grade.PARTY if name in _companies() else Grade.UNKNOWN


@cache
def _companies() -> frozenset[str]:
    return frozenset(folded(name) for entry in parties() for name in entry.names)
