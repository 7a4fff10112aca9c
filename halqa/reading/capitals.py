"""Organisations that are in no table, known by their capitals and by what the text has them do ("Decarla raised").

For languages that write names with capitals and common words without. A name counts where a word of dealing stands
right before or after it, or where it stands in one list with a party; places, persons and first words of sentences
that are no names are left out.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from halqa.catalogue.words import Words
from halqa.text.folding import folded

_RUN = re.compile(r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of )?[A-Z][\w&-]*){0,4}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:]")
_BEGINS = re.compile(r"(?:^|[.!?:;\n•→*–—]|\s-)[\s\"'“‘(]*$")
_NO_NAME = re.compile(r"[A-Z]{1,4}-?\d.*|\d.*|[A-Z]{2,5}s?|\w+-[a-z].*")  # GB200, Q3, GDP, GPUs, Equity-linked
_JOINS = re.compile(r"\s*(?:,|,?\s(?:and|or|&))\s*(?:the )?")
_APPOSED, _LONG = 70, 8  # characters, and words, in which an apposition says what a name is
_AROUND = 28  # characters before and after a name in which its cue stands
_FEW = 3  # long words: where all of more have capitals, a line is a headline in title case, whose capitals tell nothing
_SHORTEST = 3
_JOINT = 8  # characters between two names of one list
_PIECE = re.compile(r"\S+")
_WINDOW = 1 << 16  # characters that are cut into lines at a time

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, cleared of articles and the like."""

    name: str
    start: int
    end: int
    is_whole: bool  # nothing was cleared off before it

    def begins(self, raw: str) -> bool:
        """Whether it stands at the beginning of a sentence."""
        if not self.is_whole:
            return False
        return self.start == 0 or _BEGINS.search(raw, max(0, self.start - 8), self.start) is not None


@dataclass(frozen=True, slots=True)
class _Cues:
    """What stands beside a name that deals."""

    before: re.Pattern[str]  # read backwards, from the name on
    after: re.Pattern[str]


class _Firm:
    """The names that are sure, in order, so that the nearest ones are at hand."""

    def __init__(self, spans: Iterable[Span]) -> None:
        told = sorted(spans)
        self.starts = array("I", (start for start, _ in told))
        self.ends = array("I", (end for _, end in told))

    def overlaps(self, run: _Run) -> bool:
        """Whether a sure name shares a letter with a run."""
        at = bisect_right(self.ends, run.start)
        return at < len(self.starts) and self.starts[at] < run.end

    def lists(self, raw: str, run: _Run) -> bool:
        """Whether a name stands in one list with a party: "Nvidia, Decarla and Accel"."""
        before, after = bisect_right(self.ends, run.start) - 1, bisect_left(self.starts, run.end)
        gaps = []
        if before >= 0:
            gaps.append((self.ends[before], run.start))
        if after < len(self.starts):
            gaps.append((run.end, self.starts[after]))
        return any(end - start <= _JOINT and _JOINS.fullmatch(raw, start, end) for start, end in gaps)


class _Runs:
    """Runs kept as places alone: a long text has a million of them, and each is looked at several times."""

    def __init__(self, raw: str, runs: Iterable[_Run]) -> None:
        self.raw = raw
        self.starts, self.ends, self.whole = array("I"), array("I"), bytearray()
        for run in runs:
            self.starts.append(run.start)
            self.ends.append(run.end)
            self.whole.append(run.is_whole)

    def __iter__(self) -> Iterator[_Run]:
        """Yield them, in the order of the text."""
        for start, end, is_whole in zip(self.starts, self.ends, self.whole, strict=True):
            yield _Run(self.raw[start:end], start, end, bool(is_whole))


def dealing(raw: str, known: Sequence[Span], words: Words) -> Iterator[str]:
    """Yield the capitalised names that a text treats as organisations; `known` are the places of the names it knows.

    >>> from halqa.catalogue.words import words
    >>> list(dealing("On Monday Decarla raised $5 million from Quillon and Texas.", [], words("en")))
    ['Decarla', 'Quillon']
    """
    firm, cues = _Firm(known), _cues(words.newcomer_before, words.newcomer_after)
    runs = _Runs(raw, (run for run in _runs(raw, words) if not firm.overlaps(run)))
    told = {run.name for run in runs if _is_told(raw, run, words, cues)}
    if not told and not known:
        return
    people = _surnames(raw, words)
    told = {name for name in told if not _is_person(name, people, words)}
    for _ in range(2):  # a list may be entered from its other end
        firm = _Firm((*known, *((run.start, run.end) for run in runs if run.name in told)))
        listed = {run.name for run in runs if firm.lists(raw, run) and not run.begins(raw)}
        told |= {name for name in listed if not _is_person(name, people, words)}
    yield from dict.fromkeys(run.name for run in runs if run.name in told)


