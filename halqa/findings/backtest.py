"""A model started on a day of the past, and scored by what came: what it was told, what it said, how far it was off.

The model is told what the shipped ledger held on the first day, and what is assumed; all later facts are hidden until
it is scored. A constant guess stands beside each score: a model that does no better is of no use there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from halqa.catalogue.backtests import Plan, Target
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.catalogue.reference import rows
from halqa.ledger.deals import deals
from halqa.model import Document, Judgement, Kind, Reading
from halqa.network.firmness import Firmness
from halqa.network.monthly import KINDS, monthly_network
from halqa.network.schedules import month
from halqa.outlook.scoring import brier, crps, inside, rank_effects
from halqa.outlook.vendor_credit import Bools, Conduct, Course, Floats, Line, simulated

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_FEWEST_FITTED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One target: what the draws said, what came, and both scores; the smaller is the better."""

    target: Target
    quantiles: Floats  # of the draws, by QUANTILES
    fitted: Floats | None  # of the draws that meet one target, by QUANTILES; None: too few of them do
    outcome: tuple[float, float]  # a range where sources give one
    guess: float
    inside: float | None  # the share of draws within the range; None: the outcome is one number
    score: float | None  # CRPS; None: the outcome is a range
    guess_score: float | None  # how far the guess was off
    effects: tuple[tuple[str, float], ...]  # how each assumption goes with it, the greatest first
    documents: tuple[Document, ...]  # who tells what came

    @property
    def covered(self) -> bool:
        """Whether what came lies between the outer quantiles."""
        return bool(self.quantiles[0] <= self.outcome[1] and self.outcome[0] <= self.quantiles[-1])

    @property
    def beats_guess(self) -> bool:
        """Whether the draws did better than the constant guess; of a range, whether more of them lie within it."""
        if self.score is not None and self.guess_score is not None:
            return self.score < self.guess_score
        is_guess_within = self.outcome[0] <= self.guess <= self.outcome[1]
        return self.inside is not None and self.inside > float(is_guess_within)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One carrier that failed: when, and with which probability it was said to have failed by each of the days."""

    party: str
    day: date
    document: str
    said: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """A whole backtest; months are rows, the first that of the start."""

    plan: Plan
    seed: int
    draws: int
    opening: Line
    told_at_start: tuple[Document, ...]  # what the ledger held on the first day
    hidden: int  # how many it holds that came later
    drawn_share: Floats  # (quantiles, months + 1)
    known_share: tuple[tuple[date, float], ...]  # what the ledger tells of it
    shut: float  # share of draws in which the market shut at all
    scored: tuple[Scored, ...]
    failures: tuple[Failure, ...]
    brier: float
    brier_guess: float
    fitted: int  # draws that meet the target on which they are fitted


def backtest(
    plan: Plan, readings: Sequence[Reading], judgements: Sequence[Judgement], *, draws: int, seed: int
) -> Backtest:
    """Return a backtest of what a shipped ledger tells; the same seed gives the same result."""
    known = [one for one in readings if one.document.published is not None and one.document.published <= plan.start]
    opening = line_of(plan, known, judgements, plan.start)
    rng = np.random.default_rng(seed)
    inputs = np.array([rng.uniform(one.low, one.high, draws) for one in plan.assumptions])
    conduct = Conduct(**{one.id: row for one, row in zip(plan.assumptions, inputs, strict=True)})
    course = simulated(opening, conduct, _months(plan, plan.end), plan.customers, rng)
    # From here on what came is looked at.
    said = {target.id: _said(plan, target, course, opening) for target in plan.targets}
    came = {target.id: _came(plan, target, readings, judgements) for target in plan.targets}
    is_fitted = np.abs(said[plan.fitted_on] - came[plan.fitted_on][0]) <= plan.fitted_within
    days = sorted({plan.start, *(target.day for target in plan.targets if target.of == "drawn_share")})
    failures = _failures(plan, course)
    happened = np.array([[one.day <= day for day in plan.failure_days] for one in failures])
    told = np.array([one.said for one in failures])
    return Backtest(
        plan=plan,
        seed=seed,
        draws=draws,
        opening=opening,
        told_at_start=tuple(one.document for one in known),
        hidden=len(readings) - len(known),
        drawn_share=np.quantile(course.drawn_share, QUANTILES, axis=1),
        known_share=tuple((day, _share(line_of(plan, readings, judgements, day))) for day in days),
        shut=float(course.is_shut.any(axis=0).mean()),
        scored=tuple(
            replace(
                _scored(plan, target, said[target.id], came[target.id], opening, inputs, is_fitted),
                documents=_documents(plan, target, readings),
            )
            for target in plan.targets
        ),
        failures=failures,
        brier=brier(told, happened),
        brier_guess=brier(np.full(told.shape, plan.failure_guess), happened),
        fitted=int(is_fitted.sum()),
    )


def line_of(plan: Plan, readings: Sequence[Reading], judgements: Sequence[Judgement], day: date) -> Line:
    """Return what the vendor had committed to its customers on a day, as the ledger held it then."""
    held = deals(readings, day, judgements)
    network = monthly_network(held, day, usd_per_unit, group)
    vendor = network.parties.index(plan.vendor) if plan.vendor in network.parties else None
    lent = (network.payer == vendor) & (network.kind == KINDS.index(Kind.DEBT)) & network.is_sized
    sums = {firmness: float(network.usd[lent & (network.firmness == firmness)].sum()) for firmness in Firmness}
    return Line(drawn=sums[Firmness.PAID], available=sums[Firmness.COMMITTED], conditional=sums[Firmness.ANNOUNCED])


def _share(line: Line) -> float:
    return line.drawn / line.committed


def _months(plan: Plan, day: date) -> int:
    return month(day) - month(plan.start)


def _said(plan: Plan, target: Target, course: Course, opening: Line) -> Floats:
    """Return what each draw says of a target, (k,)."""
    if target.before and target.after:
        return _sales(course, target.after) / _sales(course, target.before) - 1
    row: Floats = getattr(course, target.of)[_months(plan, target.day)]
    return row / opening.committed if target.of == "committed" else row


def _sales(course: Course, months: tuple[int, int]) -> Floats:
    """Return sales of some months, both included; before the first day they are even."""
    places = np.clip(np.arange(months[0], months[1] + 1), 0, None)
    return np.asarray(course.sales[places].mean(axis=0))


def _came(
    plan: Plan, target: Target, readings: Sequence[Reading], judgements: Sequence[Judgement]
) -> tuple[float, float]:
    """Return what came: told by the ledger, by its figures, or by the plan with the facts that it cites."""
    if target.low is not None and target.high is not None:
        return target.low, target.high
    if target.figures:
        amounts = {reading.document.id: float(one.amount) for reading in readings for one in reading.figures}
        before, after = (amounts[f"{plan.book}/{name}"] for name in target.figures)
        return (after / before - 1,) * 2
    line, start = (line_of(plan, readings, judgements, day) for day in (target.day, plan.start))
    found = _share(line) if target.of == "drawn_share" else line.committed / start.committed
    return found, found


def _guess(target: Target, opening: Line) -> float:
    if target.guess is not None:
        return target.guess
    return _share(opening) if target.of == "drawn_share" else 1.0


def _scored(
    plan: Plan,
    target: Target,
    said: Floats,
    came: tuple[float, float],
    opening: Line,
    inputs: Floats,
    is_fitted: Bools,
) -> Scored:
    guess, is_range = _guess(target, opening), came[0] != came[1]
    fits = is_fitted.sum() >= _FEWEST_FITTED and target.id != plan.fitted_on
    effects = zip((one.id for one in plan.assumptions), rank_effects(inputs, said).tolist(), strict=True)
    return Scored(
        target=target,
        quantiles=np.quantile(said, QUANTILES),
        fitted=np.quantile(said[is_fitted], QUANTILES) if fits else None,
        outcome=came,
        guess=guess,
        inside=inside(said, *came) if is_range else None,
        score=None if is_range else crps(said, came[0]),
        guess_score=None if is_range else abs(guess - came[0]),
        effects=tuple(sorted(effects, key=lambda one: -abs(one[1]))),
        documents=(),
    )


def _documents(plan: Plan, target: Target, readings: Sequence[Reading]) -> tuple[Document, ...]:
    """Return the documents that tell what came: those that are cited, or the loans of the vendor told on that day."""
    cited = {f"{plan.book}/{name}" for name in (*target.figures, *target.facts)}
    return tuple(
        one.document
        for one in readings
        if one.document.id in cited or (not cited and one.document.published == target.day and _lends(plan, one))
    )


def _lends(plan: Plan, reading: Reading) -> bool:
    return any(tie.kind is Kind.DEBT and tie.payer.party == plan.vendor for tie in reading.ties)


def _failures(plan: Plan, course: Course) -> tuple[Failure, ...]:
    """Return the carriers that the book tells to have failed: no fact of the first day tells one from another."""
    said = tuple(float(course.failed[_months(plan, day)].mean()) for day in plan.failure_days)
    return tuple(
        Failure(party=row["party"], day=date.fromisoformat(row["day"]), document=f"{plan.book}/{row['id']}", said=said)
        for row in rows("events", plan.book)
        if row.get("failed")
    )
