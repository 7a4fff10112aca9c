"""What a person should look at first: the claims and pairs of deals where most money hangs on the least certain word.

A question is ranked by its money times its doubt: the dollars that would move if the answer were no, and how likely
that is by rule of thumb (`conventions.json`). What was judged, or looked at without an answer, is not asked again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from itertools import combinations

from halqa.catalogue.conventions import doubts, sameness, whole_sum
from halqa.ledger.matching import found, keyed
from halqa.ledger.totals import is_live
from halqa.ledger.undoing import standing
from halqa.ledger.unnamed import NEAR_SUM, SAME_SUM, unnamed
from halqa.model import SYMMETRIC, ClaimKey, Deal, Judgement, Reading, Tie, Verdict, Version
from halqa.units import UsdPerUnit, usd_if_known

_NOTHING = Decimal(0)
CLAIM_ID = re.compile("[0-9a-f]{12}")


class Reason(StrEnum):
    """Why something is in doubt."""

    ALLEGED = "alleged"  # unnamed sources, in one origin
    RUMOURED = "rumoured"  # unnamed sources, in several
    RIVAL = "rival"  # another version tells another sum
    STATED = "stated"  # one origin
    UNNAMED = "unnamed"  # one deal leaves a party without a name, which may be that of another
    MAYBE_SAME = "maybe_same"  # two deals of one kind between the same parties, with sums that are near


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether a claim holds, or whether two claims speak of one deal."""

    subject: ClaimKey
    other: ClaimKey | None  # None: whether the claim holds
    deals: tuple[Deal, ...]
    reason: Reason
    usd: Decimal  # that hang on the answer; zero: nobody tells the sum
    doubt: Decimal  # from 0 to 1

    @property
    def id(self) -> str:
        """A short name for it."""
        return sha256(f"{claim_id(self.subject)} {claim_id(self.other) if self.other else ''}".encode()).hexdigest()[
            :12
        ]

    @property
    def answers(self) -> tuple[Verdict, Verdict]:
        """What yes and no come to."""
        return (Verdict.SAME, Verdict.NOT_SAME) if self.other else (Verdict.ACCEPT, Verdict.REJECT)


