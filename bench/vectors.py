"""Worked examples of the literature, computed: `make vectors FILE=...` prints each id, what was expected and what came.

A file holds groups of vectors with `id`, `inputs`, `expected` and `tol`. Each expected value is computed from the
inputs by the answer of its name below; a vector that Halqa has no use for is listed as left out, with the reason.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench import contagion_vectors, forward_vectors
from halqa.measures.balance import balance
from halqa.measures.circularity import circularity, cycling_index
from halqa.measures.circulation import balanced, greatest_circulation
from halqa.measures.dated import dated_cycles
from halqa.measures.dependence import (
    common_ownership,
    concentration,
    effective_number,
    ghosh,
    leontief,
    modified_concentration,
)
from halqa.measures.enumeration import rings
from halqa.measures.graph import Floats, Graph, graph
from halqa.measures.levels import flow_levels, incoherence, trophic_levels
from halqa.measures.vendors import own_funded
from halqa.measures.weights import circulating, weighted

Inputs = Mapping[str, Any]
GROUPS = ("circularity", "dependence", "contagion", "forward")
LEFT_OUT = {
    "flow_hierarchy": "one small edge back flips a large component: it says little of money",
    "hhd": "Helmholtz-Hodge calls 11 % of a network without a cycle circular: never shown as circular money",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected value of a vector, and what Halqa computes."""

    id: str
    name: str
    expected: Any
    found: Any
    tol: float

    @property
    def holds(self) -> bool:
        """Whether the two agree within the vector's own tolerance."""
        return agree(self.expected, self.found, self.tol)


def agree(expected: Any, found: Any, tol: float) -> bool:
    """Whether two values agree, number by number: absolutely or relatively within `tol`."""
    if isinstance(expected, Mapping):
        return isinstance(found, Mapping) and all(
            str(key) in map(str, found) and agree(value, {str(k): v for k, v in found.items()}[str(key)], tol)
            for key, value in expected.items()
        )
    if isinstance(expected, Sequence) and not isinstance(expected, str):
        told = list(found)
        return len(told) == len(expected) and all(
            agree(one, other, tol) for one, other in zip(expected, told, strict=True)
        )
    if isinstance(expected, str):
        return str(found) == expected
    return bool(abs(expected - found) <= max(tol, 1e-12) * max(1.0, abs(expected)))


def outcomes(path: Path) -> Iterator[Outcome | str]:
    """Yield each value of each vector of a file, or why a vector is left out."""
    told = json.loads(path.read_text("utf-8"))
    known = {vector["id"]: vector["inputs"] for group in told.values() if isinstance(group, list) for vector in group}
    for group in GROUPS:
        for vector in told.get(group, ()):
            reason = next((why for name, why in LEFT_OUT.items() if vector["id"].startswith(name)), None)
            if reason:
                yield f"{vector['id']}: left out: {reason}"
            else:
                yield from _vector(vector, known)


def _vector(vector: Mapping[str, Any], known: Mapping[str, Inputs]) -> Iterator[Outcome | str]:
    inputs = _inputs(vector["inputs"], known)
    answers = _answers(vector["id"])
    told = vector["expected"] if isinstance(vector["expected"], Mapping) else {"": vector["expected"]}
    for name, expected in told.items():
        if name in answers:
            yield Outcome(vector["id"], name, expected, answers[name](inputs), float(vector["tol"]))
        elif name not in REMARKS:
            yield f"{vector['id']}: {name}: no such measure in Halqa"


def _answers(vector: str) -> Mapping[str, Callable[[Inputs], Any]]:
    begun = [beginning for beginning in BY_VECTOR if vector.startswith(beginning)]
    return BY_VECTOR[max(begun, key=len)] if begun else ANSWERS


def _inputs(told: Any, known: Mapping[str, Inputs]) -> Inputs:
    if isinstance(told, str):  # "as <id>": all of another vector's
        return known[told.removeprefix("as ")]
    return {key: _resolved(value, key, known) for key, value in told.items()}


def _resolved(value: Any, key: str, known: Mapping[str, Inputs]) -> Any:
    """Follow "as <id>": the same inputs as those of another vector."""
    return known[value.removeprefix("as ")][key] if isinstance(value, str) and value.startswith("as ") else value


def _graph(inputs: Inputs) -> Graph:
    edges = inputs.get("edges") or inputs.get("temporal_edges") or inputs.get("obligations")
    return graph([(*edge[:2], edge[2] if "temporal_edges" not in inputs else 1.0) for edge in edges or ()])


