"""Quantities: sums, power, chips, shares and heads, with their bounds and periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.quantities.finding import quantities
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import folded
from halqa.text.tokens import tokens
from tests.reading.rows import language, short


def found(text: str) -> list[Quantity]:
    return quantities([token.text for token in tokens(folded(text))], quantity_words(language(text)))


def line(one: Quantity) -> str:
    """Write a quantity as "at_least 5bn-7bn USD a year each"."""
    bound = "" if one.bound == "exact" else str(one.bound)
    high = f"-{short(one.high)}" if one.high is not None else ""
    unit = one.unit or str(one.measure)
    per = f"a {one.per}" if one.per else ""
    return " ".join(filter(None, (bound, short(one.value) + high, unit, per, "each" if one.each else "")))


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("$1.5 billion", "1.5bn USD"),
        ("$ 5 billion", "5bn USD"),
        ("US$40bn", "40bn USD"),
        ("5 billion US dollars", "5bn USD"),
        ("USD 5 billion", "5bn USD"),
        ("1,250,000,000 dollars", "1.25bn USD"),
        ("half a billion dollars", "0.5bn USD"),
        ("€3.2bn", "3.2bn EUR"),
        ("£1bn", "1bn GBP"),
        ("AED 30 billion", "30bn AED"),
        ("30 billion dirhams", "30bn AED"),
        ("SAR 10bn", "10bn SAR"),
        ("100 billion yuan", "100bn CNY"),
        ("2 trillion won", "2000bn KRW"),
        ("a $3.5-billion loan", "3.5bn USD"),
        ("30.000 million dollars", "30bn USD"),
        ("$66-$72 billion", "at_least 66bn-72bn USD"),
        ("66 to 72 billion dollars", "at_least 66bn-72bn USD"),
        ("more than $10 billion", "at_least 10bn USD"),
        ("more than the $10 billion", "at_least 10bn USD"),
        ("$3.5 billion or more", "at_least 3.5bn USD"),
        ("up to $100 billion", "up_to 100bn USD"),
        ("as much as $6.5bn", "up_to 6.5bn USD"),
        ("less than $200 million", "up_to 0.2bn USD"),
        ("nearly $40 billion", "about 40bn USD"),
        ("$2 billion a year", "2bn USD a year"),
        ("$90 million per month", "90000000 USD a month"),
        ("$1 billion each", "1bn USD each"),
        ("$2 billion a quarter", "2bn USD a quarter"),
        ("10 billion Qatari riyals", "10bn QAR"),
        ("KD 500 million", "0.5bn KWD"),
        ("CN¥10 billion", "10bn CNY"),
        ("Rs 10 billion", "10bn INR"),
        ("20 billion Swedish crowns", "20bn SEK"),
        ("NT$10 billion", "10bn TWD"),
        ("ملياري فرنك سويسري", "2bn CHF"),
        ("20 مليار كرونة سويدية", "20bn SEK"),
        ("5 مليارات ريال قطري", "5bn QAR"),
        ("5 ملايين دينار بحريني", "5000000 BHD"),
        ("470 pence", "4.7 GBP"),
        ("from 10 to 12 gigawatts", "at_least 10000-12000 MW"),
        ("between 1 and 1.5 GW", "at_least 1000-1500 MW"),
        ("بين 10 و12 غيغاواط", "at_least 10000-12000 MW"),
        ("300 kW", "0.3 MW"),
        ("غيغاواط واحد", "1000 MW"),
        ("4.5GW", "4500 MW"),
        ("a 1.2-gigawatt campus", "1200 MW"),
        ("about 300 MW", "about 300 MW"),
        ("at least 5 gigawatts", "at_least 5000 MW"),
        ("100,000 GPUs", "100000 chips"),
        ("1.5 million of the newest chips", "1500000 chips"),
        ("27%", "27 %"),
        ("five per cent", "5 %"),
        ("900 million weekly users", "0.9bn users"),
        ("10 billion parameters", "10bn count"),
        ("in 2026", "2026 count"),
        ("2026 chips", "2026 count"),  # "the 2026 chips" are those of a year
        ("5 billion U.S. dollars", "5bn USD"),
        ("$2bn-a-year", "2bn USD a year"),
        ("$1 billion-plus", "at_least 1bn USD"),
        ("between $5 billion and $7 billion", "at_least 5bn-7bn USD"),
        ("٣٠ مليار دولار", "30bn USD"),
        ("30 مليار درهم", "30bn AED"),
        ("10 مليارات ريال سعودي", "10bn SAR"),
        ("ربع مليار يورو", "0.25bn EUR"),
        ("مليار دولار ونصف", "1.5bn USD"),  # the half counts the scale and stands after the currency
        ("مليارين ونصف المليار دولار", "2.5bn USD"),
        ("5ر22 مليار دولار", "22.5bn USD"),
        ("4,5 مليارات دولار", "4.5bn USD"),
        ("أكثر من 10 مليارات دولار", "at_least 10bn USD"),
        ("تتجاوز قيمتها 10 مليارات دولار", "at_least 10bn USD"),
        ("ما لا يقل عن 10 مليارات دولار", "at_least 10bn USD"),
        ("ما يصل إلى 100 مليار دولار", "up_to 100bn USD"),
        ("بنحو 7 مليارات دولار", "about 7bn USD"),  # the preposition is glued to the word of the bound
        ("حوالي 300 ميغاواط", "about 300 MW"),
        ("من 66 إلى 72 مليار دولار", "at_least 66bn-72bn USD"),
        ("ملياري دولار سنويا", "2bn USD a year"),
        ("مليار دولار شهرياً", "1bn USD a month"),
        ("مليار دولار لكل منهما", "1bn USD each"),
        ("خمسة غيغاواط", "5000 MW"),
        ("ألف ومئتي ميغاواط", "1200 MW"),
        ("200 ألف رقاقة", "200000 chips"),
        ("مليون وحدة معالجة رسومية", "1000000 chips"),
        ("800 مليون مستخدم", "0.8bn users"),
        ("27 في المئة", "27 %"),
        ("خمسة وعشرون ملياراً", "25bn money"),  # no currency printed: the reader supplies the usual one
        pytest.param("خمسة عشر مليار دولار", "15bn USD"),
        pytest.param("2 مليار و500 مليون دولار", "2.5bn USD"),
        pytest.param("مليار ومئتا مليون دولار", "1.2bn USD"),
        ("غيغاواطين", "2000 MW"),
    ],
)
def test_a_quantity_is_read_with_its_unit_and_bound(text: str, gives: str) -> None:
    assert [line(one) for one in found(text)] == [gives]


def test_a_range_told_by_between_in_arabic_takes_its_low_end() -> None:
    assert [line(one) for one in found("بين 5 و7 مليارات دولار")] == ["at_least 5bn-7bn USD"]


@pytest.mark.parametrize(
    "text",
    [
        "tens of billions of dollars",
        "billions in revenue",
        "a dollar",
        "مليارات الدولارات",
        "عشرات المليارات من الدولارات",
        "الدولار",
        "",
    ],
)
def test_vague_sums_are_no_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["500 million", "12 thousand", "4 nm", "GPT-5", "5 سنوات", "ثلاث شركات"])
def test_bare_numbers_are_not_taken_for_money(text: str) -> None:
    assert all(one.measure is Measure.COUNT for one in found(text))


@given(
    st.decimals(min_value="0.1", max_value=999, places=1),
    st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("AED ", "AED"), ("SAR ", "SAR")]),
    st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9), ("trillion", 10**12)]),
)
def test_a_printed_sum_is_read_with_its_currency(count: object, sign: tuple[str, str], scale: tuple[str, int]) -> None:
    (one,) = found(f"{sign[0]}{count} {scale[0]}")
    assert (one.measure, one.unit) == (Measure.MONEY, sign[1])
    assert one.value == count * scale[1]  # type: ignore[operator]


@given(
    st.decimals(min_value="0.1", max_value=999, places=1),
    st.sampled_from(["دولار", "يورو", "درهم", "يوان"]),
    st.sampled_from([("مليون", 10**6), ("مليار", 10**9), ("تريليون", 10**12)]),
)
def test_a_printed_arabic_sum_is_read_with_its_currency(count: object, unit: str, scale: tuple[str, int]) -> None:
    (one,) = found(f"{count} {scale[0]} {unit}")
    units = {"دولار": "USD", "يورو": "EUR", "درهم": "AED", "يوان": "CNY"}
    assert (one.measure, one.unit) == (Measure.MONEY, units[unit])
    assert one.value == count * scale[1]  # type: ignore[operator]


PIECES = st.sampled_from(
    "$ € 5 1.5 1,000 66 - to and a half of billion bn million each year per GW chips % more than up between , . ( ) "
    "مليار مليارات مليارين ونصف نصف و دولار إلى من بين خمسة وعشرين ألف غيغاواط رقاقة سنويا لكل منهما في المئة".split()
)


@given(st.lists(PIECES, max_size=12))
def test_quantities_stand_in_order_and_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    for lang in ("ar", "en"):
        pieces = [token.text for token in tokens(folded(text))]
        at = 0
        for one in quantities(pieces, quantity_words(lang)):
            assert at <= one.start < one.stop <= len(pieces)
            assert one.high is None or one.high > one.value
            assert (one.measure is Measure.MONEY) == (len(one.unit) == 3 or one.implied)
            at = one.stop
