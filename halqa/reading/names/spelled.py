"""Names that are told letter by letter: A.I., I.B.M., إيه.آي, إن.في.آي.دي.آي.إيه.

Dots between the names of letters are no full stops: they give way to spaces, one for one, so that the catalogue finds
the spelling it knows. What it does not know is read as the Latin letters that the words stand for.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from halqa.catalogue.parties import PartyEntry, parties
from halqa.catalogue.words import language_data, languages
from halqa.reading.names.mentions import How, Named
from halqa.text.folding import Folded, folded

_JOINT = re.compile("[.·-]")
_DOTTED = re.compile(r"[ء-ي][.·-][ء-ي]")
_INITIAL = re.compile(r"\.[a-z]\.")  # what all initials have; quick to look for
_INITIALS = re.compile(r"(?<![\w.])(?:[a-z]\.){2,}(?:[a-z](?![\w]))?")
_FEWEST, _MOST = 3, 8  # letters that make a name
_BEFORE = re.compile(r"[^\W_]+[ ]$")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How the letters of the Latin alphabet are called in the languages that spell them out."""

    letters: Mapping[str, tuple[str, ...]]  # name of a letter, folded -> the letters it may be
    written: re.Pattern[str]  # a letter of those names
    ordinary: frozenset[str]  # names of letters that are words too, with which a sentence may begin
    run: re.Pattern[str]  # letters joined by dots, after a word or not
    spaced: re.Pattern[str]  # letters with spaces between


@cache
def _spelling() -> _Spelling | None:
    letters: defaultdict[str, list[str]] = defaultdict(list)
    every = [language_data(language) for language in languages()]
    for data in every:
        for letter, names in data.get("letter_names", {}).items():
            for name in dict.fromkeys(map(folded, names)):
                letters[name].append(letter.lower())
    if not letters:
        return None
    one = f"(?:{'|'.join(sorted(letters, key=lambda name: (-len(name), name)))})"
    dot, glued = "[.·-]", "(?:[وف]?[بكل]?)"
    return _Spelling(
        letters={name: tuple(told) for name, told in letters.items()},
        written=re.compile(f"[{''.join(map(re.escape, sorted(set().union(*letters))))}]"),
        ordinary=frozenset(folded(word) for data in every for word in data.get("ordinary_letter_names", ())),
        run=re.compile(rf"(?<![^\W_])(?:[^\W\d_]+{dot})?{glued}{one}(?:{dot}{one})+(?![^\W\d_])"),
        spaced=re.compile(rf"(?<![^\W_]){glued}(?P<run>{one}(?:[ ]{one}){{{_FEWEST - 1},{_MOST - 1}}})(?![^\W_])"),
    )


def undotted(text: Folded) -> Folded:
    """Return a text whose spelled-out letters stand apart by spaces, not by dots.

    >>> from halqa.text.folding import fold
    >>> undotted(fold("في أوبن إيه.آي. وقالت")).text
    'في اوبن ايه اي. وقالت'
    """
    spelling = _spelling()
    if spelling is None or not _DOTTED.search(text.text):
        return text
    return replace(text, text=spelling.run.sub(lambda found: _spaced(found[0], spelling), text.text))


def _spaced(run: str, spelling: _Spelling) -> str:
    names = _JOINT.split(run)
    if len(names) == 2 and names[1] in spelling.ordinary:
        return run  # a full stop without its space: "….إن الشركة"
    return _JOINT.sub(" ", run)


def spelled(text: Folded) -> list[Named]:
    """Return the parties whose names are told letter by letter, in order.

    >>> from halqa.text.folding import fold
    >>> [one.party for one in spelled(fold("I.B.M. buys it from Open A.I."))]
    ['IBM', 'OpenAI']
    """
    found = [*_latin(text.text), *_in_words(text.text)]
    return sorted(found, key=lambda one: one.start)


def _latin(text: str) -> Iterator[Named]:
    if not _INITIAL.search(text):
        return
    for found in _INITIALS.finditer(text):
        letters = found[0].replace(".", "")
        before = _BEFORE.search(text, max(0, found.start() - 20), found.start())
        if before and (entry := _names().get(before[0] + letters)):
            yield _named(entry, text, before.start(), found.end())
        elif len(letters) >= _FEWEST and (entry := _names().get(letters)):
            yield _named(entry, text, found.start(), found.end())


def _in_words(text: str) -> Iterator[Named]:
    spelling = _spelling()
    if spelling is None or text.isascii() or not spelling.written.search(text):
        return
    for found in spelling.spaced.finditer(text):
        if entry := _entry(found["run"].split(), spelling.letters):
            yield _named(entry, text, found.start("run"), found.end("run"), text[found.start() : found.start("run")])


def _entry(run: list[str], letters: Mapping[str, tuple[str, ...]]) -> PartyEntry | None:
    readings = ("".join(one) for one in product(*(letters[name] for name in run)))
    return next((entry for one in readings if (entry := _names().get(one))), None)


def _named(entry: PartyEntry, text: str, start: int, end: int, glued: str = "") -> Named:
    return Named(entry.name, start, end, How.NAME, glued, entry.type, entry.country, False, text[start:end])


@cache
def _names() -> Mapping[str, PartyEntry]:
    """Return the parties by their Latin names; ordinary words are left out."""
    named = {
        folded(name): entry
        for entry in parties()
        if not entry.placeholder
        for name in (entry.name, *entry.names)
        if name.isascii() and name not in entry.common_words
    }
    return {name: entry for name, entry in named.items() if len(name) >= _FEWEST}
