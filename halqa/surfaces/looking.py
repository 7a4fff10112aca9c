"""What a ledger holds as of a day: what the commands that ask, measure and show begin with."""

from datetime import UTC, date, datetime

from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from halqa.pipeline import LONGEST_CYCLE, MOST_CYCLES, Picture, latest, of_origins, picture
from halqa.surfaces.output import day


def held(place: str, as_of: date | None) -> tuple[Reading, ...]:
    """Return what a ledger held on a day; without one, all that it holds."""
    with Ledger.open(place) as ledger:
        return ledger.readings(as_of)


def look(
    place: str,
    as_of: str | None,
    origins: list[Origin] | None = None,
    longest: int = LONGEST_CYCLE,
    most_cycles: int = MOST_CYCLES,
    *,
    by_group: bool = False,
) -> Picture:
    """Return what a ledger holds as of a day, the last dateline in it where none is named."""
    until = day(as_of) if as_of else None
    with Ledger.open(place) as ledger:
        readings, judgements = of_origins(ledger.readings(until), origins or ()), ledger.judgements()
    last = until or latest(readings) or datetime.now(UTC).date()
    return picture(readings, last, longest, most_cycles, judgements, by_group=by_group)
