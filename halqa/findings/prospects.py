"""Deals and books as of a day -> the arrays of the outlook, and what each place in them is called.

Parties stand under the heads of their groups. What a party takes in and spends by deals is taken out of what it tells
of the same time: the rest is with the outside, and goes on by itself. Left out are deals told of many at once (an
aggregate of suppliers, of portfolio companies): what they promise is promised again by deals of one firm each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halqa.catalogue.classes import classes
from halqa.catalogue.conventions import ramp_months, spread
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.fiscal_years import fiscal_period
from halqa.catalogue.groups import group
from halqa.catalogue.parties import parties as catalogued
from halqa.catalogue.reference import constants
from halqa.findings.view import View
from halqa.model import GOODS, Deal, Kind
from halqa.network.books import Books, Entry, Stand, opening_books
from halqa.network.firmness import Firmness, State
from halqa.network.monthly import KINDS, OUTSIDE, Floats, Ints, Mask, MonthlyNetwork
from halqa.network.schedules import month
from halqa.outlook.capacity import Promises
from halqa.outlook.economy import (
    INVESTORS,
    ROW_OF_KIND,
    SECTORS,
    TYPES,
    Economy,
    Firms,
    Streams,
    require_economy,
)
from halqa.outlook.world import Span
from halqa.units import MONTHS_PER_YEAR, MW_PER_GW

_RAISED_MONTHS = 24
_QUEUES = {Kind.COMPUTE: 0, Kind.VENTURE: 0, Kind.CHIPS: 1}
_CONVERSIONS = {Kind.COMPUTE: 0, Kind.CHIPS: 1, Kind.VENTURE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """What an outlook begins with, and the labels of its arrays."""

    view: View
    span: Span
    economy: Economy
    promises: Promises
    parties: tuple[str, ...]  # (n,)
    deals: tuple[str, ...]  # (s,) of the streams
    promised: tuple[str, ...]  # (r,) deals that promise capacity
    books: Mapping[str, Books]  # of the parties whose books are known
    many: tuple[str, ...]  # deals left out, told of many at once
    unsized: tuple[str, ...]  # deals of no told sum, which move nothing here

    @property
    def known(self) -> tuple[str, ...]:
        """The parties whose books are known, (f,)."""
        return tuple(self.parties[at] for at in self.economy.closed)


def prospects(view: View, until: int) -> Prospects:
    """Return what the outlook of a view begins with; `until` is its last month, counted from the year 0."""
    network = view.grouped
    first = month(view.as_of) + (view.as_of.day > 1)
    span = Span(first, until + 1 - first)
    books = _books(view)
    is_many = _of_many(network)
    is_money = (network.payer != network.payee) & ~network.is_in_kind & (network.payer != OUTSIDE)
    kept = is_money & ~is_many & network.is_sized & (_last(network) >= first)
    streams = _streams(view, network.only(kept), span)
    economy = require_economy(Economy(_firms(view, books, first), streams))
    deals = network.only(kept).deals
    promised = np.flatnonzero(
        is_money & ~is_many & network.of_kinds(_QUEUES) & (network.firmness >= Firmness.ANNOUNCED)
    )
    promised = promised[_has_capacity(network)[promised]]
    place = {deal: at for at, deal in enumerate(deals)}
    return Prospects(
        view=view,
        span=span,
        economy=economy,
        promises=_promises(view, promised, place, first),
        parties=network.parties,
        deals=deals,
        promised=tuple(network.deals[at] for at in promised),
        books=books,
        many=tuple(network.deals[at] for at in np.flatnonzero(is_money & is_many)),
        unsized=tuple(network.deals[at] for at in np.flatnonzero(is_money & ~is_many & ~network.is_sized)),
    )


def _books(view: View) -> dict[str, Books]:
    """Return the books of heads of groups that are in the network and tell their revenue."""
    told = opening_books((each.figure for each in view.figures), view.as_of, usd_per_unit, fiscal_period)
    heads = set(view.grouped.parties)
    return {party: one for party, one in told.items() if party in heads and group(party) == party and one.revenue.usd}


def _of_many(network: MonthlyNetwork) -> Mask:
    """Return which streams (s,) are told of many at once, at either end."""
    many = np.array([*(party in classes() for party in network.parties), False], dtype=np.bool_)  # OUTSIDE is last
    return np.asarray(many[network.payer] | many[network.payee], dtype=np.bool_)


def _last(network: MonthlyNetwork) -> Ints:
    return np.asarray(network.first + np.diff(network.starts) - 1, dtype=np.int64)


def _has_capacity(network: MonthlyNetwork) -> Mask:
    return np.asarray(network.is_sized | ~np.isnan(network.power_mw) | ~np.isnan(network.chips), dtype=np.bool_)


# --- money -----------------------------------------------------------------------------------------------------------


def _streams(view: View, network: MonthlyNetwork, span: Span) -> Streams:
    n = len(network.parties)
    bounds = np.array([_factors(view.deals[deal]) for deal in network.deals]).reshape(-1, 2)
    kinds = [KINDS[at] for at in network.kind]
    row = np.array(
        [int(ROW_OF_KIND[Kind.DEBT if lent else kind]) for kind, lent in zip(kinds, network.is_lent, strict=True)]
    )
    return Streams(
        payer=network.payer,
        payee=np.where(network.payee == OUTSIDE, n + INVESTORS, network.payee),
        row=row.astype(np.int64),
        is_lent=network.is_lent,
        chance=network.chance,
        low=bounds[:, 0],
        high=bounds[:, 1],
        first=network.first - span.first,
        starts=network.starts,
        by_month=network.by_month,
    )


def _factors(deal: Deal) -> tuple[float, float]:
    """Return between what the sum of a deal may lie, as factors of what is told."""
    low, high = (float(factor) for factor in spread(deal.bound))
    if deal.amount is not None and deal.amount.high is not None and deal.amount.amount:
        high = max(high, float(deal.amount.high / deal.amount.amount))
    return low, high


def _firms(view: View, books: Mapping[str, Books], first: int) -> Firms:
    network = view.grouped
    types = {entry.name: entry.type for entry in catalogued()}
    places = [types.get(party, "other") for party in network.parties]
    held = [books.get(party) for party in network.parties]

    def column(name: str) -> Floats:
        told = [None if one is None else getattr(one, name).usd for one in held]
        return np.array([np.nan if usd is None else usd for usd in told], dtype=np.float64)

    monthly = {name: column(name) / MONTHS_PER_YEAR for name in ("revenue", "costs", "capex")}
    sold = _inside(view, books, "revenue", is_payer=False)
    return Firms(
        is_open=np.array([one is None for one in held], dtype=np.bool_),
        type=np.array([TYPES.index(type_ if type_ in TYPES else "other") for type_ in places], dtype=np.int64),
        cash=column("cash"),
        debt=column("debt"),
        value=column("value"),
        revenue=np.maximum(monthly["revenue"] - sold, 0.0),
        costs=monthly["costs"],
        capex=monthly["capex"],
        whole_revenue=monthly["revenue"],
        bought=_inside(view, books, "costs", is_payer=True),
        raised=_raised(network, first),
    )


def _inside(view: View, books: Mapping[str, Books], name: str, *, is_payer: bool) -> Floats:
    """Return what deals came to a month, (n,), in the time an entry of the books is told of; deals of many too."""
    network = view.grouped
    ends = network.payer if is_payer else network.payee
    kinds = (Kind.COMPUTE, Kind.SERVICE, Kind.ENERGY) if is_payer else GOODS
    is_counted = network.of_kinds(kinds) & ~network.is_in_kind & (network.payer != network.payee)
    found = np.zeros(len(network.parties))
    for party, told in books.items():
        entry: Entry = getattr(told, name)
        if entry.usd is None or entry.months is None:
            continue
        at = network.parties.index(party)
        usd = network.usd_in(State.COMMITTED, *entry.months)[is_counted & (ends == at)].sum()
        found[at] = usd / (entry.months[1] - entry.months[0]) * _grown(told, entry)
    return found


def _grown(books: Books, entry: Entry) -> float:
    """Return by how much revenue has grown since the time of which costs are told, where they were scaled by it."""
    if entry.stand is not Stand.SCALED or entry.months is None or not books.revenue.usd:
        return 1.0
    then = entry.figures[0]
    usd = float(then.amount * usd_per_unit(then.unit, None))
    return books.revenue.usd / (usd * MONTHS_PER_YEAR / (entry.months[1] - entry.months[0]))


def _raised(network: MonthlyNetwork, first: int) -> Floats:
    usd = network.usd_in(State.COMMITTED, first - _RAISED_MONTHS, first)
    is_equity = network.of_kinds([Kind.EQUITY]) & ~network.is_in_kind & (network.payee != OUTSIDE)
    return np.bincount(network.payee[is_equity], usd[is_equity], len(network.parties)).astype(np.float64)


# --- capacity --------------------------------------------------------------------------------------------------------


def _promises(view: View, at: Ints, place: Mapping[str, int], first: int) -> Promises:
    network = view.grouped
    kinds = [KINDS[kind] for kind in network.kind[at]]
    deals = [view.deals[network.deals[one]] for one in at]
    lengths = np.diff(network.starts)[at]
    ramps = np.array(
        [ramp_months(kind) if kind is Kind.COMPUTE else length for kind, length in zip(kinds, lengths, strict=True)]
    )
    per_chip = 1 / float(constants()["gpus_per_gw_all_in"].value)
    gw = np.where(np.isnan(network.power_mw), network.chips * per_chip, network.power_mw / float(MW_PER_GW))[at]
    return Promises(
        stream=np.array([place.get(deal.id, -1) for deal in deals], dtype=np.int64),
        queue=np.array([_QUEUES[kind] for kind in kinds], dtype=np.int64),
        is_compute=np.array([kind is Kind.COMPUTE for kind in kinds], dtype=np.bool_),
        provider=np.where(network.payee == OUTSIDE, len(network.parties) + SECTORS.index("suppliers"), network.payee)[
            at
        ],
        user=network.payer[at],
        gw=gw,
        usd=network.usd[at],
        chance=network.chance[at],
        conversion=np.array([_CONVERSIONS[kind] for kind in kinds], dtype=np.int64),
        known=np.array([month(deal.known or view.as_of) - first for deal in deals], dtype=np.int64),
        first=network.first[at] - first,
        ramp=np.minimum(ramps, lengths).astype(np.int64),
        last=_last(network)[at] - first,
    )
