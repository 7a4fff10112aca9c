"""Metrics: which word tells what a number measures (revenue of $4 billion, تقييم بلغ), and how near it stands to it."""

from collections.abc import Iterator, Sequence

from halqa.catalogue.parties import is_listed
from halqa.catalogue.words import Words
from halqa.reading.events.lookalikes import LATIN
from halqa.reading.figures.constructions import constructed
from halqa.reading.items import Item
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Measure, Quantity

_BEFORE = 9.0  # how far before a number its metric may stand
_AFTER = 4.5
_MEASURED = {
    Measure.POWER: frozenset(("power_capacity",)),
    Measure.CHIPS: frozenset(("chips",)),
    Measure.USERS: frozenset(("users",)),
    Measure.SHARE: frozenset(("operating_loss",)),
}
_FLOWS = frozenset(("revenue", "annualised_revenue", "net_income"))
_CROWD = 100_000  # people that a number without a word for them may count
_DEALS = (
    "acquire",
    "buy",
    "pay",
    "sell",
    "takeover_bid",
    "deal",
    "invest",
    "put_money",
    "lend",
)  # what may be paid in cash
NOT_MONEY = frozenset(("power_capacity", "chips", "users"))
ROUNDS = frozenset(("raising", "raised"))


def cue_of(
    items: Sequence[Item], index: int, quantity: Quantity, words: Words, strong: bool
) -> tuple[int, str, float] | None:
    """Return the nearest word that tells the metric of a number, before it or right after it."""
    if quantity.measure is Measure.USERS:
        return None if strong or not _are_users(items, index, words) else (index, "users", 0.0)
    best: tuple[int, str, float] | None = None
    for place, item in enumerate(items):
        if item.covered and not item.tag("metric"):
            continue
        for name, length in _metrics(items, place, index):
            if (name in words.strong_metrics) is not strong or not _fits(name, quantity):
                continue
            if _tells_another(items, place, length, index, name, words):
                continue
            cost = _cost(items, place, length, index, name, words)
            if cost is not None and (best is None or cost < best[2]):
                best = place, name, cost
    return best


def _are_users(items: Sequence[Item], index: int, words: Words) -> bool:
    """Whether people that are counted use something: 9,000 that were laid off do not."""
    meant = words.phrases.get(items[index].text.split()[-1], ())
    if not any(tag.category == "persons" for tag in meant):
        return True
    using = (item.tag("event", "use") for item in items[max(0, index - _USING) : index])
    return any(using) or any(item.tag("often") for item in items[index + 1 : index + 4])


_USING = 6  # items from "used by" to how many


def _tells_another(items: Sequence[Item], place: int, length: int, number: int, name: str, words: Words) -> bool:
    """Whether a word of a metric, as it stands, measures something else than this number."""
    if name not in ROUNDS and _is_part(items, place, number, name):
        return True
    if _is_of_many(items, place + length) or _is_payment(items, place):
        return True
    behind = items[place + length : place + length + 2]
    if len(behind) > 1 and behind[0].tag("preposition", "from") and behind[1].is_party:
        return True  # "in revenue from OpenAI": what one customer brings
    if name == "net_income" and any(item.tag("not_net") for item in items[max(0, place - 1) : place + length + 3]):
        return True
    thing = behind[0].tags if behind and name == "valuation" else ()
    if any(tag.category == "event" and tag.part == "noun" for tag in thing):
        return True  # قيمة حصة, "values the stake"
    return words.verb_first and _is_another(items, place, number, name)


def _cost(items: Sequence[Item], place: int, length: int, number: int, name: str, words: Words) -> float | None:
    """Return how far a metric stands from a number, or None where it is too far or rather tells the next one."""
    cost = _way(items, place, number, length) - 0.2 * length
    if place < number:
        return cost if cost < _BEFORE else None
    if words.verb_first and any(item.is_mark for item in items[number + 1 : place]):
        return None  # ملياري دولار، تقدر قيمتها: what follows the comma begins anew
    beside = _is_beside(items, number, place) and (not words.verb_first or _is_specified(items[place], name))
    cost -= 1.0 if beside else 0.0
    if (not beside and _serves_a_nearer(items, place, name, length, cost)) or _is_spent(items, number, name):
        return None
    return cost if cost < _AFTER else None


