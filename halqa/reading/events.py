"""Event words: where a sentence says that something is done, and whether it is asserted at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from halqa.catalogue.words import Frame, Tag, Words, frames
from halqa.reading.items import HYPHEN, Item, Sentence
from halqa.reading.negations import is_contradicted, is_negated
from halqa.reading.several import is_several

_PURPOSE = frozenset(("also", "both"))  # fillers that stand before a verb too
LATIN = "\u024f"  # the last letter of the script


@dataclass(frozen=True, slots=True)
class Event:
    """One reading of an event word: the frame it calls up, and how it stands in its sentence."""

    frame: Frame
    tag: Tag
    index: int  # item of the sentence
    passive: bool
    denied: bool = False  # a party itself says that it was not so

    @property
    def is_verb(self) -> bool:
        """Whether a verb tells it."""
        return self.tag.part == "verb"

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.tag.part == "noun"

    @property
    def is_role(self) -> bool:
        """Whether a role tells it: backer, supplier, rival."""
        return self.tag.category == "role"


def events(sentence: Sentence, words: Words) -> Iterator[Event]:
    """Yield every reading of every event word that a sentence asserts."""
    for index, item in enumerate(sentence.items):
        if item.covered or _CALLING.isdisjoint(item.tags.first):
            continue
        negated = is_negated(sentence.items, index, words)
        if negated and not is_contradicted(sentence, index):
            continue
        for event in readings(sentence.items, index, item):
            if is_asserted(event, sentence) and not (negated and event.frame.name not in _DENIED):
                yield replace(event, denied=True) if negated else event


_DENIED = frozenset(("invest", "put_money", "buy", "acquire", "deal", "order", "rent", "lend", "hold"))


_CALLING = frozenset(("event", "role"))  # what words that call up a frame mean


def readings(items: Sequence[Item], index: int, item: Item) -> Iterator[Event]:
    """Yield what an item may tell as an event, asserted or not."""
    known, seen = frames(), set()
    for tag in item.tags:
        name = {"event": tag.name, "role": f"role:{tag.name}"}.get(tag.category)
        if name is None or (name, tag.part) in seen or _is_for_many(tag):
            continue
        seen.add((name, tag.part))
        if (
            _is_named_so(item, tag)
            or _is_governed(items, index, tag)
            or _is_told(items, index, tag)
            or _is_use_of_loan(items, index, tag)
            or _says_that(items, index, tag)
            or _is_sold(items, index, tag)
            or (tag.part == "verb" and _is_noun_here(items, index, tag))
            or (tag.part == "noun" and _is_verb_here(items, index))
            or (tag.category == "role" and _is_rivalling(items, index))
            or (tag.name == "lead_round" and _is_led_group(items, index))
            or (tag.part == "verb" and _is_part_of_phrase(item, tag))
            or (tag.part == "phrase" and _is_adverb(items, index))
        ):
            continue
        yield Event(known[name], tag, index, _is_passive(items, index, tag))


def _is_governed(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell وافقت على دفع from دفع: after a preposition no Arabic verb stands."""
    before = items[index - 1] if index else None
    verb = tag.part == "verb" and items[index].text[:1] > LATIN
    return verb and before is not None and any(before.tag("preposition", name) for name in _STRICT)


_STRICT = ("on", "with", "to")  # prepositions that are nothing else


