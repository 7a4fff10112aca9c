"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained.

    text -> folded text -> sentences of items (names, quantities, words) -> groups, frames -> ties; figures

Start here to see the order of things; `discourse` holds what one sentence hands to the next.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from halqa import __version__
from halqa.catalogue.words import Words, words
from halqa.model import Document, Figure, Reading, Span, Tie
from halqa.reading.claims import merged
from halqa.reading.discourse import Discourse, discourse
from halqa.reading.items import sentence
from halqa.reading.mentions import How, Named, mentions
from halqa.reading.newcomers import newcomers
from halqa.reading.quantities import quantity_words
from halqa.reading.screen import Screen, screen, states_figure
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
    if not named:  # most of the web names no party: leave it at once
        return _reading(document, (), (), ())
    told = _Passages(text.text, _cuts(text.text, known), named)
    parties = [one for _, inside in told for one in inside if one.how is not How.OUTLET]
    state = _heard(discourse(document, text, parties, known), told, parties, known)
    return _reading(document, merged(state.ties), _once(state.figures), parties)


def _reading(
    document: Document, ties: tuple[Tie, ...], figures: tuple[Figure, ...], parties: Sequence[Named]
) -> Reading:
    reason = None if ties else _reason(parties)
    return Reading(document=document, reader=READER, ties=ties, figures=figures, reason=reason)


@dataclass(frozen=True, slots=True)
class _Passages:
    """The sentences of a text before they are read, each with who is named in it; a long text has a million."""

    text: str
    cuts: Sequence[int]  # where each begins and ends, in turn
    named: Sequence[Named]

    def __iter__(self) -> Iterator[tuple[Span, Sequence[Named]]]:
        at = 0
        for start, end in zip(self.cuts[::2], self.cuts[1::2], strict=True):
            while at < len(self.named) and self.named[at].start < start:
                at += 1
            first = at
            while at < len(self.named) and self.named[at].end <= end:
                at += 1
            yield Span(start, end), self.named[first:at] if first < at else ()


def _cuts(text: str, known: Words) -> Sequence[int]:
    """Return where the sentences of the text proper begin and end, without the furniture of its page."""
    cuts = array("I")
    for span in sentences(text):
        if span.end - span.start >= _FURNITURE or not text.startswith(known.furniture, span.start):
            cuts.extend((span.start, span.end))
    return cuts


def _heard(state: Discourse, told: _Passages, parties: Sequence[Named], known: Words) -> Discourse:
    """Return a discourse that has heard every sentence, and read those that concern it."""
    amounts, bearings = quantity_words(known.language), screen(known.language)
    for number, (span, named) in enumerate(told if _may_claim(state, told, parties, bearings) else ()):
        names_a_party = any(one.how is not How.OUTLET for one in named)
        if names_a_party or state.concerns(bearings.bearing(told.text[span.start : span.end])):
            state.read(sentence(told.text, span, named, known, amounts, number))
        else:
            state.pass_over()
    return state


def _may_claim(state: Discourse, told: _Passages, parties: Sequence[Named], bearings: Screen) -> bool:
    """Whether a document may make a claim at all: it names two parties, or states a figure of one."""
    names = {one.party for one in (*parties, state.memory.topic) if one}
    if len(names) > 1:
        return True
    return any(states_figure(bearings.bearing(told.text[span.start : span.end])) for span, _ in told)


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
