"""The outlook as JSON: sums in US dollars, capacity in GW, shares from 0 to 1, and ids that `halqa why` takes."""

from collections.abc import Sequence
from dataclasses import asdict

from halqa.catalogue.assumptions import Assumption
from halqa.catalogue.scenarios import Scenario
from halqa.findings.beside import Beside
from halqa.findings.demand import Needed
from halqa.findings.numbers import Number
from halqa.findings.outlooks import YEAR, Band, Course, Outlook
from halqa.findings.promised import promised
from halqa.findings.sobol import Decided
from halqa.findings.view import ALWAYS, months
from halqa.surfaces.export import Json
from halqa.units import MONTHS_PER_YEAR

CONDITIONAL = "conditional on the scenario and its assumptions, not a forecast"
RNG = "numpy Philox4x64: key = seed, the path's number in the counter"


def outlook_object(told: Outlook, demand: Sequence[Needed]) -> dict[str, Json]:
    """Return all of an outlook."""
    return {
        **_asked(told),
        "parties": [_course(course) for course in told.courses],
        "end_demand_needed": [_needed(each) for each in demand],
        "late_capacity": [{**asdict(each), "due": written(each.due)} for each in told.capacities],
        "capacity_deals": told.promised,
        f"compute_{YEAR}_gw": [
            {"party": each.party, "owned": _band(each.owned), "used": _band(each.used)} for each in told.holdings
        ],
        "promised": _promised(told, None),
        "left_out": {"of_many": list(told.prospects.many), "unsized": list(told.prospects.unsized)},
        "assumptions": [_assumption(one) for one in told.scenario.assumed.values()],
    }


def party_object(told: Outlook, party: str, demand: Sequence[Needed]) -> dict[str, Json]:
    """Return what comes of one party, quarter by quarter."""
    course = next(each for each in told.courses if each.party == party)
    return {
        **_asked(told),
        **_course(course),
        "quarters": [
            {"first_month": label, **{name: _band(band) for name, band in lines.items()}}
            for label, lines in course.quarters
        ],
        "end_demand_needed": next((_needed(each) for each in demand if each.party == party), None),
        "decisive": [{"assumption": name, "rank_correlation": effect} for name, effect in told.decisive.get(party, ())],
        "promised": _promised(told, party),
    }


def beside_object(told: Beside) -> dict[str, Json]:
    """Return two outlooks beside each other and what drives the difference."""
    return {
        **_asked(told.one),
        "against": scenario_object(told.other.scenario),
        "of": told.party,
        "mean_change_usd": asdict(told.change),
        "drivers": [asdict(each) for each in told.drivers],
        "rest_usd": asdict(told.rest),
        "parties": [
            {"party": one.party, "one": _short(one), "other": _short(_same(told.other, one.party))}
            for one in told.one.courses
        ],
    }


def decided_object(scenario: Scenario, told: Decided) -> dict[str, Json]:
    """Return which assumption decides a party's gap."""
    return {
        "measure": "outlook",
        "scenario": scenario.name,
        "conditional": CONDITIONAL,
        "party": told.party,
        "paths": told.paths,
        "sobol": [asdict(each) for each in told.indices],
    }


def scenario_object(told: Scenario) -> dict[str, Json]:
    """Return a scenario."""
    return {
        "scenario": told.name,
        "seed": told.seed,
        "until": written(told.until),
        "why": dict(told.why),
        "steps": [
            {"what": step.what, "from": written(step.first), "until": written(step.last), "times": step.times}
            for step in told.steps
        ],
    }


def written(month: int) -> str:
    """Return a month, counted from the year 0, as it is written.

    >>> written(24317)
    '2026-06'
    """
    return f"{month // MONTHS_PER_YEAR:04}-{month % MONTHS_PER_YEAR + 1:02}"


def _asked(told: Outlook) -> dict[str, Json]:
    return {
        "measure": "outlook",
        **scenario_object(told.scenario),
        "as_of": told.prospects.view.as_of.isoformat(),
        "first_month": written(told.prospects.span.first),
        "paths": told.paths,
        "rng": RNG,
        "conditional": CONDITIONAL,
        "band": "the middle 80 % of the paths",
        "known": {
            "sourced_share": told.sourced,
            "committed_share": told.firm,
            "assumptions_with_source_share": told.told_assumptions,
        },
    }


def _course(course: Course) -> dict[str, Json]:
    return {**_short(course), "party": course.party, "assumed_books": list(course.assumed)}


def _short(course: Course) -> dict[str, Json]:
    return {
        "fails_share": course.fails,
        "runway_months": _band(course.runway),
        "runs_out_share": course.ends,
        "gap_usd": _band(course.gap),
        "cash_at_end_usd": _band(course.cash),
    }


def _same(told: Outlook, party: str) -> Course:
    return next(each for each in told.courses if each.party == party)


def _band(band: Band) -> dict[str, Json]:
    return {"low": band.low, "middle": band.middle, "high": band.high}


def _needed(each: Needed) -> dict[str, Json]:
    return {"year": YEAR, **asdict(each)}


def _promised(told: Outlook, party: str | None) -> list[Json]:
    """Return what is promised by and to whom, with the ids that lead back to the deals; of one party, by year."""
    view, span = told.prospects.view, told.prospects.span
    if party is None:
        found = list(promised(view, ALWAYS, told.prospects.known))
    else:
        years = range(span.first // MONTHS_PER_YEAR, (span.first + span.months - 1) // MONTHS_PER_YEAR + 1)
        found = [number for year in years for number in promised(view, months(f"{year:04}"), [party])]
    return [_number(number) for number in found if number.value]


def _number(number: Number) -> Json:
    return {"id": number.id, "usd": number.value, "deals": [deal for deal, _ in number.deals]}


def _assumption(one: Assumption) -> Json:
    return {
        "name": one.name,
        "unit": one.unit,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "sources": list(one.sources) or "assumed",
        "why": dict(one.why),
    }
