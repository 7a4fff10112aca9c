"""The screen leaves out what tells nothing: whatever it passes over, reading it would have changed no claim."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halqa.model import Document, Figure, Tie
from halqa.reading import read
from halqa.reading.claims import merged
from halqa.reading.prospects import MEASURES, REFERS, SIZES, states_figure
from halqa.reading.reader import discourse_of, once
from halqa.reading.screen import LASTS, screen
from halqa.sources.samples import samples

SENTENCES = st.sampled_from(
    [
        "Nvidia will invest $5 billion in OpenAI.", "It denied it.", "The weather was fine.", "He said so.",
        "Sources said otherwise.", "The order is worth $60 billion.", "Revenue rose to $3bn.", "Its rival grew.",
        "The two companies agreed.", "Microsoft grew.", "Reuters reported it.", "It has 5 million users.",
        "The contract runs until 2032.", "A lease of half a gigawatt will last ten years.", "It fell, the press said.",
        "The round is 30 MUSD so far.", "Half a gigawatt of capacity was built.", "The startup Quillon raised $2bn.",
        "About $2bn now and $3bn later.", "Is the company in talks?", "There were 12 of them.", "They ran half of it.",
        "استثمرت إنفيديا 5 مليارات دولار في أوبن إيه آي.", "ونفت الشركة ذلك.", "كان الطقس جميلا.", "قالت مصادر ذلك.",
        "وتستثمر فيها ملياري دولار.", "ويمتد العقد حتى 2032.", "وتشغل على سحابتها نماذجها.", "نصف غيغاواط من القدرات.",
        "وبلغت إيراداتها السنوية 3 مليارات دولار.", "وحصلت الأخيرة على الطلبية.",
        "تبلغ قيمة الصفقة مليارين.", "وارتفعت الإيرادات إلى مليار دولار.", "وأكدت مايكروسوفت ذلك.", "وتعمل مع شريكها.",
    ]
)  # fmt: skip
TEXTS = st.lists(SENTENCES, max_size=7).map(" ".join)
FILES = sorted(
    file for file in (Path(__file__).parent.parent / "cases").glob("*.jsonl") if "once" not in file.stem.split("-")
)


def texts(file: Path) -> Sequence[str]:
    """Return the texts of labelled documents."""
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]


CASES = st.sampled_from([text for file in FILES for text in texts(file)])
MIXED = st.lists(CASES, min_size=2, max_size=3).map(lambda mixed: "\n".join("\n".join(mixed).split(". ")[::-1]))


def read_whole(text: str) -> tuple[tuple[Tie, ...], tuple[Figure, ...]]:
    """Read every sentence of a text, whatever its words bear on."""
    state, told = discourse_of(Document(id="d", text=text))
    for one in told.whole():
        state.read(one)
    return merged(state.ties), once(state.figures)


@given(TEXTS)
@example("Nvidia will invest $5 billion in OpenAI. The order is worth $60 billion. It was fine. Revenue was $3bn.")
@example("Nvidia will invest $5 billion in OpenAI. The contract runs until 2032.")
@example("تستأجر أوبن إيه آي قدرات حوسبة من أوراكل. ويمتد العقد حتى 2032.")
def test_what_is_passed_over_would_have_told_nothing(text: str) -> None:
    found = read(Document(id="d", text=text))
    assert (found.ties, found.figures) == read_whole(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_labelled_documents_give_what_all_their_sentences_give(file: Path) -> None:
    for text in texts(file):
        found = read(Document(id="d", text=text))
        assert (found.ties, found.figures) == read_whole(text), text


@given(MIXED)
def test_documents_that_are_mixed_give_what_all_their_sentences_give(text: str) -> None:
    found = read(Document(id="d", text=text))
    assert (found.ties, found.figures) == read_whole(text)


@pytest.mark.parametrize("document", samples(), ids=lambda document: document.id)
def test_the_samples_give_what_all_their_sentences_give(document: Document) -> None:
    found = read(Document(id="d", text=document.text))
    assert (found.ties, found.figures) == read_whole(document.text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "it fell."),
        ("en", "the two firms"),
        ("en", "its rival"),
        ("ar", "واتفقت الشركتان"),
        ("ar", "مع شريكتها"),
        ("ar", "وتستثمر فيها"),
        ("ar", "علي سحابتها"),
    ],
)
def test_what_may_stand_for_a_party_is_told_by_its_words(lang: str, text: str) -> None:
    assert screen(lang).bearing(text) & REFERS


@pytest.mark.parametrize(
    ("lang", "text", "states"),
    [
        ("en", "sales of half a billion", True),
        ("en", "a billion-dollar valuation", True),
        ("en", "800m users", True),
        ("en", "sales rose again", False),
        ("en", "i'm sure that sales don't count", False),
        ("ar", "وارتفعت الايرادات الي ملياري دولار", True),
        ("ar", "ارتفعت الايرادات", False),
    ],
)
def test_a_figure_needs_a_number_and_its_metric(lang: str, text: str, states: bool) -> None:
    assert states_figure(screen(lang).bearing(text)) is states


@pytest.mark.parametrize(
    ("lang", "text", "bears"),
    [
        ("en", "the contract runs on", LASTS),
        ("ar", "ويمتد العقد", LASTS),
        ("en", "30 musd", SIZES),
        ("ar", "بغيغاواطين", SIZES),
        ("ar", "وبلغت ايراداتها السنويه", MEASURES),
    ],
)
def test_what_changes_a_deal_told_before_is_told_by_its_words(lang: str, text: str, bears: int) -> None:
    assert screen(lang).bearing(text) & bears
