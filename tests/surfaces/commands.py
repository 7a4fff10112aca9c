"""The command line, called from a test."""

from typer.testing import CliRunner, Result

from halqa.surfaces.cli import app


def halqa(*args: str, stdin: bytes = b"") -> Result:
    """Call a command as a shell would."""
    return CliRunner().invoke(app, list(args), input=stdin)
