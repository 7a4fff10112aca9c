"""Judgements for tests, written in a line."""

from datetime import UTC, datetime, timedelta
from typing import Any

from halqa.ledger.matching import claim_key
from halqa.model import ClaimKey, Judgement, Reading, Verdict

_START = datetime(2026, 4, 1, tzinfo=UTC)


def key(reading: Reading, number: int = 0) -> ClaimKey:
    """Return the key of a tie of a reading."""
    return claim_key(reading.ties[number], reading.document)


def judged(
    verdict: Verdict, subject: ClaimKey | str, other: ClaimKey | str | None = None, minute: int = 0, **more: Any
) -> Judgement:
    """Return a judgement made so many minutes after the first."""
    at = _START + timedelta(minutes=minute)
    return Judgement(verdict=verdict, subject=subject, other=other, by="Zarqa", at=at, **more)


def undo(judgement: Judgement, minute: int = 30) -> Judgement:
    """Return what takes a judgement back."""
    return judged(Verdict.UNDO, judgement.id, minute=minute)


def correct(subject: ClaimKey, minute: int = 0, **fields: str) -> Judgement:
    """Return a correction; `from_` stands for the field `from`."""
    named = tuple((name.rstrip("_"), value) for name, value in fields.items())
    return judged(Verdict.CORRECT, subject, minute=minute, correction=named)
