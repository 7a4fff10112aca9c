"""What a sentence tells of each of its ties: which readings stand, and which sums, sizes and doubts are theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from halqa.model import Condition, Kind, Status
from halqa.reading.amounts import Measure, Quantity
from halqa.reading.certainty import Source, condition, hearsay, paid, status
from halqa.reading.frames import RawTie
from halqa.reading.items import Item, Sentence, is_conversion

_GUESS = 2.0  # how much dearer a kind that is said may be than one that is guessed
_CALLED = 3.0  # and an event than a role
_CLOSER = 4.0  # how much dearer what a deal is for may be than the bare deal
_BEHIND = 12  # items from a deal to what it is for
_BACK, _APART = 7.0, 5  # how much dearer what goes the other way may be, and how many items away it is told
_BETTER = 1.0  # how much dearer a named side may be than one taken from before, and still win
_GOOD_ENOUGH = 4.5  # a reading as cheap as this stands beside a better one of another kind
_SUM_REACH = 12.0
_LEAST = 10_000  # a smaller sum is a price, not that of a deal
_SAME_MONEY = 0.8  # a loan and its guarantee may tell one sum
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

    @property
    def is_sized(self) -> bool:
        """Whether it tells a sum, power, chips or a share."""
        return any((self.money, self.power, self.chips, self.share))


_SIZED = {  # the kinds whose size a measure tells
    Measure.MONEY: frozenset(Kind) - {Kind.RIVALRY},
    Measure.POWER: frozenset((Kind.COMPUTE, Kind.CHIPS, Kind.ENERGY, Kind.DEBT)),
    Measure.CHIPS: frozenset((Kind.COMPUTE, Kind.CHIPS)),
    Measure.SHARE: frozenset((Kind.EQUITY, Kind.ACQUISITION, Kind.VENTURE)),
}


def told(sentence: Sentence, raws: Sequence[RawTie], used: frozenset[int], said: Source, since: bool) -> list[Told]:
    """Weigh the raw ties of a sentence against each other and give each its quantities.

    `used` are the items of quantities that are figures of a party, not sums of a deal; `said` is who stands behind the
    sentence, `since` whether unnamed sources have carried the text since before it.
    """
    chosen = _chosen(raws)
    return [_telling(sentence, tie, chosen, raws, used, said, since) for tie in chosen]


def _telling(
    sentence: Sentence,
    tie: RawTie,
    chosen: Sequence[RawTie],
    raws: Sequence[RawTie],
    used: frozenset[int],
    said: Source,
    since: bool,
) -> Told:
    own = frozenset(raw.event for raw in raws if _is_alike(raw, tie) and raw.cost < tie.cost + _CLOSER)
    places = {
        measure: _given(sentence, tie, own, chosen, measure, used)
        for measure, kinds in _SIZED.items()
        if tie.kind in kinds and tie.frame != "seller"  # the price is the buyer's
    }
    size = {measure: _quantity(sentence, place) for measure, place in places.items()}
    certain = status(sentence, tie, said)
    return Told(
        raw=tie,
        sentence=sentence,
        status=certain,
        hearsay=hearsay(said, since, tie, certain, sentence.items[tie.event]),
        money=size.get(Measure.MONEY),
        power=size.get(Measure.POWER),
        chips=size.get(Measure.CHIPS),
        share=size.get(Measure.SHARE),
        shared=tie.members > 1 and not _each(sentence, places.get(Measure.MONEY)),
        condition=condition(sentence, tie),
        paid=paid(sentence, tie),
        extra=tuple(place for place in places.values() if place is not None),
    )


def _is_alike(raw: RawTie, tie: RawTie) -> bool:
    """Whether two words of a sentence tell one deal: "uses its models and pays $30 million"."""
    return (raw.kind, raw.payer.party, raw.payee.party) == (tie.kind, tie.payer.party, tie.payee.party)


def _rank(raw: RawTie) -> float:
    """Order the readings of a sentence: what is said before what is guessed, what is done before who is called what."""
    vague = 0 if raw.explicit else _GUESS
    return raw.cost + vague + (_CALLED if raw.frame.startswith("role:") else 0)


def _is_said_closer(tie: RawTie, raws: Sequence[RawTie]) -> bool:
    """Tell "a deal to buy chips": what a deal is for says what it is."""
    if tie.frame != "deal":
        return False
    pair = {tie.payer.party, tie.payee.party}
    behind = (raw for raw in raws if raw.explicit and 0 < raw.event - tie.event <= _BEHIND)
    closer = (raw for raw in behind if raw.frame != "deal" and raw.kind != "rivalry")
    return any({raw.payer.party, raw.payee.party} == pair and raw.cost < tie.cost + _CLOSER for raw in closer)


def _chosen(raws: Sequence[RawTie]) -> list[RawTie]:
    """Of readings that tell the same tie keep the cheapest; of rival readings of a pair those nearly as cheap."""
    best: dict[tuple[str, str, str], RawTie] = {}
    for tie in sorted((raw for raw in raws if not _is_said_closer(raw, raws)), key=_rank):
        best.setdefault((tie.kind, tie.payer.party, tie.payee.party), tie)
    kept: list[RawTie] = []
    for tie in best.values():
        rivals = [one for one in kept if {one.payer.party, one.payee.party} == {tie.payer.party, tie.payee.party}]
        if all(_stand_together(tie, rival) for rival in rivals):
            kept.append(tie)
    return [tie for tie in kept if not (_is_echo(tie, kept) or _is_reached(tie, kept))]


def _is_reached(tie: RawTie, others: Sequence[RawTie]) -> bool:
    """Chips that a host gives access to are no purchase: "a contract giving Microsoft access to Nvidia GPUs"."""
    if tie.kind != "chips" or tie.frame not in ("get", "use", "deal"):
        return False
    hosts = (one for one in others if one.kind == "compute" and one.cost < _HOSTED)
    supplied = (one for one in hosts if tie.frame != "deal" or one.frame == "supply")
    return any(tie.payer.party in (one.payer.party, one.payee.party) for one in supplied)


_HOSTED = 5.0  # cost below which a sentence surely tells a host


def _is_echo(tie: RawTie, others: Sequence[RawTie]) -> bool:
    """A side taken from an earlier sentence gives way where this one names a party for it."""
    if not tie.unsaid:
        return False
    said = {tie.payer.party, tie.payee.party} - {tie.unsaid}
    return any(
        not other.unsaid
        and (other.kind == tie.kind or not tie.explicit or tie.frame == "deal")
        and other.cost < tie.cost + _BETTER
        and said & {other.payer.party, other.payee.party}
        for other in others
    )


def _stand_together(tie: RawTie, better: RawTie) -> bool:
    """Whether a sentence may tell both ties of one pair."""
    if "rivalry" in (tie.kind, better.kind) and tie.kind != better.kind:
        return tie.explicit
    if tie.kind == "partnership" or better.kind == "partnership":
        return False
    if {tie.kind, better.kind} == {"compute", "chips"} and tie.payer.party == better.payer.party:
        return False  # one purchase, its goods read in two ways
    back = tie.payer.party == better.payee.party and abs(tie.event - better.event) >= _APART  # money that comes back
    near = tie.cost < max(better.cost + (_BACK if back else 3), _GOOD_ENOUGH)
    return tie.explicit and tie.event != better.event and tie.kind != better.kind and near


def _quantity(sentence: Sentence, index: int | None) -> Quantity | None:
    return sentence.items[index].quantity if index is not None else None


def _each(sentence: Sentence, index: int | None) -> bool:
    quantity = _quantity(sentence, index)
    return quantity is None or quantity.each


def _given(
    sentence: Sentence,
    tie: RawTie,
    own: frozenset[int],
    told: Sequence[RawTie],
    measure: Measure,
    used: frozenset[int],
) -> int | None:
    """Return the item of the nearest quantity of a measure that belongs to the tie and to no nearer event."""
    best: tuple[float, int] | None = None
    limit = _ROLE_REACH if tie.frame.startswith("role:") else _SUM_REACH
    rivals = [(other.event, _SAME_MONEY if other.kind == tie.kind else 0.0) for other in told if other.event not in own]
    for index, item in enumerate(sentence.items):
        if not item.quantity or item.quantity.measure is not measure or index in used:
            continue
        if min(_least(event, index) for event in own) - _FIRST >= limit:
            continue
        if measure is Measure.MONEY and (
            item.quantity.value < _LEAST
            or is_conversion(sentence.items, index)
            or _is_worth(sentence.items, index, tie)
            or _is_raised(sentence.items, index, tie)
        ):
            continue
        if measure is Measure.MONEY and _is_outgrown(sentence.items, index):
            continue
        distance = min(_reach(sentence.items, event, index) for event in own)
        if index < tie.event and tie.frame in _SUM_FIRST:
            distance -= _FIRST
        if distance >= limit or (best is not None and distance >= best[0]):
            continue
        near = ((event, slack) for event, slack in rivals if _least(event, index) + slack < distance)
        if not any(_claims(sentence.items, event, index) + slack < distance for event, slack in near):
            best = distance, index
    return best[1] if best else None


def _least(event: int, index: int) -> float:
    """What lies between an event and a quantity at least, told by their places alone."""
    return _STEP * (abs(event - index) - 1) - _ROUNDING


_STEP = 0.35  # what any item between an event and a quantity costs
_ROUNDING = 1e-6
_FIRST = 1.5  # how much nearer a sum is that stands before the event as its subject
_SUM_FIRST = frozenset(("come", "go"))  # "$50 billion comes from Amazon": the sum is the subject


_BOUGHT = ("acquire", "buy", "raise", "get", "invest")
_PRICED = frozenset(("بقيمه",))  # the price of what is bought, the worth of what is owned
_VALUES = frozenset(("values", "valuing", "valued", "value"))
_WORTH = frozenset(("worth", "valued", "قيمتها", "قيمته", "تساوي", "يساوي", "تعادل"))


def _is_worth(items: Sequence[Item], index: int, tie: RawTie) -> bool:
    """What a stake is worth is not what was invested; nor is what a round "values Decarla at"."""
    if tie.frame == "lead_round" and items[index - 1].text == "at":
        return any(item.text in _VALUES for item in items[max(0, index - 5) : index])
    if tie.frame not in ("hold", "belong", "role:owner"):
        return False
    before = items[max(0, index - 3) : index]
    owns = tie.frame == "hold" and not any(items[tie.event].tag("event", name) for name in _BOUGHT)
    return any(item.text in _WORTH or (owns and item.text in _PRICED) for item in before)


def _is_raised(items: Sequence[Item], index: int, tie: RawTie) -> bool:
    """What a target has raised is not what is paid for it."""
    low, high = sorted((tie.event, index))
    return tie.kind == "acquisition" and any(item.tag("metric", "raised") for item in items[low + 1 : high])


def _is_outgrown(items: Sequence[Item], index: int) -> bool:
    """Tell "from $11.9 billion to $15.9 billion": the sum that a deal was raised from is no more its own."""
    before, after = items[index - 1] if index else None, items[index + 1 : index + 3]
    opens = before is not None and before.tag("preposition", "from") is not None
    return opens and len(after) == 2 and after[0].tag("preposition", "to") is not None and after[1].money is not None


def _claims(items: Sequence[Item], event: int, index: int) -> float:
    """Return how far a quantity is from another event; a loan is not the sum of what it is for ("to buy")."""
    purpose = index < event and (
        items[event - 1].tag("to_come") is not None or any(tag.glued.endswith("ل") for tag in items[event].tags)
    )
    return _reach(items, event, index) + (_PURPOSE if purpose else 0.0)


_PURPOSE = 3.0


def _reach(items: Sequence[Item], event: int, index: int) -> float:
    """What lies between an event and a quantity; a sum mostly follows its verb."""
    low, high = sorted((index, event))
    cost = 1.5 if index < event and not _right_before(items, index, event) else 0.0
    for item in items[low + 1 : high]:
        if item.text == ";" or item.tag("subordinate"):
            cost += 5.0
        elif item.text in (",", ":"):
            cost += 1.2
        elif item.money:
            cost += 2.0
        else:
            cost += _STEP
    return cost


def _right_before(items: Sequence[Item], index: int, event: int) -> bool:
    """Tell "a $300 billion contract": the sum stands before its noun."""
    return 0 < event - index <= 3 and not any(item.is_mark for item in items[index:event])
