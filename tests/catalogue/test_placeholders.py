import pytest

from halqa.catalogue.labels import label
from halqa.catalogue.parties import TYPES
from halqa.catalogue.placeholders import beside, is_placeholder, placeholder, wording
from halqa.catalogue.words import languages
from halqa.text.transliteration import is_arabic


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("an unnamed hyperscaler", "unnamed hyperscaler"),
        ("عملاق سحابي أمريكي", "unnamed hyperscaler"),
        ("صندوق ثروة سيادي خليجي", "unnamed Gulf fund"),
        ("a group of banks", "unnamed bank group"),
        ("an undisclosed customer", "unnamed customer"),
        ("عميل لم يُسمَّ", "unnamed customer"),
    ],
)
def test_a_description_without_a_name_has_candidates(told: str, name: str) -> None:
    found = placeholder(told)
    assert found is not None
    assert found.name == name
    assert len(found.candidates) > 3


def test_every_language_that_is_read_tells_of_parties_without_a_name() -> None:
    for language in languages():
        known = wording(language)
        assert known is not None
        for head, meant in {**known.heads, **known.vague_heads}.items():
            assert meant.type in TYPES
            assert is_arabic(meant.name_ar)
            assert is_arabic(head) is (language == "ar")


def test_a_placeholder_is_told_beside_whom_it_deals_with_once() -> None:
    once = beside("unnamed hyperscaler", "Nebius")
    assert beside(once, "Nebius") == once
    assert is_placeholder(once)
    assert not is_placeholder("Nebius (unnamed hyperscaler)")


def test_a_placeholder_is_called_in_the_language_of_the_reader() -> None:
    assert label("unnamed Gulf fund (xAI)", "ar").endswith(f"({label('xAI', 'ar')})")
    assert is_arabic(label("unnamed hyperscaler", "ar"))
    assert label("unnamed Gulf fund (xAI)", "en") == "unnamed Gulf fund (xAI)"
