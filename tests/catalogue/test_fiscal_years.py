"""Which months a company's quarter or year is."""

from datetime import date

import pytest

from halqa.catalogue.fiscal_years import fiscal_period

PERIODS = [
    ("Nvidia", "Q1 FY2027", date(2026, 2, 1), date(2026, 5, 1)),
    ("Nvidia", "FY2025", date(2024, 2, 1), date(2025, 2, 1)),
    ("Nvidia", "Q4 2025", date(2025, 10, 1), date(2026, 1, 1)),  # of the calendar
    ("Microsoft", "Q3 FY2026", date(2026, 1, 1), date(2026, 4, 1)),
    ("Oracle", "Q2 FY2026", date(2025, 9, 1), date(2025, 12, 1)),
    ("Micron", "Q1 FY2026", date(2025, 9, 1), date(2025, 12, 1)),
    ("Meta", "FY2025", date(2025, 1, 1), date(2026, 1, 1)),
    ("SoftBank", "FY to March 2026", date(2025, 4, 1), date(2026, 4, 1)),
    ("Someone new", "Q2 2026", date(2026, 4, 1), date(2026, 7, 1)),
    ("Meta", "2026-Q2", date(2026, 4, 1), date(2026, 7, 1)),
    ("Meta", "2026-03", date(2026, 3, 1), date(2026, 4, 1)),
]


@pytest.mark.parametrize(("party", "period", "first", "after"), PERIODS)
def test_a_period_is_that_of_the_company(party: str, period: str, first: date, after: date) -> None:
    assert fiscal_period(party, period) == (first, after)


@pytest.mark.parametrize("period", [None, "", "soon", "Q5 FY2026", "FY0000", "FY9999", "Q1", "FY to Smarch 2026"])
def test_what_is_no_period_has_no_months(period: str | None) -> None:
    assert fiscal_period("Nvidia", period) is None
