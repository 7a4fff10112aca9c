"""An event in its sentence: how far a group of parties is from it, and what weighing either side asks of the two.

Costs grow with distance and with what the grammar holds against it: the wrong preposition, the wrong side of the
verb, a clause between. Nought is a perfect fit; what is added for each thing is small change against `AGAINST`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.reading.events.finding import Event
from halqa.reading.items import HYPHEN, Item
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import How, governing

_SUBJECT_ITEMS = 4  # items from a verb to the aside behind its subject
AGAINST = 9.0  # the grammar says no
SUBJECT = 4.5  # a bare name goes on as the subject, however far the next verb
TOPIC = 2.0  # and what is said of its role (من أكبر عملاء أمازون) is said of it


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
        aside = self._aside(low, high) if self.words.verb_first and not self.is_left(group) else 0.0
        return sum(self.weights[past:high]) - aside

    def _aside(self, low: int, high: int) -> float:
        """Return the weight of an aside behind a subject: استحوذت كروسو, المدعومة من إنتل, على."""
        commas = [index for index in range(low, high) if self.items[index].text == ","]
        if len(commas) < 2 or commas[0] - low > _SUBJECT_ITEMS:
            return 0.0
        opens = self.items[commas[0] + 1]
        describes = opens.tag("relative") or any(tag.part == "participle" for tag in opens.tags)
        return sum(self.weights[commas[0] : commas[1] + 1]) if describes else 0.0


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
    if not item.tags:
        return 0.8 if item.named else 0.35
    if item.tag("subordinate"):
        return 3.5
    event = item.tag("event")
    if event and event.part == "verb":
        return 1.5
    return 0.8 if item.named else 0.35


_TURNS = {";": 8.0, "→": 8.0, ":": 2.5, ",": 0.7}


def is_described(scene: Scene, group: Group) -> bool:
    """Tell the Blackstone of "Blackstone-backed AirTrunk" from who acts, or is acted on, beside it."""
    joined = scene.items[group.last : group.last + 3]
    if len(joined) < 3 or joined[1].text != HYPHEN or group.last + 2 == scene.event.index:
        return False
    return joined[0].end == joined[1].start and joined[1].end == joined[2].start


def is_giving(scene: Scene) -> bool:
    """Whether an event is of giving money: an investment, a loan, a bid; who gives may stand after "from"."""
    frame = scene.event.frame
    gives = frame.kind in ("equity", "debt") or frame.name in ("takeover_bid", "offer_for", "acquire", "award")
    gives = gives or (frame.name == "order" and _is_order_from(scene))
    return frame.subject == "payer" and gives and frame.needs != "stake"


def _is_order_from(scene: Scene) -> bool:
    """Tell "has an order from xAI": who stands right behind an order gave it."""
    behind = scene.items[scene.event.index + 1 : scene.event.index + 3]
    given = len(behind) == 2 and behind[0].tag("preposition", "from") is not None and behind[1].is_party
    return scene.event.is_noun and given and not any(item.tag("preposition", "on") for item in scene.near(1))


def is_fronted(scene: Scene) -> bool:
    """Tell "Sold in March to Hitachi, Omnigrid makes": a participle that begins its sentence speaks of the subject."""
    return scene.event.passive and scene.event.index == 0 and not scene.words.verb_first


def is_absolute(scene: Scene) -> int | None:
    """Return the item of who acts in "with Iconiq also taking part"; None where none does so."""
    if scene.words.verb_first or scene.event.tag.tense != "gerund":
        return None
    low = max(0, scene.event.index - _ALSO - 1)
    name = next((at for at in range(scene.event.index - 1, low - 1, -1) if scene.items[at].is_party), None)
    if name is None or any(item.is_mark or item.tag("event") for item in scene.items[name + 1 : scene.event.index]):
        return None
    for at in range(name - 1, max(0, name - _LISTED) - 1, -1):
        item = scene.items[at]
        if tag := item.tag("preposition"):
            dealt = at and scene.items[at - 1].tag("event")
            return name if tag.name == "with" and not dealt else None
        thin = item.tag("and") or item.tag("filler") or item.tag("organisation")
        if not (item.is_party or thin or item.text == ","):
            return None
    return None


_ALSO = 2  # adverbs between a name and what it does
_LISTED = 9  # items in which several are named who act together


def is_antecedent(scene: Scene, group: Group) -> bool:
    """Tell "OpenAI, which plans to build …": a relative pronoun after a name, or before the verb, takes it up."""
    between = scene.items[group.last + 1 : scene.event.index]
    return any(item.tag("relative") for item in (*between[:4], *between[-3:]))


def may_go_into(scene: Scene, group: Group) -> bool:
    """Tell في شركة نيبيوس التي ضخت فيها from في مجمع داتافولت, وتدفع: money goes into who stands behind its verb."""
    behind = group.first > scene.event.index or scene.event.is_noun or not scene.words.verb_first
    return behind or is_antecedent(scene, group)


def is_means(scene: Scene, group: Group) -> bool:
    """Tell بأوكساغون: an Arabic name with that letter glued on is a place or a means, and gives nothing."""
    named = scene.items[group.first].named
    return group.preposition == "with" and named is not None and governing(named.glued) == "ب"


def is_relative_object(scene: Scene, group: Group) -> bool:
    """Tell "Moveworks, which ServiceNow bought in March": between the relative and the verb stands who bought."""
    between = [item for item in scene.items[group.last + 1 : scene.event.index] if item.text != ","]
    if not between or not between[0].tag("relative") or between[0].tag("whose") or len(between) > _BOUGHT_BY:
        return False
    behind = scene.items[scene.event.index + 1 : scene.event.index + 4]
    thing = any(item.tag("goods") or item.tag("article") for item in behind[:2])
    named = [at for at, item in enumerate(between) if item.is_party]
    if not named or thing or not scene.event.is_verb:
        return False
    led = all(item.is_party or item.tag("and") or item.tag("filler") for item in between[1 : named[-1]])
    return led and all(not item.tags.first.keys() - _LIGHT for item in between[named[-1] + 1 :])


_BOUGHT_BY = 9  # items from a relative pronoun to the verb behind who acts
_LIGHT = frozenset(("have", "filler", "both", "metric", "so_far", "to_come", "firm", "projected"))  # "have all", "will"


def acts_after(scene: Scene) -> bool:
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


def is_bought_back(scene: Scene) -> bool:
    """Tell عرضا من أمازون لشرائها: what a purpose has glued on is its object."""
    tag = scene.event.tag
    return tag.pronoun and tag.glued.endswith("ل") and scene.event.frame.name in ("buy", "acquire")


def is_purpose(scene: Scene) -> bool:
    """Tell عقدا مع ديل لشراء خوادم: what a deal is for, between the one who signs and the one it is signed with."""
    event = scene.event
    if not scene.words.verb_first or not event.is_noun or not event.tag.glued.endswith("ل"):
        return False
    near = scene.near(_SIGNED)
    return any(item.tag("event", "deal") or item.tag("event", "ally") or item.tag("talks") for item in near)


_SIGNED = 12  # items from a deal to what it is for


def leads_too(scene: Scene, group: Group) -> bool:
    """Tell قادتها إندكس وشاركت فيها إنفيديا: who leads a round is not who raised it (قادت الجولة لكوهير)."""
    if group.preposition in ("to", "in"):
        return False
    near = scene.items[max(0, group.first - 4) : group.first]
    return any(item.tag("event", "lead_round") and not item.named for item in near)
