"""Words of company names that tell little of who is meant, in both scripts, read from `name_words.json`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from halqa.text.folding import folded


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words: `legal_forms` tell nothing ("Inc.", "شركة"), `descriptors` little ("Group", "القابضة")."""

    legal_forms: frozenset[str]
    descriptors: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return the words of names that tell little.

    >>> "inc" in name_words().legal_forms, folded("القابضة") in name_words().descriptors
    (True, True)
    """
    told = json.loads((files("halqa.catalogue") / "name_words.json").read_text("utf-8"))
    return NameWords(*(frozenset(map(folded, told[kind])) for kind in ("legal_forms", "descriptors")))
