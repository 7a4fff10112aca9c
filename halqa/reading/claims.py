"""The claims of a document: each telling with its evidence in the raw text, and each deal told once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from halqa.catalogue.placeholders import beside, is_placeholder
from halqa.model import SYMMETRIC, Document, Instrument, Kind, Mention, Span, Status, Tie
from halqa.reading.items import Item
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Quantity
from halqa.reading.tellings.finding import Told
from halqa.reading.terms import term
from halqa.text.folding import Folded
from halqa.units import Money, is_same_sum, plain

WORDS = 12  # of evidence at most
CURRENCY = "USD"  # of a sum printed without one


def tie_of(document: Document, text: Folded, one: Told) -> Tie:
    """Return the claim that a told tie makes, with its evidence in the raw text."""
    start, end = term(text, one, document.published)
    raw = one.raw
    size = one.money or one.power or one.chips or one.share
    return Tie(
        document=document.id,
        evidence=evidence(document, text, one),
        kind=Kind(raw.kind),
        payer=_beside(mention(text, raw.payer), raw.payee),
        payee=_beside(mention(text, raw.payee), raw.payer),
        status=one.status,
        hearsay=one.hearsay,
        amount=money_of(one.money),
        bound=size.bound if size else None,
        power_mw=one.power.value if one.power else None,
        chips=int(one.chips.value) if one.chips else None,
        stake_pct=one.share.value if one.share else None,
        start=start,
        end=end,
        shared_amount=one.shared and one.money is not None,
        part_of=plain(one.part_of) if one.part_of is not None else None,
        condition=one.condition,
        paid=one.paid,
        instrument=_instrument(one),
        rule=f"{raw.frame}, cost {raw.cost:.1f}" + (f", {raw.unsaid} unsaid" if raw.unsaid else ""),
    )


def money_of(quantity: Quantity | None) -> Money | None:
    """Return the sum that a quantity tells, in the currency that it is printed with."""
    if quantity is None:
        return None
    return Money(plain(quantity.value), quantity.unit or CURRENCY, quantity.per, quantity.high)


def _instrument(one: Told) -> Instrument | None:
    """Return in what form a tie gives its value, where its event or the words right after it say so."""
    items, event = one.sentence.items, one.raw.event
    near = items[max(0, min(event, one.raw.first) - 1) : event + 3]
    if one.raw.kind == "compute" and any(item.tag("unsold") for item in items[one.raw.first :]):
        return Instrument.BACKSTOP  # a promise to take what is left over
    if one.raw.kind in ("equity", "acquisition") and any(item.tag("in_shares") for item in items[event : event + 12]):
        return Instrument.STOCK
    if one.raw.kind == "debt":
        if any(item.text == "backstop" for item in near):
            return Instrument.BACKSTOP
        guarantees = one.raw.frame == "guarantee" or any(item.tag("event", "guarantee") for item in near)
        return Instrument.GUARANTEE if guarantees else Instrument.LOAN
    if one.raw.kind == "equity" and (one.raw.frame == "issue" or any(item.tag("goods", "warrant") for item in near)):
        return Instrument.WARRANT
    return None


def mention(text: Folded, named: Named) -> Mention:
    """Return a mention in the raw text; a reference that stands for a name keeps the place of its own words."""
    if named.start >= named.end:
        return Mention(party=named.party, span=None)
    return Mention(party=named.party, span=text.raw(named.start, named.end))


def _beside(told: Mention, other: Named) -> Mention:
    """Return a mention under the name that it has beside the other party: one without a name is that party's."""
    return replace(told, party=beside(told.party, other.party))


def evidence(document: Document, text: Folded, one: Told) -> Span:
    """Return the words that carry a tie, at most twelve: its event with its sum, then its parties, as far as they fit.

    Two words alone say nothing: the quote grows to a few words of its sentence.
    """
    items, raw = one.sentence.items, one.raw
    parties = [i for i, item in enumerate(items) if item.named in (raw.payer, raw.payee) and raw.first <= i <= raw.last]
    parties.sort(key=lambda place: abs(place - raw.event))
    low = high = raw.event
    for place in (*one.extra, *parties):
        wider = min(low, place), max(high, place)
        if word_count(document, text, items, *wider) <= WORDS:
            low, high = wider
    total = one.extra[0] if one.money and one.extra else None
    if total is not None and not low <= total <= high:
        low, high = around(document, text, items, total, parties)
    while word_count(document, text, items, low, high) < _FEWEST:
        if high + 1 < len(items) and items[high + 1].text not in _ENDS:
            high += 1
        elif low > 0 and items[low - 1].text not in _ENDS:
            low -= 1
        else:
            break
    closes = high + 1 < len(items) and items[high + 1].text in ('"', ")")
    if closes and word_count(document, text, items, low, high + 1) <= WORDS:
        high += 1  # the quote that a name opened
    return text.raw(items[low].start, items[high].end)


