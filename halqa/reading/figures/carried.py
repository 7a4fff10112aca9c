"""Numbers whose metric was told before: "and should reach $12 billion", وتنوي رفعه إلى, "that of OpenAI is"."""

from collections.abc import Sequence

from halqa.reading.items import Item
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Measure

_ON = 14  # items between two numbers of one metric, where a verb carries it on
_REACHED = 5  # items from that verb to its number
_YEARS = 3000  # a smaller number may be a year


def carried_on(items: Sequence[Item], start: int, number: int, party: Named) -> int | None:
    """Return the verb that carries a metric on to a number of the same party, or None.

    Between `start` and the number nobody else is named, and no other number or metric.
    """
    between = items[start:number]
    if len(between) > _ON or any(_is_new(item, party) for item in between):
        return None
    low = max(start, number - _REACHED)
    return next((at for at in range(number - 1, low - 1, -1) if items[at].tag("reaches")), None)


def _is_new(item: Item, party: Named) -> bool:
    other = item.named is not None and item.named.party != party.party
    noun = any(tag.category == "event" and tag.part == "noun" for tag in item.tags)
    return other or noun or item.tag("metric") is not None or _counts(item)


def _counts(item: Item) -> bool:
    quantity = item.quantity
    return quantity is not None and (quantity.measure is not Measure.COUNT or quantity.value > _YEARS)


def likened(items: Sequence[Item], number: int) -> tuple[int, Named] | None:
    """Return where "that of OpenAI" stands before a number, and who it names: the metric is the one told last."""
    for at in range(number - 1, max(-1, number - _ON), -1):
        if items[at].tag("that_of"):
            named = (item.named for item in items[at + 1 : at + _REACHED] if item.is_party and item.named)
            party = next(named, None)
            return (at, party) if party else None
        if items[at].text == ";" or _counts(items[at]):
            return None
    return None
