"""From raw ties of sentences to the claims of a document: sums, evidence, and each deal told once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from halqa.model import SYMMETRIC, Condition, Document, Instrument, Kind, Mention, Span, Status, Tie
from halqa.reading.certainty import condition, paid, status
from halqa.reading.dates import date_words, dates
from halqa.reading.frames import RawTie
from halqa.reading.items import Item, Sentence
from halqa.reading.mentions import How, Named
from halqa.reading.quantities import Measure, Quantity
from halqa.text.folding import Folded
from halqa.units import Money

_WORDS = 12  # of evidence at most
_SUM_REACH = 12.0
_ROLE_REACH = 2.5  # a role ("backers") is seldom told with a sum


@dataclass(frozen=True, slots=True)
class Told:
    """A raw tie with what its sentence says of sum, size and certainty."""

    raw: RawTie
    sentence: Sentence
    status: Status
    hearsay: bool
    money: Quantity | None = None
    power: Quantity | None = None
    chips: Quantity | None = None
    share: Quantity | None = None
    shared: bool = False
    condition: Condition | None = None
    paid: bool = False
    extra: tuple[int, ...] = field(default=())  # items of the quantities
    part_of: Decimal | None = None


def told(sentence: Sentence, raws: Sequence[RawTie], used: frozenset[int], hearsay: bool) -> list[Told]:
    """Weigh the raw ties of a sentence against each other and give each its quantities.

    `used` are the items of quantities that are figures of a party, not sums of a deal.
    """
    chosen = _chosen(raws)
    events = sorted({tie.event for tie in chosen})
    result = []
    for tie in chosen:
        given = {measure: _given(sentence, tie, events, measure, used) for measure in Measure}
        money = given[Measure.MONEY]
        result.append(
            Told(
                tie,
                sentence,
                status(sentence, tie),
                hearsay and tie.kind not in ("rivalry",),
                _quantity(sentence, money),
                _quantity(sentence, given[Measure.POWER])
                if tie.kind in ("compute", "chips", "energy", "debt")
                else None,
                _quantity(sentence, given[Measure.CHIPS]) if tie.kind in ("compute", "chips") else None,
                _quantity(sentence, given[Measure.SHARE]) if tie.kind in ("equity", "acquisition", "venture") else None,
                tie.members > 1 and not _each(sentence, money),
                condition(sentence, tie),
                paid(sentence, tie),
                tuple(index for index in given.values() if index is not None),
            )
        )
    return result


def _chosen(raws: Sequence[RawTie]) -> list[RawTie]:
    """Of readings that tell the same tie keep the cheapest; of rival readings of a pair those nearly as cheap."""
    best: dict[tuple[str, str, str], RawTie] = {}
    for tie in sorted(raws, key=lambda raw: raw.cost):
        best.setdefault((tie.kind, tie.payer.party, tie.payee.party), tie)
    kept: list[RawTie] = []
    for tie in best.values():
        rivals = [one for one in kept if {one.payer.party, one.payee.party} == {tie.payer.party, tie.payee.party}]
        if all(_stand_together(tie, rival) for rival in rivals):
            kept.append(tie)
    return [tie for tie in kept if not _is_echo(tie, kept)]


def _is_echo(tie: RawTie, others: Sequence[RawTie]) -> bool:
    """A side taken from an earlier sentence gives way where this one names a party for it."""
    if not (tie.unsaid):
        return False
    said = {tie.payer.party, tie.payee.party} - {tie.unsaid}
    return any(
        not other.unsaid and other.kind == tie.kind and said & {other.payer.party, other.payee.party}
        for other in others
    )


def _stand_together(tie: RawTie, better: RawTie) -> bool:
    """Whether a sentence may tell both ties of one pair."""
    if "rivalry" in (tie.kind, better.kind) and tie.kind != better.kind:
        return tie.explicit
    if tie.kind == "partnership" or better.kind == "partnership":
        return False
    return tie.explicit and tie.event != better.event and tie.kind != better.kind and tie.cost < better.cost + 3


def _quantity(sentence: Sentence, index: int | None) -> Quantity | None:
    return sentence.items[index].quantity if index is not None else None


def _each(sentence: Sentence, index: int | None) -> bool:
    quantity = _quantity(sentence, index)
    return quantity is None or quantity.each


def _given(
    sentence: Sentence, tie: RawTie, events: Sequence[int], measure: Measure, used: frozenset[int]
) -> int | None:
    """Return the item of the nearest quantity of a measure that belongs to the tie and to no nearer event."""
    best: tuple[float, int] | None = None
    for index, item in enumerate(sentence.items):
        if not item.quantity or item.quantity.measure is not measure or index in used:
            continue
        if measure is Measure.MONEY and (
            _is_conversion(sentence.items, index) or _is_worth(sentence.items, index, tie)
        ):
            continue
        distance = _reach(sentence.items, tie.event, index)
        nearest = min((_reach(sentence.items, event, index) for event in events if event != tie.event), default=99.0)
        if nearest + 0.8 < distance:
            continue
        limit = _ROLE_REACH if tie.frame.startswith("role:") else _SUM_REACH
        if distance < limit and (best is None or distance < best[0]):
            best = distance, index
    return best[1] if best else None


def _is_conversion(items: Sequence[Item], index: int) -> bool:
    """1.3 billion euros ($1.5 billion): the sum as printed first counts."""
    return index > 1 and items[index - 1].text == "(" and items[index - 2].quantity is not None


_WORTH = frozenset(("worth", "valued", "قيمتها", "قيمته", "تساوي", "يساوي", "تعادل"))


def _is_worth(items: Sequence[Item], index: int, tie: RawTie) -> bool:
    """What a stake is worth is not what was invested."""
    if tie.frame not in ("hold", "belong", "role:owner"):
        return False
    return any(item.text in _WORTH for item in items[max(0, index - 3) : index])


def _reach(items: Sequence[Item], event: int, index: int) -> float:
    """What lies between an event and a quantity; a sum mostly follows its verb."""
    low, high = sorted((index, event))
    cost = 1.5 if index < event and not _right_before(items, index, event) else 0.0
    for item in items[low + 1 : high]:
        if item.text == ";" or item.tag("subordinate"):
            cost += 5.0
        elif item.text in (",", ":"):
            cost += 1.2
        elif item.quantity and item.quantity.measure is Measure.MONEY:
            cost += 2.0
        else:
            cost += 0.35
    return cost


def _right_before(items: Sequence[Item], index: int, event: int) -> bool:
    """Tell "a $300 billion contract": the sum stands before its noun."""
    return 0 < event - index <= 3 and not any(item.is_mark for item in items[index:event])


def parts(sentence: Sentence, whole: Told, used: frozenset[int]) -> list[Told]:
    """Return the tranches of a sum that its sentence, or the next, tells: "$15bn now, $35bn once …".

    They must add up to the whole: other sums beside it are something else.
    """
    if whole.money is None:
        return []
    free = [
        index
        for index, item in enumerate(sentence.items)
        if item.quantity and item.quantity.measure is Measure.MONEY and index not in used
    ]
    values = [sentence.items[index].quantity.value for index in free]  # type: ignore[union-attr]
    if len(free) < 2 or not _close(sum(values, Decimal(0)), whole.money.value):
        return []
    return [
        replace(
            whole,
            sentence=sentence,
            raw=replace(whole.raw, event=index, first=index, last=index),
            money=sentence.items[index].quantity,
            condition=_condition_after(sentence, index),
            extra=(index,),
            part_of=whole.money.value,
        )
        for index in free
    ]


_TRANCHE = 8  # items after a tranche in which its condition stands


def _condition_after(sentence: Sentence, index: int) -> Condition | None:
    for item in sentence.items[index + 1 : index + _TRANCHE]:
        if item.quantity and item.quantity.measure is Measure.MONEY:
            return None
        if item.tag("condition") or item.tag("conditional") or item.text in ("once", "when", "متي"):
            return Condition.CONDITION
        if item.tag("option"):
            return Condition.OPTION
    return None


_DATE_REACH = 90  # characters between an event and a date that is its own


def term(text: Folded, one: Told) -> tuple[str | None, str | None]:
    """Return when a deal begins and ends, where its sentence says so near its event."""
    span = one.sentence.span
    event = one.sentence.items[one.raw.event].start
    near = [
        when
        for when in dates(text.text, span.start, span.end, date_words(one.sentence.language))
        if abs(when.place - event) < _DATE_REACH
    ]
    first = {when.edge: when.text for when in sorted(near, key=lambda when: -abs(when.place - event))}
    start, end = first.get("start"), first.get("end")
    return start, end if end is None or start is None or start[:4] <= end[:4] else None


def tie_of(document: Document, text: Folded, one: Told, currency: str) -> Tie:
    """Return the claim that a told tie makes, with its evidence in the raw text."""
    start, end = term(text, one) if one.raw.kind not in SYMMETRIC else (None, None)
    raw = one.raw
    size = one.money or one.power or one.chips or one.share
    return Tie(
        document=document.id,
        evidence=evidence(document, text, one),
        kind=Kind(raw.kind),
        payer=mention(text, raw.payer),
        payee=mention(text, raw.payee),
        status=one.status,
        hearsay=one.hearsay,
        amount=_money(one.money, currency),
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
        rule=f"{raw.frame}, cost {raw.cost:.1f}",
    )


def _money(quantity: Quantity | None, currency: str) -> Money | None:
    if quantity is None:
        return None
    return Money(plain(quantity.value), quantity.unit or currency, quantity.per, quantity.high)


def plain(value: Decimal) -> Decimal:
    """Return a whole number without decimals or exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _instrument(one: Told) -> Instrument | None:
    words = {item.text for item in one.sentence.items[max(0, one.raw.first - 3) : one.raw.last + 6]}
    if one.raw.kind == "debt":
        if one.raw.frame == "guarantee" or words & {"guarantee", "guarantees", "guaranteed", "كفاله", "ضمان", "ضمانه"}:
            return Instrument.GUARANTEE
        return Instrument.BACKSTOP if "backstop" in words else Instrument.LOAN
    if one.raw.kind == "equity" and words & {"warrant", "warrants"}:
        return Instrument.WARRANT
    return None


