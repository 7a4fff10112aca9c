"""Split a folded text into sentences, as places in it."""

import re
from collections.abc import Iterator

from halqa.model import Span

_ABBREVIATIONS = frozenset(
    "inc corp co ltd llc plc no vs mr mrs ms dr prof jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k e.g i.e st jr sr est approx fig vol".split()
)
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$|[^\W\d_])|\n+|\s[-•*]\s(?=[^\W_])|;(?=\s)|[🚀👇]")
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.]*[^\W_])?)$")


def sentences(text: str) -> Iterator[Span]:
    """Yield the places of the sentences of a folded text, without the white space around them.

    >>> [s.start for s in sentences("oracle corp. won it. meta did not.")]
    [0, 21]
    """
    start = 0
    for found in _END.finditer(text):
        if found.group()[0] == "." and not _ends_sentence(text, found.start(), found.end()):
            continue
        if span := _trimmed(text, start, found.end()):
            yield span
        start = found.end()
    if span := _trimmed(text, start, len(text)):
        yield span


def _ends_sentence(text: str, dot: int, after: int) -> bool:
    """A dot ends no sentence after an abbreviation or an initial, or inside a name such as amazon.com."""
    word = _LAST_WORD.search(text, max(0, dot - 20), dot)
    if word and (word.group() in _ABBREVIATIONS or (len(word.group()) == 1 and word.group().isascii())):
        return False
    follows = text[after : after + 1]
    return not follows or not follows.isalpha() or not follows.isascii()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
