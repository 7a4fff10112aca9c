"""What it takes to measure the reference ledger: from a cold process, and again after one deal has changed.

The measures are those that need no null model and no draws.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.machine import once
from bench.row import Row
from bench.whole_set import MEASURES, measured
from halqa.findings.view import view
from halqa.ledger.storage.store import Ledger
from halqa.model import Deal
from halqa.pipeline import latest, reference_judgements, reference_readings

TIMES = 5
COLD = "import sys; from bench.whole_set import cold; cold(sys.argv[1])"


def rows() -> Iterator[Row]:
    """Yield what the whole set of measures takes."""
    readings = reference_readings()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "reference.db"
        with Ledger.open(place, create=True) as ledger:
            ledger.add(readings)
            ledger.judge(*reference_judgements(readings))
            held = ledger.deals()
        sizes: dict[str, object] = {"deals": len(held), "measures": len(MEASURES)}
        yield Row(
            name="all measures of the reference, from a cold process",
            figure=median(_started(place) for _ in range(TIMES)),
            unit="seconds",
            sizes=sizes,
            note="CPU time of the process, imports and the ledger in it; the bar is 2",
        )
        as_of = latest(readings)
        assert as_of is not None  # noqa: S101 # the reference tells its days
        measured(view(held, as_of))
        yield Row(
            name="all measures of the reference, again after one deal has changed",
            figure=median(once(lambda by=by: measured(view(_changed(held, by), as_of))) for by in range(1, TIMES + 1)),  # type: ignore[misc]
            unit="seconds",
            sizes=sizes,
            note="CPU time; another sum of the deal each time; the bar is 0.1",
        )


def _started(place: Path) -> float:
    """Return the CPU time of a process that measures a ledger, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", COLD, str(place)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _changed(deals: tuple[Deal, ...], by: int) -> list[Deal]:
    """Return the deals, the sum of the greatest of them changed by so many millions."""
    first = max(deals, key=lambda deal: deal.amount.amount if deal.amount and deal.amount.currency == "USD" else 0)
    if first.amount is None:
        return list(deals)
    sum_ = replace(first.amount, amount=first.amount.amount + Decimal(by) * 10**6)
    return [replace(deal, amount=sum_) if deal is first else deal for deal in deals]
