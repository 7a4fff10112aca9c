"""What a person calls a party, or a language: the name that Halqa has for it."""

from collections.abc import Iterable
from difflib import get_close_matches

from halqa.catalogue.groups import group
from halqa.catalogue.parties import parties
from halqa.catalogue.words import languages
from halqa.errors import OnePartyError, UnknownLanguageError, UnknownPartyError
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


def parties_named(given: Iterable[str | None], held: Iterable[str], *, by_group: bool = False) -> tuple[str, ...]:
    """Return the parties that names mean (None: nobody was named), by group under the heads of their groups.

    Raises OnePartyError where two names mean one.

    >>> parties_named(["إنفيديا", None], []), parties_named(["Core42"], [], by_group=True)
    (('Nvidia',), ('G42',))
    """
    known = tuple(held)
    names = tuple(party_named(name, known) for name in given if name)
    counted = tuple(group(name) if by_group else name for name in names)
    if len(set(counted)) < len(counted):
        raise OnePartyError(party=counted[0])
    return counted


def language(name: str) -> str:
    """Return a language that is known, by its code.

    >>> language("AR")
    'ar'
    """
    if name.lower() not in languages():
        raise UnknownLanguageError(language=name, known=", ".join(languages()))
    return name.lower()
