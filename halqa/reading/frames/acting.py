"""Who acts: what it costs to take a group of parties for the one who does what an event tells."""

from halqa.reading.frames.holding import holding, is_called
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
    is_giving,
    is_purpose,
    leads_too,
)
from halqa.reading.items import Item
from halqa.reading.names.groups import Group

_NEVER = 10 * AGAINST


def acting(scene: Scene, group: Group) -> float:
    """Return what it costs to take a group for the one who acts."""
    event, frame = scene.event, scene.event.frame
    if group.carried:
        return group.remote + _unsaid_acting(scene, group)
    cost, left = scene.distance(group) + (_NEVER if is_described(scene, group) else 0.0), scene.is_left(group)
    spoken_of = not group.preposition or is_antecedent(scene, group)
    if left and scene.words.verb_first and spoken_of and not group.goods:
        cost = min(cost, TOPIC if event.is_role else SUBJECT)
    if event.is_noun and frame.kind == "acquisition" and left and _is_financed(scene):
        cost += 5.0  # who lends for a takeover takes nothing over
    if not left and scene.words.verb_first and _acts_within(scene, group):
        cost += AGAINST
    if scene.is_joined:
        return 0.0 if group.last == event.index - 2 else AGAINST
    if frame.agent:
        return cost + (0 if group.preposition in frame.agent and not left else AGAINST)
    if event.is_role:
        return min(cost, 0.5) if is_called(scene, group) else cost * (1.5 if left else 1.0) + holding(scene, group)
    if left and scene.words.verb_first and (signed := _signs(scene, group)) is not None:
        return cost + signed
    if left:
        cost = _apart(scene, group, cost)
    if event.passive:
        said = _lets(scene, group) if left else _is_said_by(scene, group)
        return cost + (0 if said else AGAINST)
    if event.is_verb:
        return cost + (_verb_before if not left else _subject)(scene, group)
    return _noun_of(scene, group, cost) if left else cost + _noun_by(scene, group)


def _is_compound(scene: Scene, group: Group) -> bool:
    """Tell "talks on an Nvidia stake in Wayve": right before its noun, and with the other side behind, a name acts."""
    behind = scene.items[scene.event.index + 1 : scene.event.index + 3]
    stands = scene.event.is_noun and group.last == scene.event.index - 1 and len(behind) == 2
    if not stands or scene.event.frame.kind not in ("equity", "debt"):
        return False
    fits = (tag := behind[0].tag("preposition")) is not None and tag.name in ("in", "to", "for")
    return fits and behind[1].is_party


def _apart(scene: Scene, group: Group, cost: float) -> float:
    """Weigh how a group before an event is parted from it, and what joins them."""
    inside = _INSIDE if is_inside(scene, group) else 0.0
    return (cost + inside) * (_JOINED if _follows_another(scene) else 1.0)


_JOINED = 0.4  # "rents … and buys": one who acts for both
_INSIDE = 4.0  # what it costs to act outside the aside that one is named in


def _is_said_by(scene: Scene, group: Group) -> bool:
    """Whether a group is the one by whom something was done: "bought by", "housed at Hut 8's campus"."""
    housed = scene.event.frame.name == "rent_out" and group.preposition in ("at", "in") and group.owner
    return housed or group.preposition == "by" or (scene.words.verb_first and group.preposition == "from")


def _lets(scene: Scene, group: Group) -> bool:
    """Tell "CoreWeave's site is leased to OpenAI", "Cohere's model is trained at": who owns it, does so."""
    return group.owner and scene.event.frame.name in ("rent_out", "train")


def _signs(scene: Scene, group: Group) -> float | None:
    """Weigh a group before an event that another has cast: عقد مع إيه إم دي لتوريد معالجات; who leads the round."""
    if scene.event.frame.subject == "payee" and group.preposition == "with" and is_purpose(scene):
        return 0.5
    if is_bought_back(scene) and any(item.tag("preposition", "from") for item in scene.items[: scene.event.index]):
        return 0.0 if group.preposition == "from" else AGAINST  # عرضا من أوراكل لشرائها
    return AGAINST if scene.event.frame.name == "lead_round" and leads_too(scene, group) else None


