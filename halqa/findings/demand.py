"""How much end demand is needed for everything that is promised to be paid, and the growth that implies.

Reckoned without chance: assumptions in their middle, all that is announced moves as told, and what cannot be built in
time is paid when it stands. The end demand of all parties of one type grows faster, year upon year, until one of them
has paid by the end of the outlook for all that falls due and is planned, out of what it had, its revenue and what is
promised to it; who bridges the time until then asks no interest. Costs rise with revenue as assumed, and other types
stay as the scenario has them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from halqa.catalogue.scenarios import Scenario
from halqa.findings.prospects import Prospects
from halqa.network.firmness import Firmness
from halqa.network.monthly import Floats
from halqa.outlook.economy import TYPES
from halqa.outlook.kernel import TOLD
from halqa.outlook.paths import counts_of, paths_of
from halqa.outlook.world import middle
from halqa.units import MONTHS_PER_YEAR

NO_GROWTH: Final = "no_growth"  # none that is looked at is enough
_TIMES = np.concatenate([np.linspace(0.6, 3.0, 41), np.linspace(3.5, 10.0, 14)])  # a year's growth over the usual
_NEAR = 1e-6  # of all that is due: less than that is not missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """The end demand that a party needs to pay all that it has promised and plans to build."""

    party: str
    now_usd: float  # a year, as the outlook begins
    usual_usd: float  # in the year that is asked for, as the scenario has it
    usual_growth: float  # a year, on average until then
    usd: float | None  # in that year, as it is needed; None: `reason` says why
    growth: float | None  # a year, on average until then
    reason: str | None = None


def needed(prospects: Prospects, scenario: Scenario, year: int) -> tuple[Needed, ...]:
    """Return what each party needs that could not do with much less, those furthest from it first.

    `year` lies within the outlook.
    """
    usual = _told(prospects, scenario, None)
    firms, closed = prospects.economy.firms, prospects.economy.closed
    raised = {
        type_: _told(prospects, scenario, TYPES[type_]) for type_ in sorted({int(firms.type[at]) for at in closed})
    }
    rows = []
    for at, place in enumerate(closed):
        told = raised[int(firms.type[place])]
        if _left(told)[0, at] < -_NEAR:
            rows.append(_needed(prospects, usual, told, at, year))
    return tuple(sorted(rows, key=lambda row: (-_short(row), row.party)))


def _short(row: Needed) -> float:
    """Return by how much the growth that is needed is above the usual one."""
    return float("inf") if row.growth is None else row.growth - row.usual_growth


def _told(prospects: Prospects, scenario: Scenario, type_: str | None) -> Floats:
    """Return what is told where demand for a type is multiplied by each of the factors, (d, q, TOLD, f)."""
    economy, size = prospects.economy, 1 if type_ is None else _TIMES.size
    announced = np.array([_is_announced(prospects, deal) for deal in prospects.deals], dtype=np.float64)
    ones = np.ones_like(announced)
    promised = economy._replace(streams=economy.streams._replace(chance=announced, low=ones, high=ones))
    chance = middle(economy, counts_of(scenario, prospects.promises), prospects.span, size)
    more = {} if type_ is None else {type_: _TIMES}
    shut = {"window_open": np.zeros(size)}
    return paths_of(promised, prospects.promises, scenario, prospects.span, chance, more=more, **shut).found.told


def _is_announced(prospects: Prospects, deal: str) -> bool:
    network = prospects.view.grouped
    return bool(network.firmness[network.deals.index(deal)] >= Firmness.ANNOUNCED)


def _left(told: Floats) -> Floats:
    """Return what each party has left at the end, as a share of all that was due, on each path, (d, f)."""
    dues = told[:, :, TOLD.index("dues")].sum(axis=1)
    return np.asarray(told[:, -1, TOLD.index("bare")] / np.maximum(dues, 1.0))


def _needed(prospects: Prospects, usual: Floats, raised: Floats, at: int, year: int) -> Needed:
    place = int(prospects.economy.closed[at])
    now = float(prospects.economy.firms.revenue[place]) * MONTHS_PER_YEAR
    years = year + 0.5 - prospects.span.first / MONTHS_PER_YEAR  # to the middle of that year
    quarters = _quarters(prospects, year)
    as_usual, with_times = (told[:, quarters, TOLD.index("revenue"), at].sum(axis=1) for told in (usual, raised))
    usd = _where_nothing_lacks(_left(raised)[:, at], with_times)
    return Needed(
        party=prospects.known[at],
        now_usd=now,
        usual_usd=float(as_usual[0]),
        usual_growth=_growth(now, float(as_usual[0]), years),
        usd=usd,
        growth=None if usd is None else _growth(now, usd, years),
        reason=NO_GROWTH if usd is None else None,
    )


def _where_nothing_lacks(left: Floats, revenue: Floats) -> float | None:
    """Return the revenue at which nothing lacks, between the first path of enough and the one before; None: none is."""
    enough = np.flatnonzero(left >= -_NEAR)
    if not enough.size:
        return None
    at = int(enough[0])
    share = left[at - 1] / (left[at - 1] - left[at])
    return float(revenue[at - 1] + share * (revenue[at] - revenue[at - 1]))


def _quarters(prospects: Prospects, year: int) -> list[int]:
    """Return the places of the quarters that begin in a year."""
    first = prospects.span.first
    return [at for at in range(prospects.span.quarters) if (first + 3 * at) // MONTHS_PER_YEAR == year]


def _growth(now: float, then: float, years: float) -> float:
    return (then / now) ** (1 / years) - 1 if now > 0 and years > 0 else 0.0
