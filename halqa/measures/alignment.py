"""Alliance and rivalry at once: what two parties are to each other, on the word of which deals, and since when.

A pair is ally, rival, both or neither. The two are told side by side, each with its strength, its dollars and its
dates, and are never netted to one sign. Which kinds of deals speak of which, how much and for how long is data:
`catalogue/alignment.json`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum

from halqa.catalogue.alignment import Lasts, Side, sides
from halqa.catalogue.chances import chance
from halqa.catalogue.conventions import day_after, first_day, term_years
from halqa.model import IN_KIND, SYMMETRIC, Deal, Kind
from halqa.network.firmness import Firmness, firmness
from halqa.network.parts import own_sums
from halqa.units import MONTHS_PER_YEAR, UsdPerUnit, usd_if_known

PartyOf = Callable[[str], str]


class Stance(StrEnum):
    """What two parties are to each other."""

    NEITHER = "neither"
    ALLY = "ally"
    RIVAL = "rival"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One deal as a sign of alliance or of rivalry between two parties, and when it holds."""

    deal: Deal
    side: Side
    weight: float
    since: date | None  # None: from before any day that is told
    until: date | None  # the day after its last; None: no end is told
    is_end_assumed: bool  # the end is the usual term of its kind

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """What speaks for one side of a pair; nothing where `deals` is empty."""

    deals: tuple[str, ...] = ()
    weight: float = 0.0  # deals, each by the weight of its kind; what is in doubt by its chance too
    firm: float = 0.0  # of that weight: deals without condition, option, mere limit or doubt
    usd: float | None = None  # what is announced, no dollar twice; None: no text tells a sum
    sized: int = 0  # deals that tell a sum of their own
    unsized: int = 0  # deals that would, and do not: partnerships and rivalries move no money
    since: date | None = None
    until: date | None = None  # when the last of them ends; None: no end is told
    is_end_assumed: bool = False
    weights: tuple[tuple[str, float], ...] = ()  # what each deal adds to the weight
    dollars: tuple[tuple[str, float], ...] = ()  # what each adds to the dollars

    @property
    def firm_share(self) -> float | None:
        """The share of its weight that is firm; None where there is no weight."""
        return self.firm / self.weight if self.weight else None

    @property
    def known_share(self) -> float | None:
        """The share of its deals of which a sum is told; None where none of them moves money."""
        moving = self.sized + self.unsized
        return self.sized / moving if moving else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two parties, in order of name, and what they are to each other: both sides, neither taken from the other."""

    parties: tuple[str, str]
    ally: Strength
    rival: Strength
    doubtful: tuple[Sign, ...] = ()  # signs that are only talked of or hearsay, where those are not counted
    past: tuple[Sign, ...] = ()  # signs that ended, were denied or have run out

    @property
    def stance(self) -> Stance:
        """Ally, rival, both or neither."""
        return _STANCES[bool(self.ally.deals), bool(self.rival.deals)]

    @property
    def doubtful_stance(self) -> Stance:
        """What they would be if all that is only talked of were so."""
        told = {sign.side for sign in self.doubtful}
        return _STANCES[bool(self.ally.deals) or Side.ALLY in told, bool(self.rival.deals) or Side.RIVAL in told]


_STANCES = {
    (False, False): Stance.NEITHER,
    (True, False): Stance.ALLY,
    (False, True): Stance.RIVAL,
    (True, True): Stance.BOTH,
}


def pairs(
    deals: Iterable[Deal],
    day: date,
    usd_per_unit: UsdPerUnit,
    *,
    with_doubtful: bool = False,
    party_of: PartyOf = str,
) -> tuple[Pair, ...]:
    """Return the pairs that deals speak of as of a day, in order of name.

    `party_of` tells whom a name counts as, such as its ultimate parent; what lies inside one party is left out.
    With `with_doubtful`, talks and hearsay count, each by its chance.

    >>> from halqa.model import Status
    >>> from halqa.catalogue.currencies import usd_per_unit
    >>> told = Deal(id="a", kind=Kind.RIVALRY, payer="AMD", payee="Nvidia", status=Status.DONE, hearsay=False,
    ...             amount=None, bound=None)
    >>> pairs([told], date(2026, 1, 1), usd_per_unit)[0].stance
    <Stance.RIVAL: 'rival'>
    """
    signs: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    for deal in sorted(deals, key=lambda deal: deal.id):
        one, other = sorted((party_of(deal.payer), party_of(deal.payee)))
        if one != other:
            signs[one, other].append(sign(deal))
    return tuple(_pair(key, signs[key], day, usd_per_unit, with_doubtful) for key in sorted(signs))


def sign(deal: Deal) -> Sign:
    """Return what a deal says of its two parties, and from when to when."""
    rule = sides()[deal.kind]
    start, told_end = first_day(deal.start), day_after(deal.end)
    since = min((day for day in (deal.known, start) if day is not None), default=None)
    usual = _usual_end(start or deal.known, deal.kind) if rule.lasts is Lasts.TERM else None
    end = told_end or usual
    return Sign(
        deal=deal,
        side=rule.side,
        weight=rule.weight * (1.0 if _is_at_least(deal, Firmness.ANNOUNCED) else float(chance(deal))),
        since=since,
        until=end,
        is_end_assumed=told_end is None and end is not None,
    )


def _usual_end(start: date | None, kind: Kind) -> date | None:
    """Return the day on which the usual term of a kind has passed; None where no beginning is told."""
    if start is None:
        return None
    months = start.month - 1 + int(term_years(kind) * MONTHS_PER_YEAR)
    year = start.year + months // MONTHS_PER_YEAR
    return date(year, months % MONTHS_PER_YEAR + 1, 1) if year <= date.max.year else None


def _pair(
    parties: tuple[str, str], signs: Sequence[Sign], day: date, usd_per_unit: UsdPerUnit, with_doubtful: bool
) -> Pair:
    known = [one for one in signs if one.since is None or one.since <= day]
    there = [one for one in known if firmness(one.deal) is not None and one.holds_on(day)]
    counted = [one for one in there if with_doubtful or _is_at_least(one.deal, Firmness.ANNOUNCED)]
    return Pair(
        parties=parties,
        ally=_strength([one for one in counted if one.side is Side.ALLY], usd_per_unit),
        rival=_strength([one for one in counted if one.side is Side.RIVAL], usd_per_unit),
        doubtful=tuple(one for one in there if one not in counted),
        past=tuple(one for one in known if one not in there),
    )


def _strength(signs: Sequence[Sign], usd_per_unit: UsdPerUnit) -> Strength:
    if not signs:
        return Strength()
    ends = [one.until for one in signs if one.until is not None]
    last = max(ends) if len(ends) == len(signs) else None
    dollars, unsized = _dollars([one.deal for one in signs], usd_per_unit)
    return Strength(
        deals=tuple(one.deal.id for one in signs),
        weight=fsum(one.weight for one in signs),
        firm=fsum(one.weight for one in signs if _is_at_least(one.deal, Firmness.COMMITTED)),
        usd=fsum(usd for _, usd in dollars) if dollars else None,
        sized=sum(one.deal.kind not in SYMMETRIC for one in signs) - unsized,
        unsized=unsized,
        since=min((one.since for one in signs if one.since is not None), default=None),
        until=last,
        is_end_assumed=last is not None and any(one.is_end_assumed and one.until == last for one in signs),
        weights=tuple((one.deal.id, one.weight) for one in signs),
        dollars=dollars,
    )


def _is_at_least(deal: Deal, least: Firmness) -> bool:
    found = firmness(deal)
    return found is not None and found >= least


def _dollars(deals: Sequence[Deal], usd_per_unit: UsdPerUnit) -> tuple[tuple[tuple[str, float], ...], int]:
    """Return what each deal comes to, in cash or in kind, no dollar twice, and how many tell no sum of their own."""
    moving = [deal for deal in deals if deal.kind not in SYMMETRIC]
    sized = [deal for deal in moving if _has_sum(deal, usd_per_unit)]
    forms = ([deal for deal in sized if (deal.instrument in IN_KIND) is held] for held in (False, True))
    owned = [own for form in forms if form for own in own_sums(form, usd_per_unit, str)]
    return tuple((own.deal.id, own.usd) for own in owned if own.usd is not None), len(moving) - len(sized)


def _has_sum(deal: Deal, usd_per_unit: UsdPerUnit) -> bool:
    """Whether a text tells a sum that is the deal's own, in a currency with a rate."""
    return not deal.shared_amount and usd_if_known(deal.amount, usd_per_unit, deal.known) is not None
