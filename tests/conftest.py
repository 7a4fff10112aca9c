"""What every test shares: hypothesis settings and the folder of labelled texts, where it is there."""

from pathlib import Path

import pytest
from hypothesis import settings

from halqa.ledger.storage.store import Ledger
from halqa.pipeline import reference_judgements, reference_readings

ROOT = Path(__file__).resolve().parent.parent

# A machine that is shared is slow at times: a test fails for what it finds, never for how long it took.
settings.register_profile("halqa", deadline=None, max_examples=60)
settings.load_profile("halqa")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared material beside the project; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("../shared is not here: this test compares with labelled texts that do not come with the project")
    return folder


@pytest.fixture(scope="session")
def reference_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that holds the reference, for many tests to read: who writes to it copies it first."""
    place = tmp_path_factory.mktemp("reference") / "halqa.db"
    readings = reference_readings()
    with Ledger.open(place, create=True) as ledger:
        ledger.add(readings)
        ledger.judge(*reference_judgements(readings))
    return place
