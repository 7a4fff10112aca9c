"""The frame holds: locks without addresses, a wheel with its data, a place for each module, a manual that is true."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from typer.main import get_command

import halqa
from halqa.findings.pictured import with_cycles
from halqa.model import Document
from halqa.pipeline import picture
from halqa.reading import read
from halqa.surfaces.cli import app

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements.lock", ROOT / "bench" / "requirements.lock"]
LOCKED = re.compile(r"^[a-z0-9-]+==[\w.+]+( ; [^\\]+)? \\$")
LOCKED_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
MANUAL = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
TARGETS = {"demo", "test", "check", "bench", "gains"}


def modules() -> Iterator[Path]:
    """Yield every Python file of the package."""
    yield from (ROOT / "halqa").rglob("*.py")


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def contract(kind: str) -> dict[str, Any]:
    """Return the first contract of a kind that import-linter enforces."""
    contracts: list[dict[str, Any]] = project()["tool"]["importlinter"]["contracts"]
    return next(one for one in contracts if one["type"] == kind)


def files_of_the_package() -> set[str]:
    """Return the path of every file under halqa/ that belongs to it, from the root."""
    paths = (path for path in (ROOT / "halqa").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_a_lock_file_holds_releases_and_hashes_and_nothing_else(lock: Path) -> None:
    lines = lock.read_text("utf-8").splitlines()

    assert lines
    assert [line for line in lines if not (LOCKED.match(line) or LOCKED_HASH.match(line))] == []


def test_no_lock_file_anywhere_names_an_address() -> None:
    locks = [path for path in ROOT.rglob("*lock*") if path.is_file() and path.suffix in {".lock", ".json", ".yaml"}]
    ours = [path for path in locks if not {".venv", "node_modules", ".git"} & set(path.parts)]

    assert set(LOCKS) <= set(ours)
    assert [path for path in ours if "://" in path.read_text("utf-8")] == []


def test_all_that_running_and_testing_need_is_locked() -> None:
    named = project()["project"]
    asked = [*named["dependencies"], *named["optional-dependencies"]["test"], *project()["dependency-groups"]["build"]]
    locked = {line.split("==")[0] for line in LOCKS[0].read_text("utf-8").splitlines() if "==" in line}

    assert {re.split(r"[<>=\[;]", name)[0].lower() for name in asked} <= locked


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    # .gitignore is heeded when a wheel is built: a name in it that a data file bears would drop that file in silence.
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("halqa/")}

    assert held == files_of_the_package()
    assert "halqa/py.typed" in held


def test_the_version_is_one_everywhere() -> None:
    assert f"\nversion: {halqa.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## [{halqa.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_stage_is_kept_apart_from_text_once_it_is_there() -> None:
    here = {name for name in ("network", "measures", "stress", "outlook") if (ROOT / "halqa" / name).exists()}

    assert {f"halqa.{name}" for name in here} == set(contract("forbidden")["source_modules"])


def test_the_layers_leave_no_module_without_a_place() -> None:
    layers = contract("layers")

    assert layers["exhaustive"]
    assert layers["containers"] == ["halqa"]


def test_text_model_units_and_errors_use_the_standard_library_alone() -> None:
    lower = [ROOT / "halqa" / f"{name}.py" for name in ("errors", "units", "model")]
    lower += (ROOT / "halqa" / "text").rglob("*.py")

    assert {name for path in lower for name in imported(path)} <= sys.stdlib_module_names | {"halqa"}


def test_no_module_is_named_for_what_did_not_fit_elsewhere() -> None:
    assert [path for path in modules() if path.stem in {"utils", "util", "helpers", "common", "base", "misc"}] == []


def test_no_import_hides_in_a_type_checking_block() -> None:
    assert [path for path in modules() if "TYPE_CHECKING" in path.read_text("utf-8")] == []


def test_every_command_and_every_option_has_its_line_in_the_manual() -> None:
    manual = (ROOT / "docs" / "commands.md").read_text("utf-8")
    commands = dict(commands_below(get_command(app), "halqa"))

    assert [name for name in commands if f"`{name}" not in manual] == []
    assert {option for options in commands.values() for option in options if f"`{option}" not in manual} == set()


def test_every_command_has_help_with_an_example() -> None:
    silent = [name for name, command in leaves(get_command(app), "halqa") if not (command.help and command.epilog)]

    assert silent == []


def test_the_tutorial_shows_what_it_says() -> None:
    texts = re.findall(r"```text\n(.*?)```", (ROOT / "docs" / "tutorial.md").read_text("utf-8"), re.DOTALL)
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    seen = with_cycles(picture(map(read, documents), date(2026, 1, 1)))

    assert [[flow.payer for flow in cycle.flows] for cycle in seen.cycles] == [["Nvidia", "OpenAI", "Oracle"]]
    assert (seen.totals.announced.usd, seen.totals.firm.usd) == (Decimal("440e9"), Decimal("340e9"))


def test_make_help_lists_what_a_developer_needs() -> None:
    listed = subprocess.run(["make", "-s", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout

    assert set(re.findall(r"make ([a-z]+)", listed)) >= TARGETS


def test_the_readme_begins_with_the_two_commands() -> None:
    first = (ROOT / "README.md").read_text("utf-8").split("## ")[0]

    assert "git clone" in first
    assert first.index("make demo") < first.index("make test")


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text("utf-8")
    assert "make test" in script.read_text("utf-8")


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_the_manual_leads_to_a_file(page: Path) -> None:
    targets = LINK.findall(page.read_text("utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_of_the_manual_is_reached_from_its_index() -> None:
    reached = reachable(ROOT / "docs" / "index.md")

    assert {page for page in MANUAL if page.is_relative_to(ROOT / "docs")} <= reached


def reachable(page: Path, seen: frozenset[Path] = frozenset()) -> set[Path]:
    """Return the pages that one comes to by following links from a page, itself among them."""
    found = {page} | seen
    for target in LINK.findall(page.read_text("utf-8")):
        following = (page.parent / target).resolve()
        if following.suffix == ".md" and following not in found:
            found |= reachable(following, frozenset(found))
    return set(found)


def leaves(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield the commands that do something, each by its whole name."""
    below: dict[str, Any] = getattr(command, "commands", {})
    if not below:
        yield name, command
    for part, child in below.items():
        yield from leaves(child, f"{name} {part}")


def commands_below(command: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the whole name of each command with its long options."""
    for whole, leaf in leaves(command, name):
        options = [option for parameter in leaf.params for option in parameter.opts if option.startswith("--")]
        yield whole, [option for option in options if option != "--help"]


def imported(path: Path) -> set[str]:
    """Return the top-level names of the modules that a file imports."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}
