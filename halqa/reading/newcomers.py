"""Organisations that are in no table, known by their shape and the words around them ("the startup Quillon")."""

import re
from collections.abc import Iterator, Mapping, Sequence

from halqa.catalogue.words import Words
from halqa.reading.mentions import How, Named
from halqa.text.folding import Folded, folded

_NAME = r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of |the |for )?[A-Z][\w&-]*){0,4}"
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{2,40})[»”\"]")
_LATIN_NAME = re.compile(_NAME)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 5  # words in a name


def newcomers(text: Folded, raw: str, known: Sequence[Named], words: Words) -> list[Named]:
    """Return mentions of organisations that the catalogue does not hold, where the text itself says what they are."""
    found = list(_introduced(raw, words))
    names = {name: kind for name, kind, _ in found}
    places = {place for _, _, place in found}
    for name in names:
        places.update(match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", raw))
    return sorted(_named(text, raw, names, places, known), key=lambda named: named.start)


def _introduced(raw: str, words: Words) -> Iterator[tuple[str, str, int]]:
    """Yield (name, type, place) for names beside a word that says what kind of organisation they are."""
    for match in _QUOTED.finditer(raw) if words.script == "arabic" else ():
        if kind := _kind_before(raw, match.start(), words):
            yield match.group(1).strip(), kind, match.start(1)
    for match in _LATIN_NAME.finditer(raw):
        name = match.group()
        kind = (
            _kind_by_suffix(name, words)
            or _kind_before(raw, match.start(), words)
            or _kind_after(raw, match.end(), words)
        )
        if kind and len(name.split()) <= _LONGEST and len(name) > 2 and folded(name) not in words.phrases:
            yield name, kind, match.start()


def _kind_by_suffix(name: str, words: Words) -> str | None:
    last = folded(name.rsplit(" ", 1)[-1])
    return words.organisation_endings.get(last) if " " in name else None


def _kind_before(raw: str, place: int, words: Words) -> str | None:
    before = _WORD.findall(folded(raw[max(0, place - 30) : place]))
    gap = raw[max(0, place - 2) : place]
    if not before or "." in gap or "," in gap:
        return None
    last = before[-1]
    for word in (last, last.removeprefix("و"), last[1:] if last[:1] in words.glued_prepositions else last):
        if kind := words.organisation_nouns.get(word):
            return kind
    return None


def _kind_after(raw: str, place: int, words: Words) -> str | None:
    """Read an apposition: "Quillon, a chip startup"."""
    if raw[place : place + 2] not in (", ", "، ") or words.script != "latin":
        return None
    following = _WORD.findall(folded(raw[place + 2 : place + 50]))[:6]
    if not following or following[0] not in ("a", "an", "the"):
        return None
    return next((kind for word in following[1:] if (kind := words.organisation_nouns.get(word))), None)


def _named(
    text: Folded, raw: str, names: Mapping[str, str], places: set[int], known: Sequence[Named]
) -> Iterator[Named]:
    index = _folded_places(text)
    taken = [(one.start, one.end) for one in known]
    for place in sorted(places):
        name = max((name for name in names if raw.startswith(name, place)), key=len, default=None)
        start = index(place)
        if name is None or start is None:
            continue
        end = start + len(folded(name))
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        taken.append((start, end))
        yield Named(name, start, end, How.NEW, "", names[name], None, False, text.text[start:end])


def _folded_places(text: Folded):  # type: ignore[no-untyped-def]
    """Return a look-up from raw to folded places."""
    if text.positions is None:
        return lambda place: place
    table = {raw: at for at, raw in enumerate(text.positions)}
    return table.get
