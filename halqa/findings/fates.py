"""What becomes of each party under a shock: whether it fails, when and by what margin, and what it loses by what."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halqa.findings.numbers import Number, Unit, id_of, slug
from halqa.findings.pulled import links
from halqa.findings.stressed import WITH, Side, Stressed
from halqa.network.schedules import month
from halqa.stress.system import MECHANISMS, Mechanism

LOST = "lost"
ALL_PARTIES = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of one party on one side."""

    party: str
    month: int | None  # in which it fails, from the year 0; None: it stands, or it cannot be told
    is_shocked: bool  # the shock itself makes it fail
    is_judged: bool
    margin: float | None  # what it has beyond its dues at the worst, as a share of them; None: not judged, nothing due
    shortfall: float  # US dollars by which it falls short when it fails
    lost: dict[Mechanism, float]  # US dollars

    @property
    def total(self) -> float:
        """What it loses in all."""
        return sum(self.lost.values())


def fates(found: Stressed, side: Side) -> tuple[Fate, ...]:
    """Return what becomes of each party, who fails first, then who loses most."""
    course, system, lost = side.course, side.opening.system, side.lost
    now, by_shock, margin = month(found.view.as_of), course.by_shock, course.headroom
    told = [
        Fate(
            party=party,
            month=None if course.failed_in[at] < 0 else now + int(course.failed_in[at]),
            is_shocked=bool(by_shock[at]),
            is_judged=bool(system.is_judged[at]),
            margin=float(margin[at]) if system.is_judged[at] and np.isfinite(margin[at]) else None,
            shortfall=float(course.shortfall[at]),
            lost={mechanism: float(lost[at, place]) for place, mechanism in enumerate(MECHANISMS)},
        )
        for at, party in enumerate(found.parties)
    ]
    return tuple(sorted(told, key=lambda fate: (fate.month or np.inf, -fate.total, fate.party)))


def stress_numbers(found: Stressed) -> tuple[Number, ...]:
    """Return what each party loses, and all of them, with the deals through which it does."""
    return tuple(number for side in found.sides for number in _numbers(found, side))


def number_of(found: Stressed, side: Side, party: str | None) -> str:
    """Return the id of what a party loses, or of what all do."""
    name = side.name if len(found.sides) > 1 else LOST
    return id_of("stress", *found.question.facets, slug(party) if party else ALL_PARTIES, name)


def _numbers(found: Stressed, side: Side) -> Sequence[Number]:
    by_party: dict[str, dict[str, float]] = {}
    for link in links(side):
        mine = by_party.setdefault(link.to, {})
        for deal, usd in link.deals:
            mine[deal] = mine.get(deal, 0.0) + usd
    lost = side.lost.sum(axis=1)
    told = [
        _number(found, side, party, float(lost[at]), by_party.get(party, {}))
        for at, party in enumerate(found.parties)
        if lost[at] > 0
    ]
    whole: dict[str, float] = {}
    for deals in by_party.values():
        for deal, usd in deals.items():
            whole[deal] = whole.get(deal, 0.0) + usd
    return [_number(found, side, None, float(lost.sum()), whole), *told]


def _number(found: Stressed, side: Side, party: str | None, usd: float, deals: dict[str, float]) -> Number:
    return Number(
        id=number_of(found, side, party),
        name=f"{LOST}_{side.name}" if len(found.sides) > 1 else LOST,
        value=usd,
        unit=Unit.USD,
        deals=tuple(sorted(deals.items(), key=lambda one: (-one[1], one[0]))),
    )


def worst(found: Stressed) -> Side:
    """Return the side with what is not told, where there are two: what pictures and assumptions are about."""
    return next((side for side in found.sides if side.name == WITH), found.sides[0])
