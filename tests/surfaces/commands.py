"""The command line, called from a test."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from halqa.surfaces.cli import app


def halqa(*args: str, stdin: bytes = b"") -> Result:
    """Call a command as a shell would."""
    return CliRunner().invoke(app, list(args), input=stdin)


def printed(*args: str) -> str:
    """Return what a command prints."""
    result = halqa(*args)
    assert result.exit_code == 0, result.output
    return result.stdout


def shown(*args: str) -> str:
    """Return what a command prints, on one line and without isolates."""
    return " ".join(printed(*args).translate(dict.fromkeys((0x2068, 0x2069))).split())


def told(*args: str) -> list[dict[str, Any]]:
    """Return the objects that a command prints as JSON."""
    return [json.loads(line) for line in printed(*args, "--json").splitlines()]


def entered(folder: Path, rows: str) -> None:
    """Add rows that a person filled in to the ledger of a folder."""
    (folder / "rows.csv").write_text(rows, "utf-8")
    printed("ledger", "add-by-hand", "rows.csv")
