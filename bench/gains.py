"""Claims gained and lost: the working tree beside a revision by document, then scores by kind and by language.

    python -m bench.gains REVISION

Both read through the command line (`halqa read FILE --json`), the one door that stays the same from version to version.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from bench.labelled import ROOT, Item, Labelled, documents, items
from bench.matching import Match, Score, match, of_kinds, score

Readings = Mapping[str, tuple[Item, ...]]
"""The claims that were read of each document, by its id."""


class RevisionError(Exception):
    """A revision cannot be read with."""


def unpack(revision: str, folder: Path) -> Path:
    """Lay the package of a revision into a folder, and return the folder."""
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", revision, "halqa"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise RevisionError(f"revision {revision} holds no halqa package ({_last_line(done.stderr)})")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def read(tree: Path, given: Sequence[Labelled], scratch: Path, label: str) -> Readings:
    """Return what the package in `tree` reads, run in a process of its own."""
    asked = scratch / "asked.jsonl"
    asked.write_text("".join(json.dumps(document.given, ensure_ascii=False) + "\n" for document in given), "utf-8")
    command = [sys.executable, "-m", "halqa", "read", str(asked), "--json"]
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RevisionError(f"the package of {label} cannot read ({_last_line(done.stderr)})")
    lines = (json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line.strip())
    return {record["id"]: items(record) for record in lines}


def matches(given: Sequence[Labelled], readings: Readings) -> dict[str, Match]:
    """Return each document's match by its id; a document that was not read counts as all missed."""
    return {document.id: match(document.items, readings.get(document.id, ())) for document in given}


def changes(before: Match, after: Match) -> Iterator[str]:
    """Yield a line for each claim whose outcome changed, and for each wrong claim that came or went."""
    for (item, was), (_, now) in zip(before.outcomes, after.outcomes, strict=True):
        if was != now:
            yield f"  {'+' if now > was else '-'} {was.name.lower()} -> {now.name.lower()}: {item}"
    for item in _less(before.wrong, after.wrong):
        yield f"  + no longer read, rightly: {item}"
    for item in _less(after.wrong, before.wrong):
        yield f"  - read, but not there: {item}"


def summary(given: Sequence[Labelled], found: Mapping[str, Match]) -> dict[str, Score]:
    """Return the scores by level, language and kind, each summed over documents."""
    kinds = sorted({item.kind for m in found.values() for item in (*m.wrong, *(item for item, _ in m.outcomes))})
    ties = frozenset(kinds) - {"figure"}
    rows = {"ties": _total(found.values(), ties), "ties, full": _total(found.values(), ties, full=True)}
    for lang in sorted({document.lang for document in given}):
        mine = [found[document.id] for document in given if document.lang == lang]
        rows[f"ties, {lang}"] = _total(mine, ties)
        rows[f"ties, {lang}, full"] = _total(mine, ties, full=True)
        rows[f"figures, {lang}"] = _total(mine, frozenset({"figure"}))
    for file in dict.fromkeys(document.file for document in given):
        rows[f"ties of {file}"] = _total([found[document.id] for document in given if document.file == file], ties)
    return rows | {f"  {kind}": _total(found.values(), frozenset({kind})) for kind in kinds}


def table(now: Mapping[str, Score], then: Mapping[str, Score] | None) -> Iterator[str]:
    """Yield the lines of the table of scores, the earlier F1 and the difference beside the present one."""
    yield f"{'':22}{'right':>7}{'asked':>7}{'told':>7}{'P':>7}{'R':>7}{'F1':>7}" + (
        f"{'was':>9}{'±':>8}" if then else ""
    )
    for row, figures in now.items():
        line = f"{row:22}{figures.right:7}{figures.asked:7}{figures.told:7}"
        line += "".join(f"{_share(share):>7}" for share in (figures.precision, figures.recall, figures.f1))
        yield line + (_difference(figures, then.get(row, Score())) if then else "")


def report(revision: str) -> Iterator[str]:
    """Yield the whole report, line by line."""
    given = documents()
    languages = Counter(document.lang for document in given)
    yield f"{len(given)} labelled documents ({', '.join(f'{n} {lang}' for lang, n in sorted(languages.items()))})"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        now = matches(given, read(ROOT, given, scratch, "the working tree"))
        try:
            then = matches(given, read(unpack(revision, scratch / "revision"), given, scratch, revision))
        except RevisionError as error:
            yield f"Only the present is shown: {error}."
            then = {}
    for document in given if then else ():
        lines = list(changes(then[document.id], now[document.id]))
        yield from [document.id, *(_blinded(lines) if document.is_blind else lines)] if lines else []
    yield ""
    yield from table(summary(given, now), summary(given, then) if then else None)


def main(arguments: Sequence[str]) -> int:
    """Print the report against a revision (HEAD where none is named)."""
    try:
        for line in report(arguments[0] if arguments else "HEAD"):
            print(line)
    except RevisionError as error:
        print(f"gains: {error}", file=sys.stderr)
        return 2
    return 0


def _total(found: Iterable[Match], kinds: frozenset[str], *, full: bool = False) -> Score:
    return reduce(add, (score(of_kinds(one, kinds), full=full) for one in found), Score())


def _less(left: Sequence[Item], right: Sequence[Item]) -> list[Item]:
    return list((Counter(left) - Counter(right)).elements())


def _blinded(lines: Sequence[str]) -> list[str]:
    """Tell how many claims changed, but not which: rules are not to be written for these documents."""
    signs = Counter(line.strip()[0] for line in lines)
    return [f"  {signs['+']} gained, {signs['-']} lost; scored only, so not shown"]


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def _difference(now: Score, then: Score) -> str:
    change = "–" if now.f1 is None or then.f1 is None else f"{now.f1 - then.f1:+.2f}"
    return f"{_share(then.f1):>9}{change:>8}"


def _last_line(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
