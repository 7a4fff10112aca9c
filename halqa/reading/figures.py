"""Figures: a number that a sentence states of one party (revenue, valuation, a round, capacity)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.model import Document, Figure, FigureStatus, Metric
from halqa.reading.amounts import Measure, Quantity
from halqa.reading.claims import CURRENCY, WORDS, mention, word_count
from halqa.reading.groups import Group
from halqa.reading.items import HYPHEN, Item, Sentence, is_conversion
from halqa.reading.mentions import Named
from halqa.text.folding import Folded
from halqa.units import plain

_BEFORE = 9.0  # how far before a number its metric may stand
_AFTER = 4.5
_MEASURED = {
    Measure.POWER: frozenset(("power_capacity",)),
    Measure.CHIPS: frozenset(("chips",)),
    Measure.USERS: frozenset(("users",)),
    Measure.SHARE: frozenset(("operating_loss",)),
}
_LEAST = {Measure.MONEY: 10**6, Measure.USERS: 1000, Measure.CHIPS: 100}  # smaller numbers are none of a party
_CROWD = 100_000  # people that a number without a word for them may count
_NOT_MONEY = frozenset(("power_capacity", "chips", "users"))


@dataclass(frozen=True, slots=True)
class RawFigure:
    """A figure as one sentence tells it."""

    metric: str
    party: Named
    quantity: Quantity
    item: int  # of the number
    cue: int  # of the metric
    cost: float


def raw_figures(
    sentence: Sentence, found: Sequence[Group], unsaid: Sequence[Named | None], words: Words, *, strong: bool,
    used: frozenset[int],
) -> list[RawFigure]:  # fmt: skip
    """Return the figures of a sentence: with `strong` those whose metric names the number for sure, else the others.

    `used` are items of numbers that something else has claimed.
    """
    numbers = [index for index, item in enumerate(sentence.items) if item.quantity and index not in used]
    if not numbers or sentence.items[-1].text == "?":
        return []
    figures: list[RawFigure] = []
    tells = "denied" in sentence.categories
    denied = next((at for at, item in enumerate(sentence.items) if tells and item.tag("denied")), len(sentence.items))
    for index in numbers:
        item = sentence.items[index]
        if index >= denied or not item.quantity or _is_price(sentence.items, index):
            continue
        cue = _cue(sentence.items, index, item.quantity, words, strong)
        party = _party(sentence.items, index, cue, found, unsaid) if cue else None
        if cue and party:
            metric = _metric(sentence.items, index, cue, party)
            figures.append(RawFigure(metric, party, item.quantity, index, cue[0], cue[2]))
    return list(_joined(sentence.items, figures))


def _joined(items: Sequence[Item], figures: Sequence[RawFigure]) -> Iterator[RawFigure]:
    """Yield for each metric the number nearest to it, and others only where the text joins them to it.

    "a round at a $730 billion valuation, with $50 billion from Amazon" tells one valuation; "revenue of $4 billion in
    2024 and $9 billion in 2025" tells two. A round has one sum: others beside it are shares of it.
    """
    for figure in figures:
        alike = (one for one in figures if one.metric == figure.metric and abs(one.cue - figure.cue) <= _ONE_CUE)
        first = min(alike, key=lambda one: one.cost)
        if figure is first or (figure.metric not in _ROUNDS and _is_joined(items, first.item, figure.item)):
            yield figure


_ONE_CUE = 2  # items between two words of one metric: "pre-money valuation"
_JOIN = 7  # items between two numbers of one metric


def _is_joined(items: Sequence[Item], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    between = items[low + 1 : high]
    if len(between) > _JOIN or any(tag.part == "verb" for item in between for tag in item.tags):
        return False
    governed = (tag.name for item in between if (tag := item.tag("preposition")))
    return any(item.tag("and") for item in between) or any(name in _COMPARED for name in governed)


_COMPARED = frozenset(("to", "from", "against", "than", "of"))


_ROUNDS = frozenset(("raising", "raised"))


def _metric(items: Sequence[Item], number: int, cue: tuple[int, str, float], party: Named) -> str:
    """Return what a number measures: a round told so far is raised, one sought is not yet; no market prices a lab."""
    if cue[1] in _ROUNDS:
        so_far = any(item.tag("so_far") for item in items[number + 1 : number + 3])
        return "raised" if so_far else _round(items, cue[0])
    return "valuation" if cue[1] == "market_cap" and party.type == "lab" else cue[1]


def _round(items: Sequence[Item], cue: int) -> str:
    """Tell a round that is sought (تسعى إلى جمع, "to raise") from one that is closed ("closed a round of")."""
    before = items[max(0, cue - 5) : cue]
    told = next((tag.name for tag in items[cue].tags if tag.category == "metric" and tag.name in _ROUNDS), "")
    if any(item.tag("target") or item.tag("talks") for item in before):
        return "raising"
    closed = any(item.tag("completed") or _is_past_raise(item) for item in before)
    return "raised" if closed else told


def _is_past_raise(item: Item) -> bool:
    tag = item.tag("event", "raise")
    return tag is not None and tag.tense == "past"


def _is_price(items: Sequence[Item], index: int) -> bool:
    """Share prices and small sums are no figures of a party, nor are a handful of people its users."""
    quantity = items[index].quantity
    if quantity and quantity.value < _LEAST.get(quantity.measure, 0):
        return True
    if any(item.tag("share_price") for item in items[index + 1 : index + 4]):
        return True
    return is_conversion(items, index) or _is_worth_of_deal(items, index)


def _is_worth_of_deal(items: Sequence[Item], index: int) -> bool:
    """Tell "a deal valued at $6 billion": the worth of the deal, not of a party."""
    for place in range(index - 1, max(index - _WORTH_REACH, 0), -1):
        if items[place].tag("metric", "valuation"):
            before = items[max(0, place - _DEAL) : place]
            stakes = (item.tag("event", "hold") for item in items[max(0, place - _STAKE) : place])
            return any(item.tag("event", "deal") or item.tag("event", "order") for item in before) or any(
                tag is not None and tag.part == "noun" for tag in stakes
            )
    return False


_DEAL = 5  # items from a deal to what tells its worth: في صفقة قد تصل قيمتها إلى
_STAKE = 5  # items from a stake to what it is worth
_WORTH_REACH = 6  # items from a word of worth to its sum


def _cue(
    items: Sequence[Item], index: int, quantity: Quantity, words: Words, strong: bool
) -> tuple[int, str, float] | None:
    """Return the nearest word that tells the metric of a number, before it or right after it."""
    if quantity.measure is Measure.USERS:
        return None if strong else (index, "users", 0.0)
    best: tuple[int, str, float] | None = None
    for place in range(len(items)):
        if items[place].covered and not items[place].tag("metric"):
            continue
        for name, length in _metrics(items, place):
            if (name in words.strong_metrics) is not strong or not _fits(name, quantity):
                continue
            if (
                (name not in _ROUNDS and _is_part(items, place, index))
                or _is_of_many(items, place + length)
                or _is_payment(items, place)
            ):
                continue
            if words.verb_first and _is_another(items, place, index, name):
                continue
            cost = _way(items, place, index, length) - 0.2 * length
            beside = place > index and not words.verb_first and _is_beside(items, index, place)
            cost -= 1.0 if beside else 0.0
            limit = _BEFORE if place < index else _AFTER
            nearer = not beside and _serves_a_nearer(items, place, name, length, cost)
            if place > index and (nearer or _is_spent(items, index, name)):
                continue
            if cost < limit and (best is None or cost < best[2]):
                best = place, name, cost
    return best


def _metrics(items: Sequence[Item], place: int) -> Iterator[tuple[str, int]]:
    """Yield the metrics that begin at an item, with their length: إيرادات, إيرادات أنثروبيك السنوية."""
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


def _is_part(items: Sequence[Item], cue: int, number: int) -> bool:
    """Tell 900 مليون من ديون, فقدت من قيمتها: a part of what the metric measures, or growth in per cent."""
    if cue and items[cue - 1].tag("preposition", "from"):
        return True
    return any(item.quantity and item.quantity.measure is Measure.SHARE for item in items[number + 1 : cue])


def _is_another(items: Sequence[Item], cue: int, number: int, name: str) -> bool:
    """Tell بما فيها الديون, and حصولها على قرض: no debt of that sum, and no round."""
    if name == "debt":
        return cue > number + 1
    gets = name == "raised" and items[cue].tag("event", "raise") is None
    return gets and not any(item.tag("metric", "raising") for item in items[cue + 1 : number + 5])


def _is_payment(items: Sequence[Item], cue: int) -> bool:
    """Tell أنفقت على رقائقها, أنفقت على سحابة أوراكل: what is paid to a party is no capital spending."""
    if not items[cue].tag("event", "pay"):
        return False
    near = items[cue + 1 : cue + 6]
    place = next((index for index, item in enumerate(near) if item.tag("preposition", "on")), None)
    return place is not None and any(item.named for item in near[place + 1 : place + 4])


def _is_of_many(items: Sequence[Item], place: int) -> bool:
    """Tell إنفاق الشركات الكبرى: what a whole industry spends is no figure of a party."""
    return place < len(items) and items[place].tag("collective") is not None


def _is_beside(items: Sequence[Item], number: int, cue: int) -> bool:
    """Tell "a $730 billion valuation", "$13 billion in revenue", "$2 billion of debt"."""
    between = items[number + 1 : cue]
    return not between or (len(between) == 1 and any(between[0].tag("preposition", name) for name in ("in", "of")))


def _serves_a_nearer(items: Sequence[Item], cue: int, name: str, length: int, cost: float) -> bool:
    """Whether a metric after a number rather tells the number that follows it."""
    following = range(cue + length, min(cue + length + 9, len(items)))
    fitting = (other for other in following if (size := items[other].quantity) and _fits(name, size))
    return any(_way(items, cue, other, length) < cost + 2 for other in fitting)


def _is_spent(items: Sequence[Item], number: int, name: str) -> bool:
    """Tell "bought it for $1 billion in cash": what is paid in cash is no store of it."""
    deals = ("acquire", "buy", "pay", "sell", "takeover_bid", "deal")
    if name == "cash" and any(item.tag("metric", "operating_loss") for item in items[max(0, number - 4) : number]):
        return True  # "burned $3 billion in cash"
    return name == "cash" and any(item.tag("event", one) for item in items[:number] for one in deals)


def _fits(metric: str, quantity: Quantity) -> bool:
    if metric == "users" and quantity.measure in (Measure.MONEY, Measure.COUNT):
        return not quantity.unit and quantity.value >= _CROWD  # a bare number of millions
    allowed = _MEASURED.get(quantity.measure)
    if allowed is not None:
        return metric in allowed
    return quantity.measure is Measure.MONEY and metric not in _NOT_MONEY


def _way(items: Sequence[Item], cue: int, number: int, length: int) -> float:
    """The distance from a metric to its number; another number between makes it far."""
    low, high = (cue + length, number) if cue < number else (number + 1, cue)
    cost = 0.0 if cue < number else 1.0
    for item in items[low:high]:
        if item.money or item.text == ";" or item.tag("subordinate"):
            cost += 4.0
        elif item.text == ",":
            cost += 1.2
        elif item.named:
            cost += 0.4
        else:
            cost += 0.6
    return cost


def _party(
    items: Sequence[Item],
    number: int,
    told: tuple[int, str, float],
    found: Sequence[Group],
    unsaid: Sequence[Named | None],
) -> Named | None:
    """Return whose number it is: the owner beside the metric, else who the sentence or the text is about."""
    cue, metric, _ = told
    low = min(cue, number)
    best: tuple[float, Named] | None = None
    funded = metric in _OF_ROUNDS and any(group.parties[0].type not in _FUNDS for group in found)
    for group in found:
        if (group.parties[0].type == "person" and len(found) > 1) or _only_describes(items, group):
            continue
        if funded and group.parties[0].type in _FUNDS:
            continue  # who pays into a round is not what it values
        if metric in _ROUNDS and group.preposition == "from":
            continue  # who money is raised from
        cost = _owner_cost(items, cue, low, group, step=_STEP if metric in _NOT_MONEY else _MONEY_STEP)
        if best is None or cost < best[0]:
            best = cost, group.parties[0]
    if best and best[0] < 9:
        return best[1]
    meant = [named for named in unsaid if named and named.type != "person"]
    return next((named for named in meant if _suits(metric, named)), next(iter(meant), None))


_FUNDS = frozenset(("investor", "sovereign", "bank", "government"))
_OF_ROUNDS = frozenset(("valuation", "raised", "raising"))
_POWERED = frozenset(("datacenter", "neocloud", "cloud", "crypto", "venture", "energy", "telecom", "lab", "software"))


def _suits(metric: str, named: Named) -> bool:
    """Whether a metric is usual of a party that the sentence does not name: funds run no data centres."""
    return named.type in _POWERED if metric == "power_capacity" else named.type not in _FUNDS


def _only_describes(items: Sequence[Item], group: Group) -> bool:
    """Tell the Nvidia of "the Nvidia-backed builder"."""
    return any(item.text == HYPHEN for item in items[group.last + 1 : group.last + 2])


_STEP, _MONEY_STEP = 0.25, 0.15  # of a word between a number and its owner; what money tells is mostly the subject's


def _owner_cost(items: Sequence[Item], cue: int, low: int, group: Group, *, step: float) -> float:
    following = items[group.last + 1 : min(group.last + 5, cue)] if group.last < cue else ()
    if any(item.tag("relative") and not item.text.isascii() for item in following):
        return 0.3 + 0.01 * (cue - group.last)
    if group.last < cue and _is_own(items, cue):
        return 0.4 + 0.01 * group.first if not group.preposition and not group.owner else 3.0
    if group.owner and 0 < cue - group.last <= 4:
        return 0.0  # Anthropic's valuation
    if not group.goods and 0 < group.first - cue <= 3 and group.preposition in ("", "of", "to", "at", "on"):
        return 0.5  # قيمة ميسترال; prices the company at
    turns = sum(1 for item in items[min(group.last, low) : max(group.first, low)] if item.text == ";")
    distance = abs(low - group.last) * (_STEP if group.preposition else step) + 4 * turns
    if group.last < low:
        return distance + (0.8 if not group.preposition else 3.0)
    return distance + 4.0


def _is_own(items: Sequence[Item], cue: int) -> bool:
    """Whether an owner is glued on to the metric: تقييمها is that of the subject, whoever is named between."""
    return any(tag.category in ("metric", "qualified") and tag.pronoun for tag in items[cue].tags)


def figure_of(document: Document, text: Folded, sentence: Sentence, raw: RawFigure) -> Figure:
    """Return the claim that a raw figure makes."""
    items = sentence.items
    quantity = raw.quantity
    low, high = min(raw.cue, raw.item), max(raw.cue, raw.item)
    while low < raw.item and word_count(document, text, items, low, high) > WORDS:
        low += 1
    near = items[max(0, raw.cue - 4) : raw.cue + 3]
    sign = -1 if raw.metric == "net_income" and any(item.tag("losses") for item in near) else 1
    return Figure(
        document=document.id,
        evidence=text.raw(items[low].start, items[max(high, raw.item)].end),
        party=mention(text, raw.party),
        metric=Metric(raw.metric),
        amount=sign * plain(quantity.value),
        unit=_unit(raw.metric, quantity),
        bound=quantity.bound,
        high=quantity.high,
        period=_period(items, raw.item),
        status=_status(items, raw),
        rule=f"{raw.metric}: {items[raw.cue].text}, cost {raw.cost:.1f}",
    )


def _unit(metric: str, quantity: Quantity) -> str:
    if quantity.measure is Measure.MONEY and metric not in _NOT_MONEY:
        return quantity.unit or CURRENCY
    if quantity.measure in (Measure.MONEY, Measure.COUNT):
        return metric
    return quantity.unit or quantity.measure.value


def _status(items: Sequence[Item], raw: RawFigure) -> FigureStatus:
    before = items[max(0, min(raw.cue, raw.item) - 7) : raw.item]
    if raw.metric == "raising" or any(item.tag("target") for item in before):
        return FigureStatus.TARGET
    return FigureStatus.PROJECTED if any(item.tag("projected") for item in before) else FigureStatus.ACTUAL


def _period(items: Sequence[Item], number: int) -> str | None:
    """Return the year that is named nearest to a number."""
    years = sorted(_years(items), key=lambda place: abs(place[0] - number))
    return years[0][1] if years and abs(years[0][0] - number) <= 8 else None


_CENTURY = range(1990, 2061)


def _years(items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    for index, item in enumerate(items):
        counts = item.quantity is not None and item.quantity.measure is Measure.COUNT
        if counts and len(item.text) == 4 and item.text.isdigit() and int(item.text) in _CENTURY:
            yield index, item.text
