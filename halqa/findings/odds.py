"""How likely each party is to fail under a shock, over what the ledger itself leaves open.

Each draw takes one of the sums that sources tell, decides which deals move at all (`halqa.network.draws`), and, where
unknown cash is estimated, how much there is; then the shock goes through. What no text tells of stays untold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from halqa.findings.stressed import Question, Stressed, assumed, stressed
from halqa.findings.uncertain import drawn_views
from halqa.findings.view import View
from halqa.network.schedules import month
from halqa.stress.unknowns import Unknowns

_LEVEL = 0.8  # of the draws in which a party fails lie between `early` and `late`


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How often one party fails, and when."""

    party: str
    least: float  # share of the draws in which it fails, on the side where fewest fail
    most: float  # on the other; the same where there is one side
    early: int  # months from the year 0, on the side where most fail
    middle: int
    late: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The months of failing in one draw: by party, on each side."""

    failed: tuple[dict[str, int], ...]


def drawn(view: View, question: Question, draws: int, seed: int) -> Iterator[Drawn]:
    """Yield what becomes of the parties in one draw after another; the same seed yields the same."""
    rng = np.random.default_rng([seed, 1])
    cash = assumed()["cash_months"]
    estimates = question.unknowns in {Unknowns.ENTROPY, Unknowns.DENSITY}
    for each in drawn_views(view, draws, seed):
        values = {"cash_months": float(rng.triangular(cash.low, cash.value, cash.high))} if estimates else {}
        yield _failed(stressed(each, question, values))


def _failed(found: Stressed) -> Drawn:
    now = month(found.view.as_of)
    sides = (zip(found.parties, side.course.failed_in.tolist(), strict=True) for side in found.sides)
    return Drawn(tuple({party: now + at for party, at in side if at >= 0} for side in sides))


def odds(told: Iterable[Drawn]) -> tuple[Odds, ...]:
    """Return how likely each party is to fail that does in any draw, the likeliest first."""
    held = list(told)
    months: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in held[0].failed])
    for draw in held:
        for side, failed in enumerate(draw.failed):
            for party, at in failed.items():
                months[party][side].append(at)
    found = [_odds(party, sides, len(held)) for party, sides in months.items()]
    return tuple(sorted(found, key=lambda one: (-one.most, one.middle, one.party)))


def _odds(party: str, sides: Sequence[Sequence[int]], draws: int) -> Odds:
    shares = [len(side) / draws for side in sides]
    often = max(sides, key=len)
    early, middle, late = np.quantile(often, [(1 - _LEVEL) / 2, 0.5, (1 + _LEVEL) / 2], method="nearest").tolist()
    return Odds(party=party, least=min(shares), most=max(shares), early=int(early), middle=int(middle), late=int(late))
