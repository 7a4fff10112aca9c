"""Networks as they may be: what the ledger itself leaves open, drawn by chance.

A draw takes, for each deal, one of the sums that its sources tell of the stage that is held (each as likely as it is
little to be doubted; a sum that a person accepted is certain), and a place between the ends of a range or of what its
bound leaves open. Those who share a sum get parts of any size (Dirichlet, all shares alike). Whether a deal's money
moves at all is drawn by the table of chances: it decides what is expected, and leaves what was announced as announced.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.random import Generator

from halqa.catalogue.conventions import doubts, spread
from halqa.model import Deal, Status, Version
from halqa.network.monthly import MonthlyNetwork, monthly_network
from halqa.network.parts import ParentOf
from halqa.units import Bound, Money, UsdPerUnit

_CENTS = Decimal("0.01")
_STAGES = (Status.TALKS, Status.AGREED, Status.DONE)
_OVER = frozenset({Status.DENIED, Status.ENDED})


@dataclass(frozen=True, slots=True)
class Told:
    """One sum that sources tell of a deal, and how likely it is beside the others."""

    amount: Money
    bound: Bound | None
    weight: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """Deals as they may be, and the network that they make."""

    deals: tuple[Deal, ...]
    network: MonthlyNetwork


def drawn_networks(
    deals: Iterable[Deal], as_of: date, usd_per_unit: UsdPerUnit, rng: Generator, parent_of: ParentOf = str
) -> Iterator[Drawn]:
    """Yield one network after another with its deals, without end; the same deals and `rng` give the same ones.

    >>> from halqa.model import Kind
    >>> told = Deal(id="a", kind=Kind.SERVICE, payer="A", payee="B", status=Status.DONE, hearsay=False,
    ...             amount=Money(Decimal(100), "USD"), bound=Bound.ABOUT)
    >>> likely = drawn_networks([told], date(2026, 3, 1), lambda code, day: Decimal(1), np.random.default_rng(1))
    >>> 90 <= float(next(likely).network.usd[0]) <= 110
    True
    """
    held = sorted(deals, key=lambda deal: deal.id)
    told = {deal.sum_name: tellings(deal) for deal in reversed(held)}  # of those that share a sum, the first by id
    shared = {deal.id: deal.sum_name for deal in held}
    while True:
        amounts = {name: _drawn(sums, rng) for name, sums in sorted(told.items()) if sums}
        as_drawn = [_with(deal, amounts.get(deal.sum_name)) for deal in held]
        network = monthly_network(as_drawn, as_of, usd_per_unit, parent_of)
        yield Drawn(tuple(as_drawn), _moving(_split(network, shared, rng), rng))


def tellings(deal: Deal) -> tuple[Told, ...]:
    """Return the sums that are told of a deal and that still stand: not denied, amended, ended or overtaken.

    What was told of an earlier stage (talks of what was agreed since, a plan for what was done since) was another sum
    at another time, and no rival of the one that is held.
    """
    if deal.amount is None:
        return ()
    held = next((version for version in deal.versions if version.chosen), None)
    live = [version for version in deal.versions if _is_live(version) and not _is_overtaken(version, held, deal.status)]
    accepted = [version for version in live if version.accepted]
    found = [Told(version.amount, version.bound, _certainty(version)) for version in accepted or live if version.amount]
    return tuple(found) or (Told(deal.amount, deal.bound, 1.0),)


def _is_live(version: Version) -> bool:
    return version.amount is not None and not version.replaced and version.status not in _OVER


def _is_overtaken(version: Version, held: Version | None, status: Status) -> bool:
    """Whether a version is of an earlier stage than the sum that is held: talks of it, or a plan told before it was."""
    stage = status if held is None else held.status
    if version is held or version.status not in _STAGES or stage not in _STAGES:
        return False
    if version.status is Status.TALKS:
        return stage is not Status.TALKS
    told, since = version.last_known or version.known, None if held is None else held.known
    is_before = told is not None and since is not None and told < since
    return _STAGES.index(version.status) < _STAGES.index(stage) and is_before


def _certainty(version: Version) -> float:
    return 1.0 if version.accepted else 1.0 - float(doubts().get(version.confidence, Decimal(0)))


def _drawn(sums: Sequence[Told], rng: Generator) -> Told:
    weights = np.array([told.weight for told in sums])
    share = weights / weights.sum() if weights.sum() else np.full(len(sums), 1 / len(sums))
    told = sums[int(rng.choice(len(sums), p=share))]
    low, high = spread(told.bound)
    end = told.amount.high if told.amount.high is not None else told.amount.amount
    least, most = told.amount.amount * low, end * high
    amount = (least + (most - least) * Decimal(rng.random())).quantize(_CENTS)
    return replace(told, amount=replace(told.amount, amount=amount, high=None))


def _with(deal: Deal, told: Told | None) -> Deal:
    return deal if told is None else replace(deal, amount=told.amount)


def _split(network: MonthlyNetwork, shared: dict[str, str], rng: Generator) -> MonthlyNetwork:
    """Return the network with shared sums in parts of any size instead of equal ones."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at in np.flatnonzero(network.is_split):
        groups[shared[network.deals[at]]].append(int(at))
    factor = np.ones(len(network))
    for _, places in sorted(groups.items()):
        factor[places] = len(places) * rng.dirichlet(np.ones(len(places)))
    by_month = network.by_month * np.repeat(factor, np.diff(network.starts))
    return replace(network, usd=network.usd * factor, by_month=by_month)


def _moving(network: MonthlyNetwork, rng: Generator) -> MonthlyNetwork:
    """Return the network with each stream's chance decided: it moves, or it does not."""
    return replace(network, chance=(rng.random(len(network)) < network.chance).astype(np.float64))
