"""Claims and judgements -> deals: each arrangement with every version of it and its place in the tree of totals.

A pure function of both: their order makes no difference, and the same ones twice make none either.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby
from typing import TypeVar

from halqa.catalogue.conventions import sameness
from halqa.catalogue.placeholders import is_placeholder
from halqa.ledger.grouping import deal_tellings
from halqa.ledger.looked_at import is_known
from halqa.ledger.stories import joined
from halqa.ledger.strands import is_same_sum
from halqa.ledger.tellings import Block, Telling, counted, stories_of, tellings
from halqa.ledger.versions import Held, chosen, condition, held
from halqa.model import ClaimKey, Deal, Judgement, Kind, Reading, Tie

_NAME = re.compile(r"[\W_]+")
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Draft:
    """A deal in the making: what is held of it, and the tellings that it rests on."""

    id: str
    tellings: tuple[Telling, ...]
    held: Held
    rejected: tuple[Telling, ...] = ()  # which would speak of it, had nobody rejected them

    @property
    def block(self) -> Block:
        """Its kind and parties: those of the sum that is held, where a judgement joined deals of several.

        Where some leave a party without a name, those that name it tell who it is.
        """
        blocks = (telling.block for telling in (*self.held_tellings, *self.tellings))
        return next(filter(_is_named, blocks), self.held_tellings[0].block)

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return self.block[0]

    @property
    def held_tellings(self) -> tuple[Telling, ...]:
        """The tellings that give the sum that is held."""
        return self.held.sum_of.tellings


def _is_named(block: Block) -> bool:
    return not any(map(is_placeholder, block[1:]))


def deals(
    readings: Iterable[Reading], as_of: date | None = None, judgements: Iterable[Judgement] = ()
) -> tuple[Deal, ...]:
    """Return the deals that readings tell of as of a day (None: all that is told), in order of their ids.

    All judgements count, whenever they were made: they say what the claims mean, and are no news of the world.
    """
    every = counted(readings)
    known = [reading for reading in every if is_known(reading.document, as_of)]
    return deals_told(tellings(every, judgements, as_of), stories_of(known))


def deals_told(told: Sequence[Telling], story: Mapping[str, str], *, with_versions: bool = True) -> tuple[Deal, ...]:
    """Return the deals that tellings speak of, in order of their ids; `story`: which of the texts tell one.

    Without their versions, and what was rejected, they tell only what is held.
    """
    drafts = _drafts(told, story)
    wholes, totals = _wholes(drafts), _shared_totals(drafts)
    found = (_deal(draft, wholes.get(draft.id), totals.get(draft.id)) for draft in drafts)
    return tuple(found) if not with_versions else tuple(map(_told, found, drafts))


def set_aside(
    readings: Iterable[Reading], as_of: date | None = None, judgements: Iterable[Judgement] = ()
) -> tuple[Tie, ...]:
    """Return the claims that are in no deal because they were rejected, or their two parties were judged to be one."""
    told = tellings(counted(readings), judgements, as_of)
    return tuple(telling.tie for telling in told if not telling.counts)


def _drafts(told: Sequence[Telling], story: Mapping[str, str]) -> list[Draft]:
    """Return the deals of all blocks under ids that stay the same as later ones come in."""
    bundles = [bundle for group in _groups(told) for bundle in _bundles(group)]
    bundles.sort(key=lambda bundle: (slug(bundle[0][0].block), bundle[0][0].order))
    drafts = []
    for name, namesakes in groupby(bundles, lambda bundle: slug(bundle[0][0].block)):
        for number, (bundle, rejected) in enumerate(namesakes, start=1):
            drafts.append(Draft(name if number == 1 else f"{name}-{number}", bundle, held(bundle, story), rejected))
    return sorted(drafts, key=lambda draft: draft.id)


def _groups(told: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings of each block, or of the blocks that judgements join."""
    blocks = sorted({telling.block for telling in told})
    first: dict[ClaimKey, Block] = {}
    links = [(first.setdefault(telling.group, telling.block), telling.block) for telling in told if telling.group]
    lead = joined(blocks, links)
    groups: dict[Block, list[Telling]] = {block: [] for block in blocks}
    for telling in sorted(told, key=lambda telling: telling.order):
        groups[lead[telling.block]].append(telling)
    return [group for group in groups.values() if group]


def _bundles(group: Sequence[Telling]) -> list[tuple[tuple[Telling, ...], tuple[Telling, ...]]]:
    """Return the tellings of each deal, and the rejected ones that would be nearest to it."""
    bundles = deal_tellings([telling for telling in group if telling.counts])
    rejected: list[list[Telling]] = [[] for _ in bundles]
    for telling in group:
        if telling.rejected and bundles:
            rejected[_nearest(telling, bundles)].append(telling)
    return [(bundle, tuple(beside)) for bundle, beside in zip(bundles, rejected, strict=True)]


def _nearest(rejected: Telling, bundles: Sequence[Sequence[Telling]]) -> int:
    same = (at for at, bundle in enumerate(bundles) if any(is_same_sum(rejected, other) for other in bundle))
    return next(same, 0)


def slug(block: Block) -> str:
    """Return what the ids of a block's deals begin with; it may be that of another block too."""
    return "-".join(_NAME.sub("-", part.lower()).strip("-") for part in block)


