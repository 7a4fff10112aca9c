"""The learnt weights (`weights.json`, made by `bench.train_pairs`) and what they make of features: probabilities."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: what each feature adds to the score of each relation, and to the left party being its head."""

    relations: tuple[str, ...]
    features: Mapping[str, Sequence[float]]  # one weight a relation, in their order
    directions: Mapping[str, Mapping[str, float]]  # relation -> feature -> weight; above nought: the left is head

    def relation_shares(self, found: Iterable[str]) -> dict[str, float]:
        """Return the probability of each relation; they sum to 1."""
        rows = [row for one in found if (row := self.features.get(one))]
        scores = [math.fsum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self.relations)
        return dict(zip(self.relations, shares(scores), strict=True))

    def left_is_head(self, relation: str, found: Iterable[str]) -> float:
        """Return the probability that the left party is the head of a directed relation."""
        weights = self.directions[relation]
        score = math.fsum(weights.get(one, 0.0) for one in found)
        return shares((score, 0.0))[0]

    def for_relation(self, relation: str, found: Iterable[str]) -> dict[str, float]:
        """Return by how much each feature speaks for a relation more than for the average one."""
        at = self.relations.index(relation)
        rows = {one: self.features[one] for one in found if one in self.features}
        return {one: row[at] - math.fsum(row) / len(row) for one, row in rows.items()}


def shares(scores: Sequence[float]) -> list[float]:
    """Return scores as probabilities: e to the power of each, over their sum.

    >>> [round(share, 3) for share in shares([0.0, math.log(3)])]
    [0.25, 0.75]
    """
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / math.fsum(powers) for power in powers]


@cache
def weights() -> Weights:
    """Return the weights that the package ships."""
    return weights_from(json.loads((files("halqa.reading.pairs") / "weights.json").read_text("utf-8")))


def weights_from(data: Mapping[str, object]) -> Weights:
    """Build the weights from the object of a file."""
    return Weights(tuple(data["relations"]), data["features"], data["directions"])  # type: ignore[arg-type]
