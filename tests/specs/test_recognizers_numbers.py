"""Recognizers-Text's published cases for numbers, percentages and currencies, save those listed with a reason."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from halqa.reading.quantities.numbers import find_numbers
from halqa.reading.quantities.sums import find_percents, find_sums

SPECS = Path(__file__).parents[3] / "shared" / "specs"
pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the published cases (../shared/specs) are not here")

EXCEPTIONS = {
    "1m isn't a number.": "news writes 1m for a million",
    "١مليون ليست رقم.": "news writes ١مليون without a blank for a million",
    " 100 millionths": "a hundred millionths are 0.0001: the published value leaves the denominator out",
    "ثلاثة واحد وعشرونات": "no Arabic: a denominator built as English builds twenty-firsts",
    "-٢٣--^١,١": "no number: a power turned round by a bidirectional editor",
    "٤آلاف و٣ مئة  و٠ رقمان  صالحان": "the published words (٤ آلاف و٣ مائة, اثنين) do not stand in the text",
    "٣ مئة و٢,١٢ مئة  رقمان صالحان.": "the published word اثنين does not stand in the text",
    "٣ مئة و سالب واحد رقمان صالحان.": "the published word اثنين does not stand in the text",
    "الجواب سالب 95 مائة خمس": "the published value is ten times 95 hundred fifths, and its words lack the sign",
    "الجواب هو ناقص 90 - 500 خمس": "a word-for-word rendering of ninety-five hundred: 90 - 500 is a subtraction",
    "الجواب هو ناقص مائة و ثلاثين خمس": "130 fifths are 26, as another published case says, not 100/35",
    "It costs one dollar and one and one point of your credit points.": "one dollar and one point, not 1.01 dollars",
}
FAMILIES = {  # published units that name no country, and the currency that news means by them
    "Dollar": "USD", "Pound": "GBP", "Cent": "USD", "Pence": "GBP", "Franc": "FRF", "Peseta": "ESP", "Sen": "MYR",
    "Rupee": "INR",
}  # fmt: skip
SMALL = {"Cent", "Pence", "Sen"}  # told in hundredths


def cases(name: str) -> list[Any]:
    path = SPECS / f"{name}.json"
    listed = json.loads(path.read_text("utf-8-sig")) if path.exists() else []
    return [pytest.param(case, id=f"{name}-{at}") for at, case in enumerate(listed) if case["Input"] not in EXCEPTIONS]


def is_close(one: Decimal, other: Decimal) -> bool:
    """The published values are rounded to fifteen figures."""
    return abs(one - other) <= abs(other) * Decimal("1e-12")


@pytest.mark.parametrize(("case", "lang"), [
    *((case.values[0], "en") for case in cases("number-english-numbermodel")),
    *((case.values[0], "ar") for case in cases("number-arabic-numbermodel")),
])  # fmt: skip
def test_numbers_are_found_as_published(case: dict[str, Any], lang: str) -> None:
    text = case["Input"]
    found = [(text[start:end].lower(), value) for start, end, value in find_numbers(text, lang)]
    assert [words for words, _ in found] == [one["Text"].lower().strip() for one in case["Results"]]
    for (_, value), one in zip(found, case["Results"], strict=True):
        assert case.get("IgnoreResolution") or is_close(value, Decimal(one["Resolution"]["value"]))


@pytest.mark.parametrize(("case", "lang"), [
    *((case.values[0], "en") for case in cases("number-english-percentmodel")),
    *((case.values[0], "ar") for case in cases("number-arabic-percentmodel")),
])  # fmt: skip
def test_percentages_are_found_as_published(case: dict[str, Any], lang: str) -> None:
    text = case["Input"]
    found = [(text[one.start : one.end], one.value) for one in find_percents(text, lang)]
    assert [words for words, _ in found] == [one["Text"] for one in case["Results"]]
    for (_, value), one in zip(found, case["Results"], strict=True):
        told = one["Resolution"]["value"]
        assert case.get("IgnoreResolution") or value == (None if told in (None, "null") else Decimal(told.strip("%")))


@pytest.mark.parametrize("case", cases("numberwithunit-english-currencymodel"))
def test_sums_are_found_as_published(case: dict[str, Any]) -> None:
    text, wanted = case["Input"], []
    for one in case["Results"]:
        told, unit = one["Resolution"]["value"], one["Resolution"]["unit"]
        value = None if told is None else Decimal(told) / (100 if unit in SMALL else 1)
        wanted.append((one["Text"].lower(), value, one["Resolution"].get("isoCurrency") or FAMILIES.get(unit)))
    assert [(text[one.start : one.end].lower(), one.value, one.unit) for one in find_sums(text, "en")] == wanted
