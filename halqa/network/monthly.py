"""Deals -> who pays whom how much in which month, as arrays: the network that is measured, labels outside.

A stream is what one deal pays by itself. Its months stand one after another in a flat array (CSR), so that a deal of
thirty years and one of a day cost what they hold. Money goes from payer to payee; goods go the other way. What moves no
cash (a warrant, a guarantee, a backstop, stock) is a stream in kind, from its issuer or guarantor, and never added to
money. The cash of an acquisition goes to sellers who are not named: to the outside.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from halqa.catalogue.chances import chance
from halqa.model import IN_KIND, Assumption, Deal, Instrument, Kind
from halqa.network.firmness import Firmness, State, firmness, is_lent
from halqa.network.parts import Own, ParentOf, moving
from halqa.network.schedules import Schedule, month, schedule
from halqa.units import UsdPerUnit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
KINDS = tuple(Kind)
OUTSIDE = -1  # the place of whoever is not in the network


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyNetwork:
    """Parties and the streams of money between them, month by month, as of a day; s streams, k months in all."""

    as_of: date
    parties: tuple[str, ...]  # in order of name
    deals: tuple[str, ...]  # (s,) which deal each stream is
    payer: Ints  # (s,) places in `parties`, or OUTSIDE
    payee: Ints  # (s,)
    kind: Ints  # (s,) places in `KINDS`
    firmness: Ints  # (s,) as in `Firmness`
    is_lent: Mask  # (s,) to be paid back
    is_in_kind: Mask  # (s,) no cash
    is_split: Mask  # (s,) an equal part of a sum that several share
    chance: Floats  # (s,) how likely it is to move, from 0 to 1
    usd: Floats  # (s,) over all months; nan: no text tells the sum
    power_mw: Floats  # (s,) nan: not told
    chips: Floats  # (s,)
    first: Ints  # (s,) the month of the first payment, counted from the year 0
    lasts: Floats  # (s,) how many months; those covered in part count in part
    starts: Ints  # (s + 1,) where the months of each stream begin in `by_month`
    by_month: Floats  # (k,) US dollars
    assumed: tuple[tuple[Assumption, ...], ...]  # (s,)
    is_told: Mask  # (s,) nothing was assumed

    def __len__(self) -> int:
        return len(self.deals)

    @property
    def is_sized(self) -> Mask:
        """Whether a text tells the sum of each stream, of shape (s,)."""
        return np.asarray(~np.isnan(self.usd), dtype=np.bool_)

    @property
    def is_inside(self) -> Mask:
        """Whether both ends of each stream are in the network, of shape (s,)."""
        return np.asarray((self.payer != OUTSIDE) & (self.payee != OUTSIDE), dtype=np.bool_)

    @property
    def is_between(self) -> Mask:
        """Whether each stream goes from one party of the network to another, of shape (s,)."""
        return np.asarray(self.is_inside & (self.payer != self.payee), dtype=np.bool_)

    @property
    def months(self) -> tuple[int, int]:
        """The first month in which money moves, and the one after the last; twice the same where none does."""
        if not len(self):
            return (month(self.as_of),) * 2
        return int(self.first.min()), int((self.first + np.diff(self.starts)).max())

    def of_kinds(self, kinds: Iterable[Kind]) -> Mask:
        """Return whether each stream is of one of these kinds, of shape (s,)."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])

    def counted(self, state: State) -> Floats:
        """Return what of each stream a state counts, of shape (s,): all, nothing, or by its chance."""
        if state is State.EXPECTED:
            return self.chance
        if state is State.DOUBTFUL:
            return np.asarray(self.firmness == Firmness.DOUBTFUL, dtype=np.float64)
        least = {State.ANNOUNCED: Firmness.ANNOUNCED, State.COMMITTED: Firmness.COMMITTED}.get(state, Firmness.PAID)
        counts = (self.firmness >= least) & (self.is_lent | (state is not State.DRAWN))
        return np.asarray(counts, dtype=np.float64)

    def usd_in(self, state: State, since: int | None = None, until: int | None = None) -> Floats:
        """Return what each stream moves in a state, of shape (s,), in US dollars.

        From the month `since` to the one before `until`. Unknown sums move nothing here; `is_sized` tells them apart.
        """
        return self.counted(state) * self._within(since, until)

    def matrix(self, usd: Floats) -> Floats:
        """Return dollars of streams (s,) by payer and payee, (n, n): row pays column; the outside is left out."""
        found = np.zeros((len(self.parties),) * 2)
        np.add.at(found, (self.payer[self.is_inside], self.payee[self.is_inside]), usd[self.is_inside])
        return found

    def _within(self, since: int | None, until: int | None) -> Floats:
        if since is None and until is None:
            return np.nan_to_num(self.usd)
        if not self.by_month.size:
            return np.zeros(len(self))
        lengths = np.diff(self.starts)
        since_, until_ = (
            self.starts[:-1] + (end if at is None else np.clip(at - self.first, 0, lengths))
            for at, end in ((since, 0), (until, lengths))
        )
        ends = np.stack([since_, np.maximum(since_, until_)], axis=1).ravel()
        found = np.add.reduceat(np.append(self.by_month, 0.0), ends)[::2]
        return np.where(until_ > since_, found, 0.0)

    def only(self, kept: Mask) -> "MonthlyNetwork":
        """Return the network of some streams (s,); the parties stay, in their places."""
        lengths = np.diff(self.starts)
        at = np.flatnonzero(kept)
        columns = {name: getattr(self, name)[at] for name in _COLUMNS}
        return replace(
            self,
            **columns,
            deals=tuple(self.deals[place] for place in at),
            assumed=tuple(self.assumed[place] for place in at),
            starts=np.concatenate([[0], np.cumsum(lengths[at])]).astype(np.int64),
            by_month=self.by_month[np.repeat(kept, lengths)],
        )

    def merged(self, into: Callable[[str], str]) -> "MonthlyNetwork":
        """Return the network of the parties that these are taken into; what was between two of one pays itself."""
        names = [into(party) for party in self.parties]
        parties = tuple(sorted(set(names)))
        place = {name: at for at, name in enumerate(parties)}
        moved = np.array([*(place[name] for name in names), OUTSIDE], dtype=np.int64)  # OUTSIDE is the last place
        return replace(self, parties=parties, payer=moved[self.payer], payee=moved[self.payee])


