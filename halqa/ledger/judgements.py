"""Judgements -> decisions: what the judgements that stand come to, for the claims and the names that are there.

Pure, and free of the order in which judgements come in. Of judgements that contradict each other the latest holds, and
an earlier one as far as the later ones leave it room. A judgement says what claims mean, it is no news of the world: it
counts from whatever day one looks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from halqa.catalogue.parties import parties
from halqa.ledger.matching import ClaimsByText, found
from halqa.ledger.sides import Sides, sides
from halqa.ledger.undoing import standing
from halqa.model import ClaimKey, Judgement, Verdict
from halqa.text.folding import folded

_PAIRS = frozenset({Verdict.SAME, Verdict.NOT_SAME})
_MERITS = frozenset({Verdict.ACCEPT, Verdict.REJECT})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A judgement, and the claims or names that it means as they are there now."""

    judgement: Judgement
    subject: ClaimKey | str
    other: ClaimKey | str | None

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict


@dataclass(frozen=True, slots=True)
class Decisions:
    """What judgements come to."""

    claims: Sides[ClaimKey] = field(default_factory=Sides)
    names: Mapping[str, str] = field(default_factory=dict)  # a party as read -> the name that it is held under
    spellings: Mapping[tuple[str, str], str] = field(default_factory=dict)  # folded words, party as read -> party
    parties: Sides[str] = field(default_factory=Sides)  # which names were judged to be one party, or two
    known_as: Mapping[str, str] = field(default_factory=dict)  # a name -> that of its party, as spelling and sound tell
    rejected: frozenset[ClaimKey] = frozenset()
    accepted: frozenset[ClaimKey] = frozenset()
    corrections: Mapping[ClaimKey, Mapping[str, str]] = field(default_factory=dict)
    parts: Mapping[ClaimKey, ClaimKey] = field(default_factory=dict)  # a claim -> one of the deal that contains its own
    bearing: Mapping[ClaimKey, tuple[str, ...]] = field(default_factory=dict)  # the ids of what was judged of a claim

    def party(self, name: str, words: str) -> str:
        """Return the name that a party is held under, which was read as `name` from these words.

        What was judged of a name comes first, then what it is known as, and what was judged of that.
        """
        name = self.told(name, words)
        if name in self.names:
            return self.names[name]
        known = self.known_as.get(name, name)
        return self.names.get(known, known)

    def told(self, name: str, words: str) -> str:
        """Return the name that a party is told under: the words themselves where they were judged to be another's."""
        return self.spellings.get((folded(words), name), name) if self.spellings else name


NONE = Decisions()


def decisions(judgements: Iterable[Judgement], claims: ClaimsByText) -> Decisions:
    """Return what judgements come to for these claims.

    What was judged of texts that are not there bears on no claim, but joins those that are there all the same: if A is
    B, and B is C, then A is C whether or not B is known.
    """
    held = list(_placed(standing(judgements), claims))
    if not held:
        return NONE
    parties_judged = sides(_pairs(held, str))
    merits = {each.subject: each.verdict for each in held if each.verdict in _MERITS}
    return Decisions(
        claims=sides(_pairs(held, ClaimKey)),
        names=_names(parties_judged),
        spellings=_spellings(held),
        parties=parties_judged,
        rejected=_keys(merits, Verdict.REJECT),
        accepted=_keys(merits, Verdict.ACCEPT),
        corrections=_corrections(held),
        parts=_parts(held),
        bearing=_bearing(held),
    )


def _placed(held: Iterable[Judgement], claims: ClaimsByText) -> Iterable[_Placed]:
    for judgement in held:
        subject, other = _as_read(judgement.subject, claims), _as_read(judgement.other, claims)
        if subject is not None and subject != other:
            yield _Placed(judgement, subject, other)


def _as_read(thing: ClaimKey | str | None, claims: ClaimsByText) -> ClaimKey | str | None:
    """Return the claim that is meant, where its text is there; else its own key."""
    return found(thing, claims) or thing if isinstance(thing, ClaimKey) else thing


def _pairs(held: Sequence[_Placed], of: type) -> list[tuple[Any, Any, bool]]:
    """Return the pairs of claims or of names that were told to be one or two, the latest word first."""
    return [
        (each.subject, each.other, each.verdict is Verdict.SAME)
        for each in reversed(held)
        if each.verdict in _PAIRS and isinstance(each.subject, of) and isinstance(each.other, of)
    ]


def _names(merged: Sides[str]) -> dict[str, str]:
    """Return the name that each merged party is held under: one of the catalogue, else the first by the alphabet."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, lead in merged.lead.items():
        groups[lead].append(name)
    best = {lead: min(members, key=lambda name: (name not in _known(), name)) for lead, members in groups.items()}
    return {name: best[lead] for name, lead in merged.lead.items() if best[lead] != name}


@cache
def _known() -> frozenset[str]:
    return frozenset(entry.name for entry in parties())


def _spellings(held: Iterable[_Placed]) -> dict[tuple[str, str], str]:
    """Return the words that were told not to be the party they are read as, and not later to be it again."""
    told: dict[tuple[str, str], str] = {}
    for each in held:
        if each.verdict in _PAIRS and isinstance(each.subject, str) and isinstance(each.other, str):
            for words, party in ((each.subject, each.other), (each.other, each.subject)):
                told.pop((folded(words), party), None)
                if each.verdict is Verdict.NOT_SAME:
                    told[folded(words), party] = words
    return told


def _keys(merits: Mapping[ClaimKey | str, Verdict], verdict: Verdict) -> frozenset[ClaimKey]:
    return frozenset(key for key, last in merits.items() if last is verdict and isinstance(key, ClaimKey))


def _corrections(held: Iterable[_Placed]) -> dict[ClaimKey, dict[str, str]]:
    """Return the fields of each claim that were corrected; of several values for one field the latest holds."""
    found_: dict[ClaimKey, dict[str, str]] = defaultdict(dict)
    for each in held:
        if each.verdict is Verdict.CORRECT and isinstance(each.subject, ClaimKey):
            found_[each.subject] |= dict(each.judgement.correction)
    return dict(found_)


def _parts(held: Iterable[_Placed]) -> dict[ClaimKey, ClaimKey]:
    return {
        each.subject: each.other
        for each in held
        if each.verdict is Verdict.PART_OF and isinstance(each.subject, ClaimKey) and isinstance(each.other, ClaimKey)
    }


def _bearing(held: Iterable[_Placed]) -> dict[ClaimKey, tuple[str, ...]]:
    found_: dict[ClaimKey, tuple[str, ...]] = defaultdict(tuple)
    for each in held:
        for thing in (each.subject, each.other):
            if isinstance(thing, ClaimKey):
                found_[thing] += (each.judgement.id,)
    return dict(found_)
