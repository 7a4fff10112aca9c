"""Newcomers in a script without capitals: names that quotes or Latin letters set off, and their words make parties."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from halqa.catalogue.words import Words
from halqa.reading.names.mentions import How, Named
from halqa.reading.names.setting_off import Beside, beside, organisation
from halqa.text.folding import Folded

_QUOTED = r"[«“\"](?P<quoted>[^«»“”\"\n]{2,40})[»”\"]|\(\((?P<bracketed>[^()\n]{2,40})\)\)"
_LATIN = r"(?<![\w.@#/])(?P<latin>[A-Z][a-z][\w&'’-]+(?: [A-Z][\w&-]+){0,3})"
_SET_OFF = re.compile(f"{_QUOTED}|{_LATIN}")
_LONGEST = 4  # words in a name
_JOINED = re.compile(r'["\s,]*و\s?"?')  # what stands between two names of a list

Places = Callable[[int], int | None]
Introduced = Iterator[tuple[str, str]]


def introduced(text: Folded, raw: str, at: Places, known: Sequence[Named], words: Words) -> Introduced:
    """Yield (name, type) for names that quotes or Latin letters set off, and their words make organisations."""
    firms = [one for one in known if one.how is How.NAME and one.type not in _NO_FIRMS]
    previous: tuple[int, str] | None = None  # where the last such name ended, and its type
    for match in _SET_OFF.finditer(raw):
        start, end = at(match.start()), at(match.end() - 1)
        name = match[match.lastgroup or 0].strip()
        if start is None or end is None or name.count(" ") >= _LONGEST:
            continue
        around = beside(text.text, start, end + 1, words)
        kind = organisation(around, words) or _listed(text.text, around, previous, firms)
        if kind:
            previous = end + 1, kind
            yield name, kind


_NO_FIRMS = frozenset(("person", "government"))


def _listed(text: str, around: Beside, previous: tuple[int, str] | None, firms: Sequence[Named]) -> str | None:
    """Return the kind of a name that "and" alone joins to one that is sure: شركتا «نور» و«مايكرو», «ميتا» و«نور»."""
    if previous is not None and _JOINED.fullmatch(text, previous[0], around.start):
        return previous[1]
    after = bisect_left(firms, around.end, key=lambda one: one.start)
    before = firms[after - 1] if after else None
    if before is not None and before.end <= around.start and _JOINED.fullmatch(text, before.end, around.start):
        return "other"
    behind = firms[after] if after < len(firms) else None
    return "other" if behind is not None and _JOINED.fullmatch(text, around.end, behind.start) else None
