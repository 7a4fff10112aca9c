"""The reference ledger -> readings: each row of it a document in our own words, labelled as such, with its sources."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from halqa.catalogue.reference import REFERENCE, Row, cited, rows
from halqa.catalogue.statements import LANGUAGES, Measure, Statement, measure_statement
from halqa.errors import CatalogueError
from halqa.model import Figure, FigureStatus, Mention, Metric, Origin, Reading, Span
from halqa.sources.entries import READERS, EntryFields, Written, entry_reading, evidence, own_words
from halqa.sources.objects import told

PUBLISHER: Final = "Halqa reference ledger"
NO_METRIC: Final = "no measure that Halqa keeps of one party"
NO_DEAL: Final = "an event: no deal, and no measure of a party"
_NOT_OF_THE_DEAL = frozenset({"sources", "first", "ended", "chips_told"})
_METRICS: Final = {
    "revenue_run_rate": Metric.ANNUALISED_REVENUE,
    "revenue_run_rate_target": Metric.ANNUALISED_REVENUE,
    "revenue_guidance": Metric.REVENUE,
    "revenue_projection": Metric.REVENUE,
    "capex_guidance": Metric.CAPEX,
    "cash_burn": Metric.OPERATING_LOSS,
} | {metric.value: metric for metric in Metric}


def reference(book: str = REFERENCE) -> tuple[Reading, ...]:
    """Return every deal, figure and event of a book as a document, deals and figures with their claim.

    A deal that came to an end is told twice: as it was announced, and on the day it ended.

    >>> told = {reading.document.id: reading for reading in reference()}
    >>> told["reference/openai-oracle-300b"].document.text.split(" (")[0]
    'OpenAI agreed to buy computing capacity from Oracle for about 300 billion dollars, for 4,500 megawatts, \
from 2027-01-01 to 2031-12-31'
    """
    return (
        *(reading for row in rows("deals", book) for reading in _deal(row, book)),
        *(_figure(row, book) for row in rows("figures", book)),
        *(_event(row, book) for row in rows("events", book)),
    )


def _deal(row: Row, book: str) -> tuple[Reading, ...]:
    """Return the statement of a row; of what ended, that it was announced and that it ended."""
    if "ended" not in row:
        return (_told(row, {}, book),)
    end = {"id": f"{row['id']}/ended", "announced": row["ended"]}
    return _told(row, {"status": row["first"]}, book), _told(row, end, book)


def _told(row: Row, changes: Row, book: str) -> Reading:
    values = {name: value for name, value in (*row.items(), *changes.items()) if name not in _NOT_OF_THE_DEAL}
    try:
        fields = EntryFields.model_validate({**values, "id": f"{book}/{values['id']}"})
    except ValidationError as error:
        raise CatalogueError(file=f"{book}/deals.jsonl", reason=f"{row['id']}: {told(error)}") from None
    return entry_reading(fields, _written("deals", row, book))


def _event(row: Row, book: str) -> Reading:
    """Return what happened to a party as a document without a claim: it is no deal, and no measure."""
    words = [Statement(row[lang], Span(0, 0), Span(0, 0)) for lang in LANGUAGES]
    document = own_words(f"{book}/{row['id']}", words, row.get("note"), _written("events", row, book))
    document = replace(document, title=row["party"], published=date.fromisoformat(row["day"]))
    return Reading(document=document, reader=READERS[Origin.REFERENCE], reason=NO_DEAL)


def _figure(row: Row, book: str) -> Reading:
    """Return a figure as a document; one that is no measure of a party alone carries no claim."""
    measure, day = _measure(row), _first_told(row, book)
    statements = [measure_statement(measure, day, lang) for lang in LANGUAGES]
    document = own_words(f"{book}/{row['id']}", statements, row.get("note"), _written("figures", row, book))
    document = replace(document, title=measure.party, published=day)
    metric = _METRICS.get(measure.metric)
    reader = READERS[Origin.REFERENCE]
    if metric is None:
        return Reading(document=document, reader=reader, reason=NO_METRIC)
    figure = Figure(
        document=document.id,
        evidence=evidence(statements),
        party=Mention(party=measure.party, span=statements[0].payer),
        metric=metric,
        amount=measure.amount,
        unit=measure.unit,
        period=measure.period,
        status=_status(measure),
        rule="reference row",
    )
    return Reading(document=document, reader=reader, figures=(figure,))


def _measure(row: Row) -> Measure:
    amount, metric = Decimal(row["amount"]), row["metric"]
    if metric == Metric.OPERATING_INCOME and amount < 0:
        amount, metric = -amount, Metric.OPERATING_LOSS.value
    basis, period = row["basis"], row["period"]
    return Measure(party=row["party"], metric=metric, amount=amount, unit=row["unit"], period=period, basis=basis)


def _status(measure: Measure) -> FigureStatus:
    if measure.metric.endswith("_target"):
        return FigureStatus.TARGET
    return FigureStatus.ACTUAL if measure.basis == "reported" else FigureStatus.PROJECTED


def _first_told(row: Row, book: str) -> date:
    """Return the first day on which a source of a row told it."""
    return min(date.fromisoformat(citation.published) for citation in cited(row, book) if citation.published)


def _written(file: str, row: Row, book: str) -> Written:
    return Written(Origin.REFERENCE, f"{book}/{file}.jsonl#{row['id']}", PUBLISHER, cited(row, book))
