"""A reading with everything in it that a ledger has to keep."""

from datetime import UTC, date, datetime
from decimal import Decimal

from halqa.model import (
    Citation,
    Condition,
    Document,
    Figure,
    FigureStatus,
    Instrument,
    Kind,
    Mention,
    Metric,
    Origin,
    Reading,
    Span,
    Status,
    Tie,
)
from halqa.units import Bound, Money, Period
from tests.ledger.build import READER


def full_reading() -> Reading:
    """Return a reading in which every field says something."""
    text = "دفعت «إنفيديا» ٣٠ مليار دولار 🚀 to OpenAI.\r\nZero\x00byte."
    document = Document(
        id="a-1",
        text=text,
        title="عنوان",
        lang="ar",
        published=date(2026, 2, 27),
        source="news/a.html",
        publisher="Desk",
        encoding="windows-1256",
        extractor="resiliparse 2.0",
        origin=Origin.HAND,
        citations=(
            Citation(publisher="هيئة", title="T", published="2026-02"),
            Citation(publisher="D", title="U", url="https://example.org"),
        ),
        fetched=datetime(2026, 3, 1, 9, 30, 5, tzinfo=UTC),
    )
    told = Tie(
        document="a-1",
        evidence=Span(0, 29),
        kind=Kind.EQUITY,
        payer=Mention(party="Nvidia", span=Span(5, 14)),
        payee=Mention(party="OpenAI", span=None),
        status=Status.DONE,
        hearsay=True,
        amount=Money(Decimal("3.00e10"), "AED", Period.MONTH, Decimal("31000000000.5")),
        bound=Bound.AT_LEAST,
        power_mw=Decimal("4500.5"),
        chips=400_000,
        stake_pct=Decimal("12.25"),
        start="2026-Q3",
        end="2031",
        shared_amount=True,
        part_of=Decimal("1e11"),
        condition=Condition.OPTION,
        paid=True,
        instrument=Instrument.WARRANT,
        rule="equity: invests in",
    )
    figure = Figure(
        document="a-1",
        evidence=Span(3, 9),
        party=Mention(party="OpenAI", span=Span(38, 44)),
        metric=Metric.OPERATING_LOSS,
        amount=Decimal("-14e9"),
        unit="USD",
        bound=Bound.UP_TO,
        high=Decimal("15e9"),
        period="2026",
        status=FigureStatus.PROJECTED,
        rule="loss of",
    )
    return Reading(document=document, reader=READER, ties=(told,), figures=(figure,))
