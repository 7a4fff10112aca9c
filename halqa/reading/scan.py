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
        hits = self.latin_scan.find_matches_as_indexes(b" " + written.translate(_SPACED), overlapping=True)
        yield from self._places(text, written, hits, self.latin)
        if not text.isascii():
            hits = self.other_scan.find_matches_as_indexes(written, overlapping=True)
            yield from self._places(text, written, hits, self.other)

    def _places(self, text: str, written: bytes, hits: Sequence[Place], numbers: Sequence[int]) -> Iterator[Place]:
        """Turn places in bytes, in order of their ends, into places in characters."""
        ascii_only, byte, start = text.isascii(), 0, 0
        for hit, first, _ in hits:
            start = first if ascii_only else start + _length(written, byte, first)
            byte = first
            phrase = self.phrases[numbers[hit]]
            if text.startswith(phrase, start):
                yield numbers[hit], start, start + len(phrase)


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
