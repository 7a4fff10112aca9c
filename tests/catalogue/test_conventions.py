"""What is taken for granted: terms and periods."""

from datetime import date
from decimal import Decimal

import pytest

from halqa.catalogue.conventions import day_after, first_day, periods_between, sameness, term_years
from halqa.model import SYMMETRIC, Kind
from halqa.units import Period

PERIODS = [
    ("2026", date(2026, 1, 1), date(2027, 1, 1)),
    ("2026-Q1", date(2026, 1, 1), date(2026, 4, 1)),
    ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
    ("2026-H2", date(2026, 7, 1), date(2027, 1, 1)),
    ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
    ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
]
NOT_PERIODS = [None, "", "26", "2026-13", "2026-Q5", "2026-02-30", "0000", "next year", "2026 ", "9999"]


@pytest.mark.parametrize(("period", "first", "after"), PERIODS)
def test_a_period_lasts_from_its_first_day_to_its_last(period: str, first: date, after: date) -> None:
    assert (first_day(period), day_after(period)) == (first, after)


@pytest.mark.parametrize("period", NOT_PERIODS)
def test_what_is_no_period_has_no_days(period: str | None) -> None:
    assert (first_day(period), day_after(period)) == (None, None)


COUNTS = [
    ("2026", "2026", Period.YEAR, "1"),
    ("2026", "2030", Period.YEAR, "5"),
    ("2026-01-01", "2028-12-31", Period.YEAR, "3"),
    ("2026-07", "2027", Period.YEAR, "1.5"),
    ("2026-Q3", "2026-Q4", Period.MONTH, "6"),
    ("2026", "2026", Period.MONTH, "12"),
]


@pytest.mark.parametrize(("start", "end", "per", "count"), COUNTS)
def test_both_ends_of_a_term_count(start: str, end: str, per: Period, count: str) -> None:
    assert periods_between(start, end, per) == Decimal(count)


@pytest.mark.parametrize(("start", "end"), [(None, "2026"), ("2026", None), ("2027", "2026"), ("soon", "2026")])
def test_a_term_that_is_not_told_whole_is_unknown(start: str | None, end: str | None) -> None:
    assert periods_between(start, end, Period.YEAR) is None


def test_every_kind_that_moves_money_has_a_usual_term() -> None:
    assert all(term_years(kind) >= 1 for kind in Kind if kind not in SYMMETRIC)


def test_the_thresholds_of_sameness_are_sane() -> None:
    same = sameness()

    assert 0 < same.same_sum_within <= same.same_sum_across_currencies_within < Decimal("0.1")
    assert same.news_wave_days <= same.rival_days <= same.talk_days
    assert same.rival_ratio > 1
    assert same.same_story_share <= 1
