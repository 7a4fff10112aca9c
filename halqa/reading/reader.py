"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained.

    text -> folded text -> sentences of items (names, quantities, words) -> groups, frames -> ties; figures

Start here to see the order of things; `discourse` holds what one sentence hands to the next.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from halqa import __version__
from halqa.catalogue.words import Words, words
from halqa.model import Document, Figure, Reading, Span
from halqa.reading.claims import merged
from halqa.reading.discourse import Discourse, discourse
from halqa.reading.items import sentence
from halqa.reading.mentions import How, Named, mentions
from halqa.reading.newcomers import newcomers
from halqa.reading.quantities import quantity_words
from halqa.reading.screen import screen
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences

READER = f"halqa-rules {__version__}"
_FURNITURE = 120  # characters: a longer line is text, however it begins


def language(text: Folded) -> str:
    """Return the language of a text by its script: ar or en.

    >>> language(fold("استثمرت Nvidia في الشركة"))
    'ar'
    """
    letters = Counter("ar" if "\u0600" <= letter <= "\u06ff" else "en" for letter in text.text if letter.isalpha())
    return "ar" if letters["ar"] > letters["en"] else "en"


def read(document: Document) -> Reading:
    """Return the claims of one document.

    >>> reading = read(Document(id="d", text="Nvidia will invest $5 billion in Intel."))
    >>> [(tie.kind.value, tie.payer.party, tie.payee.party) for tie in reading.ties]
    [('equity', 'Nvidia', 'Intel')]
    """
    text = fold(document.text)
    document = document if document.lang else replace(document, lang=language(text))
    known = words(document.lang or "en")
    named = _named(document, text, known)
    told = list(_passages(text, named, known)) if named else []  # most of the web names no party: leave it at once
    parties = [one for passage in told for one in passage.named if one.how is not How.OUTLET]
    state = _heard(discourse(document, text, parties, known), text, told, known)
    ties, figures = merged(state.ties), _once(state.figures)
    return Reading(
        document=document, reader=READER, ties=ties, figures=figures, reason=None if ties else _reason(parties)
    )


@dataclass(frozen=True, slots=True)
class _Passage:
    """The place of a sentence, and who is named in it."""

    span: Span
    named: Sequence[Named]
    number: int


def _heard(state: Discourse, text: Folded, told: Iterable[_Passage], known: Words) -> Discourse:
    """Return a discourse that has heard every sentence, and read those that concern it."""
    amounts, bearings = quantity_words(known.language), screen(known.language)
    for one in told:
        if one.named or state.concerns(bearings.bearing(text.text[one.span.start : one.span.end])):
            state.read(sentence(text.text, one.span, one.named, known, amounts, one.number))
        else:
            state.pass_over()
    return state


def _passages(text: Folded, named: Sequence[Named], known: Words) -> Iterator[_Passage]:
    """Yield the sentences of the text proper, without the furniture of its page."""
    at = 0
    for number, span in enumerate(sentences(text.text)):
        if span.end - span.start < _FURNITURE and text.text.startswith(known.furniture, span.start):
            continue
        while at < len(named) and named[at].start < span.start:
            at += 1
        first = at
        while at < len(named) and named[at].end <= span.end:
            at += 1
        yield _Passage(span, named[first:at] if first < at else (), number)


def _named(document: Document, text: Folded, known: Words) -> list[Named]:
    catalogued = mentions(text, document.text)
    return sorted([*catalogued, *newcomers(text, document.text, catalogued, known)], key=lambda one: one.start)


def _once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Tell each figure once: the same party, metric and amount."""
    kept: dict[tuple[str, str, Decimal], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.party.party, figure.metric, figure.amount), figure)
    return tuple(kept.values())


def _reason(named: Sequence[Named]) -> str:
    """Say why there is no deal."""
    parties = {one.party for one in named}
    if not parties:
        return "no known party is named"
    if len(parties) == 1:
        return f"only one party is named: {next(iter(parties))}"
    return f"{len(parties)} parties are named, but no sentence asserts a deal between two of them"
