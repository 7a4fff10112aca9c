"""What answers look like: the shapes that OpenAPI tells and the types of the pages are made from.

They describe what the writers of JSON write; a test holds every answer against its shape.
"""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from halqa.ledger.changes import News
from halqa.model import Confidence, FigureStatus, Grade, Kind, Origin, Status, Verdict
from halqa.network.firmness import State
from halqa.units import Bound

Item = TypeVar("Item")


class Shape(BaseModel):
    """An object of these fields and no others."""

    model_config = ConfigDict(extra="forbid", strict=False, use_attribute_docstrings=True)


class SpanTold(Shape):
    """A place in the text of a document, in code points, its end excluded."""

    start: int
    end: int


class CitationTold(Shape):
    """Where a statement of ours comes from."""

    publisher: str
    title: str | None
    published: str | None
    url: str | None


class Sum(Shape):
    """A sum as it was told."""

    amount: float | None
    amount_high: float | None
    """Of a range, its upper end."""
    currency: str | None
    per: str | None
    """`year` or `month`; null: all in all."""
    bound: Bound | None


class Terms(Sum):
    """What a claim or a deal tells beside its sum."""

    kind: Kind
    from_: str = Field(alias="from")
    """Who gives the money."""
    to: str
    """Who gets it."""
    power_mw: float | None
    chips: float | None
    stake_pct: float | None
    start: str | None
    end: str | None
    status: Status
    hearsay: bool
    """Unnamed sources alone, and no party confirms."""
    condition: str | None
    paid: bool | None
    instrument: str | None


class TieTold(Terms):
    """What a document says of a deal, with the words that say it."""

    from_span: SpanTold | None
    to_span: SpanTold | None
    shared_amount: bool
    part_of: str | None
    evidence: str | None
    """The words; null: the text is not held."""
    evidence_span: SpanTold
    rule: str | None
    """By which rule of the reader."""


class FigureTold(Shape):
    """What a document says that a party has, earns or spends."""

    party: str
    party_span: SpanTold | None
    metric: str
    amount: float | None
    amount_high: float | None
    unit: str | None
    bound: Bound | None
    period: str | None
    status: FigureStatus
    evidence: str | None
    evidence_span: SpanTold
    rule: str | None


class FigureOfParty(FigureTold):
    """A figure with the document that it stands in."""

    document: str


class DocumentHead(Shape):
    """What a document is, and who read it."""

    id: str
    lang: str | None
    title: str | None
    published: str | None
    publisher: str | None
    source: str
    encoding: str | None
    extractor: str | None
    origin: Origin
    citations: list[CitationTold]
    fetched: str | None
    sha256: str
    reader: str
    reason: str | None
    """Why there is no claim."""


class DocumentInList(DocumentHead):
    """A document without its text, and how many claims it holds."""

    ties: int
    figures: int


class DocumentTold(DocumentHead):
    """A document with its text and its claims."""

    text: str | None
    """Null: the text is not held."""
    ties: list[TieTold]
    figures: list[FigureTold]


class TellingTold(TieTold):
    """A claim of a deal with the document that it stands in."""

    document: str
    title: str | None
    published: str | None
    origin: Origin
    citations: list[CitationTold]


class SourceTold(Shape):
    """Who tells a version of a deal."""

    document: str
    publisher: str | None
    known: str | None
    grade: Grade


class VersionTold(Sum):
    """One version of a deal, with all that tell it."""

    status: Status
    hearsay: bool
    known: str | None
    origins: int
    """How many tell it of their own: retellings of one story are one."""
    confidence: Confidence
    sources: list[SourceTold]
    accepted: bool
    replaced: bool
    chosen: bool
    ties: list[TellingTold]


class DealInList(Terms):
    """What is held of a deal, without its tellings."""

    id: str
    usd: float
    """Its whole sum in US dollars; 0 where none is known."""
    known: str | None
    chosen_by: str | None
    """The rule by which its sum was chosen of several."""
    part_of: str | None
    inside_group: str | None
    shared_total: str | None
    judged: list[str]


