"""What an explanation is made of: the rule and the words behind each field of a claim, and why a sentence gave none."""

from dataclasses import dataclass
from enum import StrEnum

from halqa.model import Figure, Mention, Span, Tie


class Rule(StrEnum):
    """A rule by which the reader decides; surfaces hold its wording."""

    KIND_EVENT = "kind.event"
    KIND_GOODS = "kind.goods"
    KIND_OBJECT = "kind.object"
    KIND_VENTURE = "kind.venture"
    KIND_PARTIES = "kind.parties"

    PARTY_NAME = "party.name"
    PARTY_PRODUCT = "party.product"
    PARTY_PERSON = "party.person"
    PARTY_DESCRIPTION = "party.description"
    PARTY_REFERENCE = "party.reference"
    PARTY_NEW = "party.new"
    PARTY_UNNAMED = "party.unnamed"
    PARTY_UNSAID = "party.unsaid"

    WAY_ACTOR_PAYS = "way.actor_pays"
    WAY_ACTOR_IS_PAID = "way.actor_is_paid"
    WAY_USUAL = "way.usual"
    WAY_MEMBER = "way.member"
    WAY_NONE = "way.none"

    SIZE_NEAR = "size.near"
    SIZE_ROUND = "size.round"
    SIZE_PART = "size.part"
    SIZE_NONE = "size.none"
    RANGE = "range.words"
    RANGE_NONE = "range.none"
    CURRENCY_WRITTEN = "currency.written"
    CURRENCY_USUAL = "currency.usual"
    PER_WRITTEN = "per.written"
    PER_NONE = "per.none"
    BOUND_WORDS = "bound.words"
    BOUND_EXACT = "bound.exact"
    BOUND_NONE = "bound.none"

    DATE_NEAR = "date.near"
    DATE_TERM = "date.term"
    DATE_NONE = "date.none"

    STATUS_DENIED = "status.denied"
    STATUS_ENDED = "status.ended"
    STATUS_HEDGED = "status.hedged"
    STATUS_FORM = "status.form"
    STATUS_STANDING = "status.standing"
    STATUS_RUMOUR = "status.rumour"

    HEARSAY_UNNAMED = "hearsay.unnamed"
    HEARSAY_PRESS = "hearsay.press"
    HEARSAY_LASTING = "hearsay.lasting"
    HEARSAY_CONFIRMED = "hearsay.confirmed"
    HEARSAY_NONE = "hearsay.none"

    SHARED = "shared.several"
    SHARED_NONE = "shared.none"
    PART_OF = "part.of"
    PART_NONE = "part.none"
    CONDITION_WORDS = "condition.words"
    CONDITION_NONE = "condition.none"
    PAID_WORDS = "paid.words"
    PAID_NONE = "paid.none"
    INSTRUMENT_WORDS = "instrument.words"
    INSTRUMENT_NONE = "instrument.none"
    EVIDENCE = "evidence.words"

    TOLD_AGAIN = "told.again"  # another telling of the same deal says so
    TOLD_LATER = "told.later"  # a later sentence says so

    METRIC_WORDS = "metric.words"
    NUMBER_WORDS = "number.words"
    UNIT_WRITTEN = "unit.written"
    PERIOD_NEAR = "period.near"
    PERIOD_NONE = "period.none"
    FIGURE_TARGET = "figure.target"
    FIGURE_PROJECTED = "figure.projected"
    FIGURE_ACTUAL = "figure.actual"

    SILENT_NO_EVENT = "silent.no_event"
    SILENT_ONE_SIDE = "silent.one_side"
    SILENT_NEGATED = "silent.negated"
    SILENT_QUESTION = "silent.question"
    SILENT_CONDITIONAL = "silent.conditional"
    SILENT_UNPLANNED = "silent.unplanned"
    SILENT_INVERTED = "silent.inverted"
    SILENT_NEEDS = "silent.needs"
    SILENT_KIND = "silent.kind"
    SILENT_FAR = "silent.far"
    SILENT_WEIGHED = "silent.weighed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one field of a claim is what it is."""

    field: str  # as JSON names it
    rule: Rule
    words: Span | None = None  # in the raw text; None: the rule goes by what is not said
    values: tuple[tuple[str, str], ...] = ()  # what its wording fills in

    @property
    def is_told(self) -> bool:
        """Whether something in the text gave the field, or else the lack of it."""
        return not self.rule.endswith(".none")


@dataclass(frozen=True, slots=True)
class Explained:
    """A claim with a reason for every field."""

    claim: Tie | Figure
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that names two parties or more and gives no tie: the pair that came nearest, and what it lacked."""

    sentence: Span
    parties: tuple[Mention, ...]  # all that it names; the nearest pair first, who acts before the other side
    reason: Reason
    cost: float | None = None  # of the nearest pair; None: no event was there to weigh it
    limit: float | None = None  # what a pair may cost


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document gives the claims it gives, and no others."""

    reader: str  # name and version
    ties: tuple[Explained, ...]
    figures: tuple[Explained, ...]
    silences: tuple[Silence, ...]
