"""What is known of the field from public sources: deals, figures, what deals share money, and constants.

Facts and figures with their sources, in our own words, as of early July 2026. `reference/*.jsonl` are the rows, which
an expert can edit; what belongs to the news of one day becomes a document of the ledger, a constant does not. A second
book of the same form tells of the telecom years (`telecom/*.jsonl`): what a model of today is held against.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.errors import CatalogueError
from halqa.model import Citation

Row = Mapping[str, Any]
REFERENCE, TELECOM = "reference", "telecom"  # the books that ship


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A quantity that holds for the field: a cost, a power, a lead time, a rate."""

    id: str
    what: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str  # as in USD/GW, kW/GPU, months, percent
    applies_to: str | None
    as_of: str | None
    note: str | None
    citations: tuple[Citation, ...]


@cache
def constants() -> dict[str, Constant]:
    """Return the constants by their ids.

    >>> constants()["usd_per_gw_total_nvidia"].value
    Decimal('55000000000')
    >>> constants()["usd_per_gw_total_nvidia"].unit
    'USD/GW'
    """
    return {row["id"]: _constant(row) for row in rows("constants")}


@cache
def citations(book: str = REFERENCE) -> dict[str, Citation]:
    """Return what the rows of a book rest on, by the ids that they use."""
    return {
        row["id"]: Citation(
            publisher=row["publisher"], title=row["title"], published=row.get("published"), url=row.get("url")
        )
        for row in rows("sources", book)
    }


def rows(name: str, book: str = REFERENCE) -> tuple[Row, ...]:
    """Return the rows of a file of a book, numbers digit for digit; none where the book has no such file.

    >>> len(rows("deals")), len(rows("deals", TELECOM)), len(rows("events"))
    (311, 15, 0)
    """
    file = f"{book}/{name}.jsonl"
    if not (files("halqa.catalogue") / file).is_file():
        return ()
    lines = (files("halqa.catalogue") / file).read_text("utf-8").split("\n")
    try:
        return tuple(json.loads(line, parse_float=Decimal) for line in lines if line)
    except ValueError as error:
        raise CatalogueError(file=file, reason=f"a line is no JSON ({error})") from None


def cited(row: Row, book: str = REFERENCE) -> tuple[Citation, ...]:
    """Return what a row of a book rests on."""
    known = citations(book)
    unknown = [name for name in row["sources"] if name not in known]
    if unknown:
        raise CatalogueError(file=f"{book}/sources.jsonl", reason=f"{unknown[0]} is cited, but not there")
    return tuple(known[name] for name in row["sources"])


def _constant(row: Row) -> Constant:
    return Constant(
        id=row["id"],
        what=row["what"],
        value=Decimal(row["value"]),
        low=_decimal(row.get("low")),
        high=_decimal(row.get("high")),
        unit=row["unit"],
        applies_to=row.get("applies_to"),
        as_of=row.get("as_of"),
        note=row.get("note"),
        citations=cited(row),
    )


def _decimal(number: int | Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(number)
