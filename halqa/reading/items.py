"""A sentence as a list of items: parties, quantities, words with what they may mean, and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from halqa.catalogue.words import Tag, Words
from halqa.model import Span
from halqa.reading.mentions import How, Named
from halqa.reading.phrases import phrases_at
from halqa.reading.quantities import Measure, Quantity, QuantityWords, quantities
from halqa.text.tokens import Token, tokens

_COVERING = frozenset(
    ("event", "role", "goods", "preposition", "description", "and", "organisation", "unrelated")
)  # phrases read as one word
_NONE: Mapping[str, Tag] = MappingProxyType({})
HYPHEN = "-"
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
    _first: Mapping[str, Tag] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first = {tag.category: tag for tag in reversed(self.tags)} if self.tags else _NONE
        object.__setattr__(self, "_first", first)

    def tag(self, category: str, name: str | None = None) -> Tag | None:
        """Return its first tag of a category (and a name)."""
        first = self._first.get(category)
        if first is None or name is None or first.name == name:
            return first
        return next((tag for tag in self.tags if tag.category == category and tag.name == name), None)

    @property
    def is_party(self) -> bool:
        """Whether a party, not an outlet, is meant."""
        return self.named is not None and self.named.how is not How.OUTLET

    @property
    def money(self) -> Quantity | None:
        """The sum that it tells, where it is one."""
        return self.quantity if self.quantity and self.quantity.measure is Measure.MONEY else None

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
    at = {quantity.start: quantity for quantity in quantities(_countable(pieces, texts, amounts), amounts)}
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
        tags = words.tags(texts, index) if piece.is_word else ()
        items.append(Item(piece.text, piece.start, piece.end, tags, covered=index < covered_to))
        covered_to = max(covered_to, index + max((tag.length for tag in tags if tag.category in _COVERING), default=1))
        index += 1
    return Sentence(span, tuple(items), number, words.language)


def is_conversion(items: Sequence[Item], index: int) -> bool:
    """Tell the second sum of "1.3 billion euros ($1.5 billion)": it only says the first again."""
    return index > 1 and items[index - 1].text == "(" and items[index - 2].quantity is not None


def _countable(pieces: Sequence[Token | Named], texts: Sequence[str], amounts: QuantityWords) -> list[str]:
    """Return the tokens with models in one piece: the 200 of GB200 is no number, but the 5 of USD5bn is."""
    row = list(texts)
    for index, (before, piece) in enumerate(pairwise(pieces), 1):
        if isinstance(piece, Named) or before.end != piece.start or not piece.text[0].isdecimal():
            continue
        name = texts[index - 1]
        if name == _NAME or (
            name[0].isalpha() and name.isascii() and not phrases_at([name], 0, amounts.money.currencies)
        ):
            row[index - 1], row[index] = name + piece.text, _NAME
    return row


def _pieces(read: Sequence[Token], named: Sequence[Named]) -> list[Token | Named]:
    """Put the names in the place of their tokens, with the letters glued on before them."""
    pieces: list[Token | Named] = []
    waiting = list(named)
    for token in read:
        while waiting and waiting[0].end <= token.start:
            pieces.append(waiting.pop(0))
        if waiting and token.end > waiting[0].start - len(waiting[0].glued) and token.start < waiting[0].end:
            following = waiting[1].start if len(waiting) > 1 else token.end
            if following >= token.end and (joined := _joined(token, waiting[0])):
                pieces += [waiting.pop(0), *joined]
            continue
        pieces.append(token)
    pieces.extend(waiting)
    return pieces


def _joined(token: Token, named: Named) -> tuple[Token, ...]:
    """Return a hyphen and the word that it joins to a name: "Nvidia-backed"."""
    rest, after = token.text[named.end - token.start :], named.end + 1
    if rest[:1] != HYPHEN or len(rest) == 1:
        return ()
    return Token(HYPHEN, named.end, after), Token(rest[1:], after, token.end)
