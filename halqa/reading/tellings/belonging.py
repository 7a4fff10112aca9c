"""Which quantity of a sentence is that of a tie: the nearest of a measure that belongs to no nearer event."""

from collections.abc import Mapping, Sequence

from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Item, Sentence, is_conversion
from halqa.reading.quantities.amounts import Measure

_SUM_REACH = 12.0
_LEAST = 10_000  # a smaller sum is a price, not that of a deal
_SAME_MONEY = 0.8  # a loan and its guarantee may tell one sum
_ROLE_REACH = 2.5  # a role ("backers") is seldom told with a sum


def given(
    sentence: Sentence,
    tie: RawTie,
    own: frozenset[int],
    others: Mapping[int, str],
    measure: Measure,
    used: frozenset[int],
) -> int | None:
    """Return the item of the nearest quantity of a measure that belongs to the tie and to no nearer event."""
    best: tuple[float, int] | None = None
    limit = _ROLE_REACH if tie.frame.startswith("role:") else _SUM_REACH
    rivals = [(event, _SAME_MONEY if kind == tie.kind else 0.0) for event, kind in others.items()]
    for index, item in enumerate(sentence.items):
        if not item.quantity or item.quantity.measure is not measure or index in used:
            continue
        if min(_least(event, index) for event in own) - _FIRST >= limit:
            continue
        if measure is Measure.MONEY and (
            item.quantity.value < _LEAST
            or is_conversion(sentence.items, index)
            or _is_worth(sentence.items, index, tie)
            or _is_raised(sentence.items, index, tie)
        ):
            continue
        if measure is Measure.MONEY and _is_outgrown(sentence.items, index):
            continue
        distance = min(_reach(sentence.items, event, index) for event in own)
        if index < tie.event and tie.frame in _SUM_FIRST:
            distance -= _FIRST
        if distance >= limit or (best is not None and distance >= best[0]):
            continue
        near = ((event, slack) for event, slack in rivals if _least(event, index) + slack < distance)
        if not any(_claims(sentence.items, event, index) + slack < distance for event, slack in near):
            best = distance, index
    return best[1] if best else None


def _least(event: int, index: int) -> float:
    """What lies between an event and a quantity at least, told by their places alone."""
    return _STEP * (abs(event - index) - 1) - _ROUNDING


_STEP = 0.35  # what any item between an event and a quantity costs
_ROUNDING = 1e-6
_FIRST = 1.5  # how much nearer a sum is that stands before the event as its subject
_SUM_FIRST = frozenset(("come", "go"))  # "$50 billion comes from Amazon": the sum is the subject


_BOUGHT = ("acquire", "buy", "raise", "get", "invest")
_PRICED = frozenset(("بقيمه",))  # the price of what is bought, the worth of what is owned
_VALUES = frozenset(("values", "valuing", "valued", "value"))
_WORTH = frozenset(("worth", "valued", "قيمتها", "قيمته", "تساوي", "يساوي", "تعادل"))


def _is_worth(items: Sequence[Item], index: int, tie: RawTie) -> bool:
    """What a stake is worth is not what was invested; nor is what a round "values Decarla at"."""
    if tie.frame == "lead_round" and items[index - 1].text == "at":
        return any(item.text in _VALUES for item in items[max(0, index - 5) : index])
    if tie.frame not in ("hold", "belong", "role:owner"):
        return False
    before = items[max(0, index - 3) : index]
    owns = tie.frame == "hold" and not any(items[tie.event].tag("event", name) for name in _BOUGHT)
    return any(item.text in _WORTH or (owns and item.text in _PRICED) for item in before)


def _is_raised(items: Sequence[Item], index: int, tie: RawTie) -> bool:
    """What a target has raised is not what is paid for it."""
    low, high = sorted((tie.event, index))
    return tie.kind == "acquisition" and any(item.tag("metric", "raised") for item in items[low + 1 : high])


def _is_outgrown(items: Sequence[Item], index: int) -> bool:
    """Tell "from $11.9 billion to $15.9 billion": the sum that a deal was raised from is no more its own."""
    before, after = items[index - 1] if index else None, items[index + 1 : index + 3]
    opens = before is not None and before.tag("preposition", "from") is not None
    return opens and len(after) == 2 and after[0].tag("preposition", "to") is not None and after[1].money is not None


def _claims(items: Sequence[Item], event: int, index: int) -> float:
    """Return how far a quantity is from another event; a loan is not the sum of what it is for ("to buy")."""
    purpose = index < event and (
        items[event - 1].tag("to_come") is not None or any(tag.glued.endswith("ل") for tag in items[event].tags)
    )
    return _reach(items, event, index) + (_PURPOSE if purpose else 0.0)


_PURPOSE = 3.0


def _reach(items: Sequence[Item], event: int, index: int) -> float:
    """What lies between an event and a quantity; a sum mostly follows its verb."""
    low, high = sorted((index, event))
    cost = 1.5 if index < event and not _right_before(items, index, event) else 0.0
    for item in items[low + 1 : high]:
        if item.text == ";" or item.tag("subordinate"):
            cost += 5.0
        elif item.text in (",", ":"):
            cost += 1.2
        elif item.money:
            cost += 2.0
        else:
            cost += _STEP
    return cost


def _right_before(items: Sequence[Item], index: int, event: int) -> bool:
    """Tell "a $300 billion contract": the sum stands before its noun."""
    return 0 < event - index <= 3 and not any(item.is_mark for item in items[index:event])
