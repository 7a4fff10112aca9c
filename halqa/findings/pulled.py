"""Who pulled whom: through which deals what a party lacks comes from others, and back to where it began."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from halqa.findings.stressed import Side
from halqa.stress.system import MECHANISMS, OUTSIDE, Mechanism, Role

_LEAST = 1e6  # US dollars: less is not told of
_SUPPLY, _VALUE = MECHANISMS.index(Mechanism.SUPPLY), MECHANISMS.index(Mechanism.VALUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What one party costs another, by one mechanism."""

    by: str | None  # None: the outside, where the shock acts by itself
    to: str
    mechanism: Mechanism
    usd: float
    first: int | None  # the month from 0 in which it begins; None: it is counted at the end
    deals: tuple[tuple[str, float], ...]  # with the dollars of each, the greatest first


def links(side: Side) -> tuple[Link, ...]:
    """Return what parties cost each other, what costs most first; up to a party's failing, what is before it."""
    found = [*_by_legs(side), *_by_value(side), *_from_outside(side)]
    return tuple(sorted(found, key=lambda link: (-link.usd, link.to, link.by or "", link.mechanism)))


def chain(found: Sequence[Link], party: str, started: Sequence[str]) -> tuple[Link, ...]:
    """Return the links that lead to a party, from where the shock began: at each step back the one that costs most."""
    steps: list[Link] = []
    seen = {party}
    while party not in started:
        into = [link for link in found if link.to == party and (link.by is None or link.by not in seen)]
        if not into:
            break
        step = into[0]
        steps.append(step)
        if step.by is None:
            break
        party = step.by
        seen.add(party)
    return tuple(reversed(steps))


def _by_legs(side: Side) -> Iterator[Link]:
    """Yield what did not come on legs, by those who did not pay; goods not delivered, by those who did not deliver."""
    system, opening = side.opening.system, side.opening
    missing = side.course.missing  # (h, mechanisms, m)
    usd, goods = missing.sum(axis=0), system.of(Role.GOODS)
    cells: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for at, leg in zip(*np.nonzero(usd > _LEAST), strict=True):
        payer, payee = int(system.payer[leg]), int(system.payee[leg])
        if payee != OUTSIDE:
            cells[payer, payee, int(at)].append(int(leg))
            if at == _SUPPLY and goods[leg]:
                cells[payee, payer, int(at)].append(int(leg))
    for (by, to, at), legs in cells.items():
        months = np.flatnonzero(missing[:, at][:, legs].sum(axis=1) > 0)
        deals = sorted(((opening.deals[leg], float(usd[at, leg])) for leg in legs), key=lambda one: (-one[1], one[0]))
        yield Link(
            by=opening.parties[by],
            to=opening.parties[to],
            mechanism=MECHANISMS[at],
            usd=float(usd[at, legs].sum()),
            first=int(months[0]),
            deals=tuple(deals),
        )


def _by_value(side: Side) -> Iterator[Link]:
    """Yield what claims and stakes have lost."""
    opening, marked = side.opening, side.course.months[-1].marked
    system = opening.system
    for holder, of in zip(*np.nonzero(marked.claims + marked.stakes > _LEAST), strict=True):
        loans = system.of(Role.LOAN) & (system.payer == of) & (system.payee == holder)
        named = (opening.parties[holder], opening.parties[of])
        stakes = [stake.deal for stake in opening.stakes if (stake.owner, stake.firm) == named]
        lent = [opening.deals[leg] for leg in np.flatnonzero(loans)]
        sums = [(deal, float(marked.stakes[holder, of])) for deal in stakes]
        sums += [(deal, float(marked.claims[holder, of]) / len(lent)) for deal in lent]
        yield Link(
            by=named[1],
            to=named[0],
            mechanism=Mechanism.VALUE,
            usd=float(marked.claims[holder, of] + marked.stakes[holder, of]),
            first=None,
            deals=tuple(sorted(((deal, usd) for deal, usd in sums if usd > 0), key=lambda one: (-one[1], one[0]))),
        )


def _from_outside(side: Side) -> Iterator[Link]:
    """Yield what did not come from outside: money, customers, the price of what is rented out."""
    by_month = np.stack([month.outside for month in side.course.months])
    usd = by_month.sum(axis=0)
    usd[_VALUE] += side.course.months[-1].collateral_lost
    for at, party in zip(*np.nonzero(usd > _LEAST), strict=True):
        months = np.flatnonzero(by_month[:, at, party] > 0)
        yield Link(
            by=None,
            to=side.opening.parties[party],
            mechanism=MECHANISMS[at],
            usd=float(usd[at, party]),
            first=int(months[0]) if months.size else None,
            deals=(),
        )
