"""What is known of the rows of the reference beside each other -> judgements: one deal, two, a part of another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations
from typing import Final

from halqa.catalogue.reference import REFERENCE, rows
from halqa.errors import CatalogueError
from halqa.model import SYMMETRIC, ClaimKey, Judgement, Reading, Verdict

BY: Final = "Halqa reference ledger"
AT: Final = datetime(2026, 11, 21, tzinfo=UTC)  # when the rows were collected and set beside each other
_END: Final = "/ended"


def relations(readings: Iterable[Reading], book: str = REFERENCE) -> tuple[Judgement, ...]:
    """Return what is known of the deals of a book: which are told twice, and whose money is within another's.

    A row is one arrangement. So rows of one kind between the same parties are different deals unless a relation, or
    the end of one of them, says that they are the same.
    """
    keys = {reading.document.id.removeprefix(f"{book}/"): _key(reading) for reading in readings if reading.ties}
    told = [(_verdict(row["verdict"]), row["row"], row["other"], row["why"]) for row in rows("relations", book)]
    told += [
        (Verdict.SAME, name, name.removesuffix(_END), "the end of what was announced")
        for name in sorted(keys)
        if name.endswith(_END)
    ]
    told += [(Verdict.NOT_SAME, one, other, "two arrangements") for one, other in _apart(keys, told)]
    return tuple(_judgement(verdict, _found(keys, row), _found(keys, other), why) for verdict, row, other, why in told)


def _apart(keys: Mapping[str, ClaimKey], told: Iterable[tuple[Verdict, str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the rows of one kind and the same parties that nothing joins."""
    lead = _leads(keys, [(row, other) for verdict, row, other, _ in told if verdict is Verdict.SAME])
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, key in keys.items():
        sides = sorted((key.payer, key.payee)) if key.about in SYMMETRIC else (key.payer, key.payee)
        blocks[key.about, *sides].append(name)
    for names in blocks.values():
        yield from ((one, other) for one, other in combinations(sorted(names), 2) if lead[one] != lead[other])


def _leads(names: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each name the one that stands for all that it is joined with."""
    lead = {name: name for name in names}
    for one, other in links:
        first, second = lead[one], lead[other]
        lead = {name: first if at == second else at for name, at in lead.items()}
    return lead


def _key(reading: Reading) -> ClaimKey:
    tie = reading.ties[0]
    return ClaimKey(
        text=reading.document.sha256,
        about=tie.kind,
        payer=tie.payer.party,
        payee=tie.payee.party,
        span=tie.evidence,
    )


def _judgement(verdict: Verdict, row: ClaimKey, other: ClaimKey, why: str) -> Judgement:
    return Judgement(verdict=verdict, subject=row, other=other, by=BY, at=AT, why=why)


def _verdict(word: str) -> Verdict:
    try:
        return Verdict(word)
    except ValueError:
        raise CatalogueError(file="relations.jsonl", reason=f"{word!r} is no verdict") from None


def _found(keys: Mapping[str, ClaimKey], name: str) -> ClaimKey:
    if name not in keys:
        raise CatalogueError(file="relations.jsonl", reason=f"there is no row {name!r}")
    return keys[name]
