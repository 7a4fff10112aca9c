"""Numbers: digits of every style, and words as each language builds them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from halqa.reading.quantities.cardinals import number
from halqa.reading.quantities.digits import digits
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import folded
from halqa.text.tokens import tokens
from tests.reading.rows import language, short

TEENS = {11, 12, 13, 14, 15, 16, 17, 18, 19}
SCALES = st.sampled_from([10**6, 10**9, 10**12])


def all_of(value: Decimal | int) -> tuple[Decimal, bool]:
    """Return what is read where the whole text is one number."""
    return Decimal(value), True


def read_number(text: str, lang: str | None = None) -> tuple[Decimal, bool] | None:
    """Return the number that a text begins with, and whether it takes up the whole text."""
    parts = [token.text for token in tokens(folded(text))]
    found = number(parts, 0, quantity_words(lang or language(text)).numbers)
    return (found.value, found.stop == len(parts)) if found else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", "5"),
        ("1,000,000", "1000000"),
        ("1.25", "1.25"),
        ("4,5", "4.5"),  # a comma for a decimal mark
        ("1.000.000", "1000000"),  # two dots can only be thousands marks
        ("5ر4", "4.5"),
        ("5ر22", "22.5"),
        ("25ر1", "1.25"),
    ],
)
def test_digits_are_read_in_every_style(text: str, value: str) -> None:
    assert digits(text) == Decimal(value)


def test_one_dot_before_three_digits_is_a_thousands_mark_only_before_a_scale() -> None:
    assert digits("30.000") == Decimal(30)
    assert digits("30.000", before_scale=True) == Decimal(30000)


@pytest.mark.parametrize("text", ["1.2.3,4", "1,2,3", "9" * 40])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert digits(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("five billion", "5bn"),
        ("a billion", "1bn"),
        ("a hundred billion", "100bn"),
        ("twenty-five billion", "25bn"),
        ("twenty five billion", "25bn"),
        ("three hundred million", "0.3bn"),
        ("two hundred and fifty million", "0.25bn"),
        ("one hundred thousand", "100000"),
        ("half a billion", "0.5bn"),
        ("quarter of a million", "250000"),
        ("1.5 trillion", "1500bn"),
        ("40bn", "40bn"),
        ("one billion two hundred million", "1.2bn"),
        pytest.param("two hundred and twenty-five million", "0.225bn"),
        pytest.param("one and a half billion", "1.5bn"),
        ("خمسة مليارات", "5bn"),
        ("مليار", "1bn"),
        ("ملياران", "2bn"),
        ("ملياري", "2bn"),
        ("مليارين ونصف المليار", "2.5bn"),
        ("مليار ونصف المليار", "1.5bn"),
        ("نصف مليار", "0.5bn"),
        ("ربع مليار", "0.25bn"),
        ("خمسة وعشرين مليارا", "25bn"),
        ("مئة وعشرين مليار", "120bn"),
        ("ثلاثمئة مليون", "0.3bn"),
        ("٣٨ مليار", "38bn"),
        ("ألف ومئتي", "1200"),
        ("تريليون", "1000bn"),
        pytest.param("خمسة عشر مليار", "15bn"),
        pytest.param("أحد عشر مليونا", "11000000"),
        pytest.param("مليار ومئتا مليون", "1.2bn"),
        pytest.param("2 مليار و500 مليون", "2.5bn"),
    ],
)
def test_worded_numbers_are_read(text: str, value: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (short(found[0]), found[1]) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        *("billions", "tens of billions", "hundreds of millions", "a", "an", "and"),
        *("مليارات", "عشرات المليارات", "مئات الملايين", "و"),
    ],
)
def test_vague_numbers_are_none(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(1, 20), SCALES)
def test_small_english_numbers_are_read_as_they_are_written(count: int, scale: int) -> None:
    assert read_number(num2words(count * scale, lang="en"), "en") == all_of(count * scale)


@given(st.integers(1, 999).filter(lambda n: n < 100 or n % 100 <= 20 or n % 10 == 0), SCALES)
def test_english_numbers_are_read_as_they_are_written(count: int, scale: int) -> None:
    assert read_number(num2words(count * scale, lang="en"), "en") == all_of(count * scale)


def arabic(count: int, scale: int) -> str:
    """Write a number in Arabic words, the «و» joined to the word after it as news does, the accusative alef dropped."""
    return str(num2words(count * scale, lang="ar")).replace(" و ", " و")


# After whole hundreds the oracle leaves out the one and the two: "four hundred and million" is no number of the news.
@given(st.integers(3, 999).filter(lambda n: n % 100 not in TEENS | {1, 2} and n != 200), SCALES)
def test_arabic_numbers_are_read_as_they_are_written(count: int, scale: int) -> None:
    assert read_number(arabic(count, scale), "ar") == all_of(count * scale)


@pytest.mark.parametrize("count", sorted(TEENS))
def test_arabic_teens_are_read_as_they_are_written(count: int) -> None:
    assert read_number(arabic(count, 10**9), "ar") == all_of(count * 10**9)


@pytest.mark.parametrize("count", [121, 345, 999])
def test_english_hundreds_with_tens_and_units_are_read_as_they_are_written(count: int) -> None:
    assert read_number(num2words(count * 10**9, lang="en"), "en") == all_of(count * 10**9)


@given(st.decimals(min_value=Decimal("0.1"), max_value=999, places=1), st.sampled_from(["million", "مليون"]))
def test_digits_before_a_scale_are_that_many_of_it(count: Decimal, scale: str) -> None:
    assert read_number(f"{count} {scale}") == all_of(count * 10**6)


@given(st.integers(0, 10**15))
def test_digits_with_thousands_marks_and_arabic_digits_are_the_same_number(value: int) -> None:
    grouped = f"{value:,}"
    eastern = grouped.translate({ord(str(digit)): "٠١٢٣٤٥٦٧٨٩"[digit] for digit in range(10)} | {ord(","): "٬"})
    assert read_number(grouped, "en") == read_number(eastern, "ar") == all_of(value)