def _rows(inputs: Inputs, carried: Callable[[Graph], Floats]) -> list[list[Any]]:
    """Return edges in the order of the inputs with what they carry."""
    told = _graph(inputs)
    found = {(told.nodes[u], told.nodes[v]): w for u, v, w in zip(told.source, told.target, carried(told), strict=True)}
    return [[u, v, float(found[u, v])] for u, v, *_ in inputs["edges"]]


def _ecology(inputs: Inputs) -> tuple[Floats, Floats]:
    if "flows" in inputs:
        size = len(inputs["nodes"])
        flows = np.zeros((size, size))
        for source, target, amount in inputs["flows"]:
            flows[source, target] += amount
        return flows, np.array(inputs["boundary_input"], dtype=float)
    told = _graph(inputs)
    outside = np.array([inputs["boundary_input"].get(node, 0.0) for node in told.nodes])
    return told.matrix(), outside


def _through(inputs: Inputs) -> Floats:
    flows, outside = _ecology(inputs)
    return np.asarray(flows.sum(axis=0) + outside)


def _typical(inputs: Inputs) -> Any:
    told = _graph(inputs)
    return weighted(circulating(told, balanced(told)))


def _mean_legs(inputs: Inputs) -> float:
    found = _typical(inputs)
    return float(
        sum(len(ring) * weight for ring, weight in zip(found.rings, found.weight, strict=True)) / found.throughput
    )


def _weights_of(legs: int) -> Callable[[Inputs], float]:
    def answer(inputs: Inputs) -> float:
        found = _typical(inputs)
        return float(next(w for ring, w in zip(found.rings, found.weight, strict=True) if len(ring) == legs))

    return answer


def _histogram(inputs: Inputs) -> dict[str, int]:
    lengths = np.diff(rings(_graph(inputs), longest=99).starts)
    return {str(length): int((lengths == length).sum()) for length in np.unique(lengths)}


def _dated(inputs: Inputs, window: int) -> list[tuple[list[int], list[int]]]:
    source, target, day = np.array(inputs["temporal_edges"], dtype=np.int64).T
    found = dated_cycles(source, target, day, window=window, longest=99)
    return [(source[cycle].tolist(), day[cycle].tolist()) for cycle in found]


def _window(window: int) -> Callable[[Inputs], dict[str, int]]:
    def answer(inputs: Inputs) -> dict[str, int]:
        legs = [len(nodes) for nodes, _ in _dated(inputs, window)]
        return {str(length): legs.count(length) for length in set(legs)}

    return answer


def _by_node(inputs: Inputs, measure: Callable[[Graph], Floats]) -> dict[str, float]:
    told = _graph(inputs)
    return dict(zip(map(str, told.nodes), measure(told).tolist(), strict=True))


def _both(inputs: Inputs, share: str) -> list[float]:
    return [getattr(circularity(graph(inputs[key])), share) for key in ("edges_original", "edges_with_passthrough")]


def _shares(inputs: Inputs, name: str) -> Any:
    return _both(inputs, name) if "edges_original" in inputs else getattr(circularity(_graph(inputs)), name)


def _own_funded(inputs: Inputs) -> Any:
    nodes = tuple(dict.fromkeys(node for edge in inputs["edges"] for node in edge[:2]))
    spending = np.zeros((len(nodes), len(nodes)))
    for pair, share in inputs["spending_shares"].items():
        payer, payee = pair.split("->")
        spending[nodes.index(payer), nodes.index(payee)] = share
    return own_funded(spending, nodes, inputs["vendor"], inputs["placed"], inputs["vendor_revenue"])


def _passage(inputs: Inputs) -> dict[Any, float]:
    return dict(_own_funded(inputs).passage)


def _matrix(inputs: Inputs, name: str) -> Floats:
    return np.array(inputs[name], dtype=float)


def _shared(inputs: Inputs) -> Floats:
    shares = np.array(inputs.get("shares", inputs.get("s", ())), dtype=float)
    return np.asarray(shares / shares.sum())


def _kappa(inputs: Inputs) -> Floats:
    ownership = np.array(inputs.get("beta", inputs.get("ownership")), dtype=float)
    return common_ownership(np.array(inputs.get("gamma", inputs.get("control", ownership)), dtype=float), ownership)


_SIGNED = {
    "tri_---": [(0, 1, -1), (1, 2, -1), (0, 2, -1)],
    "tri_++-": [(0, 1, 1), (1, 2, 1), (0, 2, -1)],
    "Petersen_all_neg": [
        *((at, (at + 1) % 5, -1) for at in range(5)),
        *((at, at + 5, -1) for at in range(5)),
        *((5 + at, 5 + (at + 2) % 5, -1) for at in range(5)),
    ],
} | {f"K{n}_all_neg": [(a, b, -1) for a in range(n) for b in range(a)] for n in (4, 5, 6, 7, 8)}


