"""What a person calls a party, or a language: the name that Halqa has for it."""

from collections.abc import Iterable
from difflib import get_close_matches

from halqa.catalogue.parties import parties
from halqa.catalogue.words import languages
from halqa.errors import UnknownLanguageError, UnknownPartyError
from halqa.text.folding import folded


def party_named(name: str, held: Iterable[str]) -> str:
    """Return the canonical name of a party that goes by a name, in the catalogue or among those `held`.

    >>> party_named("إنفيديا", []), party_named("chatgpt", [])
    ('Nvidia', 'OpenAI')
    """
    known = {folded(spelling): entry.name for entry in parties() for spelling in (*entry.products, *entry.names)}
    known |= {folded(party): party for party in held}
    wanted = folded(name.strip())
    if wanted not in known:
        nearest = get_close_matches(wanted, known, n=1)
        raise UnknownPartyError(name=name, nearest=known[nearest[0]] if nearest else "")
    return known[wanted]


def language(name: str) -> str:
    """Return a language that is known, by its code.

    >>> language("AR")
    'ar'
    """
    if name.lower() not in languages():
        raise UnknownLanguageError(language=name, known=", ".join(languages()))
    return name.lower()
