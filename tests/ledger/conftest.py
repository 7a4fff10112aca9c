"""Where a ledger may be: the tests that ask for a `place` run once for each kind of store."""

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite"])
def place(tmp_path: Path) -> str:
    """Return where a new ledger can be made."""
    return str(tmp_path / "halqa.db")
