"""Words that refer to a party ("it", "the two", "the company", كلاهما, فيها) give way to the one they mean."""

from collections.abc import Sequence
from dataclasses import replace

from halqa.catalogue.words import Meanings, Tag, Words
from halqa.reading.items import HYPHEN, Item, Sentence
from halqa.reading.names.descriptions import by_description, counterpart, is_definite
from halqa.reading.names.memory import NOBODY, Meant, Memory, Place
from halqa.reading.names.mentions import How, Named, governing
from halqa.reading.names.pronouns import Around, by_goods, by_preposition

_REFERRING = frozenset(("both", "pronouns", "role", "goods", "description"))  # what words that stand for a party mean


def resolved(sentence: Sentence, memory: Memory, words: Words) -> Sentence:
    """Return the sentence with parties in the place of the words that refer to them, and remember who is named."""
    items: list[Item] = []
    index = 0
    told, bound = sentence.items, words.bound_pronouns
    place = Place(told, memory, words, memory.subject, items)
    while index < len(told):
        item = told[index]
        if (
            item.named is None
            and (not item.tags or _REFERRING.isdisjoint(item.tags.first))
            and not (bound and _may_be_bound(item, index, words))
        ):
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


def _reference(first: Item, last: Item, named: Named, *, later: bool) -> Item:
    tag = first.tag("description") or first.tag("both")
    glued = "و" if later else tag.glued if tag else ""
    meant = replace(named, start=first.start, end=last.end, how=How.REFERENCE, glued=glued, written="")
    clause = tuple(tag for tag in first.tags if tag.category == "clause")  # إنها is still a conjunction
    return Item(first.text, first.start, last.end, Meanings(clause), named=meant)


def _note(items: Sequence[Item], place: Place, *, is_subject: bool = True) -> None:
    """Remember the party of the last item, and that it is the subject where nothing governs it."""
    named = items[-1].named
    if named is None:
        return
    place.memory.add(named)
    if not _is_agent(items[:-1]):
        place.dealt = named
    if is_subject and place.here is None and not _is_governed(items[:-1], named, place.words):
        place.here = named


def _note_head(items: Sequence[Item], place: Place) -> None:
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


def _referred(place: Place, index: int) -> Meant:
    """Return who the words at an item refer to, and how many items they are."""
    item = place.items[index]
    if both := item.tag("both"):
        pair = place.memory.recent(2)
        return (pair, both.length) if len(pair) == 2 else NOBODY
    if item.tag("pronouns") and not item.tag("own"):
        return _by_pronoun(place, index) if not place.words.verb_first else _by_subject(place, index)
    if place.words.verb_first and (_has_bound(item, place.words) or (not index and _has_own(item, place.words))):
        return _bound(place, index)
    if other := counterpart(place, index):
        return [other], 1
    tag = item.tag("description")
    if tag is None or item.covered or not is_definite(place, index, tag):
        return NOBODY
    return by_description(place, index, tag)


def _by_subject(place: Place, index: int) -> Meant:
    """Read أعلنت أوبن إيه آي أنها ستستأجر: who is named right before, else who the text is about here."""
    if not _acts_next(place, index):
        return NOBODY
    beside = place.done[-1].named if place.done and place.done[-1].is_party else None
    meant = beside if beside and not governing(beside.glued) else place.here or place.topic
    return ([meant], 1) if meant else NOBODY


def _acts_next(place: Place, index: int) -> bool:
    """Tell إنها وقعت, وهي تنافس: a pronoun whose verb follows, and that no name before it explains."""
    if index and place.items[index].tag("relative"):
        return False
    following = place.items[index + 1 : index + 4]
    verbs = (offset for offset, item in enumerate(following) if (tag := item.tag("event")) and tag.part == "verb")
    verb = next(verbs, None)
    return verb is not None and not any(item.named or item.is_mark for item in following[:verb])


def _by_pronoun(place: Place, index: int) -> Meant:
    """Read "it": who this sentence, else the last one, is about; after "so that", the one just named."""
    if _is_part_of(place, index):
        return NOBODY
    purpose = [item.text for item in place.items[max(0, index - 2) : index]] == ["so", "that"]
    recent = place.memory.recent(1) if purpose else []
    other = _acted_on(place, index)
    meant = recent[0] if recent else other or _speaker(place, index) or place.here or place.topic or place.memory.topic
    return ([meant], 1) if meant else NOBODY


def _is_part_of(place: Place, index: int) -> bool:
    """Tell "subscribed 800 million euros of it": what a sum is part of is a sum, and no party."""
    before = place.items[max(0, index - 2) : index]
    return len(before) == 2 and before[0].money is not None and before[1].tag("preposition", "of") is not None


def _acted_on(place: Place, index: int) -> Named | None:
    """Return whom "gives it" means: the last party named that is not the subject, else one named before."""
    before = place.items[index - 1] if index else None
    acts = before is not None and any(tag.part == "verb" for tag in before.tags)
    if place.words.verb_first or before is None or not acts or place.here is None:
        return None
    subject = place.items[index - 2].named if index > 1 else None
    free = subject is None or place.dealt is None or subject.party != place.dealt.party
    if place.dealt is not None and place.dealt.party != place.here.party and free:
        return place.dealt
    if before.tag("event", "found") or before.tag("event", "join"):
        return place.memory.venture
    meant = (place.topic, place.memory.topic)
    return next((one for one in meant if one is not None and one.party != place.here.party), None)


def _speaker(place: Place, index: int) -> Named | None:
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


def _bound(place: Place, index: int) -> Meant:
    """Read a pronoun that is glued on: فيها, على سحابتها."""
    recent = place.memory.recent(4)
    word = place.items[index].text.removeprefix("" if index else "و")
    if not index and _is_having(place.words, word):
        return ([place.topic], 1) if place.topic else NOBODY
    before = place.done[-_LOOK:]  # as they were understood
    items = [*before, *place.items[index : index + 4]]
    around = Around(items, len(before), place.here, place.topic, recent)
    bound = word in place.words.bound_pronouns
    meant = by_preposition(around, masculine=word in place.words.masculine) if bound else by_goods(around)
    return ([meant], 1) if meant else NOBODY


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
