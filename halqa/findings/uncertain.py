"""How far a number may be off: the band that the ledger's own doubts leave it, and the deals that move it most.

The band is what stays when the number is computed anew on many networks, each drawn as the sources leave it open
(`halqa.network.draws`): which of several sums holds, what a bound leaves open, how a sum that is shared is split. It
says nothing of deals that no text tells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.findings.numbers import Number
from halqa.findings.tracing import found_again, traced
from halqa.findings.view import View
from halqa.model import Deal
from halqa.network.draws import drawn_networks
from halqa.network.monthly import MonthlyNetwork

DRAWS = 100
LEVEL = 0.9  # of the draws lie within a band
_TRIED = 20  # deals, the greatest behind a number, that are taken away one at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Between what a number lies in most draws; None where too few draws tell it."""

    low: float | None
    middle: float | None
    high: float | None
    level: float  # the share of the draws between `low` and `high`
    draws: int  # that told the number


@dataclass(frozen=True, slots=True)
class Mover:
    """A deal, and by how much a number would change without it."""

    deal: str
    change: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """How far a number may be off, and the deals that move it most."""

    band: Band
    movers: tuple[Mover, ...]


def bands(view: View, id: str, drawn: Iterable[View]) -> dict[str, Band]:  # noqa: A002 # an id is called an id
    """Return the band of each number that an id names, over views that are drawn (`drawn_views`).

    Raises UnknownNumberError where the id names nothing.
    """
    told: dict[str, list[float]] = {number.id: [] for number in traced(view, id)}
    for each in drawn:
        values = {number.id: number.value for number in found_again(each, id)}
        for name, so_far in told.items():
            if (value := values.get(name, 0.0)) is not None:  # what is not there in a draw is nothing; None: unknown
                so_far.append(value)
    return {name: _band(values) for name, values in told.items()}


def drawn_views(view: View, draws: int = DRAWS, seed: int = 0) -> Iterator[View]:
    """Yield what may be instead of what is held, drawn by chance; the same seed yields the same."""
    rng = np.random.default_rng(seed)
    for drawn in islice(drawn_networks(view.deals.values(), view.as_of, usd_per_unit, rng, group), draws):
        yield _of(view, drawn.network, drawn.deals)


def movers(view: View, number: Number, most: int = 5) -> tuple[Mover, ...]:
    """Return the deals without which a number would be another, what changes it most first.

    Of those behind the number, the 20 that hold most dollars are tried.
    """
    if number.value is None:
        return ()
    found = [Mover(deal, _without(view, deal, number) - number.value) for deal, _ in number.deals[:_TRIED]]
    found = [mover for mover in found if mover.change]
    return tuple(sorted(found, key=lambda mover: (-abs(mover.change), mover.deal))[:most])


def _of(view: View, network: MonthlyNetwork, deals: Iterable[Deal]) -> View:
    return replace(view, named=network, grouped=network.merged(group), deals={deal.id: deal for deal in deals})


def _without(view: View, deal: str, number: Number) -> float:
    """Return the number again without a deal; zero where nothing of it is left."""
    kept = np.array([each != deal for each in view.named.deals], dtype=np.bool_)
    others = (held for name, held in view.deals.items() if name != deal)
    found = found_again(_of(view, view.named.only(kept), others), number.id)
    return next((same.value for same in found if same.id == number.id and same.value is not None), 0.0)


def _band(values: Sequence[float]) -> Band:
    if not values:
        return Band(low=None, middle=None, high=None, level=LEVEL, draws=0)
    low, middle, high = np.quantile(values, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
    return Band(low=low, middle=middle, high=high, level=LEVEL, draws=len(values))
