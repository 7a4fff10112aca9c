"""Who is meant by "it", "the company", "the Japanese group", "the two", الشركة, الأخيرة, كلاهما."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from halqa.catalogue.words import Meanings, Tag, Words
from halqa.reading.items import HYPHEN, Item, Sentence
from halqa.reading.mentions import How, Named, governing
from halqa.reading.pronouns import Around, by_goods, by_preposition

_MEMORY = 40  # mentions that are remembered
COUNTERPARTS = frozenset(("partner", "rival", "supplier"))  # roles that stand for a party: "its partner"
_REFERRING = frozenset(("both", "pronouns", "role", "goods", "description"))  # what words that stand for a party mean
_NO_COMPANY = frozenset(("person", "venture", "government", "media"))


@dataclass(slots=True)
class Memory:
    """The parties named so far, the last at the end, and who the last sentence was about."""

    named: list[Named]
    subject: Named | None = None
    venture: Named | None = None  # the last one named
    heads: dict[str, Named] = field(default_factory=dict)  # by the noun before the name: مجموعة علي بابا
    topic: Named | None = None  # what the whole text is about

    def add(self, named: Named) -> None:
        """Remember a mention."""
        self.named.append(named)
        del self.named[:-_MEMORY]

    def recent(self, count: int) -> list[Named]:
        """Return the last different parties, the latest last."""
        kept: dict[str, Named] = {}
        for one in reversed(self.named):
            if one.type not in ("person",):
                kept.setdefault(one.party, one)
            if len(kept) == count:
                break
        return list(reversed(kept.values()))


def resolved(sentence: Sentence, memory: Memory, words: Words) -> Sentence:
    """Return the sentence with parties in the place of the words that refer to them, and remember who is named."""
    items: list[Item] = []
    index = 0
    told = sentence.items
    place = _Place(told, memory, words, memory.subject, items)
    while index < len(told):
        item = told[index]
        if item.named is None and _REFERRING.isdisjoint(item.tags.first) and not _may_be_bound(item, index, words):
            items.append(item)  # most words stand for no party
            index += 1
            continue
        found, length = ([], 1) if item.named else _referred(place, index)
        if found and words.verb_first and (_has_bound(item, words) or (not index and _has_own(item, words))):
            preposition = words.bound_pronouns.get(item.text) if index else None
            items.append(
                item._replace(tags=Meanings([Tag("preposition", preposition), *item.tags])) if preposition else item
            )
        for position, named in enumerate(found):
            items.append(_reference(item, told[index + length - 1], named, later=position > 0))
            _note(items, place)
        if not found:
            items.append(item)
            length = 1
            if item.is_party:
                owns = index + 1 < len(told) and told[index + 1].text in ("'s", HYPHEN)
                _note(items, place, is_subject=not owns)
                _note_head(items, place)
        index += length
    return replace(sentence, items=tuple(items))


@dataclass(slots=True)
class _Place:
    """A sentence that is being resolved: what it leans on, and its own subject once it is named."""

    items: Sequence[Item]
    memory: Memory
    words: Words
    topic: Named | None  # who the sentences before were about
    done: list[Item]  # those that were resolved
    here: Named | None = None
    dealt: Named | None = None  # the last party of the sentence that does not act: none after "by", "from", "with"

    def after(self, index: int) -> Item | None:
        """Return an item, if the sentence goes so far."""
        return self.items[index] if index < len(self.items) else None


_Meant = tuple[list[Named], int]
_NOBODY: _Meant = ([], 0)


def _reference(first: Item, last: Item, named: Named, *, later: bool) -> Item:
    tag = first.tag("description") or first.tag("both")
    glued = "و" if later else tag.glued if tag else ""
    meant = replace(named, start=first.start, end=last.end, how=How.REFERENCE, glued=glued, written="")
    clause = tuple(tag for tag in first.tags if tag.category == "clause")  # إنها is still a conjunction
    return Item(first.text, first.start, last.end, Meanings(clause), named=meant)


def _note(items: Sequence[Item], place: _Place, *, is_subject: bool = True) -> None:
    """Remember the party of the last item, and that it is the subject where nothing governs it."""
    named = items[-1].named
    if named is None:
        return
    place.memory.add(named)
    if not _is_agent(items[:-1]):
        place.dealt = named
    if is_subject and place.here is None and not _is_governed(items[:-1], named, place.words):
        place.here = named


def _note_head(items: Sequence[Item], place: _Place) -> None:
    """Remember the noun that introduces the last item: "the group" is later the one that was called so."""
    before = next((item for item in reversed(items[-3:-1]) if not item.is_mark), None)
    tag = before.tag("organisation") if before and place.words.verb_first else None
    named = items[-1].named
    if named and (tag or " " in named.written):
        place.memory.heads[tag.name if tag else named.written.split()[0]] = named


def _is_agent(before: Sequence[Item]) -> bool:
    """Whether the list of names that goes on after some items is one of those who act: "led by A, B and"."""
    for item in reversed(before):
        if tag := item.tag("preposition"):
            return tag.name in ("by", "from", "with")
        passed = (
            item.is_party or item.is_mark or any(item.tag(category) for category in ("and", "filler", "organisation"))
        )
        if not passed:
            return False
    return False


def _is_governed(before: Sequence[Item], named: Named, words: Words) -> bool:
    glued = governing(named.glued)
    if glued[:1] in words.glued_prepositions and glued:
        return True
    for item in reversed(before[-3:]):
        if item.tag("preposition"):
            return True
        if not (item.tag("filler") or item.tag("organisation") or item.tag("definite") or item.text == '"'):
            return False
    return False


def _referred(place: _Place, index: int) -> _Meant:
    """Return who the words at an item refer to, and how many items they are."""
    item = place.items[index]
    if both := item.tag("both"):
        pair = place.memory.recent(2)
        return (pair, both.length) if len(pair) == 2 else _NOBODY
    if item.tag("pronouns") and not item.tag("own"):
        return _by_pronoun(place, index) if not place.words.verb_first else _by_subject(place, index)
    if place.words.verb_first and (_has_bound(item, place.words) or (not index and _has_own(item, place.words))):
        return _bound(place, index)
    if other := _counterpart(place, index):
        return [other], 1
    tag = item.tag("description")
    if tag is None or item.covered or not _is_definite(place, index, tag):
        return _NOBODY
    return _by_description(place, index, tag)


def _by_subject(place: _Place, index: int) -> _Meant:
    """Read أعلنت أوبن إيه آي أنها ستستأجر: who is named right before, else who the text is about here."""
    if not _acts_next(place, index):
        return _NOBODY
    beside = place.done[-1].named if place.done and place.done[-1].is_party else None
    meant = beside if beside and not governing(beside.glued) else place.here or place.topic
    return ([meant], 1) if meant else _NOBODY


def _acts_next(place: _Place, index: int) -> bool:
    """Tell إنها وقعت, وهي تنافس: a pronoun whose verb follows, and that no name before it explains."""
    if index and place.items[index].tag("relative"):
        return False
    following = place.items[index + 1 : index + 4]
    verbs = (offset for offset, item in enumerate(following) if (tag := item.tag("event")) and tag.part == "verb")
    verb = next(verbs, None)
    return verb is not None and not any(item.named or item.is_mark for item in following[:verb])


def _by_pronoun(place: _Place, index: int) -> _Meant:
    """Read "it": who this sentence, else the last one, is about; after "so that", the one just named."""
    purpose = [item.text for item in place.items[max(0, index - 2) : index]] == ["so", "that"]
    recent = place.memory.recent(1) if purpose else []
    other = _acted_on(place, index)
    meant = recent[0] if recent else other or _speaker(place, index) or place.here or place.topic or place.memory.topic
    return ([meant], 1) if meant else _NOBODY


def _acted_on(place: _Place, index: int) -> Named | None:
    """Return whom "gives it" means: the last party named, unless that is the subject itself."""
    before = place.items[index - 1] if index else None
    acts = before is not None and any(tag.part == "verb" for tag in before.tags)
    if place.words.verb_first or not acts or place.here is None or place.dealt is None:
        return None
    return place.dealt if place.dealt.party != place.here.party else None


def _speaker(place: _Place, index: int) -> Named | None:
    """Return who says what the pronoun begins: "OpenAI said it would rent", أعلنت أوبن إيه آي أنها ستستأجر."""
    low = max(0, index - _SAID)
    for at in range(index - 1, low - 1, -1):
        item = place.items[at]
        if item.is_mark:
            return None
        if item.is_party:
            beside = (*place.items[max(0, at - 1) : at], *place.items[at + 1 : index])
            return item.named if any(one.tag("confirms") for one in beside) else None
    return None


_SAID = 4  # items from who speaks to what is said


def _bound(place: _Place, index: int) -> _Meant:
    """Read a pronoun that is glued on: فيها, على سحابتها."""
    recent = place.memory.recent(4)
    word = place.items[index].text.removeprefix("" if index else "و")
    if not index and _is_having(place.words, word):
        return ([place.topic], 1) if place.topic else _NOBODY
    before = place.done[-_LOOK:]  # as they were understood
    items = [*before, *place.items[index : index + 4]]
    around = Around(items, len(before), place.here, place.topic, recent)
    bound = word in place.words.bound_pronouns
    meant = by_preposition(around, masculine=word in place.words.masculine) if bound else by_goods(around)
    return ([meant], 1) if meant else _NOBODY


def _may_be_bound(item: Item, index: int, words: Words) -> bool:
    """Whether a word is a preposition with a pronoun; at the beginning "and" may be glued on before it."""
    return item.text in words.bound_pronouns or (not index and item.text[:1] == "و" and _has_own(item, words))


def _has_own(item: Item, words: Words) -> bool:
    return _is_having(words, item.text.removeprefix("و"))


_LOOK = 40  # items before a pronoun in which a party is meant


def _is_having(words: Words, word: str) -> bool:
    """Tell ولها مشاريع مع أوراكل: a sentence that begins so says what its subject has."""
    return words.bound_pronouns.get(word) in ("to", "at")


def _has_bound(item: Item, words: Words) -> bool:
    return item.text in words.bound_pronouns or any(tag.category == "goods" and tag.pronoun for tag in item.tags)


def _is_definite(place: _Place, index: int, tag: Tag) -> bool:
    """Whether a description stands for a party: "the company", not "a company" or "the startup Quillon"."""
    following = place.after(index + tag.length)
    told = place.words.descriptions[tag.name]
    named = following is not None and (following.is_party or following.text == '"')
    if named and told.get("type") != ["venture"]:
        return False  # the name itself follows
    if place.words.verb_first or told.get("person"):
        return True
    articles = ("the", "this", "a", "an") if told.get("vehicle") else ("the", "this")
    if not _has_article(place.items, index, articles):
        return False
    return _ends(place.after(index + tag.length))


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


def _by_description(place: _Place, index: int, tag: Tag) -> _Meant:
    told = place.words.descriptions[tag.name]
    if told.get("last"):
        return _latter(place, index, tag)
    if (rank := told.get("rank")) is not None:
        return _ranked(place, index, tag, rank)
    if head := place.memory.heads.get(told.get("head", "")):
        return [head], tag.length
    if told.get("person"):
        people = [named for named in place.memory.named if named.how is How.PERSON]
        return (people[-1:], tag.length) if people else _NOBODY
    if told.get("vehicle"):
        served = _served(place, index) or place.memory.topic or place.topic
        return ([served], tag.length) if served else _NOBODY
    new = [one for one in place.memory.named if one.how is How.NEW] if told.get("new") else []
    if new:
        return new[-1:], tag.length  # a startup is in no table sooner than in one
    country, length = _country(place, index, tag.length)
    meant = _fitting(place.memory, told.get("type"), country, _spoken_of(place, index, tag))
    return ([meant], tag.length + length) if meant else _NOBODY


def _ranked(place: _Place, index: int, tag: Tag, rank: int) -> _Meant:
    """Read الأولى, الثانية where they stand by themselves: the parties that were named, in turn."""
    before, after = place.items[index - 1] if index else None, place.after(index + 1)
    alone = before is not None and (before.tag("preposition") or before.tag("event") or tag.glued.strip("وفال"))
    dated = after is not None and (after.tag("preposition", "from") is not None or after.quantity is not None)
    named = {one.party: one for one in place.memory.named if one.how is not How.REFERENCE and one.type != "person"}
    pair = list(named.values())[-2:]
    return ([pair[rank]], 1) if alone and not dated and len(pair) == 2 else _NOBODY


def _latter(place: _Place, index: int, tag: Tag) -> _Meant:
    """Read الأخيرة, where it stands by itself: the last party named that is not the subject."""
    before = place.items[index - 1] if index else None
    alone = before is None or before.tag("preposition") or tag.glued or before.tag("event") or tag.length > 1
    others = [one for one in place.memory.recent(3) if place.here is None or one.party != place.here.party]
    return (others[-1:], tag.length) if alone and others else _NOBODY


def _spoken_of(place: _Place, index: int, tag: Tag) -> Named | None:
    """Return who "the company" is: as an object the topic of the text, as a subject that of the last sentence."""
    before = place.items[index - 1] if index else None
    is_object = before is not None and (before.tag("preposition") or "ل" in tag.glued.replace("ال", ""))
    topic = place.memory.topic
    if is_object and topic and (place.here is None or topic.party != place.here.party):
        return topic
    if place.here and _is_role_in(place, index):
        return next((one for one in reversed(place.memory.recent(3)) if one.party != place.here.party), place.topic)
    if not is_object and not place.words.verb_first and (place.here or place.dealt):
        priced = any(item.tag("metric") or item.tag("event") for item in place.items[max(0, index - 2) : index])
        return (place.dealt if priced else place.here) or place.here
    return place.topic


def _is_role_in(place: _Place, index: int) -> bool:
    """Tell "Mubadala is an investor in the company": a role is in somebody else."""
    before = place.items[max(0, index - 3) : index]
    return len(before) == 3 and before[0].tag("role") is not None and before[1].tag("preposition") is not None


def _served(place: _Place, index: int) -> Named | None:
    """Return the company that a vehicle serves: the one it rents to or works for in the same sentence."""
    for before, item in zip(place.items[index:], place.items[index + 1 :], strict=False):
        if item.named and item.is_party and item.named.type != "venture":
            glued = governing(item.named.glued)[:1]
            if glued == "ل" or before.tag("preposition", "to") or before.tag("preposition", "for"):
                return item.named
    return None


def _counterpart(place: _Place, index: int) -> Named | None:
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
    others = [one for one in place.memory.recent(3) if place.topic is None or one.party != place.topic.party]
    return others[-1] if others else None


def _country(place: _Place, index: int, length: int) -> tuple[str | None, int]:
    """Return the country said beside a description, and how many items after it belong to it."""
    for item in place.items[max(0, index - 2) : index]:
        if tag := item.tag("country"):
            return tag.name, 0
    following = place.after(index + length)
    tag = following.tag("country") if following and place.words.verb_first else None
    return (tag.name, 1) if tag else (None, 0)


def _fitting(memory: Memory, types: Sequence[str] | None, country: str | None, topic: Named | None) -> Named | None:
    """Return the latest party of the type and the country; with neither said, who the text is about."""
    if types is None and country is None and topic and topic.type not in _NO_COMPANY:
        return topic
    return next((named for named in reversed(memory.named) if _fits(named, types, country)), None)


def _fits(named: Named, types: Sequence[str] | None, country: str | None) -> bool:
    if country and named.country != country:
        return False
    if types:
        return named.type in types
    return named.type not in _NO_COMPANY
