"""Who changed side when: pairs and camps at the ends of quarters."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.states import State, held_on
from halqa.measures.alignment import Stance
from halqa.measures.turns import Alignment, alignment, quarter_ends
from halqa.model import Deal, Kind, Status
from tests.measures.ties import deal

Q3, Q4, DAY = date(2025, 9, 30), date(2025, 12, 31), date(2026, 2, 1)


def held(*spans: tuple[Deal, date, date | None]) -> dict[str, list[State]]:
    found: dict[str, list[State]] = {}
    for told, since, until in spans:
        found.setdefault(told.id, []).append(State(since, until, told))
    return found


def aligned(*spans: tuple[Deal, date, date | None], quarters: int = 2) -> Alignment:
    history = held(*spans)
    return alignment(lambda day: held_on(history, day), DAY, usd_per_unit, quarters=quarters)


def ally(one: str, other: str, known: date, **fields: Any) -> Deal:
    return deal(one, other, kind=Kind.PARTNERSHIP, known=known, **fields)


def rival(one: str, other: str, known: date, **fields: Any) -> Deal:
    return deal(one, other, kind=Kind.RIVALRY, known=known, **fields)


def test_no_enmity_lasts_rivals_turn_partners_and_partners_become_rivals_as_well() -> None:
    before = date(2025, 7, 1)
    fight = rival("OpenAI", "xAI", before)
    told = aligned(
        (ally("Microsoft", "OpenAI", before), before, None),
        (fight, before, Q4),
        (rival("OpenAI", "xAI", before, status=Status.ENDED), Q4, None),
        (ally("OpenAI", "xAI", Q4), Q4, None),
        (rival("Microsoft", "OpenAI", DAY), DAY, None),
    )
    turns = [(turn.day, turn.parties, turn.before, turn.after) for turn in told.turns]

    assert turns == [
        (Q4, ("OpenAI", "xAI"), Stance.RIVAL, Stance.ALLY),
        (DAY, ("Microsoft", "OpenAI"), Stance.ALLY, Stance.BOTH),
    ]
    assert told.turns[0].deals == ("partnership-openai-xai", "rivalry-openai-xai")
    assert [quarter.day for quarter in told.quarters] == [Q3, Q4, DAY]


def test_who_goes_over_to_the_other_camp_is_told_with_whom_it_left_and_joined() -> None:
    first = date(2025, 7, 1)
    told = aligned(
        (rival("A", "B", first), first, None),
        (ally("A", "C", first), first, None),
        (ally("A", "D", first), first, None),
        (ally("B", "E", first), first, None),
        (ally("D", "M", first), first, Q4),
        (ally("D", "M", first, status=Status.ENDED), Q4, None),
        (ally("E", "M", Q4), Q4, None),
    )
    (move,) = told.moves
    assert (move.since, move.day, move.party) == (Q3, Q4, "M")
    assert (move.left, move.joined) == (("A", "C", "D"), ("B", "E"))


def test_a_party_whose_side_is_open_is_not_said_to_have_moved() -> None:
    first = date(2025, 7, 1)
    triangle = [(rival(one, other, first), first, None) for one, other in (("A", "B"), ("B", "C"), ("A", "C"))]
    assert aligned(*triangle, (ally("A", "B", Q4), Q4, None)).moves == ()


def test_nobody_turns_where_nothing_changes_and_nothing_is_held() -> None:
    told = aligned(quarters=4)
    assert (told.turns, told.moves, told.pairs, told.camps.most) == ((), (), (), 0)
    assert len(told.quarters) == 5


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(1, 20))
def test_quarters_end_in_order_before_the_day(day: date, count: int) -> None:
    ends = quarter_ends(day, count)
    assert list(ends) == sorted(set(ends))
    assert ends[-1] == day
    assert all(end.month % 3 == 0 for end in ends[:-1])
