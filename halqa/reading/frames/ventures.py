"""Ventures and projects: who is a member of what, told in lists ("six companies: A, B … join forces for V")."""

from collections.abc import Iterator, Sequence

from halqa.catalogue.words import Tag
from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Item, Sentence
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import How, Named

_LISTED, _LISTED_LATER = -1.0, 4.0  # costs: a list beside the venture is sure, one after it less so
_REACH = 14  # items between a member list and the word that makes it one


def _joins(item: Item, named: bool) -> bool:
    """Where the venture was named before, only a noun (members, partners, أعضاء) says that a list joins it."""
    tag = _joining(item) if named else item.tag("event", "join")
    return tag is not None and (named or tag.part == "noun")


def _joining(item: Item) -> Tag | None:
    """Return what an item says of members: that they join a venture, or found it."""
    return item.tag("event", "join") or item.tag("event", "found")


def _status(sentence: Sentence, event: int) -> str:
    """Members are members; what was founded stands; what is promised is to come."""
    following = sentence.items[event + 1 : event + 2]
    item = following[0] if following and following[0].tag("event", "join") else sentence.items[event]
    tag = _joining(item)
    if item.tag("membership"):
        return "done"
    if tag and tag.part == "noun":
        return "agreed"
    promised = item.tag("event", "commit") is not None
    news = item.tag("event", "found") is not None and event > 0 and sentence.items[event - 1].tag("have") is not None
    if news:
        return "agreed"  # "have formed a joint venture": it is announced
    return "done" if tag and tag.tense in ("past", "participle") and not promised else "agreed"


def _is_list(items: Sequence[Item], group: Group) -> bool:
    members = [one for one in group.parties if one.type not in ("venture", "person")]
    return len(members) > 1 and not group.goods and _is_free(items, group)


def _leads(sentence: Sentence, group: Group, listed: Sequence[Group]) -> bool:
    """Tell «جي 42» التي تبني, وأوراكل وسيسكو: a clause of its own parts the first member from the others."""
    after = sentence.items[group.last + 1 : group.last + 3]
    clause = any(item.tag("relative") for item in after)
    following = next((one for one in listed if one.first > group.last), None)
    joined = following is not None and _is_joined(sentence, following)
    return clause and joined and not group.preposition and not group.goods


def _is_joined(sentence: Sentence, group: Group) -> bool:
    before = sentence.items[group.first - 1]
    return group.parties[0].glued[:1] == "و" or before.tag("and") is not None


def _is_free(items: Sequence[Item], group: Group) -> bool:
    """Whether a list may be one of members: "A and B launched", "a joint venture of A and B"."""
    if group.preposition == "of":
        before = items[max(0, group.first - 3) : group.first - 1]
        return any(_joining(item) or item.tag("event", "ally") for item in before)
    return group.preposition in ("", "with", "between", "by")


def _is_with(items: Sequence[Item], group: Group) -> bool:
    """Tell "Humain will form a joint venture with Cisco"."""
    before = items[max(0, group.first - 4) : group.first]
    return group.preposition == "with" and any(_is_shared(item) for item in before)


def _is_shared(item: Item) -> bool:
    """Whether a noun tells what several have together: a joint venture."""
    tag = item.tag("event", "found")
    return tag is not None and tag.part == "noun"


def _leaves(items: Sequence[Item], group: Group) -> bool:
    """Tell "Brookfield and NEC bowed out of the consortium"."""
    return any(item.tag("event", "leave") for item in items[group.last + 1 : group.last + _FOUNDING])


def _founded(sentence: Sentence, found: Sequence[Group]) -> Named | None:
    """Return the newcomer that several parties are told to found: it is theirs together, whatever it is called."""
    founders = next((group for group in found if len(group.parties) > 1 and not group.preposition), None)
    if founders is None:
        return None
    items = sentence.items[founders.last + 1 :]
    verb = next((at for at, item in enumerate(items[:_FOUNDING]) if item.tag("event", "found")), None)
    behind = items[verb + 1 : verb + _FOUNDING] if verb is not None else ()
    place = next((at for at, item in enumerate(behind) if item.named), None)
    named = behind[place].named if place is not None else None
    if named is None or named.how is not How.NEW:
        return None
    return named if any(item.tag("organisation") for item in behind[:place]) else None


_FOUNDING = 10  # items from founders to their verb, and from it to what they found


def memberships(sentence: Sentence, found: Sequence[Group], last: Named | None) -> Iterator[RawTie]:
    """Yield a venture tie for each member that a sentence lists; `last` is the venture named before.

    A word of joining (members, launched, joins forces, behind) must stand near a free list of two parties or more.
    """
    if "event" not in sentence.categories:
        return
    here = next((group.parties[0] for group in found if group.parties[0].type == "venture"), None)
    here = here or _founded(sentence, found)
    venture = here or last
    if venture is None:
        return
    words = [index for index, item in enumerate(sentence.items) if _joins(item, here is not None) and not item.covered]
    if not words:
        return
    listed = [group for group in found if _is_list(sentence.items, group)]
    for group in found:
        members = [one for one in group.parties if one.type not in ("venture", "person") and one.party != venture.party]
        joins_them = here is not None and not group.goods and _is_with(sentence.items, group)
        joins_them = joins_them or _is_list(sentence.items, group) or _leads(sentence, group, listed)
        if not members or not joins_them or _leaves(sentence.items, group):
            continue
        event = min(words, key=lambda index: min(abs(index - group.first), abs(index - group.last)))
        if min(abs(event - group.first), abs(event - group.last)) > _REACH:
            continue
        for one in members:
            yield RawTie(
                kind="venture",
                payer=one,
                payee=venture,
                event=event,
                first=min(event, group.first),
                last=max(event, group.last),
                cost=_LISTED if here else _LISTED_LATER,
                frame="join",
                status=_status(sentence, event),
                explicit=True,
                members=len(members),
            )
