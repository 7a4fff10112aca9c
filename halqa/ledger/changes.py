"""What changed between two days: deals that are new, revised, confirmed, denied, ended, or told as one with another.

The same comparison, from one state of a deal to the next, is the ladder of its status: who moved it, and when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from halqa.ledger.states import ALWAYS, State
from halqa.ledger.totals import is_announced, is_live
from halqa.model import Deal, Source, Status

_FIELDS = ("amount", "bound", "condition", "start", "end", "power_mw", "chips", "stake_pct", "instrument", "kind")


class News(StrEnum):
    """What became of a deal."""

    NEW = "new"
    REVISED = "revised"  # its sum, its term or another field, or its status fell back
    CONFIRMED = "confirmed"  # it is surer than it was: a party's word, an agreement, done, paid
    DENIED = "denied"
    ENDED = "ended"
    MERGED = "merged"  # it is told as one with another since, or its claims were rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one deal between two days, and whose word moved it."""

    news: News
    before: Deal | None
    after: Deal | None
    fields: tuple[str, ...] = ()  # what was revised
    by: Source | None = None  # the first document in between that tells what is held now

    @property
    def deal(self) -> Deal:
        """The deal as it is held last."""
        held = self.after or self.before
        assert held is not None  # noqa: S101 - one of the two is there, or nothing changed
        return held


def changes(before: Iterable[Deal], after: Iterable[Deal], since: date | None = None) -> tuple[Change, ...]:
    """Return what changed from the deals held on one day, `since`, to those of a later one, in order of news and id.

    A deal may be both confirmed and revised. One that was denied or ended before anybody told of it is told as such.
    """
    then, now = ({deal.id: deal for deal in deals} for deals in (before, after))
    found = [
        Change(news=news, before=then.get(name), after=now.get(name), fields=fields, by=_mover(now.get(name), since))
        for name in sorted(then.keys() | now.keys())
        for news, fields in _news(then.get(name), now.get(name))
    ]
    order = list(News)
    return tuple(sorted(found, key=lambda change: order.index(change.news)))


def _news(before: Deal | None, after: Deal | None) -> list[tuple[News, tuple[str, ...]]]:
    if after is None:
        return [(News.MERGED, ())]
    ends = {Status.DENIED: News.DENIED, Status.ENDED: News.ENDED}
    if before is None:
        return [(ends.get(after.status, News.NEW), ())]
    if after.status in ends:
        return [(ends[after.status], ())] if before.status is not after.status else []
    fields = tuple(name for name in _FIELDS if getattr(before, name) != getattr(after, name))
    told = [(News.CONFIRMED, ())] if _sureness(after) > _sureness(before) else []
    if _sureness(after) < _sureness(before):
        fields = ("status", *fields)
    return [*told, *([(News.REVISED, fields)] if fields else [])]


def _sureness(deal: Deal) -> int:
    """Return how sure a deal is: not at all, in doubt, agreed, done, paid."""
    if not is_live(deal):
        return 0
    if not is_announced(deal):
        return 1
    return 2 + (deal.status is Status.DONE or deal.paid) + deal.paid


def _mover(after: Deal | None, since: date | None) -> Source | None:
    """Return the first document after a day that tells what is held: its status, best of all with its sum."""
    if after is None:
        return None
    sources = [
        (not version.chosen, source.known, source.document, source)
        for version in after.versions
        if version.status is after.status
        for source in version.sources
        if source.known is not None and (since is None or source.known > since)
    ]
    return min(sources, default=(None, None, None, None))[3]


def ladder(states: Iterable[State]) -> tuple[tuple[date | None, Change], ...]:
    """Return each step of one deal with its day (None: a document without one told it), from its states in order."""
    steps, before = list[tuple[date | None, Change]](), list[State]()
    for state in states:
        day = None if state.since == ALWAYS else state.since
        known = [each.deal for each in before[-1:]]
        steps += [(day, change) for change in changes(known, [state.deal], _day_before(day))]
        before.append(state)
    return tuple(steps)


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day is not None and day > date.min else None
