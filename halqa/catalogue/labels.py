"""How a party is printed in a language."""

from functools import cache

from halqa.catalogue.parties import parties
from halqa.catalogue.placeholders import placeholder_label
from halqa.text.transliteration import is_arabic, latin


def label(name: str, lang: str) -> str:
    """Return how to print a party in a language: in Arabic its Arabic name where one is known, else its own name.

    A name that is in no table and stands in Arabic letters is printed in Latin ones for the other languages.

    >>> label("Nvidia", "ar"), label("Nvidia", "en"), label("Someone new", "ar")
    ('إنفيديا', 'Nvidia', 'Someone new')
    >>> label("تالس", "ar"), label("تالس", "en")
    ('تالس', 'Tals')
    >>> label("unnamed hyperscaler (Nebius)", "ar"), label("unnamed hyperscaler (تالس)", "en")
    ('عملاق سحابي لم يُسمَّ (نيبيوس)', 'unnamed hyperscaler (Tals)')
    """
    if name in _arabic_names():
        return _arabic_names()[name] or name if lang == "ar" else name
    if unnamed := placeholder_label(name):
        arabic, other = unnamed
        own = arabic if lang == "ar" else name.removesuffix(f" ({other})")
        return f"{own} ({label(other, lang)})" if other else own
    return latin(name) if lang != "ar" and is_arabic(name) else name


@cache
def _arabic_names() -> dict[str, str | None]:
    return {entry.name: entry.name_ar for entry in parties()}
