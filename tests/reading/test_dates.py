"""Dates: as precise as the text, and whether a deal begins or ends there."""

import pytest

from halqa.reading.dates import date_words, dates
from halqa.text.folding import folded
from tests.reading.rows import language


def found(text: str) -> list[tuple[str, str]]:
    whole = folded(text)
    return [(when.text, when.edge) for when in dates(whole, 0, len(whole), date_words(language(text)))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("the 2026 plan", "2026"),
        ("a site for September 2026", "2026-09"),
        ("signed on 23 September 2026", "2026-09-23"),
        ("signed on September 23, 2026", "2026-09-23"),
        ("the third quarter of 2026", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("the second half of 2026", "2026-H2"),
        ("1H 2026", "2026-H1"),
        ("خطة 2026", "2026"),
        ("وقعت في سبتمبر ٢٠٢٦", "2026-09"),
        ("وقعت في أيلول/سبتمبر 2026", "2026-09"),
        ("وقعت في تشرين الثاني 2026", "2026-11"),  # the months of the Levant
        ("وقعت في نونبر 2026", "2026-11"),  # and of Morocco
        ("وقعت في 23 سبتمبر 2026", "2026-09-23"),
        ("الربع الثالث من 2026", "2026-Q3"),
        ("النصف الثاني من عام 2026", "2026-H2"),
    ],
)
def test_a_date_is_as_precise_as_its_words(text: str, date: str) -> None:
    assert [when for when, _ in found(text)] == [date]


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("capacity from 2027 until 2031", [("2027", "start"), ("2031", "end")]),
        ("deliveries starting in March 2027", [("2027-03", "start")]),
        ("runs through 2030", [("2030", "end")]),
        ("ابتداء من 2027 وحتى 2031", [("2027", "start"), ("2031", "end")]),
    ],
)
def test_a_date_says_whether_it_begins_or_ends_a_deal(text: str, edges: list[tuple[str, str]]) -> None:
    assert found(text) == edges


@pytest.mark.parametrize("text", ["2,026 chips", "12026", "1.2026", "the year 2150", "$1850", "in May", "في مايو", ""])
def test_what_is_no_year_is_no_date(text: str) -> None:
    assert found(text) == []
