"""Rows entered by hand: told in our own words, marked as such, or refused by row and column."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from halqa.errors import BadTableError, InputError
from halqa.ledger.checks import check
from halqa.model import Citation, Condition, Instrument, Kind, Origin, Reading, Status
from halqa.sources.hand import by_hand, template
from halqa.units import Bound, Money, Period

HEAD = "from,to,kind,status,announced"
LEAST = "Example Bank,CoreWeave,debt,done,2026-05-20"


def filled(folder: Path, *lines: str) -> tuple[Reading | InputError, ...]:
    path = folder / "deals.csv"
    path.write_text("\n".join(lines), "utf-8")
    return by_hand(path)


def only(found: tuple[Reading | InputError, ...]) -> Reading:
    (reading,) = found
    assert isinstance(reading, Reading), reading
    return reading


def test_a_row_becomes_a_document_that_says_it_was_entered_by_hand(tmp_path: Path) -> None:
    head = (
        f"{HEAD},amount,currency,per,bound,start,end,instrument,condition,paid,hearsay,note,publisher,title,published"
    )
    told = (
        f'{LEAST},"250,000,000",usd,year,up_to,2026,2031,loan,option,no,yes,Second tranche.,Example Bank,Deed,2026-05'
    )
    reading = only(filled(tmp_path, head, told))
    check(reading)
    document, (tie,) = reading.document, reading.ties
    assert (document.origin, document.published) == (Origin.HAND, date(2026, 5, 20))
    assert document.citations == (Citation(publisher="Example Bank", title="Deed", published="2026-05"),)
    assert document.text.endswith("\n\nSecond tranche.")
    assert "Second tranche" not in document.quote(tie.evidence)
    assert document.source == "deals.csv#2"
    assert (tie.kind, tie.payer.party, tie.payee.party) == (Kind.DEBT, "Example Bank", "CoreWeave")
    assert (tie.status, tie.hearsay, tie.paid) == (Status.DONE, True, False)
    assert (tie.amount, tie.bound) == (Money(Decimal(250_000_000), "USD", Period.YEAR), Bound.UP_TO)
    assert (tie.start, tie.end, tie.instrument, tie.condition) == ("2026", "2031", Instrument.LOAN, Condition.OPTION)


def test_columns_values_names_and_digits_may_be_arabic(tmp_path: Path) -> None:
    english = only(
        filled(tmp_path, f"{HEAD},amount,currency,bound", "OpenAI,Oracle,compute,agreed,2025-09-10,38.5,USD,about")
    )
    arabic = only(
        filled(
            tmp_path,
            "الدافع,المتلقي,النوع,الحالة,تاريخ الإعلان,المبلغ,العملة,الحد",
            "أوبن إيه آي,اوراكل,حوسبة,متفق عليه,2025-09-10,٣٨٫٥,USD,نحو",
        )
    )
    assert arabic == english


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_template_can_be_filled_in_and_read(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "template.csv"
    path.write_text(template(lang), "utf-8")
    readings = by_hand(path)
    assert [reading.ties[0].payee.party for reading in readings if isinstance(reading, Reading)] == [
        "CoreWeave",
        "Oracle",
    ]


def test_both_templates_have_the_same_columns_in_the_same_order() -> None:
    english, arabic = (list(csv.reader(StringIO(template(lang)))) for lang in ("en", "ar"))
    assert [len(row) for row in english] == [len(row) for row in arabic]
    assert english[0] != arabic[0]
    assert [row[5:7] for row in english[1:]] == [row[5:7] for row in arabic[1:]]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("kind", "gift", "'gift' is none of equity, debt"),
        ("status", "maybe", "'maybe' is none of talks"),
        ("announced", "20/05/2026", "isoformat|date"),
        ("announced", "", "every row needs it"),
        ("from", "", "الدافع.*every row needs it"),
        ("to", "Example Bank", "both sides"),
        ("amount", "a lot", "'a lot' is not a number"),
        ("amount", "-5", "not a number above zero"),
        ("amount", "0", "not a number above zero"),
        ("amount", "NaN", "not a number above zero"),
        ("amount", "1e40", "less than"),
        ("currency", "dollars", "match"),
        ("currency", "", "no currency"),
        ("per", "week", "'week' is none of year"),
        ("chips", "1.5", "not a number of chips"),
        ("stake_pct", "many", "not a number"),
        ("start", "next year", "is not a date"),
        ("end", "2026-13", "is not a date"),
        ("instrument", "cheque", "none of cash"),
        ("paid", "perhaps", "none of true, false"),
        ("published", "yesterday", "is not a date"),
        ("guarantor", "Google", "there is no such column"),
        ("payer", "Google", "from is told in two columns"),
    ],
)
def test_a_wrong_cell_is_refused_by_row_and_column(tmp_path: Path, column: str, value: str, said: str) -> None:
    cells = (
        dict(zip(HEAD.split(","), LEAST.split(","), strict=True)) | {"amount": "5", "currency": "USD"} | {column: value}
    )
    (error,) = filled(tmp_path, ",".join(cells), ",".join(cells.values()))
    assert isinstance(error, InputError)
    with pytest.raises(InputError, match=rf"deals\.csv, row 2, column {column}: .*({said})"):
        raise error


def test_the_same_row_twice_is_a_slip(tmp_path: Path) -> None:
    first, second = filled(tmp_path, HEAD, LEAST, LEAST)
    assert isinstance(first, Reading)
    assert "row 3 says the same as row 2" in str(second)


def test_every_row_is_judged_by_itself(tmp_path: Path) -> None:
    found = filled(tmp_path, HEAD, LEAST, "a,b,gift,done,2026-01-01", "a,b,debt,done,2026-01-01")
    assert [isinstance(each, Reading) for each in found] == [True, False, True]


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTableError, match="no row"):
        filled(tmp_path, HEAD)
