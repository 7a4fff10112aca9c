from datetime import date

import pytest

from halqa.measures.cycles import Cycle
from halqa.model import Assumption, Flow
from halqa.surfaces.cycles import Manner, a_year, carries, lasts, leg, remarks
from halqa.surfaces.wording import bare, compact, dollars, wording

NAMES = {"A": "ألف", "B": "باء"}
ENGLISH, ARABIC = Manner(wording("en"), bare, compact), Manner(wording("ar", NAMES), bare, dollars)
BOTH = pytest.mark.parametrize("manner", [ENGLISH, ARABIC], ids=["en", "ar"])


def test_a_leg_tells_its_sum_in_all_and_a_year() -> None:
    flow = Flow("A", "B", 60e9, usd=300e9)
    assert leg(ENGLISH, flow) == "A pays B $300bn in all, $60bn a year"
    assert leg(ARABIC, flow) == "من ألف إلى باء: 300 مليار دولار في المجموع، 60 مليار دولار سنويًا"


def test_a_leg_without_a_sum_or_a_rate_tells_no_more_than_is_known() -> None:
    assert leg(ENGLISH, Flow("A", "B", None)) == "A pays B, sum unknown"
    assert leg(ENGLISH, Flow("A", "B", 1e9)) == "A pays B, sum unknown", "a rate alone tells no sum in all"
    assert leg(ENGLISH, Flow("A", "B", None, usd=3e9)) == "A pays B $3bn in all"
    assert leg(ARABIC, Flow("A", "B", None)) == "من ألف إلى باء: المبلغ مجهول"


def test_a_round_trip_is_told_in_all_and_a_year_as_far_as_it_is_known() -> None:
    known = Cycle((Flow("A", "B", 1e9, usd=5e9), Flow("B", "A", 2e9, usd=4e9)))
    assert (carries(ENGLISH, known), a_year(ENGLISH, known)) == ("Round trip: at most $4bn", "$1bn a year")
    half = Cycle((Flow("A", "B", None, usd=5e9), Flow("B", "A", 2e9, usd=4e9)))
    assert (carries(ENGLISH, half), a_year(ENGLISH, half)) == ("Round trip: at most $4bn", "")
    silent = Cycle((Flow("A", "B", None), Flow("B", "A", 2e9, usd=4e9)))
    assert (carries(ENGLISH, silent), a_year(ENGLISH, silent)) == ("Round trip unknown: a leg names no sum", "")
    assert carries(ARABIC, silent) == "ما يعود مجهول: في أحد الأضلاع مبلغ لم يُذكر"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2027, 1, 1), date(2033, 1, 1), "1 January 2027 to 31 December 2032"),
        (date(2027, 1, 1), None, "from 1 January 2027, no end known"),
        (None, date(2026, 5, 1), "until 30 April 2026, no start known"),
        (None, None, "dates unknown"),
    ],
)
def test_the_last_day_is_told_and_not_the_day_after(start: date | None, end: date | None, said: str) -> None:
    assert lasts(ENGLISH, start, end) == said


@BOTH
def test_what_was_assumed_is_said_of_the_leg_and_of_the_cycle(manner: Manner) -> None:
    words = manner.in_.words
    assumed = Flow("A", "B", 1e9, usd=5e9, assumed=(Assumption.TERM,))
    plain = Flow("B", "A", 1e9, usd=5e9)
    assert remarks(manner, assumed) == [words["assumption.term"]]
    assert remarks(manner, plain) == []
    assert remarks(manner, Cycle((assumed, plain))) == [words["assumption.term"]]


def test_deals_without_a_sum_beside_those_that_name_one_are_counted() -> None:
    partly = Flow("A", "B", 1e9, usd=5e9, unsized=2)
    back, silent = Flow("B", "A", 1e9, usd=5e9), Flow("B", "A", None, unsized=1)
    assert remarks(ENGLISH, partly) == ["2 deals more without a sum"]
    assert remarks(ARABIC, partly) == ["ومعه صفقتان بلا مبلغ مذكور"]
    assert remarks(ENGLISH, silent) == [], "the leg itself says that its sum is unknown"
    assert remarks(ENGLISH, Cycle((partly, back))) == ["not all sums are told"]
    assert remarks(ENGLISH, Cycle((partly, silent))) == [], "and so does the round trip"
