"""All measures that need no null model and no draws, apart from what the bench itself has to load."""

from collections.abc import Callable

from halqa.findings.asked import Asked
from halqa.findings.circulation import circulating
from halqa.findings.flows import flows
from halqa.findings.view import View, years
from halqa.surfaces.viewing import view_of

MEASURES: tuple[Callable[[View], object], ...] = (
    lambda seen: circulating(seen, Asked()),
    lambda seen: circulating(seen, Asked(by_group=True)),
    lambda seen: flows(seen, Asked(), years(seen.named)),
)
"""The whole set: a measure that is added is put in here."""


def cold(place: str) -> None:
    """Measure a ledger: what a process does that was just started."""
    measured(view_of(place, None))


def measured(seen: View) -> None:
    """Take every measure."""
    for measure in MEASURES:
        measure(seen)
