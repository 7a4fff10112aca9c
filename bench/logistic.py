"""Multinomial logistic regression over named features, in plain Python: the same weights on every machine.

Stochastic gradient descent with a step for each feature (AdaGrad; Duchi, Hazan and Singer 2011) and L2 regularisation.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one text, its label, and how much it counts."""

    row: Row
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a model is fitted."""

    l2: float = 10.0  # strength: half of it times the sum of squared weights is added to the loss of all examples
    epochs: int = 10
    step: float = 0.1
    seed: int = 1
    least: int = 5  # texts that a feature must stand in


def fit(examples: Sequence[Example], classes: Sequence[str], how: Settings) -> dict[str, list[float]]:
    """Return a weight for each feature and class.

    >>> toy = [Example(("x",), "a"), Example(("y",), "b")] * 20
    >>> learnt = fit(toy, ("a", "b"), Settings(l2=0.1))
    >>> learnt["x"][0] > learnt["x"][1], learnt["y"][0] < learnt["y"][1]
    (True, True)
    """
    counts = counted((one.row for one in examples), how.least)
    decay = {name: how.l2 / count for name, count in counts.items()}
    known = [
        (tuple(name for name in one.row if name in counts), classes.index(one.label), one.weight) for one in examples
    ]
    weights = {name: [0.0] * len(classes) for name in sorted(counts)}
    steps = dict.fromkeys(weights, 1.0)
    rng = Random(how.seed)
    for _ in range(how.epochs):
        rng.shuffle(known)
        for row, label, weight in known:
            _learn(weights, steps, decay, row, _errors(weights, row, label, weight), how.step)
    return weights


def counted(rows: Iterable[Row], least: int) -> dict[str, int]:
    """Return in how many rows each feature stands, without those that are too rare to learn from."""
    counts = Counter(name for row in rows for name in row)
    return {name: count for name, count in counts.items() if count >= least}


def balance(labels: Sequence[Hashable]) -> Mapping[Hashable, float]:
    """Return a weight for each label that halves, on a logarithmic scale, how much more common it is than others.

    >>> balance(["a", "a", "a", "a", "b"])["b"] / balance(["a", "a", "a", "a", "b"])["a"]
    2.0
    """
    counts = Counter(labels)
    raw = {label: (len(labels) / count) ** 0.5 for label, count in counts.items()}
    mean = sum(raw[label] * count for label, count in counts.items()) / len(labels)
    return {label: weight / mean for label, weight in raw.items()}


def _errors(weights: Mapping[str, Sequence[float]], row: Row, label: int, weight: float) -> list[float]:
    """Return the gradient of the loss by the score of each class: probability less truth."""
    scores = [sum(column) for column in zip(*(weights[name] for name in row), strict=True)]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers) / weight
    errors = [power / whole for power in powers]
    errors[label] -= weight
    return errors


def _learn(
    weights: dict[str, list[float]],
    steps: dict[str, float],
    decay: Mapping[str, float],
    row: Row,
    errors: Sequence[float],
    step: float,
) -> None:
    squares = sum(error * error for error in errors)
    for name in row:
        steps[name] += squares
        rate = step / math.sqrt(steps[name])
        keep = 1.0 - min(1.0, rate * decay[name])
        weights[name] = [keep * old - rate * error for old, error in zip(weights[name], errors, strict=True)]
