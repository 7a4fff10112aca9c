"""References: who "it", "the chipmaker", "the two", الشركة and كلاهما are."""

import pytest

from tests.reading.rows import arrows, only, words_of


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nvidia said it invested $2 billion in xAI.", {"equity Nvidia>xAI"}),
        ("Nvidia praised Cohere, and it invested $1 billion in the startup.", {"equity Nvidia>Cohere"}),
        ("Nvidia spoke to OpenAI. The chipmaker will invest $2 billion in Mistral.", {"equity Nvidia>Mistral AI"}),
        ("Microsoft met Anthropic. The two companies signed a partnership.", {"partnership Anthropic>Microsoft"}),
        ("OpenAI met the Japanese group SoftBank. It will buy chips from AMD.", {"chips OpenAI>AMD"}),
        ("التقت إنفيديا أوبن إيه آي. وستستثمر صانعة الرقائق ملياري دولار في ميسترال.", {"equity Nvidia>Mistral AI"}),
    ],
)
def test_a_reference_is_resolved_to_who_is_meant(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


def test_what_follows_in_the_next_sentence_is_of_the_same_subject() -> None:
    text = "Nvidia said it invested $2 billion in xAI. It also lent the company $500 million."
    assert arrows(text) == {"equity Nvidia>xAI", "debt Nvidia>xAI"}


def test_a_reference_points_to_its_own_words() -> None:
    text = "Nvidia met Cohere. The chipmaker will invest $2 billion in Mistral."
    tie = only(text)
    assert words_of(text, tie.payer) == "chipmaker"
    assert words_of(text, tie.payee) == "Mistral"


@pytest.mark.parametrize(
    "text",
    [
        "It will invest $2 billion in Mistral.",  # nobody was named
        "The company will invest $2 billion in Mistral.",
        "The chipmaker invested $2 billion in Mistral.",
        "ستستثمر الشركة ملياري دولار في ميسترال.",
    ],
)
def test_a_reference_to_nobody_gives_nothing(text: str) -> None:
    assert arrows(text) == set()
