"""What was held of each deal, from which day to which: two clocks in one list.

A deal changes only on a day on which a telling of it, or of a deal that it hangs together with, became known. So its
history is a short list of states, and what was held on a day is looked up, not reconciled anew.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from halqa.ledger.deals import deals_told
from halqa.ledger.families import families
from halqa.ledger.piles import Piles
from halqa.ledger.stories import joined
from halqa.ledger.tellings import Telling, counted, story_links, tellings
from halqa.model import Deal, Judgement, Reading

ALWAYS = date.min
"""The day from which a document is known that tells no day."""


@dataclass(frozen=True, slots=True)
class State:
    """A deal as it was held from one day to another."""

    since: date  # `ALWAYS`: from before any day
    until: date | None  # the day on which the next state begins, or the deal is told under another id; None: none yet
    deal: Deal

    def holds_on(self, day: date | None) -> bool:
        """Whether it was what was held on a day; None: on the last."""
        return self.until is None if day is None else self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Stories:
    """Which texts tell one story, and since when each is known."""

    known: Mapping[str, date]
    links: Mapping[str, frozenset[str]]  # between texts that tell one

    def mates(self, texts: Iterable[str]) -> set[str]:
        """Return texts with all those that tell their stories."""
        found, open_ = set[str](), [text for text in texts if text in self.links]
        while open_:
            text = open_.pop()
            if text not in found:
                found.add(text)
                open_ += self.links.get(text, ())
        return found

    def of(self, mates: Iterable[str], day: date) -> dict[str, str]:
        """Return which of these texts told one story, as far as they were known on a day."""
        there = dict.fromkeys(sorted(text for text in mates if self.known[text] <= day))
        return joined(there, [(one, other) for one in there for other in self.links[one] if other in there])

    def until(self, day: date) -> "Stories":
        """Return what was known of them on a day."""
        there = {text: since for text, since in self.known.items() if since <= day}
        return Stories(there, {text: others & there.keys() for text, others in self.links.items() if text in there})


def histories(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> dict[str, tuple[State, ...]]:
    """Return the states of every deal that was ever held, by its id."""
    known = counted(readings)
    stories = Stories(
        {reading.document.sha256: reading.document.known or ALWAYS for reading in known},
        _both_ways(story_links(known)),
    )
    found: dict[str, tuple[State, ...]] = {}
    for family in families(tellings(known, judgements)):
        found |= states(snapshots(family, stories))
    return found


def held_on(history: Mapping[str, Sequence[State]], day: date | None = None) -> tuple[Deal, ...]:
    """Return the deals that were held on a day (None: on the last), in order of their ids."""
    there = (state.deal for name in sorted(history) for state in history[name] if state.holds_on(day))
    return tuple(there)


def snapshots(
    family: Sequence[Telling], stories: Stories, since: date = ALWAYS, *, with_versions: bool = True
) -> Iterator[tuple[date, tuple[Deal, ...]]]:
    """Yield the deals of a family on each day on which they may change, from a day on; it comes in its order."""
    mates = stories.mates({telling.text for telling in family})
    days = {since} | {telling.known for telling in family} | {stories.known[text] for text in mates}
    piles, at = Piles(family, mates), 0
    for day in sorted(day for day in days if day >= since):
        until = bisect_right(family, day, at, key=lambda telling: telling.known)
        piles.add(family[at:until])
        yield day, deals_told(piles.told(), stories.of(mates, day), with_versions=with_versions)
        at = until


def states(
    found: Iterable[tuple[date, Sequence[Deal]]], until_then: Mapping[str, tuple[date, Deal]] | None = None
) -> dict[str, tuple[State, ...]]:
    """Return the states of each deal from what was held on each day; days on which nothing changed are passed over.

    `until_then`: what was held until the first of these days, and since when.
    """
    on: dict[str, list[tuple[date, Deal | None]]] = defaultdict(list)
    on.update({name: [state] for name, state in (until_then or {}).items()})
    for day, deals in found:
        held = {deal.id: deal for deal in deals}
        for name in on.keys() | held.keys():
            before = on[name][-1][1] if name in on else None
            if held.get(name) != before:
                on[name].append((day, held.get(name)))
    return {name: tuple(_spans(changes)) for name, changes in on.items()}


def _spans(changes: Sequence[tuple[date, Deal | None]]) -> Iterator[State]:
    for (day, deal), (until, _) in pairwise([*changes, (None, None)]):
        if deal is not None and day is not None:
            yield State(day, until, deal)


def _both_ways(links: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        found[one].add(other)
        found[other].add(one)
    return {text: frozenset(others) for text, others in found.items()}
