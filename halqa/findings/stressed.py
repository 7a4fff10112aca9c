"""What a shock does to the parties of a ledger: who fails when and by what margin, who loses what, and through whom.

Each result is conditional on the plan: without the shock all goes as told. Where sums or cash are not told, they
are left out, or the answer is made twice, without and with what may be, or once on an estimate; it says which.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from halqa.catalogue.assumptions import Assumption, assumptions
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.essential_goods import essential_goods
from halqa.catalogue.fiscal_years import fiscal_period
from halqa.catalogue.groups import group
from halqa.catalogue.naming import party_named
from halqa.catalogue.shocks import LONGEST, Shock, shipped, shock
from halqa.findings.asked import BY_GROUP
from halqa.findings.numbers import Known, known, slug
from halqa.findings.view import View
from halqa.network.books import Books, opening_books
from halqa.network.firmness import State
from halqa.network.monthly import MonthlyNetwork
from halqa.network.schedules import month
from halqa.stress.course import ALL, Course, course
from halqa.stress.means import TRADES, Practice
from halqa.stress.opening import Opening, opening
from halqa.stress.pressure import Aimed, pressure
from halqa.stress.system import Mechanism, Terms
from halqa.stress.unknowns import ESTIMATES, Unknowns, filled

FILE = "stress.yaml"
SHARED = ("interest_rate", "debt_years", "capex_to_depreciation")  # with the outlook
WITHOUT, WITH, TOLD, ESTIMATED = "without", "with", "told", "estimated"
_AHEAD = "months-"
_HORIZONS = {f"{_AHEAD}{months}" for months in range(1, LONGEST + 1)}
NO_EFFECT_PARTY, NO_EFFECT = "no_effect_party", "no_effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a ledger."""

    shock: Shock
    unknowns: Unknowns = Unknowns.REFUSE
    by_group: bool = False
    acting: frozenset[Mechanism] = ALL
    months: int | None = None  # to look ahead; None: as the shock says

    @property
    def ahead(self) -> int:
        """How many months are looked ahead."""
        return self.months or self.shock.months

    @property
    def facets(self) -> tuple[str | None, ...]:
        """What stands in the id of a number of it; what goes without saying is left out."""
        off = sorted(f"without-{slug(one)}" for one in ALL - self.acting)
        unknowns = None if self.unknowns is Unknowns.REFUSE else str(self.unknowns)
        ahead = None if self.months is None else f"{_AHEAD}{self.months}"
        return (slug(self.shock.name), unknowns, ahead, *off, BY_GROUP if self.by_group else None)


