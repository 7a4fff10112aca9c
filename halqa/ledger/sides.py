"""What follows from words on pairs, that two things are one or are not: groups, and which of them are kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from halqa.model import ClaimKey

Thing = TypeVar("Thing", ClaimKey, str)
"""Things with an order, so that the first of a group can stand for it."""


@dataclass(frozen=True, slots=True)
class Sides(Generic[Thing]):
    """Which things are one, and which are not; only things that were judged are in it."""

    lead: Mapping[Thing, Thing] = field(default_factory=dict)  # each thing, and the first of those that are one with it
    apart: Mapping[Thing, frozenset[Thing]] = field(default_factory=dict)  # between those that stand for a group

    def are_apart(self, one: Thing, other: Thing) -> bool:
        """Whether two things were told to be two."""
        return self.lead.get(one, one) in self.apart.get(self.lead.get(other, other), frozenset())


def sides(words: Iterable[tuple[Thing, Thing, bool]]) -> Sides[Thing]:
    """Return what words on pairs come to: (one, other, whether they are one), the word that weighs most first.

    What an earlier word leaves no room for is passed over.

    >>> found = sides([("a", "b", True), ("c", "b", False), ("a", "c", True)])
    >>> found.lead, found.are_apart("a", "c")
    ({'a': 'a', 'b': 'a', 'c': 'c'}, True)
    """
    groups: dict[Thing, set[Thing]] = {}  # by a member that stands for it
    stands: dict[Thing, Thing] = {}
    apart: dict[Thing, set[Thing]] = defaultdict(set)
    for one, other, is_same in words:
        for thing in (one, other):
            groups.setdefault(stands.setdefault(thing, thing), {thing})
        left, right = stands[one], stands[other]
        if left == right or right in apart[left]:
            continue
        if is_same:
            _join(left, right, groups, stands, apart)
        else:
            apart[left].add(right)
            apart[right].add(left)
    first = {name: min(members) for name, members in groups.items()}
    return Sides(
        {thing: first[name] for thing, name in stands.items()},
        {first[name]: frozenset(first[other] for other in others) for name, others in apart.items() if others},
    )


def _join(
    left: Thing,
    right: Thing,
    groups: dict[Thing, set[Thing]],
    stands: dict[Thing, Thing],
    apart: dict[Thing, set[Thing]],
) -> None:
    """Put the smaller of two groups into the greater, with what it is kept apart from."""
    more, fewer = (left, right) if len(groups[left]) >= len(groups[right]) else (right, left)
    stands.update(dict.fromkeys(groups[fewer], more))
    groups[more] |= groups.pop(fewer)
    for other in apart.pop(fewer, set()):
        apart[other].discard(fewer)
        apart[other].add(more)
        apart[more].add(other)
