"""Figures -> the opening books of each party as of a day: what it has, owes, takes in, spends and builds.

Each entry is the latest that a text tells as having happened, in US dollars, with the figures it comes from; what no
text tells is None with a reason, never zero. What is earned and spent is per year: a quarter counts four times. Costs
are what is left of revenue without the operating result of the same time (the net result where no operating one is
told); where revenue was told again since, they are taken to have kept their share of it, which is an assumption.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from halqa.model import Figure, FigureStatus, Metric
from halqa.network.schedules import month
from halqa.units import MONTHS_PER_YEAR, Bound, Money, UsdPerUnit, usd_if_known

PeriodOf = Callable[[str, str | None], tuple[date, date] | None]
"""Which days a party's period is, as in `halqa.catalogue.fiscal_years`: the first, and the one after the last."""

NOT_TOLD: Final = "not_told"  # no text tells it
NO_RESULT: Final = "no_result"  # no text tells a result and the revenue of the same time


class Stand(StrEnum):
    """How an entry rests on its figures."""

    TOLD = "told"
    ANNUALISED = "annualised"  # a part of a year, as if all of it went on like that
    DERIVED = "derived"  # of revenue and result of one time
    SCALED = "scaled"  # derived, and taken to have grown with revenue since


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a party's books; the figures tell document and span, so that it leads back to the words."""

    usd: float | None  # a stock, or per year; None: unknown, and `reason` says why
    figures: tuple[Figure, ...] = ()
    months: tuple[int, int] | None = None  # of which time it is told, from the year 0; None: no text tells the time
    stand: Stand = Stand.TOLD
    reason: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell it."""
        return tuple(dict.fromkeys(figure.document for figure in self.figures))


UNKNOWN: Final = Entry(usd=None, reason=NOT_TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What is known of one party's books: stocks in US dollars, the rest in US dollars per year."""

    party: str
    cash: Entry = UNKNOWN
    debt: Entry = UNKNOWN
    value: Entry = UNKNOWN  # of all its shares: the market's, or that of its last round
    revenue: Entry = UNKNOWN
    costs: Entry = Entry(usd=None, reason=NO_RESULT)  # of running it, without capital spending
    capex: Entry = UNKNOWN


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure in US dollars and the months that it is of; a rate stands for the year it makes."""

    figure: Figure
    usd: float
    first: int | None
    after: int | None
    length: int  # in whole months; 0: of a day, or of no time that is told
    order: int  # of becoming known

    @property
    def is_rate(self) -> bool:
        return self.figure.metric is Metric.ANNUALISED_REVENUE

    @property
    def per_year(self) -> float:
        return self.usd if self.is_rate else self.usd * MONTHS_PER_YEAR / self.length

    @property
    def rank(self) -> tuple[int, int, int]:
        """The later time first, of those that end together the longer, of those the one told last."""
        return self.after or 0, self.length, self.order


_STOCKS = {"cash": (Metric.CASH,), "debt": (Metric.DEBT,), "value": (Metric.MARKET_CAP, Metric.VALUATION)}
_REVENUE = (Metric.REVENUE, Metric.ANNUALISED_REVENUE)
_RESULTS = ((Metric.OPERATING_INCOME, Metric.OPERATING_LOSS), (Metric.NET_INCOME,))


def opening_books(
    figures: Iterable[Figure], as_of: date, usd_per_unit: UsdPerUnit, period_of: PeriodOf
) -> dict[str, Books]:
    """Return the books of each party of which a figure is told; `figures` in the order in which they became known.

    >>> from decimal import Decimal
    >>> from halqa.catalogue.fiscal_years import fiscal_period
    >>> from halqa.model import Mention, Span
    >>> told = Figure(document="d", evidence=Span(0, 1), party=Mention(party="A", span=Span(0, 1)), unit="USD",
    ...               metric=Metric.REVENUE, amount=Decimal(25), period="Q1 2026")
    >>> books = opening_books([told], date(2026, 7, 1), lambda code, day: Decimal(1), fiscal_period)["A"]
    >>> books.revenue.usd, books.revenue.stand.value, books.cash.usd, books.cash.reason
    (100.0, 'annualised', None, 'not_told')
    """
    by_party: dict[str, list[_Told]] = defaultdict(list)
    for order, figure in enumerate(figures):
        told = _told(figure, order, as_of, usd_per_unit, period_of)
        if told is not None:
            by_party[figure.party.party].append(told)
    return {party: _books(party, told) for party, told in sorted(by_party.items())}


def books_of(books: Mapping[str, Books], party: str) -> Books:
    """Return the books of a party; where no figure of it is told, all of them unknown."""
    return books.get(party) or Books(party=party)


def _told(figure: Figure, order: int, as_of: date, usd_per_unit: UsdPerUnit, period_of: PeriodOf) -> _Told | None:
    """Return what a figure tells of books; None where it has not happened, is only a limit, or is in no known money."""
    if figure.status is not FigureStatus.ACTUAL or figure.bound is Bound.UP_TO:
        return None
    days = period_of(figure.party.party, figure.period)
    if days is not None and days[0] > as_of:
        return None
    dollars = usd_if_known(Money(figure.amount, figure.unit), usd_per_unit, days and min(days[1], as_of))
    if dollars is None:
        return None
    if days is None:
        return _Told(figure, float(dollars), None, None, 0, order)
    first, after = month(days[0]), month(days[1]) + (days[1].day > 1)
    is_whole = days[0].day == days[1].day == 1
    return _Told(figure, float(dollars), first, after, (after - first) * is_whole, order)


def _books(party: str, told: Sequence[_Told]) -> Books:
    revenue = _latest(told, _REVENUE)
    stocks = {name: _stock(told, metrics) for name, metrics in _STOCKS.items()}
    return Books(
        party=party,
        revenue=_yearly(revenue),
        capex=_yearly(_latest(told, (Metric.CAPEX,))),
        costs=_costs(told, revenue),
        **stocks,
    )


def _latest(told: Sequence[_Told], metrics: Sequence[Metric]) -> _Told | None:
    """Return the latest of what is told of a time that is long enough to make a year of it, or of a rate."""
    found = [one for one in told if one.figure.metric in metrics and one.usd >= 0 and _is_timed(one)]
    return max(found, key=lambda one: one.rank, default=None)


def _is_timed(one: _Told) -> bool:
    return one.is_rate or one.length >= 1


def _stock(told: Sequence[_Told], metrics: Sequence[Metric]) -> Entry:
    found = [one for one in told if one.figure.metric in metrics and one.usd >= 0]
    last = max(found, key=lambda one: (one.after or 0, one.order), default=None)
    return UNKNOWN if last is None else Entry(usd=last.usd, figures=(last.figure,), months=_months(last))


def _yearly(one: _Told | None) -> Entry:
    if one is None:
        return UNKNOWN
    stand = Stand.ANNUALISED if one.is_rate or one.length != MONTHS_PER_YEAR else Stand.TOLD
    return Entry(usd=one.per_year, figures=(one.figure,), months=_months(one), stand=stand)


def _costs(told: Sequence[_Told], now: _Told | None) -> Entry:
    """Return what running a party costs in a year, of the latest time of which revenue and result are told."""
    pairs = [pair for metrics in _RESULTS for pair in _pairs(told, metrics)[-1:]]
    if not pairs or now is None:
        return Entry(usd=None, reason=NO_RESULT)
    revenue, result = pairs[0]
    share = max(0.0, (revenue.usd - _signed(result)) / revenue.usd)
    stand = Stand.DERIVED if revenue.figure is now.figure else Stand.SCALED
    figures = (revenue.figure, result.figure) if stand is Stand.DERIVED else (revenue.figure, result.figure, now.figure)
    return Entry(usd=share * now.per_year, figures=figures, months=_months(revenue), stand=stand)


def _pairs(told: Sequence[_Told], results: Sequence[Metric]) -> list[tuple[_Told, _Told]]:
    """Return revenue and result of the same time, the latest last."""
    revenues = {_months(one): one for one in sorted(told, key=lambda one: one.rank) if _is_sold(one)}
    found = [one for one in told if one.figure.metric in results and _months(one) in revenues]
    return [(revenues[_months(one)], one) for one in sorted(found, key=lambda one: one.rank)]


def _is_sold(one: _Told) -> bool:
    return one.figure.metric is Metric.REVENUE and one.usd > 0 and one.length >= 1


def _signed(result: _Told) -> float:
    return -result.usd if result.figure.metric is Metric.OPERATING_LOSS else result.usd


def _months(one: _Told) -> tuple[int, int] | None:
    return None if one.first is None or one.after is None else (one.first, one.after)
