"""Phrases in tokens, each with what it stands for, found by their first word."""

from collections.abc import Iterable, Mapping, Sequence

from halqa.text.folding import folded
from halqa.text.tokens import tokens as tokenise


class Phrases(dict[tuple[str, ...], str]):
    """Phrases in tokens with what they stand for; `longest` says how far to look from a first word."""

    __slots__ = ("longest",)

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], str]]) -> None:
        super().__init__(entries)
        self.longest: dict[str, int] = {}
        for phrase in self:
            self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))


def key(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase.

    >>> key("U.S. dollars")
    ('u.s.', 'dollars')
    """
    return tuple(token.text for token in tokenise(folded(phrase)))


def phrases_from(table: Mapping[str, Iterable[str]]) -> Phrases:
    """Return the phrases of a table in tokens, each with the name it is listed under."""
    return Phrases((key(phrase), name) for name, listed in table.items() for phrase in listed)


def phrases_at(tokens: Sequence[str], index: int, phrases: Phrases) -> tuple[str, int] | None:
    """Return the name and the end of the longest phrase that begins at a token."""
    longest = phrases.longest.get(tokens[index], 0) if index < len(tokens) else 0
    for length in range(min(longest, len(tokens) - index), 0, -1):
        if name := phrases.get(tuple(tokens[index : index + length])):
            return name, index + length
    return None
