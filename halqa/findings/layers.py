"""The layers in which a party may live on others: who provides what to whom, directly and through others.

Goods flow against money, and each kind is a layer. Through others: of all compute, chips or energy in what a party
buys, by the Leontief inverse of what its suppliers buy in turn; of funding and custom, by the Ghosh inverse, the share
of each dollar that came through another.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidSharesError
from halqa.findings.asked import Asked
from halqa.findings.view import View
from halqa.measures.dependence import coming, embodied, throughput
from halqa.measures.graph import Floats
from halqa.measures.passage import reaching
from halqa.model import GOODS, Kind
from halqa.network.monthly import MonthlyNetwork

NEVER_LEAVES = "never_leaves"


class LayerName(StrEnum):
    """What a party may depend on others for."""

    COMPUTE = "compute"
    CHIPS = "chips"
    ENERGY = "energy"
    FUNDING = "funding"
    REVENUE = "revenue"


KINDS_OF: Mapping[LayerName, Collection[Kind]] = {
    LayerName.COMPUTE: (Kind.COMPUTE,),
    LayerName.CHIPS: (Kind.CHIPS,),
    LayerName.ENERGY: (Kind.ENERGY,),
    LayerName.FUNDING: (Kind.EQUITY, Kind.DEBT, Kind.VENTURE),
    LayerName.REVENUE: GOODS,
}
_GOODS_LAYERS = frozenset({LayerName.COMPUTE, LayerName.CHIPS, LayerName.ENERGY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """The money of one layer: streams, whom each is provided by and to, and the shares through others."""

    name: LayerName
    network: MonthlyNetwork
    there: NDArray[np.bool_]  # (s,)
    usd: Floats  # (s,)
    provider: NDArray[np.int64]  # (s,)
    receiver: NDArray[np.int64]  # (s,)
    carries: NDArray[np.bool_]  # (s,) through which it may come: for goods those of all goods
    provided: Floats  # (n, n) row provides to column
    whole: Floats | None  # (n, n) share of column's layer that row provides, through others too
    asked: Asked

    @property
    def reason(self) -> str | None:
        """Why shares through others are unknown; None: they are known."""
        return None if self.whole is not None else NEVER_LEAVES


def layers_of(view: View, asked: Asked, names: Collection[LayerName] = tuple(LayerName)) -> tuple[Layered, ...]:
    """Return the layers of the money asked for, with the shares through others."""
    streams = _streams(view, asked)
    goods = streams.network.matrix(streams.usd * streams.is_good).T
    layers = (_layered(streams, name) for name in names)
    return tuple(
        replace(layer, whole=_whole(layer.provided, goods if layer.name in _GOODS_LAYERS else None)) for layer in layers
    )


def direct_layer(view: View, asked: Asked, name: LayerName) -> Layered:
    """Return one layer, the shares through others left out."""
    return _layered(_streams(view, asked), name)


def between(layer: Layered, provider: int, receiver: int) -> NDArray[np.bool_]:
    """Return the streams (s,) that lie on a way from one party to another in a layer."""
    network = layer.network
    is_against_money = layer.name in _GOODS_LAYERS
    ends = (network.payee, network.payer) if is_against_money else (network.payer, network.payee)
    tied = np.zeros((len(network.parties),) * 2, dtype=np.bool_)
    tied[ends[0][layer.carries], ends[1][layer.carries]] = True
    after, before = reaching(tied.T, provider), reaching(tied, receiver)
    found = layer.carries.copy()
    found[found] = after[ends[0][found]] & before[ends[1][found]]
    return found


@dataclass(frozen=True, slots=True)
class _Streams:
    """The money asked for, between two parties and in cash."""

    network: MonthlyNetwork
    asked: Asked
    counts: NDArray[np.bool_]  # (s,)
    usd: Floats  # (s,)

    @property
    def is_good(self) -> NDArray[np.bool_]:
        """Which of the streams (s,) pay for goods, with or without a sum."""
        return self.counts & self.network.of_kinds(kind for name in _GOODS_LAYERS for kind in KINDS_OF[name])


def _streams(view: View, asked: Asked) -> _Streams:
    network = view.network(by_group=asked.by_group)
    counts = network.is_between & ~network.is_in_kind & (network.counted(asked.state) > 0)
    usd = np.where(counts, network.usd_in(asked.state, asked.months.since, asked.months.until), 0.0)
    return _Streams(network, asked, counts, usd)


def _layered(streams: _Streams, name: LayerName) -> Layered:
    """Return a layer, the shares through others left out."""
    network = streams.network
    there = streams.counts & network.of_kinds(KINDS_OF[name])
    is_against_money = name in _GOODS_LAYERS
    paid = network.matrix(streams.usd * there)
    provider, receiver = (network.payee, network.payer) if is_against_money else (network.payer, network.payee)
    return Layered(
        name=name,
        network=network,
        there=there,
        usd=np.where(there, streams.usd, 0.0),
        provider=provider,
        receiver=receiver,
        carries=streams.is_good if is_against_money else there,
        provided=paid.T if is_against_money else paid,
        whole=None,
        asked=streams.asked,
    )


def _whole(provided: Floats, goods: Floats | None) -> Floats | None:
    """Return the share of column's layer that row provides, through others too; None where nothing ever leaves."""
    try:
        if goods is not None:
            return embodied(provided, goods, throughput(goods))
        return coming(provided.T, throughput(provided)).T
    except InvalidSharesError:
        return None
