"""Vendor finance as JSON: sums in US dollars, shares from 0 to 1, and the ids that `halqa why` takes."""

from collections.abc import Mapping

from halqa.catalogue.yardsticks import Yardstick
from halqa.findings.own_money import OwnShare
from halqa.findings.placed import Placed
from halqa.findings.vendors import Vendor
from halqa.findings.view import View
from halqa.surfaces.export import Json
from halqa.surfaces.findings_json import known_object


def vendor_object(view: View, vendor: Vendor) -> dict[str, Json]:
    """Return one vendor's finance, recipient by recipient."""
    return {
        "measure": "vendors",
        "as_of": view.as_of.isoformat(),
        "vendor": vendor.name,
        **_placed(vendor.whole),
        "to_customers_usd": vendor.to_customers,
        "returns_per_dollar": vendor.returns,
        "own_funded": _own(vendor.own),
        "recipients": [
            {"recipient": one.recipient, **_placed(one), "passage": one.passage} for one in vendor.recipients
        ],
        "known": known_object(vendor.known),
        "ids": {number.name: number.id for number in vendor.numbers},
    }


def returns_object(view: View, returns: Mapping[str, float]) -> dict[str, Json]:
    """Return what comes back of each dollar that each party pays."""
    return {"measure": "returns", "as_of": view.as_of.isoformat(), "returns_per_dollar": dict(sorted(returns.items()))}


def yardstick_object(told: Yardstick) -> dict[str, Json]:
    """Return what a vendor of earlier times was committed to, and who says so."""
    return {
        "measure": "yardstick",
        "vendor": told.vendor,
        "day": told.day.isoformat(),
        "committed_usd": told.committed,
        "drawn_usd": told.drawn,
        "available_usd": told.available,
        "conditional_usd": told.conditional,
        "of_it_guaranteed_usd": told.guaranteed,
        "source": {"publisher": told.citation.publisher, "title": told.citation.title, "url": told.citation.url},
    }


def _placed(one: Placed) -> dict[str, Json]:
    return {
        "placed_usd": one.told("placed"),
        "drawn_usd": one.told("drawn"),
        "available_usd": one.told("available"),
        "conditional_usd": one.told("conditional"),
        "guaranteed_usd": one.told("guaranteed"),
        "doubtful_usd": one.told("doubtful"),
        "without_sum": one.unsized,
        "is_customer": one.is_customer,
        "buys_usd": one.buys,
        "deals": list(one.deals),
    }


def _own(own: OwnShare) -> dict[str, Json]:
    told = own.told
    return {
        "period": own.months.label,
        "placed_usd": own.placed,
        "returned_usd": own.returned if own.reason is None else None,
        "most_usd": own.most,
        "untraced_usd": own.untraced,
        "revenue_usd": own.revenue,
        "revenue_by": None if own.revenue is None else "figure" if told else "deals",
        "revenue_period": told.period if told else own.months.label,
        "revenue_is_annualised": told.is_annualised if told else False,
        "revenue_document": told.document if told else None,
        "share": own.share,
        "least_share": None if own.most_share is None else 0.0,
        "most_share": own.most_share,
        "reason": own.reason,
        "routing": "in proportion to what each party pays in that time",
    }
