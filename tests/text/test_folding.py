"""Folding makes one word one string, and every folded place leads back to the raw text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halqa.model import Document
from halqa.text.folding import Folded, _in_pieces, fold, folded

# What news texts are made of, and what breaks them: both scripts, marks without width, bidi controls, lone surrogates.
LETTERS = st.one_of(
    st.characters(),
    st.sampled_from(
        "أإآٱىیکةـًٌّ٠٩۰٫٬٪«»“”’‘–—−İΣßﷲﻻﻼﻴｅ\u0301é\u00a0\u200b\u200f\u202e\u2066\u2069\ufeff\u00ad\ud800\udfff"
    ),
)
TEXTS = st.text(LETTERS, max_size=60)


@pytest.mark.parametrize(
    ("raw", "becomes"),
    [
        ("Nvidia", "nvidia"),
        ("إنفيديا أأإآٱ", "انفيديا ااااا"),
        ("مستشفى شركة", "مستشفي شركه"),
        ("شَرِكَةٌ", "شركه"),
        ("شـــركة", "شركه"),  # tatweel
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),  # Persian digits, as some newsrooms type them
        ("٤٫٥ و١٬٠٠٠ و٪", "4.5 و1,000 و%"),
        ("هل؟ نعم، لا؛", "هل? نعم, لا;"),
        ("«آبل» “Apple” ‘x’", '"ابل" "apple" \'x\''),
        ("66–72 — −1", "66-72 - -1"),
        ("5\u00a0billion\u202fdollars", "5 billion dollars"),
        ("\u200f5\u200f مليار\u200b", "5 مليار"),  # marks that currency formatters and browsers leave behind
        ("\u202eNvidia\u202c", "nvidia"),
        ("کیا", "كيا"),  # Persian kaf and ya
        ("İntel", "İntel"),  # grows in lower case: keeps its form, so that places stay the same
        ("E\u0301lectricite\u0301", "électricité"),  # accents as marks of their own
        ("Ｎｖｉｄｉａ ＄５", "nvidia $5"),
        ("ﺇﻧﻔﻴﺪﻳﺎ", "انفيديا"),  # letters as a printer shapes them: what PDF files give
        ("ﻻﺳﺘﺜﻤﺎﺭ", "لاستثمار"),
        ("", ""),
    ],
)
def test_a_word_has_one_spelling(raw: str, becomes: str) -> None:
    assert folded(raw) == becomes


@pytest.mark.parametrize(
    ("raw", "part", "words"),
    [
        ("Nvidia invests", "invests", "invests"),
        ("قالت شَرِكَةُ آبل", "شركه", "شَرِكَة"),  # the mark after the last letter is not part of the word's last character
        ("بـ\u200f٣٥٠ مليار", "350", "٣٥٠"),
        ("قالت «إنفِيديا» أمس", "انفيديا", "إنفِيديا"),
        ("\u2066Nvidia\u2069 rose", "nvidia", "Nvidia"),
        ("ﻻ ﺇﻧﻔﻴﺪﻳﺎ", "انفيديا", "ﺇﻧﻔﻴﺪﻳﺎ"),  # after a joined letter that was taken apart
        ("قالت ﻻﺯﺍﺭ أمس", "لازار", "ﻻﺯﺍﺭ"),
    ],
)
def test_a_folded_place_leads_back_to_the_raw_words(raw: str, part: str, words: str) -> None:
    text = fold(raw)
    start = text.text.index(part)
    span = text.raw(start, start + len(part))
    assert Document(id="d", text=raw).quote(span) == words


def _origins(raw: str, text: Folded) -> list[str]:
    spans = [text.raw(index, index + 1) for index in range(len(text.text))]
    return [raw[span.start : span.end] for span in spans]


@given(TEXTS)
def test_every_folded_character_stands_for_one_raw_character_that_folds_to_it(raw: str) -> None:
    text = fold(raw)
    for origin, character in zip(_origins(raw, text), text.text, strict=True):
        assert len(origin) == 1
        if unicodedata.is_normalized("NFC", raw) is False:
            continue  # an accent that stands apart belongs to the letter before it
        # a capital sigma is written otherwise at the end of a word; every other letter folds the same everywhere
        assert character in folded(origin) or origin == "Σ"


@given(TEXTS, st.data())
def test_the_raw_spans_of_neighbours_do_not_cross(raw: str, data: st.DataObject) -> None:
    text = fold(raw)
    places = st.integers(0, len(text.text))
    start, middle, end = sorted((data.draw(places), data.draw(places), data.draw(places)))
    left, right = text.raw(start, middle), text.raw(middle, end)
    assert 0 <= left.start <= left.end <= right.end <= len(raw)
    assert left.start <= right.start
    is_joined = start < middle < end and text.raw(middle - 1, middle) == text.raw(middle, middle + 1)
    assert left.end <= right.start or is_joined  # the two letters of one sign (ﻻ)


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(raw: str) -> None:
    assert folded(folded(raw)) == folded(raw)


@given(TEXTS)
@example("\u064b")  # no letter is left to lead back from
def test_the_way_back_is_kept_where_the_length_changed(raw: str) -> None:
    text = fold(raw)
    assert text.starts or len(text.text) in {len(raw), 0}
    assert list(text.starts) == sorted(set(text.starts))


@given(TEXTS)
def test_a_raw_place_leads_to_the_folded_one_that_leads_back(raw: str) -> None:
    text = fold(raw)
    kept = {text.raw(place, place + 1).start: place for place in range(len(text.text))}
    assert [text.place(place) for place in range(len(raw))] == [kept.get(place) for place in range(len(raw))]
    assert text.raw_length == len(raw)


@given(TEXTS, st.integers(1, 9))
@example("Café Zoe\u0301\u0301 شَرِكة", 8)
def test_a_text_folded_in_pieces_is_the_text_folded_at_once(raw: str, size: int) -> None:
    pieces, whole = _in_pieces(raw, size), _in_pieces(raw, len(raw) + 1)
    assert pieces.text == whole.text
    assert list(map(pieces.origin, range(len(whole.text) + 1))) == list(map(whole.origin, range(len(whole.text) + 1)))
    assert list(map(pieces.place, range(len(raw)))) == list(map(whole.place, range(len(raw))))


def test_a_picture_folds_to_one_sign_that_takes_no_more_room_than_a_letter() -> None:
    assert fold("Nvidia 🚀 OpenAI 🎉 👇").text == "nvidia ⇑ openai \ufffc ⇓"
    assert fold("𝒜").text == "𝒜"
