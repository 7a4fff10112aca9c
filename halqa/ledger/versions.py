"""The versions of a deal, which of them is held, and by which rule; what is not chosen stays beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby

from halqa.ledger.stories import joined
from halqa.ledger.strands import is_same_sum
from halqa.ledger.tellings import Telling
from halqa.model import Condition, Status, Version
from halqa.units import Bound

_PRECISION = {Bound.EXACT: 4, Bound.ABOUT: 3, Bound.AT_LEAST: 2, Bound.UP_TO: 1}
_STAGES = (Status.TALKS, Status.AGREED, Status.DONE, Status.ENDED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version beside the tellings that make it up."""

    version: Version
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a deal: its state, the version that gives the sum, and the rule that chose it."""

    status: Status
    hearsay: bool
    sum_of: Candidate  # the version whose sum is held, or the one that gives the state where no sum is known
    rule: str
    candidates: tuple[Candidate, ...]  # the best first
    live: tuple[Candidate, ...]  # those that no denial answers


def _precision(version: Version) -> tuple[int, int]:
    """Return how much a sum leaves open: its bound, then how many digits it tells."""
    if version.amount is None:
        return (0, 0)
    digits = version.amount.amount.normalize().as_tuple().digits
    return (_PRECISION[version.bound or Bound.EXACT], len(digits))


RULES: tuple[tuple[str, Callable[[Version], object]], ...] = (
    ("accepted", lambda version: version.accepted),  # what a person accepted, over all else
    ("confirmed", lambda version: not version.hearsay),  # a party's word over unnamed sources
    ("stage", lambda version: version.status is not Status.TALKS),  # an agreement over talks of it
    ("amended", lambda version: not version.replaced),  # an amendment over what it amends, however often that is told
    ("later", lambda version: version.last_known or date.min),  # the later dateline
    ("origins", lambda version: version.origins),  # more distinct stories
    ("precise", _precision),  # the more precise sum
    ("stage", lambda version: _STAGES.index(version.status) if version.status in _STAGES else -1),
    ("lower_sum", lambda version: -version.amount.amount if version.amount else Decimal(0)),
)
"""Why a version is held: the first rule that parts it from the next best.

Else `only_telling`; `only_sum` where no other tells one; `others_denied`; `denied` where nothing else is left; `first`.
"""


def held(tellings: Sequence[Telling], story: Mapping[str, str]) -> Held:
    """Return what is held of the deal that these tellings speak of; `story`: which texts tell one."""
    candidates = sorted(_with_amendments(list(_candidates(tellings, story))), key=_merit, reverse=True)
    denials = [candidate for candidate in candidates if candidate.version.status is Status.DENIED]
    told = [candidate for candidate in candidates if candidate.version.status is not Status.DENIED]
    live = tuple(candidate for candidate in told if not any(_answers(denial, candidate) for denial in denials))
    ranked = (*live, *denials, *(candidate for candidate in told if candidate not in live))
    if not live:
        sized = next((candidate for candidate in ranked if candidate.version.amount), ranked[0])
        hearsay = denials[0].version.hearsay
        return Held(Status.DENIED, hearsay, sized, "denied" if told else _rule(denials), ranked, live)
    sized_live = [candidate for candidate in live if candidate.version.amount is not None]
    sum_of = sized_live[0] if sized_live else live[0]
    status = live[0].version.status
    hearsay = sum_of.version.hearsay or (sum_of.version.status is Status.TALKS is not status)
    return Held(status, hearsay, sum_of, _rule_among(sized_live or list(live), len(live), len(told)), ranked, live)


def _rule_among(choice: Sequence[Candidate], live: int, told: int) -> str:
    """Return why the first of a choice is held, where there were more versions than could be chosen."""
    if len(choice) > 1:
        return _rule(choice)
    if live < told:
        return "others_denied"
    return "only_sum" if live > 1 else "only_telling"


def _rule(candidates: Sequence[Candidate]) -> str:
    """Return the first rule that parts the best from the next best."""
    if len(candidates) < 2:
        return "only_telling"
    best, next_best = candidates[0].version, candidates[1].version
    return next((name for name, merit in RULES if merit(best) != merit(next_best)), "first")


def _merit(candidate: Candidate) -> tuple[object, ...]:
    """Return what ranks a version: the rules in turn, and then the earliest telling, so that no two are equal."""
    merits = tuple(merit(candidate.version) for _, merit in RULES)
    return (*merits, _Earlier(candidate.tellings[0].order))


@dataclass(frozen=True, slots=True)
class _Earlier:
    order: tuple[object, ...]

    def __lt__(self, other: "_Earlier") -> bool:
        return bool(other.order < self.order)


def _answers(denial: Candidate, told: Candidate) -> bool:
    """Whether a denial speaks of a version and outweighs it.

    It speaks of the version with its own sum, or of all where it names none. A party's denial gives way only to what
    was first told after it; one by hearsay, also to what a party confirms again after it.
    """
    no, yes = denial.version, told.version
    if no.accepted is not yes.accepted:
        return no.accepted and _is_of(denial, told)
    if not _is_of(denial, told):
        return False
    since = yes.last_known if no.hearsay else yes.known
    stands = not yes.hearsay and since is not None and no.known is not None and since > no.known
    return not stands


def _is_of(denial: Candidate, told: Candidate) -> bool:
    """Whether a denial speaks of a version: it names its sum, or one of the two names none."""
    sums = (denial.version.amount, told.version.amount)
    return None in sums or is_same_sum(denial.tellings[0], told.tellings[0])


def _with_amendments(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Mark the versions after which an amendment to another sum was told."""
    amendments = [each for each in candidates if any(telling.amends for telling in each.tellings)]
    if not amendments:
        return list(candidates)
    return [
        replace(each, version=replace(each.version, replaced=any(_replaces(other, each) for other in amendments)))
        for each in candidates
    ]