def mention(text: Folded, named: Named) -> Mention:
    """Return a mention in the raw text; a reference that stands for a name keeps the place of its own words."""
    if named.start >= named.end:
        return Mention(party=named.party, span=None)
    return Mention(party=named.party, span=text.raw(named.start, named.end))


def evidence(document: Document, text: Folded, one: Told) -> Span:
    """Return the shortest words that carry a tie: event, parties and sum where they stand within twelve words."""
    items = one.sentence.items
    raw = one.raw
    places = [raw.event, *one.extra]
    places += [i for i, item in enumerate(items) if item.named in (raw.payer, raw.payee) and raw.first <= i <= raw.last]
    places = sorted({place for place in places if place < len(items)}, key=lambda place: abs(place - raw.event))
    low = high = raw.event
    for place in places:
        wider = min(low, place), max(high, place)
        if _word_count(document, text, items[wider[0]].start, items[wider[1]].end) <= _WORDS:
            low, high = wider
    return text.raw(items[low].start, items[high].end)


def _word_count(document: Document, text: Folded, start: int, end: int) -> int:
    return len(document.quote(text.raw(start, end)).split())


def worth_before(sentence: Sentence, claims: Sequence[Tie], last: Sequence[int], used: frozenset[int]) -> list[Tie]:
    """Return the claims with the sum that the next sentence tells ("The order is worth about $60 billion").

    `last` are the places of the claims that the sentence before made, `used` the numbers that are figures.
    """
    kept = list(claims)
    sums = [
        item.quantity
        for index, item in enumerate(sentence.items)
        if item.quantity
        and item.quantity.measure is Measure.MONEY
        and index not in used
        and item.quantity.value >= 10**6
    ]
    deal = any(item.tag("event", "deal") or item.tag("event", "order") for item in sentence.items)
    if len(sums) != 1 or not deal or any(item.is_party for item in sentence.items):
        return kept
    for index in last:
        if kept[index].amount is None and kept[index].kind not in SYMMETRIC:
            kept[index] = replace(
                kept[index], amount=_money(sums[0], "USD"), bound=sums[0].bound, shared_amount=len(last) > 1
            )
    return kept


