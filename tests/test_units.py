"""Quantities keep their unit, and are converted in one place."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from halqa.errors import CurrencyMismatchError
from halqa.units import MONTHS_PER_YEAR, MW_PER_GW, Bound, Money, Period, per_year, usd

AMOUNTS = st.decimals(min_value=0, max_value=10**15, places=2)
CURRENCIES = st.sampled_from(["USD", "AED", "SAR", "CNY", "EUR"])
PERIODS = st.sampled_from([None, Period.YEAR, Period.MONTH])


@st.composite
def sums(draw: st.DrawFn, currency: str | None = None, per: Period | None = None) -> Money:
    """Draw a sum, a range in some cases; with a currency or a period when these are given."""
    amount = draw(AMOUNTS)
    high = draw(st.none() | AMOUNTS.map(lambda more: amount + more))
    return Money(amount, currency or draw(CURRENCIES), per, high)


@given(sums("USD"), sums("USD"))
def test_adding_does_not_depend_on_the_order(left: Money, right: Money) -> None:
    assert left + right == right + left


@given(sums("USD"), sums("USD"), sums("USD"))
def test_adding_does_not_depend_on_the_grouping(first: Money, second: Money, third: Money) -> None:
    assert (first + second) + third == first + (second + third)


@given(sums("EUR", Period.YEAR), sums("EUR", Period.YEAR))
def test_a_sum_keeps_its_unit(left: Money, right: Money) -> None:
    total = left + right

    assert (total.currency, total.per) == ("EUR", Period.YEAR)


@given(sums("USD"), sums("USD"))
def test_the_upper_end_of_a_sum_is_never_below_its_lower_end(left: Money, right: Money) -> None:
    total = left + right

    assert total.high is None or total.high >= total.amount


@given(sums("USD"))
def test_a_range_and_a_single_sum_add_to_a_range(single: Money) -> None:
    ranged = Money(Decimal(20), "USD", high=Decimal(30))
    total = Money(single.amount, "USD") + ranged

    assert (total.amount, total.high) == (single.amount + 20, single.amount + 30)


@given(sums(), sums())
def test_sums_in_two_currencies_are_never_added(left: Money, right: Money) -> None:
    assume(left.currency != right.currency)

    with pytest.raises(CurrencyMismatchError, match=f"{left.currency}.*{right.currency}"):
        left + right


def test_a_total_and_a_yearly_sum_are_never_added() -> None:
    with pytest.raises(CurrencyMismatchError, match="USD per year"):
        Money(Decimal(1), "USD") + Money(Decimal(1), "USD", Period.YEAR)


@given(sums("USD"))
def test_dollars_in_dollars_are_the_same_sum(money: Money) -> None:
    assert usd(money, never_asked) is money


@given(sums("SAR"), sums("SAR"))
def test_converting_keeps_which_of_two_sums_is_the_larger(left: Money, right: Money) -> None:
    assume(left.amount <= right.amount)

    assert usd(left, riyal).amount <= usd(right, riyal).amount


@given(sums("SAR"))
def test_a_converted_sum_says_that_it_is_in_dollars_and_keeps_its_range(money: Money) -> None:
    converted = usd(money, riyal)

    assert converted.currency == "USD"
    assert (converted.high is None) == (money.high is None)


def test_the_rate_of_the_day_of_the_claim_is_asked_for() -> None:
    asked: list[tuple[str, date | None]] = []

    def rate(currency: str, day: date | None) -> Decimal:
        asked.append((currency, day))
        return Decimal("1.25")

    converted = usd(Money(Decimal(100), "EUR"), rate, date(2025, 11, 3))

    assert converted.amount == 125
    assert asked == [("EUR", date(2025, 11, 3))]


@given(AMOUNTS)
def test_a_year_is_twelve_months(amount: Decimal) -> None:
    yearly = per_year(Money(amount, "USD", Period.MONTH))

    assert (yearly.amount, yearly.per) == (amount * MONTHS_PER_YEAR, Period.YEAR)


@given(AMOUNTS)
def test_a_year_is_four_quarters(amount: Decimal) -> None:
    assert per_year(Money(amount, "USD", Period.QUARTER)) == Money(amount * 4, "USD", Period.YEAR)


@given(AMOUNTS, st.sampled_from([None, Period.YEAR]))
def test_totals_and_yearly_sums_stay_as_they_are(amount: Decimal, per: Period | None) -> None:
    money = Money(amount, "USD", per)

    assert per_year(money) is money


@given(AMOUNTS.filter(bool), AMOUNTS.filter(bool))
def test_the_upper_end_of_a_monthly_range_is_a_year_too(low: Decimal, more: Decimal) -> None:
    yearly = per_year(Money(low, "USD", Period.MONTH, low + more))

    assert yearly.high == (low + more) * MONTHS_PER_YEAR


def test_equal_sums_look_equal_however_they_were_written() -> None:
    written = Money(Decimal("1.5e9"), "USD") + Money(Decimal(0), "USD")

    assert str(written.amount) == "1500000000"


def test_a_sum_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Money(Decimal(1), "USD").amount = Decimal(2)  # type: ignore[misc]


def test_the_words_for_bounds_and_periods_are_those_of_the_claim_format() -> None:
    assert {bound.value for bound in Bound} == {"exact", "about", "at_least", "up_to"}
    assert {period.value for period in Period} == {"year", "quarter", "month"}
    assert MW_PER_GW == 1000


def never_asked(currency: str, day: date | None) -> Decimal:
    """Refuse to give a rate: dollars need none."""
    raise AssertionError(currency, day)


def riyal(currency: str, day: date | None) -> Decimal:
    """Return the dollars for a Saudi riyal at its peg of 3.75, whatever the day."""
    assert (currency, day) == ("SAR", None)
    return 1 / Decimal("3.75")
