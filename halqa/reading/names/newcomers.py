"""Organisations that are in no table, known by their shape and the words around them ("the startup Quillon")."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from halqa.catalogue.words import Words
from halqa.reading.names.bare import bare
from halqa.reading.names.capitals import dealing
from halqa.reading.names.mentions import How, Named, named_so
from halqa.reading.names.quoted import introduced
from halqa.reading.scan import Scan, scan
from halqa.text.folding import Folded, folded

_NAME = r"[A-Z][\w&'’-]*(?:\.[a-z]{2,3}\b)?(?:[ -](?:of |the |for )?[A-Z][\w&-]*){0,4}"
_LATIN_NAME = re.compile(_NAME)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[^\w]*$")
_ENDS = re.compile(r"\.|\n\s*\n")  # what parts a word from the name behind it
_SPACE = re.compile(" ")
_SHORTEST, _LONGEST = 3, 5  # letters and words in a name


def newcomers(text: Folded, raw: str, known: Sequence[Named], words: Words) -> list[Named]:
    """Return mentions of organisations that the catalogue does not hold, where the text itself says what they are."""
    found = (
        (*bare(text, raw, known, words), *introduced(text, raw, text.place, known, words)) if words.verb_first else ()
    )
    types = _typed(found)
    types |= dict(_introduced(text, raw, words))
    if words.newcomer_after:
        spans = [text.raw(one.start, one.end) for one in known]
        for name in dealing(raw, [(span.start, span.end) for span in spans], words):
            types.setdefault(name, _kind_by_suffix(folded(name), words) or "other")
    written = {one.written for one in known}
    types = {name: kind for name, kind in types.items() if folded(name) not in written}
    return _apart(list(_anywhere(text, raw, types)), known) if types else []


def _typed(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the type of each name: what is told once holds where the name comes again without it.

    >>> _typed([("Halcyon", "venture"), ("Halcyon", "other")])
    {'Halcyon': 'venture'}
    """
    types: dict[str, str] = {}
    for name, kind in found:
        if types.get(name, "other") == "other":
            types[name] = kind
    return types


def _full_names(names: Collection[str]) -> dict[str, str]:
    """Return for each name the longer one that it is the beginning of, else itself: Halcyon -> Halcyon Compute.

    >>> _full_names(["Halcyon", "Halcyon Compute"])
    {'Halcyon': 'Halcyon Compute', 'Halcyon Compute': 'Halcyon Compute'}
    """
    longer: dict[str, str] = {}
    for name in names:
        for space in _SPACE.finditer(name):
            longer.setdefault(name[: space.start()], name)
    return {name: longer.get(name, name) for name in names}


def _anywhere(text: Folded, raw: str, types: Mapping[str, str]) -> Iterator[Named]:
    """Yield every place where one of the names stands as it was introduced; of names that overlap the longest."""
    names, full = list(types), _full_names(types)
    places = scan(folded(name) for name in names).places(text.text)
    found = sorted((start, -end, names[number]) for number, start, end in places)
    behind = 0
    for start, end, name in found:
        at = text.raw(start, -end).start
        if at >= behind and raw.startswith(name, at) and not _runs_on(raw, at, at + len(name)):
            behind = at + len(name)
            party = full[name]
            known = _by_head(text.text, start, -end)
            yield known or Named(party, start, -end, How.NEW, "", types[party], None, False, text.text[start:-end])


def _by_head(text: str, start: int, end: int) -> Named | None:
    """Tell بنك «الإنماء»: the noun before the quotes is part of a name that the catalogue holds."""
    if text[start - 1 : start] != '"':
        return None
    head = _LAST_WORD.search(text, max(0, start - _NAMED_BEFORE), start - 1)
    return named_so(f"{head[1]} {text[start:end]}", start, end) if head else None


def _runs_on(raw: str, start: int, end: int) -> bool:
    """Whether a place in the raw text is part of a longer word."""
    return _is_letter(raw[end : end + 1]) or (start > 0 and _is_letter(raw[start - 1]))


def _is_letter(one: str) -> bool:
    return one.isalnum() or one == "_"


def _introduced(text: Folded, raw: str, words: Words) -> Iterator[tuple[str, str]]:
    """Yield (name, type) for names beside a word that says what kind of organisation they are."""
    for match in _latin_names(text, raw, words):
        start, end = text.place(match.start()), text.place(match.end() - 1)
        if start is None or end is None or end + 1 - start < _SHORTEST:
            continue
        if kind := _kind(text.text, start, end + 1, words):
            yield _SEATED.sub("", match.group()), kind  # "Turin-based Ferrovia Robotics"


def _kind(text: str, start: int, end: int, words: Words) -> str | None:
    """Return what kind of organisation a name is, where it or a word beside it says so."""
    name = text[start:end]
    apposed = _kind_after(text, end, words)
    kind = (
        _venture(text, start, end, words)
        or (apposed if apposed == "venture" else None)
        or _kind_by_suffix(name, words)
        or _kind_before(text, start, words)
        or apposed
    )
    told = kind is not None and name.count(" ") < _LONGEST
    return kind if told and name not in words.phrases and name not in words.no_names else None


def _latin_names(text: Folded, raw: str, words: Words) -> Iterator[re.Match[str]]:
    """Yield what is written like a name; where names come behind their kind, only in lines that tell one of a name."""
    if words.verb_first:
        yield from _LATIN_NAME.finditer(raw)
        return
    behind = 0
    telling = _telling(frozenset((*words.organisation_nouns, *words.organisation_endings)))
    for _, start, end in telling.places(text.text):
        span = text.raw(start, end)
        if span.start >= behind and _tells(raw, span.start, span.end, words):
            line = max(behind, raw.rfind("\n", 0, span.start) + 1)
            behind = raw.find("\n", _name_behind(raw, span.end))
            behind = len(raw) if behind < 0 else behind
            yield from _LATIN_NAME.finditer(raw, line, behind)


@lru_cache(maxsize=8)
def _telling(words: frozenset[str]) -> Scan:
    return scan(sorted(words))


def _name_behind(raw: str, place: int) -> int:
    """Return where the first letter of a name right behind a place ends, or the place itself where none stands."""
    found = _NAME_BEHIND.match(raw, place)
    return found.end() if found else place


def _tells(raw: str, start: int, end: int, words: Words) -> bool:
    """Whether a word such as "labs" or "startup" may stand beside a name, so that it is worth while to look."""
    if _name_behind(raw, end) > end or _APPOSED.search(raw, max(0, start - _APPOSITION), start):
        return True
    if _called(words.called).search(raw, end, end + _NAMED_BEFORE):
        return True
    low = max(0, start - _APPOSITION)
    written = raw[low : start - 1].removesuffix(" joint").rpartition(" ")[2]
    capital = "A" <= raw[start] <= "Z" or words.organisation_nouns.get(raw[start:end]) == "venture"
    return capital and raw[start - 1 : start] == " " and (written.lower() != written or written in _THIN)


@lru_cache(maxsize=8)
def _called(words: frozenset[str]) -> re.Pattern[str]:
    """Return what leads in the name of something that was told before: "called Ferrum"."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, sorted(words)))}) [A-Z]")


_NAME_BEHIND = re.compile(r"[^\w.]*[A-Z]")
_APPOSED = re.compile(r", (?:an?|the|their) ")
_APPOSITION = 60  # characters between a comma and the word that says what the name before it is
_THIN = frozenset(("of", "the", "for"))  # words inside names


def _venture(text: str, start: int, end: int, words: Words) -> str | None:
    """Tell "a venture with Cisco called Dune Forge", "the Halcyon Compute consortium", whatever the name ends in."""
    if words.verb_first:
        return None
    after = _WORD_BEHIND.match(text, end)
    called = _kind_of(after[1], words) if after else None
    if called != "venture":
        called = _kind_before(text, start, words)
    return called if called == "venture" else None


_WORD_BEHIND = re.compile(r" (?:joint )?([a-z]+)\b")


def _kind_of(word: str, words: Words) -> str | None:
    return words.organisation_nouns.get(word)


def _kind_by_suffix(name: str, words: Words) -> str | None:
    return words.organisation_endings.get(name.rsplit(" ", 1)[-1]) if " " in name else None


def _kind_before(text: str, place: int, words: Words) -> str | None:
    """Read the word right before a name: "the startup Quillon", لشركة «مرفأ»."""
    before = text[max(0, place - _NAMED_BEFORE) : place]
    last = _LAST_WORD.search(before)
    if last is None or _ENDS.search(before, last.end(1)):
        return None
    word = last.group(1)
    if not words.verb_first and word in words.called:
        return _kind_named(before[: last.start(1)], words)
    shorter = word[1:] if word[:1] in words.glued_prepositions else word
    kinds = (words.organisation_nouns.get(one) for one in (word, word.removeprefix("و"), shorter))
    return next((kind for kind in kinds if kind), None)


def _kind_named(before: str, words: Words) -> str | None:
    """Read what is called so: "a joint venture in Jeddah called", "a company named"."""
    clause = _ENDS.split(before)[-1]
    kinds = (words.organisation_nouns.get(word) for word in reversed(_WORD.findall(clause)[-_CALLED_SO:]))
    return next((kind for kind in kinds if kind), None)


_NAMED_BEFORE = 60  # characters before a name in which it is said what is called so
_CALLED_SO = 7  # words


def _kind_after(text: str, place: int, words: Words) -> str | None:
    """Read an apposition: "Quillon, a chip startup"."""
    if not text.startswith((", a ", ", an ", ", the ", ", their "), place):
        return None
    following = _WORD.findall(_CLAUSE.split(text[place + 2 : place + 50])[0])[1:6]
    kinds = [words.organisation_nouns[word] for word in following if word in words.organisation_nouns]
    if kinds and not (words.together | _THEY).isdisjoint(following):
        return "venture"  # "Fjordmodel, a joint company", "Sahel Link, a company they formed"
    return next(iter(kinds), None)


_SEATED = re.compile(r"^[\w.]+-(?:based|backed|owned|listed|born|headquartered) (?=[A-Z])")
_CLAUSE = re.compile(r"[.,;:]")
_THEY = frozenset(("they",))


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
