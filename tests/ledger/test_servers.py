"""Servers that killed runs left behind are swept away, and no others."""

import os
import subprocess
import sys
from pathlib import Path
from time import time

from tests.ledger.servers import A_DAY, AN_HOUR, sweep

# A shell without job control lets what it puts in the background ignore this signal; a server sets its own answer too.
FORGOTTEN = """
import signal, time
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
print("runs", flush=True)
time.sleep(600)
"""


def folder(below: Path, name: str, pid: int | None, age: float) -> Path:
    made = below / f"halqa-pg-{name}"
    made.mkdir()
    if pid is not None:
        (made / "postmaster.pid").write_text(f"{pid}\n{made}\n", "utf-8")
    os.utime(made, (time() - age, time() - age))
    return made


def test_what_a_killed_run_left_is_removed_and_what_runs_or_starts_stays(tmp_path: Path) -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    gone, idle = folder(tmp_path, "gone", done.pid, 10), folder(tmp_path, "idle", None, AN_HOUR + 60)
    running, starting = folder(tmp_path, "running", os.getpid(), AN_HOUR + 60), folder(tmp_path, "starting", None, 1)

    assert sorted(sweep(tmp_path, time())) == [gone, idle]
    assert sorted(tmp_path.iterdir()) == [running, starting]


def test_a_server_that_has_run_for_more_than_a_day_is_stopped(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", FORGOTTEN], stdout=subprocess.PIPE) as forgotten:
        assert forgotten.stdout is not None
        assert forgotten.stdout.readline() == b"runs\n"
        left = folder(tmp_path, "forgotten", forgotten.pid, A_DAY + 60)

        assert sweep(tmp_path, time()) == [left]
        assert forgotten.wait() < 0  # a signal ended it
    assert list(tmp_path.iterdir()) == []
