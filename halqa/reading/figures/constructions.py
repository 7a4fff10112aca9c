"""Metrics told by a construction, not a word: "values X at", "lost $5 billion last year", حصلت على تمويل قدره."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from halqa.catalogue.words import Tag
from halqa.reading.items import HYPHEN, Item

_LED = ("article", "definite", "organisation", "filler", "own")  # what may stand before a name: "the French startup"
_LED_FAR = 4  # items from a word of value to the party that it values
_OBJECT = 6  # items from a verb, over its subject, to the sum that is its object
_FUND = 6  # items from a sum to what it is: "$600 million in new funding"
_RELATED = 3  # items from funding to who got it: التمويل الذي حصلت عليه
_SPAN = 6  # items from a sum to the time in which it was earned or lost
_BUILT = 9  # items from a sum to what is built for it


def constructed(items: Sequence[Item], place: int, number: int) -> Iterator[tuple[str, int]]:
    """Yield the metrics that a word tells of a number by what stands around it, with the length of the word."""
    for tag in items[place].tags:
        if tag.category == "constructed" and _TOLD[tag.name](items, place, number, tag):
            yield tag.name, tag.length


def _values_a_party(items: Sequence[Item], place: int, number: int, tag: Tag) -> bool:
    """Tell "valued OpenAI at", "the value of OpenAI", قيمة أوبن إيه آي, باتت قيمتها; not "the value of the deal"."""
    if place > number:
        return False
    before = items[place - 1] if place else None
    if tag.pronoun:
        return before is not None and (before.tag("becomes") or before.tag("changes")) is not None
    owned = before is not None and before.text == "'s" and items[place - 2].is_party
    return owned if tag.part == "noun" and owned else _leads_to_party(items, place + tag.length, number)


def _leads_to_party(items: Sequence[Item], at: int, number: int) -> bool:
    for index in range(at, min(at + _LED_FAR, number)):
        item = items[index]
        if item.is_party:
            thing = any(one.tag("goods") or one.tag("event") or one.tag("plant") for one in items[index + 1 : number])
            return items[index + 1].text not in ("'s", HYPHEN) and not thing  # ستقيم «دو» مركزا
        if not (item.tag("preposition", "of") or any(item.tag(category) for category in _LED)):
            return False
    return False


def _builds(items: Sequence[Item], place: int, number: int, tag: Tag) -> bool:
    """Tell "will spend $80 billion on data centres" from what is paid to a party or for running costs."""
    del tag
    if not 0 < number - place <= _OBJECT:
        return False
    behind = list(_clause(items, number + 1, _BUILT))
    built = next((index for index, item in enumerate(behind) if item.tag("plant")), None)
    if built is None or any(item.is_party or item.tag("running") for item in behind):
        return False
    return any(item.tag("preposition") or any(one.glued for one in item.tags) for item in behind[: built + 1])


def _is_result(items: Sequence[Item], place: int, number: int, tag: Tag) -> bool:
    """Tell "lost $5 billion in 2024", ربحت 31.9 مليار دولار في الربع الثالث: in some time, not on a day of trading."""
    del tag
    if not 0 < number - place <= _OBJECT or any(item.is_mark for item in items[place:number]):
        return False
    behind = items[number + 1 : number + 1 + _SPAN]
    if any(item.tag("preposition", name) for item in behind for name in ("by", "from")):
        return False  # what one deal brings in
    return any(item.tag("span") or _is_year(item) for item in (*items[max(0, place - _SPAN) : place], *behind))


def _is_year(item: Item) -> bool:
    return item.quantity is not None and len(item.text) == 4 and item.text.isdigit()


def _is_funding(items: Sequence[Item], place: int, number: int, tag: Tag) -> bool:
    """Tell "secured $600 million in new funding", "closed a Series B of", حصلت على تمويل قدره; not a loan."""
    del tag
    if not 0 < number - place <= 2 * _OBJECT:
        return False
    near = (*items[max(0, place - _RELATED) : number], *_clause(items, number + 1, _FUND))
    return any(item.tag("funding") for item in near) and not any(item.tag("metric", "debt") for item in near)


def _is_crowd(items: Sequence[Item], place: int, number: int, tag: Tag) -> bool:
    """Tell يستخدم تشات جي بي تي أكثر من 700 مليون شخص."""
    del tag
    return 0 < number - place <= _OBJECT and any(item.tag("persons") for item in items[number + 1 : number + 2])


def _clause(items: Sequence[Item], start: int, reach: int) -> Iterator[Item]:
    """Yield the items from a place on, up to the end of their clause."""
    for item in items[start : start + reach]:
        if item.is_mark or item.tag("relative") or item.tag("subordinate") or item.quantity:
            return
        yield item


_TOLD: Mapping[str, Callable[[Sequence[Item], int, int, Tag], bool]] = {
    "valuation": _values_a_party,
    "capex": _builds,
    "net_income": _is_result,
    "operating_loss": _is_result,
    "raised": _is_funding,
    "users": _is_crowd,
}
