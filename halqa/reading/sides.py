"""Who acts and who is acted on: what it costs to take a group of parties for either side of an event.

Costs grow with distance and with what the grammar holds against it: the wrong preposition, the wrong side of the
verb, a clause between. Nought is a perfect fit; what is added for each thing is small change against `AGAINST`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words, payee_prior
from halqa.model import SYMMETRIC
from halqa.reading.events import Event
from halqa.reading.groups import Group
from halqa.reading.items import HYPHEN, Item
from halqa.reading.mentions import How, governing

AGAINST = 9.0  # the grammar says no
_NEVER = 10 * AGAINST
_OBJECT_FIRST = 3.0  # verb, subject, object: of two bare names the first acts
_SUBJECT = 4.5  # a bare name goes on as the subject, however far the next verb
_TOPIC = 2.0  # and what is said of its role (من أكبر عملاء أمازون) is said of it
_SCALE = 0.6  # how far world knowledge tips the scales
_MOST = 2.0  # times that, at most
LIKELIEST = _SCALE * _MOST  # what it takes off the cost of a pair, at most


@dataclass(frozen=True, slots=True)
class Scene:
    """An event in its sentence."""

    event: Event
    items: Sequence[Item]
    weights: Sequence[float]  # of the items, as far as they part an event from a group
    words: Words

    def near(self, count: int) -> Sequence[Item]:
        """Return the items right before the event."""
        return self.items[max(0, self.event.index - count) : self.event.index]

    @property
    def says_own(self) -> bool:
        """Whether the event belongs to somebody named before: its rival, منافستها."""
        return self.event.tag.pronoun or any(item.tag("own") for item in self.near(3))

    @property
    def is_joined(self) -> bool:
        """Whether a hyphen joins the event to who acts: Nvidia-backed."""
        return self.event.index > 1 and self.items[self.event.index - 1].text == HYPHEN

    def is_left(self, group: Group) -> bool:
        """Whether a group stands before the event."""
        return group.last < self.event.index

    def distance(self, group: Group) -> float:
        """Count the items between event and group, dearer where the sentence turns."""
        index = self.event.index
        low, high = (group.last + 1, index) if self.is_left(group) else (index + 1, group.first)
        past = _past_aside(self.items, low, high)
        return sum(self.weights[past:high])


def _past_aside(items: Sequence[Item], low: int, high: int) -> int:
    """Return where a sentence goes on after an aside: "Anthropic, backed by Amazon, plans to"."""
    if low >= high or items[low].text != ",":
        return low
    return next((index for index in range(high - 1, low, -1) if items[index].text == ","), low)


def weight(item: Item) -> float:
    """Return how far an item parts an event from a group."""
    if item.quantity or item.text in ('"', "'"):
        return 0.1
    if item.text in _TURNS:
        return _TURNS[item.text]
    if item.tag("subordinate"):
        return 3.5
    event = item.tag("event")
    if event and event.part == "verb":
        return 1.5
    return 0.8 if item.named else 0.35


_TURNS = {";": 8.0, "→": 8.0, ":": 2.5, ",": 0.7}


def acting(scene: Scene, group: Group) -> float:
    """Return what it costs to take a group for the one who acts."""
    event, frame = scene.event, scene.event.frame
    if group.carried:
        return group.remote + _unsaid_acting(scene)
    cost, left = scene.distance(group), scene.is_left(group)
    spoken_of = not group.preposition or _is_antecedent(scene, group)
    if left and scene.words.verb_first and spoken_of and not group.goods:
        cost = min(cost, _TOPIC if event.is_role else _SUBJECT)
    if event.is_noun and frame.kind == "acquisition" and left and _is_financed(scene):
        cost += 5.0  # who lends for a takeover takes nothing over
    if scene.is_joined:
        return 0.0 if group.last == event.index - 2 else AGAINST
    if frame.agent:
        return cost + (0 if group.preposition in frame.agent and not left else AGAINST)
    if event.is_role:
        return cost * (1.5 if left else 1.0) + _holding(scene, group)
    if left and scene.words.verb_first and (signed := _signs(scene, group)) is not None:
        return cost + signed
    if left and _follows_another(scene):
        cost *= 0.4  # "rents … and buys": one who acts for both
    if event.passive:
        by = group.preposition == "by" or (scene.words.verb_first and group.preposition == "from")
        return cost + (0 if by and not left else AGAINST)
    if event.is_verb:
        return cost + (_verb_before if not left else _subject)(scene, group)
    return _noun_of(scene, group, cost) if left else cost + _noun_by(scene, group)


def _signs(scene: Scene, group: Group) -> float | None:
    """Weigh a group before an event that another has cast: عقد مع إيه إم دي لتوريد معالجات; who leads the round."""
    if scene.event.frame.subject == "payee" and group.preposition == "with" and _is_purpose(scene):
        return 0.5
    if _is_bought_back(scene) and any(item.tag("preposition", "from") for item in scene.items[: scene.event.index]):
        return 0.0 if group.preposition == "from" else AGAINST  # عرضا من أوراكل لشرائها
    return AGAINST if scene.event.frame.name == "lead_round" and _leads_too(scene, group) else None


def _is_financed(scene: Scene) -> bool:
    """Tell "a bridge loan for the takeover": the takeover is what a loan before it is for."""
    purpose = any(item.tag("preposition", "for") for item in scene.near(3))
    lends = (tag.name for item in scene.items[: scene.event.index] for tag in item.tags if tag.category == "event")
    return purpose and any(name in ("lend", "grant", "finance") for name in lends)


def _unsaid_acting(scene: Scene) -> float:
    """Weigh taking the one who acts from an earlier sentence."""
    if scene.event.frame.needs == "stake" and scene.event.is_noun and not scene.says_own:
        return AGAINST  # "a stake" of nobody named
    return 5.5 if any(item.is_party for item in scene.items[: scene.event.index]) else 4.0


def _subject(scene: Scene, group: Group) -> float:
    """Weigh a group before an active verb."""
    if _is_antecedent(scene, group):
        return 0.5 if group.preposition or _acts_after(scene) else 0.0
    governed = {"": 0.0, "by": 4.0, "between": 2.0, "than": 2.0}.get(group.preposition, 3.5)
    if governed and _is_infinitive(scene):
        governed += 2.0  # "sold its stake in Nvidia to fund OpenAI": who sells funds
    return governed + (3.0 if _acts_after(scene) else 0.0) + (2.5 if group.goods else 0.0)


def _is_infinitive(scene: Scene) -> bool:
    """Tell "to fund": who acts is the subject of the verb before."""
    return not scene.words.verb_first and any(item.tag("to_come") and item.tag("preposition") for item in scene.near(1))


def _acts_after(scene: Scene) -> bool:
    """دفعتها هيوماين: after a verb with its object glued on comes who acts."""
    index = scene.event.index
    if scene.event.tag.pronoun and any(item.is_party for item in scene.items[index + 1 : index + 3]):
        return True
    return scene.words.verb_first and any(_is_latter(scene.items, place) for place in range(index + 1, index + 4))


def _is_latter(items: Sequence[Item], index: int) -> bool:
    """Tell تستأجر بموجبه هذه الأخيرة: a reference that nothing governs, right after a verb, acts."""
    if index >= len(items):
        return False
    named, before = items[index].named, items[index - 1]
    free = (
        named is not None and not governing(named.glued) and not before.tag("preposition") and not before.tag("goods")
    )
    return free and named is not None and named.how is How.REFERENCE


def _verb_before(scene: Scene, group: Group) -> float:
    """Weigh a group after an active verb: the subject where the verb comes first."""
    if scene.words.verb_first and not group.preposition and (not group.goods or scene.event.frame.kind == "rivalry"):
        return -0.1 if scene.event.tag.pronoun else 0.2
    return AGAINST


def _noun_by(scene: Scene, group: Group) -> float:
    """Weigh a group after a noun: investment by X, a cheque from X, استثمار أمازون."""
    event, frame = scene.event, scene.event.frame
    if group.preposition == "by" or (event.tag.name == "deal" and group.preposition == "between"):
        return 0.0
    if group.preposition == "from" and _is_giving(scene):
        between = scene.items[event.index + 1 : group.first]
        return 6.0 if scene.words.verb_first and any(item.tag("event") for item in between) else 0.0
    if group.preposition == "with" and frame.kind == "debt" and group.first - event.index <= _BESIDE:
        return 1.0  # "a loan with HSBC"; farther away they may join the lender
    if group.preposition == "of" and frame.owned_by_agent and "of" not in scene.words.counterparts[frame.name]:
        return 2.0  # "the first investment of the partnership"
    if scene.words.verb_first and not group.preposition and frame.object != "acquisition":
        return 0.3 if group.first - event.index <= 2 else 4.0
    if frame.subject == "either" and group.preposition in ("with", "between"):
        return 1.5
    return 6.0


_BESIDE = 2  # items from a noun to a name that is its own


def _is_giving(scene: Scene) -> bool:
    """Whether an event is of giving money: an investment, a loan, a bid; who gives may stand after "from"."""
    frame = scene.event.frame
    gives = frame.kind in ("equity", "debt") or frame.name in ("takeover_bid", "acquire")
    return frame.subject == "payer" and gives and frame.needs != "stake"


def _comes_from(scene: Scene) -> bool:
    """Tell "a $1 billion investment from Nvidia", "a loan with HSBC": who is named before it gets the money."""
    following = scene.items[scene.event.index + 1 : scene.event.index + 4]
    sources = ("from", "with") if scene.event.frame.kind == "debt" else ("from",)
    governed = ((offset, item.tag("preposition")) for offset, item in enumerate(following))
    place = next((offset for offset, tag in governed if tag and tag.name in sources), None)
    return place is not None and not any(item.is_party or item.is_mark for item in following[:place])


def _noun_of(scene: Scene, group: Group, cost: float) -> float:
    """Weigh a group before a noun: X's investment, its purchase, X signed a deal."""
    if group.owner and not scene.words.verb_first:
        return cost
    if not group.preposition and any(item.tag("own") for item in scene.near(3)):
        return 0.2 * cost + 0.3
    if _is_antecedent(scene, group):
        return cost + 0.8
    return cost + {"": 0.8, "between": 0.5}.get(group.preposition, 4.5) + (4.0 if group.goods else 0)


