"""Whether the money of a network goes round more than chance would have it, by kinds of deals as layers."""

import numpy as np

from halqa.findings.view import View
from halqa.measures.graph import added
from halqa.measures.significance import Answer, Layered, significance
from halqa.network.firmness import State
from halqa.network.monthly import KINDS


def by_chance(
    view: View, rng: np.random.Generator, *, draws: int, longest: int = 6, by_group: bool = False
) -> tuple[Answer, ...]:
    """Return the answer of each question about the announced cash of a network."""
    return significance(layered(view, by_group=by_group), rng, draws, longest)


def layered(view: View, *, by_group: bool = False) -> Layered:
    """Return the legs of a network: announced cash, one for each payer, payee and kind; sums not told are 0."""
    network = view.network(by_group=by_group)
    counts = network.is_between & ~network.is_in_kind & (network.counted(State.ANNOUNCED) > 0)
    size = max(1, len(network.parties))
    keys = (network.kind * size + network.payer) * size + network.payee
    legs, leg = np.unique(keys[counts], return_inverse=True)
    layer, source, target = map(np.asarray, np.unravel_index(legs, (len(KINDS), size, size)))
    weight = added(leg, network.usd_in(State.ANNOUNCED)[counts], legs.size)
    return Layered(source.astype(np.int64), target.astype(np.int64), layer.astype(np.int64), weight, size)
