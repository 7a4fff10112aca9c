"""A command loads what it needs alone."""

import subprocess
import sys

import pytest

TELL = "import sys; from halqa.surfaces.cli import app; app(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
HEAVY = {"alembic", "matplotlib", "numba", "scipy", "sqlalchemy"}


@pytest.mark.parametrize("command", [("read", "-"), ("who", "Nvidia")], ids=" ".join)
def test_who_reads_or_asks_for_a_name_waits_for_no_ledger_and_no_numeric_library(command: tuple[str, ...]) -> None:
    article = b"Nvidia invested $2 billion in OpenAI."
    done = subprocess.run([sys.executable, "-c", TELL, *command], input=article, capture_output=True, check=True)

    assert not HEAVY & set(done.stdout.split(b"\n")[-2].decode().split())


def test_the_help_tells_every_command_once() -> None:
    done = subprocess.run([sys.executable, "-m", "halqa", "--help"], capture_output=True, check=True)
    told = [
        line.split()[0] for line in done.stdout.decode().split("Commands:")[1].splitlines() if line.startswith("  ")
    ]

    assert sorted(set(told)) == sorted(told)
    assert {"read", "deals", "cycles", "totals", "ledger"} <= set(told)
