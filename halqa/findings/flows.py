"""Who pays whom how much: the streams of the network added up by payer, payee and kind, for each time asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from halqa.findings.asked import Asked, pair_of
from halqa.findings.numbers import Known, Number, Unit, id_of, known_by
from halqa.findings.view import Months, View
from halqa.measures.graph import Floats, Ints, added
from halqa.model import Assumption, Kind
from halqa.network.monthly import KINDS, OUTSIDE, MonthlyNetwork

NO_SUM = "no_sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFound:
    """Money of one kind from one party to another; in kind: what moves no cash."""

    payer: str | None  # None: the outside
    payee: str | None
    kind: Kind
    is_in_kind: bool
    is_inside: bool  # within one party or group
    usd: float | None  # over all time; None: no text tells a sum
    by_time: tuple[tuple[Months, float], ...]  # those times in which money moves
    power_mw: float | None  # what is given for it, the other way; None: not told
    chips: float | None
    known: Known
    assumed: tuple[Assumption, ...]  # what was taken for granted of one deal of it or more
    number: Number


def flows(view: View, asked: Asked, times: Sequence[Months] = ()) -> tuple[FlowFound, ...]:
    """Return what each party pays each other, the greatest sum first; the times of `asked` are in all of them."""
    network = view.network(by_group=asked.by_group)
    counts = network.counted(asked.state) > 0
    if asked.kind is not None:
        counts &= network.of_kinds([asked.kind])
    at = np.flatnonzero(counts)
    keys = np.stack([network.payer, network.payee, network.kind, network.is_in_kind])[:, at]
    ends, group = np.unique(keys, axis=1, return_inverse=True)
    streams = _Streams(network, asked, at, group.reshape(-1), ends.shape[1])
    found = streams.flows(ends, times)
    return tuple(
        sorted(found, key=lambda flow: (-(flow.usd or -1.0), flow.payer or "", flow.payee or "", str(flow.kind)))
    )


@dataclass(frozen=True, slots=True)
class _Streams:
    """The streams that count (c,), and which flow (of g) each is part of."""

    network: MonthlyNetwork
    asked: Asked
    at: Ints  # (c,) places of the streams
    group: Ints  # (c,)
    size: int

    def flows(self, ends: Ints, times: Sequence[Months]) -> list[FlowFound]:
        """Return the flows (g,) between ends: payer, payee, kind, and whether in kind, of shape (4, g)."""
        network, asked = self.network, self.asked
        usd = network.usd_in(asked.state, asked.months.since, asked.months.until)
        of = np.full(len(network), -1, dtype=np.int64)
        of[self.at] = self.group
        sums, sized = self._added(usd), self._added(network.is_sized.astype(np.float64))
        at_times = [self._added(network.usd_in(asked.state, when.since, when.until)) for when in times]
        columns = zip(
            [sum_ if is_sized else None for sum_, is_sized in zip(sums, sized, strict=True)],
            zip(*at_times, strict=True) if at_times else [()] * self.size,
            zip(self._told(network.power_mw), self._told(network.chips), strict=True),
            known_by(network, usd, of, self.size),
            self._members(usd),
            self._assumed(),
            strict=True,
        )
        return [self._flow(ends[:, at], times, *column) for at, column in enumerate(columns)]

    def _flow(  # a flow has that much to it
        self,
        ends: Ints,
        times: Sequence[Months],
        usd: float | None,
        by_time: Sequence[float],
        goods: tuple[float | None, float | None],
        how_known: Known,
        deals: tuple[tuple[str, float], ...],
        assumed: tuple[Assumption, ...],
    ) -> FlowFound:
        payer, payee = (_name(self.network, int(end)) for end in ends[:2])
        kind, in_kind = KINDS[ends[2]], bool(ends[3])
        facets = (*replace(self.asked, kind=kind).facets, "in-kind" if in_kind else None, pair_of(payer, payee))
        reason = NO_SUM if usd is None else None
        return FlowFound(
            payer=payer,
            payee=payee,
            kind=kind,
            is_in_kind=in_kind,
            is_inside=payer == payee,
            usd=usd,
            by_time=tuple((when, sum_) for when, sum_ in zip(times, by_time, strict=True) if sum_ > 0),
            power_mw=goods[0],
            chips=goods[1],
            known=how_known,
            assumed=assumed,
            number=Number(
                id=id_of("network", *facets), name="flow", value=usd, unit=Unit.USD, deals=deals, reason=reason
            ),
        )

    def _added(self, amounts: Floats) -> list[float]:
        """Return the amounts of streams (s,) added up by flow."""
        found: list[float] = added(self.group, amounts[self.at], self.size).tolist()
        return found

    def _told(self, amounts: Floats) -> list[float | None]:
        """Return the amounts added up by flow; None where no stream of it tells one."""
        is_told = self._added((~np.isnan(amounts)).astype(np.float64))
        return [sum_ if told else None for sum_, told in zip(self._added(np.nan_to_num(amounts)), is_told, strict=True)]

    def _assumed(self) -> list[tuple[Assumption, ...]]:
        """Return what was taken for granted of the deals of each flow that tell a sum."""
        found: list[set[Assumption]] = [set() for _ in range(self.size)]
        is_sized = self.network.is_sized
        for place, flow in zip(self.at.tolist(), self.group.tolist(), strict=True):
            if is_sized[place]:
                found[flow].update(self.network.assumed[place])
        return [tuple(sorted(each)) for each in found]

    def _members(self, usd: Floats) -> list[tuple[tuple[str, float], ...]]:
        """Return the deals of each flow with their dollars, the greatest first; where none has any, all of them."""
        found: list[list[tuple[str, float]]] = [[] for _ in range(self.size)]
        for place, flow in zip(self.at.tolist(), self.group.tolist(), strict=True):
            found[flow].append((self.network.deals[place], float(usd[place])))
        return [
            tuple(sorted([one for one in deals if one[1] > 0] or deals, key=lambda one: (-one[1], one[0])))
            for deals in found
        ]


def _name(network: MonthlyNetwork, at: int) -> str | None:
    return None if at == OUTSIDE else network.parties[at]
