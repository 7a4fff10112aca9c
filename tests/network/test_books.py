"""What a party has, owes, takes in, spends and builds, as texts tell it: the latest, never a guess."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.fiscal_years import fiscal_period
from halqa.model import Figure, FigureStatus, Mention, Metric, Span
from halqa.network.books import NO_RESULT, NOT_TOLD, Books, Stand, books_of, opening_books
from halqa.sources.reference import reference
from halqa.units import Bound

DAY = date(2026, 7, 1)


def figure(metric: Metric, billions: float | str, period: str | None, party: str = "A", **fields: Any) -> Figure:
    stated: dict[str, Any] = {"document": f"{metric} {period}", "unit": "USD", **fields}
    where = Mention(party=party, span=Span(0, 1))
    return Figure(
        evidence=Span(0, 1), party=where, metric=metric, amount=Decimal(str(billions)) * 10**9, period=period, **stated
    )


def books(*figures: Figure, as_of: date = DAY) -> Books:
    return books_of(opening_books(figures, as_of, usd_per_unit, fiscal_period), figures[0].party.party)


# What is told of revenue, in the order in which it became known, and what it comes to in a year.
REVENUES: list[tuple[list[tuple[str, float, str | None]], float | None, Stand]] = [
    ([("revenue", 12, "FY2025")], 12, Stand.TOLD),
    ([("revenue", 12, "FY2025"), ("revenue", 4, "Q1 2026")], 16, Stand.ANNUALISED),
    (
        [("revenue", 4, "Q1 2026"), ("revenue", 12, "FY2025")],
        16,
        Stand.ANNUALISED,
    ),  # told later, but of an earlier time
    ([("revenue", 4, "Q4 2025"), ("revenue", 12, "FY2025")], 12, Stand.TOLD),  # both end together: the whole year
    ([("revenue", 9, "2026-H1")], 18, Stand.ANNUALISED),
    ([("revenue", 4, "Q1 2026"), ("annualised_revenue", 20, "2026-04")], 20, Stand.ANNUALISED),
    ([("annualised_revenue", 20, None)], 20, Stand.ANNUALISED),
    ([("revenue", 12, "FY2025"), ("revenue", 13, "FY2025")], 13, Stand.TOLD),  # of one time, the one told last
    ([("revenue", 12, None)], None, Stand.TOLD),  # of no time: no year can be made of it
    ([("revenue", 12, "2026-05-20")], None, Stand.TOLD),  # of a day
    ([("revenue", 12, "FY2027")], None, Stand.TOLD),  # has not begun
    ([("revenue", -3, "FY2025")], None, Stand.TOLD),
]


@pytest.mark.parametrize(("told", "usd", "stand"), REVENUES)
def test_revenue_is_the_latest_told_and_made_a_year(
    told: list[tuple[str, float, str | None]], usd: float | None, stand: Stand
) -> None:
    found = books(*(figure(Metric(metric), amount, period) for metric, amount, period in told)).revenue
    assert (found.usd, found.stand) == (None if usd is None else usd * 1e9, stand)
    assert (found.reason == NOT_TOLD) == (usd is None)
    assert bool(found.documents) == (usd is not None)


def test_costs_are_what_the_result_leaves_of_the_revenue_of_its_time() -> None:
    told = books(figure(Metric.REVENUE, 10, "FY2025"), figure(Metric.OPERATING_LOSS, 5, "FY2025"))
    assert (told.costs.usd, told.costs.stand) == (15e9, Stand.DERIVED)
    assert told.costs.documents == ("revenue FY2025", "operating_loss FY2025")


def test_costs_keep_their_share_of_revenue_that_is_told_again_later() -> None:
    year = [figure(Metric.REVENUE, 10, "FY2025"), figure(Metric.OPERATING_INCOME, 4, "FY2025")]
    told = books(*year, figure(Metric.REVENUE, 5, "Q1 2026"))
    assert (told.costs.usd, told.costs.stand, len(told.costs.figures)) == (12e9, Stand.SCALED, 3)


def test_an_operating_result_goes_before_a_net_one() -> None:
    year = [figure(Metric.REVENUE, 10, "FY2025"), figure(Metric.NET_INCOME, 9, "FY2025")]
    assert books(*year).costs.usd == 1e9
    assert books(*year, figure(Metric.OPERATING_INCOME, 4, "FY2025")).costs.usd == 6e9


def test_a_result_of_another_time_tells_no_costs() -> None:
    told = books(figure(Metric.REVENUE, 10, "FY2025"), figure(Metric.OPERATING_INCOME, 4, "Q1 2026"))
    assert (told.costs.usd, told.costs.reason) == (None, NO_RESULT)


def test_stocks_are_those_of_the_latest_day_and_keep_their_months() -> None:
    told = books(
        figure(Metric.CASH, 8, "Q1 FY2026"),
        figure(Metric.CASH, 7, "2025-06-30"),
        figure(Metric.MARKET_CAP, 90, "2026-05-20"),
    )
    assert (told.cash.usd, told.cash.months) == (8e9, (2026 * 12, 2026 * 12 + 3))
    assert told.value.usd == 90e9
    assert (told.debt.usd, told.debt.reason) == (None, NOT_TOLD)


@pytest.mark.parametrize(
    "fields",
    [{"status": FigureStatus.PROJECTED}, {"status": FigureStatus.TARGET}, {"bound": Bound.UP_TO}, {"unit": "XTS"}],
    ids=str,
)
def test_what_has_not_happened_or_is_in_no_known_money_is_not_entered(fields: dict[str, Any]) -> None:
    assert books(figure(Metric.CASH, 8, "2026-03", **fields)).cash.usd is None


def test_books_are_in_us_dollars() -> None:
    assert books(figure(Metric.CASH, "36.725", "2026-03", unit="AED")).cash.usd == pytest.approx(10e9)


def test_later_figures_are_not_known_on_an_earlier_day() -> None:
    told = (figure(Metric.CASH, 8, "2025-12"), figure(Metric.CASH, 5, "2026-03"))
    assert books(*told, as_of=date(2026, 2, 1)).cash.usd == 8e9


def test_a_party_of_which_nothing_is_told_has_books_of_unknowns() -> None:
    assert books_of({}, "A") == Books(party="A")


def test_the_reference_opens_the_books_of_the_parties_that_report() -> None:
    told = opening_books((one for reading in reference() for one in reading.figures), DAY, usd_per_unit, fiscal_period)
    assert told["Nvidia"].cash.usd == 62.6e9
    assert told["Nvidia"].costs.usd == pytest.approx((81.615e9 - 53.536e9) * 4)
    assert told["OpenAI"].cash.reason == NOT_TOLD
    assert told["Oracle"].cash.usd == 11e9
    assert told["Oracle"].cash.documents == ("reference/oracle-2025-08-cash",)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Metric)),
            st.decimals(-99, 99, places=1),
            st.sampled_from([None, "FY2025", "Q1 2026", "2026-03", "2026-05-20", "soon"]),
        )
    )
)
def test_each_entry_is_known_with_figures_or_unknown_with_a_reason(
    told: list[tuple[Metric, Decimal, str | None]],
) -> None:
    found = opening_books(
        (figure(metric, str(amount), period) for metric, amount, period in told), DAY, usd_per_unit, fiscal_period
    )
    for one in found.values():
        for entry in (one.cash, one.debt, one.value, one.revenue, one.costs, one.capex):
            assert (entry.usd is None) == (entry.reason is not None)
            assert (entry.usd is not None and entry.usd >= 0) == bool(entry.figures)
