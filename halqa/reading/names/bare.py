"""Newcomers in a script without capitals that stand bare: behind a noun of organisations, or before an apposition."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from halqa.catalogue.words import Words
from halqa.reading.names.mentions import Named
from halqa.text.folding import Folded

_SHORTEST = 3  # letters in a name
_PAST = 5  # letters: a shorter word that ends like a feminine past is one (شركة خسرت)
_WORD = r"[^\W\d_]+"
_ADJECTIVE, _PURPOSE = "ال", "لل"
_NO_NAME_ENDINGS = ("ه", "ات", "ها")  # adjectives, plurals, and verbs with their object
_NO_NAME_BEGINNINGS = ("ال", "ت", "ي")  # definite words, and verbs in the present

Introduced = Iterator[tuple[str, str]]


def bare(text: Folded, raw: str, known: Sequence[Named], words: Words) -> Introduced:
    """Yield (name, type) for names that stand bare where only a name may stand: شركة ريمال, ريمال, وهي شركة.

    A noun inside a name that is `known` (سوفت بنك) leads in none.
    """
    folded, ends, starts = text.text, {one.end for one in known}, {one.start for one in known}
    for match in _behind(tuple(words.organisation_nouns)).finditer(folded):
        if match.end(1) in ends or match.start(2) in starts:
            continue
        kind = words.organisation_nouns[match.group(1)]
        name = _by_adjective(match, words) or _behind_noun(match, folded, words)
        if name:
            yield _raw(text, raw, match.start(2), name), _type(name, match, kind, words)
    for match in _described(tuple(words.organisation_nouns)).finditer(folded):
        if _may_be_name(match.group(1), words):
            yield _raw(text, raw, match.start(1), match.group(1)), words.organisation_nouns[match.group(2)]
    for match in _apposed(tuple(words.organisation_nouns)).finditer(folded):
        if _may_be_name(match.group(1), words):
            yield _raw(text, raw, match.start(1), match.group(1)), words.organisation_nouns[match.group(2)]


def _raw(text: Folded, raw: str, start: int, name: str) -> str:
    span = text.raw(start, start + len(name))
    return raw[span.start : span.end]


@cache
def _behind(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a noun of organisations with up to four words behind it."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?({_either(nouns)})(?= ({_WORD}(?: {_WORD}){{0,3}}))")


@cache
def _described(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a word with a definite adjective of organisations and no noun before it: ريمال الناشئة."""
    adjectives = tuple(noun for noun in nouns if noun.startswith(_ADJECTIVE))
    return re.compile(rf"(?:^|[.:\n\"] ?|(?<=ت ))({_WORD}) ({_either(adjectives)})(?!\w)")


@cache
def _apposed(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a word that an apposition explains: ريمال, وهي شركة."""
    return re.compile(rf"(?<=\w )({_WORD}), وه[يو] ({_either(nouns)})(?!\w)")


def _either(nouns: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))


def _by_adjective(match: re.Match[str], words: Words) -> str | None:
    """Return a name between "company" and its adjective: شركة لومينوس الأميركية, شركة لومينوس الناشئة."""
    if match.group(1).startswith(_ADJECTIVE):
        return None
    named: list[str] = []
    for word in match.group(2).split(" "):
        if word.startswith(_ADJECTIVE):
            closes = word in words.countries or word in words.organisation_nouns
            return " ".join(named) if named and closes else None
        if len(word) < _SHORTEST or words.tags([word], 0):
            return None
        named.append(word)
    return None


def _behind_noun(match: re.Match[str], text: str, words: Words) -> str | None:
    """Return a name that stands behind a noun of firms: شركة ريمال, الشركة الناشئة ريمال, صندوق ريمال كابيتال."""
    first, *others = match.group(2).split(" ")
    if not _may_be_name(first, words):
        return None
    last = others[0] if others else ""
    longer = last in words.organisation_endings or last.startswith(_PURPOSE)
    name = f"{first} {last}" if longer else first
    return name if longer or match.group(1) in words.firms or _comes_again(name, text) else None


def _comes_again(name: str, text: str) -> bool:
    """Whether a name stands in the text more than once."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1


def _may_be_name(word: str, words: Words) -> bool:
    """Whether a word is none that the language data knows, and has not the shape of an adjective or a verb."""
    if len(word) < _SHORTEST or word in words.given_names or word.endswith(_NO_NAME_ENDINGS):
        return False
    for _, rest in words.stems(word):
        if rest in words.no_names or rest.startswith(_NO_NAME_BEGINNINGS):
            return False
    if words.tags([word], 0):
        return False
    return not (word.endswith("ت") and len(word) <= _PAST)


def _type(name: str, match: re.Match[str], kind: str, words: Words) -> str:
    """Return the type of a name: what its own last word, the adjective behind it, or the noun before it tells."""
    told = words.organisation_endings.get(name.rsplit(" ", 1)[-1])
    behind = match.group(2)[len(name) :].split(" ")[1:2]
    adjectives = (word for word in behind if word.startswith(_ADJECTIVE))
    return told or next(filter(None, map(words.organisation_nouns.get, adjectives)), kind)
