"""An outlook: a scenario over the parties of a view, many paths, and the bands that they leave.

Every number is conditional on the scenario and its assumptions: none is a forecast. A band holds the middle 80 % of the
paths. Money is in US dollars, capacity in GW of facility power.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from halqa import __version__
from halqa.catalogue.scenarios import Scenario
from halqa.engine.ensemble import SHARD, Ensemble, computed, shards_of
from halqa.engine.places import Place
from halqa.findings.prospects import Prospects
from halqa.network.firmness import Firmness
from halqa.network.monthly import Floats
from halqa.outlook.capacity import NEVER, year_ends
from halqa.outlook.kernel import TOLD
from halqa.outlook.rows import Layout, PathRows
from halqa.units import MONTHS_PER_YEAR

PATHS = 1_000
LEVELS = (0.1, 0.5, 0.9)
YEAR = 2030  # whose compute is asked for


@dataclass(frozen=True, slots=True)
class Band:
    """Where the middle 80 % of the paths lie; None: no path tells it."""

    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What comes of one party whose books are known."""

    party: str
    assumed: tuple[str, ...]  # entries of its books that no text tells
    fails: float  # share of paths in which something due is not paid
    runway: Band  # months until money ends if nobody funds it anew; None: not within the outlook
    ends: float  # share of paths in which it ends so
    gap: Band  # in all: what new funders would have to give for all that is due and planned
    cash: Band  # at the end
    quarters: tuple[tuple[str, dict[str, Band]], ...]  # by label, what is told of each (halqa.outlook.kernel.TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """A deal's promise of capacity, and whether it can stand by its date, of the paths in which it comes at all."""

    deal: str
    payer: str
    payee: str
    gw: float  # promised, in the middle of the paths
    is_told: bool  # no conversion from dollars
    due: int  # the month of the last of it, counted from the year 0
    in_time: float  # share of it that stands by then, on average over the paths
    late: float | None  # months by which the last of it is late, in the middle; None: not within the outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How much compute a party owns and uses at the end of a year, in GW."""

    party: str
    owned: Band
    used: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What comes of a scenario."""

    prospects: Prospects
    scenario: Scenario
    paths: int
    courses: tuple[Course, ...]  # the greatest gap first
    capacities: tuple[Capacity, ...]  # those that cannot stand by their date, the most GW missing first
    promised: int  # deals that promise capacity and are still to be built, of which those are some
    holdings: tuple[Holding, ...]  # at the end of YEAR, the most used first
    decisive: dict[str, tuple[tuple[str, float], ...]]  # by party, assumptions by size of effect on its gap
    sourced: float  # share of the promised dollars that are due whose sum, start and term are told
    firm: float  # share of them that are committed
    told_assumptions: float  # share of assumptions with a source


def outlook(
    prospects: Prospects,
    scenario: Scenario,
    paths: int = PATHS,
    place: Place | None = None,
    folder: Path | None = None,
    told: Callable[[int], object] | None = None,
) -> Outlook:
    """Return the outlook of a scenario; `folder` keeps its paths, so that what is stopped can go on.

    The same prospects, scenario and number of paths give the same outlook, wherever it is computed.
    """
    job = path_rows(prospects, scenario)
    kept = None if folder is None else folder / _mark(job)
    with _folder(kept) as where:
        found = computed(job, shards_of(paths, SHARD), Path(where), place, told)
        return _outlook(prospects, scenario, job.layout, found)


def path_rows(prospects: Prospects, scenario: Scenario) -> PathRows:
    """Return the function whose rows are the paths of a scenario."""
    return PathRows(economy=prospects.economy, promises=prospects.promises, scenario=scenario, span=prospects.span)


def _mark(job: PathRows) -> str:
    """Return what tells one computation from all others: what it begins with, and the program's version."""
    told = sha256(__version__.encode())
    for columns_of in (job.economy.firms, job.economy.streams, job.promises):
        for column in columns_of:
            told.update(np.ascontiguousarray(column).tobytes())
    told.update(repr((job.scenario, job.span)).encode())
    return told.hexdigest()[:16]


