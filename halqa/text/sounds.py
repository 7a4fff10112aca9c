"""How a name sounds, in either script: what lets إنفيديا and Nvidia meet without a table.

A name becomes a row of sounds. Each sound is the set of the letters it may be, for one script has one letter where the
other has two (ب is b or p, ف is f or v, ج is j or g, Latin c is k or s). Two sounds agree when their sets meet.
Vowels, which Arabic leaves out at will, weigh little; letters that are said one by one (AMD, إيه إم دي) and numbers
weigh most, and agree with their like alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from halqa.text.folding import folded

VOWEL_WEIGHT: Final = 0.2
GLIDE_WEIGHT: Final = 0.35  # و and ي, w, y, h: now a sound of their own, now a vowel's mark
CLASH_OF_VOWELS: Final = 0.5  # both written, and not one: i and a, which to leave out costs less
NEAR: Final = 0.4  # of the full weight: sounds that are taken for each other (k and g, s and z, t and d)

_ARABIC: Final = {
    "ب": "bp", "ت": "t", "ث": "ts", "ج": "jg", "ح": "h", "خ": "xk", "د": "d", "ذ": "dz", "ر": "r", "ز": "zs",
    "س": "sz", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "zd", "غ": "g", "ف": "fv", "ق": "kg", "ك": "kg", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ڤ": "v", "پ": "p", "چ": "CgS", "گ": "g", "ژ": "zj", "ک": "k", "و": "wvou",
    "ي": "yie", "ا": "ao", "ع": "a", "ء": "a",
}  # fmt: skip
_ARABIC_PAIRS: Final = {"تش": ("C",), "كس": ("k", "s"), "دج": ("j",), "يو": ("yu",), "وو": ("wou",), "يي": ("yie",)}
_LATIN: Final = {
    "a": "aeo", "b": "b", "c": "k", "d": "d", "e": "eia", "f": "f", "g": "g", "h": "h", "i": "ie", "j": "jy", "k": "k",
    "l": "l", "m": "m", "n": "n", "o": "oua", "p": "p", "q": "k", "r": "r", "s": "sz", "t": "t", "u": "uoa",
    "v": "vfw", "w": "wvuo", "y": "yie", "z": "zs",
}  # fmt: skip
_LATIN_GROUPS: Final = {
    "sch": ("S",), "tch": ("C",), "sh": ("S",), "ch": ("CkS",), "ph": ("f",), "th": ("tsd",), "ck": ("k",),
    "qu": ("k", "wou"), "gh": ("g",), "kh": ("xk",), "wh": ("w",), "x": ("k", "s"), "ce": ("s", "eia"),
    "ci": ("sS", "ie"), "cy": ("s", "yie"), "ge": ("gj", "eia"), "gi": ("gj", "ie"), "gy": ("gj", "yie"),
    "ee": ("ie",), "oo": ("uo",), "ou": ("oua",), "au": ("oa",), "ai": ("ae", "ie"), "ay": ("ae", "yie"),
    "ea": ("iea",), "ei": ("iea",), "ey": ("ei", "yie"), "eu": ("yuo",), "ew": ("uoy",), "ow": ("oua",),
    "oa": ("oa",), "tion": ("S", "n"), "sion": ("Sj", "n"),
}  # fmt: skip
_LETTER_NAMES: Final = {
    "ايه": "A", "بي": "BP", "سي": "C", "دي": "D", "اي": "IAE", "اف": "F", "جي": "GJ", "اتش": "H",
    "جيه": "J", "جاي": "J", "كيه": "K", "كي": "K", "كاي": "K", "ال": "L", "ام": "M", "ان": "N", "او": "O", "كيو": "Q",
    "ار": "R", "اس": "S", "تي": "T", "يو": "U", "في": "VB", "دبليو": "W", "اكس": "X", "واي": "Y", "زد": "Z",
    "زي": "Z",
}  # fmt: skip
_NEAR: Final = tuple(
    map(frozenset, ("kg", "sz", "td", "xk", "xh", "Cj", "CS", "jS", "vb", "pf", "Sk", "jz", "Ss", "Ct"))
)
_VOWELS: Final = frozenset("aeiou")
_GLIDES: Final = frozenset("wyh")
_ARABIC_RUN: Final = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0653-\u0655]")
_JOINTS: Final = re.compile("[.'’]")  # U.S., Moody's: one word
_WORD: Final = re.compile(r"[^\W_]+")
_CAMEL: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_DOUBLED: Final = re.compile(r"([bcdfglmnprstz])\1")  # one sound
_MOST_SPELLED: Final = 5  # letters
_MOST_SOUNDS: Final = 80  # a name has fewer; the rest of a longer one is not heard


@dataclass(frozen=True, slots=True)
class Sound:
    """What one letter, or a group of them, may be; `said` letters are named one by one, numbers are as written."""

    may_be: frozenset[str]
    is_said: bool = False
    begins: bool = False  # a word: there a glide is a consonant, and Arabic too writes the vowel

    @property
    def weight(self) -> float:
        """How much it is to miss it: a consonant, a letter said by its name or a number 1, a vowel little."""
        if self.is_said:
            return 1.0
        if self.may_be & _GLIDES:
            return 1.0 if self.begins else GLIDE_WEIGHT
        if self.may_be & _VOWELS:
            return GLIDE_WEIGHT if self.begins else VOWEL_WEIGHT
        return 1.0


@lru_cache(maxsize=1 << 16)
def sounds(name: str) -> tuple[Sound, ...]:
    """Return the sounds of a name, at most 80.

    >>> ["".join(sorted(sound.may_be)) for sound in sounds("نسكيل")]
    ['n', 'sz', 'gk', 'eiy', 'l']
    >>> [sound.is_said for sound in sounds("AMD")], sounds("إيه إم دي") == sounds("AMD")
    ([True, True, True], True)
    """
    return tuple(islice(_of_words(words(name)), _MOST_SOUNDS))


def words(name: str) -> list[str]:
    """Return the words of a name, run-together ones taken apart by their capitals.

    >>> words("CoreWeave, Inc."), words("OpenAI"), words("G42")
    (['Core', 'Weave', 'Inc'], ['Open', 'AI'], ['G', '42'])
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _ARABIC_RUN.sub(_folded_run, name)))
    return [part for word in _WORD.findall(_JOINTS.sub("", plain)) for part in _CAMEL.findall(word)]


