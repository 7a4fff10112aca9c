"""Plausibility of a deal as JSON: US dollars, MW and chips; each reading with the constants behind its rate."""

from halqa.findings.plausibility import Bought, Held, Plausibility
from halqa.model import Deal
from halqa.surfaces.export import Json


def plausible_object(deal: Deal | None, found: Plausibility) -> dict[str, Json]:
    """Return the verdict on a deal, each reading that was tried, and what its dollars buy by each."""
    told = found.told
    return {
        "measure": "plausibility",
        "deal": deal.id if deal else None,
        "kind": told.kind,
        "verdict": found.verdict,
        "told": {
            "usd": told.usd,
            "a_year": told.is_yearly,
            "power_mw": told.mw,
            "chips": told.chips,
            "years": told.years,
        },
        "readings": [_held(one) for one in found.held],
        "buys": [_bought(one) for one in found.bought],
    }


def _held(one: Held) -> dict[str, Json]:
    reading = one.reading
    return {
        "reading": reading.id,
        "of": reading.of,
        "for_each": reading.per,
        "rate": (reading.low, reading.high),
        "a_year": reading.is_yearly,
        "is_part": reading.is_part,
        "years": one.years,
        "expected": one.expected,
        "told": one.told,
        "fits": one.fits,
        "times": one.off,
        "constants": [rate.constant.id for rate in reading.rates],
    }


def _bought(one: Bought) -> dict[str, Json]:
    return {
        "reading": one.reading.id,
        "unit": f"{one.reading.per}-years" if one.reading.is_yearly else one.reading.per,
        "quantity": one.quantity,
        "constants": [rate.constant.id for rate in one.reading.rates],
    }