def _is_antecedent(scene: Scene, group: Group) -> bool:
    """Tell "OpenAI, which plans to build …": a relative pronoun after a name, or before the verb, takes it up."""
    between = scene.items[group.last + 1 : scene.event.index]
    return any(item.tag("relative") for item in (*between[:4], *between[-3:]))


def _follows_another(scene: Scene) -> bool:
    """Whether a verb is joined by "and" to one before it."""
    if not scene.event.is_verb:
        return False
    near = scene.near(2)
    joined = any(item.tag("then") for item in near) and not any(item.is_party for item in near)
    return scene.event.tag.glued[:1] == "و" or joined


def _holding(scene: Scene, group: Group) -> float:
    """Weigh who holds a role: "its rival OpenAI", "backers include Microsoft", "Amazon is among its backers"."""
    if _is_cast(scene, group):
        return 0.0
    if scene.is_left(group):
        return 4.0 if group.owner or group.preposition == "of" else 1.0 if not group.preposition else 3.0
    pronoun = scene.event.tag.pronoun
    between = scene.items[scene.event.index + 1 : group.first]
    if scene.words.verb_first and between and _is_each(scene.items, group.first):
        return 0.5  # تضم قائمة المستثمرين في … كلا من …
    if pronoun or not scene.words.verb_first:
        listed = any(item.tag("such_as") for item in between)
        direct = len(between) <= 4 and not any(item.tag("preposition") or _is_verb(item) for item in between)
        if direct or listed:
            own = any(item.tag("own") or item.text == "'s" for item in scene.near(3))
            return 0.0 if own or pronoun or listed else 2.0
    return 3.0 if scene.words.verb_first and not group.preposition and len(between) <= 2 else 6.0


