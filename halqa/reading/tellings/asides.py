"""Numbers told beside a deal that are not its own: prices, market moves, personal wealth, totals of an industry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.reading.items import Item
from halqa.reading.quantities.amounts import Measure

_LEAST_SUM = 10_000  # of any currency: less is a price
_LEAST_PRICED = 10**6  # less, with "a share" behind it, is the price of one
_NEAR = 5  # items from a word of change to its number
_CLAUSE = 12  # items from shares to what is said of their move
_ABOUT = 8  # items from "the market" to its size


@dataclass(frozen=True, slots=True)
class Asides:
    """The items of numbers that are no deal's; `moves` are those that are no party's figure either."""

    numbers: frozenset[int]
    moves: frozenset[int]


_NONE = Asides(frozenset(), frozenset())


def asides(items: Sequence[Item]) -> Asides:
    """Return the numbers of a sentence that belong to no deal."""
    found = [index for index, item in enumerate(items) if item.money or _is_share(item)]
    if not found:
        return _NONE
    moves = frozenset(index for index in found if _is_move(items, index) or _is_wealth(items, index))
    sizes = frozenset(index for index in found if items[index].money and _is_industry(items, index))
    others = (index for index in found if _is_price(items, index) or _is_level(items, index) or _is_rate(items, index))
    return Asides(moves | sizes | frozenset(others), moves | sizes)


def _is_share(item: Item) -> bool:
    return item.quantity is not None and item.quantity.measure is Measure.SHARE


def _is_price(items: Sequence[Item], index: int) -> bool:
    """$345; 70,000 won a share; in an offer, what one share costs."""
    money = items[index].money
    if money is None:
        return False
    priced = any(item.tag("share_price") for item in items[index + 1 : index + 4])
    return money.value < _LEAST_SUM or (priced and money.value < _LEAST_PRICED)


def _is_rate(items: Sequence[Item], index: int) -> bool:
    """A loan at 9.5 per cent interest."""
    return _is_share(items[index]) and any(item.tag("rates") for item in items[max(0, index - 3) : index + 3])


def _is_move(items: Sequence[Item], index: int) -> bool:
    """Shares rose 4 per cent; adding $170 billion to its market value. Not: rose to $4 trillion, which is a level."""
    change = _change(items, index)
    if change is None:
        return False
    if _is_share(items[index]):
        return True
    return _of_market(items, change, index) and not any(item.tag("preposition", "to") for item in items[change:index])


def _is_level(items: Sequence[Item], index: int) -> bool:
    """Shares rose to $345; Nvidia, worth $4.5 trillion."""
    change = _change(items, index)
    money = items[index].money
    if change is not None and money and (money.value < _LEAST_PRICED or _of_market(items, change, index)):
        return True
    if money and any(item.tag("loses") for item in items[max(0, index - 2) : index]):
        return True
    return _is_worth(items, index) or any(item.tag("metric", "market_cap") for item in items[max(0, index - 3) : index])


def _is_worth(items: Sequence[Item], index: int) -> bool:
    """What the subject of a sentence is worth; "a deal with Oracle, worth $300 billion" speaks of the deal."""
    at = next((at for at in range(index - 1, max(0, index - 4), -1) if items[at].tag("worth")), 0)
    told = list(_back_to_party(items, at)) if at else []
    if not told or not any(item.text == "," or item.tag("relative") for item in told):
        return False
    before = (tag for item in items[: at - len(told)] for tag in item.tags)
    return not any(tag.category == "event" and tag.part == "noun" for tag in before)


def _back_to_party(items: Sequence[Item], index: int) -> Iterator[Item]:
    """Yield the few items between a word and the party right before it; none where there is no such party."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if items[at].is_party:
            yield from items[at + 1 : index]
            return


def _is_wealth(items: Sequence[Item], index: int) -> bool:
    return any(item.tag("wealth") for item in items[max(0, index - _ABOUT) : index])


def _is_industry(items: Sequence[Item], index: int) -> bool:
    """A market of $400 billion; the $400 billion market; global spending will reach $1.5 trillion."""
    behind = items[index + 1 : index + 4]
    marks = (at for at, item in enumerate(behind) if item.is_mark or item.named)
    near = [*behind[: next(marks, len(behind))], *_before(items, index, _ABOUT)]
    return any(item.tag("industry") and not item.tag("metric") for item in near)


def _change(items: Sequence[Item], index: int) -> int | None:
    """Return the word of change that a number goes with."""
    low = max(0, index - _NEAR)
    return next((at for at in range(index - 1, low - 1, -1) if items[at].tag("changes")), None) if low < index else None


def _of_market(items: Sequence[Item], change: int, index: int) -> bool:
    """Whether shares, a market value or a fortune moves."""
    near = (*items[max(0, change - _CLAUSE) : change], *items[index + 1 : index + 1 + _NEAR])
    return any(item.tag("market_things") or item.tag("wealth") for item in near)


def _before(items: Sequence[Item], index: int, reach: int) -> Iterator[Item]:
    """Yield the items before a number, up to an event, a party or the end of a clause."""
    for at in range(index - 1, max(-1, index - 1 - reach), -1):
        item = items[at]
        if item.is_party or item.tag("event") or item.text in (";", ":"):
            return
        yield item
