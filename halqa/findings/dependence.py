"""Who depends on whom: whose compute, chips, energy, money and custom a party lives on, directly and through others.

Goods flow against money, and each kind is a layer. A share is of the sums that deals tell; what no text tells is
counted beside it, never as nothing. Through others: of all compute, chips or energy in what a party buys, by the
Leontief inverse of what its suppliers buy in turn; of funding and custom, by the Ghosh inverse, the share of each
dollar that came through another.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidSharesError
from halqa.findings.asked import Asked
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known, slug
from halqa.findings.view import View
from halqa.measures.dependence import coming, concentration, effective_number, embodied, throughput
from halqa.measures.graph import Floats
from halqa.model import GOODS, Kind
from halqa.network.monthly import MonthlyNetwork

NEVER_LEAVES, NO_SUM = "never_leaves", "no_sum"


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
class Share:
    """What share of one party's layer another provides."""

    party: str  # the other one: who provides it, or of what others have from a party, who has it
    usd: float  # directly; nothing where it comes through others alone
    direct: float | None  # None: no deal tells its sum
    whole: float | None  # directly and through others; None: see `Layer.reason`
    deals: tuple[str, ...]  # the direct ones, those without a sum too
    number: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of what a party lives on, or of what others have from it."""

    name: LayerName
    usd: float
    shares: tuple[Share, ...]  # the greatest first
    known: Known
    reason: str | None  # why shares through others are unknown

    @property
    def concentration(self) -> float | None:
        """The Herfindahl-Hirschman index of the direct shares; None where no sum is told."""
        return concentration(self._direct) if self.usd else None

    @property
    def effective(self) -> float | None:
        """How many equal providers would be as concentrated."""
        return effective_number(self._direct) if self.usd else None

    @property
    def _direct(self) -> Floats:
        told = np.array([share.usd for share in self.shares], dtype=np.float64)
        return np.asarray(told / told.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """The money of one layer: streams, whom each is provided by and to, and the shares through others."""

    name: LayerName
    network: MonthlyNetwork
    there: NDArray[np.bool_]  # (s,)
    usd: Floats  # (s,)
    provider: NDArray[np.int64]  # (s,)
    receiver: NDArray[np.int64]  # (s,)
    provided: Floats  # (n, n) row provides to column
    whole: Floats | None  # (n, n) share of column's layer that row provides, through others too
    asked: Asked

    @property
    def reason(self) -> str | None:
        """Why shares through others are unknown; None: they are known."""
        return None if self.whole is not None else NEVER_LEAVES


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All layers as of a day: what every party provides to every other."""

    view: View
    asked: Asked
    layers: tuple[Layered, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties, in order of name."""
        return self.view.network(by_group=self.asked.by_group).parties

    def on(self, party: str) -> tuple[Layer, ...]:
        """Return whom a party depends on, layer by layer; layers of no deal left out."""
        return tuple(found for layer in self.layers if (found := _layer(layer, party, of_receiver=True)) is not None)

    def of(self, party: str) -> tuple[Layer, ...]:
        """Return who depends on a party: each share is of the other's layer."""
        return tuple(found for layer in self.layers if (found := _layer(layer, party, of_receiver=False)) is not None)

    def markets(self) -> tuple[Layer, ...]:
        """Return in how few hands each layer is: the share of each provider in all that deals tell of it."""
        return tuple(found for layer in self.layers if (found := _market(layer)) is not None)

    def mutual(self, one: str, other: str) -> tuple["Mutual", ...]:
        """Return how much each of two parties depends on the other, layer by layer."""
        return tuple(found for layer in self.layers if (found := _mutual(layer, one, other)) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutual:
    """How much of one layer each of two parties has from the other."""

    name: LayerName
    one_on_other: Share | None  # None: nothing that is told
    other_on_one: Share | None


def field_of(view: View, asked: Asked) -> Field:
    """Return what every party provides to every other of the money asked for, layer by layer."""
    streams = _streams(view, asked)
    is_good = streams.network.of_kinds(kind for name in _GOODS_LAYERS for kind in KINDS_OF[name])
    goods = streams.network.matrix(streams.usd * is_good).T
    layers = (_layered(streams, name) for name in LayerName)
    return Field(
        view=view,
        asked=asked,
        layers=tuple(
            replace(layer, whole=_whole(layer.provided, goods if layer.name in _GOODS_LAYERS else None))
            for layer in layers
        ),
    )


def layer_numbers(view: View, asked: Asked, name: LayerName) -> list[Number]:
    """Return the numbers of a layer: what share each provider holds of it, and of each receiver's."""
    layer = _layered(_streams(view, asked), name)
    market = _market(layer)
    held = [share.number for share in market.shares] if market else []
    pairs = sorted({(int(layer.provider[at]), int(layer.receiver[at])) for at in np.flatnonzero(layer.there)})
    return [*held, *(_share(layer, pair, "").number for pair in pairs)]


@dataclass(frozen=True, slots=True)
class _Streams:
    """The money asked for, between two parties and in cash."""

    network: MonthlyNetwork
    asked: Asked
    counts: NDArray[np.bool_]  # (s,)
    usd: Floats  # (s,)


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


def _layer(layer: Layered, party: str, *, of_receiver: bool) -> Layer | None:
    """Return whom a party has a layer from, or who has it from the party; None where no deal tells either."""
    network = layer.network
    if party not in network.parties:
        return None
    at = network.parties.index(party)
    mine = layer.there & ((layer.receiver if of_receiver else layer.provider) == at)
    others = {int(place) for place in (layer.provider if of_receiver else layer.receiver)[mine]}
    if layer.whole is not None:
        through = layer.whole[:, at] if of_receiver else layer.whole[at]
        others |= {int(place) for place in np.flatnonzero(through > _LEAST) if place != at}
    if not others:
        return None
    pairs = [(other, at) if of_receiver else (at, other) for other in sorted(others)]
    shares = [_share(layer, pair, network.parties[pair[0 if of_receiver else 1]]) for pair in pairs]
    return Layer(
        name=layer.name,
        usd=float(layer.usd[mine].sum()),
        shares=tuple(sorted(shares, key=lambda one: (-(one.whole or one.direct or 0.0), -one.usd, one.party))),
        known=known(network, np.where(mine, layer.usd, 0.0), mine),
        reason=layer.reason,
    )


_LEAST = 1e-6  # shares below are noise of the inverse


def _share(layer: Layered, pair: tuple[int, int], label: str) -> Share:
    provider, receiver = pair
    network = layer.network
    mine = layer.there & (layer.provider == provider) & (layer.receiver == receiver)
    received = float(layer.provided[:, receiver].sum())
    usd = float(layer.provided[provider, receiver])
    is_untold = mine.any() and not (mine & network.is_sized).any()
    direct = None if is_untold or not received else usd / received
    return Share(
        party=label,
        usd=usd,
        direct=direct,
        whole=None if layer.whole is None else float(layer.whole[provider, receiver]),
        deals=tuple(sorted(network.deals[at] for at in np.flatnonzero(mine))),
        number=Number(
            id=id_of(
                "dependence",
                *layer.asked.facets,
                layer.name,
                f"{slug(network.parties[receiver])}<{slug(network.parties[provider])}",
            ),
            name="direct",
            value=direct,
            unit=Unit.SHARE,
            deals=behind(network, np.where(mine, layer.usd, 0.0)),
            reason=NO_SUM if direct is None else None,
        ),
    )


def _market(layer: Layered) -> Layer | None:
    network = layer.network
    if not layer.there.any():
        return None
    sums, whole = layer.provided.sum(axis=1), float(layer.provided.sum())
    shares = [_held(layer, int(at), float(sums[at]), whole) for at in np.unique(layer.provider[layer.there])]
    return Layer(
        name=layer.name,
        usd=whole,
        shares=tuple(sorted(shares, key=lambda one: (-one.usd, one.party))),
        known=known(network, layer.usd, layer.there),
        reason=None,
    )


def _held(layer: Layered, at: int, usd: float, whole: float) -> Share:
    network = layer.network
    mine = layer.there & (layer.provider == at)
    name = network.parties[at]
    return Share(
        party=name,
        usd=usd,
        direct=usd / whole if whole else None,
        whole=None,
        deals=tuple(sorted(network.deals[place] for place in np.flatnonzero(mine))),
        number=Number(
            id=id_of("dependence", *layer.asked.facets, layer.name, slug(name)),
            name="held",
            value=usd / whole if whole else None,
            unit=Unit.SHARE,
            deals=behind(network, np.where(mine, layer.usd, 0.0)),
            reason=None if whole else NO_SUM,
        ),
    )


def _mutual(layer: Layered, one: str, other: str) -> Mutual | None:
    found = {
        (receiver, provider): next((share for share in told.shares if share.party == provider), None)
        for receiver, provider in ((one, other), (other, one))
        if (told := _layer(layer, receiver, of_receiver=True)) is not None
    }
    pair = found.get((one, other)), found.get((other, one))
    return Mutual(name=layer.name, one_on_other=pair[0], other_on_one=pair[1]) if any(pair) else None
