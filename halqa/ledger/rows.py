"""A claim as a row, and back: numbers digit for digit, and nothing of it lost."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from halqa.model import (
    Condition,
    Figure,
    FigureStatus,
    Instrument,
    Kind,
    Mention,
    Metric,
    Span,
    Status,
    Tie,
)
from halqa.units import Bound, Money, Period

Row = dict[str, Any]


def claim_row(claim: Tie | Figure, reading: int, position: int) -> Row:
    """Return the row of the claims table for a claim."""
    is_tie = isinstance(claim, Tie)
    return {
        "reading": reading,
        "position": position,
        "claim": "tie" if is_tie else "figure",
        "about": (claim.kind if isinstance(claim, Tie) else claim.metric).value,
        "payer": (claim.payer if isinstance(claim, Tie) else claim.party).party,
        "payee": claim.payee.party if isinstance(claim, Tie) else None,
        "span_start": claim.evidence.start,
        "span_end": claim.evidence.end,
        "body": _json(_tie_body(claim) if isinstance(claim, Tie) else _figure_body(claim)),
    }


def claim(row: Mapping[str, Any], document: str) -> Tie | Figure:
    """Return the claim of a row, as a claim of the document with this id."""
    return _tie(row, document) if row["claim"] == "tie" else _figure(row, document)


def _tie_body(tie: Tie) -> Row:
    return {
        "payer_span": _places(tie.payer),
        "payee_span": _places(tie.payee),
        "status": tie.status.value,
        "hearsay": tie.hearsay,
        "amount": _money_body(tie.amount) if tie.amount else None,
        "bound": _value(tie.bound),
        "power_mw": _digits(tie.power_mw),
        "chips": tie.chips,
        "stake_pct": _digits(tie.stake_pct),
        "start": tie.start,
        "end": tie.end,
        "shared_amount": tie.shared_amount,
        "part_of": _digits(tie.part_of),
        "condition": _value(tie.condition),
        "paid": tie.paid,
        "instrument": _value(tie.instrument),
        "rule": tie.rule,
    }


def _tie(row: Mapping[str, Any], document: str) -> Tie:
    body = json.loads(row["body"])
    return Tie(
        document=document,
        evidence=Span(row["span_start"], row["span_end"]),
        kind=Kind(row["about"]),
        payer=_mention(row["payer"], body["payer_span"]),
        payee=_mention(row["payee"], body["payee_span"]),
        status=Status(body["status"]),
        hearsay=body["hearsay"],
        amount=_money(body["amount"]) if body["amount"] else None,
        bound=Bound(body["bound"]) if body["bound"] else None,
        power_mw=_decimal(body["power_mw"]),
        chips=body["chips"],
        stake_pct=_decimal(body["stake_pct"]),
        start=body["start"],
        end=body["end"],
        shared_amount=body["shared_amount"],
        part_of=_decimal(body["part_of"]),
        condition=Condition(body["condition"]) if body["condition"] else None,
        paid=body["paid"],
        instrument=Instrument(body["instrument"]) if body["instrument"] else None,
        rule=body["rule"],
    )


def _figure_body(figure: Figure) -> Row:
    return {
        "party_span": _places(figure.party),
        "amount": str(figure.amount),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "high": _digits(figure.high),
        "period": figure.period,
        "status": figure.status.value,
        "rule": figure.rule,
    }


def _figure(row: Mapping[str, Any], document: str) -> Figure:
    body = json.loads(row["body"])
    return Figure(
        document=document,
        evidence=Span(row["span_start"], row["span_end"]),
        party=_mention(row["payer"], body["party_span"]),
        metric=Metric(row["about"]),
        amount=Decimal(body["amount"]),
        unit=body["unit"],
        bound=Bound(body["bound"]),
        high=_decimal(body["high"]),
        period=body["period"],
        status=FigureStatus(body["status"]),
        rule=body["rule"],
    )


def _money_body(money: Money) -> Row:
    return {
        "amount": str(money.amount),
        "currency": money.currency,
        "per": _value(money.per),
        "high": _digits(money.high),
    }


def _money(body: Row) -> Money:
    per = Period(body["per"]) if body["per"] else None
    return Money(Decimal(body["amount"]), body["currency"], per, _decimal(body["high"]))


def _places(mention: Mention) -> list[int] | None:
    return [mention.span.start, mention.span.end] if mention.span else None


def _mention(party: str, places: list[int] | None) -> Mention:
    return Mention(party=party, span=Span(*places) if places else None)


def _value(member: Bound | Period | Condition | Instrument | None) -> str | None:
    return member.value if member else None


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _decimal(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)


def _json(body: Row) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
