"""Exchange rates: the European Central Bank's reference rates, and the pegs of the Gulf as data.

A day without a rate takes the last one before it, a day after the table the last one in it, a day before it the first.
"""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from currency_converter import CurrencyConverter

from halqa.errors import CatalogueError, UnknownCurrencyError

_FILE = Path(__file__).with_name("currencies.json")


def usd_per_unit(code: str, day: date | None = None) -> Decimal:
    """Return how many US dollars one unit of a currency buys on a day (None: the latest day in the table).

    >>> usd_per_unit("SAR").quantize(Decimal("0.0001"))
    Decimal('0.2667')
    >>> usd_per_unit("EUR", date(2025, 10, 3))
    Decimal('1.1734')
    """
    if code == "USD":
        return Decimal(1)
    if code in _pegs():
        return 1 / _pegs()[code]
    table = _table()
    if code not in table.currencies:
        raise UnknownCurrencyError(currency=code)
    return Decimal(table.convert(1, code, "USD", date=day))


@cache
def _pegs() -> dict[str, Decimal]:
    """Return units per US dollar of each currency that is tied to it."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))["pegs"]
    pegs = {code: Decimal(row["per_usd"]) for code, row in rows.items()}
    for code, rate in pegs.items():
        if rate <= 0:
            raise CatalogueError(file=_FILE.name, reason=f"the peg of {code} is not a positive number")
    return pegs


@cache
def _table() -> CurrencyConverter:
    """Read the table once, when a currency other than the dollar and its pegs is first met."""
    return CurrencyConverter(
        decimal=True,
        fallback_on_missing_rate=True,
        fallback_on_missing_rate_method="last_known",
        fallback_on_wrong_date=True,
    )
