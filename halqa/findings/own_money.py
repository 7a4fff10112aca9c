"""How much of a vendor's revenue in a year its own money pays: by the routing in proportion, and between bounds."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halqa.findings.asked import Asked
from halqa.findings.numbers import Number, Unit, behind, id_of, slug
from halqa.findings.placed import Money
from halqa.findings.revenues import Revenue
from halqa.findings.view import Months
from halqa.measures.graph import Floats
from halqa.measures.passage import reaching
from halqa.measures.vendors import own_funded
from halqa.network.firmness import Firmness, State

NO_REVENUE, NO_ROUTE, NO_SUM = "no_revenue", "no_route", "no_sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnShare:
    """How much of a vendor's revenue in a year its own money pays, by the routing in proportion, and its bounds."""

    months: Months
    placed: float  # in that time, of committed money
    returned: float  # no more than the revenue
    most: float  # were it spent on the vendor first; the least is nothing: it may be spent elsewhere first
    revenue: float | None  # None: neither a figure nor a deal tells it
    told: Revenue | None  # the figure; None: revenue is what deals tell of sales in that time
    is_silent: bool  # there are stakes or loans, and none tells a sum that falls into that time
    untraced: float  # of placed: with those who could pay the vendor, though no told sum leads there
    passage: Mapping[str, float | None]  # the chance that a dollar at each party reaches the vendor; None: unknown

    @property
    def reason(self) -> str | None:
        """Why the share is unknown; None: it is known."""
        if not self.revenue or self.is_silent:
            return NO_SUM if self.revenue else NO_REVENUE
        return NO_ROUTE if self.untraced and not self.returned else None

    @property
    def share(self) -> float | None:
        """The share of revenue that is the vendor's own money by the routing; None where it is not known."""
        return min(1.0, self.returned / self.revenue) if self.revenue and self.reason is None else None

    @property
    def most_share(self) -> float | None:
        """The most that this share could be."""
        return min(1.0, self.most / self.revenue) if self.revenue and not self.is_silent else None


def spending(money: Money, when: Months) -> Floats:
    """Return the shares in which each party spends in a time, (n, n); no row of who spends nothing that is told."""
    paid = money.matrix(when)
    whole = paid.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(paid, whole, out=np.zeros_like(paid), where=whole > 0))


def own_share(money: Money, at: int, year: Months, shares: Floats) -> OwnShare:
    """Return how much of its revenue a vendor's own money pays; `shares` (n, n): as each party spends in that time."""
    network = money.network
    name = network.parties[at]
    usd = network.usd_in(State.COMMITTED, year.since, year.until)
    mine = money.is_funding & (network.payer == at)
    by_place = np.bincount(network.payee[mine], usd[mine], len(network.parties))
    placed = {network.parties[place]: float(by_place[place]) for place in np.flatnonzero(by_place > 0)}
    told = money.revenues.get(name)
    sold = float(usd[money.is_sale & (network.payee == at)].sum())
    revenue = told.usd if told else (sold or None)
    able = _able(money, at)
    found = own_funded(shares, network.parties, name, placed, revenue or 0.0, able)
    passage = {str(node): chance or (None if node in able else 0.0) for node, chance in found.passage.items()}
    return OwnShare(
        months=year,
        placed=sum(placed.values()),
        returned=min(found.returned, revenue) if revenue else found.returned,
        most=found.most,
        revenue=revenue,
        told=told,
        is_silent=not placed and bool((mine & ~network.is_sized & (network.firmness >= Firmness.COMMITTED)).any()),
        untraced=sum(amount for recipient, amount in placed.items() if passage[recipient] is None),
        passage=passage,
    )


def own_numbers(money: Money, at: int, share: OwnShare) -> tuple[Number, Number]:
    """Return what a vendor places in a year, and the share of its revenue that comes back of it, deal by deal."""
    network = money.network
    facets = (*Asked(by_group=money.by_group, months=share.months).facets, slug(network.parties[at]))
    mine = money.is_funding & (network.payer == at)
    placed = np.where(mine, network.usd_in(State.COMMITTED, share.months.since, share.months.until), 0.0)
    chances = np.array([share.passage.get(party) or 0.0 for party in network.parties])
    return (
        Number(
            id=id_of("vendors", *facets, "placed_in"),
            name="placed_in",
            value=share.placed,
            unit=Unit.USD,
            deals=behind(network, placed),
        ),
        Number(
            id=id_of("vendors", *facets, "own"),
            name="own",
            value=share.share,
            unit=Unit.SHARE,
            deals=behind(network, placed * chances[network.payee]),
            reason=share.reason,
        ),
    )


def _able(money: Money, at: int) -> set[str]:
    """Return from whom money could reach a party at all, by deals without a sum too."""
    network = money.network
    there = network.is_inside & ~network.is_in_kind & (network.firmness >= Firmness.COMMITTED)
    tied = network.matrix(there.astype(np.float64)) > 0
    return {network.parties[int(place)] for place in np.flatnonzero(reaching(tied, at)) if place != at}
