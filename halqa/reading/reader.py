"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained.

    text -> folded text -> sentences of items (names, quantities, words) -> groups, frames -> ties; figures

Start here to see the order of things; `discourse` holds what one sentence hands to the next.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from halqa import __version__
from halqa.catalogue.placeholders import is_placeholder
from halqa.catalogue.words import Words, words
from halqa.model import Document, Figure, Reading, Span
from halqa.reading.claims import merged
from halqa.reading.discourse import Discourse, discourse
from halqa.reading.items import Sentence, sentence
from halqa.reading.names.capitals import outgrown
from halqa.reading.names.mentions import How, Named, apart, mentions
from halqa.reading.names.newcomers import newcomers
from halqa.reading.names.placeholders import placeholders
from halqa.reading.names.spelled import spelled, undotted
from halqa.reading.page.body import body
from halqa.reading.prospects import prospects
from halqa.reading.quantities.words import quantity_words
from halqa.reading.screen import screen
from halqa.text.folding import Folded, fold
from halqa.text.markup import without_markup
from halqa.text.sentences import sentences

READER = f"halqa-rules {__version__}"


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
    state, told = discourse_of(document)
    for one, founds in _heard(state, told):
        state.read(one, founds=founds)
    ties, figures = merged(state.ties), once(state.figures)
    reason = None if ties else _reason(told.parties())
    return Reading(document=state.document, reader=READER, ties=ties, figures=figures, reason=reason)


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences of a text before they are read, each with who is named in it; a long text has a million."""

    text: str
    words: Words
    cuts: Sequence[int]  # where each begins and ends, in turn
    named: Sequence[Named]
    numbers: Sequence[int]  # of the sentence that each of them stands in

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.cuts) // 2

    def span(self, number: int) -> Span:
        """Return where one of them stands."""
        return Span(self.cuts[2 * number], self.cuts[2 * number + 1])

    def parties(self) -> list[Named]:
        """Return who is named in the sentences, in order, without the press."""
        return [one for one in self.named if one.how is not How.OUTLET]

    def naming(self) -> Sequence[int]:
        """Return for each of them whether it names a party."""
        names = bytearray(len(self))
        for number, one in zip(self.numbers, self.named, strict=True):
            names[number] |= one.how is not How.OUTLET
        return names

    def bearings(self) -> MutableSequence[int]:
        """Return what the words of each sentence bear on."""
        bearing, text = screen(self.words.language).bearing, self.text
        return array(
            "I", [bearing(text[start:end]) for start, end in zip(self.cuts[::2], self.cuts[1::2], strict=True)]
        )

    def sentence(self, number: int) -> Sentence:
        """Return one of them, ready to be read."""
        named = self.named[bisect_left(self.numbers, number) : bisect_right(self.numbers, number)]
        return sentence(self.text, self.span(number), named, self.words, quantity_words(self.words.language), number)

    def whole(self) -> Iterator[Sentence]:
        """Yield all of them, ready to be read."""
        return map(self.sentence, range(len(self)))


def discourse_of(document: Document) -> tuple[Discourse, Passages]:
    """Return a document ready to be read, and the sentences that are to be read one by one."""
    text = undotted(without_markup(fold(document.text)))
    document = document if document.lang else replace(document, lang=language(text))
    known = words(document.lang or "en")
    named = _named(document, text, known)
    if not named:  # most of the web names no party: leave it at once
        return discourse(document, text, (), known), Passages(text.text, known, (), (), ())
    text = body(text, known.language)
    cuts = _cuts(text.text)
    kept = [one for one in named if not text.text[one.start].isspace()]  # not those in the furniture of the page
    told = Passages(text.text, known, cuts, *_by_sentence(kept, cuts))
    return discourse(document, text, told.parties(), known), told


def _cuts(text: str) -> Sequence[int]:
    """Return where the sentences of a text begin and end."""
    cuts = array("I")
    for span in sentences(text):
        cuts.extend((span.start, span.end))
    return cuts


def _by_sentence(named: Sequence[Named], cuts: Sequence[int]) -> tuple[Sequence[Named], Sequence[int]]:
    """Return who is named inside a sentence, and its number; a name that the end of one cuts through is in none."""
    starts, inside, numbers = cuts[::2], list[Named](), array("I")
    for one in named:
        number = bisect_right(starts, one.start) - 1
        if number >= 0 and one.end <= cuts[2 * number + 1]:
            inside.append(one)
            numbers.append(number)
    return inside, numbers


def _heard(state: Discourse, told: Passages) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences that may change a claim, and whether one may make it; the discourse goes on behind others."""
    bearings, naming = told.bearings(), told.naming()
    founding = _founding(state, told, bearings, naming)
    last = founding.rfind(1)
    for number in range(len(told)):
        if number > last and not state.ties:
            return  # nothing was told that a later sentence could change
        if naming[number] or state.concerns(bearings[number]):
            yield told.sentence(number), bool(founding[number])
        else:
            state.pass_over()


def _founding(state: Discourse, told: Passages, bearings: MutableSequence[int], naming: Sequence[int]) -> bytearray:
    """Return which sentences may make a claim; what bears on those is looked up word for word."""
    topic = state.memory.topic
    parties = (*([topic] if topic else ()), *told.parties())
    found = bytearray(prospects(bearings, naming, parties, told.words))
    known = screen(told.words.language)
    for number in [at for at, founds in enumerate(found) if founds]:
        span = told.span(number)
        bearings[number] = known.refined(bearings[number], told.text[span.start : span.end])
    return bytearray(prospects(bearings, naming, parties, told.words)) if any(found) else found


def _named(document: Document, text: Folded, known: Words) -> list[Named]:
    known_names = [one for one in mentions(text, document.text) if not _is_outgrown(one, text, document.text, known)]
    catalogued = apart(known_names, spelled(text))
    named = apart(catalogued, newcomers(text, document.text, catalogued, known))
    return apart(named, placeholders(text, named, known.language)) if named else named


def _is_outgrown(one: Named, text: Folded, raw: str, known: Words) -> bool:
    if one.how is not How.NAME or not known.newcomer_after:
        return False
    span = text.raw(one.start, one.end)
    return outgrown(raw, span.start, span.end, one.party, known)


def once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Tell each figure once: the same party, metric and amount; one of somebody without a name is nobody's."""
    kept: dict[tuple[str, str, Decimal], Figure] = {}
    for figure in figures:
        if not is_placeholder(figure.party.party):
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
