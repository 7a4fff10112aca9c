"""Who can owe or be owed: the catalogue of parties and of press outlets, read from `parties.json` and `outlets.json`.

A row gives the canonical name, its spellings in both scripts, and what else stands for the party in the news: its
products, the people who act for it, and descriptions such as "ChatGPT maker". Matchers fold hamza, alef, ya, ta
marbuta, vowel marks, tatweel and case, so the files list no spellings that differ by those alone.
"""

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Final

from halqa.errors import CatalogueError, UnknownPartyError
from halqa.text.folding import folded

TYPES: Final = frozenset(
    "lab cloud neocloud chipmaker equipment server telecom energy investor sovereign bank government venture person "
    "software media datacenter automaker industry crypto other".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyEntry:
    """One party as an expert wrote it down; every tuple holds names in both scripts.

    `common_words` are those of its names that are ordinary words or places too: they count only where capital letters
    or the words around them say so. A `placeholder` is known to the reference deals, but no text is matched to it: an
    aggregate such as "xAI investors", a person who counts as a company, a newspaper.
    """

    name: str
    name_ar: str | None
    aliases: tuple[str, ...]
    products: tuple[str, ...]
    people: tuple[str, ...]
    descriptions: tuple[str, ...]
    type: str
    country: str | None  # ISO 3166 alpha-2
    parent: str | None  # canonical name of the owner
    ticker: str | None
    wikidata: str | None
    placeholder: bool
    common_words: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of the party's own name, the canonical one first."""
        return tuple(dict.fromkeys(name for name in (self.name, self.name_ar, *self.aliases) if name))


@cache
def parties() -> tuple[PartyEntry, ...]:
    """Return every party of the catalogue, sorted by name.

    >>> len(parties()) > 200
    True
    """
    return tuple(_entry(row) for row in _rows("parties.json"))


@cache
def parents() -> dict[str, str]:
    """Return the owner of every party that has one.

    >>> parents()["Colossus"]
    'xAI'
    """
    return {entry.name: entry.parent for entry in parties() if entry.parent}


def is_listed(name: str) -> bool:
    """Whether a party of the catalogue has shares that a market prices.

    >>> is_listed("Nvidia"), is_listed("OpenAI"), is_listed("Someone new")
    (True, False, False)
    """
    entry = _by_name().get(name)
    return entry is not None and entry.ticker is not None


def party(name: str) -> PartyEntry:
    """Return the party with this canonical name.

    >>> party("Nvidia").ticker
    'NVDA'
    """
    try:
        return _by_name()[name]
    except KeyError:
        raise UnknownPartyError(name=name, nearest=_nearest(name)) from None


@cache
def outlets() -> tuple[str, ...]:
    """Return the names of newspapers, agencies and broadcasters, and the phrases that make a social network a place.

    They carry what others say and are never parties; `reading` takes hearsay from them.

    >>> "Reuters" in outlets() and "رويترز" in outlets() and "on X" in outlets()
    True
    """
    clear = (name for row in _rows("outlets.json") for name in _outlet_names(row) if name not in row["common_words"])
    return tuple(dict.fromkeys(clear))


@cache
def outlet_types() -> dict[str, str]:
    """Return what each outlet is, by its folded names: agency, magazine, network, newspaper, site, tv or wire.

    A wire carries what companies say of themselves.

    >>> outlet_types()["reuters"], outlet_types()["رويترز"], outlet_types()["pr newswire"]
    ('agency', 'agency', 'wire')
    """
    return {folded(name): row["type"] for row in _rows("outlets.json") for name in _outlet_names(row)}


@cache
def quoted_outlets() -> tuple[str, ...]:
    """Return the outlets whose names are ordinary words too: they count only in quotation marks.

    >>> "العربية" in quoted_outlets() and "قناة العربية" in outlets()
    True
    """
    return tuple(dict.fromkeys(name for row in _rows("outlets.json") for name in row["common_words"]))


@cache
def near_names() -> frozenset[str]:
    """Return words and names of others that are one slip of the pen from a party: its name is not looked for misspelt.

    >>> "energy" in near_names()  # Entergy
    True
    """
    told = json.loads((files("halqa.catalogue") / "near_names.json").read_text("utf-8"))
    return frozenset(word for listed in told.values() for word in listed)


@cache
def _by_name() -> dict[str, PartyEntry]:
    return {entry.name: entry for entry in parties()}


@cache
def _by_folded_name() -> dict[str, str]:
    """Canonical names under every name they go by, in lower case, for the hint of an error."""
    return {name.casefold(): entry.name for entry in parties() for name in entry.names}


def _nearest(name: str) -> str:
    near = get_close_matches(name.casefold(), _by_folded_name(), n=1)
    return _by_folded_name()[near[0]] if near else ""


def _rows(file: str) -> list[dict[str, Any]]:
    rows = json.loads((files("halqa.catalogue") / file).read_text("utf-8"))
    if not isinstance(rows, list):
        raise CatalogueError(file=file, reason="it must be a list of rows")
    return rows


def _outlet_names(row: dict[str, Any]) -> list[str]:
    """Every spelling of an outlet; of a social network, which is a company too, only the phrases such as "on X"."""
    own = [] if row["type"] == "network" else [row["name"], row["name_ar"]]
    return [*own, *row["aliases"]]


def _entry(row: dict[str, Any]) -> PartyEntry:
    try:
        return PartyEntry(
            name=row["name"],
            name_ar=row["name_ar"],
            aliases=(*row["aliases_en"], *row["aliases_ar"]),
            products=tuple(row["products"]),
            people=tuple(row["people"]),
            descriptions=tuple(row["descriptions"]),
            type=row["type"],
            country=row["country"],
            parent=row["parent"],
            ticker=row["ticker"],
            wikidata=row["wikidata"],
            placeholder=row["placeholder"],
            common_words=tuple(row["common_words"]),
        )
    except KeyError as missing:
        raise CatalogueError(file="parties.json", reason=f"{row.get('name')!r} lacks the field {missing}") from None
