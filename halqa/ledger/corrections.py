"""A claim with the fields that a person corrected, named as in the JSON of claims; the claim itself stays as it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from halqa.errors import InvalidCorrectionError
from halqa.model import Condition, Instrument, Kind, Mention, Status, Tie
from halqa.units import Bound, Money, Period

RULE = "judgement"
"""Why a corrected claim says what it says."""

_NONE = frozenset({"", "null"})
_LONGEST = 300  # characters of a value: a name is the longest
_NUMBER = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?")
_COUNT = re.compile(r"[0-9]{1,18}")
Parse = Callable[[str], Any]


def _number(value: str) -> Decimal:
    if not _NUMBER.fullmatch(value):
        raise ValueError(value)
    return Decimal(value)


def _count(value: str) -> int:
    if not _COUNT.fullmatch(value):
        raise ValueError(value)
    return int(value)


def _truth(value: str) -> bool:
    return {"true": True, "false": False}[value]


def _or_none(parse: Parse) -> Parse:
    return lambda value: None if value in _NONE else parse(value)


_MONEY: dict[str, Parse] = {
    "amount": _or_none(_number),
    "amount_high": _or_none(_number),
    "currency": str,
    "per": _or_none(Period),
}
_PARTIES = {"from": "payer", "to": "payee"}
_PLAIN: dict[str, Parse] = {
    "kind": Kind,
    "status": Status,
    "hearsay": _truth,
    "paid": _truth,
    "shared_amount": _truth,
    "bound": _or_none(Bound),
    "condition": _or_none(Condition),
    "instrument": _or_none(Instrument),
    "power_mw": _or_none(_number),
    "stake_pct": _or_none(_number),
    "part_of": _or_none(_number),
    "chips": _or_none(_count),
    "start": _or_none(str),
    "end": _or_none(str),
}
FIELDS = (*_PARTIES, *_MONEY, *_PLAIN)
"""The fields of a claim that can be corrected."""


def corrected(tie: Tie, correction: Mapping[str, str]) -> Tie:
    """Return a tie with these fields in place of its own; a value that its field cannot have is refused by name.

    >>> from halqa.model import Span
    >>> told = Tie(document="d", evidence=Span(0, 1), kind=Kind.DEBT, payer=Mention(party="A", span=None),
    ...            payee=Mention(party="B", span=None), status=Status.TALKS)
    >>> better = corrected(told, {"status": "agreed", "amount": "38e9", "currency": "USD"})
    >>> better.status.value, better.amount.amount, better.bound.value, better.rule
    ('agreed', Decimal('3.8E+10'), 'exact', 'judgement')
    """
    values = {field: _value(field, value) for field, value in correction.items()}
    parties: dict[str, Any] = {
        role: Mention(party=values[side], span=None) for side, role in _PARTIES.items() if side in values
    }
    plain = {field: values[field] for field in _PLAIN if field in values}
    money = _money(tie.amount, values)
    if money is None or (tie.amount is None and "bound" not in plain):
        plain.setdefault("bound", tie.bound if money is None else Bound.EXACT)
    return replace(tie, **parties, **plain, amount=money, rule=RULE)


def _value(field: str, value: str) -> Any:
    parse = str if field in _PARTIES else _MONEY.get(field) or _PLAIN.get(field)
    if parse is None:
        raise InvalidCorrectionError(field=field, value=value, reason=f"the fields are {', '.join(FIELDS)}")
    if len(value) > _LONGEST:
        raise InvalidCorrectionError(field=field, value=value[:20], reason=f"it is over {_LONGEST} characters long")
    try:
        return parse(value)
    except (KeyError, ValueError, InvalidOperation):
        raise InvalidCorrectionError(field=field, value=value, reason="the field cannot hold it") from None


def _money(told: Money | None, values: Mapping[str, Any]) -> Money | None:
    """Return the sum with what was corrected of it; another amount is one number, not a range, unless it says so."""
    if not values.keys() & _MONEY.keys():
        return told
    amount = values.get("amount", told.amount if told else None)
    if amount is None:
        return None
    currency = values.get("currency", told.currency if told else None)
    if currency is None:
        raise InvalidCorrectionError(field="amount", value=str(amount), reason="a sum needs a currency")
    high = None if "amount" in values else told and told.high
    return Money(amount, currency, values.get("per", told.per if told else None), values.get("amount_high", high))
