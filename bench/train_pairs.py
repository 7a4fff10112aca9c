"""Learn the weights of `halqa.reading.pairs` from CORE and write them into the package.

    python -m bench.train_pairs

Every text counts twice, with and without the features that hold its words: so the grammar learns to do without them,
as it must in a language whose words it never saw.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.core_pairs import CORE, Pair, pairs
from bench.labelled import ROOT
from bench.logistic import Example, Row, Settings, balance, fit
from halqa.reading.pairs.features import features, is_of_words
from halqa.reading.pairs.relation import DIRECTED
from halqa.reading.pairs.setting import setting

WEIGHTS = ROOT / "halqa" / "reading" / "pairs" / "weights.json"
DIGITS = 2
ABOUT = (
    "Made by bench/train_pairs.py from CORE (P. Borchert, J. De Weerdt, K. Coussement, A. De Caigny, M.-F. Moens: "
    "CORE, a few-shot company relation classification dataset; CC BY 4.0). Do not edit by hand."
)
RELATIONS = Settings()
DIRECTIONS = Settings(l2=5.0)


@dataclass(frozen=True, slots=True)
class Known:
    """A pair and the features of its text."""

    pair: Pair
    row: Row


def known(pair: Pair) -> Known:
    """Read the features of a pair."""
    return Known(pair, features(setting(pair.text, pair.first, pair.second, "en")))


def learnt(given: Sequence[Known]) -> dict[str, Any]:
    """Return the object of a weights file, learnt from pairs."""
    relations = sorted({one.pair.published for one in given})
    weights = fit([*_examples(given)], relations, RELATIONS)
    directions = {name: _direction(given, name) for name in DIRECTED}
    return {
        "about": ABOUT,
        "relations": relations,
        "features": {name: row for name, full in weights.items() if any(row := _rounded(full))},
        "directions": directions,
    }


def _examples(given: Sequence[Known]) -> Iterator[Example]:
    weight = balance([one.pair.label for one in given])
    for one in given:
        example = Example(one.row, one.pair.published, weight[one.pair.label])
        yield from (example, replace(example, row=_without_words(one.row)))


def _direction(given: Sequence[Known], name: str) -> Mapping[str, float]:
    """Return what speaks for the left party as the head of a relation; the first of a CORE pair is always the left."""
    theirs = [one for one in given if one.pair.published == name]
    labels = ["right" if one.pair.inverted else "left" for one in theirs]
    weight = balance(labels)
    whole = [Example(one.row, label, weight[label]) for one, label in zip(theirs, labels, strict=True)]
    both = [*whole, *(replace(one, row=_without_words(one.row)) for one in whole)]
    weights = fit(both, ("left", "right"), DIRECTIONS)
    return {one: told for one, (left, right) in weights.items() if (told := round(left - right, DIGITS))}


def _without_words(row: Row) -> Row:
    return tuple(name for name in row if not is_of_words(name))


def _rounded(row: Sequence[float]) -> list[float]:
    return [round(weight, DIGITS) + 0.0 for weight in row]


def written(data: Mapping[str, Any]) -> str:
    """Return a weights file: one feature a line."""
    lines = [f' "{field}": {json.dumps(data[field])}' for field in ("about", "relations")]
    lines.append(_table("features", data["features"], " "))
    inner = ",\n".join(_table(name, table, "  ") for name, table in data["directions"].items())
    lines.append(f' "directions": {{\n{inner}\n }}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _table(name: str, table: Mapping[str, Any], indent: str) -> str:
    rows = (
        f"{indent} {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, separators=(',', ':'))}"
        for key, value in table.items()
    )
    return f'{indent}"{name}": {{\n' + ",\n".join(rows) + f"\n{indent}}}"


def main(path: Path = WEIGHTS) -> int:
    """Learn from all of CORE and write the weights."""
    if not CORE.exists():
        print(
            "train_pairs: ../shared/labelled/core-train.json is not here: there is nothing to learn from.",
            file=sys.stderr,
        )
        return 2
    path.write_text(written(learnt([known(pair) for pair in pairs()])), "utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