def outgrown(raw: str, start: int, end: int, party: str, words: Words) -> bool:
    """Whether a name goes on as that of somebody else: the Juniper of "Juniper Rock" is not Juniper Networks.

    >>> from halqa.catalogue.words import words
    >>> outgrown("a loan to Juniper Rock", 10, 17, "Juniper Networks", words("en"))
    True
    """
    first, _, rest = party.partition(" ")
    if not rest or raw[start:end] != first:
        return False
    following = _NEXT.match(raw, end)
    if following is None or rest.startswith(following[1]):
        return False
    word = _low(following[1])
    return word not in words.no_names and word not in words.goods_names and word not in words.phrases


_NEXT = re.compile(r" ([A-Z][a-z]+)\b")


def _runs(raw: str, words: Words) -> Iterator[_Run]:
    place = 0
    for line in _lines(raw):
        found = _RUN.findall(line)
        if found and not _is_title(line):
            for one in _RUN.finditer(raw, place, place + len(line)):
                yield from _cleared(raw, one.start(), one.end(), words)
        place += len(line)


def _lines(raw: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; some at a time, so that they are not held beside it."""
    start = 0
    while start < len(raw):
        end = raw.find("\n", start + _WINDOW) + 1 or len(raw)
        yield from raw[start:end].splitlines(keepends=True)
        start = end


def _is_title(line: str) -> bool:
    long = _WORD.findall(line)
    return len(long) > _FEW and all(word[0].isupper() for word in long)


def _cleared(raw: str, start: int, end: int, words: Words) -> Iterator[_Run]:
    """Yield a run without the words at its ends that belong to no name ("The Kestrel" -> "Kestrel")."""
    written = raw[start:end].removesuffix("'s").removesuffix("’s")
    pieces = [found.span() for found in _PIECE.finditer(written)] if " " in written else [(0, len(written))]
    count = len(pieces)
    while pieces and _low(written[pieces[0][0] : pieces[0][1]]) in words.no_names:
        pieces = pieces[1:]
    is_whole = len(pieces) == count
    while pieces and _is_title_of_person(written[pieces[-1][0] : pieces[-1][1]], words):
        pieces = pieces[:-1]
    if not pieces:
        return
    name = written[pieces[0][0] : pieces[-1][1]].rstrip("'’-&")
    if len(name) >= _SHORTEST and _low(name) not in words.no_names and not _NO_NAME.fullmatch(name):
        first = start + pieces[0][0]
        yield _Run(name, first, first + len(name), is_whole)


@lru_cache(maxsize=10_000)
def _low(word: str) -> str:
    """Return a word folded; texts say the same ones again and again."""
    return folded(word)


def _is_title_of_person(word: str, words: Words) -> bool:
    """Tell the CEO of "Quillon CEO"; other such words may end a name: Lakeland Data."""
    return word.isupper() and _low(word) in words.no_names and _low(word) not in words.organisation_endings


def _surnames(raw: str, words: Words) -> frozenset[str]:
    """Return the last words of full names of persons."""
    full = (found[0].removesuffix("'s").removesuffix("’s").split() for found in _RUN.finditer(raw))
    return frozenset(name[-1] for name in full if len(name) in (2, 3) and _low(name[0]) in words.given_names)


def _is_person(name: str, surnames: frozenset[str], words: Words) -> bool:
    return name in surnames or (_low(name.partition(" ")[0]) in words.given_names and len(name.split()) < 4)


@lru_cache(maxsize=8)
def _cues(before: tuple[str, ...], after: tuple[str, ...]) -> _Cues:
    return _Cues(_any(cue[::-1] for cue in before), _any(after))


def _any(cues: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, cues))})(?![^\W\d_])")


def _is_told(raw: str, run: _Run, words: Words, cues: _Cues) -> bool:
    """Whether a word of dealing stands beside a name: "acquired Neon", "Decarla raised"."""
    behind = folded(raw[run.end : run.end + _APPOSED]).lstrip()
    after = behind.lstrip(" ,-→")
    if _low(run.name) in words.phrases and run.begins(raw):
        return False  # "Models will run": a word that begins its sentence
    if (behind[:1] in (",", "-", "(") and _is_apposed(after, words)) or cues.after.match(after):
        return True
    before = folded(raw[max(0, run.start - _AROUND) : run.start]).rstrip(" \"'")
    return cues.before.match(before[::-1]) is not None


_ARTICLE = re.compile(r"(?:[^\w.,;:]|[\d_])*(?:an?|the)(?![^\W\d_])")


def _is_apposed(after: str, words: Words) -> bool:
    """Tell "Kiteline — a London startup", "Halyard, the maker of an app": what follows says what it is."""
    if not _ARTICLE.match(after):
        return False
    article, *following = _PLAIN.findall(after)[:_LONG] or [""]
    if article not in ("a", "an", "the"):
        return False
    following = following[: next((at for at, word in enumerate(following) if not word[0].isalpha()), len(following))]
    return any(tag.category == "organisation" for word in following for tag in words.phrases.get(word, ()))
