"""Split a folded text into sentences, as places in it."""

import re
from collections.abc import Iterator

from halqa.model import Span

_ABBREVIATIONS = frozenset(
    "inc corp co ltd llc plc no vs mr mrs ms dr prof jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k e.g i.e st jr sr est approx fig vol".split()
)
# ⇑ and ⇓: what pictures of a rocket and of a finger fold to.
# One set of first characters, so that the search runs from one of them to the next; then what must stand there.
_END = re.compile(
    r"[.!?…\n;•*⇑⇓-](?:(?<=[.!?…])[.!?…]*[\"')\]]*(?=\s|$|[^\W\d_])"
    r"|(?<=\n)\n*|(?<=[^\S\n][-•*])\s(?=[^\W_])|(?<=;)(?=\s)|(?<=[⇑⇓]))"
)
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.]*[^\W_])?)$")

_INITIALS = re.compile(r"[a-z](?:\.[a-z])*$")  # j. smith, a.i.
_LETTERED = re.compile(r"\b(?:series|class|phase|plan|exhibit) [a-z]$")  # a letter that is no initial

_SHORTEST_WIDTH, _LONGEST_WIDTH = 40, 100  # characters of a line that an editor wrapped
_FULL = 0.6  # of the width: a shorter line ends by itself


def wrap_width(text: str) -> int | None:
    """Return the line width of a text that was wrapped by hand, or None where lines are paragraphs.

    >>> wrap_width("one paragraph a line, however long it may be")
    """
    lines = [len(line) for line in text.split("\n") if line.strip()]
    widest = max(lines, default=0)
    full = [length for length in lines if length >= _FULL * widest]
    return widest if _SHORTEST_WIDTH <= widest <= _LONGEST_WIDTH and len(full) >= max(3, len(lines) // 3) else None


def sentences(text: str) -> Iterator[Span]:
    """Yield the places of the sentences of a folded text, without the white space around them.

    In a text wrapped by hand a full line goes on in the next one.

    >>> [s.start for s in sentences("oracle corp. won it. meta did not.")]
    [0, 21]
    """
    start = 0
    width = wrap_width(text)
    for found in _END.finditer(text):
        if width and found.group() == "\n" and _goes_on(text, found.start(), width):
            continue
        if found.group() == ".." and _is_pause(text, start, found.start(), found.end()):
            continue
        if found.group()[0] == "." and not _ends_sentence(text, found.start(), found.end()):
            continue
        if span := _trimmed(text, start, found.end()):
            yield from _cut(text, span)
        start = found.end()
    if span := _trimmed(text, start, len(text)):
        yield from _cut(text, span)


_LONGEST = 1500  # characters: what goes on longer is a list or no prose, and is read in pieces


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield a span in pieces that are not too long, cut at spaces where there are any."""
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space if space > 0 else start + _LONGEST
        yield Span(start, stop)
        start = stop + (text[stop] == " ")
    yield Span(start, span.end)


_LEAD = 5  # words before the pause of a headline


def _is_pause(text: str, start: int, dots: int, after: int) -> bool:
    """Tell the two dots of an Arabic headline that opens with its sum: صفقة بـ5 مليارات دولار.. ميتا تشتري.

    >>> [s.start for s in sentences("صفقه ب5 مليارات دولار.. ميتا تشتري")]
    [0]
    """
    lead, rest = text[start:dots], text[after:].lstrip()
    short = len(lead.split()) <= _LEAD and any(letter.isdecimal() for letter in lead)
    return short and not lead[:1].isascii() and not rest[:1].isascii() and not rest.startswith("و")


def _ends_sentence(text: str, dot: int, after: int) -> bool:
    """A dot ends no sentence after an abbreviation or an initial, or inside a name such as amazon.com."""
    word = _LAST_WORD.search(text, max(0, dot - 20), dot)
    if word and word.group() in _ABBREVIATIONS:
        return False
    if word and _INITIALS.match(word.group()) and not _LETTERED.search(text, max(0, dot - 20), dot):
        return False
    follows = text[after : after + 1]
    return not follows or not follows.isalpha() or not follows.isascii()


def _goes_on(text: str, end: int, width: int) -> bool:
    """Whether a wrapped line runs into the next: it is full, and what follows is no bullet."""
    begin = text.rfind("\n", 0, end) + 1
    return end - begin >= _FULL * width and text[end + 1 : end + 2].isalnum() | (text[end + 1 : end + 2] == '"')


def _trimmed(text: str, start: int, end: int) -> Span | None:
    told = text[start:end].lstrip()
    kept = told.rstrip()
    return Span(end - len(told), end - len(told) + len(kept)) if kept else None
