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
from halqa.reading.scan import Scan, scan
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
    cues: Scan  # what such a line has
    heading: re.Pattern[str]  # a whole line, with links under it
    inside: re.Pattern[str]  # where furniture begins inside a line


_LISTS = ("headings", "openings", "labels")


@cache
def furniture_words(language: str) -> FurnitureWords | None:
    """Return how furniture looks in a language; None where its file does not say."""
    data = language_data(language).get("furniture")
    if not data:
        return None
    headings, openings, labels = (_any(data[name]) for name in _LISTS)
    either = _any([*data["headings"], *data["openings"]])
    ends = r"[ ]*(?:[:|(]|\.\.|-[ ]|$)"
    return FurnitureWords(
        cues=scan({max(folded(one).split("*"), key=len).strip() for name in _LISTS for one in data[name]}),
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
    behind = 0
    for place in sorted((*(start for _, start, _ in words.cues.places(text)), *_hashes(text))):
        if place < behind:
            continue
        line = _line(text, place)
        told, behind = text[line.start : line.end], line.end
        if words.heading.match(told):
            yield line
            for link in _links(text, line.end + 1, words):
                yield link
                behind = link.end
        else:
            yield from _of_line(told, line, words)


def _hashes(text: str) -> Iterator[int]:
    place = text.find("#")
    while place >= 0:
        yield place
        place = text.find("#", _line(text, place).end)


def _links(text: str, start: int, words: FurnitureWords) -> Iterator[Span]:
    """Yield the lines under a heading that may be links, as far as they go; another heading begins anew."""
    links = _LINKS
    while start < len(text):
        line = _line(text, start)
        told, start = text[line.start : line.end], line.end + 1
        if not told.strip():
            continue
        if words.heading.match(told):
            links = _LINKS + 1
        if not links or not (links > _LINKS or _is_link(told)):
            return
        links -= 1
        yield line


def _line(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


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