def claim_id(key: ClaimKey) -> str:
    """Return a short name for a claim."""
    told = (key.text, key.about, key.payer, key.payee, key.span.start, key.span.end)
    return sha256("\0".join(map(str, told)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def questions(
    deals: Sequence[Deal], readings: Iterable[Reading], judgements: Iterable[Judgement], usd_per_unit: UsdPerUnit
) -> tuple[Question, ...]:
    """Return what to look at, what most money and doubt hang on first."""
    live = [deal for deal in deals if is_live(deal) and deal.kind not in SYMMETRIC]
    held = HeldClaims.of(readings)
    looked_at = {frozenset({each.subject, each.other}) for each in standing(judgements)}
    asked = [*_claims(live, held, usd_per_unit), *_pairs(live, held, usd_per_unit), *_unnamed(live, held, usd_per_unit)]
    new = (each for each in asked if frozenset({each.subject, each.other}) not in looked_at)
    return tuple(sorted(new, key=lambda each: (-each.usd * each.doubt, -each.doubt, each.id)))


@dataclass(frozen=True, slots=True)
class HeldClaims:
    """The claims of readings, to find again the one that a deal rests on, whatever was corrected in it."""

    by_text: Mapping[str, Sequence[ClaimKey]]
    texts: Mapping[str, str]  # id of a document -> the hash of its text

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "HeldClaims":
        """Return the claims of readings."""
        by_text: dict[str, list[ClaimKey]] = {}
        texts: dict[str, str] = {}
        for reading in readings:
            texts[reading.document.id] = reading.document.sha256
            by_text[reading.document.sha256] = [key for key, claim in keyed(reading) if isinstance(claim, Tie)]
        return cls(by_text, texts)

    def key(self, tie: Tie) -> ClaimKey | None:
        """Return the claim that a tie was read as: its kind and parties may have been corrected since."""
        text = self.texts.get(tie.document, "")
        own = ClaimKey(text=text, about=tie.kind.value, payer=tie.payer.party, payee=tie.payee.party, span=tie.evidence)
        there = (key for key in self.by_text.get(text, ()) if key.span == tie.evidence)
        return found(own, {text: [key for key in self.by_text.get(text, ()) if key == own]}) or next(there, None)

    def of_deal(self, deal: Deal) -> ClaimKey | None:
        """Return the claim that a deal is judged through: the first that tells what is held of it."""
        version = next((version for version in deal.versions if version.chosen), None)
        return self.key(version.ties[0]) if version else None


def _claims(deals: Iterable[Deal], held: HeldClaims, usd_per_unit: UsdPerUnit) -> Iterator[Question]:
    for deal in deals:
        version = next(version for version in deal.versions if version.chosen)
        reason, key = _reason(deal, version), held.of_deal(deal)
        if reason is not None and key is not None and not version.accepted:
            yield Question(
                subject=key,
                other=None,
                deals=(deal,),
                reason=reason,
                usd=usd_of(deal, usd_per_unit),
                doubt=doubts()[reason],
            )


def _reason(deal: Deal, version: Version) -> Reason | None:
    if version.hearsay:
        return Reason.RUMOURED if version.origins > 1 else Reason.ALLEGED
    sums = {each.amount for each in deal.versions if each.amount and not each.hearsay and not each.replaced}
    if len(sums) > 1:
        return Reason.RIVAL
    return Reason.STATED if version.origins == 1 else None


def _pairs(deals: Iterable[Deal], held: HeldClaims, usd_per_unit: UsdPerUnit) -> Iterator[Question]:
    """Yield pairs of deals of one kind between the same parties whose sums are near; one of each may be unknown."""
    blocks: dict[tuple[str, str, str], list[Deal]] = defaultdict(list)
    for deal in deals:
        blocks[deal.kind, deal.payer, deal.payee].append(deal)
    for namesakes in blocks.values():
        for one, other in combinations(namesakes, 2):
            sums = sorted((usd_of(one, usd_per_unit), usd_of(other, usd_per_unit)))
            keys = held.of_deal(one), held.of_deal(other)
            if sums[1] <= sums[0] * sameness().rival_ratio and keys[0] and keys[1] and not _are_parts(one, other):
                yield Question(
                    subject=min(keys[0], keys[1]),
                    other=max(keys[0], keys[1]),
                    deals=(one, other),
                    reason=Reason.MAYBE_SAME,
                    usd=sums[0],
                    doubt=doubts()[Reason.MAYBE_SAME],
                )


def _unnamed(deals: Sequence[Deal], held: HeldClaims, usd_per_unit: UsdPerUnit) -> Iterator[Question]:
    """Yield deals that leave a party without a name beside those with the other party whose sums are near."""
    by_id = {deal.id: deal for deal in deals}
    for candidate in (each for one in unnamed(deals, usd_per_unit) for each in one.candidates):
        if candidate.deal and candidate.like and not {SAME_SUM, NEAR_SUM}.isdisjoint(candidate.features):
            both = (by_id[candidate.like], by_id[candidate.deal])
            keys = held.of_deal(both[0]), held.of_deal(both[1])
            if keys[0] and keys[1]:
                yield Question(
                    subject=min(keys[0], keys[1]),
                    other=max(keys[0], keys[1]),
                    deals=both,
                    reason=Reason.UNNAMED,
                    usd=min(usd_of(deal, usd_per_unit) for deal in both),
                    doubt=doubts()[Reason.UNNAMED],
                )


def _are_parts(one: Deal, other: Deal) -> bool:
    return (
        one.part_of == other.id or other.part_of == one.id or (one.part_of is not None and one.part_of == other.part_of)
    )


def usd_of(deal: Deal, usd_per_unit: UsdPerUnit) -> Decimal:
    """Return what hangs on a deal in US dollars: its whole sum, nothing where none is known."""
    if deal.amount is None:
        return _NOTHING
    whole, _ = whole_sum(deal.amount, deal.start, deal.end)
    return usd_if_known(whole, usd_per_unit, deal.known) or _NOTHING
