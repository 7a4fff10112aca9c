"""Newcomers: parties that no table holds, known by their shape and by the words beside them."""

import pytest

from tests.reading.rows import named


def new(text: str) -> list[tuple[str, str]]:
    return [(one.party, one.type) for one in named(text)[1] if one.how == "new"]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("The startup Quillon said it grew.", [("Quillon", "software")]),
        ("Quillon, a chip startup, said so.", [("Quillon", "software")]),
        ("Brightwater Capital said so.", [("Brightwater Capital", "investor")]),
        ("Palm Valley Energy said so.", [("Palm Valley Energy", "energy")]),
        ("The bank Velder said so.", [("Velder", "bank")]),
        ("قالت شركة «مرفأ» ذلك.", [("مرفأ", "other")]),
        ("قال صندوق «نخيل» ذلك.", [("نخيل", "investor")]),
        ("اشترت شركة Quillon ذلك.", [("Quillon", "other")]),
    ],
)
def test_a_newcomer_is_known_by_the_words_beside_it(text: str, gives: list[tuple[str, str]]) -> None:
    assert new(text) == gives


def test_a_newcomer_once_introduced_is_found_again() -> None:
    assert new("Quillon, a chip startup, grew. Later Quillon shrank.") == [("Quillon", "software")] * 2


def test_a_newcomer_stands_where_its_words_stand() -> None:
    text = "قالت شَرِكة «مرفأ» ذلك."
    whole, found = named(text)
    span = whole.raw(found[0].start, found[0].end)
    assert text[span.start : span.end] == "مرفأ"


@pytest.mark.parametrize(
    "text",
    [
        "The startup grew.",
        "It spoke to the startup. Quillon grew.",  # a full stop parts the word from the name
        "How to fund a startup\n\n- Quillon: 82 points",  # so does a new paragraph
        "Quillon grew.",  # nothing says what it is
        "The Ministry of Health met Queen Mary.",
        "The company Microsoft said so.",  # known already
        "قالت الشركة ذلك.",
        "قرأ «الأمير الصغير» أمس.",
        "",
    ],
)
def test_other_capital_letters_and_quotes_are_no_newcomers(text: str) -> None:
    assert new(text) == []
