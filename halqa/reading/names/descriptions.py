"""Who is meant by a noun that stands for a party: "the company", "its partner", الشركة, الأخيرة."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from halqa.catalogue.parties import parents, party
from halqa.catalogue.words import Tag
from halqa.reading.items import Item
from halqa.reading.names.memory import NOBODY, Meant, Memory, Place
from halqa.reading.names.mentions import How, Named, governing

COUNTERPARTS = frozenset(("partner", "rival", "supplier"))  # roles that stand for a party: "its partner"
_NO_COMPANY = frozenset(("person", "venture", "government", "media"))


def is_definite(place: Place, index: int, tag: Tag) -> bool:
    """Whether a description stands for a party: "the company", not "a company" or "the startup Quillon"."""
    following = place.after(index + tag.length)
    told = place.words.descriptions[tag.name]
    named = following is not None and (following.is_party or following.text == '"')
    if named and told.get("type") != ["venture"] and not _is_subject_here(place, index, tag):
        return False  # the name itself follows
    if place.words.verb_first or told.get("person"):
        return True
    articles = ("the", "this", "a", "an") if told.get("vehicle") else ("the", "this")
    if not _has_article(place.items, index, articles):
        return False
    return _ends(place.after(index + tag.length))


def _is_subject_here(place: Place, index: int, tag: Tag) -> bool:
    """Tell تنافس الشركة كوهير from تنافس الشركة الناشئة كوهير: a bare "the company" after a verb is its subject."""
    before = place.items[index - 1] if index else None
    acts = before is not None and any(one.part == "verb" for one in before.tags)
    return place.words.verb_first and acts and not place.words.descriptions[tag.name] and not tag.glued.strip("وف")


def _has_article(items: Sequence[Item], index: int, articles: Sequence[str]) -> bool:
    """Whether an article stands before a description: "the company", "the New Jersey company"."""
    before = items[max(0, index - 3) : index]
    if not before or before[-1].is_party or before[-1].text == "'s":
        return False
    for item in reversed(before):
        if item.text in articles:
            return True
        if item.is_mark or item.named or item.quantity or item.tag("event"):
            return False
    return False


def _ends(item: Item | None) -> bool:
    """Whether a noun phrase ends before an item: no further noun follows ("the firm part")."""
    if item is None or item.tags or not item.text.isalpha():
        return True
    return item.text.endswith(("ed", "ly", "s")) or item.text in _VERBS


_VERBS = frozenset("is are was were has had have can could may now also then once does did do be being been".split())


def by_description(place: Place, index: int, tag: Tag) -> Meant:
    """Return who a definite description means, and how many items it is."""
    told = place.words.descriptions[tag.name]
    if "last" in told or "rank" in told:
        return _of_two(place, index, tag)
    if head := place.memory.heads.get(told.get("head", "")):
        return [head], tag.length
    if told.get("person"):
        people = [named for named in place.memory.named if named.how is How.PERSON]
        return (people[-1:], tag.length) if people else NOBODY
    if told.get("owner") or told.get("maker"):
        owner = _owner(place) if told.get("owner") else _maker(place)
        return ([owner], tag.length) if owner else NOBODY
    if told.get("vehicle"):
        served = _served(place, index) or place.memory.topic or place.topic
        return ([served], tag.length) if served else NOBODY
    new = [one for one in place.memory.named if one.how is How.NEW] if told.get("new") else []
    if new:
        return new[-1:], tag.length  # a startup is in no table sooner than in one
    country, length = _country(place, index, tag.length)
    acts = _acts_on(place, index) or (_acts_here(place, index) if told.get("type") else None)
    spoken_of = _spoken_of(place, index, tag)
    topic = None if spoken_of and spoken_of.party == acts else spoken_of
    meant = _fitting(place.memory, told.get("type"), country, topic, acts)
    return ([meant], tag.length + length) if meant else NOBODY


def _acts_on(place: Place, index: int) -> str | None:
    """Return who acts on what is described: استحواذ سيسكو على الشركة, استثمار من إنتل في الشركة."""
    if not place.words.verb_first or not index:
        return None
    told = place.items[index - 1].tag("event")
    if told and told.part == "noun" and place.here:
        return place.here.party  # فاوضت ميتا على شراء الشركة
    if place.items[index - 1].tag("preposition") is None:
        return None
    before = place.items[max(0, index - _ACTED) : index - 1]
    party = before[-1].named if before and before[-1].is_party else None
    if party is None or _glued_to(party, place):
        return None
    led = before[-2] if len(before) > 1 else None
    given = led is not None and led.tag("preposition", "from") is not None
    event = before[-3] if given and len(before) > 2 else led
    return party.party if event is not None and event.tag("event") else None


def _acts_here(place: Place, index: int) -> str | None:
    """Return the subject of the sentence, where a preposition governs a description with a type: it is another."""
    if place.words.verb_first or place.here is None:
        return None
    for item in reversed(place.items[max(0, index - _LED_IN) : index]):
        if item.tag("preposition") and item.text not in ("as", "like"):
            return place.here.party
        if not (item.tag("article") or item.tag("filler") or item.tag("country") or not item.tags):
            return None
    return None


_LED_IN = 5  # items from a preposition over adjectives to a description
_ACTED = 5  # items from an event over who acts to what is acted on


def _glued_to(party: Named, place: Place) -> bool:
    return governing(party.glued)[:1] in place.words.glued_prepositions


def _owner(place: Place) -> Named | None:
    """Return who مالكتها, "its parent" is: the owner that the catalogue knows of the latest party that has one."""
    for named in reversed(place.memory.named):
        if owner := parents().get(named.party):
            known = next((one for one in place.memory.named if one.party == owner), None)
            entry = party(owner)
            return known or replace(named, party=owner, type=entry.type, country=entry.country)
    return None


def _maker(place: Place) -> Named | None:
    """Return who مطورتها is: the one whose product was named last."""
    return next((one for one in reversed(place.memory.named) if one.how is How.PRODUCT), None)


def _ranked(place: Place, index: int, tag: Tag, rank: int) -> Meant:
    """Read الأولى, الثانية where they stand by themselves: the parties that were named, in turn."""
    before, after = place.items[index - 1] if index else None, place.after(index + 1)
    alone = before is not None and (before.tag("preposition") or before.tag("event") or tag.glued.strip("وفال"))
    dated = after is not None and (after.tag("preposition", "from") is not None or after.quantity is not None)
    named = {one.party: one for one in place.memory.named if one.how is not How.REFERENCE and one.type != "person"}
    pair = list(named.values())[-2:]
    return ([pair[rank]], 1) if alone and not dated and len(pair) == 2 else NOBODY


def _of_two(place: Place, index: int, tag: Tag) -> Meant:
    """Read words that pick one of those named last: "the latter", الأخيرة, الأولى."""
    told = place.words.descriptions[tag.name]
    if not place.words.verb_first:
        return _of_pair(place, index, told)
    return _latter(place, index, tag) if told.get("last") else _ranked(place, index, tag, told["rank"])


def _of_pair(place: Place, index: int, told: Mapping[str, Any]) -> Meant:
    """Read "the former", "the latter", where no noun follows: of the two joined last, else of the last two named."""
    following = place.after(index + 1)
    if following is not None and not (following.is_mark or any(map(following.tag, _GOES_ON))):
        return NOBODY
    done = place.done
    joined = (at for at in range(len(done) - 3, -1, -1) if done[at].is_party and done[at + 1].tag("and"))
    at = next((at for at in joined if done[at + 2].is_party), None)
    pair = [done[at].named, done[at + 2].named] if at is not None else place.memory.recent(2)
    meant = pair[-1 if told.get("last") else 0] if len(pair) == 2 else None
    return ([meant], 1) if meant else NOBODY


_GOES_ON = ("and", "be", "have", "to_come", "event", "preposition", "confirms")


def _latter(place: Place, index: int, tag: Tag) -> Meant:
    """Read الأخيرة, where it stands by itself: the last party named that is not the subject."""
    before = place.items[index - 1] if index else None
    alone = before is None or before.tag("preposition") or tag.glued or before.tag("event") or tag.length > 1
    others = [one for one in place.memory.recent(3) if place.here is None or one.party != place.here.party]
    return (others[-1:], tag.length) if alone and others else NOBODY


def _spoken_of(place: Place, index: int, tag: Tag) -> Named | None:
    """Return who "the company" is: as an object the topic of the text, as a subject that of the last sentence."""
    before = place.items[index - 1] if index else None
    is_object = before is not None and (before.tag("preposition") or "ل" in tag.glued.replace("ال", ""))
    topic = place.memory.topic
    if place.memory.paid and before is not None and (place.words.verb_first or before.tag("article")):
        near = place.items[max(0, index - 3) : index]
        values = any(item.tag("metric", "valuation") or item.tag("constructed", "valuation") for item in near)
        if values and place.here is None:
            return place.memory.paid  # "The deal values the company at"
    if is_object and topic and (place.here is None or topic.party != place.here.party):
        return topic
    if place.here and _is_role_in(place, index):
        return next((one for one in reversed(place.memory.recent(3)) if one.party != place.here.party), place.topic)
    if not place.words.verb_first and _is_governed(place, index):
        acted_on = (place.dealt, place.topic, topic)
        other = next((one for one in acted_on if one and (place.here is None or one.party != place.here.party)), None)
        if other is not None:
            return other  # "6% of the company": not who acts
    if not is_object and not place.words.verb_first and (place.here or place.dealt):
        priced = any(item.tag("metric") or item.tag("event") for item in place.items[max(0, index - 2) : index])
        return (place.dealt if priced else place.here) or place.here
    return place.topic


def _is_governed(place: Place, index: int) -> bool:
    """Whether a preposition, and no conjunction, governs it: "of the company", not "after the company"."""
    before = place.items[index - 2] if index > 1 else None
    if before is None or not place.items[index - 1].tag("article"):
        return False
    governs = before.tag("preposition")
    return governs is not None and governs.name not in ("than", "as") and before.tag("subordinate") is None


def _is_role_in(place: Place, index: int) -> bool:
    """Tell "Mubadala is an investor in the company": a role is in somebody else."""
    before = place.items[max(0, index - 3) : index]
    return len(before) == 3 and before[0].tag("role") is not None and before[1].tag("preposition") is not None


def _served(place: Place, index: int) -> Named | None:
    """Return the company that a vehicle serves: the one it rents to or works for in the same sentence."""
    for before, item in zip(place.items[index:], place.items[index + 1 :], strict=False):
        if item.named and item.is_party and item.named.type != "venture":
            glued = governing(item.named.glued)[:1]
            if glued == "ل" or before.tag("preposition", "to") or before.tag("preposition", "for"):
                return item.named
    return None


def counterpart(place: Place, index: int) -> Named | None:
    """Return who "its partner", في شريكه is: the other party, where no name follows."""
    role = place.items[index].tag("role")
    before = place.items[index - 1] if index else None
    following = place.after(index + 1)
    if role is None or role.name not in COUNTERPARTS or before is None:
        return None
    said = role.pronoun and before.tag("preposition")
    that = before.text in ("that", "this") and place.items[index].text == "rival"
    if not (said or that) or (following and (following.is_party or following.text == '"')):
        return None
    if any(item.tag("such_as") for item in place.items[index + 1 : index + 4]):
        return None  # من منافسيه, وعلى رأسهم: they are named next
    others = [one for one in place.memory.recent(3) if place.topic is None or one.party != place.topic.party]
    return others[-1] if others else None


def _country(place: Place, index: int, length: int) -> tuple[str | None, int]:
    """Return the country said beside a description, and how many items after it belong to it."""
    for item in place.items[max(0, index - 2) : index]:
        if tag := item.tag("country"):
            return tag.name, 0
    following = place.after(index + length)
    tag = following.tag("country") if following and place.words.verb_first else None
    return (tag.name, 1) if tag else (None, 0)


def _fitting(
    memory: Memory, types: Sequence[str] | None, country: str | None, topic: Named | None, acts: str | None
) -> Named | None:
    """Return the latest party of the type and the country that does not act; with neither said, who it is about."""
    if types is None and country is None and topic and topic.type not in _NO_COMPANY:
        return topic
    others = (named for named in reversed(memory.named) if named.party != acts)
    return next((named for named in others if _fits(named, types, country)), None)


def _fits(named: Named, types: Sequence[str] | None, country: str | None) -> bool:
    if country and named.country != country:
        return False
    if types:
        return named.type in types
    return named.type not in _NO_COMPANY
