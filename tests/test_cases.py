"""The labelled cases, read: every claim points at the words it quotes, and the reader keeps its level.

The floors guard against regressions; they are no aim. `make gains` shows what changed, document by document.
"""

from collections.abc import Iterator
from functools import cache, reduce
from operator import add
from pathlib import Path

import pytest

from bench.labelled import CASES, GOLD, Labelled, documents, items
from bench.matching import Match, Score, match, of_kinds, score
from halqa.model import SYMMETRIC, Document, Kind, Mention, Reading
from halqa.reading import read
from halqa.surfaces.export import reading_object

FLOORS = {  # F1 of ties: what was reached, less a little; a rule that loses more is no gain
    "ar-look": 0.92, "ar-look-2": 0.90, "ar-look-3": 0.91, "ar-look-4": 0.79, "ar-look-5": 0.66, "ar-look-6": 0.72,
    "ar-web": 0.88,
    "en-look": 0.94, "en-look-2": 0.81, "en-look-3": 0.87, "en-look-4": 0.60, "en-look-5": 0.72, "en-look-6": 0.66,
    "en-web": 0.66,
}  # fmt: skip
TRAPS = {
    "ar-look": 30,
    "ar-look-2": 55,
    "ar-look-3": 15,
    "ar-look-4": 40,
    "ar-look-5": 27,
    "en-look": 30,
    "en-look-2": 55,
    "en-look-3": 20,
    "en-look-4": 40,
    "en-look-5": 27,
    "en-look-6": 23,
    "ar-look-6": 23,
}
TRAPS_MISREAD_AT_MOST = 3
WORDS_OF_EVIDENCE = 12
TIES = frozenset(map(str, Kind))


@cache
def readings(folder: Path) -> tuple[tuple[Labelled, Reading], ...]:
    """Read every labelled document of a folder as it is given to a reader: without the answers."""
    return tuple((one, read(_document(one))) for one in documents([folder]))


def _document(one: Labelled) -> Document:
    return Document(id=one.id, text=one.given["text"], title=one.given.get("title"), lang=one.lang)


def matches(name: str) -> list[Match]:
    """Return how the ties of one file were read."""
    return [
        of_kinds(match(one.items, items(reading_object(found))), TIES)
        for one, found in readings(CASES)
        if one.file == name
    ]


@pytest.fixture(params=["tests/cases", "../shared/gold"])
def read_now(request: pytest.FixtureRequest) -> tuple[tuple[Labelled, Reading], ...]:
    """Return the readings of our own cases, and of the gold texts beside the project where they are there."""
    folder = CASES if request.param == "tests/cases" else GOLD
    if not folder.is_dir():
        pytest.skip(f"{request.param} is not here: only the project's own cases are walked")
    return readings(folder)


def test_every_evidence_span_cut_out_of_the_raw_text_is_the_quoted_words(
    read_now: tuple[tuple[Labelled, Reading], ...],
) -> None:
    claims = 0
    for one, found in read_now:
        raw = one.given["text"]
        told = reading_object(found)
        for claim in (*told["ties"], *told["figures"]):  # type: ignore[misc]
            quoted, start, end = _quoted(claim)
            assert raw[start:end] == quoted, one.id
            assert quoted.strip(), one.id
            assert 0 < len(quoted.split()) <= WORDS_OF_EVIDENCE, (one.id, quoted)
            claims += 1
    assert claims > 50


def _quoted(claim: dict[str, object]) -> tuple[str, int, int]:
    span = claim["evidence_span"]
    assert isinstance(span, dict)
    return str(claim["evidence"]), span["start"], span["end"]


def test_every_name_stands_where_the_claim_says(read_now: tuple[tuple[Labelled, Reading], ...]) -> None:
    for one, found in read_now:
        for mention in _mentions(found):
            assert mention.party, one.id
            assert mention.span is None or found.document.quote(mention.span).strip(), one.id


def _mentions(found: Reading) -> Iterator[Mention]:
    for tie in found.ties:
        yield from (tie.payer, tie.payee)
    yield from (figure.party for figure in found.figures)


def test_every_claim_keeps_the_rules_of_the_format(read_now: tuple[tuple[Labelled, Reading], ...]) -> None:
    for one, found in read_now:
        assert bool(found.ties) == (found.reason is None), one.id
        for tie in found.ties:
            sized = any(size is not None for size in (tie.amount, tie.power_mw, tie.chips, tie.stake_pct))
            assert tie.payer.party != tie.payee.party, one.id
            assert (tie.bound is not None) == sized, one.id
            assert tie.amount is None or len(tie.amount.currency) == 3, one.id
            if tie.kind in SYMMETRIC:
                assert tie.payer.party.casefold() < tie.payee.party.casefold(), one.id


@pytest.mark.parametrize("name", FLOORS)
def test_ties_are_read_at_least_as_well_as_the_floor(name: str) -> None:
    total = reduce(add, map(score, matches(name)), Score())
    assert total.asked > 30
    assert total.f1 is not None
    assert total.f1 >= FLOORS[name], f"{total.right} right of {total.asked} asked for and {total.told} told"


@pytest.mark.parametrize("name", TRAPS)
def test_traps_give_next_to_nothing(name: str) -> None:
    traps = [(one, found) for one, found in readings(CASES) if one.file == name and not one.items]
    misread = [one.id for one, found in traps if found.ties or found.figures]
    assert len(traps) == TRAPS[name]
    assert len(misread) <= TRAPS_MISREAD_AT_MOST, misread
