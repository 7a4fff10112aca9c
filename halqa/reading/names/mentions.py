"""Find where parties of the catalogue and the press are named: by name, product, person or description."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from halqa.catalogue.parties import PartyEntry, near_names, outlets, parties
from halqa.catalogue.words import Tag, languages, words
from halqa.reading.scan import Scan, scan
from halqa.text.folding import Folded, folded
from halqa.text.slips import slips

_GLUED = re.compile(r"[وف]?[بكلس]?(?:ال|ل)?$")
_EXACT_CASE_BELOW = 4  # letters: shorter names (MGX, du, Arm) must be written just so
_MISSPELT_FROM = 7  # letters: shorter names are too near to other words


class How(StrEnum):
    """By what a party is meant."""

    NAME = "name"
    PRODUCT = "product"
    PERSON = "person"
    DESCRIPTION = "description"  # "the ChatGPT maker"
    REFERENCE = "reference"  # "the company", "it": resolved from the words before
    NEW = "new"  # in no table: known by its shape
    UNNAMED = "unnamed"  # left without a name on purpose
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the folded text where a party is meant."""

    party: str
    start: int
    end: int
    how: How
    glued: str = ""  # letters glued on before: prepositions and conjunctions (Arabic)
    type: str = "other"
    country: str | None = None
    common: bool = False  # an ordinary word too
    written: str = ""  # as it stands in the folded text


def governing(glued: str) -> str:
    """Return what may govern a word among the letters glued on before it: no conjunction, no article.

    >>> governing("ولل"), governing("وال")
    ('لل', '')
    """
    return glued.lstrip("وف").replace("ال", "")


@dataclass(frozen=True, slots=True)
class _Alias:
    text: str
    entry: PartyEntry | None
    how: How
    common: bool
    slip: bool = False  # one letter is wrong


@cache
def _aliases() -> tuple[Scan, tuple[_Alias, ...]]:
    aliases: dict[str, _Alias] = {}
    for alias in _listed():
        aliases.setdefault(folded(alias.text), alias)
    for slip, alias in tuple(_misspelt(aliases)):
        aliases.setdefault(slip, alias)
    return scan(aliases), tuple(aliases.values())


def named_so(name: str, start: int, end: int) -> Named | None:
    """Return the party that goes by a folded name as it is meant at a place, or None where nobody does."""
    entry = _by_name().get(name)
    return Named(entry.name, start, end, How.NAME, "", entry.type, entry.country, written=name) if entry else None


@cache
def _by_name() -> Mapping[str, PartyEntry]:
    return {folded(name): entry for entry in parties() if not entry.placeholder for name in entry.names}


def _listed() -> Iterator[_Alias]:
    for entry in parties():
        if entry.placeholder:
            continue
        common = frozenset(map(folded, entry.common_words))
        listed = ((entry.names, How.NAME), (entry.products, How.PRODUCT), (entry.people, How.PERSON))
        for names, how in (*listed, (entry.descriptions, How.DESCRIPTION)):
            yield from (_Alias(name, entry, how, folded(name) in common) for name in names)
    yield from (_Alias(name, None, How.OUTLET, False) for name in outlets())


def _misspelt(known: Mapping[str, _Alias]) -> Iterator[tuple[str, _Alias]]:
    """Yield long names with one slip of the pen, where no other name and no word is as near."""
    owners: dict[str, dict[str, _Alias]] = defaultdict(dict)
    for name, alias in known.items():
        told = tuple(slips(name)) if _is_distinctive(name, alias) else ()
        if near_names().isdisjoint(told):
            for slip in told:
                owners[slip].setdefault(alias.entry.name if alias.entry else "", alias)
    for slip, aliases in owners.items():
        if len(aliases) == 1:
            alias = next(iter(aliases.values()))
            yield slip, _Alias(alias.text[:1] + slip[1:], alias.entry, alias.how, True, slip=True)  # with its capital


