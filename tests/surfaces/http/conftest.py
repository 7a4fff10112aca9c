"""A real server on loopback, on a ledger with the reference, asked over HTTP."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import TypeAlias

import httpx
import pytest
import uvicorn

from halqa.surfaces.http.app import Settings, application
from halqa.surfaces.http.tokens import Role, Tokens, give

Serve: TypeAlias = Callable[[Settings], httpx.Client]


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """Serve until the block ends."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(settings), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1/"
        try:
            with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def web(reference_ledger: Path) -> Iterator[httpx.Client]:
    """A server that is only read from."""
    with serving(Settings(ledger=str(reference_ledger), rate_per_s=1e6, burst=1e6)) as client:
        yield client


@pytest.fixture
def own_ledger(reference_ledger: Path, tmp_path: Path) -> Path:
    """A ledger that a test may change."""
    return Path(copyfile(reference_ledger, tmp_path / "own.db"))


@pytest.fixture
def people(tmp_path: Path) -> dict[Role, str]:
    """A token of each role."""
    return {role: give(tmp_path / "tokens.jsonl", f"Hind the {role}", role) for role in Role}


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve with some settings until the test ends."""
    open_: list[Iterator[httpx.Client]] = []

    def start(settings: Settings) -> httpx.Client:
        each = _steps(settings)
        open_.append(each)
        return next(each)

    yield start
    for each in open_:
        next(each, None)


def _steps(settings: Settings) -> Iterator[httpx.Client]:
    with serving(settings) as client:
        yield client


@pytest.fixture
def writable(serve: Serve, own_ledger: Path, people: dict[Role, str], tmp_path: Path) -> httpx.Client:
    """A server on a ledger of its own, with tokens given out and an audit log."""
    assert people
    settings = Settings(
        ledger=str(own_ledger), tokens=Tokens.read(tmp_path / "tokens.jsonl"), audit=tmp_path / "audit.jsonl"
    )
    return serve(settings)
