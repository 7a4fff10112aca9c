"""A ledger opened for one question or one addition."""

from datetime import date
from pathlib import Path

from halqa.ledger.storage.store import Added, Ledger
from halqa.model import Reading


def held(place: str | Path, as_of: date | None = None) -> tuple[Reading, ...]:
    """Return what a ledger holds."""
    with Ledger.open(place) as ledger:
        return ledger.readings(as_of)


def put(place: str | Path, *readings: Reading) -> Added:
    """Add readings, to a new ledger where there is none."""
    with Ledger.open(place, create=True) as ledger:
        return ledger.add(readings)
