"""Word forms: the inflected forms of an English verb, and of an Arabic verb or noun with what is glued to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VOWELS = "aeiou"
_SHORT_SYLLABLE = re.compile("(?:qu|[^aeiouy])*[aeiou][^aeiouwxy]")  # its last letter is doubled: ship, shipped


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word, and what the form says."""

    text: str
    tense: str = ""  # past, present, future, participle, gerund; empty for nouns
    passive: bool = False
    pronoun: bool = False  # an object or owner is glued on (Arabic: ها, ه, هم)


def english_verb(entry: str) -> Iterator[Form]:
    """Yield the forms of an English verb; irregular ones are written "base past participle".

    >>> [f.text for f in english_verb("buy bought")]
    ['buy', 'buys', 'buying', 'bought']
    >>> [f.text for f in english_verb("back")], [f.text for f in english_verb("ship")]
    (['back', 'backs', 'backing', 'backed'], ['ship', 'ships', 'shipping', 'shipped'])
    """
    base, *irregular = entry.split()
    stem, _, tail = base.partition("_")  # "team_up": what follows the verb
    after = " " + tail.replace("_", " ") if tail else ""
    if stem not in irregular[:1]:
        yield Form(stem + after, "present")  # "put": of one company it is the past
    yield Form(_third_person(stem) + after, "present")
    past = irregular[0] if irregular else _with_suffix(stem, "ed")
    doubled = past == stem + stem[-1] + "ed"  # commit, committed: committing
    yield Form((stem + stem[-1] + "ing" if doubled else _with_suffix(stem, "ing")) + after, "gerund")
    yield Form(past + after, "past")
    if len(irregular) > 1:
        yield Form(irregular[1] + after, "participle")


def _third_person(stem: str) -> str:
    if stem.endswith(("s", "x", "z", "ch", "sh")):
        return stem + "es"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def _with_suffix(stem: str, suffix: str) -> str:
    if _SHORT_SYLLABLE.fullmatch(stem):
        return stem + stem[-1] + suffix
    if stem.endswith("ie") and suffix == "ing":
        return stem[:-2] + "ying"
    if stem.endswith("e") and (suffix == "ed" or not stem.endswith("ee")):
        return stem[:-1] + suffix
    if stem.endswith("y") and suffix == "ed" and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + suffix


_OBJECTS = ("", "ها", "ه", "هم", "هما", "هن", "نا")
_PAST = ("", "ت", "ا", "تا", "وا", "نا", "و")
_PRESENT = ("", "ون", "ان", "وا", "و")


def arabic_verb(past: str, present: str) -> Iterator[Form]:
    """Yield the forms of an Arabic verb from its folded past and present stems ("|" between several stems).

    The present stem is given without its prefix. Doubtful forms do no harm: they never stand in a text.

    >>> sorted({f.tense for f in arabic_verb("استثمر", "ستثمر") if f.text in ("استثمرت", "ستستثمر", "يستثمرون")})
    ['future', 'past', 'present']
    """
    for stem in filter(None, past.split("|")):
        for ending in _PAST:
            for pronoun in _OBJECTS:
                yield Form(stem + ending + pronoun, "past", pronoun=bool(pronoun))
    for stem in filter(None, present.split("|")):
        for prefix in "يتن":
            for ending in _PRESENT:
                for pronoun in _OBJECTS:
                    text = prefix + stem + ending + pronoun
                    yield Form(text, "present", pronoun=bool(pronoun))
                    yield Form("س" + text, "future", pronoun=bool(pronoun))


_OWNERS = ("", "ها", "ه", "هم", "هما", "ا", "نا")


def arabic_noun(word: str) -> Iterator[Form]:
    """Yield the forms of a folded Arabic noun: with an owner glued on, its ه becoming ت before one.

    >>> [f.text for f in arabic_noun("صفقه")][:4]
    ['صفقه', 'صفقتها', 'صفقته', 'صفقتهم']
    """
    for owner in _OWNERS:
        pronoun = owner not in ("", "ا")
        stem = word[:-1] + "ت" if owner and word.endswith("ه") else word
        yield Form(stem + owner, pronoun=pronoun)
        if pronoun and word.endswith("اء"):  # شراؤها, شرائها
            yield from (Form(word[:-1] + seat + owner, pronoun=True) for seat in "ؤئ")


def arabic_stems(word: str) -> Iterator[tuple[str, str]]:
    """Yield (what is glued before, the rest) for a folded Arabic word, the whole word first.

    >>> [rest for _, rest in arabic_stems("وبالاتفاق")]
    ['وبالاتفاق', 'بالاتفاق', 'الاتفاق', 'اتفاق']
    """
    before, rest = "", word
    yield before, rest
    if rest[:1] in ("و", "ف") and len(rest) > 2:
        before, rest = before + rest[0], rest[1:]
        yield before, rest
    if rest[:1] in ("ب", "ك", "ل") and len(rest) > 2:
        before, rest = before + rest[0], rest[1:]
        yield before, rest
    if rest[:2] == "ال" and len(rest) > 4:
        yield before + "ال", rest[2:]
    elif before[-1:] == "ل" and rest[:1] == "ل" and len(rest) > 3:
        yield before + "ل", rest[1:]
