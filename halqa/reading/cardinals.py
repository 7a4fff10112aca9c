"""Cardinal numbers in words, digits or both, by each language's own grammar: "two hundred and five million"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from halqa.reading.digits import digits
from halqa.text.folding import folded
from halqa.text.forms import arabic_stems
from halqa.units import plain

_ONE, _TEN, _HUNDRED, _THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
_MOST = Decimal(10) ** 27  # "million million million …" ends here
_WHOLE_WORD = 3  # letters: "bn" and "m" are signs that follow digits, "million" is a word


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that make numbers in one language, folded."""

    units: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    pairs: Mapping[str, Decimal]  # a scale that says "two" by itself: مليارين
    vague: frozenset[str]  # plurals that name no number: tens of billions
    fractions: Mapping[str, Decimal]
    one: frozenset[str]
    arabic: bool
    bound_ones: frozenset[str] = frozenset()  # "one" only inside a number: أحد عشر, إحدى وعشرون
    denominators: Mapping[str, Decimal] = field(default_factory=dict)  # third, quarters, أخماس
    plurals: frozenset[str] = frozenset()  # denominators that need no "a" or "one" before them
    compounds: Mapping[str, Decimal] = field(default_factory=dict)  # only after tens: three twenty-firsts
    minus: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()  # "nought point three"
    ratios: Mapping[tuple[str, ...], str] = field(default_factory=dict)  # "one over three", "one in ten"
    pronoun_after: frozenset[str] = frozenset()  # "the one", "which one": no number
    joins: frozenset[str] = frozenset()  # "two hundred and five"


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens: its value, the token after it and the last scale word in it."""

    value: Decimal
    stop: int
    scale: Decimal
    glued: str = ""  # what stands before it in the same word (Arabic)
    tail: str = ""  # what follows in the same token: the "plus" of "bn-plus", the "a-year" of "bn-a-year"
    last: Decimal = Decimal(0)  # the part that was added last: the 3 of "a hundred and three"


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """Build the number words from a language's data."""
    denominators = _decimals(data.get("denominators", {}))
    return NumberWords(
        units=_decimals(data["numbers"]),
        scales=_decimals(data["scales"]),
        pairs=_decimals(data["scale_pairs"]),
        vague=_set(data, "plural_scales"),
        fractions=_decimals(data["fractions"]),
        one=_set(data, "one"),
        arabic=data["script"] == "arabic",
        bound_ones=_set(data, "bound_ones"),
        denominators=denominators | _decimals(data.get("plural_denominators", {})),
        plurals=_set(data, "plural_denominators"),
        minus=_set(data, "minus"),
        points=_set(data, "points"),
        compounds=_decimals(data.get("compound_denominators", {})),
        ratios={_split(phrase): name for name, listed in data.get("ratios", {}).items() for phrase in listed},
        pronoun_after=_set(data, "pronoun_after"),
        joins=_set(data, "number_joins"),
    )


def _decimals(table: Mapping[str, float]) -> dict[str, Decimal]:
    return {folded(word): plain(Decimal(str(value))) for word, value in table.items()}


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(folded(phrase).split())


def _set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(folded, data.get(key, ())))


