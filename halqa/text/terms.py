"""Words as they are looked up: folded, and also without what Arabic writes together with them."""

import re
from collections.abc import Iterator

from halqa.text.folding import folded

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:[وفبكل]?ال|[وفبك]?لل|و(?!ال|لل))(?=[ء-ي]{3})")
_PARTICLE = re.compile(r"و?[فبكل](?!ال|ل)(?=[ء-ي]{4})")


def words(text: str) -> Iterator[str]:
    """Yield the words of a text, folded, in their order.

    >>> list(words("والشَّركة، OpenAI's GPT-5"))
    ['والشركه', 'openai', 's', 'gpt', '5']
    """
    return (found.group() for found in _WORD.finditer(folded(text)))


def asked(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded word is looked for: itself, and without "and" and "the".

    >>> asked("والشركه"), asked("وقعت"), asked("لندن")
    (('والشركه', 'شركه'), ('وقعت', 'قعت'), ('لندن',))
    """
    return _with(word, _ARTICLE)


def kept(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded word is found: those of a question, and without "to", "in", "as", "so".

    >>> kept("لاوبن"), kept("بالشركه"), kept("openai")
    (('لاوبن', 'اوبن'), ('بالشركه', 'شركه'), ('openai',))
    """
    return tuple(dict.fromkeys((*_with(word, _ARTICLE), *_with(word, _PARTICLE))))


def _with(word: str, joined: re.Pattern[str]) -> tuple[str, ...]:
    found = joined.match(word)
    return (word, word[found.end() :]) if found else (word,)
