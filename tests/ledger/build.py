"""Readings for tests, written in a line: a document whose text is made so that each claim has its own words in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from halqa.model import Document, Kind, Mention, Reading, Span, Status, Tie
from halqa.units import Bound, Money, Period

READER = "test-reader 1.0"


def usd(billions: float | str, per: Period | None = None) -> Money:
    """Return billions of dollars."""
    return Money(Decimal(str(billions)) * 10**9, "USD", per)


def tie(payer: str, payee: str, billions: float | str | None = None, **fields: Any) -> Tie:
    """Return an agreed compute tie with an exact sum, unless told otherwise; its place is given by `reading`."""
    stated: dict[str, Any] = {
        "document": "",
        "evidence": Span(0, 0),
        "kind": Kind.COMPUTE,
        "payer": Mention(party=payer, span=None),
        "payee": Mention(party=payee, span=None),
        "status": Status.AGREED,
        "amount": usd(billions) if billions is not None else None,
        "bound": Bound.EXACT if billions is not None else None,
    }
    return Tie(**{**stated, **fields})


def reading(
    name: str, *ties: Tie, day: str | None = None, reader: str = READER, text: str | None = None, sentence: str = ""
) -> Reading:
    """Return the reading of a document with these ties; no two names give texts that are alike."""
    head = text if text is not None else " ".join(f"{name}{number}" for number in range(40)) + ".\n"
    sentences = [sentence or _sentence(name, told) for told in ties]
    document = Document(
        id=name,
        text=head + "\n".join(sentences),
        published=date.fromisoformat(day) if day else None,
        source=f"{name}.txt",
    )
    placed, at = [], len(head)
    for told, words in zip(ties, sentences, strict=True):
        placed.append(replace(told, document=name, evidence=Span(at, at + len(words))))
        at += len(words) + 1
    return Reading(document=document, reader=reader, ties=tuple(placed))


def _sentence(name: str, told: Tie) -> str:
    amount = told.amount.amount if told.amount else "nothing"
    return f"{name} says {told.payer.party} {told.kind.value} {told.payee.party} {amount}"


def without_places(ties: Iterable[Tie]) -> list[Tie]:
    """Return ties as they were told, wherever they stand."""
    return [replace(told, document="", evidence=Span(0, 0)) for told in ties]
