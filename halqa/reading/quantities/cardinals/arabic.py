"""Numbers in Arabic: parts joined by و, each a count below a thousand that a scale may follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from halqa.reading.quantities.cardinals.words import HUNDRED, MOST, ONE, TEN, THOUSAND, Number, NumberWords, in_digits
from halqa.text.forms import arabic_stems


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
        hundreds = not joined and step == HUNDRED and self.count
        self.count = self.count * HUNDRED if hundreds else self.count + step
        self.last, self.seen, self.after_scale, self.figures = step, True, False, False
        return True

    def _takes(self, step: Decimal, *, joined: bool) -> bool:
        ones = self.count % HUNDRED
        if self.seen and step == 0:
            return False
        if not self.count:
            return not self.seen or joined
        if not joined:  # خمسة عشر, ثلاث مئة
            return (step == TEN and 1 <= ones <= 9) or (step == HUNDRED and (3 <= self.count <= 9 or self.figures))
        if ones == 0:
            return step < HUNDRED
        return 1 <= ones <= 9 and 20 <= step < HUNDRED  # خمسة وعشرون

    def scaled(self, step: Decimal, *, joined: bool) -> bool:
        """Take a scale: of the count before it, of the scale before it (ألف مليار), or one of its own."""
        if self.after_scale and not joined:
            if self.scale * step > MOST:
                return False
            self.settled, self.scale = self.settled * step, self.scale * step
        elif self.count and not joined and self.settled and step > self.scale:
            if self.scale != THOUSAND:  # "5 million and 3 billion" are two numbers
                return False
            self.settled, self.count, self.scale = (self.settled + self.count) * step, Decimal(0), step
        else:
            return self._settle(self.count if not joined and self.count else ONE, step, joined=joined)
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
        if joined and step < HUNDRED and self.count % HUNDRED == 0 and not self.after_scale:
            self.count += 2 * step  # مئة ودزينتان
            return True
        if self.count or (self.seen and not joined):
            return False
        return self._settle(Decimal(2), step, joined=joined)

    def number(self, stop: int, glued: str) -> Number:
        return Number(self.value, stop, self.scale, glued, last=self.last)


def arabic_number(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the Arabic number that begins at a token, or None."""
    total, index, glued = _Sum(), start, ""
    settled: Number | None = None  # the number up to its last scale
    while index < len(tokens):
        lone = total.seen and tokens[index] == "و"
        at = index + 1 if lone else index
        found = arabic_word(tokens, at, words) if at < len(tokens) else None
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
        value = in_digits(tokens, at, words)
        if value is None:
            return False
        total.count, total.last, total.seen, total.after_scale, total.figures = value, value, True, False, True
        return True
    if word in words.bound_ones:
        return _opens_compound(tokens, at + 1, words) and total.add(ONE, joined=joined)
    is_scale = word in words.scales and ((total.count and not joined) or _is_joined(tokens, at + 1, words))
    if word in words.pairs and not is_scale:
        return total.paired(words.pairs[word], joined=joined)
    if word in words.scales:
        return total.scaled(words.scales[word], joined=joined)
    return total.add(words.units[word], joined=joined)


def _is_joined(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    """Whether و and a number follow: مليارا ونصف is one and a half, but مليارا دولار is two."""
    if index >= len(tokens):
        return False
    found = arabic_word(tokens, index, words)
    return tokens[index] == "و" or (found is not None and "و" in found[0])


def _opens_compound(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    """Whether عشر or وعشرون follows: أحد is "one" only inside a number."""
    found = arabic_word(tokens, index, words) if index < len(tokens) else None
    if tokens[index : index + 1] == ["و"] and index + 1 < len(tokens):
        found = arabic_word(tokens, index + 1, words)
        return found is not None and words.units.get(found[1], ONE) >= 20
    value = words.units.get(found[1]) if found else None
    if found is None or value is None:
        return False
    return value == TEN if not found[0] else "و" in found[0] and 20 <= value < HUNDRED


def _is_bound_one(tokens: Sequence[str], index: int, words: NumberWords) -> bool:
    """Whether واحد is و and أحد (مئة وأحد عشر), which folding writes alike."""
    token = tokens[index]
    return token[:1] == "و" and token[1:] in words.bound_ones and _opens_compound(tokens, index + 1, words)


def _plain_scale(tokens: Sequence[str], index: int, words: NumberWords) -> Decimal | None:
    if index >= len(tokens):
        return None
    return words.scales.get(tokens[index]) or (HUNDRED if words.units.get(tokens[index]) == HUNDRED else None)


def arabic_word(tokens: Sequence[str], index: int, words: NumberWords) -> tuple[str, str] | None:
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
    part = words.fractions[(arabic_word(tokens, at, words) or ("", ""))[1]]
    following = arabic_word(tokens, at + 1, words) if at + 1 < len(tokens) else None
    scale = words.scales.get(following[1]) if following and following[0] in ("", "ال") else None
    if not total.seen:
        return Number(part * scale, at + 2, scale, glued, last=part * scale) if scale else None
    if total.count and scale and scale >= THOUSAND and not total.settled:
        return Number((total.count + part) * scale, at + 2, scale, glued, last=part)
    again = scale is not None and scale == total.scale
    whole = total.scale if not total.count else ONE
    return Number(total.value + part * whole, at + (2 if again else 1), total.scale, glued, last=part)
