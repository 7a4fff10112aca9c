"""One language on the terminal: the wording that all surfaces share, and the labels that are the terminal's own.

Names and quotes of the other direction stand in isolates (U+2068 to U+2069), so that a terminal which orders both
directions does not mix them; control characters of a text never reach the terminal.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.surfaces.wording import Wording, clean, party_names, wording
from halqa.units import plain

OPEN, CLOSE = "\u2068", "\u2069"
ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Voice:
    """One language on the terminal: the wording that all surfaces share, and the labels that are the terminal's own."""

    wording: Wording
    labels: Mapping[str, str]

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.wording.direction == "rtl"

    def isolate(self, words: str) -> str:
        r"""Return words on one line, isolated where they hold letters of the other direction.

        >>> voice("en").isolate("Nvidia"), ascii(voice("ar").isolate("G42"))
        ('Nvidia', "'\\u2068G42\\u2069'")
        """
        line = " ".join(clean(words).split())
        other = LATIN if self.is_rtl else ARABIC
        return f"{OPEN}{line}{CLOSE}" if other.search(line) else line

    def say(self, key: str, **values: str) -> str:
        """Return a label with its values, each isolated."""
        return self.labels[key].format_map({name: self.isolate(value) for name, value in values.items()})

    def number(self, value: float, places: int) -> Decimal:
        """Return a number as it is shown, rounded to some decimal places.

        >>> voice("en").number(2.0, 2), voice("en").number(1 / 3, 2)
        (Decimal('2'), Decimal('0.33'))
        """
        return plain(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))

    def quote(self, words: str) -> str:
        """Return words as a quotation.

        >>> voice("en").quote("Oracle hires")
        '“Oracle hires”'
        """
        return self.say("quote", words=words)


@cache
def voice(lang: str, of: str = "") -> Voice:
    """Return how to speak a language on the terminal, with the words that one command has for itself (`of`).

    >>> voice("en", "findings").labels["name.typical"]
    'typically goes round'
    """
    own = _words(f"{of}.{lang}") if of else {}
    shared = wording(lang, party_names(lang))
    return Voice(replace(shared, words={**shared.words, **own}), {**_words(lang)["terminal"], **own})


def _words(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("halqa.surfaces") / "locales" / f"{file}.json").read_text("utf-8"))
    return found
