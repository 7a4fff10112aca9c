"""Figures: a number that a sentence states of one party (revenue, valuation, a round, capacity), and whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Words
from halqa.reading.figures.carried import carried_on, likened
from halqa.reading.figures.metrics import NOT_MONEY, ROUNDS, cue_of, metric_of
from halqa.reading.items import HYPHEN, Item, Sentence, is_conversion
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Measure, Quantity

_LEAST = {Measure.MONEY: 10**6, Measure.USERS: 1000, Measure.CHIPS: 100}  # smaller numbers are none of a party


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
        cue = cue_of(sentence.items, index, item.quantity, words, strong)
        party = _party(sentence.items, index, cue, found, unsaid) if cue else None
        if cue and party:
            metric = metric_of(sentence.items, index, cue, party)
            if _is_anothers(sentence.items, index, metric, party):
                continue
            figures.append(RawFigure(metric, party, item.quantity, index, cue[0], cue[2]))
    return list(_joined(sentence.items, figures))


def _is_anothers(items: Sequence[Item], index: int, metric: str, party: Named) -> bool:
    """Tell "Thrive ($1 billion)", a share in a round; and what a fund puts into data centres, which is its business."""
    share = index > 1 and items[index - 1].text == "(" and items[index - 2].is_party
    return (share and metric in ROUNDS) or (metric == "capex" and party.type in _FUNDS)


def _joined(items: Sequence[Item], figures: Sequence[RawFigure]) -> Iterator[RawFigure]:
    """Yield for each metric the number nearest to it, and others only where the text joins them to it.

    "a round at a $730 billion valuation, with $50 billion from Amazon" tells one valuation; "revenue of $4 billion in
    2024 and $9 billion in 2025" tells two. A round has one sum: others beside it are shares of it.
    """
    for figure in figures:
        alike = (one for one in figures if one.metric == figure.metric and abs(one.cue - figure.cue) <= _ONE_CUE)
        first = min(alike, key=lambda one: one.cost)
        if figure is first or (figure.metric not in ROUNDS and _is_joined(items, first.item, figure.item)):
            yield figure


def carried(
    sentence: Sentence, figures: Sequence[RawFigure], before: RawFigure | None, used: frozenset[int]
) -> Iterator[RawFigure]:
    """Yield the figures whose metric the sentence, or the one before it, told of another number: "it should reach".

    `before` is the last figure of the sentence before.
    """
    items = sentence.items
    taken = used | {figure.item for figure in figures}
    for index, item in enumerate(items):
        if item.quantity is None or index in taken or _is_price(items, index):
            continue
        last = max((one for one in figures if one.item < index), key=lambda one: one.item, default=before)
        if last is None or last.metric in ROUNDS or last.quantity.measure is not item.quantity.measure:
            continue
        start = last.item + 1 if last in figures else 0
        told = likened(items, index) or (carried_on(items, start, index, last.party), last.party)
        if told[0] is not None:
            yield RawFigure(last.metric, told[1], item.quantity, index, told[0], _CARRIED)


_CARRIED = 5.0  # cost of a figure whose metric was told before
_ONE_CUE = 2  # items between two words of one metric: "pre-money valuation"
_JOIN = 7  # items between two numbers of one metric


def _is_joined(items: Sequence[Item], one: int, other: int) -> bool:
    """Tell "$4 billion in 2024 and $9 billion in 2025", "up from $4 billion", "and it should rise to $12 billion"."""
    low, high = sorted((one, other))
    between = items[low + 1 : high]
    if len(between) > _JOIN or any(tag.part == "verb" for item in between for tag in item.tags):
        return False
    governed = (tag.name for item in between if (tag := item.tag("preposition")))
    compared = any(item.tag("and") or item.tag("compared") for item in between)
    return compared or any(name in _COMPARED for name in governed)


_COMPARED = frozenset(("to", "from", "against", "than", "of"))


def _is_price(items: Sequence[Item], index: int) -> bool:
    """Share prices, small sums and growth are no figures of a party, nor are a handful of people its users."""
    quantity = items[index].quantity
    if quantity and quantity.value < _LEAST.get(quantity.measure, 0):
        return True
    if any(item.tag("share_price") for item in items[index + 1 : index + 4]):
        return True
    if _is_growth(items, index):
        return True
    return is_conversion(items, index) or _is_worth_of_deal(items, index) or _is_of_deal(items, index)


def _is_of_deal(items: Sequence[Item], index: int) -> bool:
    """Tell "the lease represents $4 billion in contracted revenue": what a deal brings in is its own sum."""
    opens = any(tag.name == "deal" and tag.part == "noun" for item in items[:_OPENING] for tag in item.tags)
    return opens and any(item.tag("costs") for item in items[max(0, index - _OPENING) : index])


_OPENING = 4  # items in which the subject of a sentence stands, and from a verb to its sum


def _is_growth(items: Sequence[Item], index: int) -> bool:
    """Tell "lifted by $2 billion", ارتفعت بملياري دولار: how much is added, not how much it is."""
    before = items[max(0, index - _ADDED) : index]
    quantity = items[index].quantity
    if quantity is None or quantity.measure is Measure.USERS:
        return False  # "used by 800 million people"
    if any(item.tag("increments") for item in before[-1:]):
        return True
    glued = quantity.glued.endswith("ب")
    levelled = any(item.tag("preposition", "to") for item in before)
    return glued and not levelled and any(item.tag("changes") for item in before)


_ADDED = 8  # items from a word of change to what is added


def _is_worth_of_deal(items: Sequence[Item], index: int) -> bool:
    """Tell "a deal valued at $6 billion": the worth of the deal, not of a party."""
    for place in range(index - 1, max(index - _WORTH_REACH, 0), -1):
        if items[place].tag("metric", "valuation"):
            if not any(item.tag("worth") for item in items[place : place + 2]):
                return False  # "a deal that gave it a valuation of"
            before = items[max(0, place - _DEAL) : place]
            stakes = (item.tag("event", "hold") for item in items[max(0, place - _STAKE) : place])
            return any(item.tag("event", "deal") or item.tag("event", "order") for item in before) or any(
                tag is not None and tag.part == "noun" for tag in stakes
            )
    return False


_DEAL = 8  # items from a deal to what tells its worth: في صفقة قد تصل قيمتها إلى
_STAKE = 5  # items from a stake to what it is worth
_WORTH_REACH = 6  # items from a word of worth to its sum


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
        if _estimates(items, cue, group):
            return None
        if funded and group.parties[0].type in _FUNDS:
            continue  # who pays into a round is not what it values
        if metric in ROUNDS and group.preposition == "from":
            continue  # who money is raised from
        cost = _owner_cost(items, cue, low, group, step=_STEP if metric in NOT_MONEY else _MONEY_STEP)
        if best is None or cost < best[0]:
            best = cost, group.parties[0]
    if best and best[0] < 9:
        return best[1]
    subject, topic, *others = unsaid
    order = (topic, subject, *others) if metric in NOT_MONEY else unsaid  # a text is about a project, a sentence
    meant = [named for named in order if named and named.type != "person"]  # about who has the money
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


def _estimates(items: Sequence[Item], cue: int, group: Group) -> bool:
    """Tell تقدر غارتنر إنفاق الحكومات: who puts a figure on something does not have it itself."""
    verb = items[group.first - 1] if group.first else None
    told = verb is not None and verb.tag("estimates") is not None
    return told and cue == group.last + 1 and not any(tag.pronoun for tag in items[cue].tags)


_STEP, _MONEY_STEP = 0.25, 0.15  # of a word between a number and its owner; what money tells is mostly the subject's


def _owner_cost(items: Sequence[Item], cue: int, low: int, group: Group, *, step: float) -> float:
    following = items[group.last + 1 : min(group.last + 5, cue)] if group.last < cue else ()
    if any(item.tag("relative") for item in following) and not any(item.named for item in following):
        return 0.3 + 0.01 * (cue - group.last)
    if group.last < cue and _is_own(items, cue):
        return 0.4 + 0.01 * group.first if not group.preposition and not group.owner else 3.0
    if group.owner and 0 < cue - group.last <= 4 and not any(item.named for item in items[group.last + 1 : cue]):
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
