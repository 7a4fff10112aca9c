"""Look for thousands of phrases in a text in one pass, by an automaton of all of them at once.

A phrase of Latin letters begins where a word begins, so it is looked for behind a space, in a text in which all that
is no Latin letter or digit is a space: next to nothing is found then that is not meant. In other scripts words are
glued on before, so phrases are found anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick, Implementation

_SPACED = bytes(code if code < 128 and chr(code).isalnum() else 0x20 for code in range(256))
_CONTINUING = bytes(range(0x80, 0xC0))  # the bytes of a character of UTF-8 after its first

_WINDOW = 1 << 18  # bytes that are scanned at a time: all hits in them are listed, and a long text has millions
_LONGEST = 400  # bytes: no phrase is longer

Hit = tuple[int, int]
"""The number of a phrase, and the byte where it may start."""
Place = tuple[int, int, int]
"""The number of a phrase, and where it starts and ends in the text."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Folded phrases that are looked for together."""

    phrases: Sequence[str]
    latin: Sequence[int]  # the numbers of the phrases that begin with a Latin letter or a digit
    other: Sequence[int]
    latin_scan: BytesAhoCorasick
    other_scan: BytesAhoCorasick

    def places(self, text: str) -> Iterator[Place]:
        """Yield where phrases stand in a folded text, overlapping ones too.

        >>> list(scan(["arm", "مصدر"]).places("a farm, an arm; ومصدرا"))
        [(0, 11, 14), (1, 17, 21)]
        """
        written = text.encode()
        yield from self._places(text, written, self._latin_hits(written))
        if not text.isascii():
            yield from self._places(text, written, self._other_hits(written))

    def _latin_hits(self, written: bytes) -> Iterator[Hit]:
        for low in range(0, len(written), _WINDOW):
            before = written[low - 1 : low] or b" "
            window = (before + written[low : low + _WINDOW + _LONGEST]).translate(_SPACED)
            for hit, first, _ in self.latin_scan.find_matches_as_indexes(window, overlapping=True):
                if first < _WINDOW:
                    yield self.latin[hit], low + first  # a phrase begins behind its space

    def _other_hits(self, written: bytes) -> Iterator[Hit]:
        for low in range(0, len(written), _WINDOW):
            window = written[low : low + _WINDOW + _LONGEST]
            for hit, first, _ in self.other_scan.find_matches_as_indexes(window, overlapping=True):
                if first < _WINDOW:
                    yield self.other[hit], low + first

    def _places(self, text: str, written: bytes, hits: Iterable[Hit]) -> Iterator[Place]:
        """Turn places in bytes into places in characters."""
        ascii_only, byte, start = text.isascii(), 0, 0
        for number, first in hits:
            start = first if ascii_only else start + _length(written, byte, first)
            byte = first
            phrase = self.phrases[number]
            if text.startswith(phrase, start):
                yield number, start, start + len(phrase)


def scan(phrases: Iterable[str]) -> Scan:
    """Return a scan for folded phrases."""
    listed = tuple(phrases)
    latin = [number for number, phrase in enumerate(listed) if phrase[0].isascii() and phrase[0].isalnum()]
    other = sorted(set(range(len(listed))).difference(latin))
    return Scan(
        listed,
        latin,
        other,
        # the table of the first takes six megabytes and is twice as quick; that of the second would take thirty
        BytesAhoCorasick([b" " + listed[one].encode().translate(_SPACED) for one in latin], implementation=_TABLE),
        BytesAhoCorasick([listed[one].encode() for one in other], implementation=Implementation.ContiguousNFA),
    )


_TABLE = Implementation.DFA


def _length(written: bytes, low: int, high: int) -> int:
    """Count the characters between two places in bytes; overlapping hits may lead a little way back."""
    if high < low:
        return -_length(written, high, low)
    return len(written[low:high].translate(None, _CONTINUING))
