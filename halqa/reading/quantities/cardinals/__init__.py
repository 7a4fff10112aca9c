"""Cardinal numbers in words, digits or both, by each language's own grammar: "two hundred and five million"."""

from collections.abc import Sequence

from halqa.reading.quantities.cardinals.arabic import arabic_number, arabic_word
from halqa.reading.quantities.cardinals.latin import latin_number, latin_word
from halqa.reading.quantities.cardinals.words import Number, NumberWords, number_words

__all__ = ["Number", "NumberWords", "may_begin", "number", "number_words"]


def number(tokens: Sequence[str], start: int, words: NumberWords) -> Number | None:
    """Return the number that begins at a token, or None.

    Vague numbers ("tens of billions", مليارات) are none.
    """
    return arabic_number(tokens, start, words) if words.arabic else latin_number(tokens, start, words)


def may_begin(token: str, words: NumberWords) -> bool:
    """Whether a number may begin with a word, whatever follows: "a" may, as in "a million"."""
    return arabic_word([token], 0, words) is not None if words.arabic else latin_word(token, words)
