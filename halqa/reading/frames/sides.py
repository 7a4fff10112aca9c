"""Both sides of an event together: what the order of two groups costs, what world knowledge adds, who may be both."""

from halqa.catalogue.words import payee_prior
from halqa.model import SYMMETRIC
from halqa.reading.frames.scene import Scene
from halqa.reading.names.groups import Group

_OBJECT_FIRST = 3.0  # verb, subject, object: of two bare names the first acts
_SCALE = 0.6  # how far world knowledge tips the scales
_MOST = 2.0  # times that, at most
LIKELIEST = _SCALE * _MOST  # what it takes off the cost of a pair, at most


def improbability(scene: Scene, agent: Group, other: Group) -> float:
    """Return what world knowledge adds: a fund rarely sells shares to a lab."""
    kind, subject = scene.event.frame.kind, scene.event.frame.subject
    if kind is None or kind in SYMMETRIC or subject == "either" or scene.event.frame.needs == "warrant":
        return 0.0
    payer, payee = (agent, other) if subject == "payer" else (other, agent)
    gap = payee_prior(kind, payer.parties[0].type) - payee_prior(kind, payee.parties[0].type)
    return _SCALE * max(-_MOST, min(_MOST, gap))


def disorder(scene: Scene, agent: Group, other: Group) -> float:
    """Return what it costs that an object stands before its subject, or in its place."""
    if (agent.carried or _is_beyond(scene, agent)) and _stands_as_subject(scene, other):
        return _OBJECT_FIRST
    bare = not (agent.preposition or other.preposition)
    reversed_ = scene.event.index < other.first < agent.first
    reversed_ = reversed_ and not scene.event.is_role  # من عملاء إنفيديا ميتا: whose it is stands first
    return _OBJECT_FIRST if scene.words.verb_first and bare and reversed_ else 0.0


def _is_beyond(scene: Scene, agent: Group) -> bool:
    """Tell "Amazon pledged …, while Nvidia": بينما تعهدت إنفيديا begins a clause of its own, with its own subject."""
    between = scene.items[agent.last + 1 : scene.event.index] if scene.is_left(agent) else ()
    return scene.words.verb_first and bool(between) and between[-1].tag("subordinate") is not None


def _stands_as_subject(scene: Scene, group: Group) -> bool:
    """Whether a bare name follows right after a verb that has no object glued on: أنفقت مايكروسوفت."""
    event = scene.event
    if not scene.words.verb_first or not event.is_verb or event.passive or event.tag.pronoun or group.preposition:
        return False
    return 0 < group.first - event.index <= 2 and not group.goods


def is_mutual(scene: Scene, group: Group) -> bool:
    """Whether the members of one group may stand on both sides: "A and B compete", not "its rivals A and B"."""
    event = scene.event
    if event.frame.subject != "either" or not 2 <= len(group.parties) <= 3 or group.goods:
        return False
    if event.is_role and group.first < event.index < group.last:
        return True  # "Anthropic and its rival OpenAI"
    if event.is_role and any(item.tag("preposition", "as") for item in scene.near(3)):
        return False  # "lists Groq and SambaNova as competitors"
    if scene.says_own and (event.is_role or event.frame.kind == "rivalry"):
        return False
    if group.preposition == "between":
        return -4 <= group.first - event.index <= 4
    return group.preposition in ("", "than") and (scene.is_left(group) or group.first - event.index <= 2)
