"""What changed between two days: new, revised, confirmed, denied, ended."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from halqa.ledger.changes import Change, News, changes, ladder
from halqa.ledger.deals import deals
from halqa.ledger.states import histories
from halqa.model import Condition, Kind, Reading, Status
from halqa.units import Bound
from tests.ledger.build import reading, tie, usd
from tests.ledger.test_deals import told_readings

THEN, NOW = date(2025, 10, 1), date(2026, 3, 1)
EQUITY = {"kind": Kind.EQUITY}
TALKS = {"status": Status.TALKS, **EQUITY}
DENIED = {"status": Status.DENIED, **EQUITY}
OLD = reading("a", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO, **EQUITY), day="2025-09-22")
DOUBT = reading("a", tie("Nvidia", "OpenAI", 100, **TALKS), day="2025-09-22")


def told(*readings: Reading, since: date = THEN) -> list[Change]:
    return list(changes(deals(readings, since), deals(readings, NOW), since))


def later(billions: float | None = 100, day: str = "2026-02-02", **fields: object) -> Reading:
    return reading("b", tie("Nvidia", "OpenAI", billions, **{**EQUITY, **fields}), day=day)


# What was held before, what was told after, and what became of the deal: the news, and the fields that were revised.
NEWS: list[tuple[Reading, Reading, list[tuple[News, tuple[str, ...]]]]] = [
    (OLD, reading("b", tie("A", "B", 1), day="2026-02-02"), [(News.NEW, ())]),
    (OLD, reading("b", tie("A", "B", 1, **DENIED), day="2026-02-02"), [(News.DENIED, ())]),
    (OLD, later(30, day="2025-10-05"), [(News.REVISED, ("amount", "bound"))]),
    (OLD, later(status=Status.DENIED), [(News.DENIED, ())]),
    (OLD, later(None, status=Status.ENDED), [(News.ENDED, ())]),
    (OLD, later(status=Status.DONE), [(News.CONFIRMED, ()), (News.REVISED, ("bound",))]),
    (OLD, later(bound=Bound.UP_TO), []),
    (OLD, later(bound=Bound.UP_TO, day="2026-03-02"), []),
    (DOUBT, later(), [(News.CONFIRMED, ())]),
    (DOUBT, later(30, day="2025-10-05"), [(News.CONFIRMED, ()), (News.REVISED, ("amount",))]),
    (DOUBT, later(start="2026", end="2029", condition=Condition.OPTION), [
        (News.CONFIRMED, ()), (News.REVISED, ("condition", "start", "end")),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "news"), NEWS)
def test_each_change_is_told_by_its_name(
    before: Reading, after: Reading, news: list[tuple[News, tuple[str, ...]]]
) -> None:
    found = told(before, after)

    in_order = sorted(news, key=lambda each: list(News).index(each[0]))
    assert [(change.news, change.fields) for change in found] == in_order
    assert all(change.by is not None and change.by.document == "b" for change in found)


def test_what_is_told_as_one_with_another_is_no_longer_told_on_its_own() -> None:
    year = reading("c", tie("Nvidia", "OpenAI", 30, **EQUITY), day="2025-09-23")
    joined = replace(year, ties=(replace(year.ties[0], amount=usd(100)),), reader="test-reader 2.0")

    (change,) = changes(deals([reading("a", tie("A", "B", 1)), year]), deals([joined]))[-1:]
    assert (change.news, change.after, change.deal.id) == (News.MERGED, None, "compute-a-b")


@given(told_readings())
def test_nothing_changes_from_a_day_to_itself_and_all_is_new_after_nothing(news: list[Reading]) -> None:
    held = deals(news)

    assert changes(held, held) == ()
    assert {change.deal.id for change in changes([], held)} == {deal.id for deal in held}
    assert {change.news for change in changes([], held)} <= {News.NEW, News.DENIED, News.ENDED}


def test_the_ladder_of_a_deal_tells_each_step_its_day_and_who_moved_it() -> None:
    news = [
        reading("a", tie("Nvidia", "OpenAI", 100, hearsay=True, **TALKS), day="2025-09-01"),
        reading("b", tie("Nvidia", "OpenAI", 100, **EQUITY), day="2025-09-22"),
        reading("c", tie("Nvidia", "OpenAI", 100, **EQUITY), day="2025-09-30"),
        reading("d", tie("Nvidia", "OpenAI", 100, **DENIED), day="2026-02-02"),
        reading("e", tie("Nvidia", "OpenAI", 30, **EQUITY), day="2026-02-27"),
    ]
    steps = ladder(histories(news)["equity-nvidia-openai"])

    assert [(day, change.news, change.by and change.by.document) for day, change in steps] == [
        (date(2025, 9, 1), News.NEW, "a"),
        (date(2025, 9, 22), News.CONFIRMED, "b"),
        (date(2026, 2, 2), News.DENIED, "d"),
        (date(2026, 2, 27), News.REVISED, "e"),
        (date(2026, 2, 27), News.CONFIRMED, "e"),
    ]
