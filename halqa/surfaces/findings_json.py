"""Results as JSON: money in US dollars, shares from 0 to 1, and for each number the id that `halqa why` takes."""

from collections.abc import Mapping

from halqa.findings.asked import Asked
from halqa.findings.boundary import Crossing
from halqa.findings.circular import CircularMoney
from halqa.findings.flows import FlowFound
from halqa.findings.numbers import Known, Number, Unit
from halqa.findings.uncertain import Doubt
from halqa.findings.view import View
from halqa.model import Deal
from halqa.surfaces.export import Documents, Json, deal_object


def circular_object(view: View, money: CircularMoney, typical_part: float | None = None) -> dict[str, Json]:
    """Return what goes round of some money; `typical_part`: of a kind, its part of what goes round of all kinds."""
    part = {} if typical_part is None else {"part_of_typical_usd": typical_part}
    return {
        "measure": "circularity",
        **asked_object(view, money.asked),
        "total_usd": money.total,
        "greatest_usd": money.greatest,
        "greatest_share": money.share(money.greatest),
        "typical_usd": money.typical,
        "typical_share": money.share(money.typical),
        **part,
        "acyclic_usd": money.acyclic,
        "once_usd": money.once,
        "one_way_usd": money.one_way,
        "once_share": money.once_share,
        "inside_usd": money.inside,
        "known": known_object(money.known),
        "ids": {number.name: number.id for number in money.numbers},
    }


def flow_object(view: View, asked: Asked, flow: FlowFound) -> dict[str, Json]:
    """Return a flow; `goods` are what is given for the money, the other way."""
    goods = {"from": flow.payee, "to": flow.payer, "power_mw": flow.power_mw, "chips": flow.chips}
    return {
        "measure": "network",
        **asked_object(view, asked),
        "kind": flow.kind,
        "from": flow.payer,
        "to": flow.payee,
        "in_kind": flow.is_in_kind,
        "inside": flow.is_inside,
        "usd": flow.usd,
        "by_time": {when.label or "": usd for when, usd in flow.by_time},
        "goods": goods if flow.power_mw is not None or flow.chips is not None else None,
        "deals": [deal for deal, _ in flow.number.deals],
        "assumed": list(flow.assumed),
        "known": known_object(flow.known),
        "id": flow.number.id,
    }


def crossing_object(view: View, asked: Asked, found: Crossing) -> dict[str, Json]:
    """Return what a company reports of a time, and what of it the deals and the outside account for."""
    return {
        "measure": "outside",
        **asked_object(view, asked),
        "party": found.party,
        "metric": found.metric,
        "period": found.period,
        "reported_usd": found.reported_usd,
        "inside_usd": found.inside_usd,
        "outside_usd": found.outside_usd,
        "deals_exceed_report": found.is_exceeded,
        "document": found.document,
        "id": found.number.id,
    }


def number_object(
    number: Number, deals: Mapping[str, Deal], documents: Documents, most: int, doubt: Doubt | None = None
) -> dict[str, Json]:
    """Return a number with the deals behind it; the greatest of them with their claims and words."""
    part = "strength" if number.unit is Unit.STRENGTH else "usd"
    told = {} if doubt is None else {"band": _band_object(doubt)}
    return {
        "id": number.id,
        "name": number.name,
        "value": number.value,
        "unit": number.unit,
        "reason": number.reason,
        **told,
        "deals": [
            {part: amount, **(deal_object(deals[deal], documents) if at < most else {"id": deal})}
            for at, (deal, amount) in enumerate(number.deals)
        ],
    }


def _band_object(doubt: Doubt) -> dict[str, Json]:
    band = doubt.band
    return {
        "low": band.low,
        "middle": band.middle,
        "high": band.high,
        "level": band.level,
        "draws": band.draws,
        "moved_by": [{"deal": mover.deal, "change_without": mover.change} for mover in doubt.movers],
    }


def asked_object(view: View, asked: Asked) -> dict[str, Json]:
    """Return which money a result is about."""
    return {
        "as_of": view.as_of.isoformat(),
        "state": asked.state,
        "kind": asked.kind,
        "by_group": asked.by_group,
        "period": asked.months.label,
    }


def known_object(known: Known) -> dict[str, Json]:
    """Return how well the dollars behind a result are known."""
    return {"firm_share": known.firm, "sourced_share": known.sourced, "without_sum": known.unsized}