def _acts_within(scene: Scene, group: Group) -> bool:
    """Tell شاركت في الجولة التي جمعتها كروسو كل من: who acts in a relative clause does not act outside it."""
    verb, relative = scene.items[max(0, group.first - 1)], scene.items[max(0, group.first - 2)]
    return (
        scene.event.index < group.first - 2
        and relative.tag("relative") is not None
        and any(tag.part == "verb" for tag in verb.tags)
    )


def _is_financed(scene: Scene) -> bool:
    """Tell "a bridge loan for the takeover": the takeover is what a loan before it is for."""
    purpose = any(item.tag("preposition", "for") for item in scene.near(3))
    lends = (tag.name for item in scene.items[: scene.event.index] for tag in item.tags if tag.category == "event")
    return purpose and any(name in ("lend", "grant", "finance") for name in lends)


def _unsaid_acting(scene: Scene, group: Group) -> float:
    """Weigh taking the one who acts from an earlier sentence."""
    if scene.event.frame.needs == "stake" and scene.event.is_noun and not scene.says_own:
        return AGAINST  # "a stake" of nobody named
    if scene.words.verb_first and scene.event.is_verb and not group.remote and _opens(scene):
        return 2.5  # وتشتري الكهرباء من: an Arabic verb that opens a sentence goes on with its subject
    return 5.5 if any(item.is_party for item in scene.items[: scene.event.index]) else 4.0


def _opens(scene: Scene) -> bool:
    """Whether a verb opens its sentence, and no name stands right behind it."""
    index = scene.event.index
    return index <= 1 and not any(item.is_party for item in scene.items[index + 1 : index + 3])


def _subject(scene: Scene, group: Group) -> float:
    """Weigh a group before an active verb."""
    if is_antecedent(scene, group):
        return 0.5 if group.preposition or acts_after(scene) else 0.0
    if is_absolute(scene) == group.last:
        return 0.0
    governed = {"": 0.0, "by": 4.0, "between": 2.0, "than": 2.0}.get(group.preposition, 3.5)
    if _is_reduced(scene) and any(_is_finite(item) for item in scene.items[: group.first]):
        governed += 2.0  # "Firmus owes Blackstone $2 billion for machines bought from Nvidia": the subject bought them
    if not governed and _is_infinitive(scene) and _is_given_before(scene, group):
        governed = 2.5  # "lend $38 billion to Vantage to build": who gets the money builds
    elif governed and _is_infinitive(scene):
        governed += 2.0  # "sold its stake in Nvidia to fund OpenAI": who sells funds
    own = group.owner and scene.event.frame.subject == "payee"  # "X-energy's reactors will power"
    return governed + (3.0 if acts_after(scene) else 0.0) + (2.5 if group.goods and not own else 0.0)


def is_inside(scene: Scene, group: Group) -> bool:
    """Tell "Perplexity, which pays Amazon for its cloud, has": who is named in an aside does not act after it."""
    if scene.words.verb_first or not scene.is_left(group):
        return False
    items, closes = scene.items, None
    for at in range(group.last + 1, scene.event.index):
        if items[at].text == ",":
            closes = at
            break
    opens = next((at for at in range(group.first - 1, 0, -1) if items[at].text == ","), None)
    if closes is None or opens is None or not opens:
        return False
    return items[opens + 1].tag("relative") is not None and items[opens - 1].is_party


def _is_given_before(scene: Scene, group: Group) -> bool:
    """Whether right before a purpose stands somebody else, who is given something: "to Vantage to build"."""
    before = scene.items[max(0, scene.event.index - 3) : scene.event.index - 1]
    given = len(before) == 2 and before[0].tag("preposition", "to") is not None and before[1].is_party
    return given and group.last < scene.event.index - 2


def _is_reduced(scene: Scene) -> bool:
    """Tell "servers rented from": the event says of goods what somebody did with them."""
    past = scene.event.tag.tense in ("past", "participle") and not scene.words.verb_first
    return past and any(item.tag("goods") for item in scene.near(1))


def _is_finite(item: Item) -> bool:
    return any(tag.part == "verb" and tag.tense in ("past", "present") for tag in item.tags)


def _is_infinitive(scene: Scene) -> bool:
    """Tell "to fund": who acts is the subject of the verb before."""
    return not scene.words.verb_first and any(item.tag("to_come") and item.tag("preposition") for item in scene.near(1))


