"""The screen leaves out what tells nothing: whatever it passes over, reading it would have changed no claim."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halqa.catalogue.words import words
from halqa.model import Document, Figure, Tie
from halqa.reading import read
from halqa.reading.claims import merged
from halqa.reading.discourse import discourse
from halqa.reading.items import sentence
from halqa.reading.mentions import How
from halqa.reading.quantities import quantity_words
from halqa.reading.reader import language
from halqa.reading.screen import REFERS, screen, states_figure
from halqa.sources.samples import samples
from halqa.text.sentences import sentences
from tests.reading.rows import named

SENTENCES = st.sampled_from(
    [
        "Nvidia will invest $5 billion in OpenAI.", "It denied it.", "The weather was fine.", "He said so.",
        "Sources said otherwise.", "The order is worth $60 billion.", "Revenue rose to $3bn.", "Its rival grew.",
        "The two companies agreed.", "Microsoft grew.", "Reuters reported it.", "It has 5 million users.",
        "About $2bn now and $3bn later.", "Is the company in talks?", "There were 12 of them.", "They ran half of it.",
        "استثمرت إنفيديا 5 مليارات دولار في أوبن إيه آي.", "ونفت الشركة ذلك.", "كان الطقس جميلا.", "قالت مصادر ذلك.",
        "تبلغ قيمة الصفقة مليارين.", "وارتفعت الإيرادات إلى مليار دولار.", "وأكدت مايكروسوفت ذلك.", "وتعمل مع شريكها.",
    ]
)  # fmt: skip
TEXTS = st.lists(SENTENCES, max_size=7).map(" ".join)


def read_whole(text: str) -> tuple[tuple[Tie, ...], list[Figure]]:
    """Read every sentence of a text, whatever its words bear on."""
    whole, found = named(text)
    known = words(language(whole))
    parties = [one for one in found if one.how is not How.OUTLET]
    state = discourse(Document(id="d", text=text, lang=known.language), whole, parties, known)
    for number, span in enumerate(sentences(whole.text) if found else ()):
        inside = [one for one in found if span.start <= one.start and one.end <= span.end]
        state.read(sentence(whole.text, span, inside, known, quantity_words(known.language), number))
    return merged(state.ties), state.figures


@given(TEXTS)
@example("Nvidia will invest $5 billion in OpenAI. The order is worth $60 billion. It was fine. Revenue was $3bn.")
def test_what_is_passed_over_would_have_told_nothing(text: str) -> None:
    ties, figures = read_whole(text)
    found = read(Document(id="d", text=text))
    assert found.ties == ties
    assert set(found.figures) <= set(figures)
    assert {(one.party.party, one.metric, one.amount) for one in found.figures} == {
        (one.party.party, one.metric, one.amount) for one in figures
    }


@pytest.mark.parametrize("document", samples(), ids=lambda document: document.id)
def test_the_samples_give_what_all_their_sentences_give(document: Document) -> None:
    ties, _ = read_whole(document.text)
    assert read(Document(id="d", text=document.text)).ties == ties


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "it fell."), ("en", "the two firms"), ("en", "its rival"), ("ar", "واتفقت الشركتان"), ("ar", "مع شريكتها")],
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