class HeldBefore(Sum):
    """What was held of a deal on a day."""

    kind: Kind
    from_: str = Field(alias="from")
    to: str
    status: Status
    hearsay: bool


class ChangeTold(Shape):
    """What became of a deal, and whose word moved it."""

    news: News
    deal: str
    fields: list[str]
    before: dict[str, object] | None
    after: dict[str, object] | None
    by: SourceTold | None


class StepTold(ChangeTold):
    """A step of a deal, with the day since when it is held."""

    since: str | None


class DealTold(DealInList):
    """A deal with every version of it, who tells it in which words, and its steps."""

    rejected: list[TellingTold]
    versions: list[VersionTold]
    steps: list[StepTold]


class LineTold(Shape):
    """A line of a layer: a sum, and the deals that it stands for together."""

    usd: float
    deals: list[str]
    assumed: str | None
    is_excess: bool


class LayerTold(Shape):
    """A layer of the totals: the lines add up to the sum."""

    usd: float
    deals: list[str]
    lines: list[LineTold]


class Layers(Shape):
    """Announced holds firm, firm holds paid; doubtful stands beside them."""

    announced: LayerTold
    firm: LayerTold
    paid: LayerTold
    doubtful: LayerTold


class CreditTold(Shape):
    """Credit that was committed: drawn, available and conditional add up to it."""

    committed: float
    drawn: float
    available: float
    conditional: float
    deals: list[str]


class LeftOutTold(Shape):
    """A deal that is in no layer, and why."""

    deal: str
    reason: str


class TotalsTold(Layers):
    """What is announced, firm, paid and doubtful, in US dollars, no dollar twice."""

    as_of: str
    in_kind: LayerTold
    conditional: LayerTold
    optional: LayerTold
    limits: LayerTold
    credit: CreditTold
    left_out: list[LeftOutTold]
    inside_groups: Layers | None


class LedgerHeld(Shape):
    """What the ledger holds."""

    revision: str
    as_of: str
    documents: int
    ties: int
    figures: int
    first: str | None
    last: str | None
    readers: list[str]


class PartyInList(Shape):
    """A party and the number of its deals."""

    name: str
    names: dict[str, str]
    """What it is called, by language."""
    group: str
    """The head of its group."""
    deals: int


class PartyTold(PartyInList):
    """A party: what its deals come to on each side, and what is reported of it."""

    as_of: str
    identifiers: dict[str, str]
    pays: TotalsTold
    is_paid: TotalsTold
    figures: list[FigureOfParty]


class MatchTold(Shape):
    """A party that a name may mean, and why."""

    party: str
    spelling: str
    score: float
    features: dict[str, float]


class Identified(Shape):
    """Who a name means."""

    name: str
    party: str | None
    group: str | None
    identifiers: dict[str, str]
    may_be: list[str]
    matches: list[MatchTold]


class HitTold(Shape):
    """What a search found: a document, and the claim in it; without one, its title was found."""

    document: str
    origin: Origin
    title: str | None
    published: str | None
    tie: TieTold | None
    figure: FigureTold | None


class Found(Shape):
    """What a search found, the best first."""

    items: list[HitTold]


class ClaimAsked(Shape):
    """A claim that a person should decide on."""

    claim: str
    document: str
    about: str
    from_: str = Field(alias="from")
    to: str
    evidence: str
    evidence_span: SpanTold


class QuestionTold(Shape):
    """A question for a person, and what hangs on it."""

    id: str
    ask: str
    reason: str
    usd: float
    doubt: float
    deals: list[str]
    yes: str
    no: str
    claims: list[ClaimAsked]


class ClaimJudged(Shape):
    """A claim by where it stands: in the text of this hash, between these sides, at this span."""

    text: str
    about: str
    payer: str
    payee: str
    span: tuple[int, int]


class JudgementTold(Shape):
    """What a person decided, and whether it stands or was taken back."""

    id: str
    stands: bool
    verdict: Verdict
    subject: str | ClaimJudged
    other: str | ClaimJudged | None
    correction: list[tuple[str, str]]
    by: str
    at: str
    why: str


class SessionTold(Shape):
    """Who is at work in this browser; what it writes carries `csrf` as the header x-halqa-csrf."""

    name: str
    role: str
    csrf: str


