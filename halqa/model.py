"""The frozen values that every stage hands to the next; the standard library alone.

    Document --read--> Reading (Tie, Figure) --reconcile--> Deal --build--> Flow

A span counts Unicode code points of `Document.text`, its end excluded.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from halqa.errors import NotACycleError, SpanOutsideTextError
from halqa.units import Bound, Money


class Kind(StrEnum):
    """What a tie is about; `SYMMETRIC` kinds have no direction of money."""

    EQUITY = "equity"
    DEBT = "debt"
    COMPUTE = "compute"
    CHIPS = "chips"
    ENERGY = "energy"
    SERVICE = "service"
    ACQUISITION = "acquisition"
    VENTURE = "venture"
    PARTNERSHIP = "partnership"
    RIVALRY = "rivalry"


SYMMETRIC = frozenset({Kind.PARTNERSHIP, Kind.RIVALRY})
GOODS = frozenset({Kind.COMPUTE, Kind.CHIPS, Kind.ENERGY, Kind.SERVICE})
"""The kinds in which goods or services are given for the money, the other way."""


class Status(StrEnum):
    """How far a deal has come, as one document tells it."""

    TALKS = "talks"
    AGREED = "agreed"
    DONE = "done"
    DENIED = "denied"
    ENDED = "ended"


class Condition(StrEnum):
    """Why an agreed sum is not firm."""

    CONDITION = "condition"
    OPTION = "option"


class Instrument(StrEnum):
    """In what form value is given; only cash, loan and credit move money by themselves."""

    CASH = "cash"
    STOCK = "stock"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    WARRANT = "warrant"
    BACKSTOP = "backstop"
    CREDIT = "credit"


IN_KIND = frozenset({Instrument.STOCK, Instrument.GUARANTEE, Instrument.WARRANT, Instrument.BACKSTOP})
"""The forms in which no cash moves until it is called or sold."""


class Metric(StrEnum):
    """What a figure measures of one party."""

    REVENUE = "revenue"
    ANNUALISED_REVENUE = "annualised_revenue"
    OPERATING_LOSS = "operating_loss"
    OPERATING_INCOME = "operating_income"
    NET_INCOME = "net_income"
    OPERATING_CASH_FLOW = "operating_cash_flow"
    FREE_CASH_FLOW = "free_cash_flow"
    VALUATION = "valuation"
    MARKET_CAP = "market_cap"
    RAISING = "raising"
    RAISED = "raised"
    CAPEX = "capex"
    BACKLOG = "backlog"
    CASH = "cash"
    DEBT = "debt"
    POWER_CAPACITY = "power_capacity"
    CHIPS = "chips"
    USERS = "users"


class FigureStatus(StrEnum):
    """Whether a figure has happened, is expected or is aimed at."""

    ACTUAL = "actual"
    PROJECTED = "projected"
    TARGET = "target"


class Origin(StrEnum):
    """Where the words of a document come from; what is not `READ` is told as such wherever it shows."""

    READ = "read"  # a text that others wrote
    REFERENCE = "reference"  # a row of the reference ledger, told in our own words
    HAND = "hand"  # a row that a user entered, told in our own words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document's text, in code points, its end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Citation:
    """What a document in our own words rests on."""

    publisher: str
    title: str
    published: str | None = None  # as precise as it is known, like 2025-09-10
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as stored, and where it came from. All spans point into `text`, which is never changed.

    A text that may not be kept is empty here, and `digest` tells its hash: what was read in it still stands.
    """

    id: str
    text: str
    title: str | None = None
    lang: str | None = None  # None: not told; the reader finds it out
    published: date | None = None  # the dateline
    source: str = ""  # path or address
    publisher: str | None = None
    encoding: str | None = None
    extractor: str | None = None  # name and version of what took the text out of HTML
    origin: Origin = Origin.READ
    citations: tuple[Citation, ...] = ()  # of a text in our own words: what it rests on
    fetched: datetime | None = None  # with its time zone, to the second
    digest: str | None = None  # the hash of a text that is not held; None: it is here

    @property
    def sha256(self) -> str:
        """The hash of the text, held or not: two documents with the same text are one."""
        return self.digest or sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def is_held(self) -> bool:
        """Whether the text is here; it may have been taken down, or never been kept."""
        return self.digest is None

    @property
    def known(self) -> date | None:
        """The day from which the world could know it: its dateline, else the day it was fetched (UTC)."""
        return self.published or (self.fetched.astimezone(UTC).date() if self.fetched else None)

    def quote(self, span: Span) -> str:
        """Return the words at a span; none where the text is not held.

        >>> Document(id="d", text="Nvidia invests").quote(Span(0, 6))
        'Nvidia'
        """
        if not self.is_held:
            return ""
        if not 0 <= span.start <= span.end <= len(self.text):
            raise SpanOutsideTextError(document=self.id, start=span.start, end=span.end, length=len(self.text))
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a party is named, or spoken of by a name that stands for it."""

    party: str  # the canonical name
    span: Span | None  # None: carried over from an earlier sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one document says about one deal: never edited, only outweighed."""

    document: str
    evidence: Span  # the words that carry it
    kind: Kind
    payer: Mention
    payee: Mention
    status: Status
    hearsay: bool = False  # unnamed sources, and no party confirms
    amount: Money | None = None  # None: the text names no sum
    bound: Bound | None = None  # of the amount; where there is none, of the power, the chips or the stake
    power_mw: Decimal | None = None
    chips: int | None = None
    stake_pct: Decimal | None = None
    start: str | None = None  # as precise as the text: 2026, 2026-09, 2026-Q3
    end: str | None = None
    shared_amount: bool = False  # the sum is the total of several parties, the text gives no split
    part_of: Decimal | None = None  # the total that this sum is a part of
    condition: Condition | None = None  # a stated condition or option: announced, but not firm
    paid: bool = False  # the text says that the sum was paid, drawn or delivered
    instrument: Instrument | None = None
    rule: str = ""  # why the reader holds this


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a document states about one party."""

    document: str
    evidence: Span
    party: Mention
    metric: Metric
    amount: Decimal
    unit: str  # ISO currency, MW, chips, users or %
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    period: str | None = None
    status: FigureStatus = FigureStatus.ACTUAL
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader finds in one document."""

    document: Document
    reader: str  # name and version
    ties: tuple[Tie, ...] = ()
    figures: tuple[Figure, ...] = ()
    reason: str | None = None  # why there is no deal, where there is none


