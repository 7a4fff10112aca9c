"""Fold spelling variants so that one word is one string, and keep the way back to the raw text.

Replacements keep the length; only marks without width of their own (diacritics, tatweel, bidi and zero-width marks)
are dropped, and then the places of what was dropped lead from each folded character to its raw one.

Most characters of most texts are ASCII, and the rest are few different ones: those are gathered first, and only what
is there is replaced.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from halqa.model import Span

_DROPPED = frozenset(
    chr(code)
    for first, last in (
        *((0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8), (0x06EA, 0x06ED)),
        *((0x0640, 0x0640), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2060), (0x2066, 0x2069), (0xFEFF, 0xFEFF)),
        *((0x061C, 0x061C), (0x00AD, 0x00AD)),
    )
    for code in range(first, last + 1)
)
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
_ASCII = bytes(range(128))
_ASCII_FOLDED = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256)).replace(b"\t", b" ")
_FEW = 64  # different characters: above, one pass over the text is quicker than one for each


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its gaps: the folded place before which each dropped character stood, in order."""

    text: str
    gaps: Sequence[int]
    raw_length: int

    def raw(self, start: int, end: int) -> Span:
        """Return the raw span of a folded one, its end excluded.

        >>> fold("شرِكة").raw(0, 4)
        Span(start=0, end=5)
        """
        if not self.gaps or start >= end:
            return Span(self._raw(start), self._raw(end))
        return Span(self._raw(start), self._raw(end - 1) + 1)

    def place(self, raw: int) -> int | None:
        """Return the folded place of a raw one, or None where the character there was dropped.

        >>> fold("شرِكة").place(3), fold("شرِكة").place(2)
        (2, None)
        """
        dropped = bisect_left(range(len(self.gaps)), raw, key=lambda order: self.gaps[order] + order)
        place = raw - dropped
        return None if place < 0 or self._raw(place) != raw else place

    def _raw(self, place: int) -> int:
        return place + bisect_right(self.gaps, place) if self.gaps else place


def fold(text: str) -> Folded:
    """Return the text in one spelling and lower case, with the way back.

    >>> fold("إنفيديا استثمرت ٣٠ مليارًا").text
    'انفيديا استثمرت 30 مليارا'
    """
    if text.isascii():
        return Folded(text.lower().replace("\t", " "), (), len(text))
    written = text.encode("utf-8", "surrogatepass")
    unusual = set(written.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    kept = written.translate(_ASCII_FOLDED).decode("utf-8", "surrogatepass")
    gaps: Sequence[int] = ()
    if not unusual.isdisjoint(_DROPPED):
        dropped = re.compile(f"[{''.join(unusual & _DROPPED)}]")
        gaps = array("I", (found.start() - order for order, found in enumerate(dropped.finditer(kept))))
        kept = dropped.sub("", kept)
    return Folded(_replaced(kept, {ord(one): _letter(one) for one in unusual if _letter(one) != one}), gaps, len(text))


def folded(text: str) -> str:
    """Return only the folded text, for names and words that are looked up.

    >>> folded("آبل")
    'ابل'
    """
    return fold(text).text


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
    lowered = letter.lower()
    return _SAME_LENGTH.get(letter, lowered if len(lowered) == 1 else letter)