def _is_told(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell أبلغ المستثمرين بأن: investors who are told something are everybody's."""
    before, after = items[index - 1 : index] if index else (), items[index + 1 : index + 3]
    many = items[index].tag("collective") is not None and tag.category == "role"
    told = any(item.tag("confirms") or item.is_party for item in before) and any(item.tag("clause") for item in after)
    return many and told


def _is_use_of_loan(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell ستقرضان ميتا 27 مليار دولار لتمويل مركز: what a loan is to pay for is no loan of the borrower."""
    if tag.name not in _LENDING or tag.part != "noun" or not tag.glued.endswith("ل"):
        return False
    before = items[max(0, index - _LOAN) : index]
    return any(other.category == "event" and other.name in _LENDING for item in before for other in item.tags)


_LENDING = frozenset(("lend", "finance", "borrow"))
_LOAN = 9  # items from a loan to what it pays for


def _is_for_many(tag: Tag) -> bool:
    """Tell تقدم لعملائها: who is given something, whoever they are, plays no role in the deal."""
    return tag.category == "role" and tag.pronoun and tag.glued.endswith("ل")


def _is_named_so(item: Item, tag: Tag) -> bool:
    """Tell تحالف بقيادة ماسك, حصتها من السوق: a phrase that names who acts, or something else, tells no deal."""
    wider = (item.tag("organisation"), item.tag("unrelated"))
    return any(other is not None and other.length > tag.length for other in wider)


def _says_that(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell أضافت الصحيفة أن: a verb with a clause for its object reports."""
    following = items[index + 1 : index + 5]
    if tag.part != "verb" or (
        tag.name in _PROMISES and (tag.name != "deal" or sum(item.is_party for item in following) != 1)
    ):
        return False
    return any(item.tag("clause") for item in following[: 4 if tag.name == "deal" else 3])


_PROMISES = frozenset(("commit", "deal", "ally"))  # what they take a clause for is a deal


def _is_sold(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell "sold its stake": the stake is no holding any more."""
    if tag.name != "hold" or tag.part != "noun":
        return False
    before = (other for item in items[max(0, index - _SOLD) : index] for other in item.tags)
    return any(other.name in ("sell_shares", "sell_stake", "cut_stake") for other in before)


_SOLD = 4  # items between a verb of selling and what is sold


def _is_noun_here(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell "funding round" and "a big win" from verbs: -ing before a noun, or a base form after an article."""
    before = items[index - 1] if index else None
    behind = items[index + tag.length : index + tag.length + 1]
    if tag.length > 1 and items[index].tag("goods") and not any(item.money for item in behind):
        return True  # "with Nvidia chips in a deal": nobody chips in
    if tag.tense == "gerund":
        following = items[index + 1] if index + 1 < len(items) else None
        compound = following is not None and following.tag("goods") is not None
        if before is not None and not before.tags and before.text.isalpha() and before.text.isascii():
            return False  # "has begun shipping chips"
        return compound and not (before and (before.tag("be") or before.tag("preposition")))
    if tag.tense != "present" or before is None or not before.text.isascii():
        return False
    if _is_base(items, index) and index > 1 and items[index - 2].text == HYPHEN and _may_be_noun(items[index]):
        return True  # "a 15-year lease"
    if before.quantity or before.text == "'s" or "-" in before.text or (before.tag("be") and _is_base(items, index)):
        return True  # "a five-year, $9 billion contract"; "is back", "is close to"
    if _is_base(items, index) and (_is_owned_word(items, index - 1) or any(one.part == "verb" for one in before.tags)):
        return True  # "rent back": no verb follows another without a "to"; "BlackRock's index fund"
    leads = before.tag("filler") is not None and before.text not in _PURPOSE and before.tag("goods") is None
    leads = leads and not before.covered  # "the data center draws"
    return before.tag("article") is not None or leads


def _may_be_noun(item: Item) -> bool:
    return any(tag.category == "event" and tag.part == "noun" for tag in item.tags)


def _is_verb_here(items: Sequence[Item], index: int) -> bool:
    """Tell "committed to purchase": what may be a noun is a verb after "to" and "will"."""
    before = items[index - 1] if index else None
    infinitive = before is not None and before.tag("to_come") is not None and before.text.isascii()
    return infinitive and any(tag.part == "verb" and tag.tense == "present" for tag in items[index].tags)


def _is_led_group(items: Sequence[Item], index: int) -> bool:
    """Tell "a group led by Blackstone": who is led acts, and is no round."""
    led = index > 0 and any(item.tag("by") for item in items[index + 1 : index + 2])
    return led and is_several(items[index - 1])


def _is_part_of_phrase(item: Item, tag: Tag) -> bool:
    """Tell "rents out" from "rents", "took part" from "took": the longer phrase says what is done."""
    verbs = (other for other in item.tags if other.category == "event" and other.part == "verb")
    return item.text.isascii() and any(other.length > tag.length for other in verbs)


def _is_rivalling(items: Sequence[Item], index: int) -> bool:
    """Tell "Sableworks rivals Cursor": right behind a name the verb, not the noun."""
    verb = any(tag.category == "event" and tag.part == "verb" for tag in items[index].tags)
    return verb and index > 0 and items[index - 1].is_party and index + 1 < len(items) and items[index + 1].is_party


def _is_adverb(items: Sequence[Item], index: int) -> bool:
    """Tell "will jointly invest": the verb behind it says what is done."""
    behind = items[index + 1] if index + 1 < len(items) else None
    return behind is not None and any(tag.part == "verb" for tag in behind.tags if tag.category == "event")


def _is_owned_word(items: Sequence[Item], index: int) -> bool:
    """Tell the index of "BlackRock's index fund", the chip of "a chip deal"."""
    if items[index].tag("goods") and not _is_base(items, index):
        return False  # "Anthropic's models run on"
    owned = index > 0 and (items[index - 1].text == "'s" or items[index - 1].tag("article") is not None)
    return owned and items[index].text.isalpha() and not any(tag.part == "verb" for tag in items[index].tags)


def _is_base(items: Sequence[Item], index: int) -> bool:
    return not items[index].text.endswith("s")


def _is_passive(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell the passive: a past form after "be" or before "by"; Arabic passives are told by their participles."""
    if tag.part == "participle":
        return True
    if tag.part != "verb" or tag.tense not in ("past", "participle"):
        return False
    before = items[max(0, index - 3) : index]
    if not index and items[0].text.isascii() and any(item.tag("by") or item.text == "," for item in items[1:]):
        return True  # "Sold in March to Hitachi, Omnigrid makes"
    if before and (
        before[-1].tag("be") or (len(before) > 1 and before[-2].tag("be") and before[-1].text.endswith("ly"))
    ):
        return True
    active = any(item.tag("have") for item in before) and not any(item.tag("own") for item in before)
    return not active and any(item.tag("by") for item in items[index + 1 : index + 3])


def is_asserted(event: Event, sentence: Sentence) -> bool:
    """Whether an event is said to be so: questions and what hangs on an "if" are not, a standing rivalry is."""
    items = sentence.items
    if event.frame.kind == "rivalry":
        return True
    if items[-1].text == "?" or _is_inverted(items) or _is_unplanned(event, sentence):
        return False
    for index, item in enumerate(items) if "conditional" in sentence.categories else ():
        if item.tag("conditional") and not item.tag("condition") and not item.covered:
            return event.index < index and not any(other.tag("would") for other in items[:index])
    return True


def _is_unplanned(event: Event, sentence: Sentence) -> bool:
    """Tell "neither … bought", "has no plans to buy", لا تعتزم شراء: a negation governs the plan, not the verb."""
    if "negates_verbs" not in sentence.categories:
        return False  # "neither" is one of them
    items = sentence.items
    before = items[max(0, event.index - _PLAN) : event.index]
    planned = (one for one, two in pairwise(before) if two.tag("talks") or two.tag("target"))
    neither = any(item.text == "neither" for item in items[_clause_begin(items, event.index) : event.index])
    return neither or any(one.tag("negates_verbs") for one in planned)


def _clause_begin(items: Sequence[Item], index: int) -> int:
    """Return where the relative clause begins in which an item stands; 0 where it stands in none."""
    return next((at for at in range(index - 1, 0, -1) if items[at].tag("relative")), 0)


def _is_inverted(items: Sequence[Item]) -> bool:
    """Tell "Had SoftBank bought Arm later, …": a condition told by its order."""
    return len(items) > 2 and items[0].text == "had" and items[1].is_party


_PLAN = 6  # items between a negated plan and what was planned
