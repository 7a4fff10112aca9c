"""Dates and periods resolved against a dateline, in both languages and both calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.reading.dating.calendars import Interval, from_hijri, month_of, shifted, week_of
from halqa.reading.dating.finding import find_dates
from tests.reading.rows import language

DATELINE = date(2026, 5, 13)  # a Wednesday
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def told(text: str) -> list[str]:
    found = find_dates(text, language(text), DATELINE)
    return [f"{one.timex} {one.future.first}..{one.future.until}" if one.future else one.timex for one in found]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("signed on March 3, 2027", ["2027-03-03 2027-03-03..2027-03-04"]),
        ("announced yesterday", ["2026-05-12 2026-05-12..2026-05-13"]),
        ("six months ago", ["2025-11-13 2025-11-13..2025-11-14"]),
        ("next year", ["2027 2027-01-01..2028-01-01"]),
        ("last quarter", ["(2026-01-01,2026-04-01,P3M) 2026-01-01..2026-04-01"]),
        ("late next month", ["2026-06 2026-06-16..2026-07-01"]),
        ("the second half of 2028", ["(2028-07-01,2029-01-01,P6M) 2028-07-01..2029-01-01"]),
        ("Q4 2026", ["(2026-10-01,2027-01-01,P3M) 2026-10-01..2027-01-01"]),
        ("from 2027 to 2031", ["(2027-01-01,2031-01-01,P4Y) 2027-01-01..2031-01-01"]),
        ("over the next 5 years", ["(2026-05-14,2031-05-14,P5Y) 2026-05-14..2031-05-14"]),
        ("in the summer of 2027", ["2027-SU"]),
        ("في 3 آذار/مارس 2027", ["2027-03-03 2027-03-03..2027-03-04"]),
        ("في غشت 2027", ["2027-08 2027-08-01..2027-09-01"]),
        ("أمس", ["2026-05-12 2026-05-12..2026-05-13"]),
        ("العام المقبل", ["2027 2027-01-01..2028-01-01"]),
        ("النصف الأول من عام 2028", ["(2028-01-01,2028-07-01,P6M) 2028-01-01..2028-07-01"]),
        ("خلال خمس سنوات", ["(2026-05-13,2031-05-13,P5Y) 2026-05-13..2031-05-13"]),
        ("أواخر الشهر الماضي", ["2026-04 2026-04-16..2026-05-01"]),
        ("1 محرم 1447 هـ", ["2025-06-27 2025-06-27..2025-06-28"]),
        ("رمضان 1447", ["2026-02-18/2026-03-20 2026-02-18..2026-03-20"]),
    ],
)
def test_a_date_means_its_days(text: str, gives: list[str]) -> None:
    assert told(text) == gives


@pytest.mark.parametrize("text", ["$2026", "2,026 chips", "31/31/2026", "4.22 billion", "a day in court", ""])
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert told(text) == []


def test_an_open_year_is_resolved_to_both_sides_of_the_dateline() -> None:
    (found,) = find_dates("on 1 May", "en", DATELINE)
    assert (found.future, found.past) == (
        Interval(date(2027, 5, 1), date(2027, 5, 2)),
        Interval(date(2026, 5, 1), date(2026, 5, 2)),
    )


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]))
def test_a_printed_day_is_read_back(wanted: date, style: str) -> None:
    (found,) = find_dates(wanted.strftime(style), "en", DATELINE)
    assert found.is_day
    assert found.future == Interval(wanted, wanted + timedelta(days=1))


@given(DAYS)
def test_weeks_and_months_hold_their_days(one: date) -> None:
    week, month = week_of(one), month_of(one.year, one.month)
    assert week is not None
    assert month is not None
    assert week.first <= one < week.until
    assert month.first <= one < month.until
    assert shifted(one, days=0) == one


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_hijri_months_follow_one_another_in_29_or_30_days(year: int, month: int) -> None:
    first, following = from_hijri(year, month), from_hijri(year + month // 12, month % 12 + 1)
    assert first is not None
    assert following is not None
    assert (following - first).days in (29, 30)


@given(st.text(max_size=40), DAYS)
def test_any_text_can_be_searched_for_dates(text: str, dateline: date) -> None:
    for lang in ("ar", "en"):
        assert all(0 <= one.start < one.end <= len(text) for one in find_dates(text, lang, dateline))
