"""Quantities: money, power, chips, share, period, bound. They hold, add and convert; nothing reads or prints text.

This is the only place that converts. Sums are `Decimal` up to the ledger; the network works in float64.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from halqa.errors import CurrencyMismatchError, UnknownCurrencyError

MONTHS_PER_YEAR = 12
MW_PER_GW = 1000
KW_PER_MW = 1000
HOURS_PER_YEAR = 8760
QUARTERS_PER_YEAR = 4

UsdPerUnit = Callable[[str, date | None], Decimal]
"""How many US dollars one unit of a currency bought on a day: (ISO code, day) -> USD."""


class Bound(StrEnum):
    """How a stated number limits the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class Period(StrEnum):
    """The time a sum is paid for, where it is not one total."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in one currency, as printed: a total, or an amount for each period.

    `high` is the upper end where the text gives a range; `amount` is then the lower end.

    >>> Money(Decimal("1.5e9"), "USD") + Money(Decimal("5e8"), "USD")
    Money(amount=Decimal('2000000000'), currency='USD', per=None, high=None)
    """

    amount: Decimal
    currency: str
    per: Period | None = None
    high: Decimal | None = None

    def __add__(self, other: "Money") -> "Money":
        if (self.currency, self.per) != (other.currency, other.per):
            raise CurrencyMismatchError(left=self._unit, right=other._unit)
        total = self.amount + other.amount
        high = (self.high or self.amount) + (other.high or other.amount) if self.high or other.high else None
        return Money(plain(total), self.currency, self.per, high)

    @property
    def _unit(self) -> str:
        return f"{self.currency} per {self.per}" if self.per else self.currency


def usd(money: Money, usd_per_unit: UsdPerUnit, day: date | None = None) -> Money:
    """Return the same sum in US dollars at the rate of `day` (None: the latest rate known).

    >>> usd(Money(Decimal("3672500"), "AED"), lambda code, day: 1 / Decimal("3.6725")).amount
    Decimal('1000000.00')
    """
    if money.currency == "USD":
        return money
    rate = usd_per_unit(money.currency, day)
    cents = Decimal("0.01")
    high = (money.high * rate).quantize(cents) if money.high is not None else None
    return replace(money, amount=(money.amount * rate).quantize(cents), currency="USD", high=high)


def usd_if_known(money: Money | None, usd_per_unit: UsdPerUnit, day: date | None = None) -> Decimal | None:
    """Return a sum in US dollars as `usd` does; None where there is no sum, or no rate for its currency.

    >>> usd_if_known(None, lambda code, day: Decimal(1)) is None
    True
    """
    if money is None:
        return None
    try:
        return usd(money, usd_per_unit, day).amount
    except UnknownCurrencyError:
        return None


def per_year(money: Money) -> Money:
    """Return a periodic sum as a sum per year; a total has no rate and is refused by the type of its `per`.

    >>> per_year(Money(Decimal("1e9"), "USD", Period.MONTH)).amount
    Decimal('12000000000')
    """
    times = {Period.MONTH: MONTHS_PER_YEAR, Period.QUARTER: QUARTERS_PER_YEAR}.get(money.per) if money.per else None
    if times is None:
        return money
    high = plain(money.high * times) if money.high is not None else None
    return replace(money, amount=plain(money.amount * times), per=Period.YEAR, high=high)


def is_same_sum(one: Decimal, other: Decimal) -> bool:
    """Whether two printed numbers are one, as far as rounding goes: within one per cent of the larger.

    >>> is_same_sum(Decimal("14.3e9"), Decimal("14.2e9"))
    True
    """
    return abs(one - other) * 100 <= max(abs(one), abs(other))


def plain(number: Decimal) -> Decimal:
    """Write whole numbers without decimals or exponent, so that equal sums look equal.

    >>> str(plain(Decimal("3E+1")))
    '30'
    """
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
