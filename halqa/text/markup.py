"""Take HTML tags, character references, the addresses of links and the @ of handles out of a folded text.

Feeds leave them in what should be plain words. A block of its own (a paragraph, an item of a list) becomes a new line;
other tags leave nothing behind, so that a name half in bold stays one name.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from halqa.text.folding import Folded, folded, spliced

_MARK = re.compile(  # each way begins with a sign of its own, so that the search runs from one of them to the next
    r"<!--[^<>]*-->|<(?P<close>/?)(?P<tag>[a-z][a-z0-9]{0,15})(?:[\s/][^<>]{0,2000})?>"
    r"|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,24});"
    r"|\]\((?:https?:)?//[^\s()]{1,2000}\)|@(?<!\w@)(?=[a-z])"
)
_BLOCKS = frozenset(
    "p br li div h1 h2 h3 h4 h5 h6 tr td th ul ol table section article blockquote header footer hr figure figcaption "
    "aside nav script style".split()
)
_SIGNS = ("<", "&", "](", "@")
_IN_PLACE = {"]": "]", "@": " "}
_UNSEEN = ("script", "style")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of markup, and what stands for it."""

    start: int
    end: int
    stands: str  # at most one character


def without_markup(text: Folded) -> Folded:
    """Return a folded text without its tags and character references.

    >>> from halqa.text.folding import fold
    >>> without_markup(fold("<p>R&amp;D at <b>Open</b>AI</p>")).text.strip()
    'r&d at openai'
    """
    if not any(sign in text.text for sign in _SIGNS):
        return text
    marks = ((mark.start, mark.end, mark.stands) for mark in _marks(text.text))
    first = next(marks, None)
    return spliced(text, chain((first,), marks)) if first else text


def _marks(text: str) -> Iterator[_Mark]:
    """Yield the markup in order; what a script or a style sheet holds is part of its tag."""
    at = 0
    last = {tag: text.rfind(f"</{tag}") for tag in _UNSEEN}
    while found := _MARK.search(text, at):
        at = found.end()
        tag = found["tag"]
        if not found["close"] and at <= last.get(tag, -1):
            at = text.find(f"</{tag}", at)
        stands = _character(found[0]) if found[0].startswith("&") else _IN_PLACE.get(found[0][0], "")
        if tag in _BLOCKS:
            stands = "\n"
        if stands is not None:
            yield _Mark(found.start(), at, stands)


def _character(reference: str) -> str | None:
    """Return what a character reference stands for, folded; None for what is none, such as "&nvidia;"."""
    told = html.unescape(reference)
    return None if told == reference or len(told) > 1 else folded(told)[:1]