def around(
    document: Document, text: Folded, items: Sequence[Item], total: int, parties: Sequence[int]
) -> tuple[int, int]:
    """Return the words around a sum that stands too far from its event, as far as a party if one is near enough."""
    low = high = total
    for place in sorted(parties, key=lambda party: abs(party - total)):
        wider = min(low, place), max(high, place)
        if word_count(document, text, items, *wider) <= WORDS:
            return wider
    while low > 0 and word_count(document, text, items, low - 1, high) <= WORDS and items[low - 1].text not in _ENDS:
        low -= 1
    return low, high


_FEWEST = 5  # words of evidence, where the sentence has them
_ENDS = frozenset((".", ";", ":", "?", "!", ","))


def word_count(document: Document, text: Folded, items: Sequence[Item], low: int, high: int) -> int:
    """Return the words of the raw text from one item to another."""
    return len(document.quote(text.raw(items[low].start, items[high].end)).split())


def merged(claims: Iterable[Tie]) -> tuple[Tie, ...]:
    """Tell each deal once, with the best detail; a bare alliance goes where money or goods tie the pair.

    Of two parties that are both left without a name nothing is told.
    """
    kept: list[Tie] = []
    told: defaultdict[tuple[Kind, str, str], list[int]] = defaultdict(list)
    for claim in claims:
        if is_placeholder(claim.payer.party) and is_placeholder(claim.payee.party):
            continue
        alike = told[claim.kind, claim.payer.party, claim.payee.party]
        same = next((index for index in alike if _same_deal(claim, kept[index])), None)
        if same is None:
            alike.append(len(kept))
            kept.append(claim)
        else:
            kept[same] = _better(kept[same], claim)
    traded = {frozenset((tie.payer.party, tie.payee.party)) for tie in kept if tie.kind not in SYMMETRIC}
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for tie in kept:
        if tie.kind is Kind.VENTURE:
            joined[tie.payee.party].add(tie.payer.party)
    return tuple(
        tie for tie in _split(kept) if tie.kind is not Kind.PARTNERSHIP or not _says_more(tie, traded, joined.values())
    )


def _split(told: Sequence[Tie]) -> Iterator[Tie]:
    """Leave out a total that several share where the text tells what each gives."""
    own = {
        (tie.kind, tie.payer.party, tie.payee.party, tie.amount.currency): tie.amount.amount
        for tie in told
        if tie.amount and not tie.shared_amount and not tie.part_of
    }
    for tie in told:
        share = own.get((tie.kind, tie.payer.party, tie.payee.party, tie.amount.currency)) if tie.amount else None
        if not (tie.shared_amount and share is not None and tie.amount and share < tie.amount.amount):
            yield tie


def _says_more(tie: Tie, traded: Collection[frozenset[str]], joined: Iterable[set[str]]) -> bool:
    """Whether more than an alliance is told of a pair: a deal between them, or a venture that both are members of."""
    pair = frozenset((tie.payer.party, tie.payee.party))
    return pair in traded or any(pair <= members for members in joined)


def _same_deal(one: Tie, other: Tie) -> bool:
    """Whether two ties of one kind and pair tell one deal: one sum, or one of them none."""
    if one.kind in SYMMETRIC:
        return True
    over = (Status.DENIED, Status.ENDED)
    if (one.status in over) != (other.status in over) and not (one.amount and other.amount):
        return False
    if one.kind is Kind.EQUITY and {one.status, other.status} == {Status.TALKS, Status.DONE}:
        return False  # what is held already is not what is talked about
    if _is_holding(one, other) or _is_holding(other, one):
        return abs(one.evidence.start - other.evidence.start) < _NEAR
    if one.amount and other.amount:
        return one.amount.currency == other.amount.currency and is_same_sum(one.amount.amount, other.amount.amount)
    return True


_NEAR = 160  # characters: a stake told right beside a sum is what the sum bought


def _is_holding(one: Tie, other: Tie) -> bool:
    """Whether one tells a stake without a sum, and the other a sum without a stake."""
    return bool(one.stake_pct and not one.amount and other.amount and not other.stake_pct)


_RANK = {Status.DONE: 1, Status.TALKS: 2, Status.AGREED: 3, Status.ENDED: 4, Status.DENIED: 5}


def _is_hearsay(first: Tie, later: Tie) -> bool:
    """Whether a deal told twice rests on hearsay: a headline leaves out what its text attributes."""
    if first.evidence.start < _HEADLINE and later.hearsay and first.status is not Status.DONE:
        return True
    return first.hearsay and later.hearsay


_HEADLINE = 120  # characters in which a headline stands


def _better(one: Tie, other: Tie) -> Tie:
    """Join two tellings: the fuller one, with what only the other says."""
    base, more = (other, one) if other.amount and not one.amount else (one, other)
    size_bound = base.bound if (base.amount or base.power_mw or base.chips or base.stake_pct) else more.bound
    return replace(
        base,
        power_mw=base.power_mw or more.power_mw,
        chips=base.chips or more.chips,
        stake_pct=base.stake_pct or more.stake_pct,
        bound=size_bound,
        hearsay=_is_hearsay(one, other),
        start=base.start or more.start,
        end=base.end or more.end,
    )
