"""Which documents tell the same story: one text printed by several outlets is one witness, not several."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TypeVar
from zlib import crc32

from halqa.catalogue.conventions import sameness
from halqa.model import Document, Span
from halqa.text.folding import fold
from halqa.text.sentences import sentences

_WORD = re.compile(r"\w+")
_PHRASE = 3  # words
_BANDS = 8  # of two least phrases each: texts that share 4 of 5 phrases all but surely share one of these bands
_BINS = 2 * _BANDS
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as compared with others: the marks of its phrases, and its sentences as folded words."""

    phrases: frozenset[int]
    passages: tuple[tuple[Span, tuple[str, ...]], ...]

    def passage(self, evidence: Span) -> tuple[str, ...]:
        """Return the words of the sentence in which the evidence begins."""
        return next((words for span, words in self.passages if span.start <= evidence.start < span.end), ())


def wording(document: Document) -> Wording:
    """Return a document as compared with others."""
    text = fold(document.text)
    places = [(text.raw(place.start, place.end), text.text[place.start : place.end]) for place in sentences(text.text)]
    words = _WORD.findall(text.text)
    count = max(1, len(words) - _PHRASE + 1) if words else 0  # a text that is not held is like no other
    phrases = (" ".join(words[at : at + _PHRASE]) for at in range(count))
    return Wording(
        frozenset(crc32(phrase.encode("utf-8", "surrogatepass")) for phrase in phrases),
        tuple((span, tuple(_WORD.findall(passage))) for span, passage in places),
    )


def marks(told: Wording) -> tuple[int, ...]:
    """Return what texts that are alike all but surely have in common, and others hardly ever.

    Li, Owen and Zhang (2012), "One permutation hashing": the least phrase of each of some bins, empty bins taking that
    of the next. Pairs of bins, not single ones: a phrase that many texts have brings no two of them together.
    """
    least: list[int | None] = [None] * _BINS
    for phrase in told.phrases:
        number, at = divmod(phrase, _BINS)
        before = least[at]
        if before is None or number < before:
            least[at] = number
    if not told.phrases:
        return ()
    full = [
        next(least[(at + on) % _BINS] for on in range(_BINS) if least[(at + on) % _BINS] is not None)
        for at in range(_BINS)
    ]
    return tuple(crc32(f"{band} {full[2 * band]} {full[2 * band + 1]}".encode()) for band in range(_BANDS))


def likenesses(wordings: Mapping[str, Wording]) -> list[tuple[str, str]]:
    """Return the pairs of texts that are alike."""
    share = sameness().same_story_share
    by_mark: dict[int, list[str]] = defaultdict(list)
    for name, told in wordings.items():
        for mark in marks(told):
            by_mark[mark].append(name)
    pairs = {pair for names in by_mark.values() for pair in combinations(sorted(names), 2)}
    return [(a, b) for a, b in pairs if _are_alike(wordings[a].phrases, wordings[b].phrases, share)]


def are_alike(one: Wording, other: Wording) -> bool:
    """Whether two texts are one story, hardly touched."""
    return _are_alike(one.phrases, other.phrases, sameness().same_story_share)


def stories(wordings: Mapping[str, Wording]) -> dict[str, str]:
    """Return for each text the first text, by name, of the story it tells."""
    return joined(wordings, likenesses(wordings))


def joined(members: Iterable[Key], links: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return the first member, in order, of the group that links make around each member.

    >>> joined("abcd", [("b", "d"), ("c", "d")])
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    """
    order = {member: place for place, member in enumerate(members)}
    lead = {member: member for member in order}

    def leader(member: Key) -> Key:
        while lead[member] != member:
            lead[member] = member = lead[lead[member]]
        return member

    for left, right in links:
        first, second = sorted((leader(left), leader(right)), key=order.__getitem__)
        lead[second] = first
    return {member: leader(member) for member in order}


def _are_alike(left: frozenset[int], right: frozenset[int], share: Decimal) -> bool:
    """Whether two sets of phrases have this share of all their phrases in common (their Jaccard index)."""
    fewer, more = sorted((len(left), len(right)))
    if fewer < share * more:
        return False
    common = len(left & right)
    return common >= share * (fewer + more - common)
