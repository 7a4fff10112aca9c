"""Where a ledger may be: the tests that ask for a `place` run once for each kind of store."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite"])
def new_place(tmp_path: Path) -> Callable[[], str]:
    """Return what gives another place each time, where a new ledger can be made."""
    numbers = count()
    return lambda: str(tmp_path / f"halqa-{next(numbers)}.db")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """Return where a new ledger can be made."""
    return new_place()
