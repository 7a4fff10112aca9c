"""Parties that a sentence treats as one (A, B and C), with the preposition that governs them and the goods they own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.reading.items import Item, Sentence
from halqa.reading.mentions import How, Named

_WALK = 7  # words between a preposition and the name it governs
_BETWEEN = 7  # items between two members of a list
_THIN = frozenset(("organisation", "filler", "people", "description", "country", "and"))


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named together; `first` and `last` count items of the sentence."""

    parties: tuple[Named, ...]
    first: int
    last: int
    preposition: str = ""  # from, to, in, with, by, on, of, for …; empty: none
    goods: str | None = None  # the kind of goods that are theirs: Oracle's servers, شرائح إنفيديا
    owner: bool = False  # possessive: OpenAI's …, or after a noun in Arabic
    head: int | None = None  # the item that names the goods
    carried: bool = False  # a pronoun, or not said at all

    @property
    def names(self) -> frozenset[str]:
        """The canonical names."""
        return frozenset(named.party for named in self.parties)


def groups(sentence: Sentence, words: Words) -> list[Group]:
    """Return the groups of a sentence in order."""
    return [_governed(sentence.items, first, last, members, words) for first, last, members in _lists(sentence, words)]


def _lists(sentence: Sentence, words: Words) -> Iterator[tuple[int, int, tuple[Named, ...]]]:
    items = sentence.items
    places = [index for index, item in enumerate(items) if item.is_party]
    index = 0
    while index < len(places):
        first = last = places[index]
        members = [items[first].named]
        while index + 1 < len(places) and _joined(items, last, places[index + 1], words, len(members)):
            index += 1
            last = places[index]
            members.append(items[last].named)
        named = [member for member in members if member]
        yield first, last, _once(named)
        index += 1


def _once(named: Sequence[Named]) -> tuple[Named, ...]:
    """The same party named twice in a row (Microsoft Azure; xAI (xAI)) is one."""
    kept: dict[str, Named] = {}
    for one in named:
        kept.setdefault(one.party, one)
    return tuple(kept.values())


def _joined(items: Sequence[Item], left: int, right: int, words: Words, count: int) -> bool:
    """Whether two names belong to one list: only thin words, and an "and" or a comma, stand between."""
    between = items[left + 1 : right]
    if items[left].named and items[right].named and items[left].named.party == items[right].named.party:  # type: ignore[union-attr]
        if all((item.is_mark and item.text in "()\"'") or item.tag("filler") for item in between) and len(between) < 4:
            return True
    if len(between) > _BETWEEN:
        return False
    glued = items[right].named.glued if items[right].named else ""  # type: ignore[union-attr]
    conjunction = glued[:1] == "و"
    comma = False
    for position, item in enumerate(between):
        if item.is_mark:
            if item.text == ",":
                comma = True
            elif item.text not in "\"'()&.":
                return False
            elif item.text == "&":
                conjunction = True
            continue
        if item.quantity or item.text == "'s":
            return False
        if item.tag("and"):
            conjunction = True
            continue
        if words.script == "arabic" and item.text[:1] == "و" and (item.tag("organisation") or item.tag("preposition")):
            conjunction = True
        if item.text == "the" or item.tag("organisation") or item.tag("filler") or item.tag("country"):
            continue
        if words.script == "arabic" and item.tag("preposition") and conjunction and position == len(between) - 1:
            continue
        return False
    if conjunction:
        return not (comma and count == 1 and words.script != "arabic")  # "X, and Y …" begins a new clause
    return comma and _list_goes_on(items, right, words)


def _list_goes_on(items: Sequence[Item], index: int, words: Words) -> bool:
    """After "A, B" more must come for a comma to make a list: "A, B and C"."""
    for item in items[index + 1 : index + 8]:
        if item.tag("and") or (item.is_party and item.named and item.named.glued[:1] == "و"):
            return True
        if words.script == "arabic" and item.text[:1] == "و" and item.tag("organisation"):
            return True
        if not (item.is_party or item.is_mark or item.tag("filler") or item.tag("organisation") or item.text == "the"):
            return False
    return False


