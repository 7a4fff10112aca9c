"""A Latin form of a name that a text gives in Arabic letters alone, for readers and systems that have no Arabic.

It is a reading aid, never an identity: the party of a claim stays what the text writes. Arabic leaves short vowels out
and has one letter for o and u, i and e, b and p; so these rules guess the same way each time:

- غ is g and ج is j, as in most foreign names; تش is ch, كس is x; ع is a.
- و is w and ي is y at the start of a word and before a vowel, u and i after a; elsewhere o and i; doubled, u and i.
- Vowel marks are read where they are written. Otherwise an e parts consonants that no syllable begins or ends with.
- Letter names in a row are the letters themselves: إن تي سي is NTC.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Final

_CONSONANTS: Final = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ڤ": "v", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh", "ک": "k", "\0": "ch", "\1": "ng", "\2": "x",
}  # fmt: skip
_VOWELS: Final = {
    "ا": "a", "أ": "a", "آ": "a", "ٱ": "a", "إ": "i", "ى": "a", "ة": "a", "ع": "a", "ؤ": "o", "ئ": "i",
    "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in",
}  # fmt: skip
_GLIDES: Final = {"و": ("w", "o", "u"), "ي": ("y", "i", "i"), "ی": ("y", "i", "i")}  # before a vowel, alone, doubled
_DIGRAPHS: Final = (("تش", "\0"), ("نغ", "\1"), ("كس", "\2"))  # one sound each
_SILENT: Final = re.compile("[\u0640\u0651\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u00ad]")
_ARABIC: Final = re.compile("([\u0621-\u0652\u0671-\u06d3]+)")
_LETTER: Final = re.compile("[\u0621-\u063f\u0641-\u064a\u0671-\u06d3]")
_LIQUIDS: Final = frozenset("lrwy")
_SONORANTS: Final = frozenset(("l", "r", "m", "n", "ng", "w", "y"))
_ONE_VOWEL: Final = frozenset(("aa", "ii", "oo", "uu", "ao"))
_AFTER_S: Final = frozenset("tkbmnfqd")
_LETTER_NAMES: Final = {
    "إيه": "A", "أيه": "A", "ايه": "A", "بي": "B", "سي": "C", "دي": "D", "إي": "E", "إف": "F", "اف": "F", "جي": "G",
    "إتش": "H", "اتش": "H", "آي": "I", "أي": "I", "اي": "I", "جيه": "J", "جاي": "J", "كيه": "K", "كي": "K", "إل": "L",
    "ال": "L", "إم": "M", "ام": "M", "إن": "N", "ان": "N", "أو": "O", "او": "O", "كيو": "Q", "آر": "R", "ار": "R",
    "إس": "S", "اس": "S", "تي": "T", "يو": "U", "في": "V", "دبليو": "W", "إكس": "X", "اكس": "X", "واي": "Y", "زد": "Z",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sound:
    text: str
    is_vowel: bool


def is_arabic(name: str) -> bool:
    """Return whether a name has letters of the Arabic script and no Latin one.

    >>> is_arabic("تالس"), is_arabic("Thales"), is_arabic("G42 الإماراتية"), is_arabic("42")
    (True, False, False, False)
    """
    return bool(_LETTER.search(name)) and not re.search("[A-Za-z]", name)


def latin(name: str) -> str:
    """Return a name in ASCII letters; what is in Latin letters already only loses its accents.

    >>> latin("تالس"), latin("كورويف"), latin("إن تي سي للحوسبة")
    ('Tals', 'Korwif', 'NTC Lelhosba')
    """
    clean = _SILENT.sub("", unicodedata.normalize("NFC", name))
    told = "".join(_pieces([piece for piece in _ARABIC.split(clean) if piece]))
    ascii_only = unicodedata.normalize("NFKD", told).encode("ascii", "ignore").decode("ascii")
    return " ".join(ascii_only.split())


def _pieces(pieces: list[str]) -> Iterator[str]:
    """Yield the Latin form of each piece, letters that are spelled out in a row joined."""
    for spelled, group in groupby(_with_joints(pieces), key=lambda piece: piece[1]):
        run = [piece for piece, _ in group]
        letters = [_LETTER_NAMES[piece] for piece in run if piece in _LETTER_NAMES]
        if spelled and len(letters) > 1:
            yield "".join(letters) + run[-1] * (run[-1] not in _LETTER_NAMES)
        else:
            yield from (_word(piece) if _ARABIC.fullmatch(piece) else _digits(piece) for piece in run)


def _with_joints(pieces: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield each piece and whether it is a letter name, or what stands between one and the next."""
    for index, piece in enumerate(pieces):
        named = piece in _LETTER_NAMES
        joint = piece.strip(" .") == "" and index > 0 and pieces[index - 1] in _LETTER_NAMES
        yield piece, named or joint


