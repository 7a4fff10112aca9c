"""Who pays whom how much: the streams of the network added up by payer, payee and kind, for each time asked for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from halqa.findings.asked import Asked, pair_of
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known
from halqa.findings.view import Months, View
from halqa.measures.graph import Floats
from halqa.model import Kind
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
    number: Number


def flows(view: View, asked: Asked, times: Sequence[Months] = ()) -> tuple[FlowFound, ...]:
    """Return what each party pays each other, the greatest sum first; the times of `asked` are in all of them."""
    network = view.network(by_group=asked.by_group)
    counts = network.counted(asked.state) > 0
    if asked.kind is not None:
        counts &= network.of_kinds([asked.kind])
    usd = network.usd_in(asked.state, asked.months.since, asked.months.until)
    at_times = [(when, network.usd_in(asked.state, when.since, when.until)) for when in times]
    groups: dict[tuple[int, int, int, bool], list[int]] = defaultdict(list)
    for at in np.flatnonzero(counts):
        groups[_key(network, int(at))].append(int(at))
    found = [_flow(network, asked, members, usd, at_times) for members in groups.values()]
    return tuple(
        sorted(found, key=lambda flow: (-(flow.usd or -1.0), flow.payer or "", flow.payee or "", str(flow.kind)))
    )


def _key(network: MonthlyNetwork, at: int) -> tuple[int, int, int, bool]:
    return int(network.payer[at]), int(network.payee[at]), int(network.kind[at]), bool(network.is_in_kind[at])


def _flow(
    network: MonthlyNetwork,
    asked: Asked,
    members: Sequence[int],
    usd: Floats,
    at_times: Sequence[tuple[Months, Floats]],
) -> FlowFound:
    first = members[0]
    there = np.zeros(len(network), dtype=np.bool_)
    there[members] = True
    payer, payee = (_name(network, int(side[first])) for side in (network.payer, network.payee))
    is_known = bool((there & network.is_sized).any())
    mine = np.where(there, usd, 0.0)
    kind, in_kind = KINDS[network.kind[first]], bool(network.is_in_kind[first])
    facets = replace(asked, kind=kind).facets
    whole = float(mine.sum()) if is_known else None
    number = Number(
        id=id_of("network", *facets, "in-kind" if in_kind else None, pair_of(payer, payee)),
        name="flow",
        value=whole,
        unit=Unit.USD,
        deals=behind(network, mine) or tuple((network.deals[at], 0.0) for at in members),
        reason=None if is_known else NO_SUM,
    )
    sums = ((when, float(counted[members].sum())) for when, counted in at_times)
    return FlowFound(
        payer=payer,
        payee=payee,
        kind=kind,
        is_in_kind=in_kind,
        is_inside=payer == payee,
        usd=whole,
        by_time=tuple((when, sum_) for when, sum_ in sums if sum_ > 0),
        power_mw=_told(network.power_mw[members]),
        chips=_told(network.chips[members]),
        known=known(network, mine, there),
        number=number,
    )


def _told(amounts: Floats) -> float | None:
    return None if np.isnan(amounts).all() else float(np.nansum(amounts))


def _name(network: MonthlyNetwork, at: int) -> str | None:
    return None if at == OUTSIDE else network.parties[at]
