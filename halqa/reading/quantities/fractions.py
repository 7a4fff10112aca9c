"""Fractions and ratios in words: "three quarters", "twenty-three fifths", "one in ten", ثلاثة أخماس."""

from collections.abc import Sequence
from decimal import Decimal

from halqa.reading.quantities.cardinals import Number, NumberWords, number
from halqa.text.forms import arabic_stems

_LONGEST = 16  # words of a fraction
_YEARS = range(1900, 2101)


def fraction(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the fraction that begins at a token, or None."""
    return _arabic(tokens, start, words) if words.arabic else _latin(tokens, start, words)


def ratio(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Read "one over three", "1 in twenty-one", عشرون جزءا من مئة."""
    over = number(tokens, start, words)
    at = over.stop if over else start
    kind, behind = _ratio_word(tokens, at, words)
    under = number(tokens, behind, words) if kind and behind < len(tokens) else None
    if not kind or under is None or under.value <= 0 or under.glued or (over is None and kind != "parts"):
        return None
    value = over.value if over else Decimal(1)
    if not _is_ratio(kind, value, under, worded=not tokens[start][0].isdecimal(), last=under.stop == len(tokens)):
        return None
    return Number(value / under.value, under.stop, Decimal(1))


def _ratio_word(tokens: Sequence[str], at: int, words: NumberWords) -> tuple[str, int]:
    for length in (2, 1):
        if kind := words.ratios.get(tuple(tokens[at : at + length])):
            return kind, at + length
    return "", at


def _is_ratio(kind: str, over: Decimal, under: Number, *, worded: bool, last: bool) -> bool:
    """Whether two numbers are one ratio: "one in ten", but not "$10 over 3 years" or "8 in 5"."""
    if kind == "parts":
        return True
    if kind == "over":
        return over < under.value or last
    return over < under.value and (over == 1 or worded) and int(under.value) not in _YEARS


def _latin(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    row, joined, stops = _row(tokens, start, words)
    if not row:
        return None
    joints = [index for index, word in enumerate(row) if word in words.joins]
    found = None
    if joints and (whole := _exact(row[: joints[-1]], words)) is not None:
        part = _simple(row[joints[-1] + 1 :], frozenset(at - joints[-1] - 1 for at in joined), words)
        found = whole + part if part is not None and part < 1 else None
    value = found if found is not None else _simple(row, joined, words)
    return _scaled(tokens, value, stops, words) if value is not None else None


Row = tuple[list[str], frozenset[int], int]


def _row(tokens: Sequence[str], start: int, words: NumberWords) -> Row:
    """Return the words up to the first denominator, which of them a hyphen joins on, and the token after."""
    row: list[str] = []
    joined: set[int] = set()
    for index in range(start, min(start + _LONGEST, len(tokens))):
        if tokens[index] == "-":
            joined.add(len(row))
            continue
        for order, piece in enumerate(tokens[index].split("-")):
            if order:
                joined.add(len(row))
            row.append(piece)
            if piece in words.denominators or piece in words.compounds:
                return (
                    (row, frozenset(joined), index + 1) if tokens[index].endswith(piece) else ([], frozenset(), start)
                )
            if not _is_known(piece, words) and not (piece.isdecimal() and len(row) == 1):
                return [], frozenset(), start
    return [], frozenset(), start


def _is_known(word: str, words: NumberWords) -> bool:
    return word in words.units or word in words.scales or word in words.one or word in words.joins


def _simple(row: Sequence[str], joined: frozenset[int], words: NumberWords) -> Decimal | None:
    """Read a count and a denominator, the longest denominator that leaves a count: "three twenty-firsts"."""
    *before, last = row
    for cut in range(1, len(before) + 1):
        if cut in joined and cut < len(before):
            continue
        under = _denominator(before[cut:], last, words)
        over = _count(before[:cut], words) if under else None
        if over is None or under is None:
            continue
        if last in words.plurals or last in words.compounds or over == 1:
            return over / under
    return None


def _denominator(prefix: Sequence[str], last: str, words: NumberWords) -> Decimal | None:
    value = words.denominators.get(last) or words.compounds.get(last)
    if not prefix or value is None:
        return value if last in words.denominators else None
    tens = _exact(prefix, words) if not words.joins.intersection(prefix) else None
    if tens is None or value >= 100:
        return None
    fits = tens % 100 == 0 or (tens % 10 == 0 and tens % 100 >= 20 and value < 10)
    return tens + value if fits and tens else None


def _count(row: Sequence[str], words: NumberWords) -> Decimal | None:
    return Decimal(1) if len(row) == 1 and row[0] in words.one else _exact(row, words)


def _exact(row: Sequence[str], words: NumberWords) -> Decimal | None:
    """Return the number that takes up a whole row of words; "twenty and three" is one here."""
    found = number(row, 0, words) if row else None
    if found is None:
        return None
    if found.stop + 1 < len(row) and row[found.stop] in words.joins and found.value < 100:
        rest = _exact(row[found.stop + 1 :], words)
        return found.value + rest if rest is not None and rest < 10 else None
    return found.value if found.stop == len(row) else None


def _scaled(tokens: Sequence[str], value: Decimal, stop: int, words: NumberWords) -> Number:
    """Multiply by the scale behind: "two thirds of a million", "three quarters million"."""
    index = stop
    while index < len(tokens) and index < stop + 2 and (tokens[index] == "of" or tokens[index] in words.one):
        index += 1
    scale = words.scales.get(tokens[index]) if index < len(tokens) else None
    if scale is None or scale < 1000 or len(tokens[index]) < 3:
        return Number(value, stop, Decimal(1))
    return Number(value * scale, index + 1, scale)


def _arabic(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    found = number(tokens, start, words)
    if found is None:
        return _bare(tokens, start, words)
    joined, under, stop = _part_word(tokens, found.stop, words)
    if under is None:
        return _bare(tokens, start, words)
    if joined:
        return Number(found.value + 1 / under, stop, found.scale, found.glued)
    whole = found.value - found.last
    if 0 < found.last < under and whole > 0 and tokens[stop - 1] not in words.units:
        return Number(whole + found.last / under, stop, found.scale, found.glued)
    return Number(found.value / under, stop, found.scale, found.glued)


def _part_word(tokens: Sequence[str], at: int, words: NumberWords) -> tuple[bool, Decimal | None, int]:
    """Return whether a fraction word is joined by و, its denominator and the token after it."""
    lone = tokens[at : at + 1] == ["و"]
    at += lone
    if at >= len(tokens):
        return False, None, at
    word = tokens[at]
    if word in words.denominators and word not in words.vague:
        return lone, words.denominators[word], at + 1
    joined = word.startswith("و") and word[1:] in words.denominators and word[1:] not in words.plurals
    if joined and (at + 1 == len(tokens) or word[1:] not in words.units):
        return True, words.denominators[word[1:]], at + 1
    return False, None, at


def _bare(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Read a fraction word by itself: نصف, ثلثين; خمس only where no counted thing follows, ثمن only alone."""
    glued, word = next(
        ((glued, word) for glued, word in arabic_stems(tokens[start]) if word in words.denominators), ("", "")
    )
    if not word or word in words.plurals or glued.endswith("ال"):
        return None
    value, following = 1 / words.denominators[word], tokens[start + 1 : start + 2]
    of = number(tokens, start + 1, words) if following else None
    if of is not None and (of.glued == "ال" or of.scale >= 12):
        return Number(value * of.value, of.stop, of.scale, glued)
    if word in words.units and following and not following[0].startswith("ال"):
        return None
    if word == "ثمن" and (following or start):  # the price, as a rule
        return None
    return Number(value, start + 1, Decimal(1), glued)
