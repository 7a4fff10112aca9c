"""Tokens: numbers stay whole, words stay whole, nothing but white space is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.text.folding import folded
from halqa.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nvidia invests", ["nvidia", "invests"]),
        ("OpenAI's", ["openai", "'s"]),
        ("OpenAI’s", ["openai", "'s"]),  # the curly apostrophe of most sites
        ("$1.5bn", ["$", "1.5", "bn"]),
        ("1,000,000.50", ["1,000,000.50"]),
        ("4,5 مليارات", ["4,5", "مليارات"]),
        ("5ر22 مليار", ["5ر22", "مليار"]),  # agencies put the fraction first
        ("ر5", ["ر", "5"]),
        ("well-known", ["well-known"]),
        ("66-72", ["66", "-", "72"]),
        ("4.5GW", ["4.5", "gw"]),
        ("27%", ["27", "%"]),
        ("بـ350", ["ب", "350"]),
        ("AT&T", ["at", "&", "t"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
        ("  \n", []),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, parts: list[str]) -> None:
    assert [token.text for token in tokens(folded(text))] == parts


def test_only_what_begins_with_a_letter_is_a_word() -> None:
    assert [token.is_word for token in tokens("nvidia 5 , 's و")] == [True, False, False, False, True]


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab1.,ر'-_ ")), max_size=80))
def test_tokens_stand_where_they_say_in_order_and_lose_only_white_space(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert not text[at : token.start].strip()
        assert text[token.start : token.end] == token.text != ""
        at = token.end
    assert not text[at:].strip()


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_no_token_leaves_the_places_asked_for(text: str, start: int, end: int) -> None:
    assert all(start <= token.start < token.end <= end for token in tokens(text, start, end))
