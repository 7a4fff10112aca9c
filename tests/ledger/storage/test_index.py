"""Adding one document at a time gives what a rebuild gives, and what is looked up is what reconciling gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select

from halqa.errors import HalqaError
from halqa.ledger.deals import deals
from halqa.ledger.states import histories
from halqa.ledger.storage import derived, schema
from halqa.ledger.storage.store import Ledger
from halqa.ledger.sums import sums
from halqa.model import Deal, Judgement, Kind, Reading, TakeDown, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.judging import judged, key, undo
from tests.ledger.test_deals import told_readings
from tests.ledger.test_judgements import judgements_on
from tests.ledger.test_names import newcomers_told
from tests.ledger.test_states import DAYS
from tests.ledger.test_stories import ARABIC, ENGLISH, WIRE, of

each_time_anew = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""`new_place` gives another place each time: examples share none."""
PARTIES = ["Nvidia", "OpenAI", "xAI"]


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the derived tables."""
    with ledger._reading() as connection:
        assert connection is not None
        return {table.name: _rows(connection, table) for table in derived.metadata.sorted_tables}


def _rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    return sorted((tuple(row) for row in connection.execute(select(table))), key=repr)


def same_as_rebuilt(ledger: Ledger) -> bool:
    kept = rows(ledger)
    ledger.rebuild()
    return rows(ledger) == kept


def plain(deal: Deal) -> Deal:
    return replace(deal, versions=(), rejected=())


def answers_are_those_of(ledger: Ledger, news: list[Reading], made: list[Judgement]) -> None:
    for day in DAYS:
        found = deals(news, day, made)
        assert ledger.sums(day) == sums(found)
        assert list(ledger.deals(day)) == [plain(deal) for deal in found]
        for party in PARTIES:
            mine = [plain(deal) for deal in found if party in (deal.payer, deal.payee)]
            assert list(ledger.deals_of(party, day)) == mine
        assert [ledger.deal(deal.id, day) for deal in found] == list(found)
        assert ledger.told(None, day)[0] == found
        assert list(ledger.deals(day)) == [plain(deal) for deal in found]
    for name, known in histories(news, made).items():
        assert ledger.history(name) == known


@each_time_anew
@given(st.data())
def test_one_document_at_a_time_gives_what_a_rebuild_gives(new_place: Callable[[], str], data: st.DataObject) -> None:
    news = data.draw(told_readings())
    with Ledger.open(new_place(), create=True) as ledger:
        for each in data.draw(st.permutations(news)):
            ledger.add([each])
        if news:
            assert same_as_rebuilt(ledger)
            answers_are_those_of(ledger, news, [])


@each_time_anew
@given(st.data())
def test_judgements_among_documents_give_what_a_rebuild_gives(
    new_place: Callable[[], str], data: st.DataObject
) -> None:
    news = [each for each in data.draw(told_readings()) if each.ties]
    late = data.draw(st.integers(0, len(news)))
    made = data.draw(judgements_on(news[:late]))
    with Ledger.open(new_place(), create=True) as ledger:
        ledger.add(news[:late])
        done = [judgement for judgement in made if _judge(ledger, judgement)]
        ledger.add(news[late:])
        if news:
            assert same_as_rebuilt(ledger)
            answers_are_those_of(ledger, news, done)


def _judge(ledger: Ledger, judgement: Judgement) -> bool:
    """Make a judgement where it can be made: names and sums that are drawn may not fit what was told."""
    try:
        ledger.judge(judgement)
    except HalqaError:
        return False
    return True


def test_stories_that_a_later_text_joins_are_counted_once(place: str) -> None:
    news = [
        reading("a", tie("A", "B", 1), text=WIRE, day="2026-01-01"),
        of(ENGLISH),
        reading("b", tie("A", "B", 1), text=WIRE + " More.", day="2026-01-03"),
        of(ARABIC),
    ]
    with Ledger.open(place, create=True) as ledger:
        for each in news:
            ledger.add([each])
        found = [ledger.deal("compute-a-b"), ledger.deal("equity-nvidia-openai")]
        assert same_as_rebuilt(ledger)

    assert [deal and deal.versions[0].origins for deal in found] == [1, 1]


NEWS = [
    reading("a", tie("Meta", "Nebius", 3), day="2025-11-11"),
    reading("b", tie("Meta", "Nebius", 10), tie("Google", "Nebius", 4, part_of=Decimal("10e9")), day="2026-03-16"),
    reading("c", tie("Google", "Nebius", 4), tie("Meta", "Nebius", 3, kind=Kind.DEBT), day="2026-03-20"),
]
JOINED = judged(Verdict.SAME, key(NEWS[0]), key(NEWS[2], 1))
CHANGES: list[Callable[[Ledger], object]] = [
    lambda ledger: ledger.add([replace(NEWS[0], reader="test-reader 2.0", ties=())]),
    lambda ledger: ledger.add([replace(NEWS[1], reader="test-reader 2.0", ties=(NEWS[1].ties[0],))]),
    lambda ledger: ledger.take_down(
        TakeDown(document=NEWS[0].document.sha256, by="Zarqa", at=judged(Verdict.ACCEPT, "x").at)
    ),
    lambda ledger: ledger.judge(JOINED),
    lambda ledger: ledger.judge(JOINED, undo(JOINED)),
    lambda ledger: ledger.judge(judged(Verdict.SAME, "Meta", "Google")),
    lambda ledger: ledger.judge(judged(Verdict.REJECT, key(reading("a", tie("Meta", "Nebius", 3), day="2025-11-11")))),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_text_read_anew_judged_or_taken_down_changes_what_a_rebuild_would(
    change: Callable[[Ledger], object], place: str
) -> None:
    with Ledger.open(place, create=True) as ledger:
        ledger.add(NEWS)
        change(ledger)

        assert same_as_rebuilt(ledger)
        news, made = list(ledger.readings()), list(ledger.judgements())
        for day in (date(2025, 12, 1), date(2026, 3, 18), None):
            assert ledger.sums(day) == sums(deals(news, day, made))


def test_undoing_gives_the_rows_before_to_the_byte(place: str) -> None:
    with Ledger.open(place, create=True) as ledger:
        ledger.add(NEWS)
        ledger.judge(JOINED)
        joined = rows(ledger)
        ledger.judge(undo(JOINED, 1))
        before = rows(ledger)
        ledger.judge(undo(undo(JOINED, 1), 2))

        again = rows(ledger)
        assert again == joined
        assert before["derived_states"] != joined["derived_states"]


def test_what_an_older_halqa_wrote_is_made_anew_before_it_answers(place: str) -> None:
    with Ledger.open(place, create=True) as ledger:
        ledger.add(NEWS)
        whole = ledger.sums()
        with ledger._writing() as connection:
            connection.execute(derived.days.delete())
            connection.execute(schema.derivations.update().values(version="of another making"))

        assert ledger.sums() == whole


def test_a_ledger_that_holds_nothing_answers_nothing(place: str) -> None:
    with Ledger.open(place, create=True) as ledger:
        assert ledger.sums() == sums([])
        assert (ledger.deals_of("Nvidia"), ledger.deal("compute-a-b")) == ((), None)


@each_time_anew
@given(st.data())
def test_names_that_come_in_one_by_one_are_held_as_a_rebuild_holds_them(
    new_place: Callable[[], str], data: st.DataObject
) -> None:
    news = data.draw(newcomers_told())
    made = [judged(Verdict.NOT_SAME, "Pelagia", "بيلاجيا"), judged(Verdict.SAME, "Quillon", "Nvidia", minute=1)]
    made = data.draw(st.permutations([*made, undo(made[0]), undo(made[1])]))[:2]
    late = data.draw(st.integers(0, len(news)))
    with Ledger.open(new_place(), create=True) as ledger:
        for each in news[:late]:
            ledger.add([each])
        done = [judgement for judgement in made if late and _judge(ledger, judgement)]
        for each in news[late:]:
            ledger.add([each])
        if news:
            assert same_as_rebuilt(ledger)
            answers_are_those_of(ledger, news, done)


def test_a_name_that_a_newer_reader_no_longer_finds_parts_what_it_held_together(place: str) -> None:
    news = [
        reading("a", tie("بيلاجيا", "Nvidia", 2), day="2026-01-01"),
        reading("b", tie("Pelagia", "Nvidia", 2), day="2026-01-02"),
    ]
    anew = replace(news[1], reader="test-reader 2.0", ties=(replace(news[1].ties[0], payer=tie("Meta", "x").payer),))
    with Ledger.open(place, create=True) as ledger:
        ledger.add(news)
        joined = [deal.id for deal in ledger.deals_of("Nvidia")]
        ledger.add([anew])
        apart = [deal.id for deal in ledger.deals_of("Nvidia")]
        assert same_as_rebuilt(ledger)

    assert joined == ["compute-pelagia-nvidia"]
    assert apart == ["compute-meta-nvidia", "compute-بيلاجيا-nvidia"]
