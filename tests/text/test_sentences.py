"""Sentences end where a reader would end them, and lie in the text in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.text.folding import folded
from halqa.text.sentences import sentences, wrap_width


def cut(text: str) -> list[str]:
    whole = folded(text)
    return [whole[span.start : span.end] for span in sentences(whole)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Oracle won. Meta lost.", ["oracle won.", "meta lost."]),
        ("Oracle Corp. won it. Meta Inc. lost.", ["oracle corp. won it.", "meta inc. lost."]),
        ("It costs $1.5 billion. Then more.", ["it costs $1.5 billion.", "then more."]),
        ("Amazon.com rose. So did C3.ai.", ["amazon.com rose.", "so did c3.ai."]),
        ("U.S. firms pay J. Smith.", ["u.s. firms pay j. smith."]),
        ("An A.I. firm won. B won.", ["an a.i. firm won.", "b won."]),
        ("Will it? Yes! Fine…", ["will it?", "yes!", "fine…"]),
        ("He said “yes.” She left.", ['he said "yes."', "she left."]),
        ("one; two", ["one;", "two"]),
        ("A title\nand a text", ["a title", "and a text"]),
        ("قالت ذلك. ثم اشترت.", ["قالت ذلك.", "ثم اشترت."]),
        ("النهاية.بداية", ["النهايه.", "بدايه"]),  # Arabic sites often drop the space after a full stop
        ("هل تشتري؟ نعم؛ غدا", ["هل تشتري?", "نعم;", "غدا"]),
        ("بقيمة 4.5 مليار. انتهى", ["بقيمه 4.5 مليار.", "انتهي"]),
        ("Meta rose 🚀 Oracle fell", ["meta rose ⇑", "oracle fell"]),
        ("won - lost * drew", ["won -", "lost *", "drew"]),
        ("a list\n - won\n- lost", ["a list", "-", "won", "- lost"]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


WRAPPED = (
    "Nvidia said on Monday that it would take part in the round\n"
    "of a robot maker whose name it did not want to tell anyone\n"
    "before the papers were signed by the owners of the startup.\n"
    "More will be known next week, when the board has to gather.\n"
    "The end."
)


def test_a_line_that_was_wrapped_by_hand_goes_on_in_the_next() -> None:
    assert wrap_width(WRAPPED) == 59
    assert cut(WRAPPED)[0].replace("\n", " ") == (
        "nvidia said on monday that it would take part in the round of a robot maker whose name it did not want "
        "to tell anyone before the papers were signed by the owners of the startup."
    )
    assert len(cut(WRAPPED)) == 3


def test_lines_of_a_list_are_not_joined() -> None:
    assert wrap_width("Nvidia\nOracle\nMeta") is None
    assert cut("Nvidia\nOracle\nMeta") == ["nvidia", "oracle", "meta"]


@given(st.text(st.one_of(st.characters(), st.sampled_from("aA1 .!?\n\"';•-و؟")), max_size=120))
def test_sentences_lie_in_order_do_not_overlap_and_lose_nothing_but_white_space(text: str) -> None:
    spans = list(sentences(text))
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert not text[at:].strip()
