"""Names that a sentence lists (A, B and C): what is joined to a list, and where the list ends."""

from collections.abc import Iterator, Sequence

from halqa.catalogue.words import Words
from halqa.reading.items import Item, Sentence
from halqa.reading.names.mentions import How, Named
from halqa.reading.quantities.amounts import Measure

_BETWEEN = 7  # items between two members of a list


def lists(sentence: Sentence, words: Words) -> Iterator[tuple[int, int, tuple[Named, ...]]]:
    """Yield the lists of a sentence, a name alone being one: the first item, the last, and who is named."""
    items = sentence.items
    places = [
        index
        for index, item in enumerate(items)
        if item.is_party and not _is_former(items, index) and not _is_owner(items, index, words)
    ]
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


def _is_owner(items: Sequence[Item], index: int, words: Words) -> bool:
    """Tell شركة إيلون ماسك إكس إيه آي: a person whose company is named next."""
    named = items[index].named
    if named is None or named.type != "person":
        return False
    if not words.verb_first:
        return _owns_next(items, index)  # "Google and Musk's xAI"
    owned = index > 0 and items[index - 1].tag("organisation") is not None
    return owned and index + 1 < len(items) and items[index + 1].is_party


def _owns_next(items: Sequence[Item], index: int) -> bool:
    behind = items[index + 1 : index + 3]
    return len(behind) == 2 and behind[0].text == "'s" and behind[1].is_party


def _is_former(items: Sequence[Item], index: int) -> bool:
    """Tell "a former Google executive", "Intel's former chief": somebody who acts for the company no more."""
    before = any(item.tag("former") for item in items[max(0, index - 2) : index])
    behind = items[index + 1 : index + 5]
    people = next((at for at, item in enumerate(behind) if item.tag("people")), None)
    if people is None or any(item.is_mark for item in behind[:people]):
        return False
    return before or any(item.tag("former") for item in behind[: people + 1])


def _once(named: Sequence[Named]) -> tuple[Named, ...]:
    """The same party named twice in a row (Microsoft Azure; xAI (xAI)) is one."""
    kept: dict[str, Named] = {}
    for one in named:
        kept.setdefault(one.party, one)
    return tuple(kept.values())


def _joined(items: Sequence[Item], left: int, right: int, words: Words, count: int) -> bool:
    """Whether two names belong to one list: only thin words, and an "and" or a comma, stand between."""
    between = _without_shares(items, left, right)
    if _has_its_share(items, left, right):
        return False
    if _is_same_again(items[left].named, items[right].named, between):
        return True
    if words.verb_first and _is_beside_venture(items[left].named, items[right].named, between):
        return False
    if words.verb_first and _has_own_sum(items, left, right):
        return False
    if not words.verb_first and len(between) > 1 and _owns_next(items, right - 2):
        between = between[:-2]
    if len(between) > _BETWEEN or not all(_is_thin(item, between, words) for item in between):
        return False
    comma = any(item.text == "," for item in between)
    if comma and _stands_for(items[right].named):
        return False  # "…, the two firms said" begins a new clause
    if _says_and(items[right], between, words):
        return words.verb_first or not (comma and count == 1)  # "X, and Y …" begins a new clause
    return comma and (_list_goes_on(items, right, words) or _is_headline_pair(items, left, right, words))


def _has_own_sum(items: Sequence[Item], left: int, right: int) -> bool:
    """Tell تستثمر سيسكو 10 مليارات في كوهير وإنتل 5 مليارات: with a sum of its own, another begins to act."""
    own = right + 1 < len(items) and items[right + 1].money is not None
    return own and any(item.money for item in items[max(0, left - _BETWEEN) : left])


def _has_its_share(items: Sequence[Item], left: int, right: int) -> bool:
    """Tell "will own 80% of the venture and Digital Realty the remaining 20%": the second acts by itself."""
    behind = items[right + 1 : right + 4]
    place = next((at for at, item in enumerate(behind) if _is_share(item)), None)
    if place is None or any(item.is_mark or item.tag("preposition") for item in behind[:place]):
        return False
    return any(_is_share(item) for item in items[max(0, left - _TO_SHARE) : left])


