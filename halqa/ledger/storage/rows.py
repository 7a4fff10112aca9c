"""Documents, claims and judgements as rows, and back: numbers digit for digit, and nothing lost."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from halqa.model import (
    Citation,
    ClaimKey,
    Condition,
    Document,
    Figure,
    FigureStatus,
    Instrument,
    Judgement,
    Kind,
    Mention,
    Metric,
    Origin,
    Span,
    Status,
    TakeDown,
    Tie,
    Verdict,
)
from halqa.units import Bound, Money, Period

Row = dict[str, Any]


def document_row(document: Document) -> Row:
    """Return the row of the documents table for a document; its text has a row of its own."""
    return {
        "sha256": document.sha256,
        "id": document.id,
        "title": document.title,
        "lang": document.lang,
        "published": document.published.isoformat() if document.published else None,
        "fetched": moment_text(document.fetched) if document.fetched else None,
        "source": document.source,
        "publisher": document.publisher,
        "encoding": document.encoding,
        "extractor": document.extractor,
        "origin": document.origin.value,
        "citations": _json([asdict(citation) for citation in document.citations]) if document.citations else None,
    }


def document(row: Mapping[str, Any], text: str | None) -> Document:
    """Return the document of a row with its text, None where that is not held."""
    return Document(
        id=row["id"],
        text=text or "",
        digest=row["sha256"] if text is None else None,
        title=row["title"],
        lang=row["lang"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        fetched=datetime.fromisoformat(row["fetched"]) if row["fetched"] else None,
        source=row["source"],
        publisher=row["publisher"],
        encoding=row["encoding"],
        extractor=row["extractor"],
        origin=Origin(row["origin"]),
        citations=tuple(Citation(**citation) for citation in json.loads(row["citations"] or "[]")),
    )


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of the judgements table for a judgement."""
    return {"id": judgement.id, "at": moment_text(judgement.at), "said": judgement.json}


def judgement(said: str) -> Judgement:
    """Return the judgement that canonical JSON tells."""
    body = json.loads(said)
    return Judgement(
        verdict=Verdict(body["verdict"]),
        subject=_judged(body["subject"]),
        other=None if body["other"] is None else _judged(body["other"]),
        correction=tuple((name, value) for name, value in body["correction"]),
        by=body["by"],
        at=datetime.fromisoformat(body["at"]),
        why=body["why"],
    )


def _judged(body: str | Row) -> ClaimKey | str:
    return body if isinstance(body, str) else ClaimKey(**{**body, "span": Span(*body["span"])})


def take_down_row(order: TakeDown) -> Row:
    """Return the row of the takedowns table."""
    return {"document": order.document, "by": order.by, "at": moment_text(order.at), "why": order.why}


def take_down(row: Mapping[str, Any]) -> TakeDown:
    """Return what a row of the takedowns table tells."""
    return TakeDown(document=row["document"], by=row["by"], at=datetime.fromisoformat(row["at"]), why=row["why"])


def moment_text(moment: datetime) -> str:
    """Return a time as it is kept: in UTC, to the second, so that texts are in the order of times.

    >>> moment_text(datetime(2026, 3, 1, 12, tzinfo=UTC))
    '2026-03-01T12:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


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
        "amount": money_body(tie.amount) if tie.amount else None,
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
        amount=money(body["amount"]) if body["amount"] else None,
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


def money_body(money: Money) -> Row:
    """Return a sum as JSON keeps it."""
    return {
        "amount": str(money.amount),
        "currency": money.currency,
        "per": _value(money.per),
        "high": _digits(money.high),
    }


def money(body: Row) -> Money:
    """Return the sum that JSON keeps."""
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


def _json(body: Row | list[Row]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
