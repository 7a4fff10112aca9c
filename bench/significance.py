"""How often the test of what goes round raises a false alarm, and how often it finds a ring that was planted.

python -m bench.significance [NETWORKS] [DRAWS]
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from bench.row import Row, line
from halqa.measures.significance import Answer, Layered, significance

SEEDS = (1, 2, 3)
NETWORKS, RINGS, DRAWS = 400, 100, 199
_PARTIES, _LEGS, _LAYERS = 50, 130, 3
_THICK = 0.95  # legs of a planted ring are as thick as the thickest twentieth of the network's


def random_network(rng: np.random.Generator) -> Layered:
    """Return a network in which nothing but chance decides who pays whom: some pay and are paid far more often."""
    share = [rng.pareto(2.5, _PARTIES) + 0.5 for _ in range(2)]
    keys = [np.ravel_multi_index(np.array(leg), (_LAYERS, _PARTIES, _PARTIES)) for leg in _legs(rng, share)]
    layer, source, target = np.unravel_index(np.unique(keys), (_LAYERS, _PARTIES, _PARTIES))
    return Layered(source, target, layer, rng.lognormal(0, 1.5, layer.size), _PARTIES)


def _legs(rng: np.random.Generator, share: Sequence[np.ndarray]) -> Iterator[tuple[int, int, int]]:
    for layer in rng.integers(0, _LAYERS, _LEGS):
        payer, payee = (int(rng.choice(_PARTIES, p=one / one.sum())) for one in share)
        if payer != payee:
            yield int(layer), payer, payee


def with_ring(told: Layered, rng: np.random.Generator) -> Layered:
    """Return the network with a ring of three to five legs planted in it, each as thick as the thickest twentieth."""
    ring = rng.permutation(told.size)[: rng.integers(3, 6)]
    thick = told.weight[told.weight >= np.quantile(told.weight, _THICK)]
    layer = rng.integers(0, _LAYERS, ring.size)
    legs = np.array([layer, ring, np.roll(ring, -1)])
    keys = [
        np.ravel_multi_index(of, (_LAYERS, _PARTIES, _PARTIES)) for of in (legs, (told.layer, told.source, told.target))
    ]
    others = ~np.isin(keys[1], keys[0])
    return replace(
        told,
        layer=np.concatenate([told.layer[others], layer]),
        source=np.concatenate([told.source[others], legs[1]]),
        target=np.concatenate([told.target[others], legs[2]]),
        weight=np.concatenate([told.weight[others], rng.choice(thick, ring.size)]),
    )


def is_alarm(answers: Sequence[Answer]) -> bool:
    """Return whether any question finds something unusual."""
    return any(answer.is_unusual for answer in answers)


def false_alarms(seed: int, networks: int, draws: int) -> float:
    """Return the share of random networks in which something is called unusual."""
    rng = np.random.default_rng(seed)
    return float(np.mean([is_alarm(significance(random_network(rng), rng, draws)) for _ in range(networks)]))


def found_rings(seed: int, networks: int, draws: int) -> float:
    """Return the share of networks with a planted ring in which something is called unusual."""
    rng = np.random.default_rng(seed)
    planted = (with_ring(random_network(rng), rng) for _ in range(networks))
    return float(np.mean([is_alarm(significance(one, rng, draws)) for one in planted]))


def rows(networks: int = NETWORKS, draws: int = DRAWS) -> Iterator[Row]:
    """Yield what share of networks is called unusual: random ones, seed by seed, and those with a ring."""
    sizes: dict[str, object] = {"parties": _PARTIES, "legs": _LEGS, "layers": _LAYERS, "draws": draws}
    for seed in SEEDS:
        yield Row(
            name=f"false alarms among random networks, seed {seed}",
            figure=false_alarms(seed, networks, draws),
            unit="of networks",
            sizes={**sizes, "networks": networks},
            note="three questions, one verdict at the level of 0.05",
        )
    yield Row(
        name="planted rings that are found",
        figure=found_rings(SEEDS[0], RINGS, draws),
        unit="of networks",
        sizes={**sizes, "networks": RINGS},
        note="three to five legs, each as thick as the thickest twentieth",
    )


def main(args: Sequence[str]) -> int:
    """Measure and print."""
    for row in rows(*map(int, args)):
        print(line(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
