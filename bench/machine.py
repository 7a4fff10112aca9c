"""What the figures were measured on, and how long a thing takes there."""

import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RUNS = 5


def machine() -> dict[str, str | int | None]:
    """Return what a reader of figures wants to know of the machine; nothing that tells one machine from its twin."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median of the CPU time that a piece of work takes this process, in seconds, after one run to warm up.

    CPU time is little affected by what else the machine does.
    """
    work()
    return median(once(work) for _ in range(runs))


def once(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes this process, in seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _processor() -> str:
    """Return the name of the processor, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )
