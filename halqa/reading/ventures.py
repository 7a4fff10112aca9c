"""Ventures and projects: who is a member of what, told in lists ("six companies: A, B … join forces for V")."""

from collections.abc import Iterator, Sequence

from halqa.reading.frames import RawTie
from halqa.reading.groups import Group
from halqa.reading.items import Item, Sentence
from halqa.reading.mentions import Named

_LISTED, _LISTED_LATER = -1.0, 4.0  # costs: a list beside the venture is sure, one after it less so
_REACH = 14  # items between a member list and the word that makes it one


def _joins(item: Item, named: bool) -> bool:
    """Where the venture was named before, only a noun (members, partners, أعضاء) says that a list joins it."""
    tag = item.tag("event", "join")
    return tag is not None and (named or tag.part == "noun")


def _status(sentence: Sentence, event: int) -> str:
    """Members are members; what was founded stands; what is promised is to come."""
    item = sentence.items[event]
    tag = item.tag("event", "join")
    if item.tag("membership"):
        return "done"
    if tag and tag.part == "noun":
        return "agreed"
    promised = item.tag("event", "commit") is not None
    return "done" if tag and tag.tense in ("past", "participle") and not promised else "agreed"


def _is_list(group: Group) -> bool:
    members = [one for one in group.parties if one.type not in ("venture", "person")]
    return len(members) > 1 and not group.goods and group.preposition in ("", "with", "between", "by")


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


def memberships(sentence: Sentence, found: Sequence[Group], last: Named | None) -> Iterator[RawTie]:
    """Yield a venture tie for each member that a sentence lists; `last` is the venture named before.

    A word of joining (members, launched, joins forces, behind) must stand near a free list of two parties or more.
    """
    if "event" not in sentence.categories:
        return
    ventures = [group.parties[0] for group in found if group.parties[0].type == "venture"]
    venture = ventures[0] if ventures else last
    if venture is None:
        return
    words = [index for index, item in enumerate(sentence.items) if _joins(item, bool(ventures)) and not item.covered]
    if not words:
        return
    listed = [group for group in found if _is_list(group)]
    for group in found:
        members = [one for one in group.parties if one.type not in ("venture", "person")]
        if not _is_list(group) and not (members and _leads(sentence, group, listed)):
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
                cost=_LISTED if ventures else _LISTED_LATER,
                frame="join",
                status=_status(sentence, event),
                explicit=True,
                members=len(members),
            )
