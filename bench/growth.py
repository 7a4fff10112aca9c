"""How the cost of measures grows with the size of a network: rows, and a picture of them for the manual.

python -m bench.growth
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import numpy as np

from bench.drawn import dated_edges, drawn
from bench.machine import seconds
from bench.row import Row, line
from halqa.measures.circulation import balanced, greatest_circulation
from halqa.measures.dated import dated_cycles
from halqa.measures.enumeration import rings
from halqa.measures.significance import Layered, Null, draws_of

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "growth.svg"
PREFIX = "growth: "
EDGES = (100, 1_000, 10_000, 100_000)
_EDGES_PER_PARTY, _MOST_SOLVED = 5, 10_000  # a typical circulation solves a system of all parties: not for the largest


def measures(edges: int) -> Mapping[str, Callable[[], object]]:
    """Return the work of each measure on a network of so many edges, five for each party."""
    told = drawn(edges // _EDGES_PER_PARTY, edges)
    dated = dated_edges(told.size, edges, 0.0)
    layered = Layered(told.source, told.target, np.zeros_like(told.source), told.weight, told.size)
    work: dict[str, Callable[[], object]] = {
        "cycles of at most 6 legs": lambda: rings(told, 6),
        "cycles that respect time, 90 days": lambda: dated_cycles(*dated, window=90),
        "greatest circulation": lambda: greatest_circulation(told),
        "one random network": lambda: list(islice(draws_of(Null.WIRING, layered, np.random.default_rng(0)), 1)),
    }
    return work | ({"typical circulation": lambda: balanced(told)} if edges < _MOST_SOLVED else {})


def rows() -> Iterator[Row]:
    """Yield the time of each measure at each size."""
    for edges in EDGES:
        for name, work in measures(edges).items():
            yield Row(
                name=f"{PREFIX}{name}",
                figure=seconds(work, runs=3),
                unit="seconds",
                sizes={"parties": edges // _EDGES_PER_PARTY, "flows": edges},
            )


def draw(told: Sequence[Row], place: Path = PICTURE) -> bool:
    """Draw the rows, cost against size; return whether there was something to draw with."""
    if find_spec("matplotlib") is None:
        return False
    matplotlib, figures = import_module("matplotlib"), import_module("matplotlib.figure")
    matplotlib.rcParams.update({"svg.hashsalt": "halqa", "font.size": 9})
    axes = (figure := figures.Figure(figsize=(6.4, 4.6), layout="constrained")).subplots()
    for name in dict.fromkeys(row.name for row in told):
        points = [(row.sizes["flows"], row.figure) for row in told if row.name == name]
        axes.loglog(*zip(*points, strict=True), marker="o", label=name.removeprefix(PREFIX))
    axes.set(xlabel="flows", ylabel="seconds", title="Cost against size, five flows for each party")
    axes.grid(visible=True, alpha=0.3)
    figure.legend(loc="outside lower center", ncols=2)  # beside the lines: they fill the whole of the axes
    figure.savefig(place, metadata={"Date": None})
    return True


def main() -> int:
    """Measure, print and draw."""
    told = []
    for row in rows():
        print(f"{row.sizes['flows']:>7} {line(row)}", flush=True)
        told.append(row)
    print(PICTURE if draw(told) else "no matplotlib: nothing is drawn")
    return 0


if __name__ == "__main__":
    sys.exit(main())
