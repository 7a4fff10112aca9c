"""What a word says of how companies stand to each other (subsidiary, brand, sponsor …), the same in every language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from halqa.catalogue.words import Words, language_data
from halqa.text.folding import folded
from halqa.text.forms import arabic_noun, arabic_stems, arabic_verb, english_verb


def concepts(word: str, known: Words) -> tuple[str, ...]:
    """Return the concepts of a folded word.

    >>> from halqa.catalogue.words import words
    >>> concepts("sponsored", words("en")), concepts("والرعاه", words("ar")), concepts("house", words("en"))
    (('sponsor',), ('sponsor',), ())
    """
    table = _table(known.language)
    if known.script != "arabic":
        return table.get(word, ())
    return next((found for _, stem in arabic_stems(word) if (found := table.get(stem))), ())


@cache
def _table(language: str) -> Mapping[str, tuple[str, ...]]:
    data = language_data(language)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, listed in data.get("concepts", {}).items():
        for form in _forms(listed, arabic=data["script"] == "arabic"):
            if name not in found[form]:
                found[form].append(name)
    return {form: tuple(names) for form, names in found.items()}


def _forms(listed: Mapping[str, Any], *, arabic: bool) -> Iterator[str]:
    yield from _nouns(map(folded, listed["nouns"]), arabic=arabic)
    for verb in listed["verbs"]:
        forms = arabic_verb(*folded(verb).split("/")) if arabic else english_verb(verb)
        yield from (form.text for form in forms)


def _nouns(listed: Iterable[str], *, arabic: bool) -> Iterator[str]:
    for noun in listed:
        yield from (form.text for form in arabic_noun(noun)) if arabic else (noun,)
