from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from halqa.surfaces.cli import app


def commands() -> list[tuple[str, ...]]:
    """Return every command that does something, with the group it is in."""
    found: list[tuple[str, ...]] = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inside = getattr(command, "commands", None)
        found += [(name, nested) for nested in inside] if inside else [(name,)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "120"}).stdout
    assert f"Example: halqa {' '.join(command)}" in shown
    assert len(shown.splitlines()) > 5


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_its_line_in_the_manual(command: tuple[str, ...], root: Path) -> None:
    assert f"halqa {' '.join(command)}" in (root / "docs/commands.md").read_text("utf-8")


def test_every_option_says_what_it_does() -> None:
    for command in commands():
        node = get_command(app)
        for name in command:
            node = node.commands[name]  # type: ignore[attr-defined]
        assert all(getattr(option, "help", None) for option in node.params), command


def test_no_command_at_all_shows_the_help() -> None:
    result = CliRunner().invoke(app, [])
    assert "halqa demo" in result.output
