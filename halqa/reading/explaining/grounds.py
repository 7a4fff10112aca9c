"""Why a claim is what it is: the rule and the words behind each of its fields, found again by the reader's own tests.

Nothing is decided here. Each function asks the same questions of the same items as the module that decided, and says
which of them answered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import frames
from halqa.model import SYMMETRIC, Condition, Document, Kind, Span, Status, Tie
from halqa.reading.discourse import Step
from halqa.reading.explaining.reasons import Reason, Rule
from halqa.reading.items import Item
from halqa.reading.names.mentions import How, Named
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.words import quantity_words
from halqa.reading.tellings.finding import Told
from halqa.reading.terms import date_place
from halqa.text.folding import Folded
from halqa.units import Bound

_REACH = 14  # items around a claim in which the words that made it stand
BY_NAME = {
    How.NAME: Rule.PARTY_NAME,
    How.PRODUCT: Rule.PARTY_PRODUCT,
    How.PERSON: Rule.PARTY_PERSON,
    How.DESCRIPTION: Rule.PARTY_DESCRIPTION,
    How.REFERENCE: Rule.PARTY_REFERENCE,
    How.NEW: Rule.PARTY_NEW,
    How.UNNAMED: Rule.PARTY_UNNAMED,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A tie as its sentence told it, and where."""

    document: Document
    text: Folded
    step: Step
    told: Told
    tie: Tie

    @property
    def items(self) -> Sequence[Item]:
        """The items of the sentence."""
        return self.told.sentence.items

    def span(self, index: int) -> Span:
        """Return the raw place of an item."""
        return self.text.raw(self.items[index].start, self.items[index].end)

    @property
    def event(self) -> Span:
        """The words that tell the event."""
        return self.span(self.told.raw.event)

    def nearest(self, is_wanted: Callable[[Item], bool]) -> Span | None:
        """Return the place of the item nearest to the event that is wanted."""
        event = self.told.raw.event
        near = [index for index, item in enumerate(self.items) if is_wanted(item)]
        return self.span(min(near, key=lambda index: abs(index - event))) if near else None

    def tagged(self, *categories: str) -> Span | None:
        """Return the place of the nearest word of one of some categories."""
        return self.nearest(lambda item: any(item.tag(category) for category in categories))

    def quantity(self, measure: Measure) -> tuple[Quantity, Span] | None:
        """Return the quantity of a measure that is the tie's own, and its place."""
        own = (index for index in self.told.extra if index < len(self.items))
        for index in own:
            quantity = self.items[index].quantity
            if quantity and quantity.measure is measure:
                return quantity, self.span(index)
        return None


def tie_reasons(ground: Ground) -> tuple[Reason, ...]:
    """Return a reason for every field of a tie."""
    return (
        _kind(ground),
        _party("from", ground, ground.told.raw.payer),
        _party("to", ground, ground.told.raw.payee),
        _way(ground),
        *_money(ground),
        _bound(ground),
        *(_size(ground, name, measure) for name, measure in _SIZES.items()),
        *(_date(ground, edge) for edge in ("start", "end")),
        _status(ground),
        _hearsay(ground),
        _shared(ground),
        _part(ground),
        _condition(ground),
        _paid(ground),
        _instrument(ground),
        Reason("evidence", Rule.EVIDENCE, ground.tie.evidence),
    )


_SIZES = {"power_mw": Measure.POWER, "chips": Measure.CHIPS, "stake_pct": Measure.SHARE}


def _kind(ground: Ground) -> Reason:
    raw = ground.told.raw
    frame = frames().get(raw.frame)
    if raw.kind == Kind.VENTURE:
        return Reason("kind", Rule.KIND_VENTURE, _venture(ground) or ground.event, (("frame", raw.frame),))
    if frame is None or frame.kind:
        return Reason("kind", Rule.KIND_EVENT, ground.event, (("frame", raw.frame),))
    if not raw.explicit:
        sides = (("first", raw.payer.type), ("second", raw.payee.type))
        return Reason("kind", Rule.KIND_PARTIES, ground.event, sides)
    if goods := ground.nearest(lambda item: _is_goods(item, raw.kind)):
        return Reason("kind", Rule.KIND_GOODS, goods, (("frame", raw.frame),))
    rule = Rule.KIND_OBJECT if raw.kind == Kind.ACQUISITION else Rule.KIND_EVENT
    return Reason("kind", rule, ground.event, (("frame", raw.frame),))


