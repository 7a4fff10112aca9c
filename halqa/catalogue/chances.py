"""How likely a sum is to move, by what is told of its deal, as data that an expert can edit.

They are a convention and not an estimate: they weigh a status against another where one figure is wanted of all money.
"""

import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from halqa.errors import CatalogueError
from halqa.model import Condition, Deal, Status
from halqa.units import Bound

_FILE = Path(__file__).with_name("chances.json")


def chance(deal: Deal) -> Decimal:
    """Return how likely the sum of a deal is to move, from 0 to 1: its status, times what else takes from it.

    >>> told = Deal(id="a", kind="equity", payer="A", payee="B", status=Status.AGREED, hearsay=False, amount=None,
    ...             bound=Bound.UP_TO)
    >>> chance(told)
    Decimal('0.63')
    """
    table = _table()
    if deal.paid and deal.status in {Status.AGREED, Status.DONE} and not deal.hearsay:
        return table["paid"]
    found = table[deal.status]
    for reason, holds in _reasons(deal).items():
        found *= table[reason] if holds else 1
    return found


def _reasons(deal: Deal) -> dict[str, bool]:
    return {
        "hearsay": deal.hearsay,
        "condition": deal.condition is Condition.CONDITION,
        "option": deal.condition is Condition.OPTION,
        "up_to": deal.bound is Bound.UP_TO,
    }


@cache
def _table() -> dict[str, Decimal]:
    rows = json.loads(_FILE.read_text("utf-8"))
    given = {**rows.pop("status", {}), **rows}
    wanted = {*Status, "paid", "hearsay", "condition", "option", "up_to"}
    if wrong := wanted ^ set(given):
        raise CatalogueError(file=_FILE.name, reason=f"{min(wrong)} is missing, or nothing that a chance is told for")
    return {name: _chance(name, told) for name, told in given.items()}


def _chance(name: str, told: str) -> Decimal:
    try:
        found = Decimal(str(told))
    except InvalidOperation:
        raise CatalogueError(file=_FILE.name, reason=f"{name} is not a number") from None
    if not 0 <= found <= 1:
        raise CatalogueError(file=_FILE.name, reason=f"{name} is not from 0 to 1")
    return found
