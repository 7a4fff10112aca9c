"""The cycles that money can go round: from a party by way of others back to it, each party visited once.

A cycle is evidence, not a measure: it says that money could come back, and no more of it than its thinnest leg carries.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from halqa.catalogue.cycle_types import CycleType, types_of
from halqa.model import Assumption, Deal, Flow, require_cycle
from halqa.network.legs import added

MOST = 10_000  # cycles; no one reads more
LONGEST = 6  # legs
Pair = tuple[str, str]
Neighbours = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Cycle:
    """Flows that come back to where they began, from the first party by name on; all else follows from them."""

    flows: tuple[Flow, ...]

    @property
    def round_trip_usd(self) -> float | None:
        """The thinnest leg over its whole term; None: a leg's sum is unknown."""
        return _least([flow.usd for flow in self.flows])

    @property
    def round_trip_usd_per_year(self) -> float | None:
        """The leg that carries least a year; None: a leg's sum is unknown."""
        return _least([flow.usd_per_year for flow in self.flows])

    @property
    def start(self) -> date | None:
        """When the last leg to begin begins, where told."""
        return max((flow.start for flow in self.flows if flow.start), default=None)

    @property
    def end(self) -> date | None:
        """The day after the first leg to end ends, where told."""
        return min((flow.end for flow in self.flows if flow.end), default=None)

    @property
    def assumed(self) -> tuple[Assumption, ...]:
        """What was taken for granted to size a leg."""
        return tuple(sorted({assumption for flow in self.flows for assumption in flow.assumed}))

    @property
    def known(self) -> date | None:
        """The day from which all legs could be known."""
        return max((flow.known for flow in self.flows if flow.known), default=None)


@dataclass(frozen=True, slots=True)
class Search:
    """The cycles found, and whether they are all there are."""

    cycles: tuple[Cycle, ...]
    is_complete: bool  # no: there are more, none of which carries more than those found


def round_trip(cycle: Sequence[Flow]) -> float | None:
    """Return the most money that can go all the way round, in USD per year; None where a leg's sum is unknown.

    A cycle carries no more than its thinnest flow: a minimum, never a sum. It is what could come back; no text shows
    that it did.

    >>> round_trip([Flow("Nvidia", "OpenAI", 10e9), Flow("OpenAI", "Nvidia", 35e9)])
    10000000000.0
    """
    require_cycle(cycle)
    return _least([flow.usd_per_year for flow in cycle])


def types_of_cycle(cycle: Cycle, deals: Mapping[str, Deal]) -> tuple[CycleType, ...]:
    """Return the types of a cycle by the kinds and the forms of the deals under its legs.

    >>> [found.id for found in types_of_cycle(Cycle((Flow("A", "B", 1.0), Flow("B", "A", 2.0))), {})]
    ['other']
    """
    under = [[deals[name] for name in flow.deals if name in deals] for flow in cycle.flows]
    return types_of([[(deal.kind, deal.instrument) for deal in leg] for leg in under])


def cycles(flows: Sequence[Flow], longest: int = LONGEST) -> tuple[Cycle, ...]:
    """Return the simple cycles of at most `longest` legs, the one that carries most first; see `search` for the cap.

    >>> flows = (Flow("A", "B", 1.0, usd=5.0), Flow("B", "A", 2.0, usd=3.0))
    >>> [cycle.round_trip_usd for cycle in cycles(flows)]
    [3.0]
    """
    return search(flows, longest).cycles


def search(flows: Sequence[Flow], longest: int = LONGEST, most: int = MOST) -> Search:
    """Return at most `most` cycles, those that carry most, and whether there are more.

    Legs are laid from the thickest to the thinnest; each closes the cycles of which it is the thinnest leg. So cycles
    come in falling order of what they carry, and the search can stop without having missed a greater one.
    """
    legs = _merged(flows)
    rings = list(islice(_rings(legs, longest), most + 1))
    by_name = sorted(map(_from_first, rings[:most]))
    thickness = {pair: _thickness(flow) for pair, flow in legs.items()}
    found = sorted(by_name, key=lambda ring: _thinnest(ring, thickness))
    cycles_ = [Cycle(tuple(map(legs.__getitem__, _pairs(ring)))) for ring in found]
    return Search(tuple(cycles_), is_complete=len(rings) <= most)


