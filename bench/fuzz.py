"""Ten minutes of bad input: `make fuzz`. With atheris (guided by coverage) where it is installed, else hypothesis."""

import sys
import time
from importlib import import_module
from importlib.util import find_spec

SECONDS = 600.0
CHECKS = "bench.bad_input"
HINT = "no atheris here (.venv/bin/pip install -e '.[fuzz]'; wheels for Linux alone): hypothesis draws in its place"


def with_hypothesis(seconds: float) -> None:
    """Draw texts and bytes until the time is over."""
    checks = import_module(CHECKS)
    until = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < until:
        checks.draw()
        rounds += 1
    print(f"{rounds * checks.ROUND} inputs, nothing broke")


def with_atheris(seconds: float) -> None:
    """Let atheris look for inputs that reach new code of ours: it must see the code as it is imported."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["halqa"]):
        checks = import_module(CHECKS)
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", "-max_len=300"], checks.check_one)
    atheris.Fuzz()


def main() -> None:
    """Fuzz for as many seconds as the command line says."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if find_spec("atheris"):
        with_atheris(seconds)
    else:
        print(HINT)
        with_hypothesis(seconds)


if __name__ == "__main__":
    main()
