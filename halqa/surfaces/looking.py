"""What a ledger holds as of a day: what the commands that ask, measure and show begin with.

Deals are those that the ledger keeps: nothing is reconciled anew but the deals that are to be quoted. What is asked of
some origins alone is reconciled from their claims.
"""

from collections.abc import Callable, Collection
from datetime import date

from halqa.ledger.looked_at import is_known, latest, of_origins
from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from halqa.pipeline import Picture, picture, pictured, quoted
from halqa.surfaces.output import day, now

Quoting = Callable[[Picture], Collection[str]]
"""Which deals of a picture are shown with their words, by id."""
Measure = Callable[[Picture], Picture]
"""What is measured of a picture before it is quoted: numeric libraries are loaded by those alone who measure."""


def held(place: str, as_of: date | None) -> tuple[Reading, ...]:
    """Return what a ledger held on a day; without one, all that it holds."""
    with Ledger.open(place) as ledger:
        return ledger.readings(as_of)


def look(
    place: str,
    as_of: str | None,
    origins: list[Origin] | None = None,
    *,
    by_group: bool = False,
    quoting: Quoting | None = None,
    measure: Measure = lambda seen: seen,
) -> Picture:
    """Return what a ledger holds as of a day, the last dateline in it where none is named.

    `quoting` tells which deals come with their versions; None: all, and with all readings.
    """
    until = day(as_of) if as_of else None
    with Ledger.open(place) as ledger:
        if origins:
            readings = of_origins(ledger.readings(), origins)
            known = [reading for reading in readings if is_known(reading.document, until)]
            last = until or latest(known) or now().date()
            return measure(picture(readings, last, ledger.judgements(), by_group=by_group))
        last = until or ledger.latest() or now().date()
        if quoting is None:
            return measure(pictured(*ledger.told(None, last), last, by_group=by_group))
        seen = measure(pictured(ledger.deals(last), (), last, by_group=by_group))
        names = quoting(seen)
        return quoted(seen, *ledger.told(names, last)) if names else seen


def no_deal(_: Picture) -> Collection[str]:
    """Return no deal: what is shown are numbers alone."""
    return ()


def of_cycles(seen: Picture) -> Collection[str]:
    """Return the deals under the legs of cycles."""
    return {name for cycle in seen.cycles for flow in cycle.flows for name in flow.deals}
