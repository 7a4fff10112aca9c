"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained.

    text -> folded text -> sentences of items (names, quantities, words) -> groups, frames -> ties; figures

Start here to see the order of things; `discourse` holds what one sentence hands to the next.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from halqa import __version__
from halqa.catalogue.words import Words, words
from halqa.model import Document, Figure, Reading
from halqa.reading.body import body
from halqa.reading.capitals import outgrown
from halqa.reading.claims import merged
from halqa.reading.discourse import Discourse, discourse
from halqa.reading.items import Sentence, sentence
from halqa.reading.mentions import How, Named, apart, mentions
from halqa.reading.newcomers import newcomers
from halqa.reading.quantities import quantity_words
from halqa.reading.spelled import spelled, undotted
from halqa.text.folding import Folded, fold
from halqa.text.markup import without_markup
from halqa.text.sentences import sentences

READER = f"halqa-rules {__version__}"


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
    state, told = discourse_of(document)
    for one in told:
        state.read(one)
    ties, figures = merged(state.ties), once(state.figures)
    reason = None if ties else _reason(told)
    return Reading(document=state.document, reader=READER, ties=ties, figures=figures, reason=reason)


def discourse_of(document: Document) -> tuple[Discourse, Sequence[Sentence]]:
    """Return a document ready to be read, and the sentences that are to be read one by one."""
    text = undotted(without_markup(fold(document.text)))
    document = document if document.lang else replace(document, lang=language(text))
    known = words(document.lang or "en")
    named = _named(document, text, known)
    text = body(text, known.language) if named else text  # most of the web names no party: leave it at once
    told = _sentences(text, named, known) if named else []
    return discourse(document, text, told, known), told


def _sentences(text: Folded, named: Sequence[Named], known: Words) -> list[Sentence]:
    """Return the sentences of the text proper, with the names in each."""
    amounts = quantity_words(known.language)
    found, at = [], 0
    for number, span in enumerate(sentences(text.text)):
        while at < len(named) and named[at].start < span.start:
            at += 1
        inside = []
        while at < len(named) and named[at].end <= span.end:
            if not text.text[named[at].start].isspace():  # in the furniture of the page
                inside.append(named[at])
            at += 1
        found.append(sentence(text.text, span, inside, known, amounts, number))
    return found


def _named(document: Document, text: Folded, known: Words) -> list[Named]:
    known_names = [one for one in mentions(text, document.text) if not _is_outgrown(one, text, document.text, known)]
    catalogued = apart(known_names, spelled(text))
    return apart(catalogued, newcomers(text, document.text, catalogued, known))


def _is_outgrown(one: Named, text: Folded, raw: str, known: Words) -> bool:
    if one.how is not How.NAME or not known.newcomer_after:
        return False
    span = text.raw(one.start, one.end)
    return outgrown(raw, span.start, span.end, one.party, known)


def once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Tell each figure once: the same party, metric and amount."""
    kept: dict[tuple[str, str, Decimal], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.party.party, figure.metric, figure.amount), figure)
    return tuple(kept.values())


def _reason(told: Sequence[Sentence]) -> str:
    """Say why there is no deal."""
    parties = {item.named.party for one in told for item in one.items if item.is_party and item.named}
    if not parties:
        return "no known party is named"
    if len(parties) == 1:
        return f"only one party is named: {next(iter(parties))}"
    return f"{len(parties)} parties are named, but no sentence asserts a deal between two of them"
