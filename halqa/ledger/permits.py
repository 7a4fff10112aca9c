"""Whether a judgement can be made: what it speaks of is there, and what follows from it can hold."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from halqa.catalogue.conventions import sameness
from halqa.errors import (
    InvalidJudgementError,
    PartRingError,
    SameAsItselfError,
    UnknownClaimError,
    UnknownJudgementError,
    UnknownPartyError,
)
from halqa.ledger.checks import check
from halqa.ledger.corrections import corrected
from halqa.ledger.matching import keyed
from halqa.ledger.parties import canonical_names
from halqa.ledger.undoing import standing
from halqa.model import ClaimKey, Judgement, Reading, Tie, Verdict
from halqa.text.folding import folded

_OF_TWO = frozenset({Verdict.SAME, Verdict.NOT_SAME, Verdict.PART_OF})
_OF_A_CLAIM = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.PART_OF})
_OF_ONE = _OF_A_CLAIM - _OF_TWO
_NO_CLAIM = "is the id of no deal and of no claim: `halqa deals` and `halqa ledger review --json` list them"
_LONGEST_WORD = 2000  # characters of a name or a reason


def require_possible(judgement: Judgement, readings: Sequence[Reading], made: Sequence[Judgement] = ()) -> None:
    """Refuse a judgement that speaks of what is not there, or from which something impossible would follow."""
    _require_sound(judgement)
    if judgement.verdict is Verdict.UNDO:
        _require_made(judgement, made)
        return
    for thing in (judgement.subject, judgement.other):
        if isinstance(thing, ClaimKey):
            _claim_of(thing, readings)
        elif thing is not None:
            _require_party(thing, readings)
    if judgement.verdict is Verdict.PART_OF:
        _require_no_judged_ring(judgement, made)
    if judgement.verdict is Verdict.CORRECT and isinstance(judgement.subject, ClaimKey):
        _require_correctable(judgement, judgement.subject, readings)


def _require_sound(judgement: Judgement) -> None:
    verdict, subject, other = judgement.verdict, judgement.subject, judgement.other
    _require(judgement.by.strip() != "", verdict, "it needs the name of who makes it")
    _require(len(judgement.by) + len(judgement.why) <= _LONGEST_WORD, verdict, "its reason is too long")
    _require(verdict not in _OF_TWO or other is not None, verdict, "it needs two claims, or two parties")
    is_claim = isinstance(subject, ClaimKey)
    _require(
        verdict not in _OF_A_CLAIM or is_claim, verdict, f"it is made on a claim, and {str(subject)[:60]!r} {_NO_CLAIM}"
    )
    _require(verdict not in _OF_ONE or other is None, verdict, "it is made on one claim")
    _require(other is None or type(subject) is type(other), verdict, "a claim and a party cannot be compared")
    is_correction = verdict is Verdict.CORRECT
    _require(is_correction is bool(judgement.correction), verdict, "fields are named where a claim is corrected")
    if other is not None and _name(subject) == _name(other):
        raise SameAsItselfError(name=subject if isinstance(subject, str) else "The claim")


def _name(thing: ClaimKey | str) -> ClaimKey | str:
    return folded(thing.strip()) if isinstance(thing, str) else thing


def _require_made(judgement: Judgement, made: Iterable[Judgement]) -> None:
    if judgement.subject not in {each.id for each in made}:
        raise UnknownJudgementError(given=str(judgement.subject))


def _claim_of(key: ClaimKey, readings: Sequence[Reading]) -> tuple[Reading, Tie | None]:
    """Return the reading and the tie that a key is of; None: it is of a figure."""
    for reading in readings:
        if reading.document.sha256 == key.text:
            for own, claim in keyed(reading):
                if own == key:
                    return reading, claim if isinstance(claim, Tie) else None
    raise UnknownClaimError(given=_told(key).strip())


def _require_party(name: str, readings: Sequence[Reading]) -> None:
    """Refuse a name that is no party's: the catalogue holds it, or a text gives it, as it is read or in its words."""
    wanted, known = folded(name.strip()), {}
    if name in canonical_names():
        return
    for reading in readings:
        for tie in reading.ties:
            for mention in (tie.payer, tie.payee):
                known[folded(mention.party)] = mention.party
                if mention.span is not None:
                    known.setdefault(folded(reading.document.quote(mention.span)), mention.party)
        known.update((folded(figure.party.party), figure.party.party) for figure in reading.figures)
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1)
        raise UnknownPartyError(name=name, nearest=known[near[0]] if near else "")


def _require_correctable(judgement: Judgement, key: ClaimKey, readings: Sequence[Reading]) -> None:
    reading, tie = _claim_of(key, readings)
    if tie is None:
        raise InvalidJudgementError(verdict=judgement.verdict, reason="a figure can be rejected, but not corrected")
    better = corrected(tie, dict(judgement.correction))
    ties = tuple(better if each is tie else each for each in reading.ties)
    check(replace(reading, ties=ties))
    _require_no_ring(better, ties)


def _require_no_ring(tie: Tie, ties: Sequence[Tie]) -> None:
    """Refuse a sum that is a part of its own part, at whatever depth, as one text tells them."""
    seen, open_ = set[int](), [tie]
    while open_:
        whole = open_.pop()
        for number, other in enumerate(ties):
            if number not in seen and _is_part(whole, other):
                if other is tie:
                    raise PartRingError(part=_sum(tie), total=str(tie.part_of))
                seen.add(number)
                open_.append(other)


def _require_no_judged_ring(judgement: Judgement, made: Iterable[Judgement]) -> None:
    """Refuse a deal as a part of what was judged to be a part of it, at whatever depth."""
    wholes = {each.subject: each.other for each in standing(made) if each.verdict is Verdict.PART_OF}
    at: ClaimKey | str | None = judgement.other
    for _ in range(len(wholes) + 1):
        if at == judgement.subject:
            raise PartRingError(part=_told(judgement.subject), total=_told(judgement.other))
        at = wholes.get(at) if at is not None else None


def _told(thing: ClaimKey | str | None) -> str:
    return f"{thing.about} {thing.payer} {thing.payee}" if isinstance(thing, ClaimKey) else str(thing)


def _is_part(part: Tie, whole: Tie) -> bool:
    if part.part_of is None or whole.amount is None or part.kind is not whole.kind:
        return False
    return abs(whole.amount.amount - part.part_of) <= sameness().same_sum_within * part.part_of


def _sum(tie: Tie) -> str:
    return f"{tie.amount.amount} {tie.amount.currency}" if tie.amount else "a sum that is not told"


def _require(holds: bool, verdict: Verdict, otherwise: str) -> None:
    if not holds:
        raise InvalidJudgementError(verdict=verdict, reason=otherwise)
