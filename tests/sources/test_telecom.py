"""The book of the telecom years: every fact with its source, in both languages, known from its day, no dollar twice."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from halqa.catalogue.reference import TELECOM, citations, cited, rows
from halqa.ledger.deals import deals
from halqa.model import Deal, Origin
from halqa.pipeline import telecom_judgements, telecom_readings
from halqa.sources.reference import NO_DEAL, reference

FILES = ("deals", "figures", "events")


def held(day: str) -> dict[str, Deal]:
    readings = telecom_readings()
    return {deal.id: deal for deal in deals(readings, date.fromisoformat(day), telecom_judgements(readings))}


def test_every_row_rests_on_a_source_and_every_source_carries_a_row() -> None:
    told = [row for file in FILES for row in rows(file, TELECOM)]
    assert all(cited(row, TELECOM) for row in told)
    assert {name for row in told for name in row["sources"]} == set(citations(TELECOM))
    assert len({row["id"] for row in told}) == len(told)


def test_every_document_is_told_in_both_languages_and_its_claim_spans_it() -> None:
    for reading in telecom_readings():
        assert reading.document.origin is Origin.REFERENCE
        assert reading.document.published is not None
        english, arabic, *_ = reading.document.text.split("\n")
        assert re.search("[ء-ي]", arabic), reading.document.id
        assert not re.search("[ء-ي]", english), reading.document.id
        spans = [*(tie.evidence for tie in reading.ties), *(figure.evidence for figure in reading.figures)]
        assert all(reading.document.text[span.start : span.end] == f"{english}\n{arabic}" for span in spans)
        if not reading.ties and not reading.figures:
            assert reading.reason == NO_DEAL


def test_what_is_told_of_it_elsewhere_is_in_the_book(shared: Path) -> None:
    facts = json.loads((shared / "vectors" / "telecom.json").read_text("utf-8"))["facts"]
    known = " ".join(str(citation.url) for citation in citations(TELECOM).values())
    urls = {url.rstrip(";),.") for fact in facts for url in re.findall(r"https?://\S+", fact["source"])}
    missed = [url for url in urls if url not in known]
    assert len(urls) > 30
    assert len(missed) <= 3  # a book's page, and second tellings of one report


@pytest.mark.parametrize(
    ("day", "drawn", "rest", "conditional"),
    [
        ("2000-09-30", "2e9", "3.9e9", "2.2e9"),
        ("2001-09-29", "2e9", "3.9e9", "2.2e9"),
        ("2001-09-30", "3e9", "1.4e9", "0.9e9"),
    ],
)
def test_lucents_line_is_that_of_the_filing_on_each_day(day: str, drawn: str, rest: str, conditional: str) -> None:
    lent = {
        deal.id: deal for deal in held(day).values() if (deal.payer, deal.payee) == ("Lucent", "Lucent's customers")
    }
    assert len(lent) == 3
    sums = sorted(deal.amount.amount for deal in lent.values() if deal.amount)
    assert sums == sorted(map(Decimal, (drawn, rest, conditional)))
    assert sum(deal.paid for deal in lent.values()) == 1
    assert sum(deal.condition is not None for deal in lent.values()) == 1


def test_on_the_first_day_of_the_backtest_nothing_later_is_held() -> None:
    assert {deal.payer for deal in held("2000-09-30").values()} == {"Lucent"}
    assert "debt-motorola-telsim" in held("2002-12-31")


def test_a_joint_loan_stands_once_and_what_is_within_another_is_joined_to_it() -> None:
    told = held("2003-12-31")
    joint = [deal for deal in told.values() if deal.payee == "AT&T Latin America"]
    assert [deal.amount.amount for deal in joint if deal.amount] == [Decimal(298_000_000)]
    owed = next(
        deal for deal in told.values() if (deal.payer, deal.payee, str(deal.kind)) == ("Lucent", "Winstar", "debt")
    )
    assert owed.part_of is not None
    partnership = next(deal for deal in told.values() if str(deal.kind) == "partnership")
    assert str(partnership.status) == "ended"


def test_the_book_is_apart_from_the_reference() -> None:
    ours = {reading.document.id for reading in telecom_readings()}
    assert not ours & {reading.document.id for reading in reference()}
    assert all(name.startswith("telecom/") for name in ours)
