"""Event words: where a sentence says that something is done, and whether it is asserted at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from halqa.catalogue.words import Frame, Tag, Words, frames
from halqa.reading.events.lookalikes import is_lookalike
from halqa.reading.events.negations import is_contradicted, is_negated
from halqa.reading.items import Item, Sentence


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
        if is_lookalike(items, index, tag):
            continue
        yield Event(known[name], tag, index, _is_passive(items, index, tag))


def _is_for_many(tag: Tag) -> bool:
    """Tell تقدم لعملائها: who is given something, whoever they are, plays no role in the deal."""
    return tag.category == "role" and tag.pronoun and tag.glued.endswith("ل")


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
