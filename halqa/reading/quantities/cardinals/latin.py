"""Numbers in English: a row of groups below a thousand, each with its scales, the scales going down."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from halqa.reading.quantities.cardinals.words import HUNDRED, MOST, ONE, TEN, THOUSAND, Number, NumberWords, in_digits
from halqa.reading.quantities.digits import digits

_WHOLE_WORD = 3  # letters: "bn" and "m" are signs that follow digits, "million" is a word
Place = tuple[int, int]  # a token, and a piece of it: "twenty-five" has two


@dataclass(frozen=True, slots=True)
class _Group:
    """A count below a thousand, the scales after it, and the place behind."""

    count: Decimal
    scale: Decimal
    place: Place
    worded: bool

    @property
    def value(self) -> Decimal:
        return self.count * self.scale


def latin_number(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the English number that begins at a token, or None."""
    if _at(tokens, (start, 0)) in words.fractions:
        return _part_of_scale(tokens, (start, 0), words)
    group = _group(tokens, (start, 0), words)
    found = _number(tokens, group.value, group.scale, group.place, group.value) if group else None
    total = group.value if group else Decimal(0)
    while group is not None:
        place, scale = group.place, group.scale
        if mixed := _and_part(tokens, place, total, scale, words):
            return mixed
        group = _next_group(tokens, group, words)
        if group is not None:
            total += group.value
            found = _number(tokens, total, group.scale, group.place, group.value) or found
    return found


def latin_word(token: str, words: NumberWords) -> bool:
    """Whether a number may begin with a word, or with the first piece of one with hyphens."""
    first = _pieces(token)[0]
    return first[:1].isdecimal() or any(first in known for known in (words.units, words.one, words.fractions))


@lru_cache(maxsize=4096)
def _pieces(token: str) -> tuple[str, ...]:
    return tuple(token.split("-")) if token[0].isalpha() and "-" in token else (token,)


def _at(tokens: Sequence[str], place: Place) -> str:
    return _pieces(tokens[place[0]])[place[1]] if place[0] < len(tokens) else ""


def _after(tokens: Sequence[str], place: Place) -> Place:
    index, piece = place
    return (index, piece + 1) if piece + 1 < len(_pieces(tokens[index])) else (index + 1, 0)


def _number(tokens: Sequence[str], value: Decimal, scale: Decimal, place: Place, last: Decimal) -> Number | None:
    """Close a number; inside a token ("five-year") only a scale can be the end of it ("billion-dollar")."""
    index, piece = place
    if piece == 0:
        return Number(value, index, scale, last=last)
    if scale < THOUSAND:
        return None
    return Number(value, index + 1, scale, tail="-".join(_pieces(tokens[index])[piece:]), last=last)


def _group(tokens: Sequence[str], place: Place, words: NumberWords) -> _Group | None:
    """Read "two hundred and five thousand", "1.5 bn", "a million", "three dozen"."""
    if (read := _count(tokens, place, words)) is None:
        return None
    count, place, worded = read
    scale = ONE
    while (step := _scale(tokens, place, words)) and scale * step[0] <= MOST:
        scale, place = scale * step[0], step[1]
    return _Group(count, scale, place, worded)


def _scale(tokens: Sequence[str], place: Place, words: NumberWords) -> tuple[Decimal, Place] | None:
    """Read one scale word; "t" and "m" only right behind digits, a hyphen may stand before a word."""
    word = _at(tokens, place)
    if word == "-" and len(_at(tokens, (place[0] + 1, 0))) > 1:
        place = (place[0] + 1, 0)
        word = _at(tokens, place)
    if word not in words.scales or (len(word) == 1 and not tokens[place[0] - 1][0].isdecimal()):
        return None
    return words.scales[word], _after(tokens, place)


def _count(tokens: Sequence[str], place: Place, words: NumberWords) -> tuple[Decimal, Place, bool] | None:
    """Read a count below a thousand: digits, words, or the "a" of "a billion"."""
    if place[0] >= len(tokens):
        return None
    if place[1] == 0 and (value := in_digits(tokens, place[0], words)) is not None:
        return _hundreds_of(tokens, value, (place[0] + 1, 0), words, worded=False)
    word, after = _at(tokens, place), _after(tokens, place)
    if word in words.one:
        following = _at(tokens, after)
        is_one = following in words.scales and len(following) >= _WHOLE_WORD
        return _hundreds_of(tokens, ONE, after, words, worded=True) if is_one else None
    if word not in words.units:
        return None
    return _hundreds_of(tokens, words.units[word], after, words, worded=True)


