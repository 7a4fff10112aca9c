"""Organisations that are in no table, known by their capitals and by what the text has them do ("Decarla raised").

For languages that write names with capitals and common words without. A name counts where a word of dealing stands
right before or after it, or where it stands in one list with a party; places, persons and first words of sentences
that are no names are left out.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from halqa.catalogue.words import Words
from halqa.reading.names.capitalised import RUN, WINDOW, Run, capitalised, low
from halqa.text.folding import fold, folded

_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:]")
_JOINS = re.compile(r"\s*(?:,|,?\s(?:and|or|&))\s*(?:the )?")
_APPOSED, _LONG = 70, 8  # characters, and words, in which an apposition says what a name is
_AROUND = 28  # characters before and after a name in which its cue stands
_JOINT = 8  # characters between two names of one list

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cues:
    """What stands beside a name that deals."""

    before: re.Pattern[str]  # read backwards, from the name on
    after: re.Pattern[str]


class _Runs:
    """Runs kept as places alone: a long text has a million of them, and each is looked at several times."""

    def __init__(self, raw: str, runs: Iterable[Run]) -> None:
        self.raw = raw
        self.starts, self.ends, self.whole = array("I"), array("I"), bytearray()
        for run in runs:
            self.starts.append(run.start)
            self.ends.append(run.end)
            self.whole.append(run.is_whole)

    def __iter__(self) -> Iterator[Run]:
        """Yield them, in the order of the text."""
        return map(self._run, range(len(self.starts)))

    def _run(self, at: int) -> Run:
        start, end = self.starts[at], self.ends[at]
        return Run(self.raw[start:end], start, end, bool(self.whole[at]))

    def beside(self, spans: Iterable[Span]) -> Iterator[Run]:
        """Yield those in one list with a name that is sure: "Nvidia, Decarla and Accel"."""
        for start, end in spans:
            after, before = bisect_left(self.starts, end), bisect_right(self.ends, start) - 1
            if after < len(self.starts) and _are_listed(self.raw, end, self.starts[after]):
                yield self._run(after)
            if before >= 0 and _are_listed(self.raw, self.ends[before], start):
                yield self._run(before)


def _are_listed(raw: str, end: int, start: int) -> bool:
    return start - end <= _JOINT and _JOINS.fullmatch(raw, end, start) is not None


class _People:
    """The persons of a text: who is called by a given name, and who by the last word of such a name."""

    def __init__(self, raw: str, words: Words) -> None:
        self._raw, self._given = raw, words.given_names

    @cached_property
    def _surnames(self) -> frozenset[str]:
        found = (run[0] for run in RUN.finditer(self._raw) if " " in run[0])
        full = (run.removesuffix("'s").removesuffix("’s").split() for run in found)
        return frozenset(name[-1] for name in full if len(name) in (2, 3) and low(name[0]) in self._given)

    def without(self, names: Iterable[str]) -> set[str]:
        """Return the names that are those of no person."""
        return {name for name in names if not self._includes(name)}

    def _includes(self, name: str) -> bool:
        called = low(name.partition(" ")[0]) in self._given and len(name.split()) < _FULL
        return called or name in self._surnames


_FULL = 4  # words: a name as long as this is no person's


def dealing(raw: str, known: Sequence[Span], words: Words) -> Iterator[str]:
    """Yield the capitalised names that a text treats as organisations; `known` are the places of the names it knows.

    >>> from halqa.catalogue.words import words
    >>> list(dealing("On Monday Decarla raised $5 million from Quillon and Texas.", [], words("en")))
    ['Decarla', 'Quillon']
    """
    people = _People(raw, words)
    runs = _Runs(raw, _apart(capitalised(raw, words), known))
    told = people.without(_told(raw, runs, words)) - _site_names(raw, runs, words)
    for _ in range(2):  # a list may be entered from its other end
        firm = chain(known, ((run.start, run.end) for run in runs if run.name in told)) if told else known
        told |= people.without({run.name for run in runs.beside(firm) if not run.begins(raw)})
    yield from dict.fromkeys(run.name for run in runs if run.name in told) if told else ()


def _site_names(raw: str, runs: Iterable[Run], words: Words) -> set[str]:
    """Return the names of plants and places, wherever they stand: "the Byron plant"."""
    if not words.sites:
        return set()
    return {run.name for run in runs if (word := _FIRST.match(raw, run.end)) and word[1] in words.sites}


def _apart(runs: Iterable[Run], known: Sequence[Span]) -> Iterator[Run]:
    """Yield the runs that share no letter with a name that is known; both come in the order of the text."""
    waiting = iter(known)
    taken = next(waiting, None)
    for run in runs:
        while taken is not None and taken[1] <= run.start:
            taken = next(waiting, None)
        if taken is None or run.end <= taken[0]:
            yield run


def outgrown(raw: str, start: int, end: int, party: str, words: Words) -> bool:
    """Whether a name goes on as that of somebody else: the Juniper of "Juniper Rock" is not Juniper Networks.

    >>> from halqa.catalogue.words import words
    >>> outgrown("a loan to Juniper Rock", 10, 17, "Juniper Networks", words("en"))
    True
    """
    first, _, rest = party.partition(" ")
    following = _NEXT.match(raw, end) if raw[start:end] == first else None
    if following is None or (rest and rest.startswith(following[1])):
        return False
    if not rest and not _is_firm(folded(raw[following.end() : following.end() + _APPOSED]), words):
        return False  # "Lattice Harbor, a San Francisco startup" is not Lattice; "Google Maps" is Google
    word = low(following[1])
    return word not in words.no_names and word not in words.goods_names and word not in words.phrases


def _is_firm(behind: str, words: Words) -> bool:
    """Tell ", a San Francisco startup": what follows says of a name that it is a firm of its own."""
    told = _INDEFINITE.match(behind)
    return told is not None and any(word in words.organisation_nouns for word in told[1].split())


_INDEFINITE = re.compile(r", an? ([^.,;:]+)")
_NEXT = re.compile(r" ([A-Z][a-z]+)\b")


@lru_cache(maxsize=8)
def _cues(before: tuple[str, ...], after: tuple[str, ...]) -> _Cues:
    return _Cues(_any(cue[::-1] for cue in before), _any(after))


def _any(cues: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{_branches(cues)}(?![^\W\d_])")


def _branches(cues: Iterable[str]) -> str:
    """Return a pattern of phrases that takes a look at each letter once: what begins alike is told once."""
    rest: defaultdict[str, set[str]] = defaultdict(set)
    for cue in cues:
        rest[cue[:1]].add(cue[1:])
    ends = bool(rest.pop("", ()))
    told = "|".join(re.escape(letter) + _branches(more) for letter, more in sorted(rest.items()))
    return f"(?:{told}){'?' if ends else ''}" if told else ""


def _told(raw: str, runs: Iterable[Run], words: Words) -> set[str]:
    """Return the names of runs beside which a word of dealing stands."""
    cues, around = _cues(words.newcomer_before, words.newcomer_after), _Around(raw)
    return {run.name for run in runs if _is_told(raw, around, run, words, cues)}


class _Around:
    """Stretches of a text, folded; most texts are folded once, letter for letter."""

    def __init__(self, raw: str) -> None:
        plain = fold(raw) if len(raw) <= WINDOW else None
        self._raw = raw
        self._text = plain.text if plain and not plain.starts else None

    def __getitem__(self, place: slice) -> str:
        """Return a stretch."""
        return folded(self._raw[place]) if self._text is None else self._text[place]


def _is_told(raw: str, around: _Around, run: Run, words: Words, cues: _Cues) -> bool:
    """Whether a word of dealing stands beside a name: "acquired Neon", "Decarla raised"."""
    if low(run.name) in words.phrases and run.begins(raw):
        return False  # "Models will run": a word that begins its sentence
    behind = around[run.end : run.end + _APPOSED].lstrip()
    after = behind.lstrip(" ,-→")
    if (behind[:1] in (",", "-", "(") and _is_apposed(after, words)) or cues.after.match(after):
        return True
    before = around[max(0, run.start - _AROUND) : run.start].rstrip(" \"'")
    return cues.before.match(before[::-1]) is not None


_FIRST = re.compile(r" ([a-z]+)\b")
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
