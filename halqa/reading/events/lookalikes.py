"""Words that look like those of a deal and tell none where they stand: "a 15-year lease", "funding round"."""

from collections.abc import Sequence
from itertools import pairwise

from halqa.catalogue.words import Tag
from halqa.reading.events.negations import is_contest, is_urged
from halqa.reading.items import HYPHEN, Item
from halqa.reading.names.several import is_several

_PURPOSE = frozenset(("also", "both"))  # fillers that stand before a verb too
LATIN = "\u024f"  # the last letter of the script


def is_lookalike(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Whether a word that may call up a frame does not do so where it stands."""
    return (
        _is_named_so(items[index], tag)
        or _is_governed(items, index, tag)
        or _is_told(items, index, tag)
        or _is_use_of_loan(items, index, tag)
        or _says_that(items, index, tag)
        or _is_sold(items, index, tag)
        or (tag.part == "verb" and _is_noun_here(items, index, tag))
        or (tag.part == "noun" and _is_verb_here(items, index))
        or (tag.category == "role" and (_is_rivalling(items, index) or _is_for_its_many(items, index)))
        or (tag.name == "lead_round" and _is_led_group(items, index))
        or (tag.part == "verb" and _is_part_of_phrase(items[index], tag))
        or (tag.part == "phrase" and _is_adverb(items, index))
        or (tag.name in ("rent", "choose") and _hires_people(items, index))
        or is_urged(items, index, tag)
        or is_contest(items, index, tag)
        or (tag.name in _LENDING and tag.part == "noun" and _is_round(items, index))
    )


def _is_governed(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell وافقت على دفع from دفع: after a preposition no Arabic verb stands."""
    before = items[index - 1] if index else None
    verb = tag.part == "verb" and items[index].text[:1] > LATIN
    return verb and before is not None and any(before.tag("preposition", name) for name in _STRICT)


_STRICT = ("on", "with", "to")  # prepositions that are nothing else


def _is_told(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell أبلغ المستثمرين بأن: investors who are told something are everybody's."""
    before, after = items[index - 1 : index] if index else (), items[index + 1 : index + 3]
    many = items[index].tag("collective") is not None and tag.category == "role"
    told = any(item.tag("confirms") or item.is_party for item in before) and any(item.tag("clause") for item in after)
    return many and told


def _is_use_of_loan(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell ستقرضان ميتا 27 مليار دولار لتمويل مركز: what a loan is to pay for is no loan of the borrower."""
    if tag.name not in _LENDING or tag.part != "noun" or not tag.glued.endswith("ل"):
        return False
    before = items[max(0, index - _LOAN) : index]
    return any(other.category == "event" and other.name in _LENDING for item in before for other in item.tags)


_LENDING = frozenset(("lend", "finance", "borrow"))
_LOAN = 9  # items from a loan to what it pays for


def _is_named_so(item: Item, tag: Tag) -> bool:
    """Tell تحالف بقيادة ماسك, حصتها من السوق: a phrase that names who acts, or something else, tells no deal."""
    wider = (item.tag("organisation"), item.tag("unrelated"))
    return any(other is not None and other.length > tag.length for other in wider)


def _says_that(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell أضافت الصحيفة أن: a verb with a clause for its object reports."""
    following = items[index + 1 : index + 5]
    if tag.part != "verb" or (
        tag.name in _PROMISES and (tag.name != "deal" or sum(item.is_party for item in following) != 1)
    ):
        return False
    return any(item.tag("clause") for item in following[: 4 if tag.name == "deal" else 3])


_PROMISES = frozenset(("commit", "deal", "ally"))  # what they take a clause for is a deal


def _is_sold(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell "sold its stake": the stake is no holding any more."""
    if tag.name != "hold" or tag.part != "noun":
        return False
    before = (other for item in items[max(0, index - _SOLD) : index] for other in item.tags)
    return any(other.name in ("sell_shares", "sell_stake", "cut_stake") for other in before)


_SOLD = 4  # items between a verb of selling and what is sold


def _is_noun_here(items: Sequence[Item], index: int, tag: Tag) -> bool:
    """Tell "funding round" and "a big win" from verbs: -ing before a noun, or a base form after an article."""
    before = items[index - 1] if index else None
    behind = items[index + tag.length : index + tag.length + 1]
    if tag.length > 1 and items[index].tag("goods") and not any(item.money for item in behind):
        return True  # "with Nvidia chips in a deal": nobody chips in
    if tag.tense == "gerund":
        return _is_gerund_noun(items, index)
    if tag.tense != "present" or before is None or not before.text.isascii():
        return False
    return _is_base_noun(items, index)


def _is_gerund_noun(items: Sequence[Item], index: int) -> bool:
    """Tell "funding round" from "begun shipping chips"."""
    before = items[index - 1] if index else None
    following = items[index + 1] if index + 1 < len(items) else None
    compound = following is not None and following.tag("goods") is not None
    if before is not None and before.tag("begun"):
        return False
    if before is not None and not before.tags and before.text.isalpha() and before.text.isascii():
        return False  # "has begun shipping chips"
    return compound and not (before and (before.tag("be") or before.tag("preposition")))


def _is_base_noun(items: Sequence[Item], index: int) -> bool:
    """Tell "a 15-year lease", "a big win" from verbs: a base form after an article, a number, an adjective."""
    before = items[index - 1]
    if items[index].text == "rivals" and not any(item.is_party for item in items[index + 1 : index + 3]):
        return True
    if _is_base(items, index) and index > 1 and items[index - 2].text == HYPHEN and _may_be_noun(items[index]):
        return True  # "a 15-year lease"
    if before.quantity or before.text == "'s" or "-" in before.text or (before.tag("be") and _is_base(items, index)):
        return True  # "a five-year, $9 billion contract"; "is back", "is close to"
    if _is_base(items, index) and (_is_owned_word(items, index - 1) or any(one.part == "verb" for one in before.tags)):
        return True  # "rent back": no verb follows another without a "to"; "BlackRock's index fund"
    leads = before.tag("filler") is not None and before.text not in _PURPOSE and before.tag("goods") is None
    leads = leads and not before.covered  # "the data center draws"
    return (before.tag("article") is not None and not _is_relative(items, index)) or leads


def _is_relative(items: Sequence[Item], index: int) -> bool:
    """Tell "the startup that builds", "a deal that gives": no noun; "said that contracts with" is one."""
    if items[index - 1].tag("relative") is None or _is_base(items, index):
        return False
    head = items[index - 2] if index > 1 else None
    return head is not None and not head.tag("confirms") and (head.is_party or head.text.isalpha())


def _may_be_noun(item: Item) -> bool:
    return any(tag.category == "event" and tag.part == "noun" for tag in item.tags)


def _is_verb_here(items: Sequence[Item], index: int) -> bool:
    """Tell "committed to purchase": what may be a noun is a verb after "to" and "will"."""
    before = items[index - 1] if index else None
    if before is None or not before.text.isascii():
        return False
    infinitive = before.tag("to_come") is not None or _has_object(items, index)
    return infinitive and any(tag.part == "verb" and tag.tense == "present" for tag in items[index].tags)


def _has_object(items: Sequence[Item], index: int) -> bool:
    """Tell "and lease the computing power to": no noun has an article behind it where verbs are joined."""
    behind = items[index + 1 : index + 2]
    joined = items[index - 1].tag("then") is not None
    return joined and any(item.text in _ARTICLES or item.tag("own") for item in behind)


_ARTICLES = frozenset(("the", "a", "an"))


def _is_led_group(items: Sequence[Item], index: int) -> bool:
    """Tell "a group led by Blackstone": who is led acts, and is no round."""
    led = index > 0 and any(item.tag("by") for item in items[index + 1 : index + 2])
    return led and is_several(items[index - 1])


def _is_part_of_phrase(item: Item, tag: Tag) -> bool:
    """Tell "rents out" from "rents", "took part" from "took": the longer phrase says what is done."""
    verbs = (other for other in item.tags if other.category == "event" and other.part == "verb")
    return item.text.isascii() and any(other.length > tag.length for other in verbs)


def _is_rivalling(items: Sequence[Item], index: int) -> bool:
    """Tell "Sableworks rivals Cursor": right behind a name the verb, not the noun."""
    verb = any(tag.category == "event" and tag.part == "verb" for tag in items[index].tags)
    return verb and index > 0 and items[index - 1].is_party and index + 1 < len(items) and items[index + 1].is_party


def _is_for_its_many(items: Sequence[Item], index: int) -> bool:
    """Tell "to its customers": who is given something, whoever they are, plays no role in the deal."""
    before, behind = items[max(0, index - 2) : index], items[index + 1 : index + 2]
    to = len(before) == 2 and before[1].tag("own") is not None and before[0].tag("preposition", "to") is not None
    return to and items[index].text in ("customers", "clients") and not any(item.tag("such_as") for item in behind)


def _is_adverb(items: Sequence[Item], index: int) -> bool:
    """Tell "will jointly invest": the verb behind it says what is done."""
    behind = items[index + 1] if index + 1 < len(items) else None
    return behind is not None and any(tag.part == "verb" for tag in behind.tags if tag.category == "event")


def _is_round(items: Sequence[Item], index: int) -> bool:
    """Tell "led the financing": what is led, and no loan by its name, is a round."""
    led = any(item.tag("event", "lead_round") for item in items[max(0, index - 2) : index])
    return led and items[index].tag("funding") is not None


def _hires_people(items: Sequence[Item], index: int) -> bool:
    """Tell "hired the head of robotics from Boston Dynamics" from "hires servers": people are no computing."""
    behind = items[index + 1 : index + _HIRED]
    if any(item.tag("people") for item in behind[:_HEAD]):
        return items[index].text.startswith("hir")  # "hired the head of chips"
    things = any(item.tag("goods") or (item.quantity and item.quantity.unit) for item in behind)
    things = things or any(one.quantity and two.is_mark for one, two in pairwise(behind))  # "hire back 18,000,"
    return items[index].text.startswith("hir") and not things


_HEAD = 4  # items from "hires" to a noun for people
_HIRED = 8  # items from "hires" to what is hired


def _is_owned_word(items: Sequence[Item], index: int) -> bool:
    """Tell the index of "BlackRock's index fund", the chip of "a chip deal"."""
    if items[index].tag("goods") and not _is_base(items, index):
        return False  # "Anthropic's models run on"
    owned = index > 0 and (items[index - 1].text == "'s" or items[index - 1].tag("article") is not None)
    return owned and items[index].text.isalpha() and not any(tag.part == "verb" for tag in items[index].tags)


def _is_base(items: Sequence[Item], index: int) -> bool:
    return not items[index].text.endswith("s")
