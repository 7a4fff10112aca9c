"""The reference as documents: one statement a row, its claim spanning it, its sources linked, its day known."""

from collections import Counter
from datetime import date
from decimal import Decimal

from halqa.catalogue.reference import rows
from halqa.ledger.checks import check
from halqa.model import Figure, Metric, Origin, Reading, Status, Tie
from halqa.sources.entries import READERS
from halqa.sources.reference import NO_METRIC, reference

WORDED = {
    "softbank-nvidia-sale": "Public market paid SoftBank 5.83 billion dollars for shares of others; that sum was paid",
    "hyperion-meta-distribution": "Hyperion SPV paid out 3 billion dollars to Meta; that sum was paid",
    "oracle-openai-delay": "It was denied that what Oracle builds with OpenAI is late",
    "humain-xai-500mw": "Humain agreed to build with xAI, for 500 megawatts",
}


def told() -> dict[str, Reading]:
    return {reading.document.id: reading for reading in reference()}


def test_each_row_is_a_document_and_what_ended_is_told_twice() -> None:
    ended = [row for row in rows("deals") if "ended" in row]
    assert len(reference()) == len(told()) == len(rows("deals")) + len(ended) + len(rows("figures"))
    assert len({reading.document.sha256 for reading in reference()}) == len(reference())


def test_each_claim_spans_its_statement_in_both_languages_and_is_labelled() -> None:
    for reading in reference():
        document = reading.document
        check(reading)
        assert (document.origin, reading.reader) == (Origin.REFERENCE, READERS[Origin.REFERENCE])
        assert document.citations
        claims: tuple[Tie | Figure, ...] = (*reading.ties, *reading.figures)
        assert len(claims) == 1 or reading.reason == NO_METRIC
        for claim in claims:
            english, arabic = document.quote(claim.evidence).split("\n")
            assert document.text.startswith(f"{english}\n{arabic}")
            assert english.isascii()
            assert not arabic.isascii()


def test_the_parties_of_a_claim_stand_where_it_says() -> None:
    for reading in reference():
        for tie in reading.ties:
            for mention in (tie.payer, tie.payee):
                assert mention.span is not None
                assert reading.document.quote(mention.span) == mention.party


def test_a_row_is_known_on_the_day_it_was_announced_and_its_end_on_the_day_it_ended() -> None:
    letter, ended = (told()[f"reference/nvidia-openai-loi-2025{part}"] for part in ("", "/ended"))
    assert (letter.document.published, letter.ties[0].status) == (date(2025, 9, 22), Status.AGREED)
    assert (ended.document.published, ended.ties[0].status) == (date(2026, 2, 27), Status.ENDED)


def test_what_is_no_investment_is_not_told_as_one() -> None:
    english = {name: told()[f"reference/{name}"].document.text.split(" (")[0] for name in WORDED}
    assert english == WORDED


def test_a_figure_that_is_a_loss_is_told_as_one() -> None:
    figure = told()["reference/openai-fy2026-operating-income"].figures[0]
    assert (figure.metric, figure.amount) == (Metric.OPERATING_LOSS, Decimal(14_000_000_000))


def test_what_is_no_measure_of_one_party_is_kept_without_a_claim() -> None:
    silent = Counter(reading.reason for reading in reference() if not reading.ties and not reading.figures)
    assert silent == {NO_METRIC: 16}


def test_the_same_rows_give_the_same_documents() -> None:
    assert reference() == reference()