def _deal(draft: Draft, whole: str | None, total: str | None) -> Deal:
    found, version = draft.held, draft.held.sum_of.version
    ties = [telling.tie for candidate in (found.sum_of, *found.candidates) for telling in candidate.tellings]
    start, end = _term(ties)
    return Deal(
        id=draft.id,
        kind=draft.kind,
        payer=draft.block[1],
        payee=draft.block[2],
        status=found.status,
        hearsay=found.hearsay,
        amount=version.amount,
        bound=version.bound,
        condition=condition(found),
        paid=any(telling.tie.paid for telling in draft.held_tellings),
        instrument=_first_told(tie.instrument for tie in ties),
        power_mw=_first_told(tie.power_mw for tie in ties),
        chips=_first_told(tie.chips for tie in ties),
        stake_pct=_first_told(tie.stake_pct for tie in ties),
        start=start,
        end=end,
        known=min((telling.day for telling in draft.tellings if telling.day), default=None),
        chosen_by=found.rule,
        part_of=whole,
        shared_total=total,
        shared_amount=any(telling.tie.shared_amount for telling in draft.held_tellings),
        judged=tuple(sorted({name for telling in (*draft.tellings, *draft.rejected) for name in telling.judged})),
    )


def _told(deal: Deal, draft: Draft) -> Deal:
    """Return a deal with its versions, and with what was rejected."""
    versions = tuple(chosen(candidate, draft.held) for candidate in draft.held.candidates)
    return replace(deal, versions=versions, rejected=tuple(telling.tie for telling in draft.rejected))


def _first_told(values: Iterable[Told | None]) -> Told | None:
    return next((value for value in values if value is not None), None)


def _term(ties: Sequence[Tie]) -> tuple[str | None, str | None]:
    """Return start and end as one text tells them together, else each as first told."""
    both = next((tie for tie in ties if tie.start and tie.end), None)
    if both is not None:
        return both.start, both.end
    return _first_told(tie.start for tie in ties), _first_told(tie.end for tie in ties)


def _wholes(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return for each part the deal that contains its money: the one it was judged to be a part of, or a text's total.

    A text's total counts where a deal is of its sum.
    """
    by_kind: dict[Kind, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_kind[draft.kind].append(draft)
    wholes = _judged_wholes(drafts)
    for draft in drafts:
        if draft.id in wholes:
            continue
        totals = {(telling.tie.part_of, telling.text) for telling in draft.tellings if telling.tie.part_of}
        if totals and (whole := _whole(draft, totals, by_kind[draft.kind])) and not is_under(whole, draft.id, wholes):
            wholes[draft.id] = whole
    return wholes


def _judged_wholes(drafts: Sequence[Draft]) -> dict[str, str]:
    homes = {telling.key: draft.id for draft in drafts for telling in draft.tellings}
    wholes: dict[str, str] = {}
    for draft in drafts:
        named = (homes.get(telling.whole) for telling in draft.tellings if telling.whole is not None)
        whole = next((whole for whole in named if whole is not None and whole != draft.id), None)
        if whole is not None and not is_under(whole, draft.id, wholes):
            wholes[draft.id] = whole
    return wholes


def _whole(part: Draft, totals: set[tuple[Decimal, str]], candidates: Iterable[Draft]) -> str | None:
    ranked = [
        (nearness, candidate.id)
        for candidate in candidates
        if candidate is not part
        for total, text in totals
        if (nearness := _nearness(part, candidate, total, text)) is not None
    ]
    return min(ranked)[1] if ranked else None


def _nearness(part: Draft, candidate: Draft, total: Decimal, text: str) -> int | None:
    """Return how near a total is: between the same parties, or in one text of the same payer, or of the same payee."""
    same_parties = candidate.block == part.block
    is_total = any(
        (same_parties or telling.text == text) and is_sum_of(telling.tie, total) for telling in candidate.tellings
    )
    if not is_total:
        return None
    if same_parties:
        return 0
    if candidate.block[1] == part.block[1]:
        return 1
    return 2 if candidate.block[2] == part.block[2] else None


def is_sum_of(tie: Tie, total: Decimal) -> bool:
    """Whether a tie tells a sum that may be this total."""
    return tie.amount is not None and abs(tie.amount.amount - total) <= sameness().same_sum_within * total


def is_under(lower: str, upper: str, wholes: Mapping[str, str]) -> bool:
    """Whether one sum is another, or is already a part of it at any depth: the other as its part would close a ring."""
    at: str | None = lower
    while at is not None and at != upper:
        at = wholes.get(at)
    return at == upper


def _shared_totals(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return for each deal of a consortium the name of the total that its members share."""
    links = [link for members in _consortia(drafts) for link in combinations(sorted(members), 2)]
    sharing = sorted({member for members in _consortia(drafts) for member in members})
    return {member: f"shared:{lead}" for member, lead in joined(sharing, links).items()}


def _consortia(drafts: Sequence[Draft]) -> list[set[str]]:
    """Return the deals for which one text tells one sum as the total of several parties on one side."""
    members: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for draft in drafts:
        for telling in draft.tellings:
            tie = telling.tie
            if tie.shared_amount and tie.amount is not None:
                for side, party in enumerate(draft.block[1:]):
                    members[telling.text, draft.kind, tie.amount, side, party].add(draft.id)
    return list(members.values())
