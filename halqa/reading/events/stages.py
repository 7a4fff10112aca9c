"""What the form of an event word says of its stage: done, agreed and to come, going on, or ended."""

from collections.abc import Sequence
from itertools import pairwise

from halqa.reading.events.finding import Event
from halqa.reading.events.habits import NEWS, has_begun, is_going_on, is_had, is_to_come
from halqa.reading.events.lookalikes import LATIN
from halqa.reading.items import Item
from halqa.reading.quantities.amounts import Measure


def status(event: Event, items: Sequence[Item]) -> str:
    """Return what the form of an event says: done, agreed and to come, or ended."""
    frame = event.frame
    if event.denied:
        return "denied"
    if any(item.tag("completed") for item in items[max(0, event.index - 5) : event.index]):
        return "done"
    if told := _told_beside(event, items):
        return told
    if frame.needs == "stake" and (_is_stake_to_come(event, items) or _is_being_bought(event, items)):
        return "agreed"
    if event.is_noun and (told := _told_by_noun(event, items)):
        return told
    if frame.lasting and (has_begun(event, items) or is_going_on(event, items)):
        return "done"
    if event.passive and is_had(event, items):
        return "done"
    return _status_by_form(event, items)


def _told_beside(event: Event, items: Sequence[Item]) -> str | None:
    """Return what words near an event say of its stage, if they do."""
    frame = event.frame
    if event.is_noun and frame.past == "agreed" and _is_in_force(event, items):
        return "done"
    if event.is_noun and _is_carried_out(event, items):
        return frame.past
    if (event.is_noun or frame.name in _JOINING) and _is_completed_after(event, items):
        return "done"
    if event.is_noun and frame.kind == "acquisition" and _is_completed_behind(event, items):
        return "done"
    return "agreed" if _is_only_agreed(event, items) else None


def _told_by_noun(event: Event, items: Sequence[Item]) -> str | None:
    """Return the status of what a noun tells, where the words before it say so."""
    if told := _told_by_verb(event, items):
        return told
    if event.frame.kind and any(item.tag("have") for item in items[max(0, event.index - 2) : event.index]):
        return event.frame.past  # "had rights to"
    return "done" if event.frame.name == "invest" and _is_told_as_fact(event, items) else None


def _is_in_force(event: Event, items: Sequence[Item]) -> bool:
    """Tell أبقت على عقدها, "its existing contract": what was agreed is in force by now."""
    near = items[max(0, event.index - 2) : event.index + 3]
    return any(item.tag("in_force") for item in near)


def _is_carried_out(event: Event, items: Sequence[Item]) -> bool:
    """Tell قامت إنفيديا باستثمار, تم توريد, "made an investment": a light verb before its noun says that it is past."""
    for item in reversed(items[max(0, event.index - _CARRIED) : event.index]):
        if item.tag("carried_out"):
            return True
        if not (item.named or item.quantity or any(item.tag(category) for category in _LED)):
            return False
    return False


_CARRIED = 6  # items from a light verb over its subject to its noun
_LED = ("organisation", "filler", "country", "people", "definite", "article", "preposition")


def _is_completed_after(event: Event, items: Sequence[Item]) -> bool:
    """Tell "the purchase … was completed", "a loan, granted to", "is a member of": what is said behind a noun."""
    behind = items[event.index + 1 : event.index + _PREDICATE]
    if event.frame.name in _JOINING and (event.frame.name == "join" or not event.is_noun):
        member = event.is_noun or any(
            tag.name == "join" and tag.part == "noun" for item in behind[:1] for tag in item.tags
        )
        return member and any(item.tag("be") for item in items[max(0, event.index - _COPULA) : event.index])
    for before, item in pairwise(behind):
        if item.tag("completed") and (before.tag("was") or before.tag("have") or before.text == "been"):
            return event.frame.kind in ("acquisition", "equity", "debt") or event.frame.name == "buy"
    return event.frame.kind == "debt" and any(_is_granted(item) for item in behind[:_GRANTED])


_JOINING = frozenset(("join", "found"))


def _is_granted(item: Item) -> bool:
    return any(tag.name in ("grant", "receive") and tag.tense == "past" for tag in item.tags)


