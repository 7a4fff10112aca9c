"""A backtest as JSON: each target with what was said and what came, shares from 0 to 1, and every assumption."""

from halqa.findings.backtest import QUANTILES, Backtest, Scored
from halqa.outlook.vendor_credit import Floats
from halqa.surfaces.export import Json


def backtest_object(found: Backtest) -> dict[str, Json]:
    """Return a whole backtest; `score` is the CRPS of the draws, `guess_score` that of the constant guess."""
    plan, opening = found.plan, found.opening
    return {
        "measure": "backtest",
        "book": plan.book,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "draws": found.draws,
        "seed": found.seed,
        "told_at_start": [document.id for document in found.told_at_start],
        "hidden_documents": found.hidden,
        "opening_usd": {"drawn": opening.drawn, "available": opening.available, "conditional": opening.conditional},
        "market_shut_in": found.shut,
        "quantiles": QUANTILES,
        "drawn_share_by_month": [_numbers(row) for row in found.drawn_share],
        "drawn_share_known": [{"day": day.isoformat(), "share": share} for day, share in found.known_share],
        "fitted_on": plan.fitted_on,
        "fitted_draws": found.fitted,
        "targets": [_target(one) for one in found.scored],
        "failures": [
            {"party": one.party, "day": one.day.isoformat(), "document": one.document} for one in found.failures
        ],
        "failure_days": [day.isoformat() for day in plan.failure_days],
        "failure_probability": found.failures[0].said if found.failures else None,
        "brier": found.brier,
        "brier_of_guess": found.brier_guess,
        "assumptions": [
            {"id": one.id, "low": one.low, "high": one.high, "unit": one.unit, "source": one.source}
            for one in plan.assumptions
        ],
    }


def _target(one: Scored) -> dict[str, Json]:
    return {
        "id": one.target.id,
        "day": one.target.day.isoformat(),
        "said": _numbers(one.quantiles),
        "said_if_fitted": None if one.fitted is None else _numbers(one.fitted),
        "came": one.outcome,
        "covered": one.covered,
        "guess": one.guess,
        "share_of_draws_inside": one.inside,
        "score": one.score,
        "guess_score": one.guess_score,
        "beats_guess": one.beats_guess,
        "effects": dict(one.effects),
        "documents": [document.id for document in one.documents],
    }


def _numbers(row: Floats) -> list[float]:
    return [float(value) for value in row]
