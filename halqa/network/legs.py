"""Flows from one party to another, laid together."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum

from halqa.model import Flow


def added(flows: Sequence[Flow]) -> Flow:
    """Return flows from one payer to one payee as one: sums that are known add up, the others are counted.

    >>> added([Flow("A", "B", 1e9, usd=5e9), Flow("A", "B", None, unsized=1)]).usd
    5000000000.0
    """
    if len(flows) == 1:
        return flows[0]
    kinds = {flow.kind for flow in flows}
    return Flow(
        payer=flows[0].payer,
        payee=flows[0].payee,
        usd_per_year=_sum(flow.usd_per_year for flow in flows),
        kind=kinds.pop() if len(kinds) == 1 else None,
        deals=tuple(deal for flow in flows for deal in flow.deals),
        start=_earliest(flow.start for flow in flows),
        end=_latest([flow.end for flow in flows]),
        usd=_sum(flow.usd for flow in flows),
        assumed=tuple(sorted({assumption for flow in flows for assumption in flow.assumed})),
        doubtful=any(flow.doubtful for flow in flows),
        unsized=sum(flow.unsized for flow in flows),
        known=_earliest(flow.known for flow in flows),
    )


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return fsum(known) if known else None


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _latest(days: Sequence[date | None]) -> date | None:
    """Return the last of the ends; None where one of them is not told."""
    told = [day for day in days if day is not None]
    return max(told) if len(told) == len(days) else None