def _digits(piece: str) -> str:
    return "".join(str(unicodedata.digit(sign, sign)) for sign in piece)


def _word(word: str) -> str:
    """Return one Arabic word in Latin letters, its first one a capital, the article set apart.

    >>> _word("الدانة"), _word("ستارغيت"), _word("تشيب"), _word("نسكيل")
    ('Al-Dana', 'Stargit', 'Chib', 'Neskil')
    """
    if word.startswith("ال") and len(_LETTER.findall(word)) > 4:
        return "Al-" + _word(word[2:])
    for pair, sign in _DIGRAPHS:
        word = word.replace(pair, sign)
    read = "".join(_parted(list(_merged(_sounds(word)))))
    return (read or "a").capitalize()


def _sounds(word: str) -> Iterator[_Sound]:
    """Yield what each letter sounds like between its neighbours."""
    before = ""
    for index, letter in enumerate(word):
        after = word[index + 1 : index + 2]
        if letter in _GLIDES:
            yield from _glide(letter, before, after)
        elif letter in _VOWELS:
            yield _Sound(_VOWELS[letter], True)
        elif letter in _CONSONANTS:
            yield _Sound(_CONSONANTS[letter], False)
        before = letter


def _glide(letter: str, before: str, after: str) -> Iterator[_Sound]:
    """Yield و or ي as a consonant or a vowel; of a doubled one the first says nothing."""
    consonant, alone, doubled = _GLIDES[letter]
    if not before:
        yield _Sound(consonant, False)
    elif letter + after == "ية":
        yield from (_Sound("i", True), _Sound("y", False))
    elif after == letter:
        return
    elif before == letter:
        yield _Sound(doubled, True)
    elif after in _VOWELS or after in _GLIDES:
        yield _Sound(consonant, False)
    else:
        yield _Sound(doubled if before in "اآ" else alone, True)


def _merged(sounds: Iterable[_Sound]) -> Iterator[_Sound]:
    """Yield the sounds, a vowel written twice once, and a + o as o (أوبن)."""
    told = list(sounds)
    for sound, after in zip_longest(told, told[1:], fillvalue=_Sound("", False)):
        if not (sound.is_vowel and sound.text + after.text in _ONE_VOWEL):
            yield sound


def _parted(sounds: Sequence[_Sound]) -> Iterator[str]:
    """Yield the sounds with an e between consonants that cannot stand together."""
    run: list[str] = []  # consonants since the last vowel
    opens = True  # no vowel yet: two that begin a word must join
    for index, sound in enumerate(sounds):
        if sound.is_vowel:
            run, opens = [], False
        elif run and _needs_vowel(run, sound.text, opens, index == len(sounds) - 1):
            yield "e"
            run, opens = [sound.text], False
        else:
            run.append(sound.text)
        yield sound.text


def _needs_vowel(run: Sequence[str], sound: str, opens: bool, closes: bool) -> bool:
    if closes and not opens:
        return len(run) > 1 or (sound in _SONORANTS | {"x"} and run[-1] not in _SONORANTS)
    return (opens or len(run) > 1) and not _joins(run[-1], sound)


def _joins(first: str, second: str) -> bool:
    """Return whether a syllable can begin with two consonants: most with l, r, w or y, and s with many."""
    if second in _LIQUIDS:
        return first not in _SONORANTS or second in "wy"
    return first == "s" and second in _AFTER_S