class Verdict(StrEnum):
    """What a person holds of a claim, of two claims, or of two names; `UNDO` takes an earlier judgement back."""

    SAME = "same"
    NOT_SAME = "not_same"
    PART_OF = "part_of"  # the subject's money is within the other's: another deal, but no dollar more
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ClaimKey:
    """A claim by what it says, so that a judgement finds it again when its text is read anew."""

    text: str  # the hash of the document's text
    about: str  # kind of a tie, metric of a figure
    payer: str  # of a figure: the party
    payee: str = ""
    span: Span  # of the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided, never edited: another judgement takes it back."""

    verdict: Verdict
    subject: ClaimKey | str  # a claim, a party by name, or for `UNDO` the id of a judgement
    other: ClaimKey | str | None = None  # what the subject is the same as, or not
    correction: tuple[tuple[str, str], ...] = ()  # for `CORRECT`: fields of the claim and their values, as in JSON
    by: str
    at: datetime  # in UTC, to the second
    why: str = ""

    @property
    def json(self) -> str:
        """All that it says, as canonical JSON: keys in order, no spaces, the time in UTC."""
        said = {
            "verdict": self.verdict,
            "subject": _judged(self.subject),
            "other": None if self.other is None else _judged(self.other),
            "correction": self.correction,
            "by": self.by,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "why": self.why,
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def id(self) -> str:
        """The hash of all that it says: the same decision told twice is one.

        >>> Judgement(verdict=Verdict.UNDO, subject="0" * 16, by="me", at=datetime(2026, 3, 1, tzinfo=UTC)).id
        '2032d33f6a8c5d50'
        """
        return sha256(self.json.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _judged(subject: ClaimKey | str) -> str | dict[str, str | list[int]]:
    if isinstance(subject, str):
        return subject
    return {
        "text": subject.text,
        "about": subject.about,
        "payer": subject.payer,
        "payee": subject.payee,
        "span": [subject.span.start, subject.span.end],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDown:
    """That the text of a document may not be kept any longer: its hash stays, and what was read in it."""

    document: str  # the hash of the text
    by: str
    at: datetime  # in UTC, to the second
    why: str = ""


class Grade(StrEnum):
    """What kind of source tells something: told apart from how sure the telling itself is."""

    PARTY = "party"  # a company's own word: its pages, or a wire that carries press releases
    PRESS = "press"  # a newspaper, an agency, a magazine, a broadcaster
    SITE = "site"
    POST = "post"  # a social network
    REFERENCE = "reference"  # a row of the reference ledger
    HAND = "hand"  # a row that a user entered
    UNKNOWN = "unknown"  # the document names no publisher that the catalogue knows


class Confidence(StrEnum):
    """How sure a version is by who tells it: told apart from what kind of sources they are."""

    CONFIRMED = "confirmed"  # two origins or more, and no mere hearsay
    STATED = "stated"  # one origin, and no mere hearsay
    RUMOURED = "rumoured"  # unnamed sources, in two origins or more
    ALLEGED = "alleged"  # unnamed sources, in one origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that tells a version, and what kind of source it is."""

    document: str
    publisher: str | None
    known: date | None
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the tellings that make up a deal, and how many independent origins carry it."""

    amount: Money | None
    bound: Bound | None
    status: Status
    hearsay: bool
    known: date | None  # the first day that a document told it
    ties: tuple[Tie, ...]
    origins: int  # distinct stories: the same wire story told twice is one
    last_known: date | None = None  # the latest day that a document told it
    chosen: bool = False  # what the deal's sum and bound were taken from
    accepted: bool = False  # a person accepted a claim of it
    replaced: bool = False  # an amendment to another sum was told after it
    sources: tuple[Source, ...] = ()  # the documents that tell it, the earliest first

    @property
    def confidence(self) -> Confidence:
        """How sure it is by who tells it."""
        if self.hearsay:
            return Confidence.RUMOURED if self.origins > 1 else Confidence.ALLEGED
        return Confidence.CONFIRMED if self.origins > 1 else Confidence.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One arrangement, and what we hold of it: the chosen telling and every other one."""

    id: str
    kind: Kind
    payer: str
    payee: str
    status: Status
    hearsay: bool  # of what we hold: the deal may be confirmed while its sum is still hearsay
    amount: Money | None
    bound: Bound | None
    condition: Condition | None = None
    paid: bool = False
    instrument: Instrument | None = None
    power_mw: Decimal | None = None
    chips: int | None = None
    stake_pct: Decimal | None = None
    start: str | None = None
    end: str | None = None
    known: date | None = None
    versions: tuple[Version, ...] = ()
    chosen_by: str = ""  # the rule that chose the telling
    part_of: str | None = None  # the deal that contains this one's money
    shared_total: str | None = None  # the total that this deal shares with others
    shared_amount: bool = False  # the amount is that total, not this deal's own share of it
    rejected: tuple[Tie, ...] = ()  # claims that a person rejected, which would speak of this deal
    judged: tuple[str, ...] = ()  # the judgements on its claims, by id

    @property
    def sum_name(self) -> str:
        """Which sum it holds: one that it shares with others has one name for all of them, any other the deal's id."""
        return self.shared_total if self.shared_total and self.shared_amount else self.id


class Assumption(StrEnum):
    """What was taken for granted to turn a deal's sum into a sum per year or month, or the other way round."""

    TERM = "term"  # the text names no term: the usual one of its kind
    ONE_PERIOD = "one_period"  # a sum per year, quarter or month without a term: one period of it
    START = "start"  # the text names no start: the month in which the deal became known
    DRAW = "draw"  # no text tells when money is drawn: evenly over the usual years of its kind
    SPLIT = "split"  # several parties share a sum, and no text says how: in equal parts


@dataclass(frozen=True, slots=True)
class Flow:
    """Money from payer to payee, in US dollars per year; goods go the other way.

    >>> Flow("OpenAI", "Oracle", 60e9, usd=300e9).usd
    300000000000.0
    """

    payer: str
    payee: str
    usd_per_year: float | None  # None: no text tells the sum, which is not zero
    kind: Kind | None = None  # None: deals of several kinds
    deals: tuple[str, ...] = field(default=())
    start: date | None = None
    end: date | None = None  # the day after the last day
    usd: float | None = None  # the whole sum over the term
    assumed: tuple[Assumption, ...] = ()
    doubtful: bool = False  # a deal under it is only talked of or hearsay
    unsized: int = 0  # deals under it without a sum of their own: the flow is then at least what it says
    known: date | None = None  # the day from which it could be known


def require_cycle(flows: Sequence[Flow]) -> None:
    """Refuse flows that do not come back to where they began.

    >>> require_cycle([Flow("A", "B", 1.0), Flow("B", "A", 1.0)])
    """
    for flow, following in zip(flows, [*flows[1:], *flows[:1]], strict=True):
        if flow.payee != following.payer:
            raise NotACycleError(receiver=flow.payee, next_payer=following.payer)