def _metrics(items: Sequence[Item], place: int, number: int) -> Iterator[tuple[str, int]]:
    """Yield the metrics that begin at an item, with their length: إيرادات, إيرادات أنثروبيك السنوية."""
    if items[place].tag("constructed"):
        yield from constructed(items, place, number)
    for tag in items[place].tags:
        if tag.category == "metric":
            yield tag.name, tag.length
        elif tag.category == "qualified" and (length := _reach_of(items, place, tag.part)):
            yield tag.name, length


def _reach_of(items: Sequence[Item], noun: int, adjective: str) -> int:
    """Return how many items lead from a noun to its adjective, if only its owner stands between; else nought."""
    for index in range(noun + 1, min(noun + _OWNED, len(items))):
        item = items[index]
        if item.text == adjective:
            return index - noun + 1
        if not (item.named or item.text in "\"'()" or item.tag("filler") or item.tag("organisation")):
            return 0
    return 0


_OWNED = 7  # items from a noun over its owner to its adjective


def _is_part(items: Sequence[Item], cue: int, number: int, name: str) -> bool:
    """Tell 900 مليون من ديون, فقدت من قيمتها: a part of what the metric measures, or growth in per cent.

    Of what flows in, the same words tell the whole: حققت 9 مليارات دولار من الإيرادات.
    """
    if cue and items[cue - 1].tag("preposition", "from"):
        return not (name in _FLOWS and cue == number + 2)
    return any(item.quantity and item.quantity.measure is Measure.SHARE for item in items[number + 1 : cue])


def _is_another(items: Sequence[Item], cue: int, number: int, name: str) -> bool:
    """Tell بما فيها الديون, and حصولها على قرض: no debt of that sum, and no round."""
    if name == "debt":
        return cue > number + 1
    if name != "raised" or items[cue].tag("event", "raise"):
        return False
    return not any(item.tag("metric", "raising") or item.tag("funding") for item in items[cue + 1 : number + 5])


def _is_payment(items: Sequence[Item], cue: int) -> bool:
    """Tell أنفقت على سحابة أوراكل, أنفقت على البحث: what a party or running costs take is no capital spending."""
    if not items[cue].tag("event", "pay"):
        return False
    near = items[cue + 1 : cue + 8]
    place = next((index for index, item in enumerate(near) if item.tag("preposition", "on")), None)
    return place is not None and any(item.named or item.tag("running") for item in near[place + 1 : place + 4])


def _is_of_many(items: Sequence[Item], place: int) -> bool:
    """Tell إنفاق الشركات الكبرى: what a whole industry spends is no figure of a party."""
    return place < len(items) and items[place].tag("collective") is not None


def _is_beside(items: Sequence[Item], number: int, cue: int) -> bool:
    """Tell "a $730 billion valuation", "$13 billion in revenue", "$2 billion of debt"."""
    between = items[number + 1 : cue]
    return not between or (len(between) == 1 and any(between[0].tag("preposition", name) for name in ("in", "of")))


def _is_specified(item: Item, name: str) -> bool:
    """Tell 5 مليارات دولار إيرادات: in Arabic only a bare noun says so what a sum is."""
    return name in (*_FLOWS, "cash") and not any(tag.glued for tag in item.tags)


def _serves_a_nearer(items: Sequence[Item], cue: int, name: str, length: int, cost: float) -> bool:
    """Whether a metric after a number rather tells the number that follows it."""
    following = range(cue + length, min(cue + length + 9, len(items)))
    sizes = (other for other in following if (size := items[other].quantity) and _fits(name, size))
    fitting = (other for other in sizes if not (name in ROUNDS and _is_of_worth(items, cue + length, other)))
    return any(_way(items, cue, other, length) < cost + 2 for other in fitting)


