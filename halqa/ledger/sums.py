"""What deals come to, layer by layer, as numbers that can be added and taken away: one row a day in a ledger."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import add, attrgetter, sub

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.totals import LeftOut, Totals, totals
from halqa.model import Deal

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """The layers in US dollars, and how many deals they rest on."""

    announced: Decimal = _NOTHING
    firm: Decimal = _NOTHING
    paid: Decimal = _NOTHING
    doubtful: Decimal = _NOTHING
    in_kind: Decimal = _NOTHING
    conditional: Decimal = _NOTHING
    optional: Decimal = _NOTHING
    limits: Decimal = _NOTHING
    drawn: Decimal = _NOTHING
    available: Decimal = _NOTHING
    conditional_credit: Decimal = _NOTHING
    deals: Decimal = _NOTHING  # that are held, whatever their status
    without_sum: Decimal = _NOTHING  # live, and no text tells their sum

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*map(add, _numbers(self), _numbers(other)))

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(*map(sub, _numbers(self), _numbers(other)))

    @property
    def json(self) -> str:
        """The numbers digit for digit: equal sums give equal words."""
        return json.dumps([format(number.normalize(), "f") for number in _numbers(self)], separators=(",", ":"))


_NAMES = tuple(field.name for field in fields(Sums))
_numbers = attrgetter(*_NAMES)
NOTHING = Sums()


def sums(deals: Sequence[Deal]) -> Sums:
    """Return what deals come to.

    >>> sums([]) == NOTHING
    True
    """
    return _of(totals(deals, usd_per_unit), len(deals)) if deals else NOTHING


def sums_told(words: str) -> Sums:
    """Return sums from their words.

    >>> sums_told(NOTHING.json) == NOTHING
    True
    """
    return Sums(*map(Decimal, json.loads(words)))


def _of(found: Totals, count: int) -> Sums:
    layers = {name: getattr(found, name).usd for name in _NAMES[:8]}
    credit = found.credit
    return Sums(
        **layers,
        drawn=credit.drawn,
        available=credit.available,
        conditional_credit=credit.conditional,
        deals=Decimal(count),
        without_sum=Decimal(sum(reason is LeftOut.NO_SUM for _, reason in found.left_out)),
    )


def cumulated(steps: Iterable[tuple[int, Sums]], start: Sums = NOTHING) -> list[tuple[int, Sums]]:
    """Return what steps of several days come to from each day on, days on which nothing changes left out.

    >>> [(day, so_far.firm) for day, so_far in cumulated([(3, Sums(firm=Decimal(5))), (1, Sums(firm=Decimal(2)))])]
    [(1, Decimal('2')), (3, Decimal('7'))]
    """
    by_day: dict[int, Sums] = {}
    for day, step in steps:
        by_day[day] = by_day.get(day, NOTHING) + step
    found, so_far = list[tuple[int, Sums]](), start
    for day in sorted(by_day):
        before, so_far = so_far, so_far + by_day[day]
        if so_far != before:
            found.append((day, so_far))
    return found
