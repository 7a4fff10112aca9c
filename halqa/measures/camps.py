"""Camps: how far allies and rivals are from two sides, and who stands with both sides of a rivalry.

A pair that is ally and rival at once counts once under each reading: all such pairs as allies, then all as rivals. The
frustration index has two proven bounds under each, and both readings are shown. No reading of them costs less than
the ties of one meaning alone, and none more than that and one for each pair that is both.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from halqa.measures.alignment import Pair, Stance
from halqa.measures.balance import Balance, balance
from halqa.measures.undecided import undecided

Tie = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two sides of parties that ties hold together and a rivalry divides, under one reading."""

    first: tuple[str, ...]  # in order of name; `first` holds the first name of all
    second: tuple[str, ...]
    open: frozenset[str]  # parties that stand elsewhere in camps that do as well: on which side, ties do not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """The camps where each pair that is both is taken as one of the two."""

    least: int  # of the frustration index, proven
    most: int
    frustrated: tuple[tuple[str, str], ...]  # the pairs that the camps found leave unsatisfied
    sides: tuple[Sides, ...]

    @property
    def is_proven(self) -> bool:
        """Whether no better camps can be."""
        return self.least == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """The camps under both readings of the pairs that are both."""

    as_allies: Partition
    as_rivals: Partition
    both: tuple[tuple[str, str], ...]  # the pairs that are read twice
    between: Mapping[tuple[str, str], tuple[str, ...]]  # for each pair of rivals: who is an ally of both
    ties: int  # pairs that are not neither

    @property
    def least(self) -> int:
        """The lower end of the interval of both readings."""
        return min(self.as_allies.least, self.as_rivals.least)

    @property
    def most(self) -> int:
        """The upper end of it."""
        return max(self.as_allies.most, self.as_rivals.most)


def camps(pairs: Sequence[Pair]) -> Camps:
    """Return the camps that pairs of allies and rivals make.

    >>> from halqa.measures.alignment import Strength
    >>> told = Strength(deals=("a",))
    >>> found = camps([
    ...     Pair(parties=("A", "B"), ally=Strength(), rival=told),
    ...     Pair(parties=("A", "C"), ally=told, rival=Strength()),
    ...     Pair(parties=("B", "C"), ally=told, rival=told),
    ... ])
    >>> (found.as_allies.most, found.as_rivals.most), found.between
    ((1, 0), {('A', 'B'): ('C',), ('B', 'C'): ()})
    """
    tied = [pair for pair in pairs if pair.stance is not Stance.NEITHER]
    return Camps(
        as_allies=_partition(tuple((*pair.parties, -1 if pair.stance is Stance.RIVAL else 1) for pair in tied)),
        as_rivals=_partition(tuple((*pair.parties, 1 if pair.stance is Stance.ALLY else -1) for pair in tied)),
        both=tuple(pair.parties for pair in tied if pair.stance is Stance.BOTH),
        between=_between(tied),
        ties=len(tied),
    )


def _between(tied: Iterable[Pair]) -> dict[tuple[str, str], tuple[str, ...]]:
    allies: dict[str, set[str]] = defaultdict(set)
    rivals = []
    for pair in tied:
        one, other = pair.parties
        if pair.ally.deals:
            allies[one].add(other)
            allies[other].add(one)
        if pair.rival.deals:
            rivals.append(pair.parties)
    return {(one, other): tuple(sorted(allies[one] & allies[other])) for one, other in rivals}


@lru_cache(
    maxsize=16
)  # another sum of a deal leaves the ties as they are; so does the other reading where none is both
def _partition(ties: tuple[Tie, ...]) -> Partition:
    """Return the camps of each part that a rivalry divides; where all are allies there are no camps."""
    parts = [part for part in _parts(ties) if any(sign < 0 for _, _, sign in part)]
    told = [_found(part) for part in parts]
    frustrated = [(str(one), str(other)) for found, _ in told for one, other, _ in found.frustrated]
    return Partition(
        least=sum(found.least for found, _ in told),
        most=sum(found.most for found, _ in told),
        frustrated=tuple(sorted(frustrated)),
        sides=tuple(sides for _, sides in told),
    )


def _parts(ties: Sequence[Tie]) -> list[list[Tie]]:
    """Return the ties of each part that hangs together, in order of their first names."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other, _ in ties:
        beside[one].append(other)
        beside[other].append(one)
    part_of: dict[str, str] = {}
    for name in sorted(beside):
        for reached in _reached(name, beside) if name not in part_of else ():
            part_of[reached] = name
    parts: dict[str, list[Tie]] = {name: [] for name in sorted(set(part_of.values()))}
    for tie in sorted(ties):
        parts[part_of[tie[0]]].append(tie)
    return list(parts.values())


def _reached(start: str, beside: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = {start}, deque([start])
    while waiting:
        fresh = [other for other in beside[waiting.popleft()] if other not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def _found(ties: Sequence[Tie]) -> tuple[Balance, Sides]:
    """Return the camps of one part: of those who stand between several others first, then of those who follow them."""
    core, leaves = _trimmed(ties)
    told = balance(core)
    camp = dict(cast("Mapping[str, int]", told.camp))
    unsure = set(cast("frozenset[str]", undecided(core, told)))
    for leaf, other, sign in reversed(leaves):
        camp[leaf] = camp.setdefault(other, 0) if sign > 0 else 1 - camp.setdefault(other, 0)
        unsure |= {leaf} if other in unsure else set()
    names = sorted(camp)
    first, second = (tuple(name for name in names if (camp[name] == camp[names[0]]) is side) for side in (True, False))
    return told, Sides(first=first, second=second, open=frozenset(unsure))


def _trimmed(ties: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    """Return ties without the parties that hang on one other alone, and theirs in the order they went, each first.

    Whatever their tie is, they can stand where it asks, so that it costs nothing.
    """
    beside: dict[str, dict[str, int]] = defaultdict(dict)
    for one, other, sign in ties:
        beside[one][other] = beside[other][one] = sign
    leaves: list[Tie] = []
    waiting = deque(sorted(name for name, others in beside.items() if len(others) == 1))
    while waiting:
        leaf = waiting.popleft()
        for other, sign in beside.pop(leaf).items():
            leaves.append((leaf, other, sign))
            del beside[other][leaf]
            waiting.extend([other] if len(beside[other]) == 1 else [])
    gone = {leaf for leaf, _, _ in leaves}
    return [tie for tie in ties if not gone.intersection(tie[:2])], leaves
