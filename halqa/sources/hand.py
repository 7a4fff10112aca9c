"""Rows that a person filled in -> readings: each a document in our own words, marked as entered by hand.

The words of the columns and of their values are data, in both languages: `catalogue/hand.json`.
"""

import csv
import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from halqa.catalogue.parties import parties
from halqa.errors import BadCellError, BadTableError, InputError
from halqa.model import Citation, Origin, Reading
from halqa.sources.claims import CitationFields
from halqa.sources.entries import EntryFields, Written, entry_reading
from halqa.sources.tables import TableRow, table
from halqa.text.folding import folded

NEEDED: Final = ("from", "to", "kind", "status", "announced")
_NUMBERS: Final = frozenset({"amount", "amount_high", "power_mw", "stake_pct", "part_of"})
_CITED: Final = ("publisher", "title", "published", "url")
_THOUSANDS: Final = str.maketrans({",": None, "٬": None, "_": None, " ": None, "\u00a0": None, "٫": "."})


def by_hand(path: Path) -> tuple[Reading | InputError, ...]:
    """Return each row of a file as a document with its claim, or what is wrong with it.

    A file that cannot be read at all is refused; one with a wrong row is told row by row, for the caller to refuse.
    """
    rows = table(path)
    if not rows:
        raise BadTableError(source=path.name, reason="there is no row below the header")
    first_told: dict[str, int] = {}
    return tuple(_reading(row, first_told) for row in rows)


def template(lang: str) -> str:
    """Return an example to fill in, as CSV, with the columns in a language.

    >>> template("en").splitlines()[0].split(",")[:5]
    ['from', 'to', 'kind', 'status', 'announced']
    """
    told = StringIO()
    columns = {name: names[lang][0] for name, names in _words()["columns"].items()}
    writer = csv.DictWriter(told, list(columns), lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(_words()["examples"][lang])
    return told.getvalue()


def _reading(row: TableRow, first_told: dict[str, int]) -> Reading | InputError:
    try:
        found = _told(row)
    except InputError as error:
        return error
    first = first_told.setdefault(found.document.sha256, row.number)
    if first != row.number:
        return BadTableError(source=row.source, reason=f"row {row.number} says the same as row {first}")
    return found


def _told(row: TableRow) -> Reading:
    cells = _named(row)
    values = {name: _value(row, name, words) for name, words in cells.items() if name not in _CITED}
    try:
        fields = EntryFields.model_validate({**values, "id": f"hand/{row.source}/{row.number}"})
    except ValidationError as error:
        raise _wrong_cell(row, error) from None
    if fields.payer == fields.payee:
        raise _wrong(row, "to", "the payer stands on both sides")
    if fields.amount is not None and fields.currency is None:
        raise _wrong(row, "currency", "there is an amount, but no currency")
    return entry_reading(fields, Written(Origin.HAND, f"{row.source}#{row.number}", None, _citations(row, cells)))


def _named(row: TableRow) -> Mapping[str, str]:
    """Return the cells under the names that fields have, whatever the language of the columns."""
    columns = _columns()
    cells: dict[str, str] = {}
    for column, words in row.cells.items():
        name = columns.get(folded(column))
        if name is None:
            raise _wrong(row, column, f"there is no such column; those known are {', '.join(_words()['columns'])}")
        if name in cells:
            raise _wrong(row, column, f"{name} is told in two columns")
        cells[name] = words
    missing = next((name for name in NEEDED if name not in cells), None)
    if missing is not None:
        arabic = _words()["columns"][missing]["ar"][0]
        raise _wrong(row, missing, f"nothing is told here ({arabic}), and every row needs it")
    return cells


def _value(row: TableRow, name: str, words: str) -> object:
    if name in {"from", "to"}:
        return _canonical().get(folded(words), words)
    if name in _NUMBERS or name == "chips":
        return _number(row, name, words)
    if name == "currency":
        return words.upper()
    known = _values().get(name)
    if known is None:
        return words
    if folded(words) not in known:
        raise _wrong(row, name, f"{words[:60]!r} is none of {', '.join(_words()['values'][name])}")
    value = known[folded(words)]
    return value == "true" if name in {"paid", "hearsay"} else value


def _number(row: TableRow, name: str, words: str) -> Decimal | int:
    try:
        number = Decimal(words.translate(_THOUSANDS))
    except InvalidOperation:
        raise _wrong(row, name, f"{words[:60]!r} is not a number; write all its digits, as 250000000") from None
    if not number.is_finite() or number <= 0:
        raise _wrong(row, name, f"{words[:60]!r} is not a number above zero")
    if name != "chips":
        return number
    if number != number.to_integral_value() or number >= 10**15:
        raise _wrong(row, name, f"{words[:60]!r} is not a number of chips")
    return int(number)


def _citations(row: TableRow, cells: Mapping[str, str]) -> tuple[Citation, ...]:
    told = {name: cells[name] for name in _CITED if name in cells}
    if not told:
        return ()
    try:
        fields = CitationFields.model_validate({"publisher": "", "title": "", **told})
    except ValidationError as error:
        raise _wrong_cell(row, error) from None
    return (Citation(**dict(fields)),)


def _wrong_cell(row: TableRow, error: ValidationError) -> BadCellError:
    first = error.errors(include_url=False, include_input=False)[0]
    column = str(first["loc"][0]) if first["loc"] else ""
    return _wrong(row, column, first["msg"].removeprefix("Value error, "))


def _wrong(row: TableRow, column: str, reason: str) -> BadCellError:
    return BadCellError(source=row.source, row=row.number, column=column, reason=reason)


@cache
def _words() -> dict[str, Any]:
    return dict(json.loads((files("halqa.catalogue") / "hand.json").read_text("utf-8")))


@cache
def _columns() -> dict[str, str]:
    return {
        folded(word): name for name, told in _words()["columns"].items() for words in told.values() for word in words
    }


@cache
def _values() -> dict[str, dict[str, str]]:
    return {
        column: {folded(word): value for value, words in told.items() for word in (value, *words)}
        for column, told in _words()["values"].items()
    }


@cache
def _canonical() -> dict[str, str]:
    """Return the canonical names of the catalogue under all that parties go by."""
    return {folded(name): entry.name for entry in reversed(parties()) for name in entry.names}