_JOINED = 4  # items from such an event to the name that it describes


def _is_each(items: Sequence[Item], first: int) -> bool:
    return any((tag := item.tag("organisation")) and tag.length > 1 for item in items[max(0, first - 3) : first])


def _is_verb(item: Item) -> bool:
    """Whether an Arabic verb or noun of a deal parts a role from a name: مساهميها أنها تعتزم شراء."""
    return item.tag("event") is not None and not item.text.isascii()


def _is_cast(scene: Scene, group: Group) -> bool:
    """Tell "with CoreWeave as its anchor tenant"."""
    following = scene.items[group.last + 1] if scene.is_left(group) else None
    near = scene.event.index - group.last <= _CAST
    return (
        near
        and group.preposition == "with"
        and following is not None
        and following.tag("preposition", "as") is not None
    )


_CAST = 7  # items from a name over "as" to the role it has


def acted_on(scene: Scene, group: Group) -> float:
    """Return what it costs to take a group for the other side."""
    event, frame = scene.event, scene.event.frame
    if group.carried:
        return group.remote + _unsaid(scene)
    cost, left = scene.distance(group), scene.is_left(group)
    gives = event.is_noun and _is_giving(scene) and _comes_from(scene)
    if gives and (group.preposition == "from" or (left and not group.preposition)):
        return cost + (AGAINST if group.preposition else 0.5)
    if scene.is_joined and not group.preposition:
        near = group.first - event.index <= _JOINED if not left else scene.items[group.last + 1].text == ","
        return 0.2 if near else AGAINST  # "Nvidia-backed Poolside"; "Firmus, a Nvidia-backed builder"
    if event.is_role:
        return cost * (0.2 if left and not group.preposition else 1.0) + _role_of(scene, group)
    if event.passive:
        if frame.name == "lead_round" and not group.preposition:
            cost *= 0.2  # the round that was led is that of the subject
        acts_elsewhere = group.preposition == "by"
        return cost + (3.0 if not left or acts_elsewhere else 1.0 if group.preposition else 0.0)
    if _acts_rather(scene, group):
        return cost + 5.0
    told = _object_behind_verb(scene, group, cost) if scene.words.verb_first else None
    return cost + _object(scene, group) if told is None else told


