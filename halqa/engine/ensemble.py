"""An ensemble: many paths in shards, each kept in a file as soon as it is there, and read a few columns at a time.

A shard is written beside its name and then renamed, so that a file is there whole or not at all: whatever is stopped,
killed or loses its power goes on with the shards that are missing. No more than one shard, or a block of columns, is
ever in memory, so that an ensemble may be larger than it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from halqa.engine.places import Compute, InProcess, Place, Rows
from halqa.errors import UnfinishedShardsError

SHARD = 250  # paths
_ATTEMPTS = 3
_BLOCK_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Paths in the files of a folder, in order of their numbers."""

    files: tuple[Path, ...]
    paths: int
    columns: int

    def columns_of(self, block: slice) -> Rows:
        """Return some columns of all paths, (paths, columns); files are let go one by one."""
        found = np.empty((self.paths, block.stop - block.start))
        at = 0
        for file in self.files:
            rows = np.load(file, mmap_mode="r")
            found[at : at + len(rows)] = rows[:, block]
            at += len(rows)
        return found

    def column_blocks(self, most_bytes: int = _BLOCK_BYTES, only: slice | None = None) -> Iterator[tuple[slice, Rows]]:
        """Yield blocks of columns of all paths, (paths, columns of the block), as many at a time as fit into memory.

        `only` are the columns that are wanted; None: all.
        """
        wide = max(1, most_bytes // (8 * max(1, self.paths)))
        first, last = (0, self.columns) if only is None else (only.start, only.stop)
        for begin in range(first, last, wide):
            block = slice(begin, min(begin + wide, last))
            yield block, self.columns_of(block)

    def quantiles(self, levels: Sequence[float], most_bytes: int = _BLOCK_BYTES, only: slice | None = None) -> Rows:
        """Return quantiles of each column, or of those that are wanted, (levels, columns)."""
        blocks = self.column_blocks(most_bytes, only)
        found = [np.quantile(rows, levels, axis=0) for _, rows in blocks]
        return np.concatenate(found, axis=1) if found else np.empty((len(levels), 0))


def shards_of(paths: int, size: int = SHARD) -> tuple[range, ...]:
    """Return the numbers of paths in shards.

    >>> shards_of(5, 2)
    (range(0, 2), range(2, 4), range(4, 5))
    """
    return tuple(range(begin, min(begin + size, paths)) for begin in range(0, paths, size))


def computed(
    compute: Compute,
    shards: Sequence[range],
    folder: Path,
    place: Place | None = None,
    told: Callable[[int], object] | None = None,
) -> Ensemble:
    """Return the ensemble of a pure function over shards, computed where `place` says (in this process by default).

    What the folder holds already is not computed again: give each computation a folder of its own. `told` is called
    with the number of shards that are done. Raises UnfinishedShardsError where shards fail again and again.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     found = computed(lambda shard: np.array([[float(n)] for n in shard]), shards_of(5, 2), Path(folder))
    ...     found.quantiles([0.5]).tolist()
    [[2.0]]
    """
    folder.mkdir(parents=True, exist_ok=True)
    failed: Exception | None = None

    def tell() -> None:
        if told is not None:
            told(len(shards) - len(_missing(shards, folder)))

    for _ in range(_ATTEMPTS):
        missing = _missing(shards, folder)
        if not missing:
            break
        try:
            _compute(compute, missing, folder, place or InProcess(), tell)
        except (OSError, RuntimeError, TimeoutError) as error:  # a worker, its machine or the way to it is gone
            failed = error
    if missing := _missing(shards, folder):
        raise UnfinishedShardsError(missing=len(missing), of=len(shards), reason=str(failed)) from failed
    files = tuple(_file(folder, shard) for shard in shards)
    columns = int(np.load(files[0], mmap_mode="r").shape[1]) if files else 0
    return Ensemble(files, sum(map(len, shards)), columns)


def _missing(shards: Sequence[range], folder: Path) -> list[range]:
    return [shard for shard in shards if not _file(folder, shard).exists()]


def _compute(compute: Compute, shards: Sequence[range], folder: Path, place: Place, told: Callable[[], object]) -> None:
    for shard, rows in place.results(compute, shards):
        file = _file(folder, shard)
        unfinished = file.with_suffix(".tmp")
        with unfinished.open("wb") as out:
            np.save(out, rows, allow_pickle=False)
        unfinished.replace(file)
        told()


def _file(folder: Path, shard: range) -> Path:
    return folder / f"{shard.start:09}-{shard.stop:09}.npy"