def _folded_run(run: re.Match[str]) -> str:
    return folded(run[0])


def _of_words(parts: Sequence[str]) -> Iterator[Sound]:
    for at, part in enumerate(parts):
        if part.isdigit():
            yield Sound(frozenset({str(int(part))}), is_said=True)
        elif part.isascii():
            yield from _letters(part.upper()) if _is_spelled(part) else _latin(part.lower())
        else:
            yield from _arabic(part, is_a_letter=part in _LETTER_NAMES and _is_among_letters(parts, at))


def _is_spelled(part: str) -> bool:
    """Whether a Latin word is said letter by letter: a few capitals, or one letter alone (xAI)."""
    return len(part) == 1 or (part.isupper() and len(part) <= _MOST_SPELLED)


def _is_among_letters(parts: Sequence[str], at: int) -> bool:
    """Whether a word that may name a letter stands alone, beside another such word, or beside a number or letters."""
    beside = (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2])
    return not beside or any(other.isdigit() or other.isupper() or other in _LETTER_NAMES for other in beside)


def _letters(part: str) -> Iterator[Sound]:
    return (Sound(frozenset({letter}), is_said=True) for letter in part)


def _arabic(word: str, *, is_a_letter: bool) -> Iterator[Sound]:
    if is_a_letter:
        yield Sound(frozenset(_LETTER_NAMES[word]), is_said=True)
        return
    at = 0
    while at < len(word):
        pair = _ARABIC_PAIRS.get(word[at : at + 2])
        letters = pair or tuple(filter(None, [_ARABIC.get(word[at])]))
        yield from _heard(("aeiou",) if at == 0 and word[0] == "ا" else letters, begins=at == 0)
        at += 2 if pair else 1


def _latin(word: str) -> Iterator[Sound]:
    single = _DOUBLED.sub(r"\1", word)
    at = 0
    while at < len(single):
        group = next((single[at : at + n] for n in (4, 3, 2, 1) if single[at : at + n] in _LATIN_GROUPS), "")
        found = _LATIN_GROUPS[group] if group else tuple(filter(None, [_LATIN.get(single[at])]))
        yield from _heard(found, begins=at == 0)
        at += len(group) or 1


def _heard(letters: Sequence[str], *, begins: bool) -> Iterator[Sound]:
    return (Sound(frozenset(told), begins=begins and order == 0) for order, told in enumerate(letters))


def likeness(left: Sequence[Sound], right: Sequence[Sound]) -> float:
    """Return how alike two names sound, from 0 to 1: one less the weight that must be changed, by the weight there is.

    The least change is found as in Levenshtein's distance, each sound at its weight.

    >>> round(likeness(sounds("إنفيديا"), sounds("Nvidia")), 2), round(likeness(sounds("إنفيديا"), sounds("Intel")), 2)
    (0.92, 0.4)
    """
    whole = max(sum(sound.weight for sound in name) for name in (left, right)) if left and right else 0.0
    return max(0.0, 1.0 - _distance(left, right) / whole) if whole else 0.0


def _distance(left: Sequence[Sound], right: Sequence[Sound]) -> float:
    row = [0.0]
    for sound in right:
        row.append(row[-1] + sound.weight)
    for one in left:
        above, row = row, [row[0] + one.weight]
        for at, other in enumerate(right):
            row.append(min(above[at] + _change(one, other), above[at + 1] + one.weight, row[at] + other.weight))
    return row[-1]


@lru_cache(maxsize=1 << 14)
def _change(one: Sound, other: Sound) -> float:
    """Return what it costs to take one sound for another."""
    if one.is_said == other.is_said and one.may_be & other.may_be:
        return 0.0
    dearest = max(one.weight, other.weight)
    if one.is_said or other.is_said:
        return one.weight + other.weight
    if any(near & one.may_be and near & other.may_be for near in _NEAR):
        return NEAR * dearest
    if one.weight < 1 and other.weight < 1:
        return CLASH_OF_VOWELS
    return one.weight + other.weight if one.weight != other.weight else dearest
