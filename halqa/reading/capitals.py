"""Organisations that are in no table, known by their capitals and by what the text has them do ("Decarla raised").

For languages that write names with capitals and common words without. A name counts where a word of dealing stands
right before or after it, or where it stands in one list with a party; places, persons and first words of sentences
that are no names are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.text.folding import folded

_RUN = re.compile(r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of )?[A-Z][\w&-]*){0,4}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEGINS = re.compile(r"(?:^|[.!?:;\n•→*–—]|\s-)[\s\"'“‘(]*$")
_NO_NAME = re.compile(r"[A-Z]{1,4}-?\d.*|\d.*|[A-Z]{2,5}s?|\w+-[a-z].*")  # GB200, Q3, GDP, GPUs, Equity-linked
_JOINS = re.compile(r"\s*(?:,|,?\s(?:and|or|&))\s*(?:the )?")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:]")
_APPOSED, _LONG = 70, 8  # characters, and words, in which an apposition says what a name is
_AROUND = 28  # characters before and after a name in which its cue stands
_FEW = 3  # long words: where all of more have capitals, a line is a headline in title case, whose capitals tell nothing
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, cleared of articles and the like."""

    name: str
    start: int
    end: int
    begins: bool  # at the beginning of a sentence


def dealing(raw: str, known: Sequence[tuple[int, int]], words: Words) -> Iterator[str]:
    """Yield the capitalised names that a text treats as organisations; `known` are the places of the names it knows.

    >>> from halqa.catalogue.words import words
    >>> list(dealing("On Monday Decarla raised $5 million from Quillon and Texas.", [], words("en")))
    ['Decarla', 'Quillon']
    """
    runs = [run for run in _runs(raw, words) if not any(run.start < end and start < run.end for start, end in known)]
    people = _surnames(raw, words)
    runs = [run for run in runs if not _is_person(run.name, people, words)]
    told = {run.name for run in runs if _is_told(raw, run, words)}
    for _ in range(2):  # a list may be entered from its other end
        firm = [*known, *((run.start, run.end) for run in runs if run.name in told)]
        told |= {run.name for run in runs if not run.begins and _is_listed(raw, run, firm)}
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
    word = folded(following[1])
    return word not in words.no_names and word not in words.goods_names and word not in words.phrases


_NEXT = re.compile(r" ([A-Z][a-z]+)\b")


def _runs(raw: str, words: Words) -> Iterator[_Run]:
    place = 0
    for line in raw.splitlines(keepends=True):
        if not _is_title(line):
            for found in _RUN.finditer(raw, place, place + len(line)):
                yield from _cleared(raw, found.start(), found.end(), words)
        place += len(line)


def _is_title(line: str) -> bool:
    long = _WORD.findall(line)
    return len(long) > _FEW and all(word[0].isupper() for word in long)


def _cleared(raw: str, start: int, end: int, words: Words) -> Iterator[_Run]:
    """Yield a run without the words at its ends that belong to no name ("The Kestrel" -> "Kestrel")."""
    begins = _BEGINS.search(raw, max(0, start - 8), start) is not None or start == 0
    pieces = [found.span() for found in re.finditer(r"\S+", raw[start:end].removesuffix("'s").removesuffix("’s"))]
    while pieces and folded(raw[start + pieces[0][0] : start + pieces[0][1]]) in words.no_names:
        pieces, begins = pieces[1:], False
    while pieces and _is_title_of_person(raw[start + pieces[-1][0] : start + pieces[-1][1]], words):
        pieces = pieces[:-1]
    if not pieces:
        return
    first, last = start + pieces[0][0], start + pieces[-1][1]
    name = raw[first:last].rstrip("'’-&")
    if len(name) >= _SHORTEST and folded(name) not in words.no_names and not _NO_NAME.fullmatch(name):
        yield _Run(name, first, first + len(name), begins)


def _is_title_of_person(word: str, words: Words) -> bool:
    """Tell the CEO of "Quillon CEO"; other such words may end a name: Lakeland Data."""
    return word.isupper() and folded(word) in words.no_names and folded(word) not in words.organisation_endings


def _surnames(raw: str, words: Words) -> frozenset[str]:
    """Return the last words of full names of persons."""
    full = (found.group().removesuffix("'s").removesuffix("’s").split() for found in _RUN.finditer(raw))
    return frozenset(name[-1] for name in full if len(name) in (2, 3) and folded(name[0]) in words.given_names)


def _is_person(name: str, surnames: frozenset[str], words: Words) -> bool:
    first = folded(name.partition(" ")[0])
    return name in surnames or (first in words.given_names and len(name.split()) < 4)


def _is_told(raw: str, run: _Run, words: Words) -> bool:
    """Whether a word of dealing stands beside a name: "acquired Neon", "Decarla raised"."""
    behind = folded(raw[run.end : run.end + _APPOSED]).lstrip()
    after = behind.lstrip(" ,-→")
    if behind[:1] in (",", "-", "(") and _is_apposed(after, words):
        return True
    if any(after.startswith(cue) and not after[len(cue) :][:1].isalpha() for cue in words.newcomer_after):
        return True
    before = folded(raw[max(0, run.start - _AROUND) : run.start]).rstrip(" \"'")
    return any(before.endswith(cue) and not before[: -len(cue)][-1:].isalpha() for cue in words.newcomer_before)


def _is_apposed(after: str, words: Words) -> bool:
    """Tell "Kiteline — a London startup", "Halyard, the maker of an app": what follows says what it is."""
    article, *following = _PLAIN.findall(after)[:_LONG] or [""]
    if article not in ("a", "an", "the"):
        return False
    following = following[: next((at for at, word in enumerate(following) if not word[0].isalpha()), len(following))]
    return any(tag.category == "organisation" for word in following for tag in words.phrases.get(word, ()))


def _is_listed(raw: str, run: _Run, firm: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands in one list with a party: "Nvidia, Decarla and Accel"."""
    return any(
        _JOINS.fullmatch(raw, end, run.start) if end <= run.start else _JOINS.fullmatch(raw, run.end, start)
        for start, end in firm
        if 0 <= run.start - end <= 8 or 0 <= start - run.end <= 8
    )