def _is_of_worth(items: Sequence[Item], start: int, number: int) -> bool:
    """Tell جولة تقدر قيمتها بملياري دولار: the number behind a round that says what the party is worth."""
    return any(item.tag("worth") or item.tag("metric", "valuation") for item in items[start:number])


def _is_spent(items: Sequence[Item], number: int, name: str) -> bool:
    """Tell "bought it for $1 billion in cash": what is paid in cash is no store of it."""
    if name != "cash":
        return False
    burned = items[max(0, number - 4) : number]
    if any(item.tag(told, "operating_loss") for item in burned for told in ("metric", "constructed")):
        return True  # "burned $3 billion in cash"
    return any(item.tag("event", one) for item in items[:number] for one in _DEALS)


def _fits(metric: str, quantity: Quantity) -> bool:
    if metric == "users" and quantity.measure in (Measure.MONEY, Measure.COUNT):
        return not quantity.unit and quantity.value >= _CROWD  # a bare number of millions
    allowed = _MEASURED.get(quantity.measure)
    if allowed is not None:
        return metric in allowed
    return quantity.measure is Measure.MONEY and metric not in NOT_MONEY


def _way(items: Sequence[Item], cue: int, number: int, length: int) -> float:
    """The distance from a metric to its number; another number between makes it far."""
    low, high = (cue + length, number) if cue < number else (number + 1, cue)
    cost = 0.0 if cue < number else 1.0
    for index, item in enumerate(items[low:high], low):
        if item.money and items[index - 1].tag("increments"):
            continue  # "lifted by $2 billion, to $66 billion"
        if item.money or item.text == ";" or (item.tag("subordinate") and not item.tag("so_far")):
            cost += 4.0
        elif item.text == ",":
            cost += 1.2
        elif item.named:
            cost += 0.4
        else:
            cost += 0.6
    return cost


def metric_of(items: Sequence[Item], number: int, cue: tuple[int, str, float], party: Named) -> str:
    """Return what a number measures: a round told so far is raised, one sought is not yet; no market prices a lab."""
    if cue[1] in ROUNDS:
        so_far = any(item.tag("so_far") for item in items[number + 1 : number + 3])
        return "raised" if so_far else _round(items, cue[0])
    if cue[1] == "valuation" and is_listed(party.party) and any(item.tag("worth") for item in items[cue[0] :][:2]):
        return "market_cap"
    unlisted = party.type == "lab" and not is_listed(party.party)
    return "valuation" if cue[1] == "market_cap" and unlisted else cue[1]


def _round(items: Sequence[Item], cue: int) -> str:
    """Tell a round that is sought (تسعى إلى جمع, "to raise") from one that is closed ("closed a round of")."""
    before = items[max(0, cue - 5) : cue]
    told = next((tag.name for tag in items[cue].tags if tag.category == "metric" and tag.name in ROUNDS), "raised")
    will = any(tag.tense == "future" for tag in items[cue].tags)
    aimed = items[cue].text[0] > LATIN and any(item.tag("preposition", "to") for item in before[-1:])
    if will or aimed or any(item.tag("target") or item.tag("talks") for item in before):
        return "raising"
    opens = items[:1] if items[cue].text[0] > LATIN else ()  # أغلقت «نخلة», وهي شركة ناشئة, جولة
    closed = any(item.tag("completed") or item.tag("finishes") or _is_past_raise(item) for item in (*opens, *before))
    return "raised" if closed or _is_over(items, cue) else told


def _is_past_raise(item: Item) -> bool:
    tag = item.tag("event", "raise")
    return tag is not None and tag.tense == "past"


def _is_over(items: Sequence[Item], cue: int) -> bool:
    """Tell "its round was led by", "priced its debut, raising 1.4 trillion won": what was done is told of it."""
    if any(item.tag("was") for item in items[cue + 1 : cue + 3]):
        return True
    tag = items[cue].tag("event", "raise")
    follows = tag is not None and tag.tense == "gerund" and cue > 0 and items[cue - 1].text == ","
    return follows and any(tag.tense == "past" and tag.part == "verb" for item in items[:cue] for tag in item.tags)
