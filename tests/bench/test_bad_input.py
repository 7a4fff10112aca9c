"""Bad input breaks nothing: no crash, no span out of its text, the same answer to the same input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.bad_input import PIECES, SOUPS, TEXTS, check_bytes, check_one, check_page, check_text, text_of
from halqa.model import Document
from halqa.reading import read

NEWS = "Nvidia will invest $5 billion in Intel. "


@given(TEXTS)
def test_no_text_breaks_the_reader_or_its_explanation(text: str) -> None:
    check_text(text)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_loaders(data: bytes) -> None:
    check_bytes(data)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "windows-1256", "iso-8859-6"]))
def test_no_encoding_of_a_text_breaks_the_loaders(text: str, encoding: str) -> None:
    check_bytes(text.encode(encoding, "replace"))


@given(
    st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", "<!doctype html><p>", '{"id": 1, "text": "'])
)
def test_no_soup_of_markup_and_json_breaks_the_loaders(pieces: list[str], head: str) -> None:
    check_bytes((head + " ".join(pieces)).encode("utf-8", "replace"))


@given(SOUPS)
def test_no_soup_of_tags_breaks_a_page(soup: str) -> None:
    check_page(soup)


@given(st.binary(max_size=80))
def test_the_inputs_of_a_fuzzer_become_texts(data: bytes) -> None:
    assert text_of(data) == text_of(data)
    check_one(data)


STORMS = [
    "(", "[", "«", '"', "<", "&", "&amp;", "<p>",
    "\u200b", "\u202e", "\u2066", "ـ", "ً", "…", "\n", "\ud800", "9", "9.", "$",
    "ﷺ", "e\u0301", "#a ", "a.", "إيه.", "Read more: ", "Related\n", "Nvidia", "Nvidia ", "إنفيديا و", "{", '{"a":',
]  # fmt: skip


@pytest.mark.parametrize("storm", STORMS)
@pytest.mark.parametrize("around", ["{}", NEWS + "{}" + NEWS])
def test_a_storm_of_one_sign_breaks_nothing(storm: str, around: str) -> None:
    check_text(around.replace("{}", storm * 300))


@pytest.mark.nightly
@pytest.mark.parametrize("storm", STORMS)
def test_a_million_of_one_sign_break_nothing(storm: str) -> None:
    check_text(NEWS + storm * (10**6 // len(storm)))


@pytest.mark.parametrize("storm", ["(", '"', "\u200b", "<", "9"])
def test_claims_before_a_storm_are_kept(storm: str) -> None:
    (tie,) = read(Document(id="d", text=f"{NEWS}\n{storm * 2000}")).ties
    assert (tie.payer.party, tie.payee.party) == ("Nvidia", "Intel")
