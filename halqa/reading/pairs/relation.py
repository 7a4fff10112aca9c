"""The relation of two organisations marked in a text: acquired by, shareholder of, client of … or none of these.

Of a directed relation one party is the head: who is acquired, who holds the shares, who is the client. The weights were
learnt from CORE (English); the features of the grammar are the same in every language.
"""

from dataclasses import dataclass
from enum import StrEnum

from halqa.model import Span
from halqa.reading.pairs.features import ALWAYS, features
from halqa.reading.pairs.setting import setting
from halqa.reading.pairs.weights import Weights, weights

_REASONS = 6  # features that are told


class Relation(StrEnum):
    """How two organisations stand to each other; the head comes first: "head acquired by tail"."""

    ACQUIRED_BY = "acquired_by"
    SHAREHOLDER_OF = "shareholder_of"
    CLIENT_OF = "client_of"
    COLLABORATION = "collaboration"
    COMPETITOR_OF = "competitor_of"
    OTHER = "other"


DIRECTED = (Relation.ACQUIRED_BY, Relation.SHAREHOLDER_OF, Relation.CLIENT_OF)


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature of the text, and how much it spoke for the relation over the average one."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that the two may have; where it has no direction the head is the one that is named first."""

    relation: Relation
    head: Span
    tail: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held of a pair: the likeliest candidate first, and what decided."""

    candidates: tuple[Candidate, ...]
    reasons: tuple[Reason, ...]

    @property
    def best(self) -> Candidate:
        """The likeliest: the likeliest relation, in its likelier direction."""
        return self.candidates[0]

    def probability(self, relation: Relation) -> float:
        """Return the probability of a relation, whichever its direction."""
        return sum(one.probability for one in self.candidates if one.relation is relation)


def relation(text: str, first: Span, second: Span, lang: str = "en") -> Judgement:
    """Judge how two marked organisations stand to each other; swapping the marks changes nothing in the answer.

    >>> told = relation("Intel acquired Mobileye for $15.3 billion.", Span(0, 5), Span(15, 23))
    >>> told.best.relation.value, told.best.head, told.best.tail
    ('acquired_by', Span(start=15, end=23), Span(start=0, end=5))
    """
    left, right = sorted((first, second))
    found = features(setting(text, left, right, lang))
    return judged(found, left, right, weights())


def judged(found: tuple[str, ...], left: Span, right: Span, learnt: Weights) -> Judgement:
    """Judge a pair by the features of its text."""
    by_name = learnt.relation_shares(found)
    total = {one: sum(share for name, share in by_name.items() if _named(name) is one) for one in Relation}
    likeliest = max(total, key=lambda one: total[one])
    candidates = []
    for one in sorted(Relation, key=lambda each: (each is not likeliest, -total[each])):
        candidates += _directed(one, total[one], left, right, found, learnt)
    detail = max((name for name in by_name if _named(name) is likeliest), key=lambda name: by_name[name])
    return Judgement(tuple(candidates), _reasons(found, detail, learnt))


def _named(name: str) -> Relation:
    """Return the relation of a learnt name: those beyond the five are other."""
    return Relation(name) if name in set(Relation) else Relation.OTHER


def _directed(
    one: Relation, share: float, left: Span, right: Span, found: tuple[str, ...], learnt: Weights
) -> list[Candidate]:
    if one not in DIRECTED:
        return [Candidate(one, left, right, share)]
    heads = learnt.left_is_head(one, found)
    both = [Candidate(one, left, right, share * heads), Candidate(one, right, left, share * (1 - heads))]
    return sorted(both, key=lambda each: -each.probability)


def _reasons(found: tuple[str, ...], name: str, learnt: Weights) -> tuple[Reason, ...]:
    """Return the features that spoke most for a relation, the strongest first."""
    speak = learnt.for_relation(name, found)
    told = sorted((Reason(one, round(weight, 3)) for one, weight in speak.items() if one != ALWAYS), key=_strength)
    return tuple(one for one in told[:_REASONS] if one.weight > 0)


def _strength(reason: Reason) -> tuple[float, str]:
    return -reason.weight, reason.feature
