"""Deals for tests of what is measured, written in a line."""

from datetime import date
from decimal import Decimal
from typing import Any

from halqa.model import Deal, Kind, Status
from halqa.units import Bound, Money


def deal(payer: str, payee: str, billions: float | str | None = None, **fields: Any) -> Deal:
    """Return an agreed compute deal, known since the beginning of 2026, unless told otherwise."""
    stated: dict[str, Any] = {
        "kind": Kind.COMPUTE,
        "payer": payer,
        "payee": payee,
        "status": Status.AGREED,
        "hearsay": False,
        "amount": None if billions is None else Money(Decimal(str(billions)) * 10**9, "USD"),
        "bound": None if billions is None else Bound.EXACT,
        "known": date(2026, 1, 1),
    }
    told = {**stated, **fields}
    return Deal(**{"id": f"{told['kind']}-{payer}-{payee}".lower(), **told})
