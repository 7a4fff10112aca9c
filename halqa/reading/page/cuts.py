"""Texts that were cut off: feeds end with "… [+1200 chars]" or in the middle of a word.

What stands at such an end is not what was written: "$30" may have been $300 billion, "Intel" may go on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.model import Span
from halqa.text.folding import folded

_TAIL = 80  # characters at the end in which a cut can be seen
_TEASER = 100  # characters: a shorter text ends in dots for effect
_MARK = re.compile(r"(?P<dots>[ ]*[\[(]?(?:…|\.{2,3})[\])]?)?[ ]*(?P<count>\[\+\d+[ ][^\W\d_]+\])?$")
_NUMBER = re.compile(
    r"(?P<sign>(?:[a-z]{0,3}[$€£¥₩][ ]?|(?<![^\W\d_])(?:usd|eur|aed|sar)[ ]?)?)(?<![\d.,])"
    r"(?P<digits>\d[\d.,]*(?:ر\d+)?)[ ]*(?P<words>[^\W\d_]*(?:[ ][^\W\d_]+)?)$"
)
_WORD = re.compile(r"[^\W\d_][\w&'-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ENDS = (".", "!", "?", '"', ")", "…", ":", "]")
_SHORTEST = 3  # letters: a shorter word at a cut may be the beginning of another


@dataclass(frozen=True, slots=True)
class CutWords:
    """The words that a number may end with."""

    scales: frozenset[str]
    currencies: frozenset[str]


@cache
def cut_words(language: str) -> CutWords:
    """Return the words of a language that a sum may end with."""
    data: Mapping[str, Any] = language_data(language)
    units = (word for listed in data.get("currencies", {}).values() for word in listed)
    scales = (*data.get("scales", ()), *data.get("scale_pairs", ()))
    return CutWords(frozenset(map(folded, scales)), frozenset(map(folded, units)))


def cut_end(text: str, words: CutWords) -> Span | None:
    """Return the end of a folded text that a cut has made unsure, or None where nothing is.

    >>> text = "openai will pay oracle $30… [+1200 chars]"
    >>> span = cut_end(text, cut_words("en"))
    >>> text[span.start : span.end]
    '$30… [+1200 chars]'
    """
    stop = len(text)
    while stop and text[stop - 1].isspace():
        stop -= 1
    tail = text[max(0, stop - _TAIL) : stop]
    mark = _MARK.search(tail)
    start = stop - len(tail) + (mark.start() if mark else len(tail))
    dots = mark["dots"] if mark else None
    counted = bool(mark and mark["count"])
    begin = max(0, start - _TAIL)
    left = text[begin:start]
    if not (dots or counted) and text.endswith(_ENDS, 0, stop):
        return None
    in_word = counted or bool(dots and dots[0] in "….") or _is_broken_off(text, stop)
    unsure = _unsure(left, words, in_word, names=counted or stop >= _TEASER)
    if unsure is not None:
        return Span(begin + unsure, stop)
    return Span(start, stop) if counted else None


def _is_broken_off(text: str, stop: int) -> bool:
    """Whether a text of whole sentences, as far as a place, ends without an end of its last one."""
    last = text.rfind("\n", 0, stop) + 1
    return stop > _TEASER and text.find(". ", last, stop) >= 0 and not text.endswith(_ENDS, 0, stop)


def _unsure(left: str, words: CutWords, in_word: bool, names: bool) -> int | None:
    """Return where the unsure words before a cut begin; `in_word`: the last word may be half of one."""
    if found := _NUMBER.search(left):
        return found.start() if _is_unsure_number(found, words, in_word) else None
    if in_word and names and (word := _WORD.search(left)):
        return word.start()
    return None


def _is_unsure_number(found: re.Match[str], words: CutWords, in_word: bool) -> bool:
    """Whether a number at a cut may have been another: its scale, its unit or its last digits may be gone."""
    sign, told = bool(found["sign"]), found["words"].split()
    if not told:
        return sign or (in_word and not _YEAR.match(found["digits"]))
    if not in_word:
        return False
    last = told[-1]
    is_whole = len(last) >= _SHORTEST and (last in words.currencies or (sign and last in words.scales))
    return not is_whole and (len(told) == 1 or told[0] in words.scales)
