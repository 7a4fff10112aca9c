"""What a ledger holds as of a day: what the commands that ask, measure and show begin with.

Deals are those that the ledger keeps: nothing is reconciled anew but the deals that are to be quoted. What is asked of
some origins alone is reconciled from their claims.
"""

from collections.abc import Callable, Collection
from datetime import date

from halqa.ledger.looked_at import is_known, latest, of_origins
from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from halqa.pipeline import (
    LONGEST_CYCLE,
    Picture,
    picture,
    pictured,
    quoted,
)
from halqa.surfaces.output import day, now

Quoting = Callable[[Picture], Collection[str]]
"""Which deals of a picture are shown with their words, by id."""


def held(place: str, as_of: date | None) -> tuple[Reading, ...]:
    """Return what a ledger held on a day; without one, all that it holds."""
    with Ledger.open(place) as ledger:
        return ledger.readings(as_of)


def look(
    place: str,
    as_of: str | None,
    origins: list[Origin] | None = None,
    longest: int = LONGEST_CYCLE,
    most_cycles: int = 0,
    *,
    by_group: bool = False,
    quoting: Quoting | None = None,
) -> Picture:
    """Return what a ledger holds as of a day, the last dateline in it where none is named.

    `quoting` tells which deals come with their versions; None: all, and with all readings. No cycle is looked for where
    none is asked for.
    """
    until = day(as_of) if as_of else None
    with Ledger.open(place) as ledger:
        if origins:
            readings = of_origins(ledger.readings(), origins)
            known = [reading for reading in readings if is_known(reading.document, until)]
            last = until or latest(known) or now().date()
            return picture(readings, last, longest, most_cycles, ledger.judgements(), by_group=by_group)
        last = until or ledger.latest() or now().date()
        if quoting is None:
            return pictured(*ledger.told(None, last), last, longest, most_cycles, by_group=by_group)
        seen = pictured(ledger.deals(last), (), last, longest, most_cycles, by_group=by_group)
        names = quoting(seen)
        return quoted(seen, *ledger.told(names, last)) if names else seen


def no_deal(_: Picture) -> Collection[str]:
    """Return no deal: what is shown are numbers alone."""
    return ()


def of_cycles(seen: Picture) -> Collection[str]:
    """Return the deals under the legs of cycles."""
    return {name for cycle in seen.cycles for flow in cycle.flows for name in flow.deals}
