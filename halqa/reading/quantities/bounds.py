"""What stands around a quantity: "more than", "a year", "each", and what hyphens join on."""

from collections.abc import Sequence
from dataclasses import replace

from halqa.reading.phrases import phrases_at
from halqa.reading.quantities.amounts import Quantity
from halqa.reading.quantities.words import QuantityWords
from halqa.text.forms import arabic_stems
from halqa.units import Bound, Period

_LOOK_BEHIND = 6
_NEAR = 3  # tokens behind a quantity in which "a year", "each" are its own
_LOOK_AHEAD = 8  # and in which "each month" may still be


def with_tail(quantity: Quantity, tail: Sequence[str], words: QuantityWords) -> Quantity:
    """Add what hyphens join on: "$2bn-a-year", "$1 billion-plus"."""
    for index in range(len(tail)):
        if period := phrases_at(tail, index, words.periods):
            quantity = replace(quantity, per=Period(period[0]))
        if quantity.bound is Bound.EXACT and (bound := phrases_at(tail, index, words.after)):
            quantity = replace(quantity, bound=Bound(bound[0]))
    return quantity


def qualified(tokens: Sequence[str], quantity: Quantity, words: QuantityWords) -> Quantity:
    """Add bound, period and "each" from the words before and after."""
    bound = Bound.AT_LEAST if quantity.high is not None else _bound_before(tokens, quantity.start, words)
    if bound is None and (after := phrases_at(tokens, quantity.stop, words.after)):
        bound = Bound(after[0])
    per = _period_after(tokens, quantity.stop, words)
    each = _each_before(tokens, quantity.start, words) or _each_after(tokens, quantity.stop, words)
    return replace(quantity, bound=bound or Bound.EXACT, per=per, each=each)


def _period_after(tokens: Sequence[str], stop: int, words: QuantityWords) -> Period | None:
    """Read "$2bn a year", and a few words on "$1bn flows to Apple each month"; "a year ago" is when."""
    for index in range(stop, min(stop + _LOOK_AHEAD, len(tokens))):
        if tokens[index] in (",", ";", ":", "(", ".") or (index > stop and tokens[index][0].isdecimal()):
            return None
        if found := phrases_at(tokens, index, words.periods):
            following = tokens[found[1]] if found[1] < len(tokens) else ""
            is_when = following in words.no_period_before or following[:1].isdecimal()
            is_far = index >= stop + _NEAR and (tokens[index] in words.numbers.one or found[1] == index + 1)
            return None if is_when or is_far else Period(found[0])
    return None


def _each_after(tokens: Sequence[str], stop: int, words: QuantityWords) -> bool:
    for index in range(stop, min(stop + _NEAR, len(tokens))):
        if tokens[index] in (",", ";", ":"):
            return False
        if phrases_at(tokens, index, words.each) and not phrases_at(tokens, index, words.periods):
            return True
    return False


def _each_before(tokens: Sequence[str], start: int, words: QuantityWords) -> bool:
    """Read "will each invest $5 billion", يستثمر كل منهما 5 مليارات; "each year" is a period."""
    return any(
        tokens[at] in words.each.longest
        and phrases_at(tokens, at, words.each)
        and not phrases_at(tokens, at, words.periods)
        for at in range(max(0, start - _LOOK_BEHIND), start)
    )


def _bound_before(tokens: Sequence[str], start: int, words: QuantityWords) -> Bound | None:
    """Read the words right before a number, the longest phrase first; a currency or an article may stand between."""
    for gap in (0, 1):
        stop = start - gap
        if gap and (stop < 1 or tokens[stop] not in words.after_bound):
            continue
        for length in range(min(_LOOK_BEHIND, stop), 0, -1):
            phrase = tuple(tokens[stop - length : stop])
            if name := words.before.get(phrase):
                return Bound(name)
            if words.arabic and length <= 4:
                for glued, rest in arabic_stems(phrase[0]):
                    if glued and (name := words.before.get((rest, *phrase[1:]))):
                        return Bound(name)
    return None
