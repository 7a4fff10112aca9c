"""Fold spelling variants so that one word is one string, and keep the way back to the raw text.

Replacements keep the length; only marks without width of their own (diacritics, tatweel, bidi and zero-width marks)
are dropped and joined letters (ﻻ) taken apart, and then a list of positions leads from each folded character to its
raw one.
"""

import re
from dataclasses import dataclass
from unicodedata import normalize

from halqa.model import Span

_DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u00ad\ufe0e\ufe0f]"
)
_SHAPED = re.compile(  # letters as a printer shapes them, wide Latin ones, and those whose accent stands apart
    "[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e]|[A-Za-z][\u0300-\u036f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # halves of characters, which no other library takes
_SAME_LENGTH = (
    *((letter, "ا") for letter in "أإآٱ"),
    ("ى", "ي"),
    ("ی", "ي"),
    ("ک", "ك"),
    ("ة", "ه"),
    *((arabic, str(digit)) for digit, arabic in enumerate("٠١٢٣٤٥٦٧٨٩")),
    *((persian, str(digit)) for digit, persian in enumerate("۰۱۲۳۴۵۶۷۸۹")),
    ("٫", "."),
    ("٬", ","),
    ("٪", "%"),
    ("،", ","),
    ("؛", ";"),
    ("؟", "?"),
    *((quote, '"') for quote in "«»“”„‟″❝❞"),
    *((quote, "'") for quote in "‘’‚‛′"),
    *((dash, "-") for dash in "‐‑‒–—−"),
    *((space, " ") for space in "\u00a0\u2002\u2003\u2007\u2009\u202f\t"),
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, where characters were dropped, the raw position of each folded one."""

    text: str
    positions: tuple[int, ...] | None
    raw_length: int

    def raw(self, start: int, end: int) -> Span:
        """Return the raw span of a folded one, its end excluded.

        >>> fold("شرِكة").raw(0, 4)
        Span(start=0, end=5)
        """
        if self.positions is None or start >= end:
            return Span(self._at(start), self._at(end))
        last = self.positions[end - 1]
        return Span(self.positions[start], last + 1)

    def _at(self, index: int) -> int:
        if self.positions is None:
            return index
        return self.positions[index] if index < len(self.positions) else self.raw_length


def fold(text: str) -> Folded:
    """Return the text in one spelling and lower case, with the way back.

    >>> fold("إنفيديا استثمرت ٣٠ مليارًا").text
    'انفيديا استثمرت 30 مليارا'
    """
    shaped, places = _unshaped(text) if _SHAPED.search(text) else (text, None)
    kept = _DROPPED.sub("", shaped)
    positions = places
    if len(kept) != len(shaped):
        dropped = {found.start() for found in _DROPPED.finditer(shaped)}
        left = (index for index in range(len(shaped)) if index not in dropped)
        positions = tuple(left) if places is None else tuple(places[index] for index in left)
    for before, after in _SAME_LENGTH:
        kept = kept.replace(before, after)
    return Folded(_lower(_SURROGATE.sub("\ufffd", kept)), positions, len(text))


def _unshaped(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with the letters that shaped ones stand for, and the raw place of each."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in _SHAPED.finditer(text):
        letters = normalize("NFKC", found[0])
        pieces += (text[at : found.start()], letters)
        places += (*range(at, found.start()), *(found.start() for _ in letters))
        at = found.end()
    return "".join((*pieces, text[at:])), (*places, *range(at, len(text)))


def folded(text: str) -> str:
    """Return only the folded text, for names and words that are looked up.

    >>> folded("آبل")
    'ابل'
    """
    return fold(text).text


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # a few letters (İ) grow in lower case: those keep their form, so that places stay the same
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