def _frustration(name: str) -> Callable[[Inputs], int]:
    return lambda _: balance(_SIGNED[name]).most


REMARKS = {"note", "naive_two_triangles", "naive_one_5cycle", "optimal_flow", "residual"} | contagion_vectors.REMARKS
"""What vectors tell beside their values: words, what greedy picking gives, and one of several best solutions."""

BY_VECTOR = contagion_vectors.ANSWERS | forward_vectors.ANSWERS
"""Answers to one kind of vector alone, by how its id begins."""

ANSWERS: dict[str, Callable[[Inputs], Any]] = {
    "max_circulation_total": lambda inputs: greatest_circulation(_graph(inputs)),
    "share_of_gross": lambda inputs: circularity(_graph(inputs)).greatest_share,
    "circularity_max": lambda inputs: circularity(_graph(inputs)).greatest_share,
    "max_circulation_share_of_internal_flow": lambda inputs: circularity(_graph(inputs)).greatest_share,
    "circularity_BFF": lambda inputs: circularity(_graph(inputs)).volume_share,
    "BFF_circular_part": lambda inputs: sorted(_rows(inputs, balanced)),
    "gross": lambda inputs: circularity(_graph(inputs)).total,
    "V_W": lambda inputs: circularity(_graph(inputs)).total,
    "V_C": lambda inputs: circularity(_graph(inputs)).typical,
    "T_C": lambda inputs: circularity(_graph(inputs)).throughput,
    "T_C_single_cycle": lambda inputs: circularity(_graph(inputs)).throughput,
    "D_net": lambda inputs: circularity(_graph(inputs)).net,
    "Gamma_volume": lambda inputs: _shares(inputs, "volume_share"),
    "Gamma_throughput": lambda inputs: _shares(inputs, "throughput_share"),
    "Lbar_C": _mean_legs,
    "n_cycles": lambda inputs: len(_typical(inputs).rings),
    "lambda_2cycles": _weights_of(2),
    "lambda_3cycles": _weights_of(3),
    "FCI": lambda inputs: cycling_index(*_ecology(inputs)),
    "TST": lambda inputs: float(_through(inputs).sum()),
    "APL": lambda inputs: float(_through(inputs).sum() / _ecology(inputs)[1].sum()),
    "throughflow": _through,
    "first_passage_to_vendor": _passage,
    "returned": lambda inputs: _own_funded(inputs).returned,
    "share_of_revenue": lambda inputs: _own_funded(inputs).share,
    "histogram": _histogram,
    "total": lambda inputs: len(rings(_graph(inputs), longest=99)),
    **{f"window_{days}": _window(days) for days in (1, 2, 3, 5, 7, 10, 20, 30, 90)},
    "cycles": lambda inputs: [list(one) for one in _dated(inputs, 10**6)],
    "levels": lambda inputs: _by_node(inputs, trophic_levels),
    "h": lambda inputs: _by_node(inputs, flow_levels),
    "F0": lambda inputs: incoherence(_graph(inputs)),
    "A": lambda inputs: _matrix(inputs, "Z") / _matrix(inputs, "x")[None, :],
    "L": lambda inputs: leontief(_matrix(inputs, "Z"), _matrix(inputs, "x")),
    "x_new": lambda inputs: leontief(_matrix(inputs, "Z"), _matrix(inputs, "x")) @ _matrix(inputs, "f_new"),
    "Ghosh_B": lambda inputs: _matrix(inputs, "Z") / _matrix(inputs, "x")[:, None],
    "Ghosh_G": lambda inputs: ghosh(_matrix(inputs, "Z"), _matrix(inputs, "x")),
    "HHI_0_10000": lambda inputs: 1e4 * concentration(_shared(inputs)),
    "HHI": lambda inputs: concentration(_shared(inputs)),
    "effective_number": lambda inputs: effective_number(_shared(inputs)),
    "kappa": _kappa,
    "MHHI": lambda inputs: modified_concentration(_shared(inputs), _kappa(inputs)),
    "MHHI_0_10000": lambda inputs: 1e4 * modified_concentration(_shared(inputs), _kappa(inputs)),
    **{name: _frustration(name) for name in _SIGNED},
}


def main(args: Sequence[str]) -> int:
    """Print id, name, expected and found; return 1 where any does not hold."""
    failed = 0
    for one in outcomes(Path(args[0])):
        if isinstance(one, str):
            print(f"-    {one}")
            continue
        failed += not one.holds
        print(
            f"{'ok' if one.holds else 'FAIL':4} {one.id} {one.name}: expected {one.expected}, found {_shown(one.found)}"
        )
    return int(failed > 0)


def _shown(found: Any) -> str:
    return str(found.round(8).tolist() if isinstance(found, np.ndarray) else found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
