"""Vendor credit month by month: customers who draw their lines when nobody else lends, and fail when these are used up.

A vendor has committed credit to n customers: drawn, available, and tied to conditions. While the market for risky money
is open, they meet their needs there and draw in good order. When it shuts, for all of them at once, they cut what they
build, draw what they can (wrong-way risk: credit is drawn when it is worth least), use up their cash, and fail; the
vendor withdraws what is not drawn, and loses part of what is. Equal customers, but for how long their cash lasts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidSharesError

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a vendor has committed to its customers on the first day, in one unit."""

    drawn: float
    available: float
    conditional: float

    def __post_init__(self) -> None:
        if not all(0 <= part < float("inf") for part in (self.drawn, self.available, self.conditional)):
            raise InvalidSharesError(reason="a part of a line is below nothing or without end")
        if not self.committed:
            raise InvalidSharesError(reason="nothing is committed")

    @property
    def committed(self) -> float:
        """All of it."""
        return self.drawn + self.available + self.conditional


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """How the market, the customers and the vendor act: one number a draw, each of shape (k,)."""

    shuts: Floats  # chance that an open market shuts within a month
    opens: Floats  # chance that a shut one opens
    runway: Floats  # months for which a customer's cash meets its needs, in the middle of the customers
    spread: Floats  # how far apart customers are in that: the standard deviation of its logarithm
    line_months: Floats  # months for which a whole line would meet a customer's needs
    orderly: Floats  # share of what is available that is drawn in a month of an open market
    met: Floats  # share of what is tied to conditions that comes free in such a month
    cut: Floats  # what is left of a customer's needs when the market is shut
    leaned: Floats  # share of these needs that is drawn from the line, while cash is there
    withdrawn: Floats  # share of what is not drawn that the vendor takes back in a month of a shut market
    lost: Floats  # share of what a failed customer has drawn that is lost
    exposed: Floats  # share of the vendor's sales that goes to such customers
    others_cut: Floats  # what is left of the sales to all others when the market is shut

    def __post_init__(self) -> None:
        shapes = {getattr(self, one.name).shape for one in fields(self)}
        if len(shapes) != 1 or any(len(shape) != 1 for shape in shapes):
            raise InvalidSharesError(reason="each habit needs one number a draw")

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return int(self.shuts.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What comes of it, the first row on the first day; each of shape (months + 1, k), in the unit of the line."""

    drawn: Floats  # of failed customers too, before anything is written off
    available: Floats
    conditional: Floats
    lost: Floats  # of what was drawn, so far
    failed: Floats  # share of the customers who have failed
    sales: Floats  # of the vendor, one on the first day; of the month before each day
    is_shut: Bools  # whether the market was shut in the month before

    @property
    def committed(self) -> Floats:
        """Drawn, available and conditional."""
        return np.asarray(self.drawn + self.available + self.conditional)

    @property
    def drawn_share(self) -> Floats:
        """How much of what is committed is drawn; nothing where nothing is committed."""
        return np.divide(self.drawn, self.committed, out=np.zeros_like(self.drawn), where=self.committed > 0)

    @property
    def loss_rate(self) -> Floats:
        """How much of what was drawn is lost; nothing where nothing was drawn."""
        return np.divide(self.lost, self.drawn, out=np.zeros_like(self.drawn), where=self.drawn > 0)


def simulated(line: Line, conduct: Conduct, months: int, customers: int, rng: np.random.Generator) -> Course:
    """Return the course of a line over some months, for each draw of conduct.

    In each month, in this order: the market shuts or opens; lines are drawn; what is not drawn comes free or is taken
    back; cash pays the rest; who can pay no more fails. The same seed gives the same course.

    >>> given = {name: np.full(2, value) for name, value in dict(shuts=1, opens=0, runway=6, spread=0.3, line_months=24,
    ...     orderly=0, met=0, cut=1, leaned=1, withdrawn=0, lost=0.5, exposed=1, others_cut=1).items()}
    >>> found = simulated(Line(drawn=2, available=4, conditional=2), Conduct(**given), 36, 30, np.random.default_rng(0))
    >>> found.failed[-1].tolist(), found.drawn[-1].round(6).tolist(), found.loss_rate[-1].tolist()
    ([1.0, 1.0], [6.0, 6.0], [0.5, 0.5])
    """
    state = _State(line, conduct, customers, rng)
    rows = [state.row(1.0)]
    for _ in range(months):
        state.market(rng)
        state.credit()
        rows.append(state.row(state.spend()))
    return Course(**{name: np.array([row[name] for row in rows]) for name in rows[0]})


class _State:
    """The customers of one run: arrays of shape (customers, k), in shares of a customer's own line."""

    def __init__(self, line: Line, conduct: Conduct, customers: int, rng: np.random.Generator) -> None:
        shape = customers, conduct.draws
        self.conduct, self.scale = conduct, line.committed
        parts = line.drawn, line.available, line.conditional
        self.drawn, self.available, self.conditional = (np.full(shape, part / line.committed) for part in parts)
        self.need = 1 / conduct.line_months
        self.cash = self.need * conduct.runway * np.exp(conduct.spread * rng.standard_normal(shape))
        self.has_failed = np.zeros(shape, dtype=np.bool_)
        self.lost = np.zeros(conduct.draws)
        self.is_shut = np.zeros(conduct.draws, dtype=np.bool_)
        self.wanted = np.zeros(shape)

    def market(self, rng: np.random.Generator) -> None:
        """Shut or open the market, for all customers of a draw."""
        chance = rng.random(self.conduct.draws)
        self.is_shut = np.where(self.is_shut, chance >= self.conduct.opens, chance < self.conduct.shuts)

    def credit(self) -> None:
        """Draw on lines; then conditions are met, or what is not drawn is taken back."""
        conduct = self.conduct
        self.wanted = np.where(self.is_shut, self.need * conduct.cut, 0.0) * ~self.has_failed
        short = np.maximum(self.wanted - self.cash, 0.0)  # what cash cannot meet is drawn, whatever the habit
        leaned = np.maximum(conduct.leaned * self.wanted, short)
        drawn = np.minimum(np.where(self.is_shut, leaned, conduct.orderly * self.available), self.available)
        self.drawn += drawn
        self.available -= drawn
        freed = np.where(self.is_shut, 0.0, conduct.met) * self.conditional
        kept = np.where(self.is_shut, 1 - conduct.withdrawn, 1.0)
        self.available = (self.available + freed) * kept
        self.conditional = (self.conditional - freed) * kept
        self.wanted -= np.where(self.is_shut, drawn, 0.0)

    def spend(self) -> float | Floats:
        """Pay from cash what the line did not; who cannot fails. Return the vendor's sales of the month."""
        conduct = self.conduct
        fails = (self.wanted > self.cash * (1 + 1e-12) + 1e-15) & ~self.has_failed
        self.cash = np.maximum(self.cash - self.wanted, 0.0)
        self.has_failed |= fails
        self.lost += (conduct.lost * self.drawn * fails).sum(axis=0)
        self.available[fails] = self.conditional[fails] = 0.0
        built = np.where(self.is_shut, conduct.cut, 1.0) * (~self.has_failed).mean(axis=0)
        others = np.where(self.is_shut, conduct.others_cut, 1.0)
        return np.asarray(conduct.exposed * built + (1 - conduct.exposed) * others)

    def row(self, sales: float | Floats) -> Mapping[str, NDArray[np.generic]]:
        """Return where all customers together stand."""
        whole = self.scale / len(self.drawn)
        return {
            "drawn": whole * self.drawn.sum(axis=0),
            "available": whole * self.available.sum(axis=0),
            "conditional": whole * self.conditional.sum(axis=0),
            "lost": whole * self.lost,
            "failed": self.has_failed.mean(axis=0),
            "sales": np.broadcast_to(np.asarray(sales, dtype=np.float64), self.lost.shape),
            "is_shut": self.is_shut.copy(),
        }
