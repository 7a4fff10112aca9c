"""How a row is told in our own words: every form in both languages, the parties in their places, the sum as it was."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import product
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.statements import LANGUAGES, Measure, measure_statement, tie_statement
from halqa.errors import UnknownLanguageError
from halqa.model import Condition, Instrument, Kind, Mention, Span, Status, Tie
from halqa.units import Bound, Money, Period

DAY = date(2026, 2, 27)
TIE = Tie(
    document="",
    evidence=Span(0, 0),
    kind=Kind.EQUITY,
    payer=Mention(party="Nvidia", span=None),
    payee=Mention(party="OpenAI", span=None),
    status=Status.DONE,
    amount=Money(Decimal("30e9"), "USD"),
    bound=Bound.EXACT,
)


def words(lang: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        files("halqa.catalogue").joinpath("statements", f"{lang}.json").read_text("utf-8")
    )
    return found


@pytest.mark.parametrize(
    ("changes", "english", "arabic"),
    [
        ({}, "Nvidia invested 30 billion dollars in OpenAI", "إنفيديا: تم استثمار 30 مليار دولار في أوبن إيه آي"),
        (
            {
                "status": Status.ENDED,
                "amount": Money(Decimal("100e9"), "USD"),
                "bound": Bound.UP_TO,
                "power_mw": Decimal(10_000),
            },
            "An arrangement for Nvidia to invest up to 100 billion dollars in OpenAI has ended, for 10,000 megawatts",
            (
                "إنفيديا: انتهى الاتفاق أو الحديث بشأن استثمار ما يصل إلى 100 مليار دولار في أوبن إيه آي"
                "، لقدرة 10,000 ميغاواط"
            ),
        ),
        (
            {"status": Status.TALKS, "amount": None, "bound": None},
            "Nvidia held talks to invest in OpenAI",
            "إنفيديا: محادثات بشأن استثمار في أوبن إيه آي",
        ),
        (
            {
                "amount": Money(Decimal("3.5e9"), "EUR", Period.YEAR),
                "bound": Bound.ABOUT,
                "start": "2026",
                "end": "2028",
            },
            "Nvidia invested about 3.5 billion euros a year in OpenAI, from 2026 to 2028",
            "إنفيديا: تم استثمار نحو 3.5 مليار يورو سنوياً في أوبن إيه آي، من 2026 إلى 2028",
        ),
        (
            {"amount": Money(Decimal("3e9"), "USD", None, Decimal("4e9")), "bound": Bound.AT_LEAST, "hearsay": True},
            "Nvidia invested between 3 billion dollars and 4 billion dollars in OpenAI, according to unnamed sources",
            "إنفيديا: تم استثمار ما بين 3 مليارات دولار و4 مليارات دولار في أوبن إيه آي، بحسب مصادر لم تُسمَّ",
        ),
        (
            {"instrument": Instrument.WARRANT, "amount": None, "bound": Bound.UP_TO, "stake_pct": Decimal("10.0")},
            "Nvidia took a right to buy shares of OpenAI, for a stake of up to 10 %",
            "إنفيديا: تم حصول على حق شراء أسهم أوبن إيه آي، بحصة ما يصل إلى 10٪",
        ),
    ],
)
def test_a_row_is_told_in_both_languages(changes: dict[str, object], english: str, arabic: str) -> None:
    tie = replace(TIE, **changes)  # type: ignore[arg-type]
    assert tie_statement(tie, DAY, "en").text == f"{english} (2026-02-27)."
    assert tie_statement(tie, DAY, "ar").text == f"{arabic} (2026-02-27)."


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_and_status_names_its_parties_in_their_places(kind: Kind, status: Status, lang: str) -> None:
    for instrument, amount in product([None, *Instrument], [None, TIE.amount]):
        told = tie_statement(replace(TIE, kind=kind, status=status, instrument=instrument, amount=amount), DAY, lang)
        names = [told.text[span.start : span.end] for span in (told.payer, told.payee)]
        assert names == (["Nvidia", "OpenAI"] if lang == "en" else ["إنفيديا", "أوبن إيه آي"])
        assert ("30" in told.text) == (amount is not None)
        assert not set("[]{}") & set(told.text)


def test_both_languages_have_the_same_words_to_fill() -> None:
    english, arabic = (shape(words(lang)) for lang in ("en", "ar"))
    assert english == arabic


def shape(told: object) -> object:
    """Return the keys of nested words, and the fields of each template."""
    if isinstance(told, dict):
        return {key: shape(value) for key, value in told.items() if key != "scales"}
    return {field for _, field, _, _ in Formatter().parse(str(told)) if field}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda name: name != "x"))
def test_a_name_is_put_in_as_it_is_whatever_it_holds(name: str) -> None:
    told = tie_statement(
        replace(TIE, payer=Mention(party="x", span=None), payee=Mention(party=f"{name}{{sum}}", span=None)), DAY, "ar"
    )
    assert told.text[told.payee.start : told.payee.end].endswith("{sum}")


@given(st.decimals("0.01", "1e15", places=2), st.sampled_from(["USD", "JPY", "XYZ"]))
def test_a_sum_is_told_digit_for_digit(amount: Decimal, currency: str) -> None:
    text = tie_statement(replace(TIE, amount=Money(amount, currency)), DAY, "en").text.partition("invested ")[2]
    number, scale, *_ = text.replace(",", "").split()
    assert Decimal(number) * {"trillion": 10**12, "billion": 10**9, "million": 10**6}.get(scale, 1) == amount


def test_a_figure_is_told_with_its_period_and_whether_it_has_happened() -> None:
    measure = Measure(
        party="Oracle", metric="capex", amount=Decimal("50e9"), unit="USD", period="FY2026", basis="guidance"
    )
    assert (
        measure_statement(measure, DAY, "en").text
        == "Oracle expects capital expenditure of 50 billion dollars for FY2026 (2026-02-27)."
    )
    assert "أوراكل" in measure_statement(measure, DAY, "ar").text


def test_conditions_are_told() -> None:
    told = [tie_statement(replace(TIE, condition=each), DAY, "en").text for each in Condition]
    assert len(set(told)) == len(Condition)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="en, ar"):
        tie_statement(TIE, DAY, "fr")