_COLUMNS = (
    *("payer", "payee", "kind", "firmness", "is_lent", "is_in_kind", "is_split", "is_told", "chance"),
    *("usd", "power_mw", "chips", "first", "lasts"),
)


def monthly_network(
    deals: Iterable[Deal], as_of: date, usd_per_unit: UsdPerUnit, parent_of: ParentOf = str
) -> MonthlyNetwork:
    """Return the network of deals as of a day; `parent_of` tells whether a part pays, or is paid, like its whole.

    >>> from decimal import Decimal
    >>> from halqa.model import Status
    >>> from halqa.units import Money
    >>> told = Deal(id="a", kind=Kind.SERVICE, payer="A", payee="B", status=Status.DONE, hearsay=False, bound=None,
    ...             amount=Money(Decimal(120), "USD"), start="2026", end="2026")
    >>> flowing = monthly_network([told], date(2026, 3, 1), lambda code, day: Decimal(1))
    >>> flowing.parties, flowing.usd_in(State.COMMITTED, 2026 * 12, 2026 * 12 + 3).round(9).tolist()
    (('A', 'B'), [30.0])
    """
    return _network(moving(deals, as_of, usd_per_unit, parent_of), as_of)


def _network(owned: Sequence[Own], as_of: date) -> MonthlyNetwork:
    ends = [_ends(own.deal) for own in owned]
    parties = tuple(sorted({party for pair in ends for party in pair if party is not None}))
    place: dict[str | None, int] = {None: OUTSIDE, **{party: at for at, party in enumerate(parties)}}
    schedules = [schedule(own.deal, as_of) for own in owned]
    assumed = tuple(tuple(sorted({*own.assumed, *told.assumed})) for own, told in zip(owned, schedules, strict=True))
    return MonthlyNetwork(
        as_of=as_of,
        parties=parties,
        deals=tuple(own.deal.id for own in owned),
        payer=np.array([place[payer] for payer, _ in ends], dtype=np.int64),
        payee=np.array([place[payee] for _, payee in ends], dtype=np.int64),
        kind=np.array([KINDS.index(own.deal.kind) for own in owned], dtype=np.int64),
        firmness=np.array([firmness(own.deal) for own in owned], dtype=np.int64),
        is_lent=np.array([is_lent(own.deal) for own in owned], dtype=np.bool_),
        is_in_kind=np.array([own.deal.instrument in IN_KIND for own in owned], dtype=np.bool_),
        is_split=np.array([own.shared is not None for own in owned], dtype=np.bool_),
        chance=np.array([float(chance(own.deal)) for own in owned], dtype=np.float64),
        usd=np.array([_number(own.usd) for own in owned], dtype=np.float64),
        power_mw=np.array([_number(own.deal.power_mw) for own in owned], dtype=np.float64),
        chips=np.array([_number(own.deal.chips) for own in owned], dtype=np.float64),
        first=np.array([told.first for told in schedules], dtype=np.int64),
        lasts=np.array([told.months for told in schedules], dtype=np.float64),
        starts=np.concatenate([[0], np.cumsum([told.shares.size for told in schedules])]).astype(np.int64),
        by_month=_by_month(owned, schedules),
        assumed=assumed,
        is_told=np.array([not each for each in assumed], dtype=np.bool_),
    )


def _ends(deal: Deal) -> tuple[str | None, str | None]:
    """Return from whom to whom a deal moves something; None: the outside."""
    if deal.kind is Kind.ACQUISITION:
        return deal.payer, None  # to the sellers
    if deal.instrument is Instrument.WARRANT:
        return deal.payee, deal.payer  # the value comes from the issuer
    return deal.payer, deal.payee


def _number(told: object) -> float:
    return float("nan") if told is None else float(str(told))


def _by_month(owned: Sequence[Own], schedules: Sequence[Schedule]) -> Floats:
    months = [told.shares * (own.usd or 0.0) for own, told in zip(owned, schedules, strict=True)]
    return np.asarray(np.concatenate([np.zeros(0), *months]), dtype=np.float64)
