"""Who depends on whom: whose compute, chips, energy, money and custom a party lives on, directly and through others.

A share is of the sums that deals tell; what no text tells is counted beside it, never as nothing. How shares through
others are found: `halqa.findings.layers`.
"""

from dataclasses import dataclass

import numpy as np

from halqa.findings.asked import Asked
from halqa.findings.layers import Layered, LayerName, between, direct_layer, layers_of
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known, slug
from halqa.findings.view import View
from halqa.measures.dependence import concentration, effective_number
from halqa.measures.graph import Floats
from halqa.network.monthly import MonthlyNetwork

NO_SUM, THROUGH = "no_sum", "through"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What share of one party's layer another provides."""

    party: str  # the other one: who provides it, or of what others have from a party, who has it
    usd: float  # directly; nothing where it comes through others alone
    direct: float | None  # None: no deal tells its sum
    whole: float | None  # directly and through others; None: see `Layer.reason`
    deals: tuple[str, ...]  # the direct ones, those without a sum too
    number: Number

    @property
    def through_id(self) -> str | None:
        """By which id to ask for the share through others too; None: there is none."""
        return None if self.whole is None else f"{self.number.id}:{THROUGH}"


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
    return Field(view=view, asked=asked, layers=layers_of(view, asked))


def layer_numbers(view: View, asked: Asked, name: LayerName) -> list[Number]:
    """Return the numbers of a layer: what share each provider holds of it, and of each receiver's."""
    layer = direct_layer(view, asked, name)
    market = _market(layer)
    held = [share.number for share in market.shares] if market else []
    pairs = sorted({(int(layer.provider[at]), int(layer.receiver[at])) for at in np.flatnonzero(layer.there)})
    return [*held, *(_share(layer, pair, "").number for pair in pairs)]


def through_number(view: View, asked: Asked, name: LayerName, pair: str) -> Number | None:
    """Return the share through others too of a pair as it stands in an id, with the deals that lie on a way.

    None where it names no two parties, or nothing comes from one to the other.
    """
    (layer,) = layers_of(view, asked, [name])
    network = layer.network
    receiver, provider = (_place(network, each) for each in (pair.split("<") if pair.count("<") == 1 else ("", "")))
    if receiver is None or provider is None:
        return None
    on_way = between(layer, provider, receiver)
    if not on_way.any():
        return None
    value = None if layer.whole is None else float(layer.whole[provider, receiver])
    usd = np.where(on_way, np.nan_to_num(network.usd_in(asked.state, asked.months.since, asked.months.until)), 0.0)
    return Number(
        id=id_of("dependence", *asked.facets, name, pair, THROUGH),
        name=THROUGH,
        value=value,
        unit=Unit.SHARE,
        deals=behind(network, usd),
        reason=layer.reason,
    )


def _place(network: MonthlyNetwork, name: str) -> int | None:
    return next((at for at, party in enumerate(network.parties) if slug(party) == name), None)


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
