"""Who is meant by "it", "the company", "the Japanese group", "the two", الشركة, الأخيرة, كلاهما."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from halqa.catalogue.words import Words
from halqa.reading.items import Item, Sentence
from halqa.reading.mentions import How, Named

_MEMORY = 40  # mentions that are remembered
_NO_COMPANY = frozenset(("person", "venture", "government", "media"))


@dataclass(slots=True)
class Memory:
    """The parties named so far, the last at the end, and who the last sentence was about."""

    named: list[Named]
    subject: Named | None = None
    venture: Named | None = None  # the last one named
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
    """Return the sentence with references in the place of the words that refer, and remember who is named."""
    items: list[Item] = []
    skip = 0
    topic = memory.subject
    here: Named | None = None
    for index, item in enumerate(sentence.items):
        if skip:
            skip -= 1
            continue
        if item.named:
            if item.is_party:
                memory.add(item.named)
                owns = sentence.items[index + 1].text == "'s" if index + 1 < len(sentence.items) else False
                here = here or (None if owns else _subject(items, item.named, words))
            items.append(item)
            continue
        found, length = _referred(sentence.items, index, memory, words, topic, here)
        if not found:
            items.append(item)
            continue
        stop = sentence.items[index + length - 1].end
        told = item.tag("description") or item.tag("both")
        glued = told.glued if told else ""
        for position, named in enumerate(found):
            meant = replace(named, start=item.start, end=stop, how=How.REFERENCE, glued="و" if position else glued)
            items.append(Item("\x00", item.start, stop, named=meant))
            memory.add(meant)
            here = here or _subject(items[:-1], meant, words)
        skip = length - 1
    return replace(sentence, items=tuple(items))


def _subject(items: Sequence[Item], named: Named, words: Words) -> Named | None:
    """The first party of a sentence that no preposition governs is what it is about."""
    glued = named.glued.lstrip("وف").replace("ال", "")
    if glued[:1] in words.glued_prepositions and glued:
        return None
    for before in reversed(items[-3:]):
        if before.tag("preposition"):
            return None
        if not (before.tag("filler") or before.tag("organisation") or before.text in ("the", '"')):
            break
    return named


def _referred(
    items: Sequence[Item], index: int, memory: Memory, words: Words, topic: Named | None, here: Named | None
) -> tuple[list[Named], int]:
    """Return who the words at an item refer to, and how many items they are."""
    item = items[index]
    if both := item.tag("both"):
        pair = memory.recent(2)
        return (pair, both.length) if len(pair) == 2 else ([], 0)
    if item.tag("pronouns") and item.text in ("it", "they"):
        meant = here or topic
        if index > 1 and (items[index - 2].text, items[index - 1].text) == ("so", "that"):
            meant = memory.recent(1)[0] if memory.named else meant  # the purpose is that of the one just named
        return ([meant], 1) if meant else ([], 0)
    if other := _counterpart(items, index, memory, topic):
        return [other], 1
    tag = item.tag("description")
    if tag is None or item.covered:
        return [], 0
    before = items[index - 1] if index else None
    start_adjectives = [other for other in items[max(0, index - 2) : index]]
    if words.script == "latin" and not words.descriptions[tag.name].get("person"):
        articles = ("the", "this", "a", "an") if words.descriptions[tag.name].get("vehicle") else ("the", "this")
        if not any(other.text in articles for other in start_adjectives) or not _closed(items, index + tag.length):
            return [], 0
        if before is not None and (before.is_party or before.text == "'s"):
            return [], 0
    following = items[index + tag.length] if index + tag.length < len(items) else None
    if following is not None and (following.is_party or (following.is_mark and following.text in '"«')):
        return [], 0  # "the startup Mistral", شركة «…»: the name itself follows
    told = words.descriptions[tag.name]
    if told.get("last"):
        stands_alone = before is None or before.tag("preposition") or tag.glued or before.tag("event")
        others = [named for named in memory.recent(3) if here is None or named.party != here.party]
        return (others[-1:], tag.length) if stands_alone else ([], 0)
    if told.get("person"):
        people = [named for named in memory.named if named.how is How.PERSON]
        return ([people[-1]], tag.length) if people else ([], 0)
    if told.get("vehicle"):
        meant = _served(items, index, words) or memory.topic or topic
        return ([meant], tag.length) if meant else ([], 0)
    country = _country(items, index, tag.length, words)
    about = topic
    if (
        before is not None
        and (before.tag("preposition") or "ل" in tag.glued.replace("ال", ""))
        and not told.get("type")
    ):
        about = memory.topic if memory.topic and (here is None or memory.topic.party != here.party) else topic
    fitting = _fitting(memory, told.get("type"), country[0], about)
    return ([fitting], tag.length + country[1]) if fitting else ([], 0)


def _served(items: Sequence[Item], index: int, words: Words) -> Named | None:
    """The company that a vehicle serves: the one it rents to or works for in the same sentence."""
    for before, item in zip(items[index:], items[index + 1 :], strict=False):
        if item.is_party and item.named and item.named.type != "venture":
            glued = item.named.glued.lstrip("وف").replace("ال", "")[:1]
            if glued == "ل" or (before.tag("preposition", "to") or before.tag("preposition", "for")):
                return item.named
    return None


def _counterpart(items: Sequence[Item], index: int, memory: Memory, topic: Named | None) -> Named | None:
    """ "its partner", في شريكه: the other party, where no name follows."""
    role = items[index].tag("role")
    before = items[index - 1] if index else None
    following = items[index + 1] if index + 1 < len(items) else None
    if role is None or role.name not in ("partner", "rival", "supplier") or before is None:
        return None
    said = role.pronoun and before.tag("preposition")
    that = before.text in ("that", "this") and items[index].text == "rival"
    if not (said or that) or (following and (following.is_party or following.text == '"')):
        return None
    others = [named for named in memory.recent(3) if topic is None or named.party != topic.party]
    return others[-1] if others else None


def _closed(items: Sequence[Item], index: int) -> bool:
    """Whether a noun phrase ends before an item: no further noun follows ("the firm part")."""
    if index >= len(items):
        return True
    item = items[index]
    plain = item.text.isalpha() and not item.tags
    return not plain or item.text.endswith(("ed", "ly", "s")) or item.text in _VERBS


_VERBS = frozenset("is are was were has had have can could may now also then once does did do be being been".split())


def _country(items: Sequence[Item], index: int, length: int, words: Words) -> tuple[str | None, int]:
    """Return the country said beside a description, and how many items after it belong to it."""
    for other in items[max(0, index - 2) : index]:
        if tag := other.tag("country"):
            return tag.name, 0
    following = items[index + length] if index + length < len(items) else None
    if words.script == "arabic" and following and (tag := following.tag("country")):
        return tag.name, 1
    return None, 0


def _fitting(memory: Memory, types: Sequence[str] | None, country: str | None, topic: Named | None) -> Named | None:
    """Return the latest party of the type and the country; with neither said, who the text is about."""
    if types is None and country is None:
        if topic and topic.type not in _NO_COMPANY:
            return topic
        return next((named for named in reversed(memory.named) if named.type not in _NO_COMPANY), None)
    for named in reversed(memory.named):
        if named.type == "person" or (types and named.type not in types):
            continue
        if country and named.country != country:
            continue
        if not types and named.type in _NO_COMPANY:
            continue
        return named
    return None