def number(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the number that begins at a token, or None.

    Vague numbers ("tens of billions", مليارات) are none.
    """
    return _arabic(tokens, start, words) if words.arabic else _latin(tokens, start, words)


def _in_digits(tokens: Sequence[str], index: int, words: NumberWords) -> Decimal | None:
    if not tokens[index][:1].isdecimal():
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return digits(tokens[index], before_scale=following in words.scales)


# Latin: a number is a row of groups below a thousand, each with its scales, the scales going down.

Place = tuple[int, int]  # a token, and a piece of it: "twenty-five" has two


@lru_cache(maxsize=4096)
def _pieces(token: str) -> tuple[str, ...]:
    return tuple(token.split("-")) if token[0].isalpha() and "-" in token else (token,)


def _at(tokens: Sequence[str], place: Place) -> str:
    return _pieces(tokens[place[0]])[place[1]] if place[0] < len(tokens) else ""


def _after(tokens: Sequence[str], place: Place) -> Place:
    index, piece = place
    return (index, piece + 1) if piece + 1 < len(_pieces(tokens[index])) else (index + 1, 0)


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


def _latin(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
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


def _number(tokens: Sequence[str], value: Decimal, scale: Decimal, place: Place, last: Decimal) -> Number | None:
    """Close a number; inside a token ("five-year") only a scale can be the end of it ("billion-dollar")."""
    index, piece = place
    if piece == 0:
        return Number(value, index, scale, last=last)
    if scale < _THOUSAND:
        return None
    return Number(value, index + 1, scale, tail="-".join(_pieces(tokens[index])[piece:]), last=last)


def _group(tokens: Sequence[str], place: Place, words: NumberWords) -> _Group | None:
    """Read "two hundred and five thousand", "1.5 bn", "a million", "three dozen"."""
    if (read := _count(tokens, place, words)) is None:
        return None
    count, place, worded = read
    scale = _ONE
    while (step := _scale(tokens, place, words)) and scale * step[0] <= _MOST:
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
    if place[1] == 0 and (value := _in_digits(tokens, place[0], words)) is not None:
        return _hundreds_of(tokens, value, (place[0] + 1, 0), words, worded=False)
    word, after = _at(tokens, place), _after(tokens, place)
    if word in words.one:
        following = _at(tokens, after)
        is_one = following in words.scales and len(following) >= _WHOLE_WORD
        return _hundreds_of(tokens, _ONE, after, words, worded=True) if is_one else None
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
        if words.scales.get(word) == _HUNDRED and value and not is_hundred and (value < _HUNDRED or not worded):
            value, place, is_hundred = value * _HUNDRED, after, True
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
    return (value % _HUNDRED == 0 and step < _HUNDRED) or (value % _TEN == 0 and value % _HUNDRED >= 20 and step < _TEN)


def _next_group(tokens: Sequence[str], group: _Group, words: NumberWords) -> _Group | None:
    """Read on behind a scale: "… and five", ", two hundred thousand", "500 million"; None for another number."""
    if group.scale < _THOUSAND or group.place[0] >= len(tokens) or group.place[1]:
        return None
    joint = _at(tokens, group.place)
    joined = joint in words.joins or joint == ","
    following = _group(tokens, _after(tokens, group.place) if joined else group.place, words)
    if following is None or following.value >= group.scale or following.scale >= group.scale:
        return None
    if not following.worded and following.scale < _THOUSAND:
        return None  # "5 million and 3 companies"
    if joint == "," and (not following.worded or not group.worded or following.value < _HUNDRED):
        return None  # "two thousand, three of them …"
    return following


def _and_part(tokens: Sequence[str], place: Place, total: Decimal, scale: Decimal, words: NumberWords) -> Number | None:
    """Read "… and a half (million)": a part of what follows, else of the scale before."""
    if _at(tokens, place) not in words.joins or place[1]:
        return None
    if (part := _part(tokens, _after(tokens, place), words)) is None:
        return None
    value, behind = part
    if (step := _scale(tokens, behind, words)) and step[0] >= _THOUSAND:
        if scale == _ONE:
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
    if piece == 0 or step[0] >= _THOUSAND:
        return _number(tokens, value, step[0], (index, piece), value)
    return None


# Arabic: parts joined by و, each a count below a thousand that a scale may follow.


@dataclass(slots=True)
class _Sum:
    """A number as its words add up: scaled parts that are settled, and the count that waits for its scale."""

    settled: Decimal = Decimal(0)
    count: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    last: Decimal = Decimal(0)
    seen: bool = False
    after_scale: bool = False  # the word before was a scale
    figures: bool = False  # the word before was in digits

    @property
    def value(self) -> Decimal:
        return self.settled + self.count

    def add(self, step: Decimal, *, joined: bool) -> bool:
        """Take a word below a thousand; False where it does not belong to the number."""
        if not self._takes(step, joined=joined):
            return False
        hundreds = not joined and step == _HUNDRED and self.count
        self.count = self.count * _HUNDRED if hundreds else self.count + step
        self.last, self.seen, self.after_scale, self.figures = step, True, False, False
        return True

    def _takes(self, step: Decimal, *, joined: bool) -> bool:
        ones = self.count % _HUNDRED
        if self.seen and step == 0:
            return False
        if not self.count:
            return not self.seen or joined
        if not joined:  # خمسة عشر, ثلاث مئة
            return (step == _TEN and 1 <= ones <= 9) or (step == _HUNDRED and (3 <= self.count <= 9 or self.figures))
        if ones == 0:
            return step < _HUNDRED
        return 1 <= ones <= 9 and 20 <= step < _HUNDRED  # خمسة وعشرون

    def scaled(self, step: Decimal, *, joined: bool) -> bool:
        """Take a scale: of the count before it, of the scale before it (ألف مليار), or one of its own."""
        if self.after_scale and not joined:
            if self.scale * step > _MOST:
                return False
            self.settled, self.scale = self.settled * step, self.scale * step
        elif self.count and not joined and self.settled and step > self.scale:
            if self.scale != _THOUSAND:  # "5 million and 3 billion" are two numbers
                return False
            self.settled, self.count, self.scale = (self.settled + self.count) * step, Decimal(0), step
        else:
            return self._settle(self.count if not joined and self.count else _ONE, step, joined=joined)
        self.after_scale = True
        return True

    def _settle(self, count: Decimal, step: Decimal, *, joined: bool) -> bool:
        if self.seen and ((joined and self.count) or (self.settled and step >= self.scale)):
            return False
        self.settled, self.count, self.scale = self.settled + count * step, Decimal(0), step
        self.last, self.seen, self.after_scale = count * step, True, True
        return True

    def paired(self, step: Decimal, *, joined: bool) -> bool:
        """Take a dual: ألفان is two by itself."""
        if joined and step < _HUNDRED and self.count % _HUNDRED == 0 and not self.after_scale:
            self.count += 2 * step  # مئة ودزينتان
            return True
        if self.count or (self.seen and not joined):
            return False
        return self._settle(Decimal(2), step, joined=joined)

    def number(self, stop: int, glued: str) -> Number:
        return Number(self.value, stop, self.scale, glued, last=self.last)


def _arabic(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    total, index, glued = _Sum(), start, ""
    settled: Number | None = None  # the number up to its last scale
    while index < len(tokens):
        lone = total.seen and tokens[index] == "و"
        at = index + 1 if lone else index
        found = _arabic_word(tokens, at, words) if at < len(tokens) else None
        if found is None:
            break
        before, word = found
        joined = lone or "و" in before or (total.seen and _is_bound_one(tokens, at, words))
        if total.seen and before.replace("ال", "") not in ("", "و"):
            break
        if not total.seen:
            if word in words.vague:
                return None
            glued, joined = before, False
        if word in words.fractions:
            return _with_part(tokens, at, words, total, glued, joined) or settled or _closed(total, index, glued)
        if total.after_scale:
            settled = total.number(index, glued)
        if not _taken(total, tokens, at, word, words, joined=joined):
            is_scale = word in words.scales or word in words.pairs
            return settled if is_scale and not joined and settled else _closed(total, index, glued)
        index = at + 1
    return _closed(total, index, glued)


def _closed(total: _Sum, index: int, glued: str) -> Number | None:
    return total.number(index, glued) if total.seen else None


def _taken(total: _Sum, tokens: Sequence[str], at: int, word: str, words: NumberWords, *, joined: bool) -> bool:
    """Add one more word to a number; False where it does not belong to it."""
    if word[:1].isdecimal():
        following = _plain_scale(tokens, at + 1, words)
        if total.seen and not (joined and total.after_scale and following and following < total.scale):
            return False
        value = _in_digits(tokens, at, words)
        if value is None:
            return False
        total.count, total.last, total.seen, total.after_scale, total.figures = value, value, True, False, True
        return True
    if word in words.bound_ones:
        return _opens_compound(tokens, at + 1, words) and total.add(_ONE, joined=joined)
    if word in words.pairs and not (word in words.scales and total.count and not joined):
        return total.paired(words.pairs[word], joined=joined)
    if word in words.scales:
        return total.scaled(words.scales[word], joined=joined)
    return total.add(words.units[word], joined=joined)


def _opens_compound(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    """Whether عشر or وعشرون follows: أحد is "one" only inside a number."""
    found = _arabic_word(tokens, index, words) if index < len(tokens) else None
    if tokens[index : index + 1] == ["و"] and index + 1 < len(tokens):
        found = _arabic_word(tokens, index + 1, words)
        return found is not None and words.units.get(found[1], _ONE) >= 20
    value = words.units.get(found[1]) if found else None
    if found is None or value is None:
        return False
    return value == _TEN if not found[0] else "و" in found[0] and 20 <= value < _HUNDRED


def _is_bound_one(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    """Whether واحد is و and أحد (مئة وأحد عشر), which folding writes alike."""
    token = tokens[index]
    return token[:1] == "و" and token[1:] in words.bound_ones and _opens_compound(tokens, index + 1, words)


def _plain_scale(tokens: Sequence[str], index: int, words: NumberWords) -> Decimal | None:
    if index >= len(tokens):
        return None
    return words.scales.get(tokens[index]) or (_HUNDRED if words.units.get(tokens[index]) == _HUNDRED else None)


def _arabic_word(tokens: Sequence[str], index: int, words: NumberWords) -> tuple[str, str] | None:
    """Return what is glued before a number word, and the word."""
    token = tokens[index]
    if token[:1].isdecimal():
        return "", token
    for before, word in arabic_stems(token):
        if word in words.units or word in words.scales or word in words.pairs or word in words.fractions:
            return before, word
        if word in words.bound_ones and not before.endswith("ال"):
            return before, word
    return None


def _with_part(
    tokens: Sequence[str], at: int, words: NumberWords, total: _Sum, glued: str, joined: bool
) -> Number | None:
    """Read a fraction: نصف مليار before its scale, مليار ونصف (المليار) after it, خمسة ونصف مليار between."""
    if total.seen and not joined:
        return None
    part = words.fractions[(_arabic_word(tokens, at, words) or ("", ""))[1]]
    following = _arabic_word(tokens, at + 1, words) if at + 1 < len(tokens) else None
    scale = words.scales.get(following[1]) if following and following[0] in ("", "ال") else None
    if not total.seen:
        return Number(part * scale, at + 2, scale, glued, last=part * scale) if scale else None
    if total.count and scale and scale >= _THOUSAND and not total.settled:
        return Number((total.count + part) * scale, at + 2, scale, glued, last=part)
    again = scale is not None and scale == total.scale
    whole = total.scale if not total.count else _ONE
    return Number(total.value + part * whole, at + (2 if again else 1), total.scale, glued, last=part)
