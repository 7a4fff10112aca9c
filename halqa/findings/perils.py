"""Who is most dangerous, by goods and by money, and who most fragile: each party by itself, whatever the shock."""

from dataclasses import dataclass

import numpy as np

from halqa.findings.stressed import Stressed, usual_terms
from halqa.stress.danger import Danger, danger


@dataclass(frozen=True, slots=True)
class Peril:
    """A party, and the share that is lost with it, or that it loses."""

    party: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Perils:
    """The greatest by each measure, and all parties by both; None where nothing is told of goods or dues."""

    by_goods: Peril | None
    by_money: Peril | None
    fragile: Peril | None
    parties: tuple[str, ...]
    all: Danger


def perils(found: Stressed) -> Perils:
    """Return how dangerous and how fragile the parties of a stress are, on its last side."""
    opening = found.sides[-1].opening
    told = danger(opening.system, usual_terms(), opening.plan)
    return Perils(
        by_goods=_greatest(opening.parties, told.by_goods),
        by_money=_greatest(opening.parties, told.by_money),
        fragile=_greatest(opening.parties, told.fragility),
        parties=opening.parties,
        all=told,
    )


def _greatest(parties: tuple[str, ...], shares: np.ndarray) -> Peril | None:
    if not shares.size or shares.max() <= 0:
        return None
    at = int(shares.argmax())
    return Peril(parties[at], float(shares[at]))
