"""Who changed side when: what pairs were to each other at the end of each quarter, and who went from camp to camp.

Two clocks: at the end of a quarter counts what was known by then, of that what was in force. A change of camp is told
of those parties alone that all best camps, before and after, put on one side.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from halqa.measures.alignment import Pair, PartyOf, Stance, pairs
from halqa.measures.camps import Camps, Sides, camps
from halqa.model import Deal
from halqa.units import UsdPerUnit

_MONTHS_PER_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """All pairs as of one day, and the camps they make."""

    day: date
    pairs: tuple[Pair, ...]
    camps: Camps

    def stance(self, parties: tuple[str, str]) -> Stance:
        """What two parties, in order of name, were to each other."""
        return next((pair.stance for pair in self.pairs if pair.parties == parties), Stance.NEITHER)

    def count(self, stance: Stance) -> int:
        """How many pairs were that to each other."""
        return sum(pair.stance is stance for pair in self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A pair that became something else to each other between the ends of two quarters."""

    since: date  # the earlier day
    day: date
    parties: tuple[str, str]
    before: Stance
    after: Stance
    deals: tuple[str, ...]  # those that count now and did not then, or the other way round


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A party that went from one camp to the other, whatever best camps are taken."""

    since: date
    day: date
    party: str
    left: tuple[str, ...]  # with whom it stood, and stands no longer
    joined: tuple[str, ...]  # against whom it stood, and stands with now


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What all parties are to each other as of a day, and how it came to that, quarter by quarter."""

    as_of: date
    with_doubtful: bool
    quarters: tuple[Quarter, ...]  # the last is as of that day
    turns: tuple[Turn, ...]
    moves: tuple[Move, ...]
    deals: Mapping[str, Deal]  # all that pairs and turns rest on, each as it was held last

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs as of the day, in order of name."""
        return self.quarters[-1].pairs

    @property
    def camps(self) -> Camps:
        """The camps as of the day."""
        return self.quarters[-1].camps


def alignment(
    deals_on: Callable[[date], Sequence[Deal]],
    as_of: date,
    usd_per_unit: UsdPerUnit,
    *,
    quarters: int = 8,
    with_doubtful: bool = False,
    party_of: PartyOf = str,
) -> Alignment:
    """Return what parties are to each other as of a day and at the ends of some quarters before it.

    `deals_on` returns the deals as they were held on a day; `party_of` tells whom a name counts as; with
    `with_doubtful`, talks and hearsay count, each by its chance.
    """
    held = {day: deals_on(day) for day in quarter_ends(as_of, quarters)}

    def pairs_on(day: date) -> tuple[Pair, ...]:
        return pairs(held[day], day, usd_per_unit, with_doubtful=with_doubtful, party_of=party_of)

    told = quarters_of(pairs_on, tuple(held))
    return Alignment(
        as_of=as_of,
        with_doubtful=with_doubtful,
        quarters=told,
        turns=tuple(turns(told)),
        moves=tuple(moves(told)),
        deals={deal.id: deal for deals in held.values() for deal in deals},
    )


def quarter_ends(until: date, count: int) -> tuple[date, ...]:
    """Return the last days of the `count` quarters before a day, and that day.

    >>> [str(day) for day in quarter_ends(date(2026, 2, 10), 2)]
    ['2025-09-30', '2025-12-31', '2026-02-10']
    """
    first = date(until.year, (until.month - 1) // _MONTHS_PER_QUARTER * _MONTHS_PER_QUARTER + 1, 1)
    ends = [until]
    while len(ends) <= count and first > date.min:
        last = first - timedelta(days=1)
        ends += [last] if last < ends[-1] else []
        first = date(last.year, last.month - _MONTHS_PER_QUARTER + 1, 1)
    return tuple(reversed(ends))


def quarters_of(pairs_on: Callable[[date], tuple[Pair, ...]], days: Sequence[date]) -> tuple[Quarter, ...]:
    """Return the pairs and their camps as of each day."""
    found: list[Quarter] = []
    for day in days:
        there = pairs_on(day)
        same = found and _signs(found[-1].pairs) == _signs(there)
        found.append(Quarter(day=day, pairs=there, camps=found[-1].camps if same else camps(there)))
    return tuple(found)


def turns(told: Sequence[Quarter]) -> Iterator[Turn]:
    """Yield the pairs that became something else to each other, quarter by quarter and in order of name."""
    for earlier, later in pairwise(told):
        before, after = ({pair.parties: pair for pair in each.pairs} for each in (earlier, later))
        for parties in sorted(before.keys() | after.keys()):
            one, other = before.get(parties), after.get(parties)
            stances = tuple(pair.stance if pair else Stance.NEITHER for pair in (one, other))
            if stances[0] is not stances[1]:
                yield Turn(
                    since=earlier.day,
                    day=later.day,
                    parties=parties,
                    before=stances[0],
                    after=stances[1],
                    deals=tuple(sorted(_deals(one) ^ _deals(other))),
                )


def moves(told: Sequence[Quarter]) -> Iterator[Move]:
    """Yield the parties that went from one camp to the other, pairs that are both read as allies."""
    for earlier, later in pairwise(told):
        for before in earlier.camps.as_allies.sides:
            for after in later.camps.as_allies.sides:
                for party, left, joined in _moved(before, after):
                    yield Move(since=earlier.day, day=later.day, party=party, left=left, joined=joined)


def _moved(before: Sides, after: Sides) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield who stands elsewhere than before, seen from the greater part of those who are in both."""
    old, new = (
        {name: at for at, camp in enumerate((each.first, each.second)) for name in camp} for each in (before, after)
    )
    sure = sorted((old.keys() & new.keys()) - before.open - after.open)
    moved = [name for name in sure if old[name] != new[name]]
    stayed = [name for name in sure if old[name] == new[name]]
    if len(moved) == len(stayed):
        return
    fewer, rest = (moved, stayed) if len(moved) < len(stayed) else (stayed, moved)
    for name in fewer:
        left = tuple(other for other in rest if old[other] == old[name])
        yield name, left, tuple(other for other in rest if old[other] != old[name])


def _signs(pairs: Sequence[Pair]) -> list[tuple[tuple[str, str], Stance]]:
    return [(pair.parties, pair.stance) for pair in pairs if pair.stance is not Stance.NEITHER]


def _deals(pair: Pair | None) -> set[str]:
    return {*pair.ally.deals, *pair.rival.deals} if pair else set()
