"""Where shards are computed: in this process, on the cores of this machine, or on a Dask cluster with an address."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
"""What a shard gives: one row a path, one column a quantity."""

Compute = Callable[[range], Rows]
_AT_ONCE = 2  # shards a worker has waiting: enough to be busy, and no more results in memory than needed
_TRIES = 5  # of a shard whose worker dies


class Place(Protocol):
    """Yields each shard with its rows, in whatever order they are done."""

    def results(self, compute: Compute, shards: Sequence[range]) -> Iterator[tuple[range, Rows]]:
        """Yield shards as they are done."""
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """Here, one after another.

    >>> list(InProcess().results(lambda shard: np.ones((len(shard), 1)), [range(2)]))[0][1].shape
    (2, 1)
    """

    def results(self, compute: Compute, shards: Sequence[range]) -> Iterator[tuple[range, Rows]]:
        """Yield shards in their order."""
        for shard in shards:
            yield shard, compute(shard)


@dataclass(frozen=True, slots=True)
class LocalCores:
    """On workers of this machine, which listen on the loopback alone; one that dies is begun anew."""

    workers: int

    def results(self, compute: Compute, shards: Sequence[range]) -> Iterator[tuple[range, Rows]]:
        """Yield shards as they are done."""
        with local_client(self.workers) as client:
            yield from on_client(client, compute, shards)


@dataclass(frozen=True, slots=True)
class Cluster:
    """On the workers of a Dask scheduler, as in tcp://10.0.0.1:8786, or tls://... with Dask's own settings of keys."""

    address: str

    def results(self, compute: Compute, shards: Sequence[range]) -> Iterator[tuple[range, Rows]]:
        """Yield shards as they are done."""
        from distributed import Client, Security  # noqa: PLC0415 # takes a second to load

        security = Security() if self.address.startswith("tls://") else None  # type: ignore[no-untyped-call]
        with Client(self.address, security=security, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            yield from on_client(client, compute, shards)


@contextmanager
def local_client(workers: int) -> Iterator[Any]:
    """Give a client of a cluster of this machine alone, which ends with the block."""
    import dask  # noqa: PLC0415
    from distributed import Client, LocalCluster  # noqa: PLC0415

    quiet = {"distributed.admin.large-graph-warning-threshold": "1 GiB", "logging": {"distributed": "critical"}}
    with (
        dask.config.set(quiet),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
        ) as cluster,
        Client(cluster, set_as_default=False) as client,  # type: ignore[no-untyped-call]
    ):
        yield client


def on_client(client: Any, compute: Compute, shards: Sequence[range]) -> Iterator[tuple[range, Rows]]:
    """Yield shards as the workers of a client are done with them; a shard whose worker died is tried again.

    Only some shards wait at a time, so that results never pile up, however many there are. The function goes with each
    shard: what is put on a worker beforehand is lost with it.
    """
    from distributed import as_completed  # noqa: PLC0415

    waiting = iter(shards)
    running: dict[Any, range] = {}

    def begin() -> Any:
        shard = next(waiting, None)
        if shard is None:
            return None
        future = client.submit(_call, compute, shard, pure=False, retries=_TRIES)
        running[future] = shard
        return future

    most = _AT_ONCE * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    with client.as_current():
        done: Any = as_completed(  # type: ignore[no-untyped-call]
            [future for future in (begin() for _ in range(most)) if future is not None]
        )
    for future in done:
        yield running.pop(future), _result(future)
        future.release()
        if (another := begin()) is not None:
            done.add(another)


def _result(future: Any) -> Rows:
    """Return what a shard gave; that its workers died, or its cluster went away, is a fault of the system."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415

    try:
        rows: Rows = future.result()
    except (CancelledError, KilledWorker) as lost:
        raise OSError(f"its worker is gone: {lost}") from lost
    return rows


def _call(compute: Compute, shard: range) -> Rows:
    return compute(shard)
