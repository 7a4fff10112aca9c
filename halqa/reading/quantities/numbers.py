"""Numbers in a text: digits of every style, powers, fractions and worded numbers, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache

from halqa.catalogue.words import language_data
from halqa.reading.quantities.cardinals import Number, NumberWords, number, number_words
from halqa.reading.quantities.digits import digits
from halqa.reading.quantities.fractions import fraction, ratio
from halqa.text.folding import fold
from halqa.text.tokens import Token, tokens

_NUMERAL = re.compile(
    r"(?P<sign>-)?(?:(?P<spaced>\d{1,3}(?: \d{3}){2,9}(?:[.,]\d{1,9})?)|(?P<plain>\d[\d.,]{0,40}(?<=\d)|\.\d{1,30}))"
    r"(?!\d)(?:(?P<exponent>[eE][+-]?\d{1,3}|(?:x10)?\^-{0,2}[\d.,]{1,9}(?<=\d))"
    r"|(?P<mixed> {1,2}\d{1,9}/\d{1,9})|/(?P<under>\d{1,9})(?P<whole> \d{1,3})?)?(?![\d_/]|[.,]\d)"
)
_RUN_ON = re.compile(r"\d[-/]")  # a telephone number, a date
_PREFIX = re.compile(r"(?<![^\W\d_])[وف]?[بلك]?ـ?$")  # what is glued to digits in Arabic: و500, ب20
_POWER_SIGN = re.compile(r"^(?:[eE]|x10\^|\^)[+-]*")
_MOST_EXPONENT = 300
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
           "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip


Place = tuple[int, int, Decimal]  # start, end and value


@cache
def worded(language: str) -> NumberWords:
    """Return the number words of a language."""
    return number_words(language_data(language))


def find_numbers(text: str, language: str) -> list[tuple[int, int, Decimal]]:
    """Return the numbers of a text in order: start and end in code points of the raw text, and the value.

    >>> [(int(value), start) for start, _, value in find_numbers("Two hundred and five of ٣٠ مليون", "en")]
    [(205, 0), (30, 24)]
    >>> [str(value) for _, _, value in find_numbers("ثلاثة أرباع، ومئة وخمسة عشر", "ar")]
    ['0.75', '115']
    """
    folded = fold(text)
    found = []
    for first, end, value in places(folded.text, tokens(folded.text), worded(language)):
        place = folded.raw(first, end)
        found.append((place.start, place.end, value))
    return found


def places(text: str, parts: Sequence[Token], words: NumberWords, *, glued: bool = False) -> Iterator[Place]:
    """Yield the numbers of a folded text: start and end there, and the value.

    What is glued to letters is no number ("29km", "Q3"), save a scale ("100k", "40bn"); with `glued` it is one
    ("115USD").
    """
    row = [part.text for part in parts]
    index, behind = 0, 0
    while index < len(parts):
        if parts[index].start < behind:
            index += 1
            continue
        read = _numeral(text, parts, row, index, words, glued=glued) or _worded(text, parts, row, index, words)
        if read is None:
            index += 1
            continue
        yield from read
        behind = max(end for _, end, _ in read)


def _numeral(
    text: str, parts: Sequence[Token], row: Sequence[str], index: int, words: NumberWords, *, glued: bool = False
) -> list[Place] | None:
    """Read a number in digits; a list such as "22,24,26" gives several."""
    token = parts[index]
    if not (token.text[0].isdecimal() or token.text in "-."):
        return None
    if _is_glued_before(text, token, words) and not (glued and token.text[0].isdecimal()):
        return None
    found = _NUMERAL.match(text, token.start)
    if found is None or (found["under"] and _runs_on(text, found, words)):
        return _listed(text, token) if token.text[0].isdecimal() else None
    start, end = found.span()
    value = _value(found)
    if value is None:
        return _listed(text, token)
    if found["exponent"] or found["mixed"] or found["under"]:
        return [(start, end, value)]
    at = next((at for at in range(index, min(index + 12, len(parts))) if parts[at].end >= end), index)
    if not found["spaced"] and abs(value) == digits(row[at]):
        start, end, value = _extended(parts, row, at, (start, end, value), words)
    return None if text[end : end + 1].isalpha() and not glued else [(start, end, value)]


def _runs_on(text: str, found: re.Match[str], words: NumberWords) -> bool:
    """Whether a stroke belongs to a telephone number or a date; a whole number behind is Arabic alone (1/4 2)."""
    start = found.start()
    return (start >= 2 and _RUN_ON.match(text, start - 2) is not None) or bool(found["whole"] and not words.arabic)


def _is_glued_before(text: str, token: Token, words: NumberWords) -> bool:
    """Whether a letter stands right before; a sign or a dot then belongs to what is before it (SCP-173, v.2)."""
    before = text[max(0, token.start - 1) : token.start]
    if token.text in "-.":
        return before.isalnum() or before in {".", "-", "/"}
    if before.isalpha() and words.arabic:
        prefix = _PREFIX.search(text, max(0, token.start - 4), token.start)
        return prefix is None
    return before.isalpha() or before == "_"


def _value(found: re.Match[str]) -> Decimal | None:
    plain = found["plain"]
    value = digits("0" + plain) if plain and plain[0] == "." else digits(plain or found["spaced"].replace(" ", ""))
    if value is None:
        return None
    sign = -1 if found["sign"] else 1
    try:
        value = _with_exponent(value, found["exponent"] or "")
    except (InvalidOperation, OverflowError, ZeroDivisionError):
        return None
    if found["mixed"]:
        over, _, under = found["mixed"].strip().partition("/")
        return sign * (value + Decimal(over) / Decimal(under)) if int(under) else None
    if found["under"]:
        under = found["under"]
        return sign * (value / Decimal(under) + Decimal(found["whole"] or 0)) if int(under) else None
    return sign * value


def _with_exponent(value: Decimal, written: str) -> Decimal:
    """Apply "e10", "x10^-4", "^23", "^--23"."""
    if not written:
        return value
    power = digits(_POWER_SIGN.sub("", written))
    if power is None or abs(power) > _MOST_EXPONENT:
        raise InvalidOperation
    power = -power if written.count("-") == 1 else power
    if written[0] in "eE" or written[0] == "x":
        return value * Decimal(10) ** power
    return value**power


def _listed(text: str, token: Token) -> list[Place] | None:
    """Read the numbers of a row such as "22,24,26" or "192.168.1.2"; None where letters follow."""
    if text[token.end : token.end + 1].isalpha():
        return None
    pieces = ((piece, digits(piece.group())) for piece in re.finditer(r"\d+", token.text))
    found = [
        (token.start + piece.start(), token.start + piece.end(), value) for piece, value in pieces if value is not None
    ]
    return found or None


def _extended(parts: Sequence[Token], row: Sequence[str], at: int, read: Place, words: NumberWords) -> Place:
    """Take in the words behind the digits: "3 hundred and 21", "2000 over 3", "1 trillion"."""
    start, end, value = read
    longer = _longest(row, at, words)
    if longer is None or (longer.stop <= at + 1 and not longer.tail):
        return read
    end = parts[longer.stop - 1].end - (len(longer.tail) + 1 if longer.tail else 0)
    return start, end, -longer.value if value < 0 else longer.value


def _longest(row: Sequence[str], at: int, words: NumberWords) -> Number | None:
    """Return the longest reading of the words from `at` on: a number, a ratio, a fraction, a decimal."""
    readings: tuple[Number | None, ...] = (
        number(row, at, words),
        ratio(row, at, words),
        fraction(row, at, words),
        _pointed(row, at, words),
    )
    if row[at] in words.units and row[at] in words.denominators:  # خمس, five or a fifth
        readings = (readings[2], *readings)
    return max((one for one in readings if one), key=lambda one: one.stop, default=None)


def _worded(
    text: str, parts: Sequence[Token], row: Sequence[str], index: int, words: NumberWords
) -> list[Place] | None:
    token = parts[index]
    if token.text in _VULGAR:
        over, under = _VULGAR[token.text]
        return [(token.start, token.end, Decimal(over) / Decimal(under))]
    negative = token.text in words.minus and index + 1 < len(row)
    at = index + negative
    if row[at][:1].isdecimal():
        if not negative:
            return None
        read = _numeral(text, parts, row, at, words)
        return [(token.start, read[0][1], -read[0][2])] if read else None
    if index and row[index - 1] in words.pronoun_after and words.units.get(row[at]) == 1:
        return None
    best = _longest(row, at, words)
    if best is None or best.stop <= at:
        return _spelled(token, words)
    start = token.start if negative else token.start + len(best.glued)
    end = parts[best.stop - 1].end - (len(best.tail) + 1 if best.tail else 0)
    return [(start, end, -best.value if negative else best.value)]


def _spelled(token: Token, words: NumberWords) -> list[Place] | None:
    """Read figures told one by one: "three-nought-four"."""
    pieces = token.text.split("-")
    if len(pieces) < 3 or not all(piece in words.units for piece in pieces):
        return None
    found, start = [], token.start
    for piece in pieces:
        found.append((start, start + len(piece), words.units[piece]))
        start += len(piece) + 1
    return found


def _pointed(row: Sequence[str], at: int, words: NumberWords) -> Number | None:
    """Read "nought point three five": what follows the point is a decimal fraction."""
    whole = number(row, at, words)
    if whole is None or whole.stop + 1 >= len(row) or row[whole.stop] not in words.points:
        return None
    if (part := ratio(row, whole.stop + 1, words)) is not None:
        return replace(whole, value=whole.value + part.value, stop=part.stop)
    figures, index = "", whole.stop + 1
    while index < len(row) and (value := words.units.get(row[index])) is not None:
        figures, index = figures + str(value), index + 1
    return replace(whole, value=whole.value + Decimal(f"0.{figures}"), stop=index) if figures else None
