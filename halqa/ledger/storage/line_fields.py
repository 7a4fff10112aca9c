"""The fields of a ledger's lines, the strict border for what comes back: types are not bent, no field is left out."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Place = Annotated[list[int], Field(min_length=2, max_length=2)]
Digits = Annotated[str, Field(max_length=100)]
Name = Annotated[str, Field(max_length=300)]


class Strict(BaseModel):
    """Types are not bent, unknown fields are refused."""

    model_config = ConfigDict(defer_build=True, strict=True, extra="forbid", frozen=True)


class CitationFields(Strict):
    """What a document in our own words rests on."""

    publisher: str
    title: str
    published: str | None
    url: str | None


class DocumentFields(Strict):
    """A document; its text is null where that is not held."""

    sha256: Hash
    id: str
    text: str | None
    title: str | None
    lang: str | None
    published: str | None
    fetched: str | None
    source: str
    publisher: str | None
    encoding: str | None
    extractor: str | None
    origin: str
    citations: list[CitationFields]


class ReadingFields(Strict):
    """A reading; its claims are checked one by one."""

    document: Hash
    reader: str
    reason: str | None
    claims: list[object]


class MoneyFields(Strict):
    """A sum."""

    amount: Digits
    currency: str
    per: str | None
    high: Digits | None


class TieFields(Strict):
    """A tie."""

    claim: Literal["tie"]
    about: str
    payer: Name
    payee: Name
    span: Place
    payer_span: Place | None
    payee_span: Place | None
    status: str
    hearsay: bool
    amount: MoneyFields | None
    bound: str | None
    power_mw: Digits | None
    chips: int | None
    stake_pct: Digits | None
    start: str | None
    end: str | None
    shared_amount: bool
    part_of: Digits | None
    condition: str | None
    paid: bool
    instrument: str | None
    rule: str


class FigureFields(Strict):
    """A figure."""

    claim: Literal["figure"]
    about: str
    payer: Name
    payee: None
    span: Place
    party_span: Place | None
    amount: Digits
    unit: str
    bound: str
    high: Digits | None
    period: str | None
    status: str
    rule: str


class TakeDownFields(Strict):
    """That a document was taken down."""

    document: Hash
    by: str
    at: str
    why: str


class KeyFields(Strict):
    """A claim by what it says."""

    text: Hash
    about: str
    payer: str
    payee: str
    span: Place


class JudgementFields(Strict):
    """A judgement."""

    verdict: str
    subject: str | KeyFields
    other: str | KeyFields | None
    correction: list[Annotated[list[str], Field(min_length=2, max_length=2)]]
    by: str
    at: str
    why: str


FIELDS: dict[str, type[TieFields] | type[FigureFields]] = {"tie": TieFields, "figure": FigureFields}
