"""A scan finds every place of every phrase that begins where a word does, and no other."""

from hypothesis import given
from hypothesis import strategies as st

from halqa.reading.scan import scan

WORDS = st.sampled_from(["arm", "ar", "at&t", "xai", "u.s", "société", "مصدر", "صدر", "g42", "é"])
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(" .,-&—…\n'و"), st.characters(codec="utf-8")), max_size=20).map(
    "".join
)


@given(st.lists(WORDS, min_size=1, unique=True), TEXTS)
def test_every_place_is_found_once(phrases: list[str], text: str) -> None:
    found = list(scan(phrases).places(text))
    expected = [
        (number, start, start + len(phrase))
        for number, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start) and not (phrase[0].isascii() and start and _is_latin(text[start - 1]))
    ]
    assert sorted(found) == expected


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
