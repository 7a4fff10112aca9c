"""Parties that a text leaves without a name: what they are called here, who they may be, and by which words one tells.

A placeholder stands beside whom it deals with: the hyperscaler that Nebius does not name need not be the one that
CoreWeave does not, so no money may pass through the two as if they were one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.catalogue.parties import parties
from halqa.errors import CatalogueError
from halqa.text.folding import folded

_BESIDE = re.compile(r"(?P<name>[^()]+) \((?P<other>.+)\)")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands for a party without a name, and who of the catalogue it may be."""

    name: str
    name_ar: str
    type: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """By which folded words a text of one language tells of a party that it does not name."""

    heads: Mapping[str, Placeholder]  # nouns that are enough by themselves: "a hyperscaler"
    vague_heads: Mapping[str, Placeholder]  # that must be marked as unnamed: "an undisclosed customer"
    articles: tuple[str, ...]  # one of which must stand before; none: the language has none
    sizes: tuple[str, ...]  # words that may stand between: "a large US hyperscaler"
    marks_before: tuple[str, ...]
    marks_after: tuple[str, ...]
    led_in: tuple[str, ...]  # what may govern it: "with a hyperscaler"
    never_behind: tuple[str, ...]  # words behind which it tells what somebody is: "as a hyperscaler"
    explained_by: tuple[str, ...]  # words by which it is a class, or named after all: "a hyperscaler such as Meta"


def placeholder(description: str) -> Placeholder | None:
    """Return what a description such as "a hyperscaler" stands for; None where it describes nobody we know of.

    >>> placeholder("a US hyperscaler").candidates
    ('Amazon', 'Google', 'Meta', 'Microsoft', 'Oracle')
    >>> placeholder("مزود سحابي كبير").name, placeholder("Oracle")
    ('unnamed hyperscaler', None)
    """
    told = folded(description)
    return next((who for phrase, who in _by_phrase().items() if phrase in told), None)


def is_placeholder(name: str) -> bool:
    """Whether a party's name, as claims have it, is that of a placeholder.

    >>> is_placeholder("unnamed hyperscaler"), is_placeholder("unnamed hyperscaler (Nebius)"), is_placeholder("Meta")
    (True, True, False)
    """
    return _parts(name)[0] in _by_name()


def beside(name: str, other: str) -> str:
    """Return a party's name as it is told beside another: that of a placeholder says whose it is.

    >>> beside("unnamed hyperscaler", "Nebius"), beside("Meta", "Nebius")
    ('unnamed hyperscaler (Nebius)', 'Meta')
    """
    return f"{name} ({other})" if name in _by_name() else name


def placeholder_label(name: str) -> tuple[str, str] | None:
    """Return a placeholder's name in Arabic, and beside whom it stands ("": nobody); None for any other party.

    >>> placeholder_label("unnamed Gulf fund (Mistral AI)")
    ('صندوق خليجي لم يُسمَّ', 'Mistral AI')
    """
    own, other = _parts(name)
    found = _by_name().get(own)
    return (found.name_ar, other) if found else None


@cache
def wording(language: str) -> Wording | None:
    """Return by which words a language tells of parties without a name; None: nobody has written them down."""
    told = _data()["words"].get(language)
    if told is None:
        return None
    words = {name: tuple(map(folded, listed)) for name, listed in told.items()}
    heads, vague = (
        {folded(head): _by_name()[row["name"]] for row in _data()["parties"] for head in row[kind][language]}
        for kind in ("heads", "vague_heads")
    )
    return Wording(heads=heads, vague_heads=vague, **words)


def _parts(name: str) -> tuple[str, str]:
    found = _BESIDE.fullmatch(name)
    return (found["name"], found["other"]) if found else (name, "")


@cache
def _by_phrase() -> Mapping[str, Placeholder]:
    """Return what each folded phrase stands for, the longest phrases first."""
    found = {folded(phrase): _by_name()[row["name"]] for row in _data()["parties"] for phrase in row["phrases"]}
    return dict(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))


@cache
def _by_name() -> Mapping[str, Placeholder]:
    rows = _data()["parties"]
    _require_known(name for row in rows for name in row["candidates"])
    return {
        row["name"]: Placeholder(row["name"], row["name_ar"], row["type"], tuple(row["candidates"])) for row in rows
    }


def _require_known(names: Iterable[str]) -> None:
    if missing := set(names) - {entry.name for entry in parties()}:
        raise CatalogueError(file="unnamed.json", reason=f"there is no party {min(missing)!r}")


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("halqa.catalogue") / "unnamed.json").read_text("utf-8"))
    return found
