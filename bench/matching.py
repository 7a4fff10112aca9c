"""Which claims that were read are the ones that were asked for.

Two ties are one when parties, kind and direction agree; two figures when party, metric and amount do. A match is full
when the amounts agree within 1 % (or both are absent) and the status does too. What is labelled optional is neither
asked for nor held against a reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bench.labelled import Item

TOLERANCE = 0.01


class Outcome(IntEnum):
    """How well one labelled claim was read, from worst to best."""

    MISSED = 0
    FOUND = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Match:
    """One document: the outcome of each claim asked for, and the claims read that nothing asked for."""

    outcomes: tuple[tuple[Item, Outcome], ...]
    wrong: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many claims were right, out of those asked for and those read."""

    right: int = 0
    asked: int = 0
    told: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.asked + other.asked, self.told + other.told)

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return self.right / self.told if self.told else None

    @property
    def recall(self) -> float | None:
        """The share of what was asked for that was read; None where nothing was asked for."""
        return self.right / self.asked if self.asked else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 2 right / (asked + told); None where there was nothing at all.

        >>> Score(right=2, asked=4, told=4).f1
        0.5
        """
        both = self.asked + self.told
        return 2 * self.right / both if both else None


def amounts_agree(left: float | None, right: float | None) -> bool:
    """Tell whether two amounts are within 1 % of the larger, or both absent.

    >>> amounts_agree(100e9, 99.5e9), amounts_agree(100e9, 90e9), amounts_agree(None, 0.0)
    (True, False, False)
    """
    if left is None or right is None:
        return left is right
    return abs(left - right) <= TOLERANCE * max(abs(left), abs(right))


def is_same(asked: Item, told: Item) -> bool:
    """Tell whether two claims are of one deal, or of one figure."""
    same = (asked.kind, asked.key) == (told.kind, told.key)
    return same and (asked.kind != "figure" or amounts_agree(asked.amount, told.amount))


def is_full(asked: Item, told: Item) -> bool:
    """Tell whether two claims agree in amount and status too."""
    return is_same(asked, told) and amounts_agree(asked.amount, told.amount) and asked.status == told.status


def match(asked: Sequence[Item], told: Sequence[Item]) -> Match:
    """Pair claims asked for and claims read, one to one: the required before the optional, the fullest first."""
    pairs = _pairs(asked, told)
    outcomes = tuple((item, _outcome(item, told, pairs.get(i))) for i, item in enumerate(asked) if not item.optional)
    used = set(pairs.values())
    return Match(outcomes, tuple(item for j, item in enumerate(told) if j not in used))


def score(found: Match, *, full: bool = False) -> Score:
    """Count one document's claims as right, asked for and read."""
    least = Outcome.FULL if full else Outcome.FOUND
    told = sum(outcome > Outcome.MISSED for _, outcome in found.outcomes) + len(found.wrong)
    return Score(sum(outcome >= least for _, outcome in found.outcomes), len(found.outcomes), told)


def of_kinds(found: Match, kinds: frozenset[str]) -> Match:
    """Return a match as if only claims of some kinds had been asked for and read."""
    outcomes = tuple(pair for pair in found.outcomes if pair[0].kind in kinds)
    return Match(outcomes, tuple(item for item in found.wrong if item.kind in kinds))


def _pairs(asked: Sequence[Item], told: Sequence[Item]) -> dict[int, int]:
    """Return the index of the claim read for each claim asked for that has one."""
    candidates = [(i, j) for i, item in enumerate(asked) for j, other in enumerate(told) if is_same(item, other)]
    candidates.sort(key=lambda pair: _preference(asked[pair[0]], told[pair[1]]), reverse=True)
    pairs: dict[int, int] = {}
    for i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _preference(asked: Item, told: Item) -> tuple[bool, bool, bool]:
    return (not asked.optional, is_full(asked, told), amounts_agree(asked.amount, told.amount))


def _outcome(asked: Item, told: Sequence[Item], index: int | None) -> Outcome:
    if index is None:
        return Outcome.MISSED
    return Outcome.FULL if is_full(asked, told[index]) else Outcome.FOUND
