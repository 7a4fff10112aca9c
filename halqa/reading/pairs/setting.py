"""Two marked parties in their text, as the reader sees it: sentences of items in which both marks are parties."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from halqa.catalogue.words import Words, words
from halqa.errors import EmptyMarkError, MarkOutsideTextError, OverlappingMarksError
from halqa.model import Document, Span
from halqa.reading.items import Item, Sentence, sentence
from halqa.reading.names.mentions import How, Named, mentions
from halqa.reading.names.newcomers import newcomers
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences
from halqa.text.tokens import tokens

_PIECE = 1500  # characters on either side of the pair: what stands farther off says nothing of it


@dataclass(frozen=True)
class Setting:
    """A text with two parties marked in it; `left` is named before `right`."""

    document: Document
    text: Folded
    words: Words
    sentences: tuple[Sentence, ...]
    left: Named
    right: Named

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of all sentences in a row."""
        return tuple(item for one in self.sentences for item in one.items)

    @cached_property
    def places(self) -> tuple[int, int]:
        """Where the two parties stand among the items."""
        at = {item.start: index for index, item in reversed(list(enumerate(self.items))) if item.named}
        return at[self.left.start], at[self.right.start]


def setting(text: str, left: Span, right: Span, lang: str) -> Setting:
    """Read a text with the two marks in it as its parties; the marks count characters of the raw text.

    >>> told = setting("Intel bought Mobileye.", Span(0, 5), Span(13, 21), "en")
    >>> told.left.party, told.right.party, told.places
    ('Intel', 'Mobileye', (0, 2))
    """
    _require_apart(text, left, right)
    begin, end = _window(text, left, right)
    shifted = [Span(one.start - begin, one.end - begin) for one in (left, right)]
    document = Document(id="pair", text=text[begin:end], lang=lang)
    known, seen = words(lang), fold(document.text)
    listed = [*mentions(seen, document.text)]
    listed += newcomers(seen, document.text, listed, known)
    one, two = _apart(*(_marked(seen, span, listed, known) for span in shifted))
    others = [named for named in listed if not (_overlaps(named, one) or _overlaps(named, two))]
    named = sorted([*others, one, two], key=lambda each: each.start)
    return Setting(document, seen, known, _sentences(seen, named, known), one, two)


def _require_apart(text: str, left: Span, right: Span) -> None:
    for span in (left, right):
        if not 0 <= span.start < span.end <= len(text):
            raise MarkOutsideTextError(mark=_told(span), length=len(text))
        if not any(letter.isalnum() for letter in text[span.start : span.end]):
            raise EmptyMarkError(mark=_told(span))
    if left.end > right.start:
        raise OverlappingMarksError(first=_told(left), second=_told(right))


def _told(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _window(text: str, left: Span, right: Span) -> tuple[int, int]:
    """Return the part of a long text that the pair stands in."""
    return max(0, left.start - _PIECE), min(len(text), right.end + _PIECE)


def _marked(text: Folded, raw: Span, listed: Sequence[Named], known: Words) -> Named:
    """Return the party at a mark: what the catalogue knows of it, or its words as they stand."""
    span = _folded(text, raw)
    inside = [one for one in listed if span.start <= one.start and one.end <= span.end]
    whole = max(inside, key=lambda one: one.end - one.start, default=None)
    if whole and whole.how is not How.OUTLET:
        return replace(whole, end=max(whole.end, span.end))
    written = text.text[span.start : span.end]
    glued = _glued(text.text, span.start)
    last = written.rsplit(" ", 1)[-1]
    kind = known.organisation_endings.get(last) or known.organisation_nouns.get(last) or "other"
    return Named(written, span.start, span.end, How.NEW, glued, kind, written=written)


def _folded(text: Folded, raw: Span) -> Span:
    """Return the folded place of a raw one, without marks and possessives at its ends."""
    places = range(len(text.text))
    start, end = (bisect_left(places, place, key=text.origin) for place in (raw.start, raw.end))
    inside = [token for token in tokens(text.text, start, end) if token.text[0].isalnum()]
    return Span(inside[0].start, inside[-1].end) if inside else Span(start, max(end, start + 1))


def _glued(text: str, start: int) -> str:
    begin = start
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:start]


def _apart(one: Named, two: Named) -> tuple[Named, Named]:
    """Two marks are two parties, even if one name stands for both."""
    if one.party != two.party:
        return one, two
    return replace(one, party=f"{one.party} (first)"), replace(two, party=f"{two.party} (second)")


def _overlaps(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end


def _sentences(text: Folded, named: Sequence[Named], known: Words) -> tuple[Sentence, ...]:
    amounts, found = quantity_words(known.language), []
    for number, span in enumerate(_whole(text, named)):
        inside = [one for one in named if span.start <= one.start < span.end]
        plain = sentence(text.text, span, inside, known, amounts, number)
        found.append(replace(plain, items=tuple(_with_owners(plain.items, known))))
    return tuple(found)


def _whole(text: Folded, named: Sequence[Named]) -> list[Span]:
    """Return the sentences, those joined that a name runs across ("Yahoo! Japan")."""
    joined: list[Span] = []
    for span in sentences(text.text):
        if joined and any(one.start < joined[-1].end < one.end for one in named):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _with_owners(items: Sequence[Item], known: Words) -> list[Item]:
    """Read a marked "its" as a name with a possessive after it."""
    read: list[Item] = []
    for item in items:
        read.append(item)
        if item.named and any(tag.category == "own" for tag in known.tags([item.named.written], 0)):
            read.append(Item("'s", item.end, item.end))
    return read
