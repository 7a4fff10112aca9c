"""Which names mean one party, where the catalogue holds none of them: two spellings, or one in each script.

A name is first compared with the catalogue (`parties.identity`); what is left, newcomers, with each other. Names that
are surely alike join, but only where every two of those joined are alike: a name that fits two which differ joins
neither. The two sides of one claim are never one party. All of it follows from the names and from who faces whom
alone: neither the order in which they come in nor the day makes a difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from halqa.catalogue.parties import near_names
from halqa.catalogue.placeholders import placeholder
from halqa.ledger.parties import (
    SAME_AT,
    Feature,
    Spelling,
    canonical_names,
    consonants,
    features,
    identity,
    is_sure,
    register,
)
from halqa.ledger.sides import Sides
from halqa.ledger.stories import joined
from halqa.text.folding import folded
from halqa.text.transliteration import is_arabic

NOT_JUDGED: Final[Sides[str]] = Sides()
_NUMBERS: Final = re.compile(r"\d+|\b[^\W\d_]\b")  # and letters that stand alone: Series F is not Series G

Pair = tuple[str, str]


def known_as(facing: Iterable[Pair], judged: Sides[str] = NOT_JUDGED) -> dict[str, str]:
    """Return the name that each name is held under, where it is another; `facing`: the two names of each claim.

    `judged`: which names people told to be one party, or two.

    >>> known_as([("Pelagia", "Nvidia"), ("بيلاجيا", "Nvidia"), ("Nvidia Corp.", "Pelagia")])
    {'Nvidia Corp.': 'Nvidia', 'بيلاجيا': 'Pelagia'}
    """
    pairs = {pair for pair in facing if is_newcomer(pair[0]) or is_newcomer(pair[1])}
    names = {name for pair in pairs for name in pair if is_newcomer(name)}
    return held_names(names, pairs, links(names), judged)


def is_newcomer(name: str) -> bool:
    """Whether the catalogue holds no party under just this name."""
    return name not in canonical_names()


def held_names(
    names: Collection[str], facing: Iterable[Pair], alike: Iterable[Pair], judged: Sides[str] = NOT_JUDGED
) -> dict[str, str]:
    """Return the name that each of these names is held under, where it is another.

    `alike`: the pairs among them that are surely one (`links`); all that are linked to one of them are among them.
    """
    told = {(min(pair), max(pair)) for pair in facing}
    meant = {name: party for name in names if (party := identity(name)) != name and not judged.are_apart(name, party)}
    torn = {name for pair in told if meant.get(pair[0], pair[0]) == meant.get(pair[1], pair[1]) for name in pair}
    found = {name: party for name, party in meant.items() if name not in torn}
    for group in _groups(sorted(names), alike):
        if _is_one_party(group, told, judged):
            found |= dict.fromkeys(group[1:], group[0])
    return dict(sorted(found.items()))


def _groups(names: Iterable[str], alike: Iterable[Pair]) -> Iterable[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, lead in joined(names, alike).items():
        groups[lead].append(name)
    return (group for group in groups.values() if len(group) > 1)


def _is_one_party(group: Sequence[str], told: Collection[Pair], judged: Sides[str]) -> bool:
    """Whether every two names of a group are alike, and nothing tells of two of them that they are two."""
    members = frozenset(group)
    if any(one in members and other in members for one, other in told):
        return False
    if any(judged.are_apart(*pair) for pair in combinations(members & judged.lead.keys(), 2)):
        return False
    by_letters = {Spelling(name).letters: name for name in group}
    return all(score(*pair) >= SAME_AT for pair in combinations(by_letters.values(), 2))


def links(names: Iterable[str]) -> set[Pair]:
    """Return the pairs of newcomers' names that are surely one party's."""
    ordered = sorted(set(names))
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in ordered:
        for key in keys(name):
            by_key[key].append(name)
    return {
        (name, other)
        for name in ordered
        for other in {other for key in keys(name) for other in by_key[key] if other > name}
        if are_one(name, other)
    }


@lru_cache(maxsize=1 << 15)
def keys(name: str) -> frozenset[str]:
    """Return what two names that may be one share: consonants that follow each other, or the letters; and all numbers.

    None for a name that is the catalogue's, or that leaves a party unnamed: it is compared with no newcomer.
    """
    if identity(name) != name or placeholder(name):
        return frozenset()
    spelling, numbers = Spelling(name), "".join(sorted(_numbers(name).elements()))
    return frozenset(f"{numbers}{key}" for key in {*consonants(spelling.core), spelling.letters})


def are_one(one: str, other: str) -> bool:
    """Whether two newcomers' names surely mean one party.

    >>> are_one("Brightloom Labs", "Brightloom"), are_one("Crescent Capital", "Crescent Energy")
    (True, False)
    """
    return _are_one(*sorted((one, other)))


@lru_cache(maxsize=1 << 16)
def _are_one(one: str, other: str) -> bool:
    mine, theirs = keys(one), keys(other)
    if 2 * len(mine & theirs) < max(len(mine), len(theirs)) - 1:
        return False  # but for the letters half of them must be the same
    reasons = resemblance(one, other)
    return bool(reasons) and is_sure(Spelling(one), Spelling(other), reasons)


def score(one: str, other: str) -> float:
    """Return how surely two newcomers' names are one party's, from 0 to 1."""
    return min(1.0, sum(reason.value for reason in resemblance(*sorted((one, other)))))


def resemblance(one: str, other: str) -> tuple[Feature, ...]:
    """Return the reasons for taking two newcomers' names for one; none where something tells them apart.

    Latin names are told by their letters, of which only a legal form and what describes a firm may be left out.
    """
    left, right = Spelling(one), Spelling(other)
    if left.letters == right.letters:
        return (Feature("same_letters", 1.0),)
    is_word = folded(one) in near_names() or folded(other) in near_names()
    if is_word or _numbers(one) != _numbers(other) or (_described(left) and _described(right)):
        return ()
    is_latin = not is_arabic(one) and not is_arabic(other)
    if is_latin and "".join(left.core).casefold() != "".join(right.core).casefold():
        return ()
    found = tuple(features(left, right))
    return () if found[0].name == "initials" else found


def reasons(name: str, held: str) -> tuple[Feature, ...]:
    """Return why a name is held under another, feature by feature.

    >>> [reason.name for held in ("Pelagia", "Nvidia") for reason in reasons(held.upper(), held)]
    ['same_letters', 'same_letters']
    """
    if is_newcomer(held):
        return resemblance(*sorted((name, held)))
    return next((match.features for match in register().matches(name) if match.party == held), ())


def _described(spelling: Spelling) -> bool:
    return len(spelling.words) > len(spelling.core)


def _numbers(name: str) -> Counter[str]:
    return Counter(_NUMBERS.findall(folded(name)))
