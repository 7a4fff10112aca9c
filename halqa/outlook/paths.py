"""An economy, its promises, a scenario and a range of paths -> what comes of them, as arrays.

The accounts of every month of every path have to add up: each row and each column of the transaction matrix to nothing
within 1e-9 of all that moved, the row of money (which is reckoned apart: the hidden equation) among them.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from halqa.catalogue.scenarios import Scenario
from halqa.errors import UnbalancedOutlookError
from halqa.outlook.capacity import Built, Promises, built
from halqa.outlook.economy import ROWS, SECTORS, TYPES, Economy, Floats, Ints
from halqa.outlook.kernel import TOLD, Given, run
from halqa.outlook.opening import opening
from halqa.outlook.world import (
    Chance,
    Span,
    World,
    assumed_of,
    coming,
    demand_levels,
    drawn,
    moving,
    open_windows,
    seats,
    valued,
)
from halqa.units import MONTHS_PER_YEAR

NEAR = 1e-9  # of all that moved in a month


KNOBS = (
    *("cost_elasticity", "capex_elasticity", "interest_rate", "debt_years"),
    *("debt_to_revenue", "round_of_value", "round_months", "cover_months"),
)
"""Assumptions that the months ask for, in the order of the kernel."""


class Found(NamedTuple):
    """What comes of d paths; f parties whose books are known, q quarters, s streams."""

    told: Floats  # (d, q, len(TOLD), f) US dollars
    dry: Ints  # (d, f) the month in which money ends if nobody funds it anew, -1: it does not
    failed: Ints  # (d, f) the month in which something due is not paid, -1: none
    lost: Floats  # (d, s) what of each promise is due and not paid
    imbalance: Floats  # (d,) the most by which accounts are off, of all that moved


class Paths(NamedTuple):
    """What comes of each path, in money and in capacity, and under which assumptions."""

    found: Found
    built: Built
    values: dict[str, Floats]  # (d,) each
    moves: Floats  # (d, s)


def paths(economy: Economy, promises: Promises, scenario: Scenario, span: Span, numbers: range) -> Paths:
    """Return some paths of a scenario, by their numbers; the same number is always the same path.

    Raises UnbalancedOutlookError where accounts do not add up.
    """
    chance = drawn(economy, counts_of(scenario, promises), span, scenario.seed, numbers)
    return paths_of(economy, promises, scenario, span, chance)


def counts_of(scenario: Scenario, promises: Promises) -> tuple[int, int]:
    """Return how many assumptions and promises of capacity a path draws numbers for."""
    return len(scenario.assumed), promises.user.size


def paths_of(
    economy: Economy,
    promises: Promises,
    scenario: Scenario,
    span: Span,
    chance: Chance,
    matrices: Floats | None = None,
    more: Mapping[str, Floats] | None = None,
    **given: Floats,
) -> Paths:
    """Return the paths of given numbers by chance.

    `matrices` (d, m, ROWS, n + sectors) is filled with the transactions of each month where it is given. `more`
    multiplies the demand for a type of parties, year upon year, and `given` sets assumptions whatever their range; both
    path by path, each (d,).
    """
    values = {**valued(assumed_of(scenario), chance.assumed), **given}
    comes = coming(promises.stream, promises.chance, chance)
    capacity = built(promises, economy.streams.payer.size, comes, values, span, scenario.steps)
    demand = demand_levels(values, chance.demand, span, scenario.steps)
    for type_, times in (more or {}).items():
        demand[:, :, TYPES.index(type_)] *= times[:, None] ** (np.arange(1, span.months + 1) / MONTHS_PER_YEAR)
    world = World(
        demand=demand,
        is_open_window=open_windows(values, chance, span, scenario.steps),
        moves=moving(economy, chance),
        delay=capacity.delay,
        seat=seats(economy),
    )
    d, f, s = len(chance.mood), economy.closed.size, economy.streams.payer.size
    found = Found(
        told=np.zeros((d, span.quarters, len(TOLD), f)),
        dry=np.full((d, f), -1, dtype=np.int64),
        failed=np.full((d, f), -1, dtype=np.int64),
        lost=np.zeros((d, s)),
        imbalance=np.zeros(d),
    )
    given_ = Given(
        who=np.stack([world.seat, economy.firms.type]),
        opening=np.stack(opening(economy, values)),
        promised=_promised(economy),
        by_month=economy.streams.by_month,
        demand=world.demand,
        is_open_window=world.is_open_window,
        moves=world.moves,
        delay=world.delay,
        knobs=np.stack([values[name] for name in KNOBS]),
    )
    flows = np.empty((1, 1, ROWS, economy.parties + len(SECTORS))) if matrices is None else matrices
    run(given_, found, flows)
    if (off := float(found.imbalance.max(initial=0.0))) > NEAR:
        raise UnbalancedOutlookError(found=off)
    return Paths(found, capacity, values, world.moves)


def _promised(economy: Economy) -> Ints:
    """Return the whole numbers of the streams as the kernel takes them, (6, s + 1)."""
    streams = economy.streams
    columns = (streams.payer, streams.payee, streams.row, streams.is_lent, streams.first)
    return np.stack([*(np.append(column.astype(np.int64), 0) for column in columns), streams.starts])
