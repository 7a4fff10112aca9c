"""Which deal a telling without a sum speaks of: the nearest in time that nothing keeps it out of."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from halqa.catalogue.conventions import sameness
from halqa.ledger.strands import is_soft
from halqa.ledger.tellings import Block, Telling
from halqa.model import ClaimKey

FAR = 10_000  # days: an unknown gap comes after every known one


@dataclass(slots=True)
class _Bundle:
    """The tellings of a deal, and what of them keeps others out."""

    tellings: list[Telling] = field(default_factory=list)
    blocks: set[Block] = field(default_factory=set)
    forms: set[bool | None] = field(default_factory=set)  # whether value moves in cash
    groups: set[ClaimKey | None] = field(default_factory=set)
    by_text: dict[str, list[Telling]] = field(default_factory=lambda: defaultdict(list))

    def add(self, unit: Iterable[Telling]) -> None:
        """Take tellings in."""
        for telling in unit:
            self.tellings.append(telling)
            self.blocks.add(telling.block)
            self.forms.add(telling.is_cash)
            self.groups.add(telling.group)
            if len(telling.tellings) == 1:  # the texts of a pile tell nothing else
                self.by_text[telling.text].append(telling)

    def keeps_out(self, unit: Sequence[Telling]) -> bool:
        """Whether a judgement, a form, or one text that tells another state or size keeps tellings out."""
        return all(telling.block not in self.blocks for telling in unit) or any(map(self._parts, unit))

    def _parts(self, telling: Telling) -> bool:
        in_another_form = telling.is_cash is not None and (not telling.is_cash) in self.forms
        judged = not telling.apart.isdisjoint(self.groups)
        return in_another_form or judged or any(_differ(telling, other) for other in self.by_text.get(telling.text, ()))


def attached(sumless: Sequence[Telling], deals: Iterable[Sequence[Telling]]) -> list[list[Telling]]:
    """Return the tellings of each deal, with those without a sum; what fits no deal makes deals of its own."""
    bundles = []
    for deal in deals:
        bundles.append(_Bundle())
        bundles[-1].add(deal)
    sized, loose = len(bundles), _attach_judged(_units(sumless), bundles)
    for unit in _attach_near(loose, bundles):
        _attach_to_first(unit, bundles, sized)
    return [bundle.tellings for bundle in bundles]


def _units(sumless: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings one by one, but together those that were judged to speak of one deal."""
    units: dict[object, list[Telling]] = {}
    for number, telling in enumerate(sumless):
        units.setdefault(telling.group or number, []).append(telling)
    return list(units.values())


def _attach_judged(units: Iterable[list[Telling]], bundles: Sequence[_Bundle]) -> list[list[Telling]]:
    """Put what was judged to speak of a deal to it, and return the others."""
    of_group = {group: bundle for bundle in bundles for group in bundle.groups if group}
    loose = []
    for unit in units:
        if unit[0].group in of_group:
            of_group[unit[0].group].add(unit)
        else:
            loose.append(unit)
    return loose


def _attach_near(loose: Sequence[list[Telling]], bundles: Sequence[_Bundle]) -> list[list[Telling]]:
    """Put each to the deal that it can best speak of, the nearest first, and return those that fit none."""
    states = [(_days(bundle.tellings), is_soft(bundle.tellings)) for bundle in bundles]
    ranked = sorted(
        (rank, number, at)
        for number, unit in enumerate(loose)
        for at, (days, soft) in enumerate(states)
        for telling in unit
        if (rank := _rank(telling, days, deal_is_soft=soft)) is not None
    )
    placed: set[int] = set()
    for _, number, at in ranked:
        if number not in placed and not bundles[at].keeps_out(loose[number]):
            bundles[at].add(loose[number])
            placed.add(number)
    return [unit for number, unit in enumerate(loose) if number not in placed]


def _attach_to_first(unit: list[Telling], bundles: list[_Bundle], sized: int) -> None:
    bundle = next((bundle for bundle in bundles[sized:] if not bundle.keeps_out(unit)), None)
    if bundle is None:
        bundle = _Bundle()
        bundles.append(bundle)
    bundle.add(unit)


def _rank(telling: Telling, days: Sequence[date], *, deal_is_soft: bool) -> tuple[int, bool] | None:
    """Return how near a telling is to a deal; one that is firm makes mere talks firm only soon after them."""
    gap = gap_between(telling.days, days)
    confirms = gap is not None and gap <= sameness().rival_days and telling.days[0] >= days[0]
    if deal_is_soft and not telling.is_soft and not confirms:
        return None
    return (FAR if gap is None else gap, deal_is_soft)


def gap_between(left: Sequence[date], right: Sequence[date]) -> int | None:
    """Return the fewest days between two lists of days in order; None where there is none in one.

    >>> gap_between([date(2026, 1, 1)], [date(2025, 1, 1), date(2026, 1, 4)])
    3
    """
    fewer, more = sorted((left, right), key=len)
    near = ((day, more[max(0, at - 1) : at + 1]) for day in fewer for at in [bisect_left(more, day)])
    return min((abs((day - other).days) for day, others in near for other in others), default=None)


def _days(bundle: Sequence[Telling]) -> list[date]:
    return sorted({day for telling in bundle for day in telling.days})


def _differ(left: Telling, right: Telling) -> bool:
    sizes = ((left.tie.power_mw, right.tie.power_mw), (left.tie.chips, right.tie.chips))
    return left.is_soft != right.is_soft or any(one and other and one != other for one, other in sizes)