_PREDICATE = 24  # items from a noun to what is said of it
_COPULA = 5  # items from "are" to "members"
_GRANTED = 8  # items from a loan to the word that it was granted


def _is_only_agreed(event: Event, items: Sequence[Item]) -> bool:
    """Tell "won an order", اتفقت على استخدام, "decided to acquire", "a warrant lets it buy": none of it is done yet."""
    before = items[max(0, event.index - _AGREES) : event.index]
    if event.is_verb and event.frame.name in _WINS:
        return any(_is_order(item) for item in items[event.index + 1 : event.index + _ORDERED])
    if event.tag.tense == "past" or event.frame.past != "done":
        return False
    if event.frame.name in _RIGHTS and any(item.tag("goods", "warrant") for item in before):
        return event.is_verb
    decides = any(item.tag("decides") for item in before)
    return decides or (event.frame.other == "done" and event.frame.name in _HABITS and any(map(_agrees, before)))


def _is_order(item: Item) -> bool:
    return any(tag.name == "order" and tag.part == "noun" for tag in item.tags)


def _agrees(item: Item) -> bool:
    tag = item.tag("event", "deal") or item.tag("event", "commit")
    return tag is not None and tag.part == "verb" and tag.tense == "past"


_WINS = frozenset(("sell", "receive", "get", "raise", "win"))
_RIGHTS = frozenset(("hold", "buy"))
_HABITS = frozenset(("use", "train", "guarantee"))
_AGREES = 7  # items from what is agreed or decided to the word for it
_ORDERED = 6  # items from a verb to the order that is its object


def _status_by_form(event: Event, items: Sequence[Item]) -> str:
    frame = event.frame
    if event.tag.tense == "present" and _is_laid_down(event, items):
        return "agreed"
    if event.passive and event.index and items[event.index - 1].tag("ongoing"):
        return frame.other  # "is being bought"
    if frame.name == "raise" and event.tag.tense == "present" and not is_to_come(event, items):
        return frame.past  # "raises $400 million": headlines tell so what is closed
    if event.is_verb and event.index and items[event.index - 1].tag("have"):
        return frame.past  # "had put": the forms of some verbs do not tell
    near = items[event.index :][:10]
    if event.is_noun and event.tag.glued.endswith("ل") and _is_aim_of_deal(event, items):
        return "agreed"
    goes_on = any(item.quantity and item.quantity.per for item in near) or _is_share_of_income(event, near)
    if event.tag.tense == "present" and goes_on:
        return "done" if (frame.past == "done" or frame.lasting) and not is_to_come(event, items) else frame.other
    if event.tag.tense == "future" or is_to_come(event, items):
        return "agreed" if frame.past == "done" else frame.past
    return frame.past if event.tag.tense in ("past", "participle") or event.passive else frame.other


def _is_aim_of_deal(event: Event, items: Sequence[Item]) -> bool:
    """Tell اتفاق مع غوغل لاستخدام نماذجها: what a deal is for is no more than agreed."""
    before = items[max(0, event.index - _AIM) : event.index]
    return any(tag.name == "deal" and tag.part == "noun" for item in before for tag in item.tags)


_AIM = 8  # items from a deal to what it is for


def _is_share_of_income(event: Event, near: Sequence[Item]) -> bool:
    """Tell "pays 20% of its revenue": again and again, as long as there is any."""
    shares = any(item.quantity and item.quantity.measure is Measure.SHARE for item in near)
    return event.frame.name == "pay" and shares and any(item.tag("metric", "revenue") for item in near)


def _is_laid_down(event: Event, items: Sequence[Item]) -> bool:
    """Tell بموجب الصفقة تحصل على, اتفقت أنثروبيك تستخدم: what a deal lays down, or is struck for, is to come."""
    before = items[max(0, event.index - _STRUCK) : event.index]
    struck = (
        item for item in before if item.tag("firm") and (item.tag("event", "deal") or item.tag("event", "commit"))
    )
    arabic = items[event.index].text[:1] > LATIN
    return any(item.tag("under") for item in items[: event.index]) or (arabic and any(struck))