def denied_before(sentence: Sentence, claims: Sequence[Tie]) -> list[Tie]:
    """Return the claims with the last rumour denied, where a sentence denies without telling a deal of its own."""
    kept = list(claims)
    denies = any(item.tag("denied") and not item.covered for item in sentence.items)
    if denies and kept and kept[-1].hearsay and kept[-1].status in (Status.TALKS, Status.AGREED):
        kept[-1] = replace(kept[-1], status=Status.DENIED)
    return kept


def merged(claims: Iterable[Tie]) -> tuple[Tie, ...]:
    """Tell each deal once, with the best detail; a bare alliance goes where money or goods tie the pair."""
    kept: list[Tie] = []
    for claim in claims:
        for index, other in enumerate(kept):
            if _same_deal(claim, other):
                kept[index] = _better(other, claim)
                break
        else:
            kept.append(claim)
    traded = {frozenset((t.payer.party, t.payee.party)) for t in kept if t.kind not in SYMMETRIC}
    return tuple(
        tie
        for tie in kept
        if tie.kind is not Kind.PARTNERSHIP or frozenset((tie.payer.party, tie.payee.party)) not in traded
    )


def _same_deal(one: Tie, other: Tie) -> bool:
    if (one.kind, one.payer.party, one.payee.party) != (other.kind, other.payer.party, other.payee.party):
        return False
    if one.kind in SYMMETRIC:
        return True
    over = (Status.DENIED, Status.ENDED)
    if (one.status in over) != (other.status in over) and not (one.amount and other.amount):
        return False
    if _is_holding(one, other) or _is_holding(other, one):
        return abs(one.evidence.start - other.evidence.start) < _NEAR
    if one.amount and other.amount:
        return one.amount.currency == other.amount.currency and _close(one.amount.amount, other.amount.amount)
    return True


_NEAR = 160  # characters: a stake told right beside a sum is what the sum bought


def _is_holding(one: Tie, other: Tie) -> bool:
    """Whether one tells a stake without a sum, and the other a sum without a stake."""
    return bool(one.stake_pct and not one.amount and other.amount and not other.stake_pct)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(one, other) / 100


_RANK = {Status.DONE: 1, Status.TALKS: 2, Status.AGREED: 3, Status.ENDED: 4, Status.DENIED: 5}


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
        hearsay=base.hearsay and more.hearsay,
    )


def is_named(named: Named) -> bool:
    """Whether a party is called by a name of its own."""
    return named.how in (How.NAME, How.NEW)
