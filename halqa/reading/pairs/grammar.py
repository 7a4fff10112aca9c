"""What the reader's grammar alone says of a pair: the tie that it reads between the two, as a relation."""

from dataclasses import dataclass

from halqa.model import Kind, Tie
from halqa.reading.discourse import discourse
from halqa.reading.pairs.setting import Setting

RELATIONS = {
    Kind.ACQUISITION: "acquired_by",
    Kind.EQUITY: "shareholder_of",
    Kind.DEBT: "other",
    Kind.COMPUTE: "client_of",
    Kind.CHIPS: "client_of",
    Kind.ENERGY: "client_of",
    Kind.SERVICE: "client_of",
    Kind.VENTURE: "collaboration",
    Kind.PARTNERSHIP: "collaboration",
    Kind.RIVALRY: "competitor_of",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between the two, and whether the left one pays."""

    kind: Kind
    frame: str
    left_pays: bool

    @property
    def relation(self) -> str:
        """The relation that this kind of tie is."""
        return RELATIONS[self.kind]

    @property
    def left_is_head(self) -> bool:
        """Whether the left party is the head of the relation: who is acquired, holds shares, is the client."""
        return self.left_pays != (self.kind is Kind.ACQUISITION)


def links(told: Setting) -> tuple[Link, ...]:
    """Return the ties that the reader finds between the two parties, in the order of the text."""
    state = discourse(told.document, told.text, told.sentences, told.words)
    for one in told.sentences:
        state.read(one)
    pair = {told.left.party, told.right.party}
    between = (tie for tie in state.ties if {tie.payer.party, tie.payee.party} == pair)
    return tuple(dict.fromkeys(_link(tie, told) for tie in between))


def _link(tie: Tie, told: Setting) -> Link:
    return Link(tie.kind, tie.rule.split(",")[0], tie.payer.party == told.left.party)
