"""Capitalised words in a row, cleared of articles and the like: where names stand in a text that writes them so."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from halqa.catalogue.words import Words
from halqa.text.folding import folded

RUN = re.compile(r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of )?[A-Z][\w&-]*){0,4}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEGINS = re.compile(r"(?:^|[.!?:;\n•→*–—]|\s-)[\s\"'“‘(]*$")
_NO_NAME = re.compile(r"[A-Z]{1,4}-?\d.*|\d.*|[A-Z]{2,5}s?|\w+-[a-z].*")  # GB200, Q3, GDP, GPUs, Equity-linked
_FEW = 3  # long words: where all of more have capitals, a line is a headline in title case, whose capitals tell nothing
_SHORTEST = 3
_PIECE = re.compile(r"\S+")
WINDOW = 1 << 16  # characters that are cut into lines at a time
_REMEMBERED = 50_000  # different runs


class Run(NamedTuple):  # made by the million: a frozen dataclass takes three times as long
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


def capitalised(raw: str, words: Words) -> Iterator[Run]:
    """Yield the runs of a text, cleared, in order; those of headlines in title case tell nothing and are left out."""
    place = 0
    cleared = _clearing(words.no_names, frozenset(words.organisation_endings))
    for line in _lines(raw):
        found = list(RUN.finditer(raw, place, place + len(line)))
        if found and not _is_title(line):
            for one in found:
                if kept := cleared[one[0]]:
                    name, first, is_whole = kept
                    start = one.start() + first
                    yield Run(name, start, start + len(name), is_whole)
        place += len(line)


def _lines(raw: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; some at a time, so that they are not held beside it."""
    start = 0
    while start < len(raw):
        end = raw.find("\n", start + WINDOW) + 1 or len(raw)
        yield from raw[start:end].splitlines(keepends=True)
        start = end


def _is_title(line: str) -> bool:
    if _LOW.search(line):
        return False
    long = _WORD.findall(line)
    return len(long) > _FEW and all(word[0].isupper() for word in long)


_LOW = re.compile(r"(?<![^\W\d_])[a-z][^\W\d_]{4}")


class _Clearing(dict[str, tuple[str, int, bool] | None]):
    """Runs without the words at their ends that belong to no name ("The Kestrel" -> "Kestrel").

    Each with where the name begins in it, and whether nothing was cleared off before it; None where no name is left.
    """

    def __init__(self, no_names: frozenset[str], endings: frozenset[str]) -> None:
        super().__init__()
        self._no_names, self._endings = no_names, endings

    def __missing__(self, written: str) -> tuple[str, int, bool] | None:
        """Clear a run that was not met before."""
        if len(self) > _REMEMBERED:
            self.clear()
        self[written] = cleared = self._cleared(written.removesuffix("'s").removesuffix("’s"))
        return cleared

    def _cleared(self, written: str) -> tuple[str, int, bool] | None:
        pieces = [found.span() for found in _PIECE.finditer(written)]
        count = len(pieces)
        while pieces and low(written[slice(*pieces[0])]) in self._no_names:
            pieces = pieces[1:]
        is_whole = len(pieces) == count
        while pieces and self._is_title_of_person(written[slice(*pieces[-1])]):
            pieces = pieces[:-1]
        name = written[pieces[0][0] : pieces[-1][1]].rstrip("'’-&") if pieces else ""
        if len(name) < _SHORTEST or low(name) in self._no_names or _NO_NAME.fullmatch(name):
            return None
        return name, pieces[0][0], is_whole

    def _is_title_of_person(self, word: str) -> bool:
        """Tell the CEO of "Quillon CEO"; other such words may end a name: Lakeland Data."""
        return word.isupper() and low(word) in self._no_names and low(word) not in self._endings


@lru_cache(maxsize=8)
def _clearing(no_names: frozenset[str], endings: frozenset[str]) -> _Clearing:
    return _Clearing(no_names, endings)


@lru_cache(maxsize=10_000)
def low(word: str) -> str:
    """Return a word folded; texts say the same ones again and again."""
    return folded(word)
