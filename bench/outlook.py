"""The outlook of the reference ledger to 2032: many paths on two cores, how time grows with them, and the memory."""

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.row import Row, line
from halqa.catalogue.scenarios import scenario
from halqa.engine.places import LocalCores
from halqa.findings.outlooks import outlook
from halqa.findings.prospects import Prospects, prospects
from halqa.findings.view import view
from halqa.ledger.deals import deals
from halqa.ledger.looked_at import latest
from halqa.pipeline import reference_judgements, reference_readings
from halqa.surfaces.viewing import figures

CORES = 2
FEW, MANY = 2_500, 10_000
MOST_SECONDS, MOST_MB = 60, 2_000


def rows() -> Iterator[Row]:
    """Yield the time of few and of many paths, and the memory of the process and of its workers."""
    held = of_reference()
    seconds = {paths: _seconds(held, paths) for paths in (250, FEW, MANY)}  # the first compiles
    sizes: dict[str, object] = {
        "parties": len(held.parties),
        "streams": len(held.deals),
        "months": held.span.months,
        "paths": MANY,
        "cores": CORES,
    }
    yield Row(
        name="outlook of the reference ledger to 2032",
        figure=seconds[MANY],
        unit="seconds (wall)",
        sizes=sizes,
        note=f"at most {MOST_SECONDS} are allowed; {FEW:,} paths take {seconds[FEW]:.1f}, workers and bands included",
    )
    own, workers = (
        resource.getrusage(who).ru_maxrss * 1024 / 1e6 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    yield Row(
        name="outlook, most memory of the process and of its workers together",
        figure=own + CORES * workers,
        unit="MB",
        sizes=sizes,
        note=f"at most {MOST_MB:,} are allowed; the process alone {own:.0f}, a worker {workers:.0f}",
    )


def of_reference() -> Prospects:
    """Return what the outlook of the reference ledger begins with."""
    read = reference_readings()
    last = latest(read)
    if last is None:
        raise SystemExit("the reference holds no document with a date")
    seen = view(deals(read, last, reference_judgements(read)), last, figures(read))
    return prospects(seen, scenario("base", last).until)


def _seconds(held: Prospects, paths: int) -> float:
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        outlook(held, scenario("base", held.view.as_of), paths, LocalCores(CORES), Path(folder))
    return time.perf_counter() - began


if __name__ == "__main__":
    for row in rows():
        print(line(row), file=sys.stdout)
