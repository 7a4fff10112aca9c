"""The same ensemble wherever it is computed, whoever is killed on the way, and however little memory there is."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from halqa.engine.ensemble import Ensemble, computed, shards_of
from halqa.engine.places import Cluster, InProcess, LocalCores, Rows, local_client, on_client
from halqa.errors import UnfinishedShardsError

SHARDS = shards_of(40, 5)


def rows_of(shard: range) -> Rows:
    """Return rows that depend on the numbers of the paths alone."""
    return np.stack([np.random.default_rng(path).random(7) for path in shard])


class DyingOnce:
    """Computes rows, and kills its own worker before the shard that begins at 20, once."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, shard: range) -> Rows:
        if shard.start == 20 and not self.mark.exists():
            self.mark.write_text("killed", "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return rows_of(shard)


def bytes_of(found: Ensemble) -> list[bytes]:
    return [file.read_bytes() for file in found.files]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return bytes_of(computed(rows_of, SHARDS, tmp_path_factory.mktemp("expected")))


def test_two_local_workers_give_the_same_bytes(tmp_path: Path, expected: list[bytes]) -> None:
    assert bytes_of(computed(rows_of, SHARDS, tmp_path / "a", LocalCores(2))) == expected


def test_a_killed_worker_loses_nothing_and_changes_no_result(tmp_path: Path, expected: list[bytes]) -> None:
    with local_client(2) as client:
        address = client.scheduler.address
        found = computed(DyingOnce(tmp_path / "mark"), SHARDS, tmp_path / "a", Cluster(address))
    assert (tmp_path / "mark").exists()
    assert bytes_of(found) == expected
    assert not list((tmp_path / "a").glob("*.tmp"))


def test_what_is_there_is_not_computed_again(tmp_path: Path, expected: list[bytes]) -> None:
    computed(rows_of, SHARDS[:3], tmp_path)
    (tmp_path / "000000015-000000020.tmp").write_bytes(b"half of a shard")
    asked: list[range] = []

    def remembered(shard: range) -> Rows:
        asked.append(shard)
        return rows_of(shard)

    assert bytes_of(computed(remembered, SHARDS, tmp_path)) == expected
    assert asked == list(SHARDS[3:])


def test_a_shard_that_never_succeeds_keeps_the_others(tmp_path: Path) -> None:
    def broken(shard: range) -> Rows:
        if shard.start == 10:
            raise OSError("no room")
        return rows_of(shard)

    with pytest.raises(UnfinishedShardsError, match=r"6 of 8 parts gave no result \(no room\)"):
        computed(broken, SHARDS, tmp_path)
    assert len(list(tmp_path.glob("*.npy"))) == 2


def test_a_defect_of_the_function_is_not_tried_again(tmp_path: Path) -> None:
    def wrong(shard: range) -> Rows:
        raise ValueError(f"no such path: {shard.start}")

    with pytest.raises(ValueError, match="no such path: 0"):
        computed(wrong, SHARDS, tmp_path)


@pytest.mark.parametrize("most_bytes", [1, 40 * 8 * 3, 10**9])
def test_quantiles_are_the_same_however_few_columns_fit_into_memory(tmp_path: Path, most_bytes: int) -> None:
    found = computed(rows_of, SHARDS, tmp_path)
    whole = rows_of(range(40))
    assert found.quantiles([0.05, 0.5, 0.95], most_bytes) == pytest.approx(
        np.quantile(whole, [0.05, 0.5, 0.95], axis=0)
    )
    assert found.quantiles([0.5], most_bytes, slice(2, 5)) == pytest.approx(np.quantile(whole[:, 2:5], [0.5], axis=0))
    blocks: Sequence[int] = [rows.nbytes for _, rows in found.column_blocks(most_bytes)]
    assert max(blocks) <= max(most_bytes, 40 * 8)


def test_progress_is_told_shard_by_shard(tmp_path: Path) -> None:
    done: list[int] = []
    computed(rows_of, SHARDS, tmp_path, InProcess(), done.append)
    assert done == list(range(1, 9))


def test_no_more_shards_wait_than_workers_can_hold() -> None:
    with local_client(1) as client:
        found = dict(on_client(client, rows_of, SHARDS))
    assert sorted(shard.start for shard in found) == [shard.start for shard in SHARDS]