def _replaces(amendment: Candidate, other: Candidate) -> bool:
    days = [telling.day for telling in amendment.tellings if telling.amends and telling.day]
    known = other.version.known
    is_later = known is not None and bool(days) and min(days) >= known
    return is_later and other.version.amount is not None and not _is_of_sum(amendment, other)


def _candidates(tellings: Sequence[Telling], story: Mapping[str, str]) -> Iterable[Candidate]:
    sums = _sums(tellings)
    for _, group in groupby(sorted(tellings, key=lambda telling: _shape(telling, sums)), lambda t: _shape(t, sums)):
        same = tuple(sorted(group, key=lambda telling: telling.order))
        yield Candidate(_version(same, story), same)


def _shape(telling: Telling, sums: dict[tuple[object, ...], int]) -> tuple[object, ...]:
    tie = telling.tie
    return (
        sums[telling.order],
        tie.bound or (Bound.EXACT if tie.amount else ""),
        tie.status,
        tie.hearsay,
        tie.shared_amount,
    )


def _sums(tellings: Sequence[Telling]) -> dict[tuple[object, ...], int]:
    """Number the distinct sums that are told, so that 27 and 27.1 billion are one."""
    orders = [telling.order for telling in tellings]
    one_of_each = {telling.tie.amount: telling for telling in reversed(tellings)}
    distinct = sorted(one_of_each.values(), key=lambda telling: telling.order)
    links = [(left.order, right.order) for left, right in combinations(distinct, 2) if is_same_sum(left, right)]
    lead = joined([telling.order for telling in distinct], links)
    numbers = {order: number for number, order in enumerate(sorted(set(lead.values())))}
    return {
        order: numbers[lead[one_of_each[telling.tie.amount].order]]
        for order, telling in zip(orders, tellings, strict=True)
    }


def _version(tellings: Sequence[Telling], story: Mapping[str, str]) -> Version:
    days = [day for telling in tellings if telling.days for day in (telling.days[0], telling.days[-1])]
    first = tellings[0].tie
    return Version(
        amount=first.amount,
        bound=first.bound,
        status=first.status,
        hearsay=first.hearsay,
        known=min(days, default=None),
        ties=(),
        origins=origins(tellings, story),
        last_known=max(days, default=None),
        accepted=any(telling.accepted for telling in tellings),
    )


def origins(tellings: Sequence[Telling], story: Mapping[str, str]) -> int:
    """Return how many distinct stories tell it: copies of a text, or of the sentence that tells it, are one."""
    piled = sum(len(telling.tellings) for telling in tellings if len(telling.tellings) > 1)
    return piled + _stories([telling for telling in tellings if len(telling.tellings) == 1], story)


def _stories(tellings: Sequence[Telling], story: Mapping[str, str]) -> int:
    first: dict[str, str] = {}
    of = {telling.text: story.get(telling.text, telling.text) for telling in tellings}
    links = [(of[each.text], first.setdefault(each.passage, of[each.text])) for each in tellings if each.passage]
    return len(set(joined(sorted(set(of.values())), links).values()))


def chosen(candidate: Candidate, held_: Held) -> Version:
    """Return a version with all that tell it, marked where it gives the sum that is held."""
    every = sorted((each for telling in candidate.tellings for each in telling.tellings), key=lambda each: each.order)
    return replace(
        candidate.version,
        chosen=candidate is held_.sum_of,
        ties=tuple(telling.tie for telling in every),
        sources=tuple(dict.fromkeys(telling.source for telling in every)),
    )


def condition(held_: Held) -> Condition | None:
    """Return why the held sum is not firm: what any live telling of the same sum states, unless it was paid."""
    same = [candidate for candidate in held_.live if _is_of_sum(candidate, held_.sum_of)]
    stated = {telling.tie.condition for candidate in same or [held_.sum_of] for telling in candidate.tellings}
    return min((each for each in stated if each is not None), default=None)


def _is_of_sum(candidate: Candidate, other: Candidate) -> bool:
    return candidate is other or is_same_sum(candidate.tellings[0], other.tellings[0])
