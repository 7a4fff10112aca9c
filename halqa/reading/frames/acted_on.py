"""Who is acted on: what it costs to take a group of parties for the other side of an event."""

from collections.abc import Sequence
from itertools import pairwise

from halqa.reading.frames.holding import is_compounded
from halqa.reading.frames.scene import (
    AGAINST,
    SUBJECT,
    TOPIC,
    Scene,
    acts_after,
    is_absolute,
    is_antecedent,
    is_bought_back,
    is_described,
    is_fronted,
    is_giving,
    is_purpose,
    is_relative_object,
    leads_too,
)
from halqa.reading.items import Item
from halqa.reading.names.groups import Group

_NEVER = 10 * AGAINST


def acted_on(scene: Scene, group: Group) -> float:
    """Return what it costs to take a group for the other side."""
    event = scene.event
    if group.carried:
        return group.remote + _unsaid(scene)
    if is_described(scene, group):
        return _NEVER
    cost, left = scene.distance(group), scene.is_left(group)
    gives = event.is_noun and is_giving(scene) and _comes_from(scene)
    if gives and (group.preposition == "from" or (left and not group.preposition)):
        return cost + (AGAINST if group.preposition else 0.5)
    if scene.is_joined and not group.preposition:
        near = group.first - event.index <= _JOINED if not left else scene.items[group.last + 1].text == ","
        return 0.2 if near else AGAINST  # "Nvidia-backed Poolside"; "Firmus, a Nvidia-backed builder"
    if event.is_role:
        return cost * (0.2 if left and not group.preposition else 1.0) + _role_of(scene, group)
    if event.passive:
        return _undergoing(scene, group, cost)
    return _beside_active(scene, group, cost)


def _beside_active(scene: Scene, group: Group, cost: float) -> float:
    """Weigh a group beside an active verb or a noun."""
    left, latin = scene.is_left(group), not scene.words.verb_first
    if left and latin and not group.preposition and is_relative_object(scene, group):
        return 0.5  # "Ayar Labs, which AMD and Intel have funded"
    if left and is_absolute(scene) is not None and not group.goods:
        return min(cost, SUBJECT) + _in_absolute(scene, group)
    if _begins_anew(scene, group):
        return cost + AGAINST
    if _acts_rather(scene, group):
        return cost + 5.0
    told = None if latin else _object_behind_verb(scene, group, cost)
    return cost + _object(scene, group) if told is None else told


def _begins_anew(scene: Scene, group: Group) -> bool:
    """Tell "SoftBank paid $2 billion for its slice, and Nvidia put": the subject of a clause of its own."""
    if scene.words.verb_first or scene.is_left(group) or group.preposition or not scene.event.is_verb:
        return False
    before, after = scene.items[group.first - 1], scene.items[group.last + 1 : group.last + 2]
    opens = before.tag("and") is not None or before.text in (",", ";") or before.tag("subordinate") is not None
    return opens and any(_is_predicate(item) for item in after)


def _is_predicate(item: Item) -> bool:
    finite = any(tag.part == "verb" and tag.tense in ("past", "present") for tag in item.tags)
    return finite or any(item.tag(name) for name in ("be", "have", "would")) or item.text == "will"


def _in_absolute(scene: Scene, group: Group) -> float:
    """Weigh a group of the main clause that has "with Iconiq also taking part" behind it: what it is about."""
    if scene.event.frame.name == "lead_round" and group.preposition in ("in", "at", "for"):
        return -3.0  # "led the round in Lattice": whose round it is
    return 3.5 if group.preposition else 0.5


_JOINED = 4  # items from such an event to the name that it describes


def _undergoing(scene: Scene, group: Group, cost: float) -> float:
    """Weigh a group as the subject of a passive verb."""
    left, acts_elsewhere = scene.is_left(group), group.preposition == "by"
    if is_fronted(scene) and not left and not group.preposition:
        return min(cost, 1.0)  # the subject of the clause that follows
    if scene.event.frame.name == "lead_round" and not group.preposition:
        cost *= 0.2  # the round that was led is that of the subject
    if scene.event.frame.name == "train" and group.preposition in ("on", "at", "with") and not left:
        return cost  # "will be trained at CoreWeave"
    if acts_elsewhere and not scene.words.verb_first:
        return cost + AGAINST  # "led by A and joined by B": neither is who was led
    return cost + (3.0 if not left or acts_elsewhere else 1.0 if group.preposition else 0.0)


