"""Who a pronoun means that is glued on to a preposition or to goods: فيها, معها, على سحابتها."""

from collections.abc import Iterator, Sequence

from halqa.reading.items import Item
from halqa.reading.mentions import Named, governing

_BEFORE = 4  # items before a pronoun in which the event stands that it belongs to
_MASCULINE = frozenset(("venture", "sovereign", "investor", "bank", "person"))
_FREE = frozenset(("rent", "buy", "order", "get"))  # events that take goods directly
_BOUND = frozenset(("use", "train", "pay"))  # and those that take them with a preposition
_NO_GOODS = frozenset(("stake", "debt", "warrant"))


def by_preposition(
    items: Sequence[Item],
    index: int,
    here: Named | None,
    topic: Named | None,
    recent: Sequence[Named],
    *,
    masculine: bool,
) -> Named | None:
    """Return who فيها, معها, عليها means right after an event: the latest party that does not act there itself."""
    near = range(index - 1, max(index - 1 - _BEFORE, -1), -1)
    place = next((back for back in near if _is_event(items, back)), None)
    if place is None or any(_is_stop(items[between]) for between in range(place + 1, index)):
        return None
    event = items[place].tag("event")
    if event is None or event.name == "lead_round":
        return None  # شاركت فيها: in the round
    acts = _acting(items, place, here, topic) if event.part == "verb" else here or topic
    if (
        event.part != "verb"
        and "ل" in event.glued
        and here
        and any(_names_another(item, here) for item in items[:index])
    ):
        return here  # a purpose (عرضا من … للاستحواذ عليها) leads back to the subject
    if event.part != "verb":
        acts = next((item.named for item in reversed(items[:index]) if item.named and item.is_party), acts)
    return _other(items, index, acts, topic, recent, masculine=masculine)


def by_goods(
    items: Sequence[Item], index: int, here: Named | None, topic: Named | None, recent: Sequence[Named]
) -> Named | None:
    """Return whose goods are rented, bought or used: تستأجر خوادمها; nobody where they are one's own."""
    tag = next((tag for tag in items[index].tags if tag.category == "goods" and tag.pronoun), None)
    if tag is None or tag.name in _NO_GOODS or _is_its_own(items, index):
        return None
    place = next((back for back in range(index - 1, max(index - 1 - _BEFORE, -1), -1) if _is_event(items, back)), None)
    if place is not None and (event := items[place].tag("event")) and event.part == "noun" and "ل" in event.glued:
        return None  # a purpose, of whoever stands before: لعملائها لشراء معداتها
    if place is None or any(item.is_mark or item.named for item in items[place + 2 : index]):
        return None
    names = {tag.name for tag in items[place].tags if tag.category == "event"}
    governed = items[index - 1].tag("preposition") is not None
    if not (names & _FREE or (names & _BOUND and governed)):
        return None
    return _other(items, index, _acting(items, place, here, topic), topic, recent, masculine=False)


def _is_stop(item: Item) -> bool:
    """Whether an item parts an event from the pronoun behind it."""
    return item.is_mark or item.quantity is not None or item.tag("preposition") is not None


def _is_event(items: Sequence[Item], index: int) -> bool:
    return items[index].tag("event") is not None and not items[index].named


def _is_its_own(items: Sequence[Item], index: int) -> bool:
    """Tell رقائقها الخاصة, خوادمها من ديل: what follows says that they are the subject's own."""
    following = items[index + 1 : index + 4]
    own = bool(following) and following[0].tag("filler") is None and following[0].text.startswith("الخاص")
    return own or any(item.tag("preposition", "from") for item in following[:1])


def _acting(items: Sequence[Item], place: int, here: Named | None, topic: Named | None) -> Named | None:
    """Return who acts at an event: a bare name beside it, else the subject of the sentence."""
    beside = [*items[max(0, place - 2) : place], *items[place + 1 : place + 3]]
    named = [item.named for item in beside if item.named and item.is_party and not governing(item.named.glued)]
    return named[-1] if named else here or topic


def _names_another(item: Item, party: Named) -> bool:
    return item.is_party and item.named is not None and item.named.party != party.party


def _other(
    items: Sequence[Item],
    index: int,
    acts: Named | None,
    topic: Named | None,
    recent: Sequence[Named],
    *,
    masculine: bool,
) -> Named | None:
    """Return the party that is meant beside who acts: one of this sentence, else its topic, else the last one named."""
    fits = (one for one in _candidates(items, index, topic, recent) if (one.type in _MASCULINE) is masculine)
    return next((one for one in fits if acts is None or one.party != acts.party), None)


def _candidates(items: Sequence[Item], index: int, topic: Named | None, recent: Sequence[Named]) -> Iterator[Named]:
    yield from (item.named for item in reversed(items[:index]) if item.named and item.is_party)
    if topic:
        yield topic
    yield from reversed(recent)
