"""How quickly the reader reads: beside a peer, with growing length, in strange shapes, and in how much memory."""

import math
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from statistics import linear_regression

from bench.labelled import GOLD, ROOT, documents
from bench.machine import once, seconds
from bench.peers import NAMES_ALONE, spacy_pipeline, spacy_version
from bench.row import Row
from bench.shapes import SHAPES, repeated
from bench.texts import MEGABYTE, posts
from halqa.model import Document
from halqa.reading import read
from halqa.sources.samples import samples

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
SHAPE_LENGTH = 145_000
LONG_MB = 50


def rows() -> Iterator[Row]:
    """Yield every measurement of reading, as it is made."""
    dev, on, off = texts("en"), posts(on_topic=True), posts(on_topic=False)
    if on and off:
        yield speed("reading, English, on the subject, beside a full pipeline", [*dev, *on], ())
        yield speed("reading, English, other subjects, beside a full pipeline", off, ())
        yield speed("reading, posts on the subject, beside a full pipeline", on, ())
    yield speed("reading, English articles, beside a full pipeline", dev, ())
    yield speed("reading, English articles, beside names alone", dev, NAMES_ALONE)
    arabic = texts("ar")
    yield Row(
        name="reading, Arabic articles",
        figure=megabytes_per_second(arabic),
        unit="MB/s of UTF-8",
        sizes=sizes(arabic),
        note="no peer: no pipeline that comes inside a package reads Arabic",
    )
    yield growth()
    yield shapes()
    yield memory()


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


def speed(name: str, given: Sequence[Document], exclude: Sequence[str]) -> Row:
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


def growth() -> Row:
    """Return the exponent b of time = a · length^b, by least squares of the logarithms.

    1: time is in proportion to length; 2: to its square.
    """
    shape = repeated("\n\n".join(document.text for document in samples()) + "\n\n")
    longer = [Document(id=f"x{length}", text=shape(length)) for length in LENGTHS]
    taken = [once(lambda document=document: read(document)) for document in longer]  # type: ignore[misc]
    lengths = [size(document) for document in longer]
    slope = linear_regression([math.log(length) for length in lengths], [math.log(time) for time in taken]).slope
    return Row(
        name="reading, growth with length",
        figure=slope,
        unit="exponent of length",
        sizes={"bytes": lengths, "seconds": taken},
    )


def shapes() -> Row:
    """Return how many times slower than articles the slowest shape of text is read, a byte."""
    plain = repeated("\n\n".join(document.text for document in texts("en")))
    line = _seconds_per_byte(plain(SHAPE_LENGTH))
    taken = {name: _seconds_per_byte(shape(SHAPE_LENGTH)) / line for name, shape in SHAPES.items()}
    worst = max(taken, key=lambda name: taken[name])
    return Row(
        name="reading, the slowest shape of text",
        figure=taken[worst],
        unit="times the time of English articles, a byte",
        sizes={"characters": SHAPE_LENGTH, "times": taken},
        note=worst,
    )


def _seconds_per_byte(text: str) -> float:
    document = Document(id="shape", text=text)
    return once(lambda: read(document)) / size(document)


def memory() -> Row:
    """Return how much memory a process holds at most that reads one long document."""
    command = [sys.executable, "-m", "bench.memory", str(LONG_MB)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Row(
        name=f"reading one document of {LONG_MB} MB, memory at most",
        figure=float(done.stdout),
        unit="MB, all of the process",
    )
