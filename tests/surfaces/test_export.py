import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from halqa.sources.claims import reading as reading_of
from halqa.sources.objects import parsed
from halqa.surfaces.export import json_text, reading_object
from halqa.units import Bound, Money, Period

NAMES = st.sampled_from(["OpenAI", "Oracle", "Nvidia", "سوفت بنك", 'A "quoted" one', "line\nend"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
AMOUNTS = st.decimals(0, Decimal("1e15"), places=3) | st.integers(0, 10**15).map(Decimal) | st.just(Decimal("3E+11"))
WHEN = st.none() | st.sampled_from(["2026", "2026-09", "2026-09-30", "2026-Q3", "2026-H1"])
CITATIONS = st.builds(Citation, publisher=TEXTS, title=TEXTS, published=WHEN, url=st.none() | TEXTS)


@st.composite
def spans(draw: st.DrawFn, length: int, *, blank: bool = False) -> Span:
    start = draw(st.integers(0, length if blank else length - 1))
    return Span(start, draw(st.integers(start if blank else start + 1, length)))


def mentions(party: str, length: int) -> st.SearchStrategy[Mention]:
    return st.builds(Mention, party=st.just(party), span=st.none() | spans(length, blank=True))


@st.composite
def money(draw: st.DrawFn) -> Money:
    period = draw(st.none() | st.sampled_from(Period))
    return Money(draw(AMOUNTS), draw(st.sampled_from(["USD", "AED"])), period, draw(st.none() | AMOUNTS))


@st.composite
def ties(draw: st.DrawFn, document: Document) -> Tie:
    length = len(document.text)
    payer, payee = draw(st.lists(NAMES, min_size=2, max_size=2, unique=True))
    return draw(
        st.builds(
            Tie,
            document=st.just(document.id),
            evidence=spans(length),
            kind=st.sampled_from(Kind),
            payer=mentions(payer, length),
            payee=mentions(payee, length),
            status=st.sampled_from(Status),
            hearsay=st.booleans(),
            amount=st.none() | money(),
            bound=st.none() | st.sampled_from(Bound),
            power_mw=st.none() | AMOUNTS,
            chips=st.none() | st.integers(0, 10**9),
            stake_pct=st.none() | AMOUNTS,
            start=WHEN,
            end=WHEN,
            shared_amount=st.booleans(),
            part_of=st.none() | AMOUNTS,
            condition=st.none() | st.sampled_from(Condition),
            paid=st.booleans(),
            instrument=st.none() | st.sampled_from(Instrument),
            rule=TEXTS,
        )
    )


@st.composite
def figures(draw: st.DrawFn, document: Document) -> Figure:
    length = len(document.text)
    return draw(
        st.builds(
            Figure,
            document=st.just(document.id),
            evidence=spans(length),
            party=mentions(draw(NAMES), length),
            metric=st.sampled_from(Metric),
            amount=AMOUNTS.map(lambda amount: amount - 1000),
            unit=st.sampled_from(["USD", "MW", "chips", "users", "%"]),
            bound=st.sampled_from(Bound),
            high=st.none() | AMOUNTS,
            period=st.none() | st.just("2026"),
            status=st.sampled_from(FigureStatus),
            rule=TEXTS,
        )
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    maybe = st.none() | TEXTS
    document = Document(
        id=draw(TEXTS.filter(str.strip)),
        text=draw(TEXTS),
        title=draw(maybe),
        lang=draw(st.sampled_from([None, "ar", "en"])),
        published=draw(st.none() | st.dates()),
        source=draw(st.just("") | TEXTS),
        publisher=draw(maybe),
        encoding=draw(maybe),
        extractor=draw(maybe),
        origin=draw(st.sampled_from(Origin)),
        citations=tuple(draw(st.lists(CITATIONS, max_size=2))),
    )
    return Reading(
        document=document,
        reader=draw(TEXTS),
        ties=tuple(draw(st.lists(ties(document), max_size=3))),
        figures=tuple(draw(st.lists(figures(document), max_size=3))),
        reason=draw(maybe),
    )


@given(readings())
def test_a_reading_written_and_read_again_is_the_same_reading(reading: Reading) -> None:
    assert reading_of(parsed(json_text(reading_object(reading))), "claims.jsonl") == reading


@given(readings())
def test_a_reading_is_one_line_of_json_that_any_reader_of_json_understands(reading: Reading) -> None:
    written = json_text(reading_object(reading))
    assert len(written.splitlines()) == 1
    assert json.loads(written)["text"] == reading.document.text


@given(readings())
def test_the_words_at_each_span_are_the_evidence(reading: Reading) -> None:
    told: Any = json.loads(json_text(reading_object(reading)))
    for claim in (*told["ties"], *told["figures"]):
        assert told["text"][claim["evidence_span"]["start"] : claim["evidence_span"]["end"]] == claim["evidence"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("3E+11"), "300000000000"),
        (Decimal("300000000000.00"), "300000000000"),
        (Decimal("0.1"), "0.1"),
        (Decimal("-1.5"), "-1.5"),
        ([1, None, True, 2.5], "[1, null, true, 2.5]"),
        ("\ud800 \u2028 \x85", r'"\ud800 \u2028 \u0085"'),
        (date(2026, 1, 2).isoformat(), '"2026-01-02"'),
    ],
)
def test_numbers_and_words_are_written_so_that_nothing_is_lost(value: Any, written: str) -> None:
    assert json_text(value) == written


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), float("nan")])
def test_what_is_no_number_is_not_written(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        json_text(value)


def test_the_scorer_reads_what_is_written(shared: Path, tmp_path: Path) -> None:
    document = Document(id="a", text="OpenAI pays Oracle.", lang="en")
    tie = Tie(
        document="a",
        evidence=Span(0, 18),
        kind=Kind.COMPUTE,
        payer=Mention(party="OpenAI", span=Span(0, 6)),
        payee=Mention(party="Oracle", span=Span(12, 18)),
        status=Status.AGREED,
        amount=Money(Decimal("3E+11"), "USD"),
    )
    written = tmp_path / "out.jsonl"
    written.write_text(json_text(reading_object(Reading(document=document, reader="r 1", ties=(tie,)))), "utf-8")
    scorer, parties = str(shared / "eval/score.py"), str(shared / "facts/parties.json")
    command = [sys.executable, scorer, str(written), str(written), "--parties", parties, "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (scored["full"]["f1"], scored["detail/evidence"]["f1"], scored["tie"]["gold"]) == (1.0, 1.0, 1)
