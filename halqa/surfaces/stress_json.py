"""A stress as JSON: sums in US dollars, shares from 0 to 1, months as 2027-03, and the ids that `halqa why` takes."""

from halqa.catalogue.shocks import Shock
from halqa.findings.effects import Effect
from halqa.findings.fates import Fate, fates, number_of
from halqa.findings.odds import Odds
from halqa.findings.perils import Peril
from halqa.findings.pulled import Link, chain, links
from halqa.findings.stressed import Side, Stressed
from halqa.network.schedules import month, month_start
from halqa.stress.system import MECHANISMS
from halqa.surfaces.export import Json
from halqa.surfaces.findings_json import known_object
from halqa.surfaces.stress_view import Told


def stress_object(told: Told) -> dict[str, Json]:
    """Return what a shock does, what it rests on, and how sure that is."""
    found = told.found
    question = found.question
    return {
        "measure": "stress",
        "as_of": found.view.as_of.isoformat(),
        "shock": question.shock.name,
        "title": dict(question.shock.title),
        "months": question.ahead,
        "by_group": question.by_group,
        "conditional": "on the shock and on all else going as told; not a forecast",
        "unknowns": question.unknowns,
        "switched_off": [one for one in MECHANISMS if one not in question.acting],
        "effect": found.reason is None,
        "reason": found.reason,
        "known": known_object(found.known),
        "sides": [_side(found, side) for side in found.sides],
        "odds": {"draws": told.draws, "parties": [_odds(one) for one in told.odds]} if told.draws else None,
        "most_dangerous_by_goods": _peril(told.perils.by_goods),
        "most_dangerous_by_money": _peril(told.perils.by_money),
        "most_fragile": _peril(told.perils.fragile),
        "assumptions": [_effect(one) for one in told.effects],
    }


def shock_object(one: Shock) -> dict[str, Json]:
    """Return a shock that ships."""
    return {
        "shock": one.name,
        "title": dict(one.title),
        "why": dict(one.why),
        "months": one.months,
        "events": [
            {
                "kind": event.kind,
                "parties": None if event.parties is None else list(event.parties),
                "percent": event.percent,
                "from_month": event.first + 1,
                "months": event.months,
                "months_late": event.months_late,
            }
            for event in one.events
        ],
    }


def _side(found: Stressed, side: Side) -> dict[str, Json]:
    pulls, lost, opening = links(side), side.lost.sum(axis=0), side.opening
    funding = opening.plan.funding.sum(axis=1) * ~opening.system.is_financier
    return {
        "side": side.name,
        "lost_usd": float(lost.sum()),
        "by_mechanism_usd": {one: float(lost[at]) for at, one in enumerate(MECHANISMS)},
        "id": number_of(found, side, None),
        "parties": [_fate(found, side, fate, pulls) for fate in fates(found, side) if fate.total > 0 or fate.month],
        "links": [_link(found, link) for link in pulls],
        "not_judged": dict(opening.unknown),
        "deals_left_out": list(opening.left_out),
        "deals_estimated": list(side.estimated),
        "funding_taken_for_granted_usd": {
            party: float(funding[at]) for at, party in enumerate(found.parties) if funding[at] > 1
        },
    }


def _fate(found: Stressed, side: Side, fate: Fate, pulls: tuple[Link, ...]) -> dict[str, Json]:
    return {
        "party": fate.party,
        "fails_in": None if fate.month is None else _month(fate.month),
        "by_the_shock_itself": fate.is_shocked,
        "judged": fate.is_judged,
        "margin": fate.margin,
        "short_by_usd": fate.shortfall,
        "lost_usd": fate.total,
        "by_mechanism_usd": {mechanism: fate.lost[mechanism] for mechanism in MECHANISMS},
        "chain": [_link(found, link) for link in chain(pulls, fate.party, found.affected)],
        "id": number_of(found, side, fate.party),
    }


def _link(found: Stressed, link: Link) -> dict[str, Json]:
    return {
        "by": link.by,
        "to": link.to,
        "mechanism": link.mechanism,
        "usd": link.usd,
        "since": None if link.first is None else _month(month(found.view.as_of) + link.first),
        "deals": [{"deal": deal, "usd": usd} for deal, usd in link.deals],
    }


def _odds(one: Odds) -> dict[str, Json]:
    return {
        "party": one.party,
        "fails_least": one.least,
        "fails_most": one.most,
        "early": _month(one.early),
        "middle": _month(one.middle),
        "late": _month(one.late),
    }


def _peril(one: Peril | None) -> dict[str, Json] | None:
    return None if one is None else {"party": one.party, "share": one.share}


def _effect(effect: Effect) -> dict[str, Json]:
    one = effect.assumption
    return {
        "assumption": one.name,
        "unit": one.unit,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "sources": list(one.sources) or ["assumed"],
        "why": dict(one.why),
        "lost_usd_at_low": effect.low,
        "lost_usd_at_high": effect.high,
        "fail_at_low": effect.failed[0],
        "fail_at_high": effect.failed[1],
    }


def _month(at: int) -> str:
    return month_start(at).isoformat()[:7]
