import pytest

from halqa.text.terms import asked, kept, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("والشَّركة، OpenAI's GPT-5", ["والشركه", "openai", "s", "gpt", "5"]),
        ("أوبن إيه آي", ["اوبن", "ايه", "اي"]),
        ("٣٠ مليار", ["30", "مليار"]),
        ("snake_case \u202egpj", ["snake", "case", "gpj"]),
        ("«», — !", []),
        ("", []),
    ],
)
def test_words_are_folded_and_cut(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("الشركه", "شركه"),
        ("والشركه", "شركه"),
        ("بالشركه", "شركه"),
        ("كالشركه", "شركه"),
        ("فالشركه", "شركه"),
        ("للشركه", "شركه"),
        ("ومايكروسوفت", "مايكروسوفت"),
        ("لاوبن", "اوبن"),
        ("بمايكروسوفت", "مايكروسوفت"),
        ("وبمايكروسوفت", "مايكروسوفت"),
        ("فانفيديا", "انفيديا"),
    ],
)
def test_a_word_is_found_without_what_is_joined_to_it(word: str, form: str) -> None:
    assert form in kept(word)
    assert word in kept(word)


@pytest.mark.parametrize("word", ["الله", "الان", "وال", "بنك", "لندن", "openai", "wal", "5"])
def test_what_only_looks_joined_is_left_whole(word: str) -> None:
    assert asked(word) == (word,)


def test_every_form_of_a_question_is_among_those_that_are_kept() -> None:
    for word in ("والشركه", "وقعت", "للشركه", "لاوبن", "openai"):
        assert set(asked(word)) <= set(kept(word))