def question_of(facets: Sequence[str]) -> tuple[Question | None, tuple[str, ...]]:
    """Return what the parts of an id ask for, and what else stands in it; None: it names no shock that ships.

    >>> asked, rest = question_of(["openai-fails", "max-entropy", "oracle", "lost"])
    >>> asked.unknowns.value, rest
    ('max-entropy', ('oracle', 'lost'))
    """
    names = {slug(name): name for name in shipped()}
    found = next((names[facet] for facet in facets if facet in names), None)
    if found is None:
        return None, tuple(facets)
    asked, rest, off = Question(shock=shock(found)), [], {f"without-{slug(one)}": one for one in Mechanism}
    for facet in facets:
        if facet in list(Unknowns):
            asked = replace(asked, unknowns=Unknowns(facet))
        elif facet in off:
            asked = replace(asked, acting=asked.acting - {off[facet]})
        elif facet == BY_GROUP:
            asked = replace(asked, by_group=True)
        elif facet in _HORIZONS:
            asked = replace(asked, months=int(facet.removeprefix(_AHEAD)))
        elif facet != slug(found):
            rest.append(facet)
    return asked, tuple(rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One run: as told, on an estimate, or without and with what is not told."""

    name: str
    opening: Opening
    course: Course
    estimated: tuple[str, ...]  # deals whose sum is not told, and is taken to be something

    @property
    def lost(self) -> np.ndarray:
        """What each party loses by each mechanism, (n, mechanisms), US dollars."""
        return self.course.lost(self.opening.system)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stressed:
    """The answer to one question."""

    question: Question
    view: View
    sides: tuple[Side, ...]  # one, or without and with what is not told
    known: Known  # of the money that was to move
    affected: tuple[str, ...]  # the parties that the shock names
    reason: str | None  # why it has no effect; None: it has one

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties, in order of name."""
        return self.sides[0].opening.parties


def stressed(view: View, question: Question, values: Mapping[str, float] | None = None) -> Stressed:
    """Return what a shock does; `values` stand for those of the assumptions (`assumed`).

    Raises UnknownPartyError where the shock names a party that nobody knows.
    """
    network = view.network(by_group=question.by_group)
    network = network.only(network.chance > 0)  # in a draw, what does not move is not there
    named = _named_by(view, question)
    events = aimed(question, network.parties, named)
    books = opening_books((each.figure for each in view.figures), view.as_of, usd_per_unit, fiscal_period)
    sides = tuple(_sides(view, network, books, question, events, {**usual(), **(values or {})}))
    affected = sorted({party for names in named for party in names or ()})
    return Stressed(
        question=question,
        view=view,
        sides=sides,
        known=_known(network, question.ahead),
        affected=tuple(affected),
        reason=_reason(sides, affected, network.parties),
    )


def usual_terms() -> Terms:
    """Return what is usually assumed of how a stress goes."""
    return _terms(usual())


def usual() -> dict[str, float]:
    """Return the values of the assumptions."""
    return {name: one.value for name, one in assumed().items()}


def assumed() -> dict[str, Assumption]:
    """Return what a stress assumes: what it shares with the outlook, then its own."""
    return {name: assumptions()[name] for name in SHARED} | assumptions(FILE)


def aimed(question: Question, parties: Sequence[str], named: Sequence[tuple[str, ...] | None]) -> tuple[Aimed, ...]:
    """Return the events of a shock with the places of those whom they name; who is in no deal has none."""
    pairs = zip(question.shock.events, named, strict=True)
    return tuple(Aimed(event, None if names is None else _places(names, parties)) for event, names in pairs)


def _named_by(view: View, question: Question) -> list[tuple[str, ...] | None]:
    """Return whom each event names, None: all; by group under the heads of their groups."""
    held = tuple(sorted({side for deal in view.deals.values() for side in (deal.payer, deal.payee)}))
    into = group if question.by_group else str
    return [
        None if event.parties is None else tuple(map(into, _meant(event.parties, held)))
        for event in question.shock.events
    ]


@lru_cache(maxsize=32)  # a draw asks for the same names among the same parties
def _meant(names: tuple[str, ...], held: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(party_named(name, held) for name in names)


def _places(names: Collection[str], parties: Sequence[str]) -> np.ndarray:
    return np.array([at for at, party in enumerate(parties) if party in names], dtype=np.int64)


def _sides(
    view: View,
    network: MonthlyNetwork,
    books: Mapping[str, Books],
    question: Question,
    events: Sequence[Aimed],
    values: Mapping[str, float],
) -> Iterator[Side]:
    for name, estimate, cash_months in _ways(question.unknowns, values["cash_months"]):
        told = filled(network, view.deals, books, ESTIMATES[estimate]) if estimate else None
        terms, practice = _terms(values), _practice(values, cash_months)
        begun = opening(
            told.network if told else network,
            view.deals,
            books,
            terms,
            practice,
            question.ahead,
            group if question.by_group else str,
        )
        went = course(
            begun.system,
            terms,
            begun.plan,
            pressure(events, question.ahead, len(begun.parties)),
            question.acting,
        )
        yield Side(name=name, opening=begun, course=went, estimated=told.estimated if told else ())


def _ways(unknowns: Unknowns, cash_months: float) -> list[tuple[str, Unknowns | None, float | None]]:
    """Return by what name each run goes, how untold sums are filled, and how many months of cash are held untold."""
    if unknowns is Unknowns.REFUSE:
        return [(TOLD, None, None)]
    if unknowns is Unknowns.BOUND:
        return [(WITHOUT, None, None), (WITH, Unknowns.DENSITY, assumed()["cash_months"].low)]
    return [(ESTIMATED, unknowns, cash_months)]


def _terms(values: Mapping[str, float]) -> Terms:
    return Terms(**{name: value for name, value in values.items() if name in Terms.__dataclass_fields__})


def _practice(values: Mapping[str, float], cash_months: float | None) -> Practice:
    return Practice(
        essential=essential_goods(),
        replaceable={kind: values[f"replaceable_{kind}"] for kind in TRADES},
        cash_months=cash_months,
        debt_years=values["debt_years"],
        chips_share=values["chips_share"],
        capex_to_depreciation=values["capex_to_depreciation"],
    )


def _known(network: MonthlyNetwork, months: int) -> Known:
    now = month(network.as_of)
    there = ~network.is_in_kind & (network.counted(State.ANNOUNCED) > 0)
    return known(network, np.where(there, network.usd_in(State.ANNOUNCED, now, now + months), 0.0), there)


def _reason(sides: Sequence[Side], named: Sequence[str], parties: Sequence[str]) -> str | None:
    """Return why a shock has no effect; None: it has one."""
    if any(side.lost.sum() > 1.0 or (side.course.failed_in >= 0).any() for side in sides):
        return None
    return NO_EFFECT_PARTY if named and not set(named) & set(parties) else NO_EFFECT