def _comes_from(scene: Scene) -> bool:
    """Tell "a $1 billion investment from Nvidia", "a loan with HSBC": who is named before it gets the money."""
    following = scene.items[scene.event.index + 1 : scene.event.index + 4]
    sources = ("from", "with") if scene.event.frame.kind == "debt" else ("from",)
    governed = ((offset, item.tag("preposition")) for offset, item in enumerate(following))
    place = next((offset for offset, tag in governed if tag and tag.name in sources), None)
    return place is not None and not any(item.is_party or item.is_mark for item in following[:place])


def _object_behind_verb(scene: Scene, group: Group, cost: float) -> float | None:
    """Weigh a group as the object where the verb comes first, as far as that differs."""
    frame, left = scene.event.frame, scene.is_left(group)
    counterpart = "with" if frame.subject == "payer" else ""
    if left and not group.goods and group.preposition == counterpart and is_purpose(scene):
        return min(cost, SUBJECT) + 0.5
    if left and not group.goods and (_has_company_glued_on(scene) or is_bought_back(scene)):
        return 0.3 * cost + (1.0 if group.preposition else 0.5)  # تزودها, عرضا لشرائها: who was named before
    if left and scene.event.is_verb and not group.goods and acts_after(scene):
        return cost + 1.0
    if frame.name == "guarantee" and group.goods == "debt" and group.owner:
        return cost  # ديون فلويدستاك
    if frame.name != "lead_round":
        return None
    if leads_too(scene, group):
        return cost + AGAINST
    return min(cost, TOPIC) + _object(scene, group) if left and not group.preposition else None


def _object(scene: Scene, group: Group) -> float:
    """Weigh a group as the object of an active verb or a noun."""
    frame, left = scene.event.frame, scene.is_left(group)
    at = scene.words.counterparts.get(frame.name, ())
    supplied = group.goods and frame.subject == "payee" and frame.kind is None
    if _is_subject_first(scene) and not group.preposition and frame.subject != "either" and (left or supplied):
        at = ()  # a subject; or what is supplied, not to whom
    about = 4.0 if frame.name == "deal" and group.goods and group.preposition == "to" else 0.0  # "a deal for access to"
    thing = group.goods is not None and frame.subject == "payer" and frame.kind not in ("equity", "debt")
    if (group.preposition or "none") in at or thing:
        return about + (0.0 if not left else 1.5 if group.preposition else 3.5)
    return about + (_misplaced_before(scene, group) if left else _misplaced_after(scene, group, "none" in at))


def _has_company_glued_on(scene: Scene) -> bool:
    text = scene.items[scene.event.index].text
    return scene.event.is_verb and scene.event.tag.pronoun and text.endswith(scene.words.company_pronoun)


def _is_subject_first(scene: Scene) -> bool:
    """Whether what stands bare before an active verb is its subject, and no object."""
    return scene.event.is_verb and not scene.event.passive and not scene.words.verb_first


def _acts_rather(scene: Scene, group: Group) -> bool:
    """Where the verb comes first, a bare name right after استثمار or دفعتها is the one who acts."""
    event = scene.event
    if not scene.words.verb_first or scene.is_left(group) or group.preposition or group.first - event.index > 2:
        return False
    if group.goods and event.frame.consumes:
        return False
    acts = event.is_noun and (event.frame.owned_by_agent or _takes_over(scene, group))
    return acts or (event.is_verb and event.tag.pronoun)


def _takes_over(scene: Scene, group: Group) -> bool:
    """Tell استحواذ سيسكو على كوهير: the noun has its object behind a preposition, so who stands bare acts."""
    following = scene.items[group.last + 1] if group.last + 1 < len(scene.items) else None
    over = following is not None and following.tag("preposition", "on") is not None
    return over and scene.event.frame.kind == "acquisition"


def _misplaced_before(scene: Scene, group: Group) -> float:
    """Weigh a group before the event that no fitting preposition governs."""
    event, frame = scene.event, scene.event.frame
    if frame.name == "hold" and event.is_noun and event.index - group.last == 1 and not scene.words.verb_first:
        return 0.3  # its Arm holding
    if group.preposition:
        return 5.0
    if _is_subject_first(scene) and frame.subject != "either":
        follows = event.tag.tense == "gerund" or frame.unsaid == "often" or is_antecedent(scene, group)
        return 3.0 if follows else AGAINST
    if frame.needs == "money_in" or (event.is_noun and is_giving(scene)):
        return 2.0
    return 3.0 if frame.subject == "either" else 5.0


