"""What a sentence changes of the deals told before it: it confirms them, denies them, or tells what they are worth."""

from collections.abc import Sequence
from dataclasses import replace

from halqa.model import SYMMETRIC, Document, Figure, Kind, Metric, Status, Tie
from halqa.reading.claims import around, money_of
from halqa.reading.items import Item, Sentence
from halqa.text.folding import Folded
from halqa.units import Money


def confirmed_before(sentence: Sentence, claims: Sequence[Tie], last: Sequence[int]) -> dict[int, Tie]:
    """Return those of the last claims that one of their parties confirms, their hearsay lifted, by their places."""
    if "affirms" not in sentence.categories or not any(item.tag("affirms") for item in sentence.items):
        return {}
    if any(item.tag(doubt) for item in sentence.items for doubt in ("unnamed", "negation", "conditional")):
        return {}
    if _affirms_another(sentence.items):
        return {}
    named = {item.named.party for item in sentence.items if item.named}
    told = ((index, claims[index]) for index in last)
    return {
        index: replace(claim, hearsay=False)
        for index, claim in told
        if claim.hearsay and named & {claim.payer.party, claim.payee.party}
    }


def _affirms_another(items: Sequence[Item]) -> bool:
    """Tell "confirmed that it holds shares already": another matter than the deal that was rumoured."""
    affirmed = next(index for index, item in enumerate(items) if item.tag("affirms"))
    behind = (tag for item in items[affirmed + 1 :] for tag in item.tags if tag.category == "event")
    return any(tag.part == "verb" and tag.name != "deal" for tag in behind)


def worth_before(
    document: Document,
    text: Folded,
    sentence: Sentence,
    claims: Sequence[Tie],
    last: Sequence[int],
    used: frozenset[int],
) -> dict[int, Tie]:
    """Return the last claims with the sum that the next sentence tells ("The order is worth about $60 billion").

    The words that carry the sum are the evidence from then on. `last` are the places of the claims that the sentence
    before made, `used` the numbers that are figures.
    """
    if sentence.categories.isdisjoint(("event", "costs")):
        return {}
    sums = [
        index
        for index, item in enumerate(sentence.items)
        if item.money and index not in used and item.money.value >= 10**6
    ]
    told = {party for index in last for party in (claims[index].payer.party, claims[index].payee.party)}
    others = any(item.named.party not in told for item in sentence.items if item.is_party and item.named)
    if len(sums) != 1 or others or not _is_of_deal(sentence.items, sums[0]):
        return {}
    total = sentence.items[sums[0]].money
    low, high = around(document, text, sentence.items, sums[0], ())
    return {
        index: replace(
            claims[index],
            amount=money_of(total),
            bound=total.bound,
            shared_amount=len(last) > 1,
            evidence=text.raw(sentence.items[low].start, sentence.items[high].end),
        )
        for index in last
        if total and claims[index].amount is None and claims[index].kind not in SYMMETRIC
    }


def _is_of_deal(items: Sequence[Item], total: int) -> bool:
    """Tell "the order is worth", "the chips alone cost", "all cash, $2.3bn", "is prepared to pay"."""
    if any(item.tag("market_things") or item.tag("metric", "market_cap") for item in items):
        return False  # what a market takes off the worth of a party
    if any(item.is_party for item in items):
        return any(item.tag("costs") for item in items[max(0, total - _COST) : total + _BEHIND])
    deal = any(item.tag("event", "deal") or item.tag("event", "order") for item in items if not item.covered)
    return deal or any(item.tag("costs") for item in items[max(0, total - _COST) : total + _BEHIND])


_COST, _BEHIND = 6, 4  # items before and behind a sum in which a word tells that it is a price


def priced_before(claims: Sequence[Tie], last: Sequence[int], figures: Sequence[Figure]) -> dict[int, Tie]:
    """Return the purchases told last at what the next sentence says their target is worth ("valued at $40 billion")."""
    worth = {one.party.party: one for one in figures if one.metric is Metric.VALUATION}
    bought = (index for index in last if claims[index].kind is Kind.ACQUISITION and claims[index].amount is None)
    return {index: _at(claims[index], one) for index in bought if (one := worth.get(claims[index].payee.party))}


def _at(claim: Tie, worth: Figure) -> Tie:
    price = Money(worth.amount, worth.unit, None, worth.high)
    return replace(claim, amount=price, bound=worth.bound, evidence=worth.evidence)


def ended_before(sentence: Sentence, claims: Sequence[Tie], last: Sequence[int]) -> dict[int, Tie]:
    """Return the last claims ended, where the next sentence says that the deal fell through, naming nobody.

    So are talks that ended; what was completed is done.
    """
    if "ended" not in sentence.categories or any(item.is_party for item in sentence.items):
        return {}
    ended = any(item.tag("ended") and not item.covered for item in sentence.items)
    hedged = any(item.tag(name) for item in sentence.items for name in ("negation", "conditional", "would", "talks"))
    if not ended or not _speaks_of_deal(sentence) or hedged:
        return {}
    return {
        index: replace(claims[index], status=Status.ENDED)
        for index in last
        if claims[index].status in (Status.AGREED, Status.TALKS) and claims[index].kind not in SYMMETRIC
    }


def _speaks_of_deal(sentence: Sentence) -> bool:
    names = ("deal", "order", "acquire")
    return any(item.tag("event", name) for item in sentence.items if not item.covered for name in names)


def denied_before(sentence: Sentence, claims: Sequence[Tie]) -> dict[int, Tie]:
    """Return the last rumour denied, by its place, where a sentence denies without telling a deal of its own."""
    if not claims or "denied" not in sentence.categories:
        return {}
    if not any(item.tag("denied") and not item.covered for item in sentence.items):
        return {}
    if not claims[-1].hearsay or claims[-1].status not in (Status.TALKS, Status.AGREED):
        return {}
    return {len(claims) - 1: replace(claims[-1], status=Status.DENIED)}
