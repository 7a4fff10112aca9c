"""What comes from outside the network and what goes there, as far as companies tell their revenue and capital spending.

A company's revenue is paid by parties of the network, as far as deals say so, and by others: its end customers. Its
capital spending goes to parties of the network, and to others. What the deals tell by month is a convention, what the
company reports is not: where the deals come to more, nothing is left for the outside, and that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from halqa.catalogue.fiscal_years import fiscal_period
from halqa.catalogue.groups import group
from halqa.findings.asked import Asked
from halqa.findings.numbers import Number, Unit, behind, id_of, slug
from halqa.findings.revenues import reported_usd
from halqa.findings.view import Months, Reported, View
from halqa.model import GOODS, Figure, FigureStatus, Kind, Metric
from halqa.network.schedules import month

BUILT = (Kind.CHIPS, Kind.ENERGY, Kind.VENTURE)  # what capital spending pays for
_KINDS = {Metric.REVENUE: GOODS, Metric.CAPEX: BUILT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What a company reports for a time, and how much of it stays within the network."""

    party: str
    metric: Metric  # revenue comes in, capital spending goes out
    period: str  # as the company tells it
    months: Months
    reported_usd: float
    inside_usd: float  # between it and others of the network, by the deals
    document: str  # which tells the figure
    number: Number  # what is left for the outside

    @property
    def outside_usd(self) -> float:
        """What is left for the outside, never less than nothing."""
        return max(0.0, self.reported_usd - self.inside_usd)

    @property
    def is_exceeded(self) -> bool:
        """Whether the deals come to more than what is reported."""
        return self.inside_usd > self.reported_usd


def crossings(view: View, asked: Asked) -> tuple[Crossing, ...]:
    """Return what is reported of revenue and capital spending beside the flows of the same months, the latest first.

    By group, only what the head of a group reports counts: it holds what its members do.
    """
    told = [each for each in view.figures if _counts(each.figure)]
    latest = {(each.figure.party.party, each.figure.metric, each.figure.period): each for each in told}
    found = [crossing for each in latest.values() for crossing in _crossing(view, each, asked)]
    return tuple(sorted(found, key=lambda one: (one.party, one.metric, -(one.months.since or 0), one.period)))


def _counts(figure: Figure) -> bool:
    return figure.metric in _KINDS and figure.status is FigureStatus.ACTUAL and figure.amount >= 0


def _crossing(view: View, told: Reported, asked: Asked) -> Iterator[Crossing]:
    figure = told.figure
    days = fiscal_period(figure.party.party, figure.period)
    if days is None or figure.period is None:
        return
    reported = reported_usd(told)
    party = figure.party.party
    network = view.network(by_group=asked.by_group)
    is_member = asked.by_group and group(party) != party
    if reported is None or is_member or party not in network.parties:
        return
    times = Months(figure.period, month(days[0]), month(days[1]))
    at = network.parties.index(party)
    mine = network.payee if figure.metric is Metric.REVENUE else network.payer
    kept = (mine == at) & network.is_between & ~network.is_in_kind & network.of_kinds(_KINDS[figure.metric])
    inside = np.where(kept, network.usd_in(asked.state, times.since, times.until), 0.0)
    usd = float(inside.sum())
    yield Crossing(
        party=party,
        metric=figure.metric,
        period=figure.period,
        months=times,
        reported_usd=reported,
        inside_usd=usd,
        document=figure.document,
        number=Number(
            id=id_of("outside", *asked.facets, slug(party), str(figure.metric), slug(figure.period)),
            name="outside",
            value=max(0.0, reported - usd),
            unit=Unit.USD,
            deals=behind(network, inside),
        ),
    )