def _misplaced_after(scene: Scene, group: Group, direct: bool) -> float:
    """Weigh a group after it; `direct`: the event takes its other side without a preposition."""
    if scene.event.frame.name == "acquire" and group.preposition == "from" and not scene.words.verb_first:
        return AGAINST  # who sells is not who is bought
    if group.preposition:
        return 5.0
    between = scene.items[scene.event.index + 1 : group.first]
    if scene.event.frame.name == "lead_round" and _is_raiser(scene, group, between):
        return 0.0
    parted = bool(between) and between[-1].text == "," and any(item.money for item in between)
    if scene.event.is_verb and not scene.words.verb_first and parted:
        return AGAINST  # "Amazon pledged $50 billion, Nvidia $30 billion": another begins to act
    if scene.event.frame.kind in ("equity", "debt") and scene.event.is_verb and _is_object_of_purpose(scene, between):
        return AGAINST  # "will invest $5 billion to deploy Bloom's fuel cells"
    if direct or scene.event.frame.object == "acquisition":
        return 0.5
    return 2.5 if scene.event.is_verb else 4.0


def _is_object_of_purpose(scene: Scene, between: Sequence[Item]) -> bool:
    """Whether another verb, after "to", stands between an event and a name that is its object."""
    aims = any(
        one.tag("to_come") and any(tag.part == "verb" and tag.tense == "present" for tag in two.tags)
        for one, two in pairwise(between)
    )
    return aims and not scene.words.verb_first


def _is_raiser(scene: Scene, group: Group, between: Sequence[Item]) -> bool:
    """Tell "took part in the round that xAI closed": who raised it is who was given the money."""
    following = scene.items[group.last + 1 : group.last + 3]
    raised = any(item.tag("event", "raise") for item in following)
    return raised and any(item.tag("goods", "stake") for item in between)


def _unsaid(scene: Scene) -> float:
    """Weigh taking the other side from an earlier sentence."""
    event, frame = scene.event, scene.event.frame
    if event.is_role and scene.says_own:
        return 3.0 if scene.words.verb_first else 1.5  # "Its biggest customer is Microsoft": whose, was said before
    if event.is_role:
        return 1.5 if _is_announced(scene) else 5.0
    if frame.unsaid == "never" or any(item.tag("role") for item in scene.items[event.index + 1 : event.index + 8]):
        return _NEVER
    if frame.kind == "rivalry":
        return 4.5
    if frame.unsaid == "often" or frame.subject == "either":
        return 3.0
    return 4.5 if event.is_noun else 6.0


def _is_announced(scene: Scene) -> bool:
    """Tell "The tenant is Cohere", "Backers include Nvidia and Bosch": whose, was said just before."""
    if any(item.is_party for item in scene.items[: scene.event.index]):
        return False
    if scene.words.verb_first:
        return scene.event.index == 0 and any(item.text in ("هو", "هي") for item in scene.items[1:3])  # والمقرض هو
    behind = scene.items[scene.event.index + scene.event.tag.length :][:2]
    copula = any(item.tag("be") or item.tag("such_as") for item in behind)
    return copula and scene.event.index <= _OPENING


_OPENING = 3  # items before a role that opens its sentence


def _role_of(scene: Scene, group: Group) -> float:
    """Weigh whose role it is: OpenAI's backers; منافس لجوجل; its rival (the subject's)."""
    index, left = scene.event.index, scene.is_left(group)
    if left and group.owner and group.last >= index - 4:
        return 0.0
    bare = scene.words.verb_first and not group.preposition and not scene.event.tag.pronoun
    if not left and (group.preposition in ("of", "to", "for", "in", "at") or bare):
        return 0.3
    if left and any(item.tag("whose") for item in scene.near(3)):
        return 0.2 if group.last >= index - 5 else 5.0
    if left and not group.preposition and (_serves(scene) or is_compounded(scene, group)):
        return 0.5
    casts = left and not group.preposition and not scene.words.verb_first and _casts(scene, group)
    return 0.5 if casts or (left and scene.says_own) else 5.0


def _serves(scene: Scene) -> bool:
    """Tell "CoreWeave serves customers including Meta": whose customers they are, says the subject."""
    behind = scene.items[scene.event.index + 1 : scene.event.index + 3]
    verb = any(item.tag("organisation") is None and item.text.isalpha() for item in scene.near(2))
    served = scene.event.frame.name == "role:customer" and not scene.words.verb_first and verb
    return served and any(item.tag("such_as") for item in behind)


def _casts(scene: Scene, group: Group) -> bool:
    """Tell "Cerebras lists Groq and SambaNova as competitors": whose competitors they are, says the subject."""
    role = any(item.tag("preposition", "as") for item in scene.near(3))
    between = scene.items[group.last + 1 : scene.event.index]
    return role and any(item.is_party for item in between) and not any(item.is_mark for item in between)
