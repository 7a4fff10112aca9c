"""What the tellings of a sentence say of each other: a round that is closed, its size, a loan that is guaranteed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from halqa.model import Condition, Status
from halqa.reading.figures.finding import RawFigure
from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Sentence
from halqa.reading.quantities.amounts import Quantity
from halqa.reading.tellings.certainty import Source, status
from halqa.reading.tellings.finding import Told
from halqa.units import is_same_sum


def newly_agreed(sentence: Sentence, raws: Sequence[RawTie], tellings: Sequence[Told], said: Source) -> list[Told]:
    """Return the tellings, what is used agreed anew: "expands its use of the cloud and will get a million chips"."""
    fresh = {
        _key(tie)
        for tie in raws
        if tie.frame in _NEW and tie.cost < _CLEAR and status(sentence, tie, said) is Status.AGREED
    }
    return [
        replace(one, status=Status.AGREED)
        if one.raw.frame == "use" and one.status is Status.DONE and _key(one.raw) in fresh
        else one
        for one in tellings
    ]


def _key(tie: RawTie) -> tuple[str, str, str]:
    return tie.kind, tie.payer.party, tie.payee.party


_NEW = frozenset(("get", "deal", "rent", "buy", "order", "commit"))
_CLEAR = 4.5  # cost below which an event is surely of its pair


def in_rounds(tellings: Sequence[Told], figures: Sequence[RawFigure], closed: Mapping[str, Quantity]) -> list[Told]:
    """Return the tellings with what the rounds they are part of say of them: who leads a round shares its sum.

    `closed` is the size of each round told as closed so far, by who raised it. Who takes part in one that is closed by
    the same words has invested.
    """
    sought = {one.party.party: one.quantity for one in figures if one.metric == "raising"}
    over = {one.party.party for one in figures if one.metric == "raised"}
    return [_done(_led(one, {**sought, **closed}), over) for one in tellings]


def _led(one: Told, sizes: Mapping[str, Quantity]) -> Told:
    size = sizes.get(one.raw.payee.party)
    if one.raw.frame not in ("lead_round", "raise") or one.money or size is None:
        return one
    return replace(one, money=size, shared=True)


def _done(one: Told, over: set[str]) -> Told:
    """Tell بقيادة … ومشاركة beside a closed round: a noun that says of itself only who is in it."""
    open_ = one.raw.kind == "equity" and one.status is Status.AGREED and one.raw.payee.party in over
    verb = any(tag.part == "verb" for tag in one.sentence.items[one.raw.event].tags if tag.category == "event")
    return replace(one, status=Status.DONE) if open_ and not verb else one


def guaranteed(tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with the sum of the loan that a guarantee beside it is of: "and Dell guarantees the loan"."""
    loans = [one for one in tellings if one.raw.frame != "guarantee" and one.raw.kind == "debt" and one.money]
    turned = [_by_guarantor(one, loans) for one in tellings]
    lent = {one.raw.payee.party: one for one in loans}
    return [_of_loan(one, lent.get(one.raw.payee.party)) for one in turned]


def _by_guarantor(one: Told, loans: Sequence[Told]) -> Told:
    """Tell منح مورغان ستانلي آيرين قرضا وضمنت ديل القرض: who lends does not guarantee, but who is named beside it."""
    loan = next((loan for loan in loans if loan.raw.payer.party == one.raw.payer.party), None)
    if one.raw.frame != "guarantee" or loan is None or loan.raw.payee.party == one.raw.payee.party:
        return one
    behind = one.sentence.items[one.raw.event + 1 : one.raw.event + 3]
    if len(behind) < 2 or not behind[0].is_party or not any(tag.glued == "ال" for tag in behind[1].tags):
        return one
    return replace(one, raw=replace(one.raw, payer=one.raw.payee, payee=loan.raw.payee))


def _of_loan(one: Told, loan: Told | None) -> Told:
    if one.raw.frame != "guarantee" or one.money or loan is None or loan.money is None:
        return one
    return replace(one, money=loan.money)


def parts(sentence: Sentence, whole: Told, used: frozenset[int]) -> list[Told]:
    """Return the tranches of a sum that its sentence, or the next, tells: "$15bn now, $35bn once …".

    They must add up to the whole: other sums beside it are something else.
    """
    if whole.money is None:
        return []
    free = {index: item.money for index, item in enumerate(sentence.items) if item.money and index not in used}
    if len(free) < 2 or not is_same_sum(sum((money.value for money in free.values()), Decimal(0)), whole.money.value):
        return []
    return [
        replace(
            whole,
            sentence=sentence,
            raw=replace(whole.raw, event=index, first=index, last=index),
            money=money,
            condition=_condition_after(sentence, index),
            extra=(index,),
            part_of=whole.money.value,
        )
        for index, money in free.items()
    ]


_TRANCHE = 8  # items after a tranche in which its condition stands


def _condition_after(sentence: Sentence, index: int) -> Condition | None:
    for item in sentence.items[index + 1 : index + _TRANCHE]:
        if item.money:
            return None
        if item.tag("condition") or item.tag("conditional") or item.text in ("once", "when", "متي"):
            return Condition.CONDITION
        if item.tag("option"):
            return Condition.OPTION
    return None