def _venture(ground: Ground) -> Span | None:
    return ground.nearest(lambda item: item.named is not None and item.named.type == "venture")


_GOODS = {"equity": ("stake", "warrant"), "compute": ("compute", "servers", "chips"), "chips": ("chips", "servers")}


def _is_goods(item: Item, kind: str) -> bool:
    if item.quantity is not None and item.quantity.measure is Measure.CHIPS:
        return kind in ("chips", "compute")
    named = item.named.written.split() if item.named else ()
    return any(item.tag("goods", name) for name in _GOODS.get(kind, (kind,))) or "cloud" in named


def _party(name: str, ground: Ground, named: Named) -> Reason:
    place = ground.text.raw(named.start, named.end) if named.start < named.end else None
    if named.party == ground.told.raw.unsaid:
        return Reason(name, Rule.PARTY_UNSAID, place)
    return Reason(name, BY_NAME.get(named.how, Rule.PARTY_NAME), place)


def _way(ground: Ground) -> Reason:
    raw = ground.told.raw
    frame = frames().get(raw.frame)
    if raw.kind in SYMMETRIC:
        return Reason("way", Rule.WAY_NONE)
    if raw.kind == Kind.VENTURE:
        return Reason("way", Rule.WAY_MEMBER, ground.event)
    if frame is None or frame.subject == "either":
        return Reason("way", Rule.WAY_USUAL, ground.event, (("first", raw.payee.type), ("second", raw.payer.type)))
    rule = Rule.WAY_ACTOR_PAYS if frame.subject == "payer" else Rule.WAY_ACTOR_IS_PAID
    return Reason("way", rule, ground.event, (("frame", raw.frame),))


def _money(ground: Ground) -> tuple[Reason, ...]:
    """Explain amount, upper end, currency and period."""
    if ground.tie.amount is None:
        absent = (("amount", Rule.SIZE_NONE), ("amount_high", Rule.RANGE_NONE))
        unsaid = (("currency", Rule.SIZE_NONE), ("per", Rule.PER_NONE))
        return tuple(Reason(name, rule) for name, rule in (*absent, *unsaid))
    found = ground.quantity(Measure.MONEY)
    place = found[1] if found else ground.tie.evidence
    sum_ = found[0] if found else ground.told.money
    rule = Rule.SIZE_PART if ground.tie.part_of is not None else Rule.SIZE_NEAR if found else Rule.SIZE_ROUND
    high, per = ground.tie.amount.high, ground.tie.amount.per
    printed = sum_ is not None and bool(sum_.unit) and not sum_.implied
    return (
        Reason("amount", rule, place),
        Reason("amount_high", Rule.RANGE, place) if high is not None else Reason("amount_high", Rule.RANGE_NONE),
        Reason("currency", Rule.CURRENCY_WRITTEN if printed else Rule.CURRENCY_USUAL, place),
        Reason("per", Rule.PER_WRITTEN, _beside(ground, place, "periods")) if per else Reason("per", Rule.PER_NONE),
    )


def _beside(ground: Ground, place: Span, *tables: str) -> Span:
    """Return the words beside a quantity that say how it is meant ("about", "a year"), or else the quantity itself."""
    words = quantity_words(ground.told.sentence.language)
    phrases = [getattr(words, table) for table in tables]
    items = ground.items
    at = next((index for index in range(len(items)) if ground.span(index) == place), len(items))
    for length in range(_PHRASE, 0, -1):
        for start in range(max(0, at - _BESIDE), min(len(items), at + _BESIDE)):
            told = tuple(item.text for item in items[start : start + length])
            if len(told) == length and any(told in table for table in phrases):
                return ground.text.raw(items[start].start, items[start + length - 1].end)
    return place


_PHRASE, _BESIDE = 4, 5  # words of such a phrase, and how far from the number it stands


