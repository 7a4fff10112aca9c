"""Frames: an event word, who acts, on whom, about what. From these come the raw ties of a sentence.

An event ("buys", "استثمار", "deal") calls up a frame; every group of parties in the sentence is weighed for each side
of it by word order, preposition, voice and distance, and the cheapest pair is taken. The goods named near it, or the
event itself, tell the kind; the frame tells which side pays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from halqa.catalogue.words import Frame, Tag, Words, frames, payee_prior, usual_kind
from halqa.model import SYMMETRIC
from halqa.reading.groups import Group
from halqa.reading.items import Item, Sentence
from halqa.reading.mentions import Named
from halqa.reading.quantities import Measure

_LIMIT = 9.0  # a pair that costs more is no claim
_ROLE_LIMIT = 5.5
_SURE = 3.6  # the side that is named must fit this well before the other is taken from an earlier sentence
_AGAINST = 9.0  # standing on the wrong side of the verb
_MONEY_KINDS = frozenset(("compute", "chips", "energy", "service", "debt"))


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
    agents: tuple[str, ...] = ()
    members: int = 1  # parties on the larger side
    unsaid: str = ""  # the party that was taken from an earlier sentence


@dataclass(frozen=True, slots=True)
class Event:
    """One reading of an event word in a sentence."""

    frame: Frame
    tag: Tag
    index: int
    passive: bool


def events(sentence: Sentence) -> Iterator[Event]:
    """Yield every reading of every event word of a sentence."""
    known = frames()
    for index, item in enumerate(sentence.items):
        if item.covered or _is_negated(sentence.items, index):
            continue
        seen = set()
        for tag in item.tags:
            name = tag.name if tag.category == "event" else f"role:{tag.name}" if tag.category == "role" else None
            if name is None or (name, tag.part) in seen:
                continue
            seen.add((name, tag.part))
            if tag.part == "verb" and _is_noun_here(sentence.items, index, tag):
                continue
            yield Event(known[name], tag, index, _is_passive(sentence.items, index, tag))


def _is_noun_here(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """"funding round", "a big win": an -ing form before a noun, or a base form after an article, is no verb."""
    before = items[index - 1] if index else None
    if tag.tense == "gerund":
        following = items[index + 1] if index + 1 < len(items) else None
        compound = following is not None and following.tag("goods") is not None
        return compound and not (before and (before.text in _BE or before.tag("preposition")))
    if tag.tense != "present" or before is None or not before.text.isascii():
        return False
    return before.text in _ARTICLES or (before.tag("filler") is not None and before.text not in ("also", "both"))


_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "this", "that", "of"))


_NEAR_NEGATION = 4


def _is_negated(items: Sequence[Item], index: int) -> bool:
    """"does not buy", لم تشتر: the negation stands right before in Arabic, a few words before in English."""
    for item in reversed(items[max(0, index - _NEAR_NEGATION) : index]):
        if item.is_mark or item.named or item.quantity or item.tag("subordinate"):
            return False
        if item.tag("negation"):
            arabic = "\u0600" <= item.text[0] <= "\u06ff"
            return item is items[index - 1] and item.text in _STRICT if arabic else item.text != "no"
    return False


_STRICT = frozenset(("لا", "لم", "لن", "مش", "مو"))
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "get", "gets", "got"))


def _is_passive(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """English: a past form after "be", or followed by "by"; Arabic passives are told by their participles."""
    if tag.part == "participle":
        return True
    if tag.part != "verb" or tag.tense not in ("past", "participle"):
        return False
    before = [item.text for item in items[max(0, index - 3) : index]]
    if before and (before[-1] in _BE or (len(before) > 1 and before[-2] in _BE and before[-1].endswith("ly"))):
        return True
    following = items[index + 1 : index + 3]
    return any(item.text == "by" for item in following) and "have" not in before and "has" not in before


def raw_ties(sentence: Sentence, found: Sequence[Group], unsaid: Sequence[Group], words: Words) -> list[RawTie]:
    """Return the ties that the events of a sentence assert, before they are weighed against each other."""
    ties: list[RawTie] = []
    for event in events(sentence):
        if not _is_asserted(event, sentence.items):
            continue
        pool = [*found, *unsaid]
        if len(pool) < 2 and not any(len(group.parties) > 1 for group in pool):
            continue
        sides = _sides(event, pool, sentence, words)
        if sides:
            ties.extend(_ties(event, *sides, sentence, words))
    return ties


def _is_asserted(event: Event, items: Sequence[Item]) -> bool:
    """Questions and what follows an "if" assert nothing; a standing rivalry does not hang on either."""
    if event.frame.kind == "rivalry":
        return True
    if items[-1].text == "?":
        return False
    for index, item in enumerate(items):
        if item.tag("conditional") and not item.tag("condition") and not item.covered:
            return event.index < index and not any(other.text == "would" for other in items[:index])
    return True


def _sides(
    event: Event, pool: Sequence[Group], sentence: Sentence, words: Words
) -> tuple[Group, Group, float] | None:
    """Return the cheapest pair of who acts and who is acted on."""
    best: tuple[Group, Group, float] | None = None
    for agent in pool:
        acting = _acting(event, agent, sentence.items, words)
        if _mutual(event, agent, sentence.items):
            cost = acting + (1.0 if event.frame.kind in SYMMETRIC else 3.0)
            if cost < _LIMIT and (best is None or cost < best[2]):
                best = replace(agent, parties=agent.parties[:1]), replace(agent, parties=agent.parties[1:]), cost
        for other in pool:
            if other is agent or agent.names & other.names:
                continue
            if agent.carried and other.carried:
                continue
            acted = _acted_on(event, other, agent, sentence.items, words)
            if (agent.carried and acted > _SURE) or (other.carried and acting > _SURE):
                continue
            cost = acting + acted + _improbability(event, agent, other)
            if words.script == "arabic" and event.index < other.first < agent.first and not (agent.preposition or other.preposition):
                cost += 3.0  # verb, subject, object: of two bare names the first acts
            limit = _ROLE_LIMIT if event.tag.category == "role" else _LIMIT
            if cost < limit and (best is None or cost < best[2]) and _satisfied(event, agent, other, sentence, words):
                best = agent, other, cost
    return best


def _improbability(event: Event, agent: Group, other: Group) -> float:
    """What world knowledge adds: a fund rarely sells shares to a lab. Only tips the scales."""
    kind = event.frame.kind
    if kind is None or kind in SYMMETRIC or event.frame.subject == "either" or event.frame.name == "issue":
        return 0.0
    payer, payee = (agent, other) if event.frame.subject == "payer" else (other, agent)
    gap = payee_prior(kind, payer.parties[0].type) - payee_prior(kind, payee.parties[0].type)
    return 0.6 * max(-2.0, min(2.0, gap))


def _mutual(event: Event, group: Group, items: Sequence[Item]) -> bool:
    """Whether the members of one group may stand on both sides: "A and B compete", not "its rivals A and B"."""
    own = event.tag.pronoun or any(item.text in ("its", "their") for item in items[max(0, event.index - 3) : event.index])
    if event.frame.subject != "either" or not 2 <= len(group.parties) <= 3 or group.goods or own:
        return False
    if group.preposition == "between":
        return -4 <= group.first - event.index <= 4
    return group.preposition in ("", "than") and (group.last < event.index or group.first - event.index <= 2)


def _distance(items: Sequence[Item], index: int, group: Group) -> float:
    """Count the items between, dearer where the sentence turns."""
    low, high = (group.last + 1, index) if group.last < index else (index + 1, group.first)
    cost = 0.0
    for item in items[low:high]:
        if item.quantity or item.text in ('"', "'"):
            cost += 0.1
        elif item.text in ";":
            cost += 8
        elif item.text == ":":
            cost += 2.5
        elif item.text == ",":
            cost += 0.7
        elif item.tag("subordinate"):
            cost += 3.5
        elif (event := item.tag("event")) and event.part == "verb":
            cost += 1.5
        elif item.named:
            cost += 0.8
        else:
            cost += 0.35
    return cost


def _acting(event: Event, group: Group, items: Sequence[Item], words: Words) -> float:
    """What it costs to take a group for the one who acts."""
    if group.carried:
        free = any(item.is_party for item in items[: event.index])
        return 5.5 if free else 4.0
    cost = _distance(items, event.index, group)
    left = group.last < event.index
    arabic = words.script == "arabic"
    if event.frame.name == "put_money" and event.tag.part == "noun" and group.preposition == "from" and not left:
        return cost  # a cheque from X
    if event.frame.agent:
        return cost + (0 if group.preposition in event.frame.agent and not left else _AGAINST)
    if event.tag.category == "role":
        return cost * (1.5 if left else 1.0) + _role_holder(event, group, items, left, arabic)
    if left and _follows_another(event, items):
        cost *= 0.4  # "rents … and buys": one who acts for both
    if event.passive:
        by = group.preposition in ("by", "from") if arabic else group.preposition == "by"
        return cost + (0 if by and not left else _AGAINST)
    if event.tag.part == "verb":
        if left:
            governed = {"": 0.0, "by": 4.0, "between": 2.0, "than": 2.0}.get(group.preposition, 3.5)
            if event.tag.pronoun and _subject_follows(event.index, items):
                governed += 3.0
            relative = _is_antecedent(group, event.index, items)
            return cost + (min(governed, 0.5) if relative else governed) + (2.5 if group.goods and not relative else 0)
        if arabic and not group.preposition and not group.goods:
            return cost + 0.2 - (0.3 if event.tag.pronoun else 0)
        return cost + _AGAINST
    if not left:  # nouns: investment by X; استثمار أمازون
        if group.preposition == "by" or (event.tag.name == "deal" and group.preposition == "between"):
            return cost
        if arabic and not group.preposition and event.frame.object != "acquisition":
            return cost + (0.3 if group.first - event.index <= 2 else 4.0)
        if event.frame.subject == "either" and group.preposition in ("with", "between"):
            return cost + 1.5
        return cost + 6.0
    if group.owner and not arabic:
        return cost
    if not group.preposition and any(item.text in ("its", "their") for item in items[max(0, event.index - 3) : event.index]):
        return 0.2 * cost + 0.3
    if _is_antecedent(group, event.index, items):
        return cost + 0.8
    return cost + {"": 0.8, "between": 0.5}.get(group.preposition, 4.5) + (1.5 if group.goods else 0)


def _is_antecedent(group: Group, index: int, items: Sequence[Item]) -> bool:
    """"OpenAI, which plans to build … with": a relative pronoun after a name, or before the verb, takes it up."""
    between = items[group.last + 1 : index]
    return any(item.tag("relative") for item in (*between[:4], *between[-3:]))


def _follows_another(event: Event, items: Sequence[Item]) -> bool:
    """Whether a verb is joined by "and" to one before it."""
    if event.tag.part != "verb":
        return False
    if event.tag.glued[:1] == "و":
        return True
    return any(item.text in ("and", "then") for item in items[max(0, event.index - 2) : event.index])


def _subject_follows(index: int, items: Sequence[Item]) -> bool:
    """دفعتها هيوماين: after a verb with its object glued on comes who acts."""
    return any(item.is_party for item in items[index + 1 : index + 3])


def _role_holder(event: Event, group: Group, items: Sequence[Item], left: bool, arabic: bool) -> float:
    """Who holds a role: "its rival OpenAI", "backers include Microsoft", "Amazon is among its backers"."""
    if not left:
        if event.tag.pronoun or not arabic:
            own = any(item.text in ("its", "their", "'s") for item in items[max(0, event.index - 3) : event.index])
            including = any(item.text.startswith("includ") for item in items[event.index : group.first])
            between = items[event.index + 1 : group.first]
            direct = len(between) <= 4 and not any(item.tag("preposition") for item in between)
            if direct or including:
                return 0.0 if own or event.tag.pronoun or including else 2.0
        if arabic and not group.preposition and group.first - event.index <= 3:
            return 3.0
        return 6.0
    if group.owner or group.preposition in ("of",):
        return 4.0
    return 1.0 if not group.preposition else 3.0


def _acted_on(event: Event, group: Group, agent: Group, items: Sequence[Item], words: Words) -> float:
    """What it costs to take a group for the other side."""
    if group.carried:
        return _unsaid(event, items)
    cost = _distance(items, event.index, group)
    left = group.last < event.index
    arabic = words.script == "arabic"
    if event.tag.category == "role":
        return cost * (0.2 if left and not group.preposition else 1.0) + _role_of(event, group, items, left, arabic)
    if event.passive:
        return cost + (0.0 if left and not group.preposition else 1.0 if left else 3.0)
    if arabic and not left and not group.preposition and group.first - event.index <= 2:
        if event.tag.part == "noun" and event.frame.name in _AGENT_NOUNS:
            return cost + 5.0
        if event.tag.part == "verb" and event.tag.pronoun:
            return cost + 5.0
    at = words.counterparts.get(event.frame.name, ())
    fits = group.preposition in at or (not group.preposition and "none" in at)
    if group.goods and event.frame.subject == "payer":
        fits = True
    if fits and not left:
        return cost
    if fits and left:
        return cost + (1.5 if group.preposition else 3.5)
    if event.frame.name == "hold" and left and event.index - group.last == 1 and not arabic:
        return cost + 0.3  # its Arm holding
    if event.frame.name == "put_money" and left and not group.preposition:
        return cost + 2.0
    if not group.preposition and not left:
        direct = event.frame.object == "acquisition" or "none" in at
        return cost + (0.5 if direct else 2.5 if event.tag.part == "verb" else 4.0)
    if event.frame.subject == "either" and not group.preposition:
        return cost + 3.0
    return cost + 5.0


_AGENT_NOUNS = frozenset(("invest", "hold", "put_money", "commit", "use", "rent", "order", "train"))
_NEVER_UNSAID = frozenset(("sell", "pay", "borrow", "grant"))
_LEAVES_UNSAID = frozenset(("lead_round", "supply", "put_money", "come", "go", "reserved", "sell_stake", "belong", "invest"))


def _unsaid(event: Event, items: Sequence[Item]) -> float:
    """What it costs to take the other side from an earlier sentence."""
    if event.tag.category == "role":
        own = event.tag.pronoun or any(item.text in ("its", "their") for item in items[max(0, event.index - 3) : event.index])
        return 3.0 if own else 5.0
    if event.frame.name in _NEVER_UNSAID or any(item.tag("role") for item in items[event.index + 1 : event.index + 8]):
        return 10 * _AGAINST
    if event.frame.kind == "rivalry":
        return 4.5
    if event.frame.name in _LEAVES_UNSAID or event.frame.subject == "either":
        return 3.0
    return 4.5 if event.tag.part == "noun" else 6.0


def _role_of(event: Event, group: Group, items: Sequence[Item], left: bool, arabic: bool) -> float:
    """Whose role it is: OpenAI's backers; منافس لجوجل; its rival (the subject's)."""
    if left and group.owner and group.last >= event.index - 4:
        return 0.0
    if not left and (group.preposition in ("of", "to", "for", "in") or (arabic and not group.preposition and not event.tag.pronoun)):
        return 0.3
    near = [item.text for item in items[max(0, event.index - 3) : event.index]]
    if left and "whose" in near:
        return 0.2 if group.last >= event.index - 5 else 5.0
    if left and (event.tag.pronoun or "its" in near or "their" in near):
        return 0.5
    return 5.0


def _satisfied(event: Event, agent: Group, other: Group, sentence: Sentence, words: Words) -> bool:
    """Whether the frame finds what it needs beside two parties."""
    need = event.frame.needs
    items = sentence.items
    near = items[max(0, event.index - 5) : event.index + 14]
    if need == "money_in" and not (
        other.preposition == "in" or other.carried or (event.tag.part == "noun" and other.preposition == "to")
        or (not other.preposition and other.last < agent.first)
    ):
        return False
    if need == "money_in" and other.carried and event.tag.part == "verb" and not _stake_near(event, items):
        return False
    if need == "money_for" and other.preposition != "for":
        return False
    if need.startswith("money"):
        return any(item.quantity and item.quantity.measure is Measure.MONEY for item in near)
    if need == "warrant":
        return any(item.tag("goods", "warrant") for item in items[event.index : event.index + 14])
    if need == "debt":
        low = event.index - 6 if event.tag.pronoun else event.index
        return event.tag.part == "noun" or any(item.tag("goods", "debt") for item in items[max(0, low) : event.index + 7])
    if need == "stake":
        return event.tag.part == "noun" or _stake_near(event, items)
    if need == "goods":
        if event.frame.name == "order" and _usual(agent, other):
            return True
        if event.frame.name == "train" and other.goods not in (None, "chips", "compute"):
            return False
        if event.frame.name in ("use", "train") and not other.goods:
            return other.preposition in ("on", "from", "to") and bool(_usual(agent, other))
        return bool(other.goods) or _goods_near(event, agent, other, items) is not None
    if need == "for":
        return other.preposition in ("for", "to")
    if need == "from":
        return other.preposition in ("from", "by", "with")
    if need == "venture":
        return any(named.type == "venture" for named in other.parties)
    return True


def _stake_near(event: Event, items: Sequence[Item]) -> bool:
    low = max(0, event.index - 14) if event.frame.name == "belong" else event.index
    return any(
        item.tag("goods", "stake") or (item.quantity and item.quantity.measure is Measure.SHARE)
        for item in items[low : event.index + 9]
    )


def _usual(agent: Group, other: Group) -> str | None:
    return usual_kind(agent.parties[0].type, other.parties[0].type)


_COUNTED_CHIPS = Tag("goods", "chips")


def _goods_near(event: Event, agent: Group, other: Group, items: Sequence[Item]) -> str | None:
    """Return the kind of the goods that the event is about: those of the other side, else the nearest ones."""
    if other.goods and other.goods != "stake":
        return other.goods
    low = max(0, min(event.index, agent.first, other.first) - 1)
    high = min(len(items), max(event.index, agent.last, other.last) + 12)
    best: tuple[float, str] | None = None
    for index in range(low, high):
        tag = items[index].tag("goods")
        quantity = items[index].quantity
        if quantity and quantity.measure is Measure.CHIPS:
            tag = _COUNTED_CHIPS
        if tag is None or items[index].covered:
            continue
        cost = abs(index - event.index) + (0 if index > event.index else 2) + _turns(items, event.index, index)
        if best is None or cost < best[0]:
            best = cost, tag.name
    return best[1] if best and best[0] < 16 else None


def _turns(items: Sequence[Item], left: int, right: int) -> float:
    low, high = sorted((left, right))
    between = items[low + 1 : high]
    return sum(6.0 if item.tag("subordinate") or item.text == ";" else 1.0 if item.text == "," else 0 for item in between)


_GOODS_KIND = {"stake": "equity", "warrant": "equity"}
_JOINS = frozenset(("deal", "ally", "commit", "invest", "put_money", "back", "join", "hold"))
_THROUGH_A_CLOUD = frozenset(("use", "train", "get", "rent", "commit"))


def _kind(event: Event, agent: Group, other: Group, items: Sequence[Item], words: Words) -> tuple[str | None, bool]:
    """Return the kind of the tie, and whether the text said it."""
    frame = event.frame
    first, second = agent.parties[0].type, other.parties[0].type
    if "venture" in (first, second) and frame.name in _JOINS:
        return "venture", True
    if frame.kind and frame.name not in ("hold", "finance"):
        return frame.kind, True
    if frame.kind == "equity":
        return "equity", True
    if frame.object == "acquisition" and _direct_object(event, other, items):
        return "acquisition", True
    goods = _goods_near(event, agent, other, items)
    kind = goods
    if frame.kind == "debt":
        return "debt", True
    if kind == "chips" and frame.name in _THROUGH_A_CLOUD and second == "cloud":
        return "compute", True  # chips reached through a cloud are compute
    if kind == "debt" and frame.name in ("deal", "get", "use"):
        kind = None
    if kind == "stake" and frame.name == "sell" and other.preposition != "to":
        return None, False  # shares that are sold, to nobody named
    if kind == "service" and frame.name == "deal":
        kind = usual_kind(first, second) or kind
    if kind:
        return _GOODS_KIND.get(kind, kind), True
    return usual_kind(first, second) or (frame.default if not (agent.carried or other.carried) else None), False


def _direct_object(event: Event, other: Group, items: Sequence[Item]) -> bool:
    """"buys Aligned", "شراء سويتش": the party itself is bought, not something of its own or from it."""
    return (
        not other.goods
        and not other.owner
        and other.preposition in ("", "of")
        and 0 < other.first - event.index <= 6
        and not any(item.quantity or item.tag("goods") for item in items[event.index + 1 : other.first])
    )


def _ties(
    event: Event, agent: Group, other: Group, cost: float, sentence: Sentence, words: Words
) -> Iterator[RawTie]:
    kind, explicit = _kind(event, agent, other, sentence.items, words)
    if kind is None:
        return
    status = _status(event, sentence.items)
    first, last = min(agent.first, other.first, event.index), max(agent.last, other.last, event.index)
    members = max(len(agent.parties), len(other.parties))
    for one in agent.parties:
        for two in other.parties:
            payer, payee = _directed(event, kind, one, two)
            if payer is not one and event.frame.name in _CONSUMES:
                continue  # a cloud that "uses" a lab's models rents no computing from it
            yield RawTie(
                kind, payer, payee, event.index, first, last, cost + (0 if explicit else 1.5), event.frame.name, status,
                explicit, tuple(named.party for named in agent.parties), members,
                next((side.parties[0].party for side in (agent, other) if side.carried), ""),
            )  # fmt: skip


_CONSUMES = frozenset(("use", "train", "rent", "get", "order"))
_FUTURE = frozenset(("will", "to", "shall", "would", "should", "سوف"))


def _is_told_as_fact(event: Event, items: Sequence[Item]) -> bool:
    """"Amazon's $4 billion investment in …": named with its investor, and nothing says that it is planned."""
    hedges = ("talks", "firm", "target", "projected", "conditional", "denied")
    if any(item.tag(category) for item in items[: event.index + 6] for category in hedges):
        return False
    following = items[event.index + 1] if event.index + 1 < len(items) else None
    owned = any(item.text == "'s" for item in items[max(0, event.index - 4) : event.index])
    return owned or (following is not None and following.is_party)


def _to_come(event: Event, items: Sequence[Item]) -> bool:
    return any(item.text in _FUTURE for item in items[max(0, event.index - 3) : event.index])


def _status(event: Event, items: Sequence[Item]) -> str:
    """What the form of the event says: a thing done, or one that is agreed and to come."""
    if event.frame.name in ("hold", "belong") and any(item.tag("firm") for item in items[event.index : event.index + 4]):
        return "agreed"
    if event.frame.name == "invest" and event.tag.part == "noun" and _is_told_as_fact(event, items):
        return "done"
    if event.tag.tense == "present" and any(item.quantity and item.quantity.per for item in items[event.index :][:10]):
        return "done" if event.frame.past == "done" and not _to_come(event, items) else event.frame.other
    if event.tag.tense == "future" or _to_come(event, items):
        return "agreed" if event.frame.past == "done" else event.frame.past
    return event.frame.past if event.tag.tense in ("past", "participle") or event.passive else event.frame.other


def _directed(event: Event, kind: str, agent: Named, other: Named) -> tuple[Named, Named]:
    """Return (payer, payee): as the frame says, else by who usually is paid in such deals."""
    if kind in SYMMETRIC:
        return (agent, other) if agent.party.casefold() <= other.party.casefold() else (other, agent)
    if kind == "venture":
        return (other, agent) if agent.type == "venture" else (agent, other)
    if event.frame.name == "issue":
        return other, agent  # the holder of a warrant, not its issuer, invests
    if event.frame.subject == "payer":
        return plausible(kind, agent, other)
    if event.frame.subject == "payee":
        return plausible(kind, other, agent)
    paid = payee_prior(kind, agent.type) > payee_prior(kind, other.type)
    return (other, agent) if paid else (agent, other)


_IMPLAUSIBLE = 2.0


def plausible(kind: str, payer: Named, payee: Named) -> tuple[Named, Named]:
    """Turn a tie round that would have a cloud rent from a lab, or a lab sell chips to a chip maker."""
    if kind in ("compute", "chips", "energy", "equity", "debt"):
        gap = payee_prior(kind, payer.type) - payee_prior(kind, payee.type)
        if gap >= _IMPLAUSIBLE:
            return payee, payer
    return payer, payee