def _verb_before(scene: Scene, group: Group) -> float:
    """Weigh a group after an active verb: the subject where the verb comes first."""
    bare = scene.words.verb_first and not group.preposition
    if bare and (not group.goods or scene.event.frame.kind == "rivalry" or _is_theirs(scene, group)):
        return -0.1 if scene.event.tag.pronoun else 0.2
    return AGAINST


def _is_theirs(scene: Scene, group: Group) -> bool:
    """Tell تستضيف خوادم غوغل نماذج, تعمل مراكز أوراكل برقائق: what hosts, or runs on goods, acts for its owner."""
    if group.goods not in ("compute", "servers", "service") or group.first - scene.event.index > _BESIDE + 1:
        return False
    following = scene.items[group.last + 1] if group.last + 1 < len(scene.items) else None
    if following is None or scene.event.frame.name not in _WORKING:
        return False
    goods = following.tag("goods")
    on = following.tag("preposition", "on") or (goods is not None and goods.glued.endswith("ب"))
    return scene.event.frame.name == "rent_out" or bool(on)


_WORKING = frozenset(("rent_out", "use", "train"))


def _noun_by(scene: Scene, group: Group) -> float:
    """Weigh a group after a noun: investment by X, a cheque from X, استثمار أمازون."""
    event, frame = scene.event, scene.event.frame
    if not group.preposition and _is_fronted_own(scene, group):
        return 0.3
    if group.preposition == "by" or (event.tag.name == "deal" and group.preposition == "between"):
        return 0.0
    if group.preposition == "from" and is_giving(scene):
        between = scene.items[event.index + 1 : group.first]
        return 6.0 if scene.words.verb_first and any(item.tag("event") for item in between) else 0.0
    if group.preposition == "with" and frame.kind == "debt" and group.first - event.index <= _BESIDE:
        return 1.0  # "a loan with HSBC"; farther away they may join the lender
    if group.preposition == "of" and frame.owned_by_agent and "of" not in scene.words.counterparts[frame.name]:
        beside = frame.name == "back" and group.first - event.index <= _BESIDE
        return 0.3 if beside else 2.0  # "the backing of SoftBank", "the first investment of the partnership"
    if scene.words.verb_first and not group.preposition and frame.object != "acquisition":
        return _owning(scene, group)
    if frame.subject == "either" and group.preposition in ("with", "between"):
        return 1.5
    return 6.0


def _owning(scene: Scene, group: Group) -> float:
    """Weigh a bare name behind an Arabic noun: حصة الراجحي is held by it, أسهم الراجحي are those that it has issued."""
    event, near = scene.event, group.first - scene.event.index <= 2
    shares = event.frame.name == "hold" and not event.tag.pronoun and scene.items[event.index].tag("market_things")
    return AGAINST if near and shares else 0.3 if near else 4.0


def _is_fronted_own(scene: Scene, group: Group) -> bool:
    """Tell "Despite its investment in OpenAI, Microsoft builds": the subject of the clause behind owns it."""
    if scene.words.verb_first or not scene.says_own or any(item.is_party for item in scene.items[: scene.event.index]):
        return False
    between = scene.items[scene.event.index + 1 : group.first]
    other = next((at for at, item in enumerate(between) if item.is_party), None)
    comma = other is not None and any(item.text == "," for item in between[other:])
    return comma and any(item.tag("preposition") for item in scene.items[:2])  # "thanks to its contract with"


_BESIDE = 2  # items from a noun to a name that is its own


def _noun_of(scene: Scene, group: Group, cost: float) -> float:
    """Weigh a group before a noun: X's investment, its purchase, X signed a deal."""
    if not scene.words.verb_first and (group.owner or _is_compound(scene, group)):
        return cost
    if not group.preposition and any(item.tag("own") for item in scene.near(3)):
        return 0.2 * cost + 0.3
    if is_antecedent(scene, group):
        return cost + 0.8
    return cost + {"": 0.8, "between": 0.5}.get(group.preposition, 4.5) + (4.0 if group.goods else 0)


def _follows_another(scene: Scene) -> bool:
    """Whether a verb is joined by "and" to one before it."""
    if not scene.event.is_verb:
        return False
    near = scene.near(2)
    joined = any(item.tag("then") for item in near) and not any(item.is_party for item in near)
    return scene.event.tag.glued[:1] == "و" or joined
