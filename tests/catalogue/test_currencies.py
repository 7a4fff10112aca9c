"""Exchange rates: what one unit buys, on which day, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.errors import UnknownCurrencyError

PEGS = [("AED", "3.6725"), ("SAR", "3.75"), ("QAR", "3.64"), ("BHD", "0.376"), ("OMR", "0.3845")]


@pytest.mark.parametrize(("code", "per_usd"), PEGS)
def test_a_peg_gives_one_dollar_for_its_rate_on_any_day(code: str, per_usd: str) -> None:
    for day in (None, date(2001, 9, 9), date(2026, 1, 1)):
        assert usd_per_unit(code, day) * Decimal(per_usd) == pytest.approx(Decimal(1), abs=Decimal("1e-20"))


@given(st.none() | st.dates())
def test_a_dollar_is_a_dollar(day: date | None) -> None:
    assert usd_per_unit("USD", day) == 1


def test_a_published_rate_is_given_as_published() -> None:
    assert usd_per_unit("EUR", date(2025, 10, 3)) == Decimal("1.1734")


def test_a_cross_rate_goes_by_the_euro() -> None:
    # 3 October 2025: 1 EUR = 1.1734 USD = 0.8726 GBP
    assert usd_per_unit("GBP", date(2025, 10, 3)) == Decimal("1.1734") / Decimal("0.8726")


def test_a_sunday_takes_the_friday_before() -> None:
    assert usd_per_unit("EUR", date(2025, 10, 5)) == usd_per_unit("EUR", date(2025, 10, 3))


def test_a_day_beyond_the_table_takes_its_last_day_and_one_before_it_its_first() -> None:
    assert usd_per_unit("CNY", date(2190, 1, 1)) == usd_per_unit("CNY", date(2180, 1, 1))
    assert usd_per_unit("CNY", date(1950, 1, 1)) == usd_per_unit("CNY", date(1960, 1, 1))


@given(st.sampled_from(["EUR", "GBP", "CNY", "JPY", "KRW", "INR"]), st.integers(0, 365 * 30))
def test_every_day_has_a_positive_rate(code: str, days: int) -> None:
    assert usd_per_unit(code, date(1999, 1, 4) + timedelta(days=days)) > 0


@pytest.mark.parametrize("code", ["", "usd", "ZZZ", "GPU", "دولار", "DEM"])
def test_a_currency_without_a_rate_is_refused_by_name(code: str) -> None:
    with pytest.raises(UnknownCurrencyError, match="No exchange rate"):
        usd_per_unit(code, None)