class Changes(Shape):
    """What changed between two days."""

    items: list[ChangeTold]


class KnownTold(Shape):
    """How well the dollars behind a result are known."""

    firm_share: float | None
    sourced_share: float | None
    without_sum: int


class AskedTold(Shape):
    """Which money a result is about."""

    measure: str
    as_of: str
    state: State
    kind: Kind | None
    by_group: bool
    period: str | None


class CircularTold(AskedTold):
    """What goes round of some money, between bounds."""

    total_usd: float
    greatest_usd: float
    greatest_share: float | None
    typical_usd: float
    typical_share: float | None
    part_of_typical_usd: float | None = None
    acyclic_usd: float
    once_usd: float
    one_way_usd: float
    once_share: float | None
    inside_usd: float
    known: KnownTold
    ids: dict[str, str]


class Circularity(Shape):
    """What goes round: of all, and by how far it has come, by time and by kind."""

    as_of: str
    all: CircularTold
    by_state: list[CircularTold]
    by_time: list[CircularTold]
    by_kind: list[CircularTold]


class GoodsTold(Shape):
    """What is given for money, the other way."""

    from_: str | None = Field(alias="from")
    """Null: the outside."""
    to: str | None
    power_mw: float | None
    chips: float | None


class FlowTold(AskedTold):
    """Who pays whom how much and when."""

    from_: str | None = Field(alias="from")
    """Null: the outside."""
    to: str | None
    in_kind: bool
    inside: bool
    """Between parties of one group."""
    usd: float | None
    by_time: dict[str, float | None]
    goods: GoodsTold | None
    assumed: list[str]
    """What is assumed of when it moves, and by how much."""
    deals: list[str]
    known: KnownTold
    id: str


class Dependence(AskedTold):
    """Whom parties live on, layer by layer."""

    model_config = ConfigDict(extra="allow")


class VendorTold(Shape):
    """One vendor's finance."""

    model_config = ConfigDict(extra="allow")

    vendor: str


class Vendors(Shape):
    """What sellers have placed with others, and beside it what comes back of a dollar, and the yardsticks."""

    as_of: str
    items: list[VendorTold]
    returns: dict[str, object]
    yardsticks: list[dict[str, object]]


class AlignmentTold(Shape):
    """Who is ally and who rival."""

    model_config = ConfigDict(extra="allow")

    as_of: str


class Plausibilities(Shape):
    """Of each deal, whether what is told of it fits together."""

    items: list[dict[str, object]]


class QuoteTold(Shape):
    """The words under a leg of a cycle."""

    document: str
    origin: Origin
    evidence: str | None
    evidence_span: SpanTold


class LegTold(Shape):
    """A leg of a cycle: all money of a kind from one party to another."""

    model_config = ConfigDict(extra="allow")

    from_: str = Field(alias="from")
    to: str
    kind: Kind | None
    """Null: of several kinds."""
    usd: float | None
    deals: list[str]
    quotes: list[QuoteTold]


class CycleTold(Shape):
    """A cycle: what could come round, and its legs."""

    model_config = ConfigDict(extra="allow")

    as_of: str
    parties: list[str]
    types: list[str]
    flows: list[LegTold]


class Cycles(Shape):
    """The cycles that carry most."""

    as_of: str
    is_complete: bool
    """No: there are more, none of which carries more than these."""
    items: list[CycleTold]


class DealBehind(Shape):
    """A deal behind a number: its part, and for the greatest all that is held of it."""

    model_config = ConfigDict(extra="allow")

    usd: float | None
    id: str


class NumberTold(Shape):
    """A number and the deals behind it."""

    id: str
    name: str
    value: float | None
    unit: str
    reason: str | None
    """Why it is not known."""
    deals: list[DealBehind]


class Traced(Shape):
    """The numbers that an id names."""

    items: list[NumberTold]


class Pages(Shape, Generic[Item]):
    """A page of a list."""

    as_of: str | None = None
    items: list[Item]
    total: int
    next: str | None
    """The cursor of the page after; null: this is the last."""


Questions = Pages[QuestionTold]
