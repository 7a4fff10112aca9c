"""What a sentence tells of each of its ties: which readings stand, and which sums, sizes and doubts are theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from halqa.model import Condition, Kind, Status
from halqa.reading.frames.ties import RawTie
from halqa.reading.items import HYPHEN, Sentence
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.tellings.belonging import given
from halqa.reading.tellings.certainty import Source, condition, hearsay, paid, status

_GUESS = 2.0  # how much dearer a kind that is said may be than one that is guessed
_CALLED = 3.0  # and an event than a role
_CLOSER = 4.0  # how much dearer what a deal is for may be than the bare deal
_BEHIND = 12  # items from a deal to what it is for
_WON = 6  # items from a verb of winning to the deal that is won
_BACK, _APART = 7.0, 5  # how much dearer what goes the other way may be, and how many items away it is told
_BETTER = 1.0  # how much dearer a named side may be than one taken from before, and still win
_GOOD_ENOUGH = 4.5  # a reading as cheap as this stands beside a better one of another kind


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
    events = [_events_of(tie, raws, _CLOSER) for tie in chosen]
    told_best = [(tie.kind, _events_of(tie, raws, 0.0)) for tie in chosen]
    rivals = [{event: kind for kind, places in told_best for event in places - own} for own in events]
    return [
        _telling(sentence, tie, own, others, used, said, since)
        for tie, own, others in zip(chosen, events, rivals, strict=True)
    ]


def _telling(
    sentence: Sentence,
    tie: RawTie,
    own: frozenset[int],
    others: Mapping[int, str],
    used: frozenset[int],
    said: Source,
    since: bool,
) -> Told:
    places = {
        measure: given(sentence, tie, own, others, measure, used)
        for measure, kinds in _SIZED.items()
        if tie.kind in kinds and tie.frame != "seller" and not _is_joined(sentence, tie)  # the price is the buyer's
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


def _events_of(tie: RawTie, raws: Sequence[RawTie], dearer: float) -> frozenset[int]:
    """Return the words that tell a tie: its own, and those that cost no more but so much."""
    alike = (raw.event for raw in raws if _is_alike(raw, tie) and raw.cost < tie.cost + dearer)
    return frozenset((tie.event, *alike))


def _is_joined(sentence: Sentence, tie: RawTie) -> bool:
    """Tell "Blackstone-backed AirTrunk borrows $5.5 billion": the sum is told of something else."""
    return tie.event > 0 and sentence.items[tie.event - 1].text == HYPHEN


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
    if any(raw.frame in ("win", "award") and 0 < tie.event - raw.event <= _WON and raw.explicit for raw in raws):
        return True  # فازت بعقد من: the verb tells who is paid
    behind = (raw for raw in raws if raw.explicit and 0 <= raw.event - tie.event <= _BEHIND)
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
