"""The explanation of a document: the way it was read, walked once more with a record kept.

Reading keeps no record; whoever asks why reads again. The answer is the same, for the reader is deterministic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from halqa.catalogue.words import words
from halqa.model import Document, Figure, Span, Tie
from halqa.reading.claims import merged
from halqa.reading.discourse import Discourse, Step
from halqa.reading.explaining.grounds import Ground, tie_reasons
from halqa.reading.explaining.reasons import Explained, Explanation, Reason, Rule
from halqa.reading.explaining.silence import silence
from halqa.reading.figures.grounds import figure_reasons
from halqa.reading.reader import READER, discourse_of, once

_FIELDS = {"amount": ("amount", "currency"), "payer": ("from",), "payee": ("to",)}
_UNEXPLAINED = ("document", "rule")


def explanation(document: Document) -> Explanation:
    """Return why a document gives the claims that `read` finds in it, and no others.

    >>> why = explanation(Document(id="d", text="Nvidia will invest $5 billion in Intel."))
    >>> [(reason.field, reason.rule.value) for reason in why.ties[0].reasons][:2]
    [('kind', 'kind.event'), ('from', 'party.name')]
    """
    state, told = discourse_of(document)
    steps: list[Step] = []
    state.steps = steps
    for one in told.whole():
        state.read(one)
    known = words(state.document.lang or "en")
    silences = (silence(state.text, step, known) for step in steps)
    return Explanation(
        reader=READER,
        ties=tuple(_ties(state, list(_tellings(state, steps)))),
        figures=tuple(_figures(state, steps)),
        silences=tuple(one for one in silences if one),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """One telling of a deal: what its sentence gave, and what later sentences made of it."""

    tie: Tie  # as it is in the end
    reasons: tuple[Reason, ...]


def _tellings(state: Discourse, steps: Sequence[Step]) -> Iterator[_Telling]:
    before = 0
    for number, step in enumerate(steps):
        for index, (told, tie) in enumerate(zip(step.told, step.ties[before:], strict=True), before):
            telling = _Telling(tie, tie_reasons(Ground(state.document, state.text, step, told, tie)))
            for later in steps[number + 1 :]:
                telling = _amended(telling, later.ties[index], _place(state, later))
            yield telling
        before = len(step.ties)


def _place(state: Discourse, step: Step) -> Span:
    return state.text.raw(step.sentence.span.start, step.sentence.span.end)


def _amended(telling: _Telling, now: Tie, place: Span) -> _Telling:
    """Return a telling with a new reason for every field that a later sentence changed."""
    if now is telling.tie:
        return telling
    changed = set(_changed(telling.tie, now))
    new = (Reason(one.field, Rule.TOLD_LATER, place) if one.field in changed else one for one in telling.reasons)
    return _Telling(now, tuple(new))


def _changed(tie: Tie, now: Tie) -> Iterator[str]:
    for field in fields(Tie):
        if field.name not in _UNEXPLAINED and getattr(tie, field.name) != getattr(now, field.name):
            yield from _FIELDS.get(field.name, (field.name,))
    if now.amount and tie.amount != now.amount:
        yield from (name for name, value in (("amount_high", now.amount.high), ("per", now.amount.per)) if value)


def _ties(state: Discourse, tellings: Sequence[_Telling]) -> Iterator[Explained]:
    for tie in merged(state.ties):
        alike = [one for one in tellings if _is_alike(one.tie, tie)]
        first = next(one for one in alike if one.tie.evidence == tie.evidence and one.tie.status is tie.status)
        reasons = first.reasons
        for other in alike:
            if gained := set(_changed(first.tie, tie)) & set(_agreed(other.tie, tie)):
                again = (Reason(name, Rule.TOLD_AGAIN, other.tie.evidence) for name in gained)
                given = {reason.field: reason for reason in again}
                reasons = tuple(given.get(one.field, one) for one in reasons)
        yield Explained(tie, reasons)


def _is_alike(one: Tie, other: Tie) -> bool:
    sides = (one.payer.party, one.payee.party) == (other.payer.party, other.payee.party)
    return one.kind is other.kind and sides


def _agreed(one: Tie, other: Tie) -> Iterator[str]:
    """Yield the fields in which a telling says what the deal says in the end."""
    for field in fields(Tie):
        if getattr(one, field.name) == getattr(other, field.name):
            yield from _FIELDS.get(field.name, (field.name,))


def _figures(state: Discourse, steps: Sequence[Step]) -> Iterator[Explained]:
    raws = [(step, raw) for step in steps for raw in step.figures]
    kept: list[Figure] = list(once(state.figures))
    for (step, raw), figure in zip(raws, state.figures, strict=True):
        if figure in kept:
            kept.remove(figure)
            yield Explained(figure, figure_reasons(state.text, step, raw, figure))
