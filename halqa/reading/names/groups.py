"""Parties that a sentence treats as one (A, B and C), with the preposition that governs them and the goods they own."""

from collections.abc import Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.reading.items import Item, Sentence
from halqa.reading.names.lists import is_covered, lists
from halqa.reading.names.mentions import How, Named, governing
from halqa.reading.names.several import head_led, is_among, is_each, is_group_of, is_partitive, is_several
from halqa.reading.quantities.amounts import Measure

_WALK = 7  # words between a preposition and the name it governs
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
    carried: bool = False  # a pronoun, or not said at all
    remote: float = 0.0  # how little a party that is carried is on the reader's mind

    @property
    def names(self) -> frozenset[str]:
        """The canonical names."""
        return frozenset(named.party for named in self.parties)


def groups(sentence: Sentence, words: Words) -> list[Group]:
    """Return the groups of a sentence in order."""
    return [_governed(sentence.items, first, last, members, words) for first, last, members in lists(sentence, words)]


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a name: the preposition that governs it, and goods that are its own."""

    preposition: str = ""
    goods: str | None = None
    owner: bool = False


def _governed(items: Sequence[Item], first: int, last: int, members: tuple[Named, ...], words: Words) -> Group:
    before = _before(items, first, words)
    goods, owner = before.goods or _in_name(items, first, last, words), before.owner
    if before.preposition in _CONJUNCTIONS and _begins_clause(items, last):
        before = _Before()
    if not words.verb_first:
        after, possessive = _after(items, last)
        goods, owner = before.goods or after or goods, owner or possessive
    return Group(members, first, last, before.preposition, goods, owner)


_CONJUNCTIONS = frozenset(("as", "than"))  # "after", "as", "because" before a clause govern no name


def _begins_clause(items: Sequence[Item], last: int) -> bool:
    """Whether a finite verb follows a name: "after the chipmaker struck", "as OpenAI will need"."""
    following = items[last + 1] if last + 1 < len(items) else None
    if following is None:
        return False
    finite = any(tag.part == "verb" and tag.tense in ("past", "present", "future") for tag in following.tags)
    says = (following.tag("firm") or following.tag("confirms")) and following.tag("event") is None  # agreed, said
    return finite or bool(says) or any(following.tag(category) for category in ("be", "have", "would"))


def _in_name(items: Sequence[Item], first: int, last: int, words: Words) -> str | None:
    """Return the goods that a name itself tells: Google Cloud, TPU."""
    named = [item.named for item in items[first : last + 1] if item.named]
    told = [_goods_of_name(one, words) for one in named]
    return told[0] if told and all(told) else None  # of a list, what all of the names tell


def _goods_of_name(named: Named, words: Words) -> str | None:
    written = named.written.split() if named.how in (How.NAME, How.PRODUCT) else ()
    return next((words.goods_names[word] for word in written if word in words.goods_names), None)


def _before(items: Sequence[Item], first: int, words: Words) -> _Before:
    """Walk left from a name over thin words to its preposition, noting goods on the way (سحابات أمازون)."""
    named = items[first].named
    if glued := _glued(named.glued if named else "", words):
        if glued == "to" and any(item.tag("dative") for item in items[max(0, first - 2) : first]):
            return _Before()  # سبق لغوغل أن …, تتيح لأنثروبيك استخدام …
        goods = items[first - 1].tag("goods") if first and glued == "to" else None
        return _Before("of", goods.name, True) if goods and not goods.pronoun else _Before(glued)
    if words.verb_first and is_partitive(items, first - 1):
        return _Before()  # من بين عملاء إنفيديا
    return _walk(items, first, words)


def _walk(items: Sequence[Item], first: int, words: Words) -> _Before:
    """Walk left from a name that has nothing glued on."""
    named = items[first].named
    found = listed = _Before()
    for index in range(first - 1, max(first - 1 - _WALK, -1), -1):
        item = items[index]
        if (
            is_covered(item, words)
            or _leads_in(items, index, named)
            or (listed.preposition and is_group_of(items, index))
        ):
            continue
        if item.tag("such_as") and not words.verb_first:
            listed = _Before("than")  # governed by what governs the word before: "from investors including A and B"
            continue
        if words.verb_first and (joint := item.tag("and")) and joint.length > 1:
            return _Before("with", found.goods, found.owner)  # إلى جانب
        if words.verb_first and _leads_on(items, index):
            continue
        if not words.verb_first and (head := head_led(items, index)) is not None:
            return _before_head(items, head)
        if tag := item.tag("preposition"):
            thing = _goods_at(items, index - 1) if tag.name in _OF and index and not item.tag("event") else None
            return _Before(tag.name, found.goods or thing, found.owner)
        if words.verb_first and item.tag("goods") and items[index + 1].covered is False and is_each(items, index + 1):
            return found
        found, goes_on = _owned(item, found, words) if words.verb_first else (found, _is_led(items, index))
        if not goes_on:
            return listed if found == _Before() else found
    return found


def _leads_in(items: Sequence[Item], index: int, named: Named | None) -> bool:
    """Whether an item stands between a name and what governs it, and says nothing of either."""
    opens = items[index].is_mark and items[index].text in "\"'("
    return opens or _is_particle(items, index) or _is_maker(items, index, named) or _ends_such_as(items, index)


def _ends_such_as(items: Sequence[Item], index: int) -> bool:
    """Tell the "as" of "such as": it leads in examples and governs nothing."""
    tag = items[index - 1].tag("such_as") if index and items[index].covered else None
    return tag is not None and tag.length > 1


def _before_head(items: Sequence[Item], head: int) -> _Before:
    """Walk left from the group that a party leads: what governs the group governs the party."""
    for index in range(head - 1, max(head - 1 - _WALK, -1), -1):
        if is_group_of(items, index):
            continue
        if tag := items[index].tag("preposition"):
            return _Before(tag.name)
        if not (is_several(items[index]) or _is_led(items, index)):
            break
    return _Before()


def _is_particle(items: Sequence[Item], index: int) -> bool:
    """Tell the "on" of "took on Nvidia": it belongs to the verb and governs no name."""
    if not items[index].covered or not index:
        return False
    return any(tag.part == "verb" and tag.length > 1 for tag in items[index - 1].tags)


def _is_maker(items: Sequence[Item], index: int, named: Named | None) -> bool:
    """Tell "the owner of ChatGPT": an "of" between such a word and a product belongs to the name."""
    if named is None or named.how is not How.PRODUCT or not index:
        return False
    if not (items[index].tag("preposition", "of") or items[index].tag("preposition", "to")):
        return False
    return items[index - 1].tag("organisation") is not None or items[index - 1].tag("role") is not None


_OF = frozenset(("from", "of", "by", "at"))


def _owned(item: Item, found: _Before, words: Words) -> tuple[_Before, bool]:
    """Take a word before a name where owners follow their things: goods of it, or a thin word with a preposition."""
    if found.goods and any(tag.category == "role" and tag.pronoun for tag in item.tags):
        return found, False  # لعملائها شرائح إنفيديا: what has an owner glued on owns nothing that follows
    goods = item.tag("goods") if not item.tag("organisation") else None
    if goods and item.text.removeprefix(goods.glued.removesuffix("ال")).startswith("ال") and not found.goods:
        return found, False  # قادت الجولة إندكس: a noun with an article has no owner behind it
    if goods:
        found = _Before("", found.goods or goods.name, owner=True)
    elif not any(item.tag(category) for category in _LEADING):
        return found, False
    glued = goods.glued if goods else _glued_on(item)
    if preposition := _glued(glued, words):
        return _Before(preposition, found.goods, found.owner), False
    return found, True


def _leads_on(items: Sequence[Item], index: int) -> bool:
    """Whether a word only leads from a noun of organisations on to the name: adjectives, owners, "among them"."""
    return _is_adjective(items, index) or _owns_next(items, index) or is_among(items, index)


def _is_adjective(items: Sequence[Item], index: int) -> bool:
    """Tell ذراع أبوظبي التقنية «جي 42»: words that mean nothing to us, between a noun of organisations and a name."""
    if items[index].tags or not items[index].text.isalpha() or items[index].named:
        return False
    for item in reversed(items[max(0, index - _ADJECTIVES) : index]):
        if item.tag("organisation"):
            return True
        if item.tags.first.keys() - {"filler", "country"} or not item.text.isalpha() or item.named or item.quantity:
            return False
    return False


_ADJECTIVES = 3  # items from a noun over its complements to a name


def _owns_next(items: Sequence[Item], index: int) -> bool:
    """Tell شركة إيلون ماسك إكس إيه آي: a person whose company is named next."""
    named = items[index].named
    owned = index > 0 and items[index - 1].tag("organisation") is not None
    return named is not None and named.type == "person" and owned and items[index + 1].is_party


_LEADING = ("organisation", "filler", "people", "role")  # words that lead in the name of an owner


def _glued_on(item: Item) -> str:
    """Return what is glued on before a word that leads in a name: كلا is no ك before a لا."""
    return next((tag.glued for tag in item.tags if tag.glued and tag.category in _LEADING), "")


def _is_led(items: Sequence[Item], index: int) -> bool:
    """Whether a word may stand before a name where owners come first: articles, adjectives, "startup"."""
    item = items[index]
    if _is_infinitive(items, index):
        return False
    if item.quantity is not None and item.quantity.measure is Measure.CHIPS:
        return True  # "by 200,000 Nvidia GPUs"
    if item.tag("definite") or any(item.tag(category) for category in _THIN):
        return True
    # an unknown word or goods before "startup" are thin too: "the surgical robot startup", "private credit firms"
    if not (_may_describe(item) and item.text.isascii()):
        return False
    behind = items[index + 1 : index + 1 + _DESCRIBING]
    noun = next((at for at, one in enumerate(behind) if one.tag("organisation")), None)
    return noun is not None and all(_may_describe(one) for one in behind[:noun])


_DESCRIBING = 3  # items from a word that describes an organisation to the noun for it


def _may_describe(item: Item) -> bool:
    plain = not item.tags or item.tag("goods") is not None or item.tag("filler") is not None
    return plain and item.text.isalpha() and not item.named


def _is_infinitive(items: Sequence[Item], index: int) -> bool:
    """Tell "to fund OpenAI": the verb, not "to", governs the name."""
    verb = any(tag.part == "verb" and tag.tense == "present" for tag in items[index].tags)
    return verb and index > 0 and items[index - 1].tag("to_come") is not None


def _goods_at(items: Sequence[Item], index: int) -> str | None:
    """Return goods named right before a preposition: chips from Nvidia, عقود الرقائق من نفيديا."""
    for item in reversed(items[max(0, index - 1) : index + 1]):
        if item.covered and item.text.isascii():
            continue  # the power of "computing power"
        if tag := item.tag("goods"):
            return tag.name
        if item.is_mark or not item.tag("filler"):
            return None
    return None


def _glued(glued: str, words: Words) -> str:
    return next(
        (words.glued_prepositions[letter] for letter in governing(glued) if letter in words.glued_prepositions), ""
    )


def _after(items: Sequence[Item], last: int) -> tuple[str | None, bool]:
    """Look right of a name for goods that are its own: Oracle's servers, Nvidia chips."""
    index = last + 1
    while index < len(items) and items[index].is_mark and items[index].text in "\"')":
        index += 1
    possessive = index < len(items) and items[index].text == "'s"
    for item in items[index + possessive : index + (6 if possessive else 3)]:
        if tag := item.tag("goods"):
            return tag.name, possessive
        if not possessive and not item.tag("filler"):
            break  # a verb may stand between: "Oracle ended its cloud contract"
        if possessive and item.money:
            continue  # "Meta's $27 billion bond"
        if item.is_mark or item.named or item.quantity or item.tag("preposition") or item.tag("event"):
            break
    return None, possessive


def carried(parties: Sequence[Named], place: int, remote: float = 0.0) -> Group:
    """Return a group for parties that are spoken of, but not named, at a place."""
    unnamed = tuple(Named(p.party, p.start, p.end, How.REFERENCE, "", p.type, p.country) for p in parties)
    return Group(unnamed, place, place, carried=True, remote=remote)
