"""Words in both directions on a terminal, which orders them line by line."""

import re
from typing import Any

from rich.containers import Lines
from rich.text import Text

from halqa.surfaces.voice import CLOSE, OPEN

_GLUE = "\ue000"  # stands for a space at which no line ends; of private use, so that no text holds it
_AMOUNT = re.compile(r"(?<=\d) (?=[\u0600-\u06ff]+)((?<= )[\u0600-\u06ff]+ (?=[\u0600-\u06ff]))?")


def glued(words: str) -> str:
    """Return words with what stands between a number and the two Arabic words after it made no place to end a line.

    An English sum is one word ($58.7bn), an Arabic one is three.

    >>> glued("منها 30 مليار دولار").count(" "), glued("of which $30bn")
    (1, 'of which $30bn')
    """
    return _AMOUNT.sub(lambda found: found[0].replace(" ", _GLUE), words)


class Passage(Text):
    """Words whose isolates end with each line and open again on the next, for a terminal orders by line."""

    def wrap(self, *args: Any, **options: Any) -> Lines:
        """Break into lines, each with isolates of its own."""
        whole = self.copy()
        whole.plain = glued(self.plain)
        lines = whole.wrap(*args, **options)
        depth = 0
        for line in lines:
            line.plain, depth = balanced(line.plain.replace(_GLUE, " "), depth)
        return lines


def balanced(line: str, depth: int) -> tuple[str, int]:
    r"""Return a line that opens the isolates left open before it and closes its own, and how many stay open after it.

    >>> ascii(balanced("a \u2068b  ", 0)[0]), ascii(balanced("c\u2069 d", 1)[0])
    ("'a \\u2068b\\u2069  '", "'\\u2068c\\u2069 d'")
    """
    words = line.strip(" ")
    before, after = line[: len(line) - len(line.lstrip(" "))], line[len(line.rstrip(" ")) :]
    left_open = max(depth + words.count(OPEN) - words.count(CLOSE), 0)
    if not words:
        return line, left_open
    return f"{before}{OPEN * depth}{words}{CLOSE * left_open}{after}", left_open
