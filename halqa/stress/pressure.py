"""A shock by month and party: who fails, what is paid, shipped, funded and sold less, and what is late."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from halqa.catalogue.shocks import Event, ShockKind
from halqa.errors import InvalidShareError
from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.system import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """What is left of each thing in h months for n parties: shares from 0 to 1, all 1 without a shock."""

    fails: Bools  # (h, n) from this month on
    pays: Floats  # (h, n) of what it owes
    funded: Floats  # (h, n) of outside and conditional money that was to come
    ships: Floats  # (h, n) of what it makes
    sells: Floats  # (h, n) of what end customers buy
    price: Floats  # (h,) of a GPU-hour, and so of chips
    late: Ints  # (n,) months by which new capacity that the party provides comes late

    def __post_init__(self) -> None:
        for shares in (self.pays, self.funded, self.ships, self.sells, self.price):
            wrong = shares[~((shares >= 0) & (shares <= 1))]
            if wrong.size:
                raise InvalidShareError(given=float(wrong[0]))

    @property
    def is_none(self) -> bool:
        """Whether nothing happens at all."""
        shares = (self.pays, self.funded, self.ships, self.sells, self.price)
        return not self.fails.any() and not self.late.any() and all(bool((each == 1).all()) for each in shares)


def no_pressure(months: int, parties: int) -> Pressure:
    """Return the pressure of no shock.

    >>> no_pressure(2, 3).is_none
    True
    """
    ones = np.ones((months, parties))
    return Pressure(
        fails=np.zeros((months, parties), dtype=np.bool_),
        pays=ones,
        funded=ones,
        ships=ones,
        sells=ones,
        price=np.ones(months),
        late=np.zeros(parties, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Aimed:
    """An event of a shock with the places of the parties that it concerns; None: all."""

    event: Event
    places: Ints | None


def pressure(events: Iterable[Aimed], months: int, parties: int) -> Pressure:
    """Return the pressure of events; where several lower one thing, what is left of it is multiplied."""
    found = no_pressure(months, parties)
    for aimed in events:
        found = _pressed(found, aimed)
    return found


def _pressed(before: Pressure, aimed: Aimed) -> Pressure:
    event = aimed.event
    where = np.zeros(before.pays.shape, dtype=np.bool_)
    end = None if event.months is None else event.first + event.months
    where[event.first : end, slice(None) if aimed.places is None else aimed.places] = True
    left = event.percent / 100 if event.kind is ShockKind.PARTY_PAYS else 1 - event.percent / 100
    if event.kind is ShockKind.PARTY_FAILS:
        return replace(before, fails=before.fails | where)
    if event.kind is ShockKind.POWER_LATE:
        return replace(
            before, late=np.where(where.any(axis=0), np.maximum(before.late, event.months_late), before.late)
        )
    if event.kind is ShockKind.GPU_HOUR_FALLS:
        return replace(before, price=np.where(where.any(axis=1), before.price * left, before.price))
    name = _LOWERS[event.kind]
    return replace(before, **{name: np.where(where, getattr(before, name) * left, getattr(before, name))})


_LOWERS = {
    ShockKind.PARTY_PAYS: "pays",
    ShockKind.FUNDING_SHUTS: "funded",
    ShockKind.SHIPS_LESS: "ships",
    ShockKind.DEMAND_FALLS: "sells",
}
