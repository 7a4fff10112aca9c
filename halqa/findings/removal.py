"""What falls away when one party is taken out of the network, and nothing takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.findings.dependence import Field
from halqa.findings.layers import Layered, LayerName
from halqa.measures.circulation import balanced
from halqa.measures.graph import Floats, arrayed
from halqa.network.monthly import MonthlyNetwork

_NOBODY = -2  # no party's place


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What of one layer falls away with a party."""

    name: LayerName
    provided: float  # what it provided to others, in US dollars
    received: float  # what others provided to it
    left_without: tuple[str, ...]  # who had this layer from nobody else that is told
    bereft: tuple[str, ...]  # who provided this layer to nobody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What falls away when one party is taken out of the network, and nothing takes its place."""

    party: str
    losses: tuple[Loss, ...]
    usd: float  # all cash between it and others
    share: float | None  # of all cash between parties; None where there is none
    typical_before: float  # what goes round, by balanced flow forwarding
    typical_after: float
    cut_off: tuple[str, ...]  # parties that no deal ties to anyone else
    deals: tuple[str, ...]


def removal(field: Field, party: str) -> Removal:
    """Return what falls away with a party: nothing where it has no part in the network."""
    network = field.view.network(by_group=field.asked.by_group)
    at = network.parties.index(party) if party in network.parties else _NOBODY
    is_its = (network.payer == at) | (network.payee == at)
    between = network.is_between & (network.counted(field.asked.state) > 0)
    cash = between & ~network.is_in_kind
    usd = np.where(cash, network.usd_in(field.asked.state, field.asked.months.since, field.asked.months.until), 0.0)
    whole, its = float(usd.sum()), float(usd[is_its].sum())
    left = _tied(network, between & ~is_its)
    return Removal(
        party=party,
        losses=tuple(found for layer in field.layers if (found := _loss(layer, at)) is not None),
        usd=its,
        share=its / whole if whole else None,
        typical_before=_typical(network, usd),
        typical_after=_typical(network, np.where(is_its, 0.0, usd)),
        cut_off=tuple(sorted(_tied(network, between) - left - {party})),
        deals=tuple(sorted(network.deals[place] for place in np.flatnonzero(between & is_its))),
    )


def _tied(network: MonthlyNetwork, there: NDArray[np.bool_]) -> set[str]:
    return {network.parties[int(at)] for at in np.unique([network.payer[there], network.payee[there]])}


def _typical(network: MonthlyNetwork, usd: Floats) -> float:
    there = usd > 0
    return float(balanced(arrayed(network.parties, network.payer[there], network.payee[there], usd[there])).sum())


def _loss(layer: Layered, at: int) -> Loss | None:
    """Return what of a layer falls away, and for whom it was all there was; None where the party has no part in it."""
    provides, receives = (layer.there & (side == at) for side in (layer.provider, layer.receiver))
    if not (provides | receives).any():
        return None
    rest = layer.there & ~provides & ~receives
    return Loss(
        name=layer.name,
        provided=float(layer.usd[provides].sum()),
        received=float(layer.usd[receives].sum()),
        left_without=_only(layer.network, layer.receiver, provides, rest),
        bereft=_only(layer.network, layer.provider, receives, rest),
    )


def _only(
    network: MonthlyNetwork, side: NDArray[np.int64], gone: NDArray[np.bool_], rest: NDArray[np.bool_]
) -> tuple[str, ...]:
    places: Sequence[int] = sorted({int(at) for at in side[gone]} - {int(at) for at in side[rest]})
    return tuple(network.parties[at] for at in places)
