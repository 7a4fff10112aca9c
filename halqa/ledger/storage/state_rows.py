"""A state of a deal as a row, and back: what is held of it, without the tellings, which the claims keep."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from halqa.ledger.storage.rows import Row, money, money_body
from halqa.model import Condition, Deal, Instrument, Kind, Status
from halqa.units import Bound

_READ: dict[str, Any] = {
    "kind": Kind,
    "status": Status,
    "amount": money,
    "bound": Bound,
    "condition": Condition,
    "instrument": Instrument,
    "power_mw": Decimal,
    "stake_pct": Decimal,
    "known": date.fromisoformat,
    "judged": tuple,
}
_LEFT_OUT = frozenset({"id", "payer", "payee", "versions", "rejected"})
_DEFAULTS = {field.name: field.default for field in fields(Deal)}


def body(deal: Deal) -> str:
    """Return what is held of a deal as canonical JSON, what is not told left out."""
    told = {name: getattr(deal, name) for name in _DEFAULTS if name not in _LEFT_OUT}
    kept = {name: _written(value) for name, value in told.items() if value != _DEFAULTS[name]}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def deal(row: Mapping[str, Any]) -> Deal:
    """Return the deal of a row, without its versions."""
    told = json.loads(row["body"])
    values = {
        name: _READ[name](value) if name in _READ and value is not None else value for name, value in told.items()
    }
    return Deal(id=row["deal"], payer=row["payer"], payee=row["payee"], **values)


def _written(value: object) -> str | int | bool | list[object] | Row | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, str | int):
        return value
    return money_body(value)  # type: ignore[arg-type]
