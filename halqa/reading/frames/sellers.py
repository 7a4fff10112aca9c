"""Who sold what somebody bought: "agreed to buy Aligned from Macquarie" says that Macquarie owned it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Item, Sentence
from halqa.reading.names.groups import Group

_BEHIND = 9  # items from a target to who sells it
_OTHERS = frozenset(("person", "government"))


def sellers(sentence: Sentence, raws: Sequence[RawTie], found: Sequence[Group]) -> Iterator[RawTie]:
    """Yield an equity tie for each party that a whole company is bought from."""
    bought = {raw.payee.party: raw for raw in raws if raw.kind == "acquisition" and raw.explicit and not raw.unsaid}
    for raw in bought.values():
        buyers = {one.payer.party for one in raws if one.kind == "acquisition"}
        targets = (group for group in found if raw.payee.party in group.names)
        told = ((target, _behind(sentence.items, target, found, "from")) for target in targets)
        target, seller = next((pair for pair in told if pair[1] is not None), (None, None))
        if target is None or seller is None or seller.names & buyers:
            continue
        for one in seller.parties:
            if one.type not in _OTHERS:
                yield replace(
                    raw,
                    kind="equity",
                    payer=one,
                    first=target.first,
                    last=seller.last,
                    frame="seller",
                    status="done",
                    members=len(seller.parties),
                )


def buyers(sentence: Sentence, raws: Sequence[RawTie], found: Sequence[Group]) -> Iterator[RawTie]:
    """Yield who takes over a stake that another gives up: باعت سيسكو حصتها في كوهير إلى إنتل."""
    for raw in raws:
        if raw.frame != "sell_shares" or raw.unsaid or raw.status != "ended":
            continue
        target = next((group for group in found if raw.payee.party in group.names and group.last >= raw.event), None)
        buyer = _behind(sentence.items, target, found, "to") if target else None
        if buyer is None or buyer.names & {raw.payer.party, raw.payee.party}:
            continue
        past = any(tag.tense == "past" for tag in sentence.items[raw.event].tags if tag.name == raw.frame)
        for one in buyer.parties:
            yield replace(raw, payer=one, last=buyer.last, frame="buyer", status="done" if past else "agreed")


def _behind(items: Sequence[Item], target: Group, found: Sequence[Group], preposition: str) -> Group | None:
    """Return who stands behind a target, governed by a preposition, with no other event between."""
    behind = (group for group in found if 0 < group.first - target.last <= _BEHIND)
    one = next((group for group in behind if group.preposition == preposition and not group.goods), None)
    if one is None or any(item.tag("event") for item in items[target.last + 1 : one.first]):
        return None
    return one
