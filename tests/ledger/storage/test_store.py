"""The ledger, wherever it is kept: what goes in comes out, all or nothing, and only ever more."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from halqa.errors import (
    FutureDatelineError,
    MissingLedgerError,
)
from halqa.ledger.storage.store import Added
from halqa.model import (
    Reading,
)
from halqa.units import Period
from tests.ledger.build import reading, tie, usd
from tests.ledger.storage.keeping import held, put
from tests.ledger.storage.readings import full_reading


def test_what_goes_in_comes_out_with_every_field(place: str) -> None:
    given_reading = full_reading()

    assert put(place, given_reading) == Added(documents=1, ties=1, figures=1, already_known=0)
    assert held(place) == (given_reading,)
    assert [str(told.amount) for told in held(place)[0].ties] == [str(told.amount) for told in given_reading.ties]


def test_a_document_without_a_deal_is_kept_with_the_reason(place: str) -> None:
    empty = replace(reading("quiet"), reason="no two parties")
    put(place, empty)

    assert held(place) == (empty,)


def test_the_same_text_added_again_adds_nothing(place: str) -> None:
    first = reading("a", tie("A", "B", 1), day="2026-01-01")
    again = replace(first, document=replace(first.document, title="Another name for it"))
    put(place, first)

    assert put(place, again) == Added(0, 0, 0, already_known=1)
    assert put(place, first, first) == Added(0, 0, 0, already_known=2)
    assert held(place) == (first,)


def test_the_claims_of_the_newest_reader_count_in_whatever_order_they_came(place: str) -> None:
    old, new, older = (
        reading("a", tie("A", "B", size), reader=f"halqa-rules {version}", text="The text.", sentence="Same words.")
        for size, version in ((1, "0.9.0"), (2, "0.10.0"), (3, "0.2.0"))
    )
    for each in (old, new, older):
        assert put(place, each).ties == 1

    assert held(place) == (new,)


def test_a_newest_reader_that_finds_nothing_withdraws_the_claims(place: str) -> None:
    old = reading("a", tie("A", "B", 1), reader="rules 1.0", sentence="A pays B.")
    put(place, old)
    put(place, replace(old, reader="rules 1.1", ties=(), reason="a joke"))

    assert [(each.ties, each.reason) for each in held(place)] == [((), "a joke")]


def test_two_texts_with_one_id_are_told_apart_and_so_are_their_claims(place: str) -> None:
    one = reading("post", tie("A", "B", 1))
    other = reading("post", tie("A", "B", 2), text="Quite another text. ")
    put(place, one, other)

    found = held(place)
    assert len({each.document.id for each in found}) == 2
    for each in found:
        assert each.document.id == f"post#{each.document.sha256[:8]}"
        assert [told.document for told in each.ties] == [each.document.id]


def test_as_of_shows_what_was_known_that_day_and_what_has_no_dateline(place: str) -> None:
    put(place, reading("new", day="2026-03-02"), reading("undated"), reading("old", day="2025-10-01"))

    assert [each.document.id for each in held(place)] == ["undated", "old", "new"]
    assert [each.document.id for each in held(place, date(2026, 3, 1))] == ["undated", "old"]
    assert [each.document.id for each in held(place, date(2025, 10, 1))] == ["undated", "old"]
    assert [each.document.id for each in held(place, date(2025, 9, 30))] == ["undated"]


def fetched(each: Reading, at: str) -> Reading:
    return replace(each, document=replace(each.document, fetched=datetime.fromisoformat(at)))


def test_what_has_no_dateline_is_known_from_the_day_it_was_fetched(place: str) -> None:
    late = fetched(reading("late"), "2026-03-01T01:00:00+03:00")  # still February in UTC
    dated = fetched(reading("dated", day="2026-01-01"), "2026-06-01T00:00:00+00:00")
    put(place, late, dated, reading("undated"))

    assert [each.document.id for each in held(place)] == ["undated", "dated", "late"]
    assert [each.document.id for each in held(place, date(2026, 2, 28))] == ["undated", "dated", "late"]
    assert [each.document.id for each in held(place, date(2026, 2, 27))] == ["undated", "dated"]
    assert held(place)[2].document.known == date(2026, 2, 28)


def test_a_dateline_that_had_not_come_when_it_was_fetched_is_refused(place: str) -> None:
    on_time = fetched(reading("a", day="2026-03-02"), "2026-03-01T20:00:00+00:00")  # the day begins earlier in the east
    with pytest.raises(FutureDatelineError, match="2026-03-03"):
        put(place, on_time, fetched(reading("b", day="2026-03-03"), "2026-03-01T20:00:00+00:00"))
    with pytest.raises(MissingLedgerError):
        held(place)
    assert put(place, on_time).documents == 1


def test_periodic_sums_keep_their_period(place: str) -> None:
    put(place, reading("a", tie("A", "B", amount=usd("1.5", Period.MONTH))))

    assert held(place)[0].ties[0].amount == usd("1.5", Period.MONTH)
