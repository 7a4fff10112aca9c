"""Documents with the claims they should give, and claims as the command line prints them: JSON lines to values."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from halqa.catalogue.parties import parties
from halqa.model import SYMMETRIC

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
GOLD = ROOT.parent / "shared" / "gold"

Record = Mapping[str, Any]
"""One line of a file: a document with its text, its ties and its figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim of a document, labelled or read, with what is compared of it."""

    kind: str  # of a tie; `figure` for every figure
    key: tuple[str, ...]  # the parties in order, and the metric of a figure: what must agree for two to be one
    amount: float | None
    status: str | None
    evidence: str
    optional: bool = False

    def __str__(self) -> str:
        amount = "no sum" if self.amount is None else f"{self.amount:,.15g}"
        return f"{self.kind} {' -> '.join(self.key)}, {amount}, {self.status} «{self.evidence}»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled document: what a reader is given, and what it should give back."""

    id: str
    lang: str
    file: str  # the name of the file it stands in, without its ending
    given: Record  # without the answers
    items: tuple[Item, ...]

    @property
    def is_blind(self) -> bool:
        """Whether it is only scored: a rule that was written for one of these makes its score worthless."""
        return "once" in self.file.split("-")


def name(party: str) -> str:
    """Return what a party is compared by: its name in the catalogue, by whatever name it goes, without case and spaces.

    >>> name("  Brand  New"), name("Blue Owl Capital") == name("Blue Owl")
    ('brand new', True)
    """
    bare = _bare(party)
    return _catalogue_names().get(bare, bare)


def tie(record: Record) -> Item:
    """Return a tie; where money has no direction, its parties stand in alphabetical order.

    >>> tie({"kind": "rivalry", "from": "xAI", "to": "OpenAI", "status": "done"}).key
    ('openai', 'xai')
    """
    ends = [name(record["from"]), name(record["to"])]
    key = tuple(sorted(ends)) if record["kind"] in SYMMETRIC else tuple(ends)
    return _item(record, kind=record["kind"], key=key)


def figure(record: Record) -> Item:
    """Return a figure, told apart by its party and its metric."""
    return _item(record, kind="figure", key=(name(record["party"]), record["metric"]))


def items(record: Record) -> tuple[Item, ...]:
    """Return every claim of one line, ties first."""
    return (*map(tie, record.get("ties") or ()), *map(figure, record.get("figures") or ()))


def labelled(record: Record, file: str) -> Labelled:
    """Return one labelled document, the text apart from the answers."""
    given = {field: value for field, value in record.items() if field not in {"ties", "figures"}}
    return Labelled(id=record["id"], lang=record.get("lang") or "?", file=file, given=given, items=items(record))


def records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def documents(folders: Iterable[Path] = (CASES, GOLD)) -> list[Labelled]:
    """Return the labelled documents of all folders that are there; an id that comes twice counts once."""
    found: dict[str, Labelled] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            for record in records(path):
                if record.get("text"):
                    found.setdefault(record["id"], labelled(record, path.stem))
    return list(found.values())


def _bare(party: str) -> str:
    return " ".join(party.casefold().split())


@cache
def _catalogue_names() -> Mapping[str, str]:
    """Return the catalogue's name of each party by every name it goes by."""
    return {_bare(spelling): _bare(entry.name) for entry in parties() for spelling in entry.names}


def _item(record: Record, *, kind: str, key: tuple[str, ...]) -> Item:
    amount = record.get("amount")
    return Item(
        kind=kind,
        key=key,
        amount=None if amount is None else float(amount),
        status=record.get("status"),
        evidence=record.get("evidence") or "",
        optional=bool(record.get("optional")),
    )