def _bound(ground: Ground) -> Reason:
    sizes = (ground.quantity(measure) for measure in (Measure.MONEY, *_SIZES.values()))
    place = next((found[1] for found in sizes if found), ground.tie.evidence)
    if ground.tie.bound is None:
        return Reason("bound", Rule.BOUND_NONE)
    if ground.tie.bound is Bound.EXACT:
        return Reason("bound", Rule.BOUND_EXACT, place)
    return Reason("bound", Rule.BOUND_WORDS, _beside(ground, place, "before", "after"))


def _size(ground: Ground, name: str, measure: Measure) -> Reason:
    found = ground.quantity(measure)
    return Reason(name, Rule.SIZE_NEAR, found[1]) if found else Reason(name, Rule.SIZE_NONE)


def _date(ground: Ground, edge: str) -> Reason:
    told = getattr(ground.tie, edge)
    if told is None:
        return Reason(edge, Rule.DATE_NONE)
    place = date_place(ground.text, ground.told, told, ground.document.published)
    if place is None:
        return Reason(edge, Rule.DATE_TERM, ground.tie.evidence)
    return Reason(edge, Rule.DATE_NEAR, _around(ground, place))


def _around(ground: Ground, place: int) -> Span:
    """Return the item at a place of the folded text."""
    at = next((index for index, item in enumerate(ground.items) if item.start <= place < item.end), None)
    return ground.span(at) if at is not None else ground.text.raw(place, place + 1)


def _status(ground: Ground) -> Reason:
    tie, raw = ground.tie, ground.told.raw
    words = {Status.DENIED: "denied", Status.ENDED: "ended", Status.TALKS: "talks"}.get(tie.status)
    if raw.kind == Kind.RIVALRY:
        return Reason("status", Rule.STATUS_STANDING, ground.event)
    if words and (place := ground.tagged(words)):
        rules = {"denied": Rule.STATUS_DENIED, "ended": Rule.STATUS_ENDED, "talks": Rule.STATUS_HEDGED}
        return Reason("status", rules[words], place)
    rule = Rule.STATUS_RUMOUR if tie.status is Status.TALKS and raw.status != Status.TALKS else Rule.STATUS_FORM
    return Reason("status", rule, ground.event)


def _hearsay(ground: Ground) -> Reason:
    outlet = ground.nearest(lambda item: item.named is not None and item.named.how is How.OUTLET)
    if ground.tie.hearsay:
        if unnamed := ground.tagged("unnamed"):
            return Reason("hearsay", Rule.HEARSAY_UNNAMED, unnamed)
        return Reason("hearsay", Rule.HEARSAY_PRESS if outlet else Rule.HEARSAY_LASTING, outlet)
    if confirms := ground.tagged("confirms"):
        return Reason("hearsay", Rule.HEARSAY_CONFIRMED, confirms)
    return Reason("hearsay", Rule.HEARSAY_NONE)


def _shared(ground: Ground) -> Reason:
    if not ground.tie.shared_amount:
        return Reason("shared_amount", Rule.SHARED_NONE)
    found = ground.quantity(Measure.MONEY)
    several = (("count", str(ground.told.raw.members)),)
    return Reason("shared_amount", Rule.SHARED, found[1] if found else ground.event, several)


def _part(ground: Ground) -> Reason:
    if ground.tie.part_of is None:
        return Reason("part_of", Rule.PART_NONE)
    found = ground.quantity(Measure.MONEY)
    return Reason("part_of", Rule.PART_OF, found[1] if found else ground.event)


def _condition(ground: Ground) -> Reason:
    if ground.tie.condition is None:
        return Reason("condition", Rule.CONDITION_NONE)
    names = ("condition", "conditional") if ground.tie.condition is Condition.CONDITION else ("option",)
    return Reason("condition", Rule.CONDITION_WORDS, ground.tagged(*names) or ground.event)


def _paid(ground: Ground) -> Reason:
    if not ground.tie.paid:
        return Reason("paid", Rule.PAID_NONE)
    return Reason("paid", Rule.PAID_WORDS, ground.tagged("paid") or ground.event)


def _instrument(ground: Ground) -> Reason:
    if ground.tie.instrument is None:
        return Reason("instrument", Rule.INSTRUMENT_NONE)
    shares = ground.tagged("in_shares", "unsold")
    warrant = ground.nearest(lambda item: item.tag("goods", "warrant") is not None)
    return Reason("instrument", Rule.INSTRUMENT_WORDS, shares or warrant or ground.event)
