"""What is said not to be so, or is no deal at all: negated, denied by a party, a duty, a contest."""

from collections.abc import Sequence

from halqa.catalogue.words import Tag, Words
from halqa.reading.items import Item, Sentence


def is_negated(items: Sequence[Item], index: int, words: Words) -> bool:
    """Whether a negation governs an item: right before it in Arabic (لم تشتر), a few words before in English."""
    purpose = not words.verb_first and index > 0 and items[index - 1].tag("to_come") is not None
    reach = words.negation_reach + (_OBLIGED if purpose else 0)
    for item in reversed(items[max(0, index - reach) : index]):
        if item.is_mark or item.quantity or item.tag("subordinate") or (item.named and not purpose):
            return False
        if item.tag("negation"):
            return item.tag("negates_verbs") is not None
    return words.verb_first and _is_of_negated(items, index)


_OBLIGED = 4  # items more in "does not oblige the lab to buy"


def is_contradicted(sentence: Sentence, index: int) -> bool:
    """Tell "Temasek said it has not invested in Moonshot": a party says that something was not done."""
    items = sentence.items
    if "confirms" not in sentence.categories:
        return False
    if not items[index].text.isascii():
        return _is_ruled_out(sentence, index)
    near = range(max(1, index - 3), index)
    negation = next((at for at in near if items[at].tag("negates_verbs")), None)
    done = any(tag.part == "verb" and tag.tense in ("past", "participle") for tag in items[index].tags)
    if negation is None or not done or not items[negation - 1].tag("have"):
        return False
    open_ = any(item.tag("so_far") or item.tag("unnamed") for item in (*items[negation:index], *items[index + 1 :][:2]))
    return not open_ and any(item.tag("confirms") for item in items)


def _is_ruled_out(sentence: Sentence, index: int) -> bool:
    """Tell لن تشتري آبل بيربلكسيتي, خلافا لما ذكر: a party rules out what was reported of two that are named."""
    items = sentence.items
    verb = any(tag.part == "verb" for tag in items[index].tags)
    negated = index > 0 and items[index - 1].tag("negates_verbs") is not None
    reported = any(item.tag("unnamed") or item.tag("denied") for item in items)
    return verb and negated and reported and sum(item.is_party for item in items) > 1


def _is_of_negated(items: Sequence[Item], index: int) -> bool:
    """Tell لم توقع كوهير أي عقد: the noun of a deal whose verb is negated."""
    if not any(tag.name == "deal" and tag.part == "noun" for tag in items[index].tags):
        return False
    for at in range(index - 1, max(index - _GOVERNED, 0), -1):
        if items[at].is_mark or items[at].tag("clause") or items[at].tag("subordinate"):
            return False
        if any(tag.name == "deal" and tag.part == "verb" for tag in items[at].tags):
            return items[at - 1].tag("negates_verbs") is not None
    return False


_GOVERNED = 7  # items from a verb over its subject to its object


def is_urged(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell أن على أبل شراء ميسترال: what is incumbent on somebody is no deal."""
    if tag.part != "noun" or index < _URGED or not items[index - 1].is_party or not items[index - 2].tag("preposition"):
        return False
    return items[index - 2].tag("preposition", "on") is not None and items[index - 3].tag("clause") is not None


_URGED = 3  # items before such a noun: that, on, and the party


def is_contest(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell فاز فريق الشركة على أرامكو: who wins against another wins nothing from it."""
    if tag.name not in _WON or tag.part != "verb" or items[index].text.isascii():
        return False
    behind = items[index + 1 : index + _OPPONENT]
    on = next((at for at, item in enumerate(behind) if item.tag("preposition", "on")), None)
    won = on is not None and any(item.tag("event") or item.tag("goods") or item.quantity for item in behind)
    return on is not None and not won and any(item.is_party for item in behind[on + 1 : on + 3])


_WON = frozenset(("win", "sell", "raise"))
_OPPONENT = 9  # items from a verb of winning to whom it is won against
