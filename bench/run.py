"""Measure speed beside peers in one run, print the rows and write them to `bench/results.json`.

python -m bench.run
"""

import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from statistics import linear_regression

import networkx

from bench.labelled import GOLD, documents
from bench.machine import machine, seconds
from bench.peers import NAMES_ALONE, networkx_cycles, networkx_version, spacy_pipeline, spacy_version
from halqa.measures.cycles import MOST, search
from halqa.model import Document, Flow
from halqa.network.flows import Network
from halqa.pipeline import LONGEST_CYCLE
from halqa.reading import read
from halqa.sources.samples import samples

RESULTS = Path(__file__).resolve().parent / "results.json"
MEGABYTE = 1_000_000
GROWTH = (1, 2, 4, 8)
SCALE_FREE = {"alpha": 0.1, "beta": 0.8, "gamma": 0.1, "delta_in": 1.0, "delta_out": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement, ours and the peer's of the same work in the same run."""

    name: str
    figure: float | None  # None: could not be measured, see the note
    unit: str
    peer: str | None = None
    peer_figure: float | None = None
    ratio: float | None = None  # above 1: ours is the better one
    sizes: dict[str, object] = field(default_factory=dict)
    note: str = ""


def rows() -> Iterator[Row]:
    """Yield every measurement, as it is made."""
    english, arabic = texts("en"), texts("ar")
    yield reading_speed("reading, English, beside a full pipeline", english, ())
    yield reading_speed("reading, English, beside names alone", english, NAMES_ALONE)
    yield Row(
        name="reading, Arabic",
        figure=megabytes_per_second(arabic),
        unit="MB/s of UTF-8",
        sizes=sizes(arabic),
        note="no peer: no pipeline that comes inside a package reads Arabic",
    )
    yield growth("reading, growth with length", samples())
    yield from cycle_search(scale_free(parties=200, seed=7))


def texts(lang: str) -> list[Document]:
    """Return the whole articles of one language: the samples, and the labelled ones where they are there."""
    labelled = [one for one in documents([GOLD]) if one.lang == lang]
    beside = [Document(id=one.id, text=one.given["text"], title=one.given.get("title"), lang=lang) for one in labelled]
    return [*(document for document in samples() if document.lang == lang), *beside]


def sizes(given: Sequence[Document]) -> dict[str, object]:
    """Return how much was worked on."""
    return {"documents": len(given), "bytes": sum(size(document) for document in given)}


def size(document: Document) -> int:
    """Return the length of a text in bytes of UTF-8."""
    return len(document.text.encode("utf-8"))


def megabytes_per_second(given: Sequence[Document], work: Callable[[Document], object] = read) -> float:
    """Return how much text is worked through in a second of CPU time."""
    taken = seconds(lambda: [work(document) for document in given], runs=3)
    return sum(size(document) for document in given) / MEGABYTE / taken


def reading_speed(name: str, given: Sequence[Document], exclude: Sequence[str]) -> Row:
    """Return our reading speed beside that of spaCy's small English pipeline."""
    ours, unit = megabytes_per_second(given), "MB/s of UTF-8"
    pipeline = spacy_pipeline(exclude)
    if pipeline is None:
        return Row(
            name=name, figure=ours, unit=unit, sizes=sizes(given), note="peer absent: install it with make peers"
        )
    theirs = megabytes_per_second(given, lambda document: pipeline(document.text))
    return Row(
        name=name,
        figure=ours,
        unit=unit,
        peer=spacy_version() + (f" without {', '.join(exclude)}" if exclude else ""),
        peer_figure=theirs,
        ratio=ours / theirs,
        sizes=sizes(given),
        note="other work: the peer tags, parses and names general entities, and finds no deals",
    )


def growth(name: str, given: Sequence[Document]) -> Row:
    """Return the exponent b of time = a · length^b, by least squares of the logarithms.

    1: time is in proportion to length; 2: to its square.
    """
    whole = "\n\n".join(document.text for document in given)
    longer = [Document(id=f"x{times}", text="\n\n".join([whole] * times)) for times in GROWTH]
    taken = [seconds(lambda document=document: read(document), runs=3) for document in longer]  # type: ignore[misc]
    lengths = [size(document) for document in longer]
    slope = linear_regression([math.log(length) for length in lengths], [math.log(time) for time in taken]).slope
    return Row(name=name, figure=slope, unit="exponent of length", sizes={"bytes": lengths, "seconds": taken})


def scale_free(parties: int, seed: int) -> Network:
    """Return a network in which a few parties have most of the ties, as in networks of deals, with random sums.

    Bollobás et al. (2003), "Directed scale-free graphs"; loops and repeats are left out.
    """
    graph = networkx.scale_free_graph(parties, **SCALE_FREE, seed=seed)
    pairs = sorted({(f"p{payer}", f"p{payee}") for payer, payee in graph.edges() if payer != payee})
    rng = Random(seed)
    flows = tuple(Flow(payer, payee, 1e9, usd=rng.uniform(1e8, 1e11)) for payer, payee in pairs)
    return Network(tuple(sorted({party for pair in pairs for party in pair})), flows, date(2026, 1, 1))


def cycle_search(net: Network) -> Iterator[Row]:
    """Yield the time for all cycles, and for those that carry most, beside networkx finding and ordering all."""
    theirs = seconds(lambda: networkx_cycles(net.flows, LONGEST_CYCLE), runs=3)
    every = len(networkx_cycles(net.flows, LONGEST_CYCLE))
    for name, most in (
        (f"cycles of at most {LONGEST_CYCLE} legs, all", every),
        (f"the {MOST:,} that carry most", MOST),
    ):
        ours = seconds(lambda most=most: search(net, LONGEST_CYCLE, most), runs=3)  # type: ignore[misc]
        yield Row(
            name=name,
            figure=ours,
            unit="seconds",
            peer=networkx_version(),
            peer_figure=theirs,
            ratio=theirs / ours,
            sizes={"parties": len(net.parties), "flows": len(net.flows), "cycles": every},
            note="each of ours holds its legs, with their terms; the peer cannot look for the greatest alone",
        )


def line(row: Row) -> str:
    """Return a row as a person reads it."""
    peer = f"{_short(row.peer_figure)} by {row.peer}, ratio {_short(row.ratio)}" if row.peer else ""
    notes = "; ".join(part for part in (peer, row.note) if part)
    return f"{row.name}: {_short(row.figure)} {row.unit}" + (f" ({notes})" if notes else "")


def main() -> int:
    """Measure, print and write."""
    measured = []
    for row in rows():
        print(line(row), flush=True)
        measured.append(asdict(row))
    results = {"machine": machine(), "rows": measured}
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _short(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3g}"


if __name__ == "__main__":
    sys.exit(main())
