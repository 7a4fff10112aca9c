"""What vendors had lent to their own customers in earlier times, by the filings: what today's sums are measured by."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.errors import CatalogueError
from halqa.model import Citation

_FILE = "yardsticks.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What a vendor was committed to on a day, in US dollars, guarantees included: drawn, available or conditional."""

    vendor: str
    day: date
    drawn: Decimal
    available: Decimal  # committed, and not drawn
    conditional: Decimal  # committed, but not before a condition is met
    guaranteed: Decimal  # of all that: guarantees, where no cash of the vendor is out
    citation: Citation

    @property
    def committed(self) -> Decimal:
        """All of it."""
        return self.drawn + self.available + self.conditional

    @property
    def drawn_share(self) -> Decimal:
        """How much of what was committed was drawn."""
        return self.drawn / self.committed


@cache
def yardsticks() -> tuple[Yardstick, ...]:
    """Return the yardsticks in order of time.

    >>> first, second = yardsticks()
    >>> first.committed, round(first.drawn_share, 2), round(second.drawn_share, 2)
    (Decimal('8100000000'), Decimal('0.25'), Decimal('0.57'))
    """
    told = json.loads((files("halqa.catalogue") / _FILE).read_text("utf-8"))
    try:
        found = [_yardstick(row, told["sources"]) for row in told["rows"]]
    except (KeyError, ValueError, InvalidOperation) as wrong:
        raise CatalogueError(file=_FILE, reason=f"a row is not whole ({wrong})") from None
    return tuple(sorted(found, key=lambda one: (one.day, one.vendor)))


def _yardstick(row: dict[str, str], sources: dict[str, Any]) -> Yardstick:
    sums = {name: Decimal(row[name]) for name in ("drawn", "available", "conditional", "guaranteed")}
    if min(sums.values()) < 0 or sums["guaranteed"] > sums["drawn"] + sums["available"] + sums["conditional"]:
        raise CatalogueError(file=_FILE, reason=f"the sums of {row['vendor']} do not fit")
    source = sources[row["source"]]
    citation = Citation(
        publisher=source["publisher"], title=source["title"], published=source["published"], url=source["url"]
    )
    return Yardstick(vendor=row["vendor"], day=date.fromisoformat(row["day"]), citation=citation, **sums)
