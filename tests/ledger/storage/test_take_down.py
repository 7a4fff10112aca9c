"""A text that may not be kept: it goes without a trace, its hash and what was read in it stay."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from halqa.errors import MissingLedgerError, UnknownDocumentError
from halqa.ledger.deals import deals
from halqa.ledger.storage.store import Ledger
from halqa.model import Document, Judgement, Reading, Span, TakeDown, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.storage.raw import execute
from tests.ledger.storage.readings import full_reading

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FULL = full_reading()
ORDER = TakeDown(document=FULL.document.sha256, by="Hind", at=NOON, why="its publisher asked")


def blanked(of: Reading) -> Reading:
    """Return a reading as it is without its text."""
    return replace(of, document=replace(of.document, text="", digest=of.document.sha256))


@pytest.fixture
def kept(place: str) -> str:
    with Ledger.open(place, create=True) as ledger:
        ledger.add([FULL, reading("other", tie("A", "B", 1), day="2026-03-01")])
    return place


def test_a_taken_down_text_is_gone_and_all_else_stays(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        assert ledger.take_down(ORDER)
        assert ledger.readings()[0] == blanked(FULL)
        assert ledger.readings()[1].document.is_held
        assert ledger.take_downs() == (ORDER,)
        found = ledger.readings()[0].document
    assert (found.sha256, found.is_held) == (FULL.document.sha256, False)
    assert found.quote(FULL.ties[0].evidence) == ""


def test_what_was_read_in_it_still_makes_deals(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        before = deals(ledger.readings())
        ledger.take_down(ORDER)
        after = deals(ledger.readings())
    assert [(deal.id, deal.amount, deal.status) for deal in after] == [
        (deal.id, deal.amount, deal.status) for deal in before
    ]


def test_taking_down_twice_is_noted_once(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        assert ledger.take_down(ORDER)
        assert not ledger.take_down(replace(ORDER, by="Omar"))
        assert ledger.take_downs() == (ORDER,)


def test_a_text_that_was_taken_down_does_not_come_back_by_adding_it(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        ledger.take_down(ORDER)
        ledger.add([FULL, replace(FULL, reader="another reader 2.0")])
        assert ledger.readings()[0].document == blanked(FULL).document


def test_no_trace_of_the_words_is_left_in_the_file(tmp_path: Path) -> None:
    path, words = tmp_path / "halqa.db", "zyxomatik"
    told = replace(tie("A", "B", 1), document="gone", evidence=Span(0, 60))
    gone = Reading(document=Document(id="gone", text=f"{words} " * 5_000), reader="r 1", ties=(told,))
    with Ledger.open(path, create=True) as ledger:
        ledger.add([gone, reading("other", tie("C", "D", 1))])
        ledger.add([reading("more", tie("E", "F", 1))])
        assert words.encode() in b"".join(each.read_bytes() for each in tmp_path.iterdir())
        ledger.take_down(replace(ORDER, document=gone.document.sha256))

    files = list(tmp_path.iterdir())
    assert path in files
    assert not any(words.encode() in each.read_bytes() for each in files)


def test_without_texts_only_the_hashes_are_kept(place: str) -> None:
    with Ledger.open(place, create=True) as ledger:
        assert ledger.add([FULL], keep_texts=False).ties == 1
        assert ledger.readings() == (blanked(FULL),)
        assert ledger.take_downs() == ()
        ledger.add([FULL])
        assert ledger.readings() == (FULL,)


def test_a_document_is_named_by_its_id_or_its_hash(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        ledger.add([reading("other", text="Quite another text.")])
        both = {each.document.id: each.document.sha256 for each in ledger.readings()}
        assert len(both) == 3
        assert all(ledger.digest(name) == digest == ledger.digest(digest) for name, digest in both.items())
        for name in ("nothing", "other", "", "%", "a-1#"):
            with pytest.raises(UnknownDocumentError):
                ledger.digest(name)
        with pytest.raises(UnknownDocumentError):
            ledger.take_down(replace(ORDER, document="0" * 64))
        assert ledger.take_downs() == ()


def test_nothing_is_taken_down_where_there_is_no_ledger(place: str) -> None:
    with Ledger.open(place, create=True) as ledger, pytest.raises(MissingLedgerError):
        ledger.take_down(ORDER)


GUARDED = [
    "UPDATE texts SET text = ''",
    "DELETE FROM texts",
    "UPDATE takedowns SET why = ''",
    "DELETE FROM takedowns",
    "UPDATE documents SET title = ''",
    "DELETE FROM documents",
    "DELETE FROM claims",
    "UPDATE readings SET reason = ''",
    "DELETE FROM judgements",
    "UPDATE judgements SET said = ''",
]


@pytest.mark.parametrize("change", GUARDED)
def test_the_tables_refuse_every_change_but_that_one(kept: str, change: str) -> None:
    with Ledger.open(kept) as ledger:
        ledger.take_down(replace(ORDER, document=ledger.digest("other")))
        ledger.judge(Judgement(verdict=Verdict.SAME, subject="A", other="B", by="Hind", at=NOON))
        before = ledger.readings()
        with pytest.raises(DBAPIError, match=r"only ever added|only when their document"):
            execute(kept, change)
        assert ledger.readings() == before