def _folder(folder: Path | None) -> AbstractContextManager[str]:
    return TemporaryDirectory(prefix="halqa-") if folder is None else nullcontext(str(folder))


def columns(found: Ensemble, layout: Layout, name: str) -> Floats:
    """Return what the paths tell of a name, (paths, ...), as `Layout` shapes it."""
    return found.columns_of(layout.places[name]).reshape(found.paths, *layout.shapes[name])


def gaps(found: Ensemble, layout: Layout) -> Floats:
    """Return the whole gap of each party whose books are known on each path, (paths, f)."""
    quarters, _, parties = layout.shapes["told"]
    at = TOLD.index("gap")
    begin = layout.places["told"].start
    whole = np.zeros((found.paths, parties))
    for quarter in range(quarters):
        first = begin + (quarter * len(TOLD) + at) * parties
        whole += found.columns_of(slice(first, first + parties))
    return whole


def _outlook(prospects: Prospects, scenario: Scenario, layout: Layout, found: Ensemble) -> Outlook:
    whole = gaps(found, layout)
    return Outlook(
        prospects=prospects,
        scenario=scenario,
        paths=found.paths,
        courses=_courses(prospects, layout, found, whole),
        capacities=_capacities(prospects, layout, found),
        promised=int((prospects.promises.first >= 0).sum()),
        holdings=_holdings(prospects, layout, found),
        decisive=_decisive(prospects, scenario, columns(found, layout, "assumed"), whole),
        sourced=_share(prospects, is_told=True),
        firm=_share(prospects, is_told=False),
        told_assumptions=float(np.mean([one.is_sourced for one in scenario.assumed.values()])),
    )


# --- parties ---------------------------------------------------------------------------------------------------------


def _courses(prospects: Prospects, layout: Layout, found: Ensemble, whole: Floats) -> tuple[Course, ...]:
    levels = found.quantiles(LEVELS, only=layout.places["told"]).reshape(len(LEVELS), *layout.shapes["told"])
    failed, dry = columns(found, layout, "failed"), columns(found, layout, "dry")
    courses = [
        Course(
            party=party,
            assumed=_assumed(prospects, party),
            fails=float((failed[:, at] >= 0).mean()),
            runway=_runway(dry[:, at]),
            ends=float((dry[:, at] >= 0).mean()),
            gap=band(whole[:, at]),
            cash=_band(levels[:, -1, TOLD.index("cash"), at]),
            quarters=tuple(
                (label, {name: _band(levels[:, quarter, line, at]) for line, name in enumerate(TOLD)})
                for quarter, label in enumerate(quarter_labels(prospects))
            ),
        )
        for at, party in enumerate(prospects.known)
    ]
    return tuple(sorted(courses, key=lambda one: (-(one.gap.middle or 0), -(one.gap.high or 0), one.party)))


def _assumed(prospects: Prospects, party: str) -> tuple[str, ...]:
    books = prospects.books[party]
    return tuple(name for name in ("cash", "costs", "debt", "capex") if getattr(books, name).usd is None)


def quarter_labels(prospects: Prospects) -> tuple[str, ...]:
    """Return the labels of the quarters that are told: three months each from the first month of the outlook on."""
    first = prospects.span.first
    return tuple(
        f"{(first + 3 * at) // MONTHS_PER_YEAR:04}-{(first + 3 * at) % MONTHS_PER_YEAR + 1:02}"
        for at in range(prospects.span.quarters)
    )


def band(values: Floats) -> Band:
    """Return where the middle 80 % of values lie."""
    return _band(np.quantile(values, LEVELS))


def _band(levels: Floats) -> Band:
    low, middle, high = (float(level) for level in levels)
    return Band(low, middle, high)


def _runway(dry: Floats) -> Band:
    """Return the months until money ends; where a level of the paths never ends within the outlook, None."""
    ends = np.where(dry < 0, np.inf, dry)
    low, middle, high = np.quantile(ends, LEVELS, method="inverted_cdf").tolist()
    return Band(*(level if np.isfinite(level) else None for level in (low, middle, high)))