def _merged(flows: Sequence[Flow]) -> dict[Pair, Flow]:
    """Return one flow for each payer and payee; what a party pays to itself goes round nothing."""
    by_pair: dict[Pair, list[Flow]] = defaultdict(list)
    for flow in flows:
        if flow.payer != flow.payee:
            by_pair[flow.payer, flow.payee].append(flow)
    return {pair: added(parallel) for pair, parallel in sorted(by_pair.items())}


def _rings(legs: Mapping[Pair, Flow], longest: int) -> Iterator[tuple[str, ...]]:
    """Yield each simple cycle once, as the parties it visits, when its thinnest leg is laid."""
    payees: dict[str, set[str]] = defaultdict(set)
    payers: dict[str, set[str]] = defaultdict(set)
    for payer, payee in sorted(_going_on(legs), key=lambda pair: (*_thickness(legs[pair]), *pair)):
        yield from ((payer, *path) for path in _paths(payee, payer, longest - 1, payees, payers))
        payees[payer].add(payee)
        payers[payee].add(payer)


def _thickness(flow: Flow) -> tuple[float, float]:
    """Return what puts the thickest leg first and one of an unknown sum last."""
    usd, usd_per_year = (-1.0 if amount is None else amount for amount in (flow.usd, flow.usd_per_year))
    return -usd, -usd_per_year


def _paths(start: str, goal: str, longest: int, payees: Neighbours, payers: Neighbours) -> Iterator[tuple[str, ...]]:
    """Yield the simple paths of at most `longest` legs, without the goal; no step is taken that cannot reach it."""
    near = _near(goal, longest, payers)

    def walk(path: tuple[str, ...], legs_left: int) -> Iterator[tuple[str, ...]]:
        ahead = payees[path[-1]]
        if goal in ahead:
            yield path
        stops = sorted((ahead & near[legs_left - 1]).difference(path))
        if legs_left == 2:  # the last stop: the goal is next
            yield from [(*path, payee) for payee in stops]
        else:
            for payee in stops:
                yield from walk((*path, payee), legs_left - 1)

    if start in near[-1]:
        yield from walk((start,), longest)


def _near(goal: str, longest: int, payers: Neighbours) -> list[frozenset[str]]:
    """Return the parties from which the goal is reached in at most 0, 1 ... `longest` legs, without the goal itself."""
    near: list[frozenset[str]] = [frozenset()]
    newest: frozenset[str] = frozenset({goal})
    for _ in range(longest):
        newest = frozenset().union(*(payers[party] for party in newest)) - near[-1] - {goal}
        near.append(near[-1] | newest)
    return near


def _going_on(pairs: Iterable[Pair]) -> set[Pair]:
    """Return the legs without those that lead to nobody who pays on, or come from nobody who is paid; and so again."""
    kept, left = set(pairs), set[Pair]()
    while kept != left:
        left = kept
        paying, paid = {payer for payer, _ in left}, {payee for _, payee in left}
        kept = {(payer, payee) for payer, payee in left if payee in paying and payer in paid}
    return kept


def _from_first(ring: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same ring from its first party by name on."""
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first])


def _pairs(ring: tuple[str, ...]) -> Iterable[Pair]:
    return pairwise((*ring, ring[0]))


def _thinnest(ring: tuple[str, ...], thickness: Mapping[Pair, tuple[float, float]]) -> tuple[float, float]:
    """Return what puts the ring that carries most first, and one with a leg of an unknown sum last."""
    whole, rate = zip(*map(thickness.__getitem__, _pairs(ring)), strict=True)
    return max(whole), max(rate)


def _least(amounts: Sequence[float | None]) -> float | None:
    """Return the least of the amounts; None where one is unknown or there is none."""
    known = [amount for amount in amounts if amount is not None]
    return min(known, default=None) if len(known) == len(amounts) else None
