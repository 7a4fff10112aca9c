"""What adding to a ledger costs as it grows: one document to a ledger of 1,000 claims, and to one of 100,000."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.machine import once
from bench.row import Row
from halqa.catalogue.parties import parties
from halqa.ledger.storage.store import Ledger
from halqa.model import Document, Kind, Mention, Reading, Span, Status, Tie
from halqa.units import Bound, Money

SMALL, LARGE = 1_000, 100_000  # claims
CLAIMS = 10  # of a document
TIMES = 30  # documents that are added to each, one by one
AT_ONCE = 500  # documents, while a ledger is filled
FIRST_DAY = date(2023, 1, 1)
DAYS = 1_200
PARTIES = 300
KINDS = (Kind.EQUITY, Kind.DEBT, Kind.COMPUTE, Kind.CHIPS, Kind.ENERGY, Kind.SERVICE)


def rows() -> Iterator[Row]:
    """Yield every measurement of the ledger, as it is made."""
    with TemporaryDirectory() as folder:
        taken = {claims: adding(Path(folder) / f"{claims}.db", claims) for claims in (SMALL, LARGE)}
    yield Row(
        name="ledger, adding a document to 100,000 claims beside adding it to 1,000",
        figure=taken[LARGE] / taken[SMALL],
        unit="times the time",
        sizes={"claims": [SMALL, LARGE], "seconds": [taken[SMALL], taken[LARGE]], "claims of the document": CLAIMS},
        note=f"the middle one of {TIMES} additions, each kept before the next begins",
    )


def adding(path: Path, claims: int) -> float:
    """Return the seconds of CPU time that one document takes which is added to a ledger of so many claims."""
    fill(path, claims)
    with Ledger.open(path) as ledger:
        more = [reading(claims + number, Random(claims + number)) for number in range(TIMES)]
        return median(once(lambda each=each: ledger.add([each])) for each in more)  # type: ignore[misc]


def fill(place: str | Path, claims: int) -> None:
    """Make a ledger of so many claims, the same each time."""
    with Ledger.open(place, create=True) as ledger:
        for first in range(0, claims // CLAIMS, AT_ONCE):
            some = range(first, min(first + AT_ONCE, claims // CLAIMS))
            ledger.add(reading(number, Random(number)) for number in some)


def reading(number: int, rng: Random) -> Reading:
    """Return a reading of a document on deals between parties of the catalogue, a sentence each, with random sums."""
    name, text, ties = f"story-{number}", f"Story {number} of {rng.random()}.\n", list[Tie]()
    for _ in range(CLAIMS):
        (payer, payee), usd = rng.sample(_names(), 2), Decimal(rng.randrange(1, 3_000)) * 10**8
        sentence = f"{payer} pays {payee} {usd / 10**9} billion dollars in all."
        ties.append(_tie(name, Span(len(text), len(text) + len(sentence)), payer, payee, usd, rng))
        text += sentence + "\n"
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    document = Document(id=name, text=text, title=f"Story {number}", lang="en", published=day, source=name)
    return Reading(document=document, reader="bench 1", ties=tuple(ties))


def _tie(document: str, evidence: Span, payer: str, payee: str, usd: Decimal, rng: Random) -> Tie:
    return Tie(
        document=document,
        evidence=evidence,
        kind=rng.choice(KINDS),
        payer=Mention(party=payer, span=None),
        payee=Mention(party=payee, span=None),
        status=rng.choice((Status.TALKS, Status.AGREED, Status.DONE)),
        amount=Money(usd, "USD"),
        bound=Bound.EXACT,
    )


@cache
def _names() -> tuple[str, ...]:
    return tuple(entry.name for entry in parties() if not entry.placeholder)[:PARTIES]
