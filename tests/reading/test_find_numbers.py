"""Numbers, percentages and sums in free text: what stands there, where, and what does not count."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from halqa.reading.quantities.cardinals import number
from halqa.reading.quantities.numbers import find_numbers, worded
from halqa.reading.quantities.sums import find_percents, find_sums
from halqa.text.folding import folded
from halqa.text.tokens import tokens
from tests.reading.rows import language

UP_TO_A_QUADRILLION = st.integers(0, 10**15)


def whole(text: str, lang: str) -> Decimal | None:
    """Return the number that takes up a whole text."""
    row = [token.text for token in tokens(folded(text))]
    found = number(row, 0, worded(lang))
    return found.value if found and found.stop == len(row) else None


@given(UP_TO_A_QUADRILLION)
def test_every_english_number_is_read_as_it_is_written(value: int) -> None:
    assert whole(num2words(value, lang="en"), "en") == value


@given(UP_TO_A_QUADRILLION)
def test_every_arabic_number_is_read_as_it_is_written(value: int) -> None:
    written = num2words(value, lang="ar")
    assume(not re.search(r"\b(\w+) \1\b", written))  # num2words writes 201,000 as "two hundred and a thousand thousand"
    assert whole(written, "ar") == value
    assert whole(written.replace(" و ", " و"), "ar") == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("three quarters of the plants, two thirds of a billion", ["0.75", "666666666.6666666666666666667"]),
        ("a third and forty-one hundredths", ["0.3333333333333333333333333333", "0.41"]),
        ("seven tenths, four and a half million", ["0.7", "4500000"]),
        ("half a dozen of 12,345.5 and .75", ["6", "12345.5", "0.75"]),
        ("minus four, -3.5, 2^10, 1.5e3, 3 1/2, ⅜", ["-4", "-3.5", "1024", "1500", "3.5", "0.375"]),
        ("1e12, 4^1,5, 7x10^-2", ["1000000000000", "8", "0.07"]),
        ("zero point two five in 7,8,9", ["0.25", "7", "8", "9"]),
        ("one in five, nine over ten", ["0.2", "0.9"]),
        ("40bn or 250k", ["40000000000", "250000"]),
        ("two million, three hundred thousand and six", ["2300006"]),
        ("ثلاثة أرباع الطاقة وثلثان", ["0.75", "0.6666666666666666666666666667"]),
        ("سبعة أثمان و٢٥٠ ألفًا", ["0.875", "250000"]),
        ("ستة وربع، سالب سبعة", ["6.25", "-7"]),
        ("مئتان وأحد عشر مليونا وتسعة آلاف", ["211009000"]),
        ("إحدى وعشرين من الشركات", ["21"]),
        ("خمسة ملايين وثلاثة مليارات", ["5000000", "3000000000"]),
        ("مئة ألف مليون", ["100000000000"]),
        ("واحد على خمسين", ["0.02"]),
        ("مليونا مستخدم و12 مليونا", ["2000000", "12000000"]),
    ],
)
def test_numbers_are_found_in_a_text(text: str, values: list[str]) -> None:
    assert [value for _, _, value in find_numbers(text, language(text))] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "Q3 results",
        "the one to watch",
        "a 45km cable",
        "tens of billions",
        "the third round",
        "ثمن الصفقة",
        "مليارات",
        "",
    ],
)
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert find_numbers(text, language(text)) == []


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("up 12% or thirty per cent", [("12%", "12"), ("thirty per cent", "30")]),
        ("five percentage points", []),
        ("a%20b and 40 %", [("40 %", "40")]),
        ("ارتفع ٧٫٥٪ ثم عشرة في المئة", [("٧٫٥٪", "7.5"), ("عشرة في المئة", "10")]),
    ],
)
def test_percentages_are_found_with_their_words(text: str, gives: list[tuple[str, str]]) -> None:
    found = find_percents(text, language(text))
    assert [(text[one.start : one.end], str(one.value)) for one in found] == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("NT$ 30 billion", [("NT$ 30 billion", "30000000000", "TWD")]),
        ("paid 12 swiss francs or 80 cents", [("12 swiss francs", "12", "CHF"), ("80 cents", "0.8", "USD")]),
        ("20 MEUR and EUR30m", [("20 MEUR", "20000000", "EUR"), ("EUR30m", "30000000", "EUR")]),
        ("9 dollars 50 cents", [("9 dollars 50 cents", "9.5", "USD")]),
        ("ثلاثة مليارات ريال سعودي", [("ثلاثة مليارات ريال سعودي", "3000000000", "SAR")]),
        ("won the contract", []),
    ],
)
def test_sums_are_found_with_their_currency(text: str, gives: list[tuple[str, str, str]]) -> None:
    found = find_sums(text, language(text))
    assert [(text[one.start : one.end], f"{one.value:f}", one.unit) for one in found] == gives


PIECES = st.sampled_from(
    "5 1.5 1,0 -3 / ^2 two hundred and third a half of million k ½ نصف مئة و خمس عشر ألفا مليارين من على".split()
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_numbers_stand_in_order_inside_the_text(parts: list[str], between: str) -> None:
    text = between.join(parts)
    for lang in ("ar", "en"):
        at = 0
        for start, end, value in find_numbers(text, lang):
            assert at <= start < end <= len(text)
            assert value.is_finite()
            at = end


@given(st.text(max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    for lang in ("ar", "en"):
        assert all(0 <= start < end <= len(text) for start, end, _ in find_numbers(text, lang))
        assert all(0 <= one.start < one.end <= len(text) for one in find_sums(text, lang) + find_percents(text, lang))
