"""Who takes part in a round, where the text tells the sum of all or a share of one in words of their own."""

from collections.abc import Sequence
from dataclasses import replace

from halqa.model import Status
from halqa.reading.items import Item, Sentence
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.tellings.finding import Told

_ROUND = frozenset(("lead_round", "raise"))
_PUTS = frozenset(("invest", "put_money", "commit"))
_OWN = 4  # items from what a leader puts in to its sum
_LEAST_BARE = 1_000_000  # a number without its currency that may be a sum


def participants(sentence: Sentence, tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with the sums of a round: the own one of its leader, else that of all."""
    return [_with_own(sentence, one) for one in _shared(tellings)]


def _shared(tellings: Sequence[Told]) -> list[Told]:
    """Give all who take part in one round its sum: "led by Greenoaks and joined by Iconiq"."""
    sums = {
        one.raw.payee.party: one
        for one in tellings
        if one.raw.frame in _ROUND and one.raw.kind == "equity" and one.money is not None
    }
    payers = {one.raw.payer.party for one in tellings if one.raw.frame in _ROUND}
    tellings = _of_one_stage(tellings)
    return [
        replace(one, money=model.money, shared=True, status=model.status)
        if (model := sums.get(one.raw.payee.party)) and len(payers) > 1 and _lacks_its_sum(one)
        else one
        for one in tellings
    ]


def _of_one_stage(tellings: Sequence[Told]) -> list[Told]:
    """Take all who are in a round for having invested, where one is told to have."""
    over = {one.raw.payee.party for one in tellings if one.raw.frame in _ROUND and one.status is Status.DONE}
    return [
        replace(one, status=Status.DONE)
        if one.raw.frame in _ROUND and one.status is Status.AGREED and one.raw.payee.party in over
        else one
        for one in tellings
    ]


def _lacks_its_sum(one: Told) -> bool:
    return one.raw.frame in _ROUND and one.raw.kind == "equity" and one.money is None


def _with_own(sentence: Sentence, one: Told) -> Told:
    """Tell "led the round with an investment of $400 million": the sum is that of the one who leads."""
    if one.raw.frame != "lead_round" or one.raw.members > 1 or one.raw.event > one.raw.last:
        return one
    behind = range(one.raw.event + 1, len(sentence.items))
    puts = next((at for at in behind if _puts(sentence.items, at)), None)
    place = _sum_behind(sentence.items, puts) if puts is not None else None
    if place is None:
        return one
    return replace(one, money=sentence.items[place].quantity, shared=False, extra=(place,))


def _puts(items: Sequence[Item], at: int) -> bool:
    """Whether what a leader puts in is told at an item: "with an investment of", ", contributing"."""
    tags = [tag for tag in items[at].tags if tag.category == "event" and tag.name in _PUTS]
    governed = any(
        item.tag("preposition", "with") or item.tag("preposition", "by") for item in items[max(0, at - 3) : at]
    )
    return any(tag.part == "noun" and governed for tag in tags) or any(
        tag.tense == "gerund" and (governed or items[at - 1].text == ",") for tag in tags
    )


def _sum_behind(items: Sequence[Item], at: int) -> int | None:
    for place in range(max(0, at - 1), min(at + _OWN, len(items))):
        if items[place].money:
            return place
        if place > at and (items[place].is_mark or items[place].is_party):
            return None
    return None


def bare_sum(item: Item, model: Quantity) -> Quantity | None:
    """Return a number said after a sum as one of its currency: "800 million euros of it, and Bpifrance 300 million"."""
    number = item.quantity
    if number is None or number.measure is not Measure.COUNT or number.value < _LEAST_BARE:
        return None
    return replace(number, measure=Measure.MONEY, unit=model.unit, implied=True)
