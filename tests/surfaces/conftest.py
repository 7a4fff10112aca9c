"""What the tests of the command line share."""

from pathlib import Path

import pytest


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, which is returned, on a wide screen, with nothing of Halqa's in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("HALQA_LEDGER", raising=False)
    monkeypatch.delenv("HALQA_LANG", raising=False)
    return tmp_path
