"""The outlook of the reference ledger to 2032: many paths on two cores, how time grows with them, and the memory."""

import resource
import sys
import time
from collections.abc import Iterator

from bench.machine import once
from bench.row import Row, line
from halqa.catalogue.scenarios import scenario
from halqa.engine.places import InProcess, LocalCores, Place
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
    """Yield the processor time of few and of many paths, the time they take on two cores, and the memory."""
    held = of_reference()
    _run(held, 1, InProcess())  # compiles
    few, many = (once(lambda paths=paths: _run(held, paths, InProcess())) for paths in (FEW, MANY))  # type: ignore[misc]
    own = _most(resource.RUSAGE_SELF)
    sizes: dict[str, object] = {
        "parties": len(held.parties),
        "streams": len(held.deals),
        "months": held.span.months,
        "paths": MANY,
    }
    yield Row(
        name="outlook of the reference ledger to 2032, in process",
        figure=many,
        unit="seconds",
        sizes=sizes,
        note=f"processor time, bands included; {FEW:,} paths take {few:.2g}",
    )
    began = time.perf_counter()
    _run(held, MANY, LocalCores(CORES))
    taken = time.perf_counter() - began
    yield Row(
        name=f"the same on {CORES} cores by the engine",
        figure=taken,
        unit="seconds (wall)",
        sizes=sizes,
        note=f"at most {MOST_SECONDS} are allowed; depends on what else the machine does",
    )
    both = _most(resource.RUSAGE_SELF) + CORES * _most(resource.RUSAGE_CHILDREN)
    yield Row(
        name="most memory of the outlook's process and its workers together",
        figure=both,
        unit="MB",
        sizes=sizes,
        note=f"at most {MOST_MB:,} are allowed; {own:.0f} in process",
    )


def _most(who: int) -> float:
    return resource.getrusage(who).ru_maxrss * 1024 / 1e6


def of_reference() -> Prospects:
    """Return what the outlook of the reference ledger begins with."""
    read = reference_readings()
    last = latest(read)
    if last is None:
        raise SystemExit("the reference holds no document with a date")
    seen = view(deals(read, last, reference_judgements(read)), last, figures(read))
    return prospects(seen, scenario("base", last).until)


def _run(held: Prospects, paths: int, place: Place) -> None:
    outlook(held, scenario("base", held.view.as_of), paths, place)


if __name__ == "__main__":
    for row in rows():
        print(line(row), file=sys.stdout)
