"""A program that adds documents and is killed, and a crowd that writes and reads at once: processes of their own.

python -m tests.ledger.storage.faults kill SEED PLACE...  |  python -m tests.ledger.storage.faults crowd PLACE
Prints what went wrong, a line each; nothing where all is well.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from random import Random

import alembic.operations
import alembic.script  # noqa: F401

from halqa.errors import MissingLedgerError
from halqa.ledger.storage.store import Ledger
from halqa.model import Reading
from tests.ledger.build import reading, tie

ROUND = 6  # documents that are added one by one before the next ledger is begun
NAMES = [f"d{number}" for number in range(ROUND)]
CLAIMS = 3
SHARED, OWN = 10, 5  # documents that both writers add, and that one of them adds
READERS = 10
PATIENCE_S = 120.0  # what a machine that is busy may keep others waiting for


def told(name: str) -> Reading:
    """Return a reading of several claims, in a text long enough to fill pages of its own."""
    ties = [tie("Nvidia", f"P{number}", number + 1) for number in range(CLAIMS)]
    return reading(name, *ties, day="2026-03-01", text="long " * 2_000 + name + ".\n")


# --- killed ----------------------------------------------------------------------------------------------------------


def killed(places: list[str], rng: Random) -> Iterator[str]:
    """Add documents and be killed at a random point, once at each place; yield what was lost, doubled or left half."""
    for place in places:
        after, within = rng.randrange(ROUND), rng.random()
        acknowledged = _ingest_and_kill(place, after, within)
        yield from (f"{place}: killed after {acknowledged}: {wrong}" for wrong in _wrong(place, acknowledged))


def _ingest_and_kill(place: str, after: int, within: float) -> int:
    """Kill a program amid what follows so many documents; return how many it said were kept."""
    mine, its = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(mine)
        _in_child(lambda: _ingest(place, its))
    os.close(its)
    began, acknowledged = time.perf_counter(), 0
    while acknowledged < after and os.read(mine, 1):
        acknowledged += 1
    a_document = (time.perf_counter() - began) / acknowledged if acknowledged else 0.1
    until = time.perf_counter() + within * a_document
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while os.read(mine, 1):
        acknowledged += 1
    os.close(mine)
    return acknowledged


def _ingest(place: str, acknowledge: int) -> None:
    with Ledger.open(place, create=True, patience_s=PATIENCE_S) as ledger:
        for name in NAMES:
            ledger.add([told(name)])
            os.write(acknowledge, b".")


def _in_child(work: Callable[[], object]) -> None:
    """Do a piece of work and end, without what the parent would do at its end."""
    try:
        work()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def _wrong(place: str, acknowledged: int) -> Iterator[str]:
    """Yield what is not as it must be after a kill, and after all was added again."""
    held = _held(place)
    names = sorted(each.document.id for each in held)
    if names not in (NAMES[:acknowledged], NAMES[: acknowledged + 1]):
        yield f"it holds {names}"
    if [each for each in held if each != told(each.document.id)]:
        yield "a document is not whole"
    with Ledger.open(place, create=True, patience_s=PATIENCE_S) as ledger:
        ledger.add([told(name) for name in NAMES])
        if {each.document.id: each for each in ledger.readings()} != {name: told(name) for name in NAMES}:
            yield "adding all again does not give all"
        if (found := len(ledger.search("Nvidia", most=1000))) != ROUND * CLAIMS:
            yield f"{found} claims are found in place of {ROUND * CLAIMS}"


def _held(place: str) -> tuple[Reading, ...]:
    try:
        with Ledger.open(place, patience_s=PATIENCE_S) as ledger:
            return ledger.readings()
    except MissingLedgerError:
        return ()


# --- at once ---------------------------------------------------------------------------------------------------------


def crowd(place: str) -> Iterator[str]:
    """Let two programs write, partly the same, while ten read; yield what was lost, doubled or seen half."""
    with Ledger.open(place, create=True, patience_s=PATIENCE_S) as ledger:
        ledger.add([told("first")])
    writers = [_forked(lambda own=own: _write(place, own)) for own in ("left", "right")]  # type: ignore[misc]
    readers = [_forked(lambda: _read(place)) for _ in range(READERS)]
    for child in (*writers, *readers):
        if os.waitpid(child, 0)[1] != 0:
            yield f"process {'of a writer' if child in writers else 'of a reader'} failed"
    names = ["first", *(f"both{number}" for number in range(SHARED))]
    names += [f"{own}{number}" for own in ("left", "right") for number in range(OWN)]
    held = _held(place)
    if sorted(each.document.id for each in held) != sorted(names):
        yield f"it holds {len(held)} documents in place of {len(names)}"
    if any(each != told(each.document.id) for each in held):
        yield "a document is not whole"
    with Ledger.open(place, patience_s=PATIENCE_S) as ledger:
        if len(ledger.search("Nvidia", most=1000)) != len(names) * CLAIMS:
            yield "not all is found, or some of it twice"


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        _in_child(work)
    return child


def _write(place: str, own: str) -> None:
    names = [f"both{number}" for number in range(SHARED)]
    with Ledger.open(place, patience_s=PATIENCE_S) as ledger:
        for name in (*(names if own == "left" else names[::-1]), *(f"{own}{number}" for number in range(OWN))):
            ledger.add([told(name)])


def _read(place: str) -> None:
    """Read until all is there; what is seen is always whole, and never less than before."""
    seen = 0
    with Ledger.open(place, patience_s=PATIENCE_S) as ledger:
        while seen < 1 + SHARED + 2 * OWN:
            held = ledger.readings()
            if len(held) < seen or any(each != told(each.document.id) for each in held):
                raise AssertionError(f"{len(held)} documents were seen after {seen}, or not whole")
            seen = len(held)


def main(what: str, *given: str) -> int:
    """Do what is asked and print what went wrong."""
    chance = Random(given[0])  # noqa: S311 - no secret
    wrong = list(killed(list(given[1:]), chance) if what == "kill" else crowd(given[0]))
    sys.stdout.write("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
