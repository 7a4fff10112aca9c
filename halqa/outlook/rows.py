"""One row of numbers a path, to be kept and looked through: the function that the engine computes over shards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from halqa.catalogue.scenarios import Scenario
from halqa.outlook.capacity import Promises, year_ends
from halqa.outlook.economy import SECTORS, Economy, Floats, Ints, Mask
from halqa.outlook.kernel import TOLD
from halqa.outlook.paths import Paths, counts_of, paths, paths_of
from halqa.outlook.world import Span, middle


class Layout(NamedTuple):
    """Which columns of a row hold what, and in which shape."""

    places: Mapping[str, slice]
    shapes: Mapping[str, tuple[int, ...]]
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRows:
    """A pure function from numbers of paths to their rows."""

    economy: Economy
    promises: Promises
    scenario: Scenario
    span: Span

    def __call__(self, numbers: range) -> Floats:
        """Return the rows of some paths, (d, columns)."""
        found = paths(self.economy, self.promises, self.scenario, self.span, numbers)
        return rows(found, self.promises, self.economy, self.span)

    @property
    def layout(self) -> Layout:
        """Which columns hold what."""
        return layout(self.economy, self.promises, len(self.scenario.assumed), self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRows:
    """A pure function from places in a sample of assumptions, (d, k) from 0 to 1, to rows; no other chance is left."""

    economy: Economy
    promises: Promises
    scenario: Scenario
    span: Span
    sample: Floats

    def __call__(self, numbers: range) -> Floats:
        """Return the rows of some of the sample, (d, columns)."""
        chance = middle(self.economy, counts_of(self.scenario, self.promises), self.span, len(numbers))
        chance.assumed[:] = self.sample[numbers.start : numbers.stop]
        found = paths_of(self.economy, self.promises, self.scenario, self.span, chance)
        return rows(found, self.promises, self.economy, self.span)


def layout(economy: Economy, promises: Promises, assumed: int, span: Span) -> Layout:
    """Return where a row holds what: see `rows`."""
    f, r, s, n = economy.closed.size, promises.user.size, economy.streams.payer.size, economy.parties
    years = year_ends(span).size
    shapes = {
        "told": (span.quarters, len(TOLD), f),
        "dry": (f,),
        "failed": (f,),
        "lost": (s,),
        "late": (r,),
        "by_date": (r,),
        "gw": (r,),
        "owned": (years, n),
        "used": (years, n),
        "assumed": (assumed,),
    }
    sizes = [int(np.prod(shape)) for shape in shapes.values()]
    ends = np.cumsum(sizes).tolist()
    places = {name: slice(end - size, end) for name, size, end in zip(shapes, sizes, ends, strict=True)}
    return Layout(places, shapes, ends[-1])


def rows(found: Paths, promises: Promises, economy: Economy, span: Span) -> Floats:
    """Return one row a path, (d, columns), laid out as `layout` tells."""
    d = len(found.moves)
    ends = year_ends(span)
    owned, used = compute_held(found.built.standing, promises, economy.parties, ends)
    columns = (
        found.found.told,
        found.found.dry,
        found.found.failed,
        found.found.lost,
        found.built.late,
        found.built.by_date,
        found.built.gw,
        owned,
        used,
        np.stack(list(found.values.values()), axis=1),
    )
    return np.concatenate([column.reshape(d, -1).astype(np.float64) for column in columns], axis=1)


def compute_held(standing: Floats, promises: Promises, parties: int, ends: Ints) -> tuple[Floats, Floats]:
    """Return the GW that each party owns and that it uses at the end of each year, both (d, years, n).

    What one owns is told three ways (compute that it sells, chips that it buys, sites that it pays for), which are the
    same machines: the greatest counts. It uses what it rents, as long as the contract runs, and what it owns and does
    not rent out. `ends` are the last months of the years.
    """
    sold = _by(standing, promises.provider, promises.is_compute, parties)
    running = np.where(ends[:, None] <= promises.last, standing, 0.0)
    rented = _by(running, promises.user, promises.is_compute, parties)
    let = _by(running, promises.provider, promises.is_compute, parties)
    chips = _by(standing, promises.user, promises.queue == 1, parties)
    sites = _by(standing, promises.user, (promises.queue == 0) & ~promises.is_compute, parties)
    owned = np.maximum(sold, np.maximum(chips, sites))
    return owned, rented + owned - let


def _by(standing: Floats, whose: Ints, counts: Mask, parties: int) -> Floats:
    found = np.zeros((parties + len(SECTORS), *standing.shape[:2]))
    np.add.at(found, whose[counts], np.moveaxis(standing[:, :, counts], 2, 0))
    return np.moveaxis(found[:parties], 0, 2)
