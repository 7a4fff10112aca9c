"""Frames: an event word, who acts, on whom, about what. From these come the raw ties of a sentence.

An event ("buys", "استثمار", "deal") calls up a frame; every group of parties in the sentence is weighed for each side
of it (`acting`, `acted_on`) and every pair once more (`sides`), the cheapest pair that has what the frame needs
(`needs`) is taken, and `kinds` tells what it is about and who pays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from halqa.catalogue.words import Words, usual_kind
from halqa.model import SYMMETRIC
from halqa.reading.events.finding import Event, events
from halqa.reading.events.stages import status
from halqa.reading.frames.acted_on import acted_on
from halqa.reading.frames.acting import acting
from halqa.reading.frames.kinds import directed, is_turned, kind
from halqa.reading.frames.needs import is_satisfied
from halqa.reading.frames.scene import Scene, weight
from halqa.reading.frames.sides import LIKELIEST, disorder, improbability, is_mutual
from halqa.reading.items import Sentence
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import Named

_LIMIT = 9.0  # a pair that costs more is no claim
_ROLE_LIMIT = 5.5
_PASSING = 6.0
_SURE = 3.6  # the side that is named must fit this well before the other is taken from an earlier sentence
_PLAIN = 0.0  # so does one that the grammar leaves in no doubt, whatever its kind
_CLEAR = 4.5  # a cheaper pair stands as the grammar has it, however unusual
_GUESSED = 1.5  # what it costs that only the types of the parties tell the kind


@dataclass(frozen=True, slots=True)
class RawTie:
    """A tie as one sentence tells it: the parties as named there, and the items that carry it."""

    kind: str
    payer: Named
    payee: Named
    event: int  # item
    first: int
    last: int
    cost: float
    frame: str
    status: str  # what the form of the event says
    explicit: bool  # the kind was said, not guessed from who the parties are
    members: int = 1  # parties on the larger side
    unsaid: str = ""  # the party that was taken from an earlier sentence


@dataclass(frozen=True, slots=True)
class _Pair:
    agent: Group
    other: Group
    cost: float


def raw_ties(sentence: Sentence, found: Sequence[Group], unsaid: Sequence[Group], words: Words) -> list[RawTie]:
    """Return the ties that the events of a sentence assert, before they are weighed against each other.

    `found` are the groups it names, `unsaid` those that it may mean without naming them.
    """
    pool = [*found, *unsaid]
    if len(pool) < 2 and not any(len(group.parties) > 1 for group in pool):
        return []
    told = list(events(sentence, words))
    weights = [weight(item) for item in sentence.items] if told else []
    scenes = (Scene(event, sentence.items, weights, words) for event in told)
    return [tie for scene in scenes for tie in _ties(scene, pool)]


def _ties(scene: Scene, pool: Sequence[Group]) -> Iterator[RawTie]:
    pair = min((*_mutual_pairs(scene, pool), *_pairs(scene, pool)), key=lambda one: one.cost, default=None)
    told, explicit = kind(scene, pair.agent, pair.other) if pair else (None, False)
    if pair is None or told is None:
        return
    guessed = not explicit and told == usual_kind(pair.agent.parties[0].type, pair.other.parties[0].type)
    agent, other, place = pair.agent, pair.other, scene.event.index
    if not explicit and is_turned(scene, told, agent.parties[0], other.parties[0]):
        told, guessed = (
            scene.event.frame.default or told,
            False,
        )  # the payer is said: it is the guessed kind that is wrong
    for one in agent.parties:
        for two in other.parties:
            own = usual_kind(one.type, two.type) or told if guessed else told
            payer, payee = directed(scene, own, one, two, sure=pair.cost < (_CLEAR if own == "equity" else _PLAIN))
            if _resells(scene, other, own):
                payer, payee = one, two
            if payer is not one and scene.event.frame.consumes:
                continue  # a cloud that "uses" a lab's models rents no computing from it
            yield RawTie(
                kind=own,
                payer=payer,
                payee=payee,
                event=place,
                first=min(agent.first, other.first, place),
                last=max(agent.last, other.last, place),
                cost=pair.cost + (0 if explicit else _GUESSED),
                frame=scene.event.frame.name,
                status=status(scene.event, scene.items),
                explicit=explicit,
                members=max(len(agent.parties), len(other.parties)),
                unsaid=next((side.parties[0].party for side in (agent, other) if side.carried), ""),
            )


def _mutual_pairs(scene: Scene, pool: Sequence[Group]) -> Iterator[_Pair]:
    """Yield the members of one group on both sides: "A and B compete"."""
    for group in pool:
        if is_mutual(scene, group) and not _is_for_another(scene, pool, group):
            cost = acting(scene, group) + (1.0 if scene.event.frame.kind in SYMMETRIC else 3.0)
            one, two = replace(group, parties=group.parties[:1]), replace(group, parties=group.parties[1:])
            if cost < _LIMIT and (scene.event.frame.needs != "chips_with" or is_satisfied(scene, one, two)):
                yield _Pair(one, two, cost)


def _pairs(scene: Scene, pool: Sequence[Group]) -> Iterator[_Pair]:
    most = limit(scene.event)
    sides = [(group, acting(scene, group), acted_on(scene, group)) for group in _nearest(scene, pool)]
    easiest = min((suffers for _, _, suffers in sides), default=0.0)
    for agent, acts, _ in sides:
        if acts + easiest >= most + LIKELIEST:
            continue  # dear as it is, whoever stands on the other side
        for other, _, suffers in sides:
            if (
                acts + suffers >= most + LIKELIEST
                or other is agent
                or agent.names & other.names
                or not _is_said(agent, acts, other, suffers)
            ):
                continue
            cost = acts + suffers + improbability(scene, agent, other) + disorder(scene, agent, other)
            if cost < most and is_satisfied(scene, agent, other):
                yield _Pair(agent, other, cost)


def _resells(scene: Scene, other: Group, kind: str) -> bool:
    """Tell تقدم لعملائها رقائق إنفيديا: who supplies what another makes has bought it there."""
    supplies = scene.event.frame.name == "supply" and scene.words.verb_first and other.first > scene.event.index
    return supplies and other.owner and not other.preposition and other.goods == kind and kind in ("chips", "service")


def _is_for_another(scene: Scene, pool: Sequence[Group], both: Group) -> bool:
    """Tell "A and B signed agreements to supply C": they deal with another, not with each other."""
    if scene.words.verb_first:
        return scene.event.frame.kind == "rivalry" and _take_on_another(scene, pool, both)
    if scene.event.frame.kind in SYMMETRIC:
        return False
    behind = (group for group in pool if not group.carried and group.first > scene.event.index)
    return any(group.preposition in ("to", "for", "with") for group in behind)


def _take_on_another(scene: Scene, pool: Sequence[Group], both: Group) -> bool:
    """Tell تنافس هواوي وكامبريكون شركة إنفيديا: of two bare groups behind a verb of rivalry the second is the rival."""
    verb = any(tag.part == "verb" for item in scene.items[max(0, both.first - 2) : both.first] for tag in item.tags)
    bare = (group for group in pool if not group.carried and not group.preposition)
    return verb and any(0 < group.first - both.last <= _BESIDE for group in bare)


_BESIDE = 3  # items from the first to the second of two bare groups


def limit(event: Event) -> float:
    """Return what a pair may cost: a role, or an alliance told by a noun in passing, must stand near its parties."""
    if event.is_role:
        return _ROLE_LIMIT
    return _PASSING if event.is_noun and event.frame.kind in SYMMETRIC else _LIMIT


def _nearest(scene: Scene, pool: Sequence[Group]) -> Sequence[Group]:
    """Return the groups near an event: farther ones cost more than any claim may, and a sentence may name thousands."""
    if len(pool) <= _NEAREST:
        return pool
    return sorted(pool, key=lambda group: 0 if group.carried else abs(group.first - scene.event.index))[:_NEAREST]


_NEAREST = 16


def _is_said(agent: Group, acts: float, other: Group, suffers: float) -> bool:
    """Whether at least one side is named, and fits well where the other is not."""
    if agent.carried and other.carried:
        return False
    return not (agent.carried and suffers > _SURE) and not (other.carried and acts > _SURE)
