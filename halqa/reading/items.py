"""A sentence as a list of items: parties, quantities, words with what they may mean, and marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from halqa.catalogue.words import Meanings, Tag, Words
from halqa.model import Span
from halqa.reading.names.mentions import How, Named
from halqa.reading.phrases import phrases_at
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.finding import NAME, quantities
from halqa.reading.quantities.words import QuantityWords
from halqa.text.tokens import Token, tokens

_COVERING = frozenset(
    ("event", "role", "goods", "preposition", "description", "and", "organisation", "unrelated", "such_as")
)  # phrases read as one word
_NONE = Meanings()
HYPHEN = "-"


class Item(NamedTuple):  # made by the million: a frozen dataclass takes three times as long
    """A stretch of a sentence with its place in the folded text."""

    text: str
    start: int
    end: int
    tags: Meanings = _NONE
    named: Named | None = None
    quantity: Quantity | None = None
    covered: bool = False  # inside a phrase that began before

    def tag(self, category: str, name: str | None = None) -> Tag | None:
        """Return its first tag of a category (and a name)."""
        first = self.tags.first.get(category)
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
    categories: frozenset[str] = frozenset()  # of all that its words may mean, before names stand for any of them


def sentence(
    text: str, span: Span, named: Sequence[Named], words: Words, amounts: QuantityWords, number: int
) -> Sentence:
    """Read the items of a sentence from the folded text and the names found in it."""
    read = tokens(text, span.start, span.end)
    pieces = _unquoted(_pieces(read, named), words) if named else read
    texts = (
        [NAME if isinstance(piece, Named) else piece.text for piece in pieces] if named else [one[0] for one in read]
    )
    at = {quantity.start: quantity for quantity in quantities(_countable(pieces, texts, amounts), amounts)}
    items: list[Item] = []
    categories: set[str] = set()
    behind = covered_to = 0
    for index, (piece, token) in enumerate(zip(pieces, texts, strict=True)):
        if index < behind:
            continue  # inside a quantity
        if token is NAME and isinstance(piece, Named):
            items.append(Item(NAME, piece.start, piece.end, _NONE, piece))
        elif index in at:
            quantity = at[index]
            behind, end = quantity.stop, pieces[quantity.stop - 1].end
            items.append(Item(text[piece.start : end], piece.start, end, _NONE, None, quantity))
        elif tags := words.tags(texts, index) if token[0].isalpha() else _NONE:
            items.append(Item(token, piece.start, piece.end, tags, None, None, index < covered_to))
            categories.update(tags.first)
            covered_to = max(covered_to, index + (_covering(tags) if tags.longest > 1 else 1))
        else:
            items.append(Item(token, piece.start, piece.end, _NONE, None, None, index < covered_to))
    return Sentence(span, tuple(items), number, words.language, frozenset(categories))


def _covering(tags: Meanings) -> int:
    """Return how many words the longest phrase takes that is read as one word."""
    return max((tag.length for tag in tags if tag.length > 1 and tag.category in _COVERING), default=1)


def is_conversion(items: Sequence[Item], index: int) -> bool:
    """Tell the second sum of "1.3 billion euros ($1.5 billion)": it only says the first again."""
    return index > 1 and items[index - 1].text == "(" and items[index - 2].quantity is not None


def _countable(pieces: Sequence[Token | Named], texts: Sequence[str], amounts: QuantityWords) -> list[str]:
    """Return the tokens with models in one piece: the 200 of GB200 is no number, but the 5 of USD5bn is."""
    row = list(texts)
    numbers = [index for index, text in enumerate(texts) if text[0].isdecimal() and index]
    for index in numbers:
        before, piece = pieces[index - 1], pieces[index]
        if isinstance(piece, Named) or before.end != piece.start:
            continue
        name = texts[index - 1]
        if name == NAME or (
            name[0].isalpha() and name.isascii() and not phrases_at([name], 0, amounts.money.currencies)
        ):
            row[index - 1], row[index] = name + piece.text, NAME
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


_QUOTE = '"'


def _unquoted(pieces: Sequence[Token | Named], words: Words) -> list[Token | Named]:
    """Leave out the quotes around a single name: «ميتا» is as near to its verb as ميتا.

    They stay behind what stands for a company by itself: the object of اشترت الشركة «مرفأ» is not its subject.
    """
    dropped: set[int] = set()
    for index in range(1, len(pieces) - 1):
        around = pieces[index - 1], pieces[index + 1]
        if isinstance(pieces[index], Named) and all(map(_is_quote, around)):
            before = pieces[index - 2] if index > 1 else None
            if not (isinstance(before, Token) and before.text in words.descriptions):
                dropped |= {index - 1, index + 1}
    return [piece for index, piece in enumerate(pieces) if index not in dropped]


def _is_quote(piece: Token | Named) -> bool:
    return not isinstance(piece, Named) and piece.text == _QUOTE


def _joined(token: Token, named: Named) -> tuple[Token, ...]:
    """Return a hyphen and the word that it joins to a name: "Nvidia-backed"."""
    rest, after = token.text[named.end - token.start :], named.end + 1
    if rest[:1] != HYPHEN or len(rest) == 1:
        return ()
    return Token(HYPHEN, named.end, after), Token(rest[1:], after, token.end)