_STRUCK = 4  # items from a verb of agreeing to what was agreed


def _is_stake_to_come(event: Event, items: Sequence[Item]) -> bool:
    """Tell "its stake will come to": a stake is held, unless it is only agreed on or being paid."""
    firm = any(item.tag("firm") for item in items[event.index : event.index + 5])
    firm = firm or any(item.tag("under") for item in items[: event.index])  # بموجب الصفقة تحصل على حصة
    return firm or (event.is_noun and _is_being_paid(event, items))


def _is_completed_behind(event: Event, items: Sequence[Item]) -> bool:
    """Tell "the acquisition of Moveworks closed on Monday" from "is expected to be completed"."""
    for index in range(event.index + 1, min(event.index + _CLOSING, len(items))):
        item = items[index]
        if item.text == ";" or any(item.tag(category) for category in ("to_come", "projected", "talks", "subordinate")):
            return False
        if item.tag("completed") and item.text.endswith("ed"):
            return index - event.index <= NEWS + 2 or items[index - 1].tag("be") is not None
    return False


_CLOSING = 24  # items from a purchase to what says that it "was completed"


def _is_being_bought(event: Event, items: Sequence[Item]) -> bool:
    """Tell "is buying shares": a stake that changes hands by now is no holding yet."""
    return event.tag.tense == "gerund" and event.index > 0 and items[event.index - 1].tag("be") is not None


_PAYS = frozenset(("pay", "put_money", "invest", "commit"))


def _is_being_paid(event: Event, items: Sequence[Item]) -> bool:
    """Tell "Amazon pays the largest share", ستحصل على حصة: a verb that is not past makes a share one to come."""
    tags = (tag for item in items[max(0, event.index - 6) : event.index] for tag in item.tags if tag.part == "verb")
    return any(tag.tense == "future" or (tag.name in _PAYS and tag.tense == "present") for tag in tags)


def _told_by_verb(event: Event, items: Sequence[Item]) -> str | None:
    """Return the status that a verb before it gives a noun of giving money, or of leading a round."""
    frame = event.frame
    if frame.name == "lead_round" and _is_closed(event, items):
        return "done"
    if frame.kind not in ("equity", "debt") or frame.needs == "stake":
        return None
    return _light_verb(event, items)


def _light_verb(event: Event, items: Sequence[Item]) -> str | None:
    """Return the status that a verb gives its noun: منحت … قرضا is done, تعهدت … باستثمار agreed."""
    for item in reversed(items[max(0, event.index - _LIGHT) : event.index]):
        if item.text in (";", ":") or item.tag("subordinate"):
            return None
        tag = next((tag for tag in item.tags if tag.name in _GIVES and tag.part == "verb"), None)
        if tag:
            stands = tag.tense == "present" and tag.name == "guarantee"  # تضمن قرضا
            return "done" if stands or (tag.tense == "past" and tag.name != "commit") else "agreed"
    return None


_LIGHT = 10  # items from a light verb to its noun
_GIVES = frozenset(("raise", "grant", "receive", "guarantee", "commit", "take_money"))


def _is_closed(event: Event, items: Sequence[Item]) -> bool:
    """Tell جمعت أنثروبيك … بقيادة: the round that somebody leads was closed before."""
    before = items[: event.index]
    if any(tag.name == "raise" and tag.tense == "past" for item in before for tag in item.tags):
        return True
    closed = any((tag := item.tag("metric", "raised")) and not tag.glued.endswith("ل") for item in before)
    return closed and not any(item.tag("talks") or item.tag("target") for item in before)


_HEDGES = ("talks", "firm", "target", "projected", "conditional", "denied")


def _is_told_as_fact(event: Event, items: Sequence[Item]) -> bool:
    """Tell "Amazon's $4 billion investment": named with its investor, and nothing says that it is planned."""
    if any(item.tag(category) for item in items[: event.index + 6] for category in _HEDGES):
        return False
    following = items[event.index + 1] if event.index + 1 < len(items) else None
    before = items[max(0, event.index - 4) : event.index]
    owned = any(item.tag("possessive") or item.tag("own") or item.text == "'s" for item in before)
    return owned or (following is not None and following.is_party)
