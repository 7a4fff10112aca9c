"""Which sums take the place of earlier ones, by the words before: "raised to $22.4 billion", ليصل إلى 22.4 مليار.

Only the sum that is amended *to* counts: what a deal was raised *by* adds to it, and is no amendment of the whole.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from halqa.text.folding import folded

_FILE = Path(__file__).with_name("amendments.json")
_AND = "\u0648\u0641"  # the clitics that join a verb to what went before
_DIGITS = re.compile(r"[0-9]+[a-z]*")


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: frozenset[str]
    to: frozenset[str]
    not_after: frozenset[str]
    words_between: int
    words_before_sum: int


def amends(passage: Sequence[str], amount: Decimal) -> bool:
    """Whether the folded words of a sentence say that a deal was amended to this amount.

    >>> amends("it raised its commitment to 22 4 billion".split(), Decimal("22.4e9"))
    True
    >>> amends("it raised its commitment by 6 5 billion to 22 4 billion".split(), Decimal("6.5e9"))
    False
    """
    words = _words()
    verbs = [at for at, word in enumerate(passage) if word in words.verbs or word.lstrip(_AND) in words.verbs]
    if not verbs:
        return False
    return any(
        word in words.to
        and words.not_after.isdisjoint(passage[max(0, at - 2) : at])
        and any(verb <= at <= verb + words.words_between for verb in verbs)
        and _is_next(passage[at + 1 : at + 1 + words.words_before_sum], amount)
        for at, word in enumerate(passage)
    )


def _is_next(following: Sequence[str], amount: Decimal) -> bool:
    """Whether the first number among words is an amount, written with its leading digits."""
    first = next((at for at, word in enumerate(following) if _DIGITS.fullmatch(word)), None)
    if first is None:
        return False
    wanted = "".join(map(str, amount.normalize().as_tuple().digits)).rstrip("0")
    parts = [re.sub("[a-z]+", "", word) for word in following[first : first + 3] if _DIGITS.fullmatch(word)]
    return wanted in {"".join(parts[:count]).strip("0") for count in range(1, len(parts) + 1)}


@cache
def _words() -> _Words:
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    verbs, to, not_after = (frozenset(map(folded, rows[name])) for name in ("verbs", "to", "not_after"))
    return _Words(verbs, to, not_after, int(rows["words_between"]), int(rows["words_before_sum"]))
