"""What a ledger holds as of a day, as it is measured: what the commands that measure begin with."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.findings.view import Reported, View, view
from halqa.ledger.deals import deals
from halqa.ledger.looked_at import latest, of_origins
from halqa.ledger.states import held_on, histories
from halqa.ledger.storage.store import Ledger
from halqa.measures.turns import Alignment, alignment
from halqa.model import Deal, Origin, Reading
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


def alignment_of(
    place: str,
    as_of: str | None,
    origins: list[Origin] | None,
    quarters: int,
    *,
    with_doubtful: bool = False,
    by_group: bool = False,
) -> Alignment:
    """Return who is ally and who rival as of a day, and in each of the quarters before it."""
    until = day(as_of) if as_of else None
    deals_on: Callable[[date], tuple[Deal, ...]]
    with Ledger.open(place) as ledger:
        if origins:
            readings = of_origins(ledger.readings(until), origins)
            last, deals_on = until or latest(readings), partial(held_on, histories(readings, ledger.judgements()))
        else:
            last, deals_on = until or ledger.latest(), ledger.deals
        return alignment(
            deals_on,
            last or now().date(),
            usd_per_unit,
            quarters=quarters,
            with_doubtful=with_doubtful,
            party_of=group if by_group else str,
        )


def figures(readings: Iterable[Reading]) -> tuple[Reported, ...]:
    """Return the figures of readings, in their order, each with the day from which it could be known."""
    return tuple(Reported(figure, reading.document.known) for reading in readings for figure in reading.figures)
