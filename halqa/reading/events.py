"""Event words: where a sentence says that something is done, and whether it is asserted at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from halqa.catalogue.words import Frame, Tag, Words, frames
from halqa.reading.items import Item, Sentence

_PURPOSE = frozenset(("also", "both"))  # fillers that stand before a verb too
LATIN = "\u024f"  # the last letter of the script


@dataclass(frozen=True, slots=True)
class Event:
    """One reading of an event word: the frame it calls up, and how it stands in its sentence."""

    frame: Frame
    tag: Tag
    index: int  # item of the sentence
    passive: bool

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
        if item.covered or _CALLING.isdisjoint(item.tags.first) or is_negated(sentence.items, index, words):
            continue
        for event in readings(sentence.items, index, item):
            if is_asserted(event, sentence):
                yield event


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
    if tag.tense == "gerund":
        following = items[index + 1] if index + 1 < len(items) else None
        compound = following is not None and following.tag("goods") is not None
        return compound and not (before and (before.tag("be") or before.tag("preposition")))
    if tag.tense != "present" or before is None or not before.text.isascii():
        return False
    if before.quantity or before.text == "'s" or "-" in before.text or (before.tag("be") and _is_base(items, index)):
        return True  # "a five-year, $9 billion contract"; "is back", "is close to"
    if _is_base(items, index) and (_is_owned_word(items, index - 1) or any(one.part == "verb" for one in before.tags)):
        return True  # "rent back": no verb follows another without a "to"; "BlackRock's index fund"
    return before.tag("article") is not None or (before.tag("filler") is not None and before.text not in _PURPOSE)


def _is_owned_word(items: Sequence[Item], index: int) -> bool:
    """Tell the index of "BlackRock's index fund", the chip of "a chip deal"."""
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
    if before and (
        before[-1].tag("be") or (len(before) > 1 and before[-2].tag("be") and before[-1].text.endswith("ly"))
    ):
        return True
    active = any(item.tag("have") for item in before)
    return not active and any(item.tag("by") for item in items[index + 1 : index + 3])


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
_OBLIGED = 4  # items more in "does not oblige the lab to buy"


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
    neither = any(item.text == "neither" for item in items[: event.index])
    return neither or any(one.tag("negates_verbs") for one in planned)


def _is_inverted(items: Sequence[Item]) -> bool:
    """Tell "Had SoftBank bought Arm later, …": a condition told by its order."""
    return len(items) > 2 and items[0].text == "had" and items[1].is_party


_PLAN = 6  # items between a negated plan and what was planned
