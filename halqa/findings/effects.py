"""What the assumptions of a stress decide: what is lost at the low and at the high end of each, by size of effect."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from halqa.catalogue.assumptions import Assumption
from halqa.findings.fates import worst
from halqa.findings.stressed import Question, Stressed, assumed, stressed
from halqa.findings.view import View

_LEAST = 1.0  # US dollars


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How an assumption moves what all parties lose, in US dollars, and how many fail."""

    assumption: Assumption
    low: float  # the change where it is at the low end of its range
    high: float
    failed: tuple[int, int]  # how many fail at the low end, and at the high one

    @property
    def size(self) -> float:
        """The greater of the two changes."""
        return max(abs(self.low), abs(self.high))


def effects(view: View, question: Question, found: Stressed) -> Iterator[Effect]:
    """Yield the effect of one assumption after another, in their order."""
    usual = float(worst(found).lost.sum())
    for name, one in assumed().items():
        ends = [worst(stressed(view, question, {name: value})) for value in (one.low, one.high)]
        low, high = (float(side.lost.sum()) - usual for side in ends)
        few, many = (int((side.course.failed_in >= 0).sum()) for side in ends)
        yield Effect(assumption=one, low=low, high=high, failed=(few, many))


def by_size(told: Iterable[Effect]) -> tuple[Effect, ...]:
    """Return the effects that there are, the greatest first."""
    found = [one for one in told if one.size > _LEAST]
    return tuple(sorted(found, key=lambda one: (-one.size, one.assumption.name)))
