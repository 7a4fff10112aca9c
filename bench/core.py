"""How well the relation of a marked pair is told: CORE's five relations against the rest, by 5-fold cross-validation.

    python -m bench.core

Prints a table for each way of judging, then what the finders find in FIRE, and writes `bench/results-core.json`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.core_pairs import CORE, FIVE, OTHER, Pair, folds, pairs
from bench.fire import FIRE, found_in, lines
from bench.train_pairs import Known, known, learnt
from halqa.reading.pairs.features import is_of_words
from halqa.reading.pairs.grammar import links
from halqa.reading.pairs.relation import DIRECTED, judged
from halqa.reading.pairs.setting import setting
from halqa.reading.pairs.weights import Weights, weights_from

RESULTS = Path(__file__).resolve().parent / "results-core.json"
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What was told of a pair: a relation, and whether the one named first is its head."""

    relation: str
    first_is_head: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """How well one relation was told; the head's share is of those told rightly."""

    relation: str
    asked: int
    told: int
    right: int
    precision: float | None
    recall: float
    f1: float
    head: float | None


def by_grammar(given: Sequence[Known]) -> list[Answer]:
    """Return what the rules alone tell: the first tie that the reader finds between the two."""
    return [_ruled(one.pair) for one in given]


def _ruled(pair: Pair) -> Answer:
    found = links(setting(pair.text, pair.first, pair.second, "en"))
    return Answer(found[0].relation, found[0].left_is_head) if found else Answer(OTHER)


def by_weights(given: Sequence[Known]) -> tuple[list[Answer], list[Answer]]:
    """Return what weights tell that were learnt from the other folds: with the words, and from the grammar alone."""
    fold = folds([one.pair for one in given], FOLDS)
    full: dict[int, Answer] = {}
    bare: dict[int, Answer] = {}
    for held in range(FOLDS):
        model = weights_from(learnt([one for one, its in zip(given, fold, strict=True) if its != held]))
        for index in (index for index, its in enumerate(fold) if its == held):
            row = given[index].row
            full[index] = _judged(given[index].pair, row, model)
            bare[index] = _judged(given[index].pair, tuple(one for one in row if not is_of_words(one)), model)
    return [full[index] for index in range(len(given))], [bare[index] for index in range(len(given))]


def _judged(pair: Pair, row: tuple[str, ...], model: Weights) -> Answer:
    best = judged(row, pair.first, pair.second, model).best
    return Answer(best.relation.value, best.head == pair.first)


def scores(given: Sequence[Pair], told: Sequence[Answer]) -> list[Score]:
    """Return the score of each of the five."""
    return [_score(name, given, told) for name in FIVE]


def _score(name: str, given: Sequence[Pair], told: Sequence[Answer]) -> Score:
    asked = sum(pair.label == name for pair in given)
    said = sum(answer.relation == name for answer in told)
    both = [(pair, one) for pair, one in zip(given, told, strict=True) if pair.label == one.relation == name]
    heads = sum(one.first_is_head != pair.inverted for pair, one in both)
    return Score(
        relation=name,
        asked=asked,
        told=said,
        right=len(both),
        precision=len(both) / said if said else None,
        recall=len(both) / asked if asked else 0.0,
        f1=2 * len(both) / (asked + said) if asked + said else 0.0,
        head=heads / len(both) if both and name in DIRECTED else None,
    )


def macro(found: Sequence[Score]) -> float:
    """Return the mean F1 of the relations, each counting the same.

    >>> macro([Score("a", 1, 1, 1, 1.0, 1.0, 1.0, None), Score("b", 1, 0, 0, None, 0.0, 0.0, None)])
    0.5
    """
    return sum(one.f1 for one in found) / len(found)


def table(name: str, found: Sequence[Score]) -> Iterator[str]:
    """Yield the lines of a table of scores."""
    yield f"{name:34}{'right':>6}{'asked':>7}{'told':>6}{'P':>7}{'R':>7}{'F1':>7}{'head':>7}"
    for one in found:
        counts = f"  {one.relation:32}{one.right:6}{one.asked:7}{one.told:6}"
        yield counts + "".join(f"{_share(share):>7}" for share in (one.precision, one.recall, one.f1, one.head))
    yield f"  {'macro':65}{macro(found):7.3f}"


def measured(given: Sequence[Pair]) -> Mapping[str, list[Score]]:
    """Return the scores of every way of judging."""
    rows = [known(pair) for pair in given]
    full, bare = by_weights(rows)
    ways = {
        "weights, cross-validated": full,
        "weights without words": bare,
        "rules of the grammar alone": by_grammar(rows),
    }
    return {name: scores(given, told) for name, told in ways.items()}


def main() -> int:
    """Measure, print and write."""
    if not CORE.exists() or not FIRE.exists():
        print("core: ../shared/labelled is not here, so there is nothing to measure on.", file=sys.stderr)
        return 2
    given = pairs()
    ways = measured(given)
    for name, found in ways.items():
        print(*table(name, found), "", sep="\n")
    fire = found_in()
    print(*lines(fire), sep="\n")
    labels = dict(sorted(Counter(pair.label for pair in given).items()))
    core = {name: {"macro_f1": macro(found), "relations": list(map(asdict, found))} for name, found in ways.items()}
    results = {"core": {"pairs": len(given), "labels": labels, "folds": FOLDS, **core}, "fire": list(map(asdict, fire))}
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


if __name__ == "__main__":
    sys.exit(main())
