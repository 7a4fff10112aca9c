"""Two scenarios beside each other: what differs, and which assumption or event drives the difference.

Both are run over the same numbers by chance, so that they differ by what the scenarios say alone. A driver is what
changes when one thing alone is taken from the second scenario into the first; what is left over comes of several at
once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from halqa.catalogue.scenarios import Scenario
from halqa.engine.ensemble import shards_of
from halqa.engine.places import Place
from halqa.errors import BadScenarioError
from halqa.findings.outlooks import Outlook, outlook, path_rows
from halqa.findings.prospects import Prospects
from halqa.outlook.kernel import TOLD

DRIVER_PATHS = 200


@dataclass(frozen=True, slots=True)
class Sums:
    """What one party, or all, lack and do not pay, on average over the paths, in US dollars."""

    gap: float
    unpaid: float

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(self.gap - other.gap, self.unpaid - other.unpaid)

    @property
    def size(self) -> float:
        """The greater of the two, without its sign."""
        return max(abs(self.gap), abs(self.unpaid))


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that the scenarios tell differently, and what it alone changes."""

    name: str  # of an assumption, or of the lever of a step
    first: str  # what the first scenario says, and the second
    second: str
    change: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two outlooks, and what drives the difference of what one party, or all, lack and do not pay."""

    one: Outlook
    other: Outlook
    party: str | None  # None: all whose books are known
    change: Sums
    drivers: tuple[Driver, ...]  # the greatest first
    rest: Sums  # what no driver alone brings


def beside(
    prospects: Prospects, one: Scenario, other: Scenario, party: str | None, paths: int, place: Place | None = None
) -> Beside:
    """Return two outlooks of the same prospects, and the drivers of the difference.

    Raises BadScenarioError where the two do not end in the same month.
    """
    if one.until != other.until:
        raise BadScenarioError(source=other.name, reason=f"until is not that of {one.name}: they cannot be compared")
    other = replace(other, seed=one.seed)
    begin, end = (_sums(prospects, each, party) for each in (one, other))
    found = [
        Driver(name, first, second, _sums(prospects, changed, party) - begin)
        for name, first, second, changed in _changes(one, other)
    ]
    rest = end - begin
    for driver in found:
        rest -= driver.change
    return Beside(
        one=outlook(prospects, one, paths, place),
        other=outlook(prospects, other, paths, place),
        party=party,
        change=end - begin,
        drivers=tuple(sorted(found, key=lambda driver: (-driver.change.size, driver.name))),
        rest=rest,
    )


def _changes(one: Scenario, other: Scenario) -> Iterator[tuple[str, str, str, Scenario]]:
    """Yield each thing that differs, what each scenario says of it, and the first scenario with it changed."""
    for name, assumed in one.assumed.items():
        if (instead := other.assumed[name]) != assumed:
            yield name, f"{assumed.value:g}", f"{instead.value:g}", replace(one, assumed={**one.assumed, name: instead})
    for what in sorted({step.what for step in (*one.steps, *other.steps)}):
        mine, theirs = (tuple(step for step in each.steps if step.what == what) for each in (one, other))
        if mine != theirs:
            rest = tuple(step for step in one.steps if step.what != what)
            told = ["; ".join(f"× {step.times:g}" for step in steps) or "× 1" for steps in (mine, theirs)]
            yield what, told[0], told[1], replace(one, steps=(*rest, *theirs))


def _sums(prospects: Prospects, scenario: Scenario, party: str | None) -> Sums:
    job = path_rows(prospects, scenario)
    place, shape = job.layout.places["told"], job.layout.shapes["told"]
    told = np.concatenate([job(shard)[:, place].reshape(-1, *shape) for shard in shards_of(DRIVER_PATHS)])
    whose = slice(None) if party is None else [prospects.known.index(party)]
    gap, unpaid = (told[:, :, TOLD.index(name), whose].sum(axis=(1, 2)).mean() for name in ("gap", "unpaid"))
    return Sums(float(gap), float(unpaid))
