"""Measure speed beside peers in one run, print the rows and write them to `bench/results.json`.

python -m bench.run
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

import networkx

from bench import circularity, findings, growth, ledger, outlook, reading, reconciling, significance, stress
from bench.machine import machine, seconds
from bench.peers import networkx_cycles, networkx_version
from bench.row import Row, line
from halqa.measures.cycles import LONGEST, MOST, search
from halqa.model import Flow

RESULTS = Path(__file__).resolve().parent / "results.json"
SCALE_FREE = {"alpha": 0.1, "beta": 0.8, "gamma": 0.1, "delta_in": 1.0, "delta_out": 1.0}


def rows() -> Iterator[Row]:
    """Yield every measurement, as it is made."""
    yield from reading.rows()
    yield from ledger.rows()
    yield from reconciling.rows()
    yield from cycle_search(scale_free(parties=200, seed=7))
    yield from circularity.rows()
    yield from findings.rows()
    yield from growth.rows()
    yield from significance.rows()
    yield from stress.rows()
    yield from outlook.rows()


def scale_free(parties: int, seed: int) -> tuple[Flow, ...]:
    """Return flows of which a few parties have most, as in networks of deals, with random sums.

    Bollobás et al. (2003), "Directed scale-free graphs"; loops and repeats are left out.
    """
    graph = networkx.scale_free_graph(parties, **SCALE_FREE, seed=seed)
    pairs = sorted({(f"p{payer}", f"p{payee}") for payer, payee in graph.edges() if payer != payee})
    rng = Random(seed)
    return tuple(Flow(payer, payee, 1e9, usd=rng.uniform(1e8, 1e11)) for payer, payee in pairs)


def cycle_search(flows: Sequence[Flow]) -> Iterator[Row]:
    """Yield the time for all cycles, and for those that carry most, beside networkx finding and ordering all."""
    theirs = seconds(lambda: networkx_cycles(flows, LONGEST), runs=3)
    every = len(networkx_cycles(flows, LONGEST))
    parties = len({party for flow in flows for party in (flow.payer, flow.payee)})
    for name, most in (
        (f"cycles of at most {LONGEST} legs, all", every),
        (f"the {MOST:,} that carry most", MOST),
    ):
        ours = seconds(lambda most=most: search(flows, LONGEST, most), runs=3)  # type: ignore[misc]
        yield Row(
            name=name,
            figure=ours,
            unit="seconds",
            peer=f"{networkx_version()}, least legs and order by hand",
            peer_figure=theirs,
            ratio=theirs / ours,
            sizes={
                "parties": parties,
                "flows": len(flows),
                "cycles": every,
            },
            note="each of ours holds its legs, with their terms; the peer cannot look for the greatest alone",
        )


def main() -> int:
    """Measure, print and write, after each row: the last ones take minutes."""
    measured = []
    for row in rows():
        print(line(row), flush=True)
        measured.append(asdict(row))
        results = {"machine": machine(), "rows": measured}
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    growth.draw([Row(**row) for row in measured if row["name"].startswith(growth.PREFIX)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