def _object_behind_verb(scene: Scene, group: Group, cost: float) -> float | None:
    """Weigh a group as the object where the verb comes first, as far as that differs."""
    frame, left = scene.event.frame, scene.is_left(group)
    counterpart = "with" if frame.subject == "payer" else ""
    if left and not group.goods and group.preposition == counterpart and _is_purpose(scene):
        return min(cost, _SUBJECT) + 0.5
    if left and not group.goods and (_has_company_glued_on(scene) or _is_bought_back(scene)):
        return 0.3 * cost + (1.0 if group.preposition else 0.5)  # تزودها, عرضا لشرائها: who was named before
    if left and scene.event.is_verb and not group.goods and _acts_after(scene):
        return cost + 1.0
    if frame.name == "guarantee" and group.goods == "debt" and group.owner:
        return cost  # ديون فلويدستاك
    if frame.name != "lead_round":
        return None
    if _leads_too(scene, group):
        return cost + AGAINST
    return min(cost, _TOPIC) + _object(scene, group) if left and not group.preposition else None


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


def _is_bought_back(scene: Scene) -> bool:
    """Tell عرضا من أمازون لشرائها: what a purpose has glued on is its object."""
    tag = scene.event.tag
    return tag.pronoun and tag.glued.endswith("ل") and scene.event.frame.name in ("buy", "acquire")


def _has_company_glued_on(scene: Scene) -> bool:
    text = scene.items[scene.event.index].text
    return scene.event.is_verb and scene.event.tag.pronoun and text.endswith(scene.words.company_pronoun)


