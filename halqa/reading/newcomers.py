"""Organisations that are in no table, known by their shape and the words around them ("the startup Quillon")."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from halqa.catalogue.words import Words
from halqa.reading.capitals import dealing
from halqa.reading.mentions import How, Named
from halqa.reading.quoted import introduced
from halqa.text.folding import Folded, folded

_NAME = r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of |the |for )?[A-Z][\w&-]*){0,4}"
_LATIN_NAME = re.compile(_NAME)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[^\w]*$")
_SHORTEST, _LONGEST = 3, 5  # letters and words in a name


def newcomers(text: Folded, raw: str, known: Sequence[Named], words: Words) -> list[Named]:
    """Return mentions of organisations that the catalogue does not hold, where the text itself says what they are."""
    at = _folded_places(text)
    types = dict(introduced(text, raw, at, words)) if words.verb_first else {}
    types |= dict(_introduced(text.text, raw, at, words))
    if words.newcomer_after:
        spans = [text.raw(one.start, one.end) for one in known]
        for name in dealing(raw, [(span.start, span.end) for span in spans], words):
            types.setdefault(name, _kind_by_suffix(folded(name), words) or "other")
    if not types:
        return []
    longest_first = sorted(types, key=len, reverse=True)
    anywhere = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    full = _full_names(types)
    places = ((found.group(), at(found.start())) for found in anywhere.finditer(raw))
    found = (_named(text, name, full[name], types[full[name]], start) for name, start in places if start is not None)
    return _apart(list(found), known)


def _full_names(names: Collection[str]) -> dict[str, str]:
    """Return for each name the longer one that it is the beginning of, else itself: Halcyon -> Halcyon Compute.

    >>> _full_names(["Halcyon", "Halcyon Compute"])
    {'Halcyon': 'Halcyon Compute', 'Halcyon Compute': 'Halcyon Compute'}
    """
    return {name: next((longer for longer in names if longer.startswith(name + " ")), name) for name in names}


_Places = Callable[[int], int | None]


def _introduced(text: str, raw: str, at: _Places, words: Words) -> Iterator[tuple[str, str]]:
    """Yield (name, type) for names beside a word that says what kind of organisation they are."""
    for match in _LATIN_NAME.finditer(raw):
        start, end = at(match.start()), at(match.end() - 1)
        if start is None or end is None or end + 1 - start < _SHORTEST:
            continue
        name = text[start : end + 1]
        kind = _kind_by_suffix(name, words) or _kind_before(text, start, words) or _kind_after(text, end + 1, words)
        if kind and name.count(" ") < _LONGEST and name not in words.phrases:
            yield match.group(), kind


def _kind_by_suffix(name: str, words: Words) -> str | None:
    return words.organisation_endings.get(name.rsplit(" ", 1)[-1]) if " " in name else None


def _kind_before(text: str, place: int, words: Words) -> str | None:
    """Read the word right before a name: "the startup Quillon", لشركة «مرفأ»."""
    before = text[max(0, place - 30) : place]
    last = _LAST_WORD.search(before)
    if last is None or "." in before[last.end() :] or "," in before[last.end() :]:
        return None
    word = last.group(1)
    shorter = word[1:] if word[:1] in words.glued_prepositions else word
    kinds = (words.organisation_nouns.get(one) for one in (word, word.removeprefix("و"), shorter))
    return next((kind for kind in kinds if kind), None)


def _kind_after(text: str, place: int, words: Words) -> str | None:
    """Read an apposition: "Quillon, a chip startup"."""
    if not text.startswith((", a ", ", an ", ", the "), place):
        return None
    following = _WORD.findall(text[place : place + 50])[1:6]
    return next((words.organisation_nouns[word] for word in following if word in words.organisation_nouns), None)


def _named(text: Folded, name: str, party: str, kind: str, start: int) -> Named:
    end = start + len(folded(name))
    return Named(party, start, end, How.NEW, "", kind, None, False, text.text[start:end])


def _apart(found: Sequence[Named], known: Sequence[Named]) -> list[Named]:
    """Leave out what overlaps a name that the catalogue holds; both come in the order of the text."""
    kept: list[Named] = []
    waiting = iter(known)
    taken = next(waiting, None)
    for one in found:
        while taken is not None and taken.end <= one.start:
            taken = next(waiting, None)
        if taken is None or one.end <= taken.start:
            kept.append(one)
    return kept


def _folded_places(text: Folded) -> _Places:
    """Return a look-up from raw to folded places."""
    if text.positions is None:
        return lambda place: place
    return {raw: at for at, raw in enumerate(text.positions)}.get