def _is_distinctive(name: str, alias: _Alias) -> bool:
    if alias.entry is None or alias.entry.type == "government" or alias.common or alias.how is not How.NAME:
        return False
    return len(name) >= _MISSPELT_FROM and name.isalpha()


def mentions(text: Folded, raw: str) -> list[Named]:
    """Return the places where parties and outlets are named, in order; of overlapping names the longest counts."""
    names, aliases = _aliases()
    read = (
        _named(text, raw, aliases[number], names.phrases[number], start) for number, start, _ in names.places(text.text)
    )
    return list(_without_homonyms(_longest(named for named in read if named), text))


def _longest(found: Iterable[Named]) -> list[Named]:
    """Of names that overlap keep the one that begins first, and of those the longest."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
        elif kept[-1].how is How.OUTLET and named.how is not How.OUTLET and named.end > kept[-1].end:
            kept[-1] = named  # "on X" is a place, but not in "on X.AI"
    return kept


def apart(kept: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """Return names in order: those kept, and of the others what overlaps none of them, or goes beyond one."""
    found: list[Named] = []
    for one in sorted((*kept, *more), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _named(text: Folded, raw: str, alias: _Alias, name: str, start: int) -> Named | None:
    end = start + len(name)
    glued = _glued_before(text.text, start)
    if glued is None or _goes_on(text.text, end) or (glued and text.text[start - len(glued) : end] in _whole_words()):
        return None
    span = text.raw(start, end)
    written = raw[span.start : span.end]
    if (alias.common or len(alias.text) < _EXACT_CASE_BELOW) and not _same_case(alias, written):
        return None
    if alias.slip and _ANOTHER.match(raw, span.end):  # "Ferrovia Robotics" is no slip for Ferrovial
        return None
    entry = alias.entry
    if entry is None:
        return Named(alias.text, start, end, How.OUTLET, glued)
    return Named(entry.name, start, end, alias.how, glued, entry.type, entry.country, alias.common, name)


_ANOTHER = re.compile(r" [A-Z][a-z]")


def _glued_before(text: str, start: int) -> str | None:
    """Return the letters of the same word before a name, or None where they are no conjunction or preposition."""
    begin = start
    while begin and text[begin - 1].isalpha():
        begin -= 1
        if start - begin > 5:
            return "" if _changes_script(text, start) else None
    if begin and text[begin - 1].isdigit():
        return None
    if _GLUED.match(glued := text[begin:start]):
        return glued
    return "" if _changes_script(text, start) else None


def _goes_on(text: str, end: int) -> bool:
    if end >= len(text):
        return False
    following = text[end]
    if following == "-" and text[end + 1 : end + 2].isalpha():
        return text.startswith(("like", "style", "analys"), end + 1)
    return following.isalnum() and not _changes_script(text, end)


def _changes_script(text: str, place: int) -> bool:
    """Whether one of two letters is Arabic and the other Latin: a space was left out (فيIntel)."""
    one, two = text[place - 1], text[place]
    return one.isalpha() and two.isalpha() and one.isascii() != two.isascii() and ("ء" <= max(one, two) <= "ۓ")


def _same_case(alias: _Alias, written: str) -> bool:
    if not alias.text.isascii():
        return True
    if len(alias.text) < _EXACT_CASE_BELOW:
        return written in (alias.text, alias.text.upper())
    return written[:1] == alias.text[:1] or (written.isupper() and len(written) > 1)


def _without_homonyms(found: list[Named], text: Folded) -> Iterable[Named]:
    """Ordinary words count as names only in quotes or after "company"; loose descriptions only of a party named too."""
    sure = [named for named in found if not _ordinary(named, text) or _marked(named, text.text)]
    proper = {named.party for named in sure if named.how in (How.NAME, How.PRODUCT) and not _ordinary(named, text)}
    known = {named.party for named in sure if named.how is How.NAME}
    joined = frozenset(_joined(found, sure, text.text)) if len(sure) < len(found) else frozenset()
    for named in found:
        if named.type == "government" and not any(map(text.text[named.start : named.end].__contains__, _GOVERNMENT)):
            continue
        if named.how is How.DESCRIPTION and named.common and named.party not in proper:
            continue
        bare = named.how is How.NAME and _ordinary(named, text) and not _marked(named, text.text)
        if bare and (_is_everyday(named, text) or not (named.party in known or named.start in joined)):
            continue
        yield named


def _joined(found: Sequence[Named], sure: Sequence[Named], text: str) -> Iterator[int]:
    """Yield where names stand that "and" or "with" alone joins to one that is sure: ساب وميسترال."""
    at = {named.start for named in sure}
    for one, two in pairwise(found):
        if text[one.end : two.start] in _BETWEEN_NAMES and (one.start in at) is not (two.start in at):
            yield two.start if one.start in at else one.start


_GOVERNMENT = ("government", "حكوم", "white house", "البيت الابيض")
_BETWEEN_NAMES = frozenset((" و", " و ", " مع "))


def _is_everyday(named: Named, text: Folded) -> bool:
    """Whether a name is a word of every day, which no other mention of its party makes a name: مصدر, علم."""
    return text.text[named.start : named.end] in _everyday_names()


@cache
def _whole_words() -> frozenset[str]:
    """Return words that are no name with letters glued on: باريس is Paris, not "at Ares"."""
    return frozenset(
        word for language in languages() if words(language).verb_first for word in words(language).no_names
    )


@cache
def _everyday_names() -> frozenset[str]:
    return frozenset(word for language in languages() for word in words(language).everyday_names)


def _ordinary(named: Named, text: Folded) -> bool:
    return named.common and text.text[named.start : named.end] in _ordinary_names()


@cache
def _ordinary_names() -> frozenset[str]:
    return frozenset(word for language in languages() for word in words(language).ordinary_names)


def _marked(named: Named, text: str) -> bool:
    """Whether quotes or a word such as "company" show that a name is meant."""
    end = named.start
    while end and text[end - 1].isspace():
        end -= 1
    if text[max(0, end - 1) : end] == '"' and text[named.end : named.end + 1] == '"':
        return True
    if _JOINED_NAME.match(text, named.end):
        return True  # «مبادلة وصندوق …»
    word = _LAST_WORD.search(text, max(0, end - 20), end)
    if word is None:
        return False
    return word.group().removeprefix("و") in _COMPANY or (
        text[named.start : named.end] not in _everyday_names() and word.group() in _dealing()
    )


@cache
def _dealing() -> frozenset[str]:
    """Return the Arabic verbs and nouns right behind which who deals stands: تعتزم مبادلة, بمشاركة سنابل."""
    known = [words(language) for language in languages() if words(language).verb_first]
    told = ((phrase, tag) for one in known for phrase, tags in one.phrases.items() for tag in tags)
    return frozenset(phrase for phrase, tag in told if " " not in phrase and _is_of_dealer(phrase, tag))


def _is_of_dealer(phrase: str, tag: Tag) -> bool:
    if tag.pronoun:
        return False
    leads = tag.name == "lead_round" and tag.part == "noun" and phrase.startswith("ب")
    verb = tag.category in ("event", "talks") and (tag.part == "verb" or tag.category == "talks")
    return leads or (
        verb and len(phrase) > _SHORT_VERB and phrase[0] in "تسا" and (phrase[0] == "ت" or phrase[-1] == "ت")
    )


_SHORT_VERB = 4  # letters: shorter verbs look like nouns
_JOINED_NAME = re.compile(rf"\s+و(?:{'|'.join(map(folded, ('شركة', 'صندوق', 'مجموعة', 'بنك')))})\s")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_COMPANY = frozenset(folded(word) for word in "شركة لشركة بشركة صندوق لصندوق مجموعة مشغل بنك".split())
