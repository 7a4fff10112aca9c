"""What the words of a sentence bear on, told word by word before the sentence is read.

Most sentences of most texts name nobody, refer to nobody and state no size: no claim can come from them, and all that
they change is who was named last. To tell that takes a look at each word alone, which is remembered.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import Final

from halqa.catalogue.words import Tag, Words, words
from halqa.reading.names.descriptions import COUNTERPARTS
from halqa.reading.prospects import COUNTS, CROWDS, EXACT, GOODS, MEASURES, REFERS, SIZES, called
from halqa.reading.quantities.cardinals import NumberWords, number
from halqa.reading.quantities.words import QuantityWords, quantity_words
from halqa.reading.terms import lasting_words
from halqa.text.forms import arabic_stems
from halqa.text.tokens import token_texts, tokens

WHISPERS: Final = 16  # unnamed sources
ANSWERS: Final = 32  # confirms or denies
LASTS: Final = 64  # may tell how long a deal runs

_BEARING: Final[Mapping[str, int]] = {
    "pronouns": REFERS, "both": REFERS, "description": REFERS,
    "metric": MEASURES, "qualified": MEASURES, "constructed": MEASURES,
    "unnamed": WHISPERS, "affirms": ANSWERS, "confirms": ANSWERS, "denied": ANSWERS, "ended": ANSWERS,
}  # fmt: skip
_REMEMBERED: Final = 50_000  # different words whose bearing is kept at hand


class Screen(dict[str, int]):
    """What each word of a language bears on, glued marks and all; a word not met before is looked up once."""

    def __init__(self, language: Words, amounts: QuantityWords) -> None:
        super().__init__()
        self._language = language
        self._amounts = amounts
        self._keys = _keys(language, amounts)
        self._alone: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        """Look a word up."""
        if len(self) > _REMEMBERED:
            self.clear()
        self[written] = bearing = reduce(or_, map(self._bearing, _pieces(written)), 0)
        return bearing

    def bearing(self, text: str) -> int:
        """Return what a folded text bears on.

        >>> known = screen("en")
        >>> known.bearing("the weather was fine."), bool(known.bearing("sales rose to $5bn") & MEASURES)
        (0, True)
        """
        return reduce(or_, map(self.__getitem__, text.split()), 0)

    def refined(self, bearing: int, text: str) -> int:
        """Return what a folded text bears on, with its phrases looked up word for word, as far as they call up a frame.

        >>> known = screen("en")
        >>> known.bearing("two teams were up") == known.refined(known.bearing("two teams were up"), "two teams were up")
        False
        """
        row = token_texts(text)
        told = self._called(row)
        if "-" in text:
            told |= self._called([piece for token in row for piece in token.split("-") if piece])
        return bearing & ~EXACT | told & EXACT

    def _called(self, row: list[str]) -> int:
        told = 0
        for index, token in enumerate(row):
            tags = self._language.tags(row, index)
            told |= (
                _meant(tags)
                if tags.longest > 1
                else self._alone[token]
                if token in self._alone
                else self._met(token, tags)
            )
        return told

    def _met(self, token: str, tags: Sequence[Tag]) -> int:
        """Remember what a word calls up by itself."""
        if len(self._alone) > _REMEMBERED:
            self._alone.clear()
        self._alone[token] = told = _meant(tags)
        return told

    def _bearing(self, token: str) -> int:
        if token[:1].isdecimal():
            return COUNTS
        stems = (word for _, word in self._language.stems(token))
        bearing = reduce(or_, (self._keys.get(stem, 0) | self._dual(stem) for stem in stems), self._millions(token))
        return bearing | (COUNTS if _is_number(token, self._amounts.numbers) else 0)

    def _millions(self, token: str) -> int:
        """30 MUSD are millions."""
        return SIZES if token[:1] == "m" and (token[1:],) in self._amounts.money.currencies else 0

    def _dual(self, stem: str) -> int:
        """غيغاواطين counts by itself."""
        return COUNTS | SIZES if self._amounts.arabic and self._keys.get(stem[:-2], 0) & SIZES else 0


@cache
def screen(language: str) -> Screen:
    """Return the screen of a language."""
    return Screen(words(language), quantity_words(language))


def _pieces(written: str) -> Iterator[str]:
    """Yield the words of what stands between two spaces, those with hyphens whole and in pieces."""
    for token in tokens(written):
        yield token.text
        if "-" in token.text:
            yield from token.text.split("-")


def _is_number(token: str, known: NumberWords) -> bool:
    if known.arabic:
        return number([token], 0, known) is not None or any(stem in known.fractions for _, stem in arabic_stems(token))
    named = (known.units, known.scales, known.fractions)
    return len(token) > 1 and any(token in table for table in named)  # a single letter scales digits alone


def _keys(language: Words, amounts: QuantityWords) -> dict[str, int]:
    """Return what the words that must stand in a text for a phrase to be read there bear on."""
    keys: dict[str, int] = {}
    sized = ((phrase, SIZES) for table in (amounts.money.currencies, amounts.power) for phrase in table)
    counted = ((phrase, CROWDS) for phrase in amounts.users)
    goods = (*((phrase, GOODS) for phrase in amounts.chips), *(((word,), GOODS) for word in language.goods_names))
    scales = (((scale,), SIZES) for scale in (*amounts.numbers.scales, *amounts.numbers.pairs))
    meant = ((phrase.split(" "), _meant(tags)) for phrase, tags in language.phrases.items())
    bound = (((word,), REFERS) for word in language.bound_pronouns)
    lasting = (((word,), LASTS) for word in lasting_words(language.language))
    for phrase, bearing in (*sized, *counted, *goods, *scales, *meant, *bound, *lasting):
        if bearing:
            word = max(reversed(phrase), key=lambda word: (not _is_thin(word, language), len(word)))
            keys[word] = keys.get(word, 0) | bearing
    return keys


_THIN: Final = frozenset(
    ("preposition", "filler", "article", "definite", "be", "have", "by", "would", "and", "own", "to_come", "such_as")
)


def _is_thin(word: str, language: Words) -> bool:
    """Whether a word stands in sentences of every kind, so that it tells little of the phrases it is part of."""
    return len(word) <= _SHORT or not _THIN.isdisjoint(tag.category for tag in language.phrases.get(word, ()))


_SHORT: Final = 2  # letters


def _meant(tags: Sequence[Tag]) -> int:
    categories = {tag.category for tag in tags}
    if "own" in categories:
        categories.discard("pronouns")  # "its" belongs to a party, but stands for none
    refers = any(
        (tag.category == "role" and tag.name in COUNTERPARTS) or (tag.category == "goods" and tag.pronoun)
        for tag in tags
    )
    told = reduce(or_, map(called, tags), REFERS if refers else 0)
    return reduce(or_, (_BEARING.get(category, 0) for category in categories), told)
