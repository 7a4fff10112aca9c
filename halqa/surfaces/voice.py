"""One language on the terminal: the wording that all surfaces share, and the labels that are the terminal's own.

Names and quotes of the other direction stand in isolates (U+2068 to U+2069), so that a terminal which orders both
directions does not mix them; control characters of a text never reach the terminal.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from halqa.surfaces.wording import Wording, clean, party_names, wording

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

    def quote(self, words: str) -> str:
        """Return words as a quotation.

        >>> voice("en").quote("Oracle hires")
        '“Oracle hires”'
        """
        return self.say("quote", words=words)


@cache
def voice(lang: str) -> Voice:
    """Return how to speak a language on the terminal."""
    labels = json.loads((files("halqa.surfaces") / "locales" / f"{lang}.json").read_text("utf-8"))["terminal"]
    return Voice(wording(lang, party_names(lang)), labels)
