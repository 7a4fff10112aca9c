"""What the README and the manual show is what the commands do.

Written anew by `.venv/bin/python tests/surfaces/test_manual.py`, after a change to what the demo prints.
"""

import json
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from halqa.surfaces.cli import app

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "halqa/samples/articles.jsonl"
README, COMMANDS, TUTORIAL = ROOT / "README.md", ROOT / "docs/commands.md", ROOT / "docs/tutorial.md"
BEGIN, END = "<!-- DEMO OUTPUT: begin -->\n", "<!-- DEMO OUTPUT: end -->"
HEADINGS = ("Deals as of", "Cycles as of")
SHOWN = ("Nvidia invested $30 billion in OpenAI", "Nvidia → OpenAI → Oracle → Nvidia")  # of what the README shows all
PICTURES = {lang: ROOT / f"docs/ring.{lang}.svg" for lang in ("en", "ar")}
ISOLATES = re.compile("[\u2068\u2069]")
TEXTS = ("note.txt", "khabar.txt")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def run(*args: str) -> str:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == 0, (args, result.output)
    return result.stdout


def blocks(page: Path, kind: str) -> list[str]:
    """Return the fenced blocks of one kind."""
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the calls of `halqa` that a page tells the reader to type, without what comes after `#`."""
    for block in blocks(page, "sh"):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["halqa"]:
                yield words[1:]


def typed(words: list[str]) -> None:
    """Do what a line of a shell does: run the command, and put its output where `>` says."""
    if ">" in words:
        at = words.index(">")
        Path(words[at + 1]).write_text(run(*words[:at]), "utf-8")
    else:
        run(*words)


# --- the README ------------------------------------------------------------------------------------------------------


def excerpt(output: str) -> str:
    """Return what the README shows of the demo's output, with dots for what is left out."""
    told: list[str] = []
    for number, block in enumerate(ISOLATES.sub("", output).split("\n\n")):
        lines = [line.rstrip() for line in block.strip("\n").splitlines()]
        if lines and lines[0].startswith(HEADINGS):
            told += ["", lines.pop(0)]
        if number == 0 or (lines and lines[0].partition(". ")[2].startswith(SHOWN)):
            told += lines
        elif lines and told[-1] != "…":
            told.append("…")
    return "\n".join(told[:-1])  # the last line says where the report is


def demo_block() -> str:
    return f"{BEGIN}```text\n{excerpt(run('demo'))}\n```\n{END}"


def test_the_readme_shows_what_the_demo_prints() -> None:
    expected = demo_block()
    assert "Round trip: at most" in expected
    assert expected in README.read_text("utf-8"), "write it anew: .venv/bin/python tests/surfaces/test_manual.py"


@pytest.mark.parametrize(("lang", "picture"), PICTURES.items())
def test_the_pictures_of_the_readme_are_those_of_the_demo(lang: str, picture: Path) -> None:
    run("demo", "--lang", lang, "--out", "ring.svg")
    drawn = Path("ring.svg").read_text("utf-8")
    assert drawn == picture.read_text("utf-8"), "write it anew: .venv/bin/python tests/surfaces/test_manual.py"
    assert len(drawn.encode()) < 60_000
    assert picture.relative_to(ROOT).as_posix() in README.read_text("utf-8")


def test_every_command_of_the_readme_works() -> None:
    Path("مقال.txt").write_text("استثمرت إنفيديا 12 مليار دولار في أوبن إيه آي.", "utf-8")
    told = [[str(SAMPLES) if word == "FILES" else word for word in words] for words in commands(README)]
    assert len(told) > 7
    for words in told:
        typed(words)


def test_each_command_has_one_row_in_the_manual() -> None:
    told = re.findall(r"^\| (`halqa [^`]+`) \|", COMMANDS.read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(set(told))


def test_the_python_of_the_readme_prints_the_deal(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks(README, "python")
    exec(code, {})  # noqa: S102 (our own words)
    assert "OpenAI Oracle" in capsys.readouterr().out


# --- the manual ------------------------------------------------------------------------------------------------------


def test_the_tutorial_can_be_followed_and_shows_what_it_says() -> None:
    for name, text in zip(TEXTS, blocks(TUTORIAL, "text"), strict=True):
        assert f"`{name}`" in TUTORIAL.read_text("utf-8")
        Path(name).write_text(text, "utf-8")
    for words in commands(TUTORIAL):
        typed(words)
    printed = ISOLATES.sub("", "".join(run(command) for command in ("deals", "totals", "cycles")))
    lines = {line.strip() for line in printed.splitlines()}
    shown = [line.strip() for block in blocks(TUTORIAL, "console") for line in block.splitlines()]
    assert len(shown) > 8
    assert [line for line in shown if line not in lines] == []


def test_the_json_of_the_manual_is_what_the_reader_gives() -> None:
    (block,) = blocks(COMMANDS, "json")
    shown = json.loads(block)
    Path("a.txt").write_text("OpenAI will pay Oracle $300 billion for computing capacity.", "utf-8")
    (tie,) = json.loads(run("read", "a.txt", "--json"))["ties"]
    assert {key: tie[key] for key in shown} == shown
    fields = set(re.findall(r"`(\w+)`", COMMANDS.read_text("utf-8")))
    assert set(tie) <= fields | {"amount_high"}, "every field has its line in the manual"


def test_the_json_of_the_answers_has_the_fields_that_the_manual_names() -> None:
    run("demo")
    section = COMMANDS.read_text("utf-8").partition("## The JSON of the answers")[2]
    for command in ("deals", "totals", "cycles"):
        (row,) = [line for line in section.splitlines() if line.startswith(f"| `halqa {command} --json`")]
        named = set(re.findall(r"`(\w+)`", row.partition("| ")[2].partition("|")[2]))
        assert len(named) > 5
        assert named <= keys(json.loads(run(command, "--json", "--ledger", "halqa-demo.db").splitlines()[0]))


def keys(value: object) -> set[str]:
    """Return the names of the fields of a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in keys(inner)}
    return {name for inner in value for name in keys(inner)} if isinstance(value, list) else set()


def write() -> None:
    """Write anew what the README shows of the demo."""
    os.environ["COLUMNS"] = "100"
    with TemporaryDirectory() as folder, chdir(folder):
        text = README.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        README.write_text(f"{before}{demo_block()}{rest.partition(END)[2]}", "utf-8")
        for lang, picture in PICTURES.items():
            run("demo", "--lang", lang, "--out", str(picture))


if __name__ == "__main__":
    write()
