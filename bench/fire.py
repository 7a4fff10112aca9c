"""FIRE's sentences (financial relations; H. Hamad et al., CC BY 4.0): what of their quantities and names is found."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.labelled import ROOT
from halqa.catalogue.words import words
from halqa.model import Span
from halqa.reading.dating.finding import find_dates
from halqa.reading.items import Item, sentence
from halqa.reading.names.mentions import How, mentions
from halqa.reading.names.newcomers import newcomers
from halqa.reading.quantities.amounts import Measure
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences

DATELINE = date(2022, 1, 1)  # the texts have none: only the places of their dates are compared
FIRE = ROOT.parent / "shared" / "labelled" / "fire-dev.json"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the labelled places of a type a finder touches, and how many of its own finds are labelled so."""

    type: str
    asked: int
    found: int
    recall: float
    told: int
    right: int
    precision: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the places of each type of entity."""

    text: str
    places: Mapping[str, tuple[Span, ...]]


Finder = Callable[[str], list[Span]]


def labelled(path: Path = FIRE) -> list[Labelled]:
    """Return FIRE's texts, the words joined by spaces."""
    return [_labelled(row) for row in json.loads(path.read_text("utf-8"))]


def _labelled(row: Mapping[str, Any]) -> Labelled:
    starts = [0]
    for word in row["tokens"]:
        starts.append(starts[-1] + len(word) + 1)
    places: dict[str, list[Span]] = {}
    for one in row["entities"]:
        places.setdefault(one["type"], []).append(Span(starts[one["start"]], starts[one["end"]] - 1))
    return Labelled(" ".join(row["tokens"]), {name: tuple(spans) for name, spans in places.items()})


def _items(text: Folded) -> Iterator[Item]:
    known, amounts = words("en"), quantity_words("en")
    for number, span in enumerate(sentences(text.text)):
        yield from sentence(text.text, span, (), known, amounts, number).items


def sums(text: str) -> list[Span]:
    """Return where the reader finds sums of money."""
    seen = fold(text)
    return [seen.raw(item.start, item.end) for item in _items(seen) if item.money]


def quantities(text: str) -> list[Span]:
    """Return where the reader finds quantities other than money."""
    seen = fold(text)
    kept = (item for item in _items(seen) if item.quantity and item.quantity.measure is not Measure.MONEY)
    return [seen.raw(item.start, item.end) for item in kept]


def moments(text: str) -> list[Span]:
    """Return where the reader finds dates."""
    return [Span(one.start, one.end) for one in find_dates(text, "en", DATELINE)]


def organisations(text: str) -> list[Span]:
    """Return where the reader finds parties: those of its catalogue, and newcomers by their shape."""
    seen = fold(text)
    known = mentions(seen, text)
    named = [*known, *newcomers(seen, text, known, words("en"))]
    return [seen.raw(one.start, one.end) for one in named if one.how is not How.OUTLET]


FINDERS: Mapping[str, Finder] = {"Money": sums, "Quantity": quantities, "Date": moments, "Company": organisations}


def found_in(given: Sequence[Labelled] | None = None) -> list[Share]:
    """Return the share found of each type."""
    texts = labelled() if given is None else given
    return [_share(name, finder, texts) for name, finder in FINDERS.items()]


def _share(name: str, finder: Finder, texts: Sequence[Labelled]) -> Share:
    asked = found = told = right = 0
    for one in texts:
        places, spans = one.places.get(name, ()), finder(one.text)
        asked, told = asked + len(places), told + len(spans)
        found += sum(any(_touch(place, span) for span in spans) for place in places)
        right += sum(any(_touch(place, span) for place in places) for span in spans)
    return Share(name, asked, found, found / max(asked, 1), told, right, right / max(told, 1))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def lines(shares: Sequence[Share]) -> Iterator[str]:
    """Yield the lines of a table of shares."""
    yield f"{'FIRE, found by the reader':34}{'found':>6}{'asked':>7}{'share':>7}{'told':>7}{'right':>7}{'share':>7}"
    for one in shares:
        yield (
            f"  {one.type:32}{one.found:6}{one.asked:7}{one.recall:7.2f}{one.told:7}{one.right:7}{one.precision:7.2f}"
        )
