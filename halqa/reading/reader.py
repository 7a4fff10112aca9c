"""The reader: a document's text in, its claims out. Rules and data only: offline, deterministic, explained."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from halqa import __version__
from halqa.catalogue.words import Words, words
from halqa.model import SYMMETRIC, Document, Figure, Reading, Status, Tie
from halqa.reading.certainty import source
from halqa.reading.claims import Told, denied_before, merged, parts, tie_of, told, worth_before
from halqa.reading.figures import RawFigure, figure_of, raw_figures
from halqa.reading.frames import RawTie, raw_ties
from halqa.reading.groups import Group, carried, groups
from halqa.reading.items import Sentence, sentence
from halqa.reading.mentions import Named, mentions
from halqa.reading.newcomers import newcomers
from halqa.reading.quantities import Quantity, quantity_words
from halqa.reading.references import Memory, resolved
from halqa.reading.ventures import memberships
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences

_FURNITURE = 120  # characters: a longer line is text, however it begins
READER = f"halqa-rules {__version__}"


def language(text: Folded) -> str:
    """Return the language of a text by its script: ar or en.

    >>> language(fold("استثمرت Nvidia في الشركة"))
    'ar'
    """
    letters = Counter("ar" if "\u0600" <= letter <= "\u06ff" else "en" for letter in text.text if letter.isalpha())
    return "ar" if letters["ar"] >= letters["en"] else "en"


def read(document: Document) -> Reading:
    """Return the claims of one document.

    >>> reading = read(Document(id="d", text="Nvidia will invest $5 billion in Intel."))
    >>> [(tie.kind.value, tie.payer.party, tie.payee.party) for tie in reading.ties]
    [('equity', 'Nvidia', 'Intel')]
    """
    text = fold(document.text)
    document = document if document.lang else replace(document, lang=language(text))
    known = words(document.lang or "en")
    read_sentences = _sentences(document, text, known)
    ties, figures = _claims(document, text, read_sentences, known)
    reason = None if ties else _reason(read_sentences)
    return Reading(document=document, reader=READER, ties=ties, figures=figures, reason=reason)


def _sentences(document: Document, text: Folded, known: Words) -> list[Sentence]:
    named = mentions(text, document.text)
    named = sorted([*named, *newcomers(text, document.text, named, known)], key=lambda one: one.start)
    amounts = quantity_words(known.language)
    found, at = [], 0
    for number, span in enumerate(sentences(text.text)):
        if text.text.startswith(known.furniture, span.start) and span.end - span.start < _FURNITURE:
            continue
        inside = []
        while at < len(named) and named[at].end <= span.end:
            if named[at].start >= span.start:
                inside.append(named[at])
            at += 1
        found.append(sentence(text.text, span, inside, known, amounts, number))
    return found


def _claims(
    document: Document, text: Folded, read_sentences: Sequence[Sentence], known: Words
) -> tuple[tuple[Tie, ...], tuple[Figure, ...]]:
    subject_named = _title_subject(document)
    memory = Memory([], subject_named, topic=subject_named or _most_named(read_sentences))
    hearsay = False
    last: list[Named] = []
    dealing: list[Named] = []
    claims: list[Tie] = []
    numbers: list[Figure] = []
    main: Told | None = None
    recent: Sequence[int] = ()
    rumoured = False
    rounds: dict[str, Quantity] = {}
    for plain in read_sentences:
        before = memory.subject
        whole = resolved(plain, memory, known)
        said = source(whole)
        hearsay = said.unnamed or (hearsay and not said.confirmed)
        found = groups(whole, known)
        raws = raw_ties(whole, found, _unsaid((before, memory.topic, *last, *dealing), found), known)
        raws += memberships(whole, found, memory.venture)
        memory.venture = _venture(found) or memory.venture
        last = [group.parties[0] for group in found if not group.preposition and not group.goods][:3]
        meant = (memory.topic, before) if memory.topic else (before,)
        figures = raw_figures(whole, found, meant, known, strong=True, used=frozenset())
        used = frozenset(figure.item for figure in figures if _names_its_number(figure, raws))
        figures = [figure for figure in figures if figure.item in used]
        tellings = told(whole, raws, used, hearsay)
        used |= {index for one in tellings for index in one.extra}
        figures += raw_figures(whole, found, meant, known, strong=False, used=used)
        rounds |= _rounds(whole, figures)
        numbers += [figure_of(document, text, whole, figure, "USD") for figure in figures]
        memory.subject = _about(whole, found) or memory.subject
        standing = [one for one in tellings if _stands(one)]
        if not standing:
            claims = worth_before(whole, denied_before(whole, claims), recent, used)
        if rumoured and said.unnamed is False and not said.confirmed:
            standing = [_still_rumoured(one, whole) for one in standing]
        rumoured = hearsay and any(one.status is Status.TALKS for one in standing) or (rumoured and hearsay and not standing)
        standing = [_led(one, rounds) for one in standing]
        dealing = [standing[-1].raw.payee, standing[-1].raw.payer] if standing else dealing
        main = next((one for one in reversed(standing) if one.money), main if not standing else None)
        if main:
            taken = used | {index for one in standing for index in one.extra}
            standing += parts(whole, main, taken)
        recent = range(len(claims), len(claims) + len(standing)) if standing else recent
        claims += [tie_of(document, text, one, "USD") for one in standing]
    return merged(claims), _once(numbers)


_NAMED = 3.5  # a metric nearer than this names the number, whatever event stands beside it


def _names_its_number(figure: RawFigure, raws: Sequence[RawTie]) -> bool:
    nearest = min((abs(tie.event - figure.item) for tie in raws), default=99)
    return figure.cost < _NAMED or figure.cost < nearest * 0.5


def _once(numbers: Sequence[Figure]) -> tuple[Figure, ...]:
    """Tell each figure once: the same party, metric and amount."""
    kept: dict[tuple[str, str, Decimal], Figure] = {}
    for figure in numbers:
        kept.setdefault((figure.party.party, figure.metric, figure.amount), figure)
    return tuple(kept.values())


def _rounds(sentence: Sentence, figures: Sequence[RawFigure]) -> dict[str, Quantity]:
    """Return the size of the rounds that a sentence tells, by who raises them."""
    told_of = ((figure.party.party, sentence.items[figure.item].quantity) for figure in figures if figure.metric in _ROUNDS)
    return {party: quantity for party, quantity in told_of if quantity}


_ROUNDS = frozenset(("raised", "raising"))


def _led(one: Told, rounds: Mapping[str, Quantity]) -> Told:
    """Who leads a round shares its sum, told before."""
    size = rounds.get(one.raw.payee.party)
    if one.raw.frame != "lead_round" or one.money or size is None:
        return one
    return replace(one, money=size, shared=True)


def _still_rumoured(one: Told, sentence: Sentence) -> Told:
    """What follows a rumour of talks without a firm word of its own is part of it."""
    firm = any(item.tag("firm") for item in sentence.items)
    if one.status is Status.AGREED and not firm and one.raw.kind not in SYMMETRIC:
        return replace(one, status=Status.TALKS)
    return one


def _stands(one: Told) -> bool:
    """A thing that is over or unsure is told of the pair, not of its rivalry."""
    return not (one.raw.kind == "rivalry" and one.status is Status.DENIED)


def _about(whole: Sentence, found: Sequence[Group]) -> Named | None:
    """Return what a sentence is about: its first party that nothing governs, unless it speaks of "its" backer."""
    if any(item.tag("role") and (item.tags[0].pronoun) for item in whole.items):
        return None
    own = [index for index, item in enumerate(whole.items) if item.text in ("its", "their")]
    if any(item.tag("role") for index in own for item in whole.items[index : index + 3]):
        return None
    free = [group for group in found if not group.preposition and not group.goods and group.parties[0].type != "venture"]
    return free[0].parties[0] if free else None


def _unsaid(meant: Iterable[Named | None], found: Sequence[Group]) -> list[Group]:
    """Return who may be meant without being named: who the last sentence, and who the whole text is about."""
    named = {one.party: one for one in meant if one}
    present = {name for group in found for name in group.names}
    return [carried([one], 0) for party, one in named.items() if party not in present]


def _venture(found: Sequence[Group]) -> Named | None:
    return next((one for group in found for one in group.parties if one.type == "venture"), None)


def _most_named(read_sentences: Sequence[Sentence]) -> Named | None:
    counts = Counter(item.named.party for one in read_sentences for item in one.items if item.is_party and item.named)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return next(item.named for one in read_sentences for item in one.items if item.named and item.named.party == most)


def _title_subject(document: Document) -> Named | None:
    if not document.title:
        return None
    named = [one for one in mentions(fold(document.title), document.title) if one.how != "outlet"]
    return named[0] if named else None


def _reason(read_sentences: Sequence[Sentence]) -> str:
    parties = {item.named.party for one in read_sentences for item in one.items if item.is_party and item.named}
    if not parties:
        return "no known party is named"
    if len(parties) == 1:
        return f"only one party is named: {next(iter(parties))}"
    return f"{len(parties)} parties are named, but no sentence asserts a deal between two of them"
