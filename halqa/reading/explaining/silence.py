"""Why a sentence that names two parties asserts no deal: the pair that came nearest, and what it lacked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from halqa.catalogue.words import Words
from halqa.model import SYMMETRIC, Mention, Span
from halqa.reading.claims import mention
from halqa.reading.discourse import Step
from halqa.reading.events.finding import Event, is_asserted, readings
from halqa.reading.events.negations import is_negated
from halqa.reading.explaining.reasons import Reason, Rule, Silence
from halqa.reading.frames.acted_on import acted_on
from halqa.reading.frames.acting import acting
from halqa.reading.frames.kinds import kind
from halqa.reading.frames.needs import is_satisfied
from halqa.reading.frames.scene import Scene, weight
from halqa.reading.frames.sides import disorder, improbability, is_mutual
from halqa.reading.frames.ties import limit
from halqa.reading.items import Item, Sentence
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import Named
from halqa.text.folding import Folded

_MOST = 12  # groups that are weighed: a sentence may name thousands
_MUTUAL, _SPLIT = 1.0, 3.0  # what it costs to take one group for both sides
_FIELD = "claim"


@dataclass(frozen=True, slots=True)
class _Try:
    """The cheapest pair for one event, and the event itself."""

    scene: Scene
    agent: Group
    other: Group
    cost: float


def silence(text: Folded, step: Step, words: Words) -> Silence | None:
    """Return why a sentence gives no tie; None where it gives one, or names fewer than two parties."""
    named = _named(step.sentence)
    if step.told or len({one.party for one in named}) < 2:
        return None
    best = min(_tries(step, words), key=lambda one: one.cost, default=None)
    place = text.raw(step.sentence.span.start, step.sentence.span.end)
    if best is None:
        return Silence(place, _mentions(text, named), _alone(text, step.sentence.items))
    nearest = (best.agent.parties[0], best.other.parties[0])
    rest = [one for one in named if one.party not in {side.party for side in nearest}]
    reason = _reason(text, step, best, words)
    return Silence(place, _mentions(text, [*nearest, *rest]), reason, round(best.cost, 1), limit(best.scene.event))


def _alone(text: Folded, items: Sequence[Item]) -> Reason:
    """Return why no pair could be weighed: nothing tells an event, or all parties stand on one side of it."""
    event = next((item for item in items if not item.covered and (item.tag("event") or item.tag("role"))), None)
    if event is None:
        return Reason(_FIELD, Rule.SILENT_NO_EVENT)
    return Reason(_FIELD, Rule.SILENT_ONE_SIDE, _place(text, event))


def _named(sentence: Sentence) -> list[Named]:
    kept: dict[str, Named] = {}
    for item in sentence.items:
        if item.is_party and item.named:
            kept.setdefault(item.named.party, item.named)
    return list(kept.values())


def _mentions(text: Folded, named: Sequence[Named]) -> tuple[Mention, ...]:
    return tuple(mention(text, one) for one in named)


def _tries(step: Step, words: Words) -> Iterator[_Try]:
    """Yield the cheapest pair for each event word, whether it is asserted or not."""
    items = step.sentence.items
    weights = [weight(item) for item in items]
    for index, item in enumerate(items):
        for event in () if item.covered else readings(items, index, item):
            scene = Scene(event, items, weights, words)
            yield from _pairs(scene, _nearest(step.found, index))


def _nearest(found: Sequence[Group], index: int) -> Sequence[Group]:
    return sorted(found, key=lambda group: abs(group.first - index))[:_MOST]


def _pairs(scene: Scene, found: Sequence[Group]) -> Iterator[_Try]:
    sides = [(group, acting(scene, group), acted_on(scene, group)) for group in found]
    for agent, acts, _ in sides:
        for other, _, suffers in sides:
            if agent is not other and not agent.names & other.names:
                cost = acts + suffers + improbability(scene, agent, other) + disorder(scene, agent, other)
                yield _Try(scene, agent, other, cost)
    for group in found:
        if is_mutual(scene, group):
            one, two = (replace(group, parties=side) for side in (group.parties[:1], group.parties[1:]))
            yield _Try(
                scene, one, two, acting(scene, group) + (_MUTUAL if scene.event.frame.kind in SYMMETRIC else _SPLIT)
            )


def _reason(text: Folded, step: Step, best: _Try, words: Words) -> Reason:
    """Return what kept the nearest pair from being a tie: the first of the reader's own tests that it fails."""
    scene, event = best.scene, best.scene.event
    place = _place(text, scene.items[event.index])
    values = (("frame", event.frame.name),)
    if is_negated(scene.items, event.index, words):
        before = _tagged(scene.items[: event.index], "negation")
        return Reason(_FIELD, Rule.SILENT_NEGATED, _place(text, before) if before else place, values)
    if not is_asserted(event, step.sentence):
        return _unasserted(text, scene.items, event, place)
    if best.cost >= limit(event):
        return Reason(_FIELD, Rule.SILENT_FAR, place, values)
    if not best.agent.names & best.other.names and not is_satisfied(scene, best.agent, best.other):
        return Reason(_FIELD, Rule.SILENT_NEEDS, place, (*values, ("need", event.frame.needs)))
    if kind(scene, best.agent, best.other)[0] is None:
        return Reason(_FIELD, Rule.SILENT_KIND, place, values)
    return Reason(_FIELD, Rule.SILENT_WEIGHED if step.raws else Rule.SILENT_FAR, place, values)


def _unasserted(text: Folded, items: Sequence[Item], event: Event, place: Span) -> Reason:
    values = (("frame", event.frame.name),)
    if items[-1].text == "?":
        return Reason(_FIELD, Rule.SILENT_QUESTION, _place(text, items[-1]), values)
    governs = next(
        (one for one in items if one.tag("conditional") and not one.tag("condition") and not one.covered), None
    )
    if governs is not None:
        return Reason(_FIELD, Rule.SILENT_CONDITIONAL, _place(text, governs), values)
    rule = Rule.SILENT_INVERTED if items[0].text == "had" else Rule.SILENT_UNPLANNED
    return Reason(_FIELD, rule, place, values)


def _tagged(items: Sequence[Item], category: str) -> Item | None:
    return next((item for item in reversed(items) if item.tag(category)), None)


def _place(text: Folded, item: Item) -> Span:
    return text.raw(item.start, item.end)
