"""Folders of servers that runs of the tests left behind when they were killed: found, stopped and removed."""

import os
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from signal import SIGQUIT

PREFIX = "halqa-pg-"  # a short path of its own: a socket's name may not be long
A_DAY, AN_HOUR = 86_400, 3_600  # seconds


def sweep(folder: Path, now: float) -> list[Path]:
    """Remove what is left of servers below a folder, and return it.

    A server is left where its process is gone, or has run for more than a day; a folder without a process may be that
    of a server which starts just now, so it has an hour.
    """
    left = [each for each in folder.glob(f"{PREFIX}*") if _is_left(each, now)]
    for each in left:
        if (pid := _pid(each)) is not None:
            with suppress(OSError):
                os.kill(pid, SIGQUIT)
        rmtree(each, ignore_errors=True)
    return left


def _is_left(folder: Path, now: float) -> bool:
    try:
        age = now - folder.stat().st_mtime
    except OSError:
        return False  # gone meanwhile
    pid = _pid(folder)
    return age > A_DAY or (age > AN_HOUR if pid is None else not _runs(pid))


def _pid(folder: Path) -> int | None:
    """Return the process that a server's folder names; PostgreSQL writes it on the first line."""
    try:
        return int((folder / "postmaster.pid").read_text("utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
