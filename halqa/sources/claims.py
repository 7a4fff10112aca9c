"""A line of claims, as `halqa read --json` writes it -> a Reading: the strict border for claims that come from a file.

Nothing is taken on trust: every field has its type, every span lies in the text, and every quote is cut out again and
compared.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from halqa.errors import InvalidClaimError, QuoteMismatchError
from halqa.model import (
    Citation,
    Condition,
    Document,
    Figure,
    FigureStatus,
    Instrument,
    Kind,
    Mention,
    Metric,
    Origin,
    Reading,
    Span,
    Status,
    Tie,
)
from halqa.sources.objects import document, told
from halqa.units import Bound, Money, Period

LARGEST = Decimal(10) ** 30
MARKS_OF_CLAIMS = frozenset({"ties", "figures", "reader"})
PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-[QH][1-4])?")
UNITS = frozenset({"MW", "chips", "users", "%"})
CURRENCY = re.compile(r"[A-Z]{3}")


def _decimal(value: object) -> object:
    """Whole numbers stand in JSON as integers; true and false are no numbers."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _period(value: object) -> object:
    """Refuse a date that is not written as year, month, day, quarter or half."""
    if isinstance(value, str) and not PERIOD.fullmatch(value):
        raise ValueError("is not a date: write 2026, 2026-09, 2026-09-30, 2026-Q3 or 2026-H2")
    if isinstance(value, str) and len(value) == len("2026-09-30"):
        date.fromisoformat(value)
    return value


Choice = TypeVar("Choice", bound=StrEnum)


def _one_of(choices: type[Choice]) -> Callable[[object], object]:
    """Turn a word into the member that it names; other words are refused by the strict type."""

    def member(value: object) -> object:
        if isinstance(value, str) and value in {str(choice) for choice in choices}:
            return choices(value)
        return value

    return member


Number = Annotated[Decimal, BeforeValidator(_decimal), Field(gt=-LARGEST, lt=LARGEST, allow_inf_nan=False)]
Amount = Annotated[Number, Field(ge=0)]
Name = Annotated[str, Field(min_length=1, max_length=300)]
Code = Annotated[str, Field(pattern="^[A-Z]{3}$")]
When = Annotated[str, BeforeValidator(_period)]
Place = Annotated[int, Field(ge=0)]


class Strict(BaseModel):
    """Types are not bent, unknown fields are refused."""

    model_config = ConfigDict(defer_build=True, strict=True, extra="forbid", frozen=True)


class SpanFields(Strict):
    """A place in the text, in code points, its end excluded."""

    start: Place
    end: Place


class TermFields(Strict):
    """What a tie says, wherever it is said."""

    kind: Annotated[Kind, BeforeValidator(_one_of(Kind))]
    payer: Name = Field(alias="from")
    payee: Name = Field(alias="to")
    status: Annotated[Status, BeforeValidator(_one_of(Status))]
    hearsay: bool = False
    amount: Amount | None = None
    amount_high: Amount | None = None
    currency: Code | None = None
    per: Annotated[Period, BeforeValidator(_one_of(Period))] | None = None
    bound: Annotated[Bound, BeforeValidator(_one_of(Bound))] | None = None
    power_mw: Amount | None = None
    chips: Annotated[int, Field(ge=0, lt=10**15)] | None = None
    stake_pct: Amount | None = None
    start: When | None = None
    end: When | None = None
    shared_amount: bool = False
    part_of: Amount | None = None
    condition: Annotated[Condition, BeforeValidator(_one_of(Condition))] | None = None
    paid: bool = False
    instrument: Annotated[Instrument, BeforeValidator(_one_of(Instrument))] | None = None


class TieFields(TermFields):
    """A tie as JSON carries it: what it says, and where."""

    payer_span: SpanFields | None = Field(default=None, alias="from_span")
    payee_span: SpanFields | None = Field(default=None, alias="to_span")
    evidence: str
    evidence_span: SpanFields
    rule: str = ""


class FigureFields(Strict):
    """A figure as JSON carries it."""

    party: Name
    party_span: SpanFields | None = None
    metric: Annotated[Metric, BeforeValidator(_one_of(Metric))]
    amount: Number
    amount_high: Number | None = None
    unit: str
    bound: Annotated[Bound, BeforeValidator(_one_of(Bound))] = Bound.EXACT
    period: Annotated[str, Field(max_length=40)] | None = None
    status: Annotated[FigureStatus, BeforeValidator(_one_of(FigureStatus))] = FigureStatus.ACTUAL
    evidence: str
    evidence_span: SpanFields
    rule: str = ""