def _governed(items: Sequence[Item], first: int, last: int, members: tuple[Named, ...], words: Words) -> Group:
    preposition, goods, head, owner = _before(items, first, words)
    goods = goods or _in_name(items, first, last, words)
    if words.script != "arabic" or not goods:
        after_goods, after_head, possessive = _after(items, last, words)
        goods, head = (goods, head) if goods else (after_goods, after_head)
        owner = owner or possessive
    return Group(members, first, last, preposition, goods, owner, head)


def _in_name(items: Sequence[Item], first: int, last: int, words: Words) -> str | None:
    """Return the goods that a name itself tells: Google Cloud, TPU."""
    for item in items[first : last + 1]:
        if item.named and item.named.how in (How.NAME, How.PRODUCT):
            for word in item.named.written.split():
                if kind := words.goods_names.get(word):
                    return kind
    return None


def _before(items: Sequence[Item], first: int, words: Words) -> tuple[str, str | None, int | None, bool]:
    """Walk left from a name over thin words to the preposition, noting goods on the way (سحابات أمازون)."""
    goods: str | None = None
    head: int | None = None
    owner = False
    if preposition := _glued(items[first].named.glued if items[first].named else "", words):  # type: ignore[union-attr]
        before = items[first - 1] if first else None
        if preposition in ("to",) and before and (tag := before.tag("goods")):
            return "of", tag.name, first - 1, True
        return preposition, None, None, False
    for index in range(first - 1, max(first - 1 - _WALK, -1), -1):
        item = items[index]
        if item.is_mark and item.text in "\"'(":
            continue
        if tag := item.tag("preposition"):
            if tag.name in ("from", "of", "by", "at") and index and (thing := _goods_at(items, index - 1, words)):
                return tag.name, goods or thing[0], head if goods else thing[1], owner
            return tag.name, goods, head, owner
        if words.script == "arabic":
            thing_tag = item.tag("goods")
            glued = next((t.glued for t in item.tags if t.glued), "")
            if thing_tag and not item.tag("organisation"):
                goods, head, owner = goods or thing_tag.name, head if head is not None else index, True
                if (preposition := _glued(thing_tag.glued, words)) and preposition:
                    return preposition, goods, head, owner
                continue
            if item.tag("organisation") or item.tag("filler") or item.tag("people") or item.tag("role"):
                if preposition := _glued(glued, words):
                    return preposition, goods, head, owner
                continue
            break
        if not (item.text == "the" or any(item.tag(category) for category in _THIN)):
            if item.tags or not item.text.isalpha() or not items[index + 1].tag("organisation"):
                break  # "the robotics startup": an unknown word before "startup" is thin too
    return "", goods, head, owner


def _goods_at(items: Sequence[Item], index: int, words: Words) -> tuple[str, int] | None:
    """Return goods named right before a preposition: chips from Nvidia, عقود الرقائق من نفيديا."""
    for position in range(index, max(index - 2, -1), -1):
        if tag := items[position].tag("goods"):
            return tag.name, position
        if items[position].is_mark or not items[position].tag("filler"):
            return None
    return None


def _glued(glued: str, words: Words) -> str:
    for letter in glued.lstrip("وف").replace("ال", ""):
        if letter in words.glued_prepositions:
            return words.glued_prepositions[letter]
    return ""


def _after(items: Sequence[Item], last: int, words: Words) -> tuple[str | None, int | None, bool]:
    """Look right of a name for goods that are its own: Oracle's servers, Nvidia chips."""
    index = last + 1
    possessive = False
    while index < len(items) and items[index].is_mark and items[index].text in "\"')" and items[index].text != "'s":
        index += 1
    if index < len(items) and items[index].text == "'s":
        possessive, index = True, index + 1
    if words.script == "arabic":
        return None, None, False
    for position in range(index, min(index + (5 if possessive else 3), len(items))):
        item = items[position]
        if tag := item.tag("goods"):
            return tag.name, position, possessive
        if item.is_mark or item.named or item.quantity or item.tag("preposition") or item.tag("event"):
            break
    return None, None, possessive


def carried(parties: Sequence[Named], place: int) -> Group:
    """Return a group for parties that are spoken of, but not named, at a place."""
    unnamed = tuple(Named(p.party, p.start, p.end, How.REFERENCE, "", p.type, p.country) for p in parties)
    return Group(unnamed, place, place, carried=True)
