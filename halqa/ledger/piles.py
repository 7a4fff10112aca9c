"""Tellings that differ by nothing but their day, their text and its words: reconciled as if they were one.

So a deal that is told on very many days costs little more than one that is told on few.

Only what stands alone is put together: a claim with a sum that nobody judged, that replaces none and is part of none,
of a text that tells no other claim of the family and whose story and sentence no other text tells. Each such telling is
one origin, on one more day; which deals there are, and what is held of them, asks for no more.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from halqa.ledger.tellings import Telling
from halqa.model import Mention, Span

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Pile(Telling):
    """Tellings that are reconciled as one: the first of them, and the days and texts of all."""

    members: tuple[Telling, ...] = ()
    on: tuple[date, ...] = ()  # each day once, in order
    by: frozenset[str] = frozenset()

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All of them, in their order."""
        return self.members

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it was told, in order."""
        return self.on

    @property
    def texts(self) -> frozenset[str]:
        """The texts that tell it."""
        return self.by


class Piles:
    """The tellings of a family as they come in, in their order; what stands alone goes on its pile."""

    def __init__(self, family: Sequence[Telling], linked: Collection[str]) -> None:
        """Take all that will come in, and the texts whose stories others tell too."""
        texts = Counter(telling.text for telling in family)
        passages = Counter(telling.passage for telling in family)
        self._loose: list[Telling] = []
        self._piles: dict[tuple[object, ...], Telling] = {}
        self._alone = {
            telling.order
            for telling in family
            if texts[telling.text] == 1
            and telling.text not in linked
            and (telling.passage is None or passages[telling.passage] == 1)
            and _is_plain(telling)
        }

    def add(self, tellings: Iterable[Telling]) -> None:
        """Take in tellings that come after all that are there."""
        for telling in tellings:
            if telling.order in self._alone:
                kind = _kind(telling)
                pile = self._piles.get(kind)
                self._piles[kind] = telling if pile is None else _with(pile, telling)
            else:
                self._loose.append(telling)

    def told(self) -> list[Telling]:
        """Return what is there: piles, and tellings that are on none."""
        return [*self._loose, *self._piles.values()]


def _is_plain(telling: Telling) -> bool:
    """Whether nothing that was judged, and no other sum, bears on a telling."""
    tie = telling.tie
    judged = telling.judged or telling.group or telling.apart or telling.whole or telling.accepted or telling.rejected
    sized = tie.amount is not None and telling.day is not None
    return sized and not (judged or telling.amends or tie.shared_amount or tie.part_of)


def _kind(telling: Telling) -> tuple[object, ...]:
    """Return all that two tellings must have in common: what they say, and the sum in dollars of their day."""
    tie = telling.tie
    payer, payee = (Mention(party=side.party, span=None) for side in (tie.payer, tie.payee))
    said = replace(tie, document="", evidence=_NOWHERE, rule="", payer=payer, payee=payee)
    return said, telling.usd


def _with(pile: Telling, telling: Telling) -> Pile:
    days = pile.days if pile.days[-1:] == telling.days else (*pile.days, *telling.days)
    first = pile.tellings[0]
    told = {field.name: getattr(first, field.name) for field in fields(Telling)}
    return Pile(**told, members=(*pile.tellings, telling), on=days, by=pile.texts | telling.texts)
