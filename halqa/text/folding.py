"""Fold spelling variants so that one word is one string, and keep the way back to the raw text.

Most replacements keep the length; marks without width of their own (diacritics, tatweel, bidi and zero-width marks) are
dropped and joined letters (ﻻ) taken apart, and then it is kept where the text goes on, and from which raw place.

Most characters of most texts are ASCII, and the rest are few different ones: those are gathered first, and only what
is there is replaced.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from halqa.model import Span

_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u00ad\ufe0e\ufe0f"
)
_SHAPES = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e"  # letters as a printer shapes them, and wide Latin ones
_ACCENTS = "\u0300-\u036f"  # those that stand apart, behind their letter
_DROPPED = re.compile(f"[{_MARKS}]")
_ODD = re.compile(f"[{_MARKS}{_SHAPES}{_ACCENTS}]")
_ACCENT = re.compile(f"[{_ACCENTS}]")
_ODD_OR_ACCENTED = re.compile(f"[{_MARKS}{_SHAPES}]|[A-Za-z][{_ACCENTS}]")
_SAME_LENGTH = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    **{arabic: str(digit) for digit, arabic in enumerate("٠١٢٣٤٥٦٧٨٩")},
    **{persian: str(digit) for digit, persian in enumerate("۰۱۲۳۴۵۶۷۸۹")},
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "،": ",",
    "؛": ";",
    "؟": "?",
    **dict.fromkeys("«»“”„‟″❝❞", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
}
_SIGNS = {"🚀": "⇑", "👇": "⇓"}  # pictures that end a sentence
_SIGN = "\ufffc"  # any other
_ASCII = bytes(range(128))
_ASCII_FOLDED = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256)).replace(b"\t", b" ")
_PIECE = 1 << 18  # characters that are folded at a time
_FEW = 64  # different characters: above, one pass over the text is quicker than one for each

Change = tuple[int, int, str]
"""Where a stretch of a text starts and ends, and what stands for it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: where each stretch begins that is whole in the raw text, and its raw place."""

    text: str
    starts: Sequence[int]  # none where the whole text is one such stretch
    origins: Sequence[int]
    raw_length: int

    def raw(self, start: int, end: int) -> Span:
        """Return the raw span of a folded one, with the diacritics inside it and after its last letter left out.

        >>> fold("شرِكة").raw(0, 4)
        Span(start=0, end=5)
        """
        if not self.starts or start >= end:
            return Span(self.origin(start), self.origin(end))
        return Span(self.origin(start), self.origin(end - 1) + 1)

    def place(self, raw: int) -> int | None:
        """Return the folded place of a raw one, or None where the character there was dropped.

        >>> fold("شرِكة").place(3), fold("شرِكة").place(2)
        (2, None)
        """
        if not self.starts:
            return raw if raw < len(self.text) else None
        at = bisect_right(self.origins, raw) - 1
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        place = self.starts[at] + raw - self.origins[at]
        return place if at >= 0 and place < end else None

    def origin(self, place: int) -> int:
        """Return the raw place of a folded one."""
        if not self.starts:
            return place
        if place >= len(self.text):
            return self.raw_length
        at = bisect_right(self.starts, place) - 1
        return self.origins[at] + place - self.starts[at]

    def stretches(self, start: int, end: int) -> Iterator[int]:
        """Yield where the stretches begin between two places, the first of which begins one."""
        if start < end:
            yield start
            yield from self.starts[bisect_right(self.starts, start) : bisect_right(self.starts, end - 1)]


def spliced(text: Folded, changes: Iterable[Change]) -> Folded:
    """Return a text with other letters for some stretches of it; they lead back to where their stretch began.

    >>> told = spliced(fold("at&amp;t"), [(2, 7, "&")])
    >>> told.text, told.raw(3, 4)
    ('at&t', Span(start=7, end=8))
    """
    pieces = Pieces()
    starts, origins = array("I"), array("I")
    at = length = 0
    for start, end, letters in chain(changes, [(len(text.text), len(text.text), "")]):
        for place in text.stretches(at, start):
            starts.append(length + place - at)
            origins.append(text.origin(place))
        length += start - at
        for order in range(len(letters)):
            starts.append(length + order)
            origins.append(text.origin(start))
        length += len(letters)
        pieces.add(text.text[at:start], letters)
        at = end
    return Folded(pieces.joined(), starts, origins, text.raw_length)


class Pieces:
    """A text in the making, joined some pieces at a time: a million small ones would leave memory full of holes."""

    def __init__(self) -> None:
        self._small: list[str] = []
        self._large: list[str] = []

    def add(self, *pieces: str) -> None:
        """Add pieces at the end."""
        self._small += pieces
        if len(self._small) > _MANY:
            self._large.append("".join(self._small))
            self._small.clear()

    def joined(self) -> str:
        """Return the text.

        >>> told = Pieces()
        >>> told.add("at", "&")
        >>> told.add("t")
        >>> told.joined()
        'at&t'
        """
        return "".join((*self._large, *self._small))


_MANY = 1000  # pieces


def fold(text: str) -> Folded:
    """Return the folded text.

    >>> fold("إنفيديا استثمرت ٣٠ مليارًا").text
    'انفيديا استثمرت 30 مليارا'
    """
    if text.isascii():
        return Folded(text.lower().replace("\t", " "), (), (), len(text))
    if len(text) > _PIECE:
        return _in_pieces(text)
    return _fold(text)


def _fold(text: str) -> Folded:
    told, unusual = Folded(text, (), (), len(text)), _unusual(text)
    if odd := _ODD.findall("".join(unusual)):
        told = spliced(told, _plain(text, odd))
        unusual = _unusual(told.text)
    written = told.text.encode("utf-8", "surrogatepass").translate(_ASCII_FOLDED).decode("utf-8", "surrogatepass")
    kept = _replaced(written, {ord(one): _letter(one) for one in unusual if _letter(one) != one})
    return Folded(kept, told.starts, told.origins, len(text))


def _in_pieces(text: str, size: int = _PIECE) -> Folded:
    """Fold a long text piece by piece: else what is made on the way is several times as long as the text."""
    pieces: list[str] = []
    starts, origins = array("I"), array("I")
    low = length = 0
    while low < len(text):
        high = _piece_end(text, low + size)
        told = _fold(text[low:high])
        if told.text:
            starts.extend(length + start for start in told.starts or (0,))
            origins.extend(low + origin for origin in told.origins or (0,))
        pieces.append(told.text)
        low, length = high, length + len(told.text)
    kept = starts != origins  # else every letter has its raw place
    return Folded("".join(pieces), starts if kept else (), origins if kept else (), len(text))


def _piece_end(text: str, place: int) -> int:
    """Return the first place from one on that parts no letter from its accent."""
    while place < len(text) and _ACCENT.match(text, place):
        place += 1
    return min(place, len(text))


def _unusual(text: str) -> frozenset[str]:
    """Return the different characters of a text that are not ASCII."""
    written = text.encode("utf-8", "surrogatepass")
    return frozenset(written.translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def _plain(text: str, odd: Collection[str]) -> Iterator[Change]:
    """Yield what to drop, and the letters that shaped ones stand for; `odd` are those that are there."""
    accented = any(map(_ACCENT.match, odd))
    for found in (_ODD_OR_ACCENTED if accented else re.compile(f"[{''.join(odd)}]")).finditer(text):
        yield found.start(), found.end(), _letters(found[0])


@lru_cache(maxsize=4096)
def _letters(shaped: str) -> str:
    return "" if _DROPPED.match(shaped) else _DROPPED.sub("", normalize("NFKC", shaped))


def folded(text: str) -> str:
    """Return only the folded text, for names and words that are looked up.

    >>> folded("أبوظبي")
    'ابوظبي'
    """
    return text.lower().replace("\t", " ") if text.isascii() else fold(text).text


def _replaced(text: str, letters: Mapping[int, str]) -> str:
    if len(letters) > _FEW:
        return text.translate(letters)
    for before, after in letters.items():
        text = text.replace(chr(before), after)
    return text


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """Return the folded form of one character; a few letters (İ) grow in lower case: those keep their form."""
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"  # half of a character, which no other library takes
    if letter > "\uffff" and not letter.isalnum():
        return _SIGNS.get(letter, _SIGN)  # a text with a single picture in it takes twice the memory of one without
    lowered = letter.lower()
    return _SAME_LENGTH.get(letter, lowered if len(lowered) == 1 else letter)
