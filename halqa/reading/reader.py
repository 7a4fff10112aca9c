"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained.

    text -> folded text -> sentences of items (names, quantities, words) -> groups, frames -> ties; figures

Start here to see the order of things; `discourse` holds what one sentence hands to the next.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
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
from halqa.reading.screen import screen, states_figure
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences

READER = f"halqa-rules {__version__}"
_FURNITURE = 120  # characters: a longer line is text, however it begins


def language(text: Folded) -> str:
    """Return the language of a text by its script: ar or en.

    >>> language(fold("استثمرت Nvidia في الشركة"))
    'ar'
    """
    if text.text.isascii():
        return "en"
    written = text.text.encode()
    latin = len(written.translate(None, _NO_LATIN))
    others = Counter(letter for letter in written.translate(None, _ASCII).decode() if letter.isalpha())
    arabic = sum(count for letter, count in others.items() if "\u0600" <= letter <= "\u06ff")
    return "ar" if arabic > latin + others.total() - arabic else "en"


_ASCII = bytes(range(128))
_NO_LATIN = bytes(code for code in range(256) if not (code < 128 and chr(code).isalpha()))


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
    """The place of a sentence, who is named in it, and what its words bear on."""

    span: Span
    named: Sequence[Named]
    number: int
    bearing: int

    @property
    def names_a_party(self) -> bool:
        """Whether not only the press is named."""
        return any(one.how is not How.OUTLET for one in self.named)


def _heard(state: Discourse, text: Folded, told: Sequence[_Passage], known: Words) -> Discourse:
    """Return a discourse that has heard every sentence, and read those that concern it."""
    amounts = quantity_words(known.language)
    for one in told if _may_claim(state, told) else ():
        if one.names_a_party or state.concerns(one.bearing):
            state.read(sentence(text.text, one.span, one.named, known, amounts, one.number))
        else:
            state.pass_over()
    return state


def _may_claim(state: Discourse, told: Sequence[_Passage]) -> bool:
    """Whether a document may make a claim at all: it names two parties, or states a figure of one."""
    parties = {one.party for passage in told for one in passage.named if one.how is not How.OUTLET}
    if state.memory.topic:
        parties.add(state.memory.topic.party)
    return len(parties) > 1 or any(states_figure(passage.bearing) for passage in told)


def _passages(text: Folded, named: Sequence[Named], known: Words) -> Iterator[_Passage]:
    """Yield the sentences of the text proper, without the furniture of its page."""
    bearings = screen(known.language)
    at = 0
    for number, span in enumerate(sentences(text.text)):
        if span.end - span.start < _FURNITURE and text.text.startswith(known.furniture, span.start):
            continue
        while at < len(named) and named[at].start < span.start:
            at += 1
        first = at
        while at < len(named) and named[at].end <= span.end:
            at += 1
        bearing = bearings.bearing(text.text[span.start : span.end])
        yield _Passage(span, named[first:at] if first < at else (), number, bearing)


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