# --- capacity --------------------------------------------------------------------------------------------------------


def _capacities(prospects: Prospects, layout: Layout, found: Ensemble) -> tuple[Capacity, ...]:
    by_date, late, gw = (columns(found, layout, name) for name in ("by_date", "late", "gw"))
    promises, view = prospects.promises, prospects.view
    comes = gw > 0  # in the others nothing comes of the deal
    rows = [
        Capacity(
            deal=deal,
            payer=view.deals[deal].payer,
            payee=view.deals[deal].payee,
            gw=float(np.median(gw[comes[:, at], at])),
            is_told=bool(not np.isnan(promises.gw[at])),
            due=int(prospects.span.first + promises.first[at] + promises.ramp[at] - 1),
            in_time=float(by_date[comes[:, at], at].mean()),
            late=_late(late[comes[:, at], at]),
        )
        for at, deal in enumerate(prospects.promised)
        if comes[:, at].any()
        and promises.first[at] >= 0
        and promises.first[at] + promises.ramp[at] <= prospects.span.months
    ]
    missed = [row for row in rows if row.in_time < LEVELS[-1]]
    return tuple(sorted(missed, key=lambda row: (-row.gw * (1 - row.in_time), row.deal)))


def _late(late: Floats) -> float | None:
    middle = float(np.quantile(late, 0.5, method="inverted_cdf"))
    return None if middle >= NEVER else middle


def _holdings(prospects: Prospects, layout: Layout, found: Ensemble) -> tuple[Holding, ...]:
    ends = (prospects.span.first + year_ends(prospects.span)) // MONTHS_PER_YEAR
    if YEAR not in ends:
        return ()
    at = int(np.flatnonzero(ends == YEAR)[0])
    parties = len(prospects.parties)
    begins = (layout.places[name].start + at * parties for name in ("owned", "used"))
    owned, used = (found.columns_of(slice(begin, begin + parties)) for begin in begins)
    rows = [
        Holding(party=party, owned=band(owned[:, place]), used=band(used[:, place]))
        for place, party in enumerate(prospects.parties)
        if owned[:, place].any() or used[:, place].any()
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.used.middle or 0), -(row.owned.middle or 0), row.party)))


# --- how well it is known --------------------------------------------------------------------------------------------


def _decisive(
    prospects: Prospects, scenario: Scenario, assumed: Floats, whole: Floats
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each party the assumptions by how much of its gap's ranks they explain alone, with the sign."""
    names = tuple(scenario.assumed)
    ranks = _ranks(assumed)
    found = {}
    for at, party in enumerate(prospects.known):
        if whole[:, at].max() > 0 and len(whole) > 2:
            effects = _correlations(ranks, _ranks(whole[:, at : at + 1]))
            order = sorted(zip(names, effects, strict=True), key=lambda one: (-abs(one[1]), one[0]))
            found[party] = tuple((name, effect) for name, effect in order if abs(effect) > 3 / np.sqrt(len(whole)))
    return found


def _ranks(values: Floats) -> Floats:
    return np.argsort(np.argsort(values, axis=0, kind="stable"), axis=0, kind="stable").astype(np.float64)


def _correlations(ranks: Floats, of: Floats) -> list[float]:
    one, other = ranks - ranks.mean(axis=0), of - of.mean(axis=0)
    size = np.sqrt((one**2).sum(axis=0) * (other**2).sum())
    found = np.divide((one * other).sum(axis=0), size, out=np.zeros(one.shape[1]), where=size > 0)
    return [float(each) for each in found]


def _share(prospects: Prospects, *, is_told: bool) -> float:
    """Return the share of the dollars that are due within the outlook whose terms are told, or that are committed."""
    network = prospects.view.grouped
    place = {deal: at for at, deal in enumerate(network.deals)}
    at = np.array([place[deal] for deal in prospects.deals], dtype=np.int64)
    usd = np.nan_to_num(network.usd[at])
    held = np.array([not network.assumed[one] for one in at]) if is_told else network.firmness[at] >= Firmness.COMMITTED
    return float(usd[held].sum() / usd.sum()) if usd.sum() else 0.0
