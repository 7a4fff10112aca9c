"""CORE's marked pairs (company relations from Wikipedia; P. Borchert et al., CC BY 4.0) as the package takes them."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.labelled import ROOT
from halqa.model import Span
from halqa.reading.pairs.relation import DIRECTED, Relation

CORE = ROOT.parent / "shared" / "labelled" / "core-train.json"
FIVE = tuple(one.value for one in Relation if one is not Relation.OTHER)
OTHER = Relation.OTHER.value
_SHORTEST = 6  # words: a shorter sentence may stand in two documents by chance


@dataclass(frozen=True, slots=True)
class Pair:
    """A text with two marked organisations and the relation that annotators gave them."""

    text: str
    first: Span
    second: Span
    published: str  # one of CORE's twelve
    inverted: bool  # the second is the head

    @property
    def label(self) -> str:
        """One of the five, or other."""
        return self.published if self.published in FIVE else OTHER

    @property
    def is_directed(self) -> bool:
        """Whether one of the two is the head."""
        return self.published in DIRECTED


def pairs(path: Path = CORE) -> list[Pair]:
    """Return CORE's pairs, the words of each text joined by spaces."""
    return [_pair(row) for row in json.loads(path.read_text("utf-8"))]


def _pair(row: dict[str, Any]) -> Pair:
    words: list[str] = row["context"]
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    first, second = (Span(starts[row[f"{one}_start"]], starts[row[f"{one}_end"] + 1] - 1) for one in ("e1", "e2"))
    return Pair(" ".join(words), first, second, row["relation"], bool(row["invert_relation"]))


def folds(given: Sequence[Pair], count: int = 5) -> list[int]:
    """Return the fold of each pair: texts that share a sentence are in one, the groups dealt out in turn.

    >>> pair = Pair("Acme sells anvils to Coyote every week.", Span(0, 4), Span(21, 27), "client_of", True)
    >>> other = Pair("Road is fast. " + pair.text, Span(0, 4), Span(14, 18), "undefined", False)
    >>> third = Pair("Nothing is shared with the others here.", Span(0, 7), Span(27, 33), "undefined", False)
    >>> folds([pair, third, other])
    [0, 1, 0]
    """
    groups: dict[int, int] = {}
    for root in _roots(given):
        groups.setdefault(root, len(groups) % count)
    return [groups[root] for root in _roots(given)]


def _roots(given: Sequence[Pair]) -> list[int]:
    """Return for each pair the first pair that it is joined to by shared sentences."""
    parent = list(range(len(given)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    seen: dict[str, int] = {}
    for index, pair in enumerate(given):
        for sentence in _sentences(pair.text):
            low, high = sorted((root(seen.setdefault(sentence, index)), root(index)))
            parent[high] = low
    return [root(index) for index in range(len(given))]


def _sentences(text: str) -> Iterator[str]:
    yield text
    yield from (one.strip() for one in re.split(r"(?<=[.!?])\s", text) if len(one.split()) >= _SHORTEST)
