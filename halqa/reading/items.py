"""A sentence as a list of items: parties, quantities, words with what they may mean, and marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from halqa.catalogue.words import Tag, Words
from halqa.model import Span
from halqa.reading.mentions import How, Named
from halqa.reading.quantities import Quantity, QuantityWords, quantities
from halqa.text.tokens import Token, tokens

_COVERING = frozenset(("event", "role", "goods", "preposition", "description", "and"))  # phrases read as one word
_NAME = "\x00"  # stands for a name among the tokens: no word, no number


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a sentence with its place in the folded text."""

    text: str
    start: int
    end: int
    tags: tuple[Tag, ...] = ()
    named: Named | None = None
    quantity: Quantity | None = None
    covered: bool = False  # inside a phrase that began before

    def tag(self, category: str, name: str | None = None) -> Tag | None:
        """Return its first tag of a category."""
        return next((t for t in self.tags if t.category == category and name in (None, t.name)), None)

    @property
    def is_party(self) -> bool:
        """Whether a party, not an outlet, is meant."""
        return self.named is not None and self.named.how is not How.OUTLET

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.named and not self.quantity and self.text != "'s" and not self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence."""

    span: Span  # in the folded text
    items: tuple[Item, ...] = field(default=())
    number: int = 0
    language: str = ""


def sentence(
    text: str, span: Span, named: Sequence[Named], words: Words, amounts: QuantityWords, number: int
) -> Sentence:
    """Read the items of a sentence from the folded text and the names found in it."""
    pieces = _pieces(tokens(text, span.start, span.end), named)
    texts = [_NAME if isinstance(piece, Named) else piece.text for piece in pieces]
    at: dict[int, Quantity] = {quantity.start: quantity for quantity in quantities(texts, amounts)}
    items: list[Item] = []
    index = 0
    covered_to = 0
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, Named):
            items.append(Item(_NAME, piece.start, piece.end, named=piece))
            index += 1
            continue
        quantity = at.get(index)
        if quantity:
            last = pieces[quantity.stop - 1]
            items.append(Item(text[piece.start : last.end], piece.start, last.end, quantity=quantity))
            index = quantity.stop
            continue
        tags = tuple(words.tags(texts, index)) if piece.is_word else ()
        items.append(Item(piece.text, piece.start, piece.end, tags, covered=index < covered_to))
        covered_to = max(covered_to, index + max((tag.length for tag in tags if tag.category in _COVERING), default=1))
        index += 1
    return Sentence(span, tuple(items), number, words.language)


def _pieces(read: Sequence[Token], named: Sequence[Named]) -> list[Token | Named]:
    """Put the names in the place of their tokens, with the letters glued on before them."""
    pieces: list[Token | Named] = []
    waiting = list(named)
    for token in read:
        while waiting and waiting[0].end <= token.start:
            pieces.append(waiting.pop(0))
        if waiting and token.end > waiting[0].start - len(waiting[0].glued) and token.start < waiting[0].end:
            continue
        pieces.append(token)
    pieces.extend(waiting)
    return pieces
