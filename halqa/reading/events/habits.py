"""What goes on: deals that are in force, told by the form of their verb and not as news."""

from collections.abc import Sequence

from halqa.reading.events.finding import Event
from halqa.reading.events.lookalikes import LATIN
from halqa.reading.items import Item


def is_to_come(event: Event, items: Sequence[Item]) -> bool:
    """Whether a word of the future stands before an event; "to Prairie, guaranteed by Dell" has none."""
    for item in reversed(items[max(0, event.index - 3) : event.index]):
        if item.tag("to_come"):
            return True
        if item.is_mark:
            return False
    return False


def is_had(event: Event, items: Sequence[Item]) -> bool:
    """Tell "has its wafers made by TSMC": what somebody has done for it is done again and again."""
    before = items[max(0, event.index - _HAD) : event.index]
    has = next((at for at, item in enumerate(before) if item.text in ("has", "have")), None)
    if has is None or any(item.is_mark or item.tag("be") or item.quantity for item in before[has:]):
        return False
    return len(before) > has + 2 and before[has + 1].tag("own") is not None


_HAD = 7  # items from "has" over what it has made


def is_going_on(event: Event, items: Sequence[Item]) -> bool:
    """Tell "rents its servers from", "has rented since May": in force, where no sum makes it the news of a deal."""
    if not event.is_verb:
        return event.tag.part == "phrase" and items[event.index].tag("have") is not None  # "has let 150 MW to"
    near = items[max(0, event.index - NEWS) : event.index + 2 * NEWS]
    if _has_been_doing(event, items):
        return True
    if is_to_come(event, items) or any(item.money for item in near):
        return False
    if any(item.tag("begins") for item in items[event.index + 1 : event.index + _TERM]):
        return False  # تستأجر … ابتداء من 2027
    if event.frame.name == "take_off" and any(item.quantity for item in items[event.index + 1 : event.index + 3]):
        return False  # "takes 600 MW from": how much is the news
    if any(item.tag("under") for item in items):
        return False  # "Under a deal unveiled in Columbus, Meta takes the output": what was agreed is the news
    perfect = event.index > 0 and items[event.index - 1].tag("have") is not None
    if event.tag.tense == "past" and event.index and items[event.index - 1].tag("goods") and not event.passive:
        return True  # "on servers rented from": what is used has been rented
    text = items[event.index].text
    several = any(item.tag("both") or item.tag("filler") for item in items[max(0, event.index - 1) : event.index])
    habit = event.tag.tense == "present" and (
        not _is_clause(items, event.index) if text[:1] > LATIN else text.endswith("s") or several
    )
    return perfect or habit


def _has_been_doing(event: Event, items: Sequence[Item]) -> bool:
    """Tell "has quietly been renting", whatever the sum."""
    before = items[max(0, event.index - 1) : event.index]
    been = any(item.tag("be") and item.text == "been" for item in before)
    return been and event.tag.tense == "gerund"


def has_begun(event: Event, items: Sequence[Item]) -> bool:
    """Tell "has begun buying models from": what was begun goes on."""
    begun = any(item.tag("begun") for item in items[max(0, event.index - 1) : event.index])
    return begun and event.tag.tense == "gerund"


def _is_clause(items: Sequence[Item], index: int) -> bool:
    """Tell على أن تزود, تستأجر بموجبه: an Arabic verb whose clause is what was agreed, and no news of what goes on."""
    before, after = items[max(0, index - 2) : index], items[index + 1 : index + 5]
    return any(item.tag("clause") for item in before) or any(item.tag("under") for item in after)


NEWS = 5  # items before a verb, and half those after it, in which a sum makes it news
_TERM = 16  # items from a verb to when what it tells begins
