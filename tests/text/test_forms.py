"""Word forms: what a verb or a noun may look like, and what may be glued to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.text.forms import arabic_noun, arabic_stems, arabic_verb, english_verb


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("back", ["back", "backs", "backing", "backed"]),
        ("finance", ["finance", "finances", "financing", "financed"]),
        ("supply", ["supply", "supplies", "supplying", "supplied"]),
        ("buy bought", ["buy", "buys", "buying", "bought"]),
        ("take took taken", ["take", "takes", "taking", "took", "taken"]),
        ("purchase", ["purchase", "purchases", "purchasing", "purchased"]),
        ("pass", ["pass", "passes", "passing", "passed"]),
        ("team_up", ["team up", "teams up", "teaming up", "teamed up"]),
        pytest.param("agree", ["agree", "agrees", "agreeing", "agreed"]),
        pytest.param("tap tapped", ["tap", "taps", "tapping", "tapped"]),
    ],
)
def test_an_english_verb_has_its_forms(entry: str, forms: list[str]) -> None:
    assert [form.text for form in english_verb(entry)] == forms


@pytest.mark.parametrize(
    ("past", "present", "word", "tense"),
    [
        ("استثمر", "ستثمر", "استثمر", "past"),
        ("استثمر", "ستثمر", "استثمرت", "past"),
        ("استثمر", "ستثمر", "استثمروا", "past"),
        ("استثمر", "ستثمر", "تستثمر", "present"),
        ("استثمر", "ستثمر", "يستثمرون", "present"),
        ("استثمر", "ستثمر", "ستستثمر", "future"),
        ("استثمر", "ستثمر", "سنستثمر", "future"),
        ("اشتري|اشتر", "شتري", "اشترت", "past"),  # a weak verb has several stems
        ("اشتري|اشتر", "شتري", "سيشتري", "future"),
    ],
)
def test_an_arabic_verb_has_its_forms(past: str, present: str, word: str, tense: str) -> None:
    assert tense in {form.tense for form in arabic_verb(past, present) if form.text == word}


@pytest.mark.parametrize("word", ["دفعتها", "يدفعها", "ستدفعه"])
def test_a_pronoun_glued_to_a_verb_is_told(word: str) -> None:
    assert any(form.pronoun for form in arabic_verb("دفع", "دفع") if form.text == word)


@pytest.mark.parametrize(
    ("word", "form", "owned"),
    [("صفقه", "صفقه", False), ("صفقه", "صفقتها", True), ("عقد", "عقدهم", True), ("عقد", "عقدا", False)],
)
def test_an_arabic_noun_takes_owners_and_its_ta_opens(word: str, form: str, owned: bool) -> None:
    assert owned in {found.pronoun for found in arabic_noun(word) if found.text == form}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("وللشركه", "شركه"),
        ("بالشركه", "شركه"),
        ("للشركه", "شركه"),
        ("فالشركه", "شركه"),
        ("كشركه", "شركه"),
        ("وبعقد", "عقد"),
        ("عقد", "عقد"),
    ],
)
def test_what_is_glued_before_a_word_comes_off(word: str, stem: str) -> None:
    assert stem in [rest for _, rest in arabic_stems(word)]


@given(st.text("ابتكلموسفعقد", min_size=1, max_size=9))
def test_glued_letters_and_the_rest_make_up_the_word_and_the_whole_word_comes_first(word: str) -> None:
    stems = list(arabic_stems(word))
    assert stems[0] == ("", word)
    for before, rest in stems:
        assert rest
        # the l of "for" and the l of "the" are written once more where both stand: للشركة is ل + ال + شركة
        assert before + rest == word