class CitationFields(Strict):
    """What a document in our own words rests on."""

    publisher: Annotated[str, Field(max_length=300)]
    title: Annotated[str, Field(max_length=1000)]
    published: When | None = None
    url: Annotated[str, Field(max_length=2000)] | None = None


class ReadingFields(BaseModel):
    """What stands beside the document on a line of claims."""

    model_config = ConfigDict(defer_build=True, strict=True, extra="ignore", frozen=True)

    reader: Annotated[str, Field(min_length=1, max_length=200)]
    reason: str | None = None
    sha256: str | None = None
    origin: Annotated[Origin, BeforeValidator(_one_of(Origin))] = Origin.READ
    citations: Annotated[list[CitationFields], Field(max_length=100)] = []
    ties: list[TieFields]
    figures: list[FigureFields]


def holds_claims(value: dict[str, Any]) -> bool:
    """Return whether an object is claims already read, or else a document to be read.

    >>> holds_claims({"id": "a", "text": "", "ties": [], "figures": []})
    False
    """
    return value.keys() >= MARKS_OF_CLAIMS


def reading(value: dict[str, Any], source: str) -> Reading:
    """Return the reading that an object describes, each of its claims checked against the text."""
    article = document(value, source)
    try:
        fields = ReadingFields.model_validate(value)
    except ValidationError as error:
        raise InvalidClaimError(document=article.id, reason=told(error)) from None
    if fields.sha256 not in (None, article.sha256):
        raise InvalidClaimError(document=article.id, reason="the text is not the one that the sha256 was taken of")
    told_as = replace(article, origin=fields.origin, citations=tuple(Citation(**dict(one)) for one in fields.citations))
    return Reading(
        document=told_as,
        reader=fields.reader,
        ties=tuple(_tie(tie, article) for tie in fields.ties),
        figures=tuple(_figure(figure, article) for figure in fields.figures),
        reason=fields.reason,
    )


def tie_of(terms: TermFields, document: str, evidence: Span) -> Tie:
    """Return the tie that says it in a document; the places of its parties are left open."""
    if terms.payer == terms.payee:
        raise InvalidClaimError(document=document, reason=f"{terms.payer} stands on both sides of a tie")
    return Tie(
        document=document,
        evidence=evidence,
        kind=terms.kind,
        payer=Mention(party=terms.payer, span=None),
        payee=Mention(party=terms.payee, span=None),
        status=terms.status,
        hearsay=terms.hearsay,
        amount=_money(terms, document),
        bound=terms.bound,
        power_mw=terms.power_mw,
        chips=terms.chips,
        stake_pct=terms.stake_pct,
        start=terms.start,
        end=terms.end,
        shared_amount=terms.shared_amount,
        part_of=terms.part_of,
        condition=terms.condition,
        paid=terms.paid,
        instrument=terms.instrument,
    )


def _tie(fields: TieFields, article: Document) -> Tie:
    return replace(
        tie_of(fields, article.id, _evidence(fields, article)),
        payer=_mention(fields.payer, fields.payer_span, article),
        payee=_mention(fields.payee, fields.payee_span, article),
        rule=fields.rule,
    )


def _figure(fields: FigureFields, article: Document) -> Figure:
    if fields.unit not in UNITS and not CURRENCY.fullmatch(fields.unit):
        reason = f"{fields.unit!r} is no currency and none of {sorted(UNITS)}"
        raise InvalidClaimError(document=article.id, reason=reason)
    return Figure(
        document=article.id,
        evidence=_evidence(fields, article),
        party=_mention(fields.party, fields.party_span, article),
        metric=fields.metric,
        amount=fields.amount,
        unit=fields.unit,
        bound=fields.bound,
        high=fields.amount_high,
        period=fields.period,
        status=fields.status,
        rule=fields.rule,
    )


def _money(fields: TermFields, document: str) -> Money | None:
    if fields.amount is None:
        return None
    if fields.currency is None:
        raise InvalidClaimError(document=document, reason="a tie has an amount, but no currency")
    return Money(fields.amount, fields.currency, fields.per, fields.amount_high)


def _evidence(fields: TieFields | FigureFields, article: Document) -> Span:
    """Return the span of the evidence, once the words in the text are the words that are quoted."""
    span = Span(fields.evidence_span.start, fields.evidence_span.end)
    if article.quote(span) != fields.evidence or not fields.evidence:
        raise QuoteMismatchError(document=article.id, start=span.start, end=span.end, quoted=fields.evidence)
    return span


def _mention(party: str, fields: SpanFields | None, article: Document) -> Mention:
    if fields is None:
        return Mention(party=party, span=None)
    span = Span(fields.start, fields.end)
    article.quote(span)  # refuses a span outside the text
    return Mention(party=party, span=span)