def _is_purpose(scene: Scene) -> bool:
    """Tell عقدا مع ديل لشراء خوادم: what a deal is for, between the one who signs and the one it is signed with."""
    event = scene.event
    if not scene.words.verb_first or not event.is_noun or not event.tag.glued.endswith("ل"):
        return False
    near = scene.near(_SIGNED)
    return any(item.tag("event", "deal") or item.tag("event", "ally") or item.tag("talks") for item in near)


_SIGNED = 12  # items from a deal to what it is for


def _leads_too(scene: Scene, group: Group) -> bool:
    """Tell قادتها إندكس وشاركت فيها إنفيديا: who leads a round is not who raised it."""
    near = scene.items[max(0, group.first - 4) : group.first]
    return any(item.tag("event", "lead_round") and not item.named for item in near)


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
    return (event.is_noun and event.frame.owned_by_agent) or (event.is_verb and event.tag.pronoun)


def _misplaced_before(scene: Scene, group: Group) -> float:
    """Weigh a group before the event that no fitting preposition governs."""
    event, frame = scene.event, scene.event.frame
    if frame.name == "hold" and event.is_noun and event.index - group.last == 1 and not scene.words.verb_first:
        return 0.3  # its Arm holding
    if group.preposition:
        return 5.0
    if _is_subject_first(scene) and frame.subject != "either":
        follows = event.tag.tense == "gerund" or frame.unsaid == "often" or _is_antecedent(scene, group)
        return 3.0 if follows else AGAINST
    if frame.needs == "money_in" or (event.is_noun and _is_giving(scene)):
        return 2.0
    return 3.0 if frame.subject == "either" else 5.0


def _misplaced_after(scene: Scene, group: Group, direct: bool) -> float:
    """Weigh a group after it; `direct`: the event takes its other side without a preposition."""
    if group.preposition:
        return 5.0
    between = scene.items[scene.event.index + 1 : group.first]
    parted = bool(between) and between[-1].text == "," and any(item.money for item in between)
    if scene.event.is_verb and not scene.words.verb_first and parted:
        return AGAINST  # "Amazon pledged $50 billion, Nvidia $30 billion": another begins to act
    if direct or scene.event.frame.object == "acquisition":
        return 0.5
    return 2.5 if scene.event.is_verb else 4.0


def _unsaid(scene: Scene) -> float:
    """Weigh taking the other side from an earlier sentence."""
    event, frame = scene.event, scene.event.frame
    if event.is_role:
        return 3.0 if scene.says_own else 5.0
    if frame.unsaid == "never" or any(item.tag("role") for item in scene.items[event.index + 1 : event.index + 8]):
        return _NEVER
    if frame.kind == "rivalry":
        return 4.5
    if frame.unsaid == "often" or frame.subject == "either":
        return 3.0
    return 4.5 if event.is_noun else 6.0


def _role_of(scene: Scene, group: Group) -> float:
    """Weigh whose role it is: OpenAI's backers; منافس لجوجل; its rival (the subject's)."""
    index, left = scene.event.index, scene.is_left(group)
    if left and group.owner and group.last >= index - 4:
        return 0.0
    bare = scene.words.verb_first and not group.preposition and not scene.event.tag.pronoun
    if not left and (group.preposition in ("of", "to", "for", "in") or bare):
        return 0.3
    if left and any(item.tag("whose") for item in scene.near(3)):
        return 0.2 if group.last >= index - 5 else 5.0
    return 0.5 if left and scene.says_own else 5.0


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
    if agent.carried and _stands_as_subject(scene, other):
        return _OBJECT_FIRST
    bare = not (agent.preposition or other.preposition)
    reversed_ = scene.event.index < other.first < agent.first
    return _OBJECT_FIRST if scene.words.verb_first and bare and reversed_ else 0.0


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
    if scene.says_own and (event.is_role or event.frame.kind == "rivalry"):
        return False
    if group.preposition == "between":
        return -4 <= group.first - event.index <= 4
    return group.preposition in ("", "than") and (scene.is_left(group) or group.first - event.index <= 2)
