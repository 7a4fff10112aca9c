"""Markup in a text is not read, and the way back to the raw words stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.model import Document
from halqa.text.folding import fold
from halqa.text.markup import without_markup

SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <b> </b> <br/> <li> <script> </script> <style> <!-- --> < > & ; &amp; &nbsp; &#8217; &#x41; "
            "&rlm; &zz; &#0; &#99999999; <a\thref='x'> <img src=\"Nvidia>Intel\"> <P> </ <1> ـ ﻻ \u200f".split(" ")
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    ("raw", "becomes"),
    [
        ("Nvidia&nbsp;will invest &#36;5&#160;billion", "nvidia will invest $5 billion"),
        ("R&amp;D at AT&amp;T", "r&d at at&t"),
        ("<b>Open</b>AI rose", "openai rose"),
        ("one<br/>two", "one\ntwo"),
        ("a &lt;b&gt; c", "a <b> c"),  # told, not meant as markup
        ("&rlm;إنفيديا&lrm;", "انفيديا"),
        ("&laquo;إنفيديا&raquo;", '"انفيديا"'),
        ("&nvidia; &#xffffff; & ; &;", "&nvidia; � & ; &;"),
        ("5 < 6 and 7 > 4", "5 < 6 and 7 > 4"),
        ("<script>Nvidia buys Intel</script>fine", "\n\nfine"),
        ("<script>never closed", "\nnever closed"),
        ("x<!-- Nvidia buys Intel -->y", "xy"),
        ('<a href="https://example.com/a?b=1">Oracle</a>', "oracle"),
        ("plain", "plain"),
        ("[Nvidia](https://example.com/a?b=1) rose [1](note)", "[nvidia] rose [1](note)"),
        ("@nvidia and info@intel.example", " nvidia and info@intel.example"),
    ],
)
def test_tags_and_references_are_taken_out(raw: str, becomes: str) -> None:
    assert without_markup(fold(raw)).text == becomes


@pytest.mark.parametrize(
    ("raw", "part", "words"),
    [
        ("<p>Nvidia&nbsp;rose</p>", "rose", "rose"),
        ("<b>Open</b>AI rose", "openai", "Open</b>AI"),
        ("AT&amp;T rose", "at&t", "AT&amp;T"),
        ("<p>قالت «إنفِيديا»</p>", "انفيديا", "إنفِيديا"),
    ],
)
def test_a_place_leads_back_to_the_raw_words(raw: str, part: str, words: str) -> None:
    text = without_markup(fold(raw))
    start = text.text.index(part)
    assert Document(id="d", text=raw).quote(text.raw(start, start + len(part))) == words


@given(SOUP)
def test_places_stay_in_order_and_in_the_text(raw: str) -> None:
    text = without_markup(fold(raw))
    places = list(text.positions) if text.positions is not None else list(range(len(text.text)))
    assert len(places) == len(text.text)
    assert places == sorted(places)
    assert all(0 <= place < len(raw) for place in places)
    assert text.raw_length == len(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "<" * 200_000,
        "](//" * 50_000,
        "@" * 200_000,
        "<script>" * 20_000,
        "<a " * 50_000,
        "&" * 200_000,
        "<!--" * 50_000,
    ],
)
def test_what_is_never_closed_takes_no_time(raw: str) -> None:
    assert len(without_markup(fold(raw)).text) <= len(raw)
