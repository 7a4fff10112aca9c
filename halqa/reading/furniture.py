"""What a page says beside its article: links to other articles, share buttons, tags, captions. None of it is a claim.

Three shapes: a line that opens with such words; a bracket or the tail of a line ("… (Read more: …)"); a heading such as
"Most read", and the links under it. The words are data (`furniture` in `words/<language>.json`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from halqa.catalogue.words import language_data
from halqa.model import Span
from halqa.text.folding import folded

_LINE = 240  # characters: a longer line is text, however it begins
_LINK = 160  # characters of the headline of another article
_LINKS = 12  # lines under one heading
_ANY_WORD, _WORD = r"\*", r"[^\W\d_]+"  # "more from *": one word of any kind
_PROSE = (".", ":", ";", ",")
_HASHTAGS = re.compile(r"(?:[ ]*#\w+)+[ ]*$")
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """How the furniture of pages looks in one language."""

    line: re.Pattern[str]  # a whole line
    heading: re.Pattern[str]  # a whole line, with links under it
    inside: re.Pattern[str]  # where furniture begins inside a line


@cache
def furniture_words(language: str) -> FurnitureWords | None:
    """Return how furniture looks in a language; None where its file does not say."""
    data = language_data(language).get("furniture")
    if not data:
        return None
    headings, openings, labels = (_any(data[name]) for name in ("headings", "openings", "labels"))
    either = _any([*data["headings"], *data["openings"]])
    ends = r"[ ]*(?:[:|(]|\.\.|-[ ]|$)"
    return FurnitureWords(
        line=re.compile(rf"[^\w\n]{{0,8}}(?:{openings}(?!\w)|{labels}(?!\w){ends})"),
        heading=re.compile(rf"[^\w\n]{{0,8}}{headings}[ ]*[:|.>»-]*[ ]*$"),
        inside=re.compile(rf"(?:(?P<bracket>[(\[])|[.!?][\"']?[ ])[ ]*{either}[ ]*(?:[:|]|\.\.)"),
    )


def _any(phrases: Sequence[str]) -> str:
    longest_first = sorted({folded(phrase) for phrase in phrases}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(re.escape(one).replace(_ANY_WORD, _WORD) for one in longest_first)})"


def furniture(text: str, words: FurnitureWords) -> Iterator[Span]:
    """Yield the places of a folded text that are furniture, in order.

    >>> text = "meta rose. (read more: nvidia buys intel)"
    >>> [text[span.start : span.end] for span in furniture(text, furniture_words("en"))]
    ['(read more: nvidia buys intel)']
    """
    links = 0  # how many lines may still be links under a heading
    for line in _lines(text):
        told = text[line.start : line.end]
        if not told.strip():
            continue
        if words.heading.match(told):
            links = _LINKS
            yield line
        elif links and _is_link(told):
            links -= 1
            yield line
        else:
            links = 0
            yield from _of_line(told, line, words)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _is_link(line: str) -> bool:
    """Whether a line may be the headline of another article: short, and no sentence."""
    told = line.strip()
    return len(told) <= _LINK and not told.rstrip("\"')").endswith(_PROSE)


def _of_line(told: str, line: Span, words: FurnitureWords) -> Iterator[Span]:
    if len(told) <= _LINE and (words.line.match(told) or _HASHTAGS.match(told)):
        yield line
        return
    at = 0
    while found := words.inside.search(told, at):
        start = found.start() if found["bracket"] else found.start() + 1
        closing = told.find(_CLOSING[found["bracket"]], start) if found["bracket"] else -1
        at = closing + 1 if closing >= 0 else len(told)
        yield Span(line.start + start, line.start + at)