def _hundreds_of(
    tokens: Sequence[str], value: Decimal, place: Place, words: NumberWords, *, worded: bool
) -> tuple[Decimal, Place, bool]:
    """Go on from a first word to tens, ones and hundreds; a join counts only before what fits."""
    is_hundred = False
    while place[0] < len(tokens):
        word, after = _at(tokens, place), _after(tokens, place)
        if words.scales.get(word) == HUNDRED and value and not is_hundred and (value < HUNDRED or not worded):
            value, place, is_hundred = value * HUNDRED, after, True
            continue
        if word == "-" or (word in words.joins and is_hundred):
            word, after = _at(tokens, after), _after(tokens, after) if after[0] < len(tokens) else after
        step = words.units.get(word)
        if step is None and is_hundred and word[:1].isdecimal() and _at(tokens, place) in words.joins:
            step = digits(word) if word.isdecimal() and _at(tokens, after) not in words.scales else None
        if step is None or not (worded or is_hundred) or not _fits(value, step):
            break
        value, place = value + step, after
    return value, place, worded


def _fits(value: Decimal, step: Decimal) -> bool:
    """Whether a smaller number word goes on with a larger one: twenty five, two hundred twelve."""
    if value <= 0 or step <= 0:
        return False
    return (value % HUNDRED == 0 and step < HUNDRED) or (value % TEN == 0 and value % HUNDRED >= 20 and step < TEN)


def _next_group(tokens: Sequence[str], group: _Group, words: NumberWords) -> _Group | None:
    """Read on behind a scale: "… and five", ", two hundred thousand", "500 million"; None for another number."""
    if group.scale < THOUSAND or group.place[0] >= len(tokens) or group.place[1]:
        return None
    joint = _at(tokens, group.place)
    joined = joint in words.joins or joint == ","
    following = _group(tokens, _after(tokens, group.place) if joined else group.place, words)
    if following is None or following.value >= group.scale or following.scale >= group.scale:
        return None
    if not following.worded and following.scale < THOUSAND:
        return None  # "5 million and 3 companies"
    if joint == "," and (not following.worded or not group.worded or following.value < HUNDRED):
        return None  # "two thousand, three of them …"
    return following


def _and_part(tokens: Sequence[str], place: Place, total: Decimal, scale: Decimal, words: NumberWords) -> Number | None:
    """Read "… and a half (million)": a part of what follows, else of the scale before."""
    if _at(tokens, place) not in words.joins or place[1]:
        return None
    if (part := _part(tokens, _after(tokens, place), words)) is None:
        return None
    value, behind = part
    if (step := _scale(tokens, behind, words)) and step[0] >= THOUSAND:
        if scale == ONE:
            return _number(tokens, (total + value) * step[0], step[0], step[1], value)
        if step[0] < scale:
            return _number(tokens, total + value * step[0], step[0], step[1], value)
    return _number(tokens, total + value * scale, scale, behind, value)


def _part(tokens: Sequence[str], place: Place, words: NumberWords) -> tuple[Decimal, Place] | None:
    """Read "a half", "a quarter", "three quarters" behind "and"."""
    word, after = _at(tokens, place), _after(tokens, place) if place[0] < len(tokens) else place
    following = _at(tokens, after)
    if word in words.one and following in words.fractions:
        return words.fractions[following], _after(tokens, after)
    count = words.units.get(word)
    if count and following in words.plurals and count < words.denominators[following]:
        return count / words.denominators[following], _after(tokens, after)
    return None


def _part_of_scale(tokens: Sequence[str], place: Place, words: NumberWords) -> Number | None:
    """Read "half a trillion", "quarter of a million", "half-billion"."""
    part, place = words.fractions[_at(tokens, place)], _after(tokens, place)
    while _at(tokens, place) in words.one or _at(tokens, place) in ("of", "-"):
        place = _after(tokens, place)
    step = _scale(tokens, place, words)
    if step is None or len(_at(tokens, place)) < _WHOLE_WORD:
        return None
    index, piece = step[1]
    value = part * step[0]
    if piece == 0 or step[0] >= THOUSAND:
        return _number(tokens, value, step[0], (index, piece), value)
    return None
