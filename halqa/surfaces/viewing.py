"""What a ledger holds as of a day, as it is measured: what the commands that measure begin with."""

from collections.abc import Iterable

from halqa.findings.view import Reported, View, view
from halqa.ledger.deals import deals
from halqa.ledger.looked_at import latest, of_origins
from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from halqa.surfaces.output import day, now


def view_of(place: str, as_of: str | None, origins: list[Origin] | None = None, *, with_figures: bool = False) -> View:
    """Return what is measured as of a day, the last dateline in a ledger where none is named.

    The deals are those that the ledger keeps; only for some origins are they reconciled anew. What parties report of
    themselves is there where it is asked for.
    """
    until = day(as_of) if as_of else None
    with Ledger.open(place) as ledger:
        if not origins:
            told = figures(ledger.readings(until)) if with_figures else ()
            return view(ledger.deals(until), until or ledger.latest() or now().date(), told)
        read = of_origins(ledger.readings(until), origins)
        last = until or latest(read) or now().date()
        return view(deals(read, last, ledger.judgements()), last, figures(read))


def figures(readings: Iterable[Reading]) -> tuple[Reported, ...]:
    """Return the figures of readings, in their order, each with the day from which it could be known."""
    return tuple(Reported(figure, reading.document.known) for reading in readings for figure in reading.figures)
