"""What it costs to keep a ledger: adding a document, making all anew, asking as of a day, at growing sizes.

python -m bench.reconciling FILE   makes what follows from a ledger anew, and prints seconds and MB
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.labelled import ROOT
from bench.machine import once, seconds
from bench.row import Row
from halqa.ledger.storage import additions
from halqa.ledger.storage.store import Ledger
from halqa.model import Document, Kind, Mention, Reading, Span, Status, Tie
from halqa.units import Bound, Money

SMALL, MEDIUM, LARGE = 1_000, 40_000, 100_000
CLAIMS_A_DEAL = 5
OFTEN, FOUR_TIMES = 500, 2_000  # days
ADDED = 25
_FIRST = date(2020, 1, 1)
_DAYS = 2_500
_KINDS = [Kind.EQUITY, Kind.DEBT, Kind.COMPUTE, Kind.CHIPS, Kind.SERVICE]
_STATUSES = [Status.AGREED, Status.AGREED, Status.DONE, Status.TALKS, Status.DENIED]
_WORDS = [
    f"{first}{second}" for first in "bdfgklmnprst" for second in ("alo", "ero", "imu", "ona", "uri", "ase", "eti")
]


def rows() -> Iterator[Row]:
    """Yield every measurement of keeping a ledger, as it is made."""
    with TemporaryDirectory() as folder:
        small, medium, large = (Path(folder) / f"{claims}.db" for claims in (SMALL, MEDIUM, LARGE))
        for path, claims in ((small, SMALL), (medium, MEDIUM), (large, LARGE)):
            fill(path, claims)
        yield from making_anew(medium, large)
        yield adding(small, large)
        yield from asking(large)
        yield told_often(Path(folder))


def fill(path: Path, claims: int) -> None:
    """Write so many claims to a ledger, without what follows from them: that is made, and measured, after."""
    _write(path, readings(claims, seed=1))


def _write(path: Path, given: Iterator[Reading]) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add([next(given)])
        with ledger._writing() as connection:
            additions.add(connection, list(given), keep_texts=True)


def adding(small: Path, large: Path) -> Row:
    """Return how many times longer it takes to add a document to a large ledger than to a small one."""
    taken = {}
    for path, claims in ((small, SMALL), (large, LARGE)):
        with Ledger.open(path) as ledger:
            more = [next(iter(readings(claims, seed=100 + number, of=claims))) for number in range(ADDED)]
            taken[claims] = median(once(lambda one=one: ledger.add([one])) for one in more)  # type: ignore[misc]
    return Row(
        name=f"ledger, adding a document to {LARGE:,} claims",
        figure=taken[LARGE] / taken[SMALL],
        unit=f"times the time of adding it to {SMALL:,}",
        sizes={"claims": list(taken), "seconds": list(taken.values())},
    )


def making_anew(medium: Path, large: Path) -> Iterator[Row]:
    """Yield how the time of making all anew grows with the claims, and how much memory it takes."""
    taken = {claims: _anew(path) for path, claims in ((medium, MEDIUM), (large, LARGE))}
    yield Row(
        name=f"ledger, making all of {LARGE:,} claims anew",
        figure=taken[LARGE][0] / taken[MEDIUM][0],
        unit=f"times the time of {MEDIUM:,}",
        sizes={"claims": list(taken), "seconds": [found for found, _ in taken.values()]},
    )
    yield Row(
        name=f"ledger, making all of {LARGE:,} claims anew, memory at most",
        figure=taken[LARGE][1],
        unit="MB, all of the process",
    )


def _anew(path: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.reconciling", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    taken, memory = map(float, done.stdout.split())
    return taken, memory


def asking(large: Path) -> Iterator[Row]:
    """Yield how long questions as of a day take."""
    rng = Random(5)
    days = [_FIRST + timedelta(days=rng.randrange(_DAYS)) for _ in range(10)]
    with Ledger.open(large) as ledger:
        deals = [deal.id for day in days for deal in ledger.deals_of(f"Party {rng.randrange(50)}", day)][:10]
        questions = {
            "totals": lambda: [ledger.sums(day) for day in days],
            "the deals of a party": lambda: [ledger.deals_of(f"Party {at}", day) for at, day in enumerate(days)],
            "one deal with its versions": lambda: [ledger.deal(name) for name in deals],
        }
        for name, question in questions.items():
            yield Row(
                name=f"ledger of {LARGE:,} claims, {name} as of a day",
                figure=seconds(question, runs=3) / 10 * 1_000,
                unit="milliseconds",
            )


def told_often(folder: Path) -> Row:
    """Return how many times longer it takes to make a deal anew that is told, in two sums, on four times the days."""
    taken = {}
    for days in (OFTEN, FOUR_TIMES):
        path = folder / f"often-{days}.db"
        _write(path, _over_and_over(days))
        with Ledger.open(path) as ledger:
            taken[days] = once(ledger.rebuild)
    return Row(
        name=f"ledger, making a deal anew that is told on {FOUR_TIMES:,} days",
        figure=taken[FOUR_TIMES] / taken[OFTEN],
        unit=f"times the time of {OFTEN:,}",
        sizes={"days": list(taken), "seconds": list(taken.values())},
    )


def _over_and_over(days: int) -> Iterator[Reading]:
    rng = Random(7)
    for day in range(days):
        tie = Tie(
            document="",
            evidence=Span(0, 1),
            kind=Kind.COMPUTE,
            payer=Mention(party="Party 1", span=None),
            payee=Mention(party="Party 2", span=None),
            status=rng.choice(_STATUSES[:4]),
            amount=Money(Decimal(rng.choice((10, 10, 10, 13)) * 10**9), "USD"),
            bound=Bound.EXACT,
        )
        found = _reading(f"often-{day}", " ".join(rng.choices(_WORDS, k=80)), [(tie, day)], rng)
        yield replace(found, document=replace(found.document, published=_FIRST + timedelta(days=day)))


def readings(claims: int, seed: int, of: int | None = None) -> Iterator[Reading]:
    """Yield readings with so many claims, of a world that grows with them: five claims a deal, few deals much told.

    `of`: the size of the world that they tell of, where it is another.
    """
    rng, world = Random(seed), (of or claims) // CLAIMS_A_DEAL
    told, number, before = 0, 0, ""
    while told < claims:
        number += 1
        count = min(1 + rng.randrange(4), claims - told)
        told += count
        head = before if before and rng.random() < 0.05 else " ".join(rng.choices(_WORDS, k=80))
        before = head
        yield _reading(f"{seed}-{number}", head, [_tie(rng, world) for _ in range(count)], rng)


def _tie(rng: Random, world: int) -> tuple[Tie, int]:
    """Return a tie of one deal of the world: the first deals are told the more often."""
    deal = int(world * rng.random() ** 1.5)
    of_deal = Random(deal)
    parties = max(20, world // 20)
    payer, payee = of_deal.sample(range(parties), 2)
    billions = Decimal(of_deal.randrange(1, 400)) * (1 if rng.random() < 0.8 else 2)
    tie = Tie(
        document="",
        evidence=Span(0, 1),
        kind=of_deal.choice(_KINDS),
        payer=Mention(party=f"Party {payer}", span=None),
        payee=Mention(party=f"Party {payee}", span=None),
        status=rng.choice(_STATUSES),
        hearsay=rng.random() < 0.2,
        amount=Money(billions * 10**9, "USD") if rng.random() < 0.8 else None,
        bound=Bound.EXACT,
    )
    return tie, of_deal.randrange(_DAYS)


def _reading(name: str, head: str, ties: list[tuple[Tie, int]], rng: Random) -> Reading:
    day = _FIRST + timedelta(days=min(ties[0][1] + int(rng.expovariate(1 / 60)), _DAYS + 400))
    text, placed = head + ".", []
    for tie, _ in ties:
        words = f"{tie.payer.party} and {tie.payee.party}: {tie.kind} {' '.join(rng.choices(_WORDS, k=6))} {name}."
        fields = {each: getattr(tie, each) for each in Tie.__dataclass_fields__}
        placed.append(Tie(**{**fields, "document": name, "evidence": Span(len(text) + 1, len(text) + 1 + len(words))}))
        text += f" {words}"
    document = Document(id=name, text=text, published=day, source=f"{name}.txt")
    return Reading(document=document, reader="bench 1", ties=tuple(placed))


def _rebuild(path: Path) -> str:
    with Ledger.open(path) as ledger:
        taken = once(ledger.rebuild)
    return f"{taken} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6}"


if __name__ == "__main__":
    print(_rebuild(Path(sys.argv[1])))
