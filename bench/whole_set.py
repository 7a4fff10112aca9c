"""All measures that need no null model and no draws, apart from what the bench itself has to load."""

from collections.abc import Callable

from halqa.catalogue.currencies import usd_per_unit
from halqa.findings.asked import Asked
from halqa.findings.circulation import circulating
from halqa.findings.clocks import InTime
from halqa.findings.dated import in_time
from halqa.findings.dependence import field_of
from halqa.findings.flows import flows
from halqa.findings.rings import rings
from halqa.findings.vendors import vendors
from halqa.findings.view import View, years
from halqa.measures.alignment import pairs
from halqa.measures.camps import camps
from halqa.surfaces.viewing import view_of

MEASURES: tuple[Callable[[View], object], ...] = (
    lambda seen: circulating(seen, Asked()),
    lambda seen: circulating(seen, Asked(by_group=True)),
    lambda seen: flows(seen, Asked(), years(seen.named)),
    rings,
    lambda seen: in_time(seen, InTime()),
    vendors,
    lambda seen: field_of(seen, Asked()),
    lambda seen: camps(pairs(seen.deals.values(), seen.as_of, usd_per_unit)),
)
"""The whole set: a measure that is added is put in here."""


def cold(place: str) -> None:
    """Measure a ledger: what a process does that was just started."""
    measured(view_of(place, None))


def measured(seen: View) -> None:
    """Take every measure."""
    for measure in MEASURES:
        measure(seen)