def _without_shares(items: Sequence[Item], left: int, right: int) -> Sequence[Item]:
    """Return what stands between two names without the share of either: "stc, with 51%, and Foxconn", "A (3%), B".

    So goes a preposition that is said again with the share of the second: "by Mubadala and 40% by Equinix".
    """
    between = items[left + 1 : right]
    place = next((at for at, item in enumerate(between[:_TO_SHARE]) if _is_share(item)), None)
    if place is None:
        return between
    if all(item.text in ",(" or _leads_share(item) for item in between[:place]):
        behind = between[place + 1 :]
        if behind and (behind[0].text == ")" or behind[0].tag("goods", "stake")):
            behind = behind[1:]
        closes = len(behind) > 1 and behind[0].text == between[0].text == ","
        return behind[1:] if closes else behind
    again = between[place + 1].tag("preposition") if len(between) == place + 2 else None
    governs = items[left - 1].tag("preposition") if left else None
    same = again is not None and governs is not None and again.name == governs.name
    return between[:place] if same and between[place - 1].tag("and") else between


_TO_SHARE = 5  # items from a name to its share


def _is_share(item: Item) -> bool:
    return item.quantity is not None and item.quantity.measure is Measure.SHARE


def _leads_share(item: Item) -> bool:
    return item.tag("preposition", "with") is not None or item.tag("article") is not None


def _is_headline_pair(items: Sequence[Item], left: int, right: int, words: Words) -> bool:
    """Tell "Microsoft, Nvidia to invest", "a loan from JPMorgan, MUFG": headlines leave out the "and"."""
    if words.verb_first or right - left != 2 or items[left].named is None:
        return False
    following = items[right + 1] if right + 1 < len(items) else None
    if left == 0:
        verb = following is not None and any(tag.part == "verb" and tag.tense != "gerund" for tag in following.tags)
        return verb or (following is not None and following.tag("to_come") is not None)
    return items[left - 1].tag("preposition") is not None and (following is None or following.text == ".")


def _stands_for(named: Named | None) -> bool:
    """Whether a party is meant by words that refer to it: such words end no list of names after a comma."""
    return named is not None and named.how is How.REFERENCE and not named.glued


def _is_same_again(left: Named | None, right: Named | None, between: Sequence[Item]) -> bool:
    """Tell "Microsoft Azure" and "xAI (xAI)": one party, named twice in a row."""
    if left is None or right is None or left.party != right.party or len(between) > 3:
        return False
    return all((item.is_mark and item.text in "()\"'") or item.tag("filler") for item in between)


def _is_beside_venture(left: Named | None, right: Named | None, between: Sequence[Item]) -> bool:
    """Tell في ستارغيت إلى جانب أوراكل: members stand beside a venture, and are none with it."""
    types = [one.type == "venture" for one in (left, right) if one]
    return len(set(types)) == 2 and any((tag := item.tag("and")) and tag.length > 1 for item in between)


def _is_thin(item: Item, between: Sequence[Item], words: Words) -> bool:
    """Whether an item may stand inside a list of names."""
    if item.is_mark:
        return item.text in ",\"'()&."
    if is_covered(item, words):
        return True
    if item.quantity or item.text == "'s":
        return False
    if any(item.tag(category) for category in ("and", "definite", "organisation", "filler", "country")):
        return True
    repeated = item is between[-1] and item.tag("preposition") is not None  # مع أوراكل ومع الإمارات
    return repeated and words.verb_first and _says_and(None, between, words)


def _says_and(right: Item | None, between: Sequence[Item], words: Words) -> bool:
    """Whether a conjunction stands between two names, as a word or glued on (و)."""
    if right is not None and right.named is not None and right.named.glued[:1] == "و":
        return True
    return any(item.text == "&" or item.tag("and") or _has_glued_and(item, words) for item in between)


def _has_glued_and(item: Item, words: Words) -> bool:
    led = item.tag("organisation") or item.tag("preposition")
    return words.verb_first and item.text[:1] == "و" and led is not None


def _list_goes_on(items: Sequence[Item], index: int, words: Words) -> bool:
    """After "A, B" more must come for a comma to make a list: "A, B and C"."""
    for item in items[index + 1 : index + 8]:
        if item.tag("and") or (item.named and item.is_party and item.named.glued[:1] == "و"):
            return True
        if _has_glued_and(item, words) and item.tag("organisation"):
            return True
        thin = any(item.tag(category) for category in ("definite", "filler", "organisation"))
        if not (item.is_party or item.is_mark or thin):
            return False
    return False


def is_covered(item: Item, words: Words) -> bool:
    """Whether an item is the rest of a phrase that leads in a name: كل من."""
    return words.verb_first and item.covered
