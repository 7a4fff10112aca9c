"""Tables on a terminal: no number is cut, in either language, however narrow the screen."""

import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from halqa.surfaces.cli import app
from halqa.surfaces.grid import Column, Grid
from halqa.surfaces.layout import show
from tests.surfaces.commands import entered

SUMS = ["$58.7bn", "$1.41tn", "–", "0.2%\n(0% to 10.4%)", "58.7 مليار دولار", "109 مليارات دولار\n4.2%", "1 July 2026"]
NAMES = ["OpenAI → Oracle\nnetwork:compute:openai>oracle", "مراكز ميتا الأمريكية", "United States government", "x" * 40]


def printed(grid: Grid, width: int) -> list[str]:
    console = Console(file=StringIO(), width=width)
    show(console, [grid])
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().split("\n")


def grid(rows: list[tuple[str, ...]], *, is_rtl: bool) -> Grid:
    heads = [Column(f"Conditional {at}", at % 3) for at in range(len(rows[0]))]
    return Grid(heads, is_rtl=is_rtl, rows=rows)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, ...]]:
    size = draw(st.integers(1, 8))
    cells = st.tuples(st.sampled_from(NAMES), *[st.sampled_from(SUMS)] * size)
    return draw(st.lists(cells, min_size=1, max_size=4))


@given(rows(), st.integers(40, 160), st.booleans())
def test_no_number_is_cut_or_broken_and_no_line_is_too_long(
    told: list[tuple[str, ...]], width: int, is_rtl: bool
) -> None:
    shown = printed(grid(told, is_rtl=is_rtl), width)
    assert max(map(cell_len, shown)) <= width
    for sum_ in {part for cells in told for cell in cells[1:] for part in cell.split("\n")}:
        assert any(sum_ in line for line in shown), sum_


@given(rows(), st.integers(40, 160))
def test_nothing_is_lost_of_names_and_ids(told: list[tuple[str, ...]], width: int) -> None:
    shown = "".join("".join(printed(grid([cells], is_rtl=False), width)).split()) if (cells := told[0]) else ""
    for letter in set(cells[0]) - {" ", "\n"}:
        assert shown.count(letter) >= cells[0].count(letter)


def test_columns_stand_beside_each_other_where_they_fit_and_else_each_row_by_itself() -> None:
    told = grid([("Amazon", "$83bn", "$28bn")], is_rtl=False)
    assert told.widths(80) is not None
    assert sum(told.widths(80) or []) + 3 * 3 + 1 == 80
    assert told.widths(30) is None
    assert [line.strip() for line in printed(told, 30) if line.strip()] == [
        "Amazon",
        "Conditional 1: $83bn",
        "Conditional 2: $28bn",
    ]


def test_a_table_without_rows_shows_its_heads() -> None:
    assert "Party" in "".join(printed(Grid([Column("Party", 1)], is_rtl=False), 40))


# --- the screens of the measures -------------------------------------------------------------------------------------

ROWS = """from,to,kind,status,announced,amount,currency,start,end,instrument
Nvidia,OpenAI,equity,done,2026-01-10,30000000000,USD,2026-02,2026,
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2027,2030,
Oracle,Nvidia,chips,agreed,2026-03-12,41200000000,USD,2026-06,2029,
Nvidia,CoreWeave,debt,agreed,2026-01-13,6350000000,USD,,,guarantee
Nvidia,CoreWeave,debt,agreed,2026-01-13,2710000000,USD,,,
CoreWeave,Nvidia,chips,agreed,2026-02-01,58730000000,USD,2026,2031,
AMD,Nvidia,rivalry,done,2026-02-02,,,,,
"""
SCREENS = [
    ("network",),
    ("network", "--state", "announced", "--by", "quarter"),
    ("circularity",),
    ("vendors",),
    ("vendors", "Nvidia"),
    ("dependence",),
    ("dependence", "Nvidia"),
    ("alignment",),
    ("alignment", "Nvidia", "OpenAI"),
    ("cycles",),
    ("cycles", "--significance", "--draws", "19"),
    ("why", "circularity"),
    ("why", "vendors:2026:nvidia"),
    ("totals",),
]
MONEY = re.compile(r"\$[\d.,]+[a-z]*|[\d.,]+ (?:مليون|مليونا|ملايين|مليار|مليارا|مليارات|تريليون|تريليونا)\b[ا]? دولار")


def shown(monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], lang: str, width: int) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    result = CliRunner().invoke(app, [*command, "--lang", lang])
    assert result.exit_code == 0, result.output
    return re.sub("[\u2066-\u2069]", "", result.stdout)


@pytest.fixture
def ledger(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_narrow_screen_shows_the_sums_of_a_wide_one(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], lang: str
) -> None:
    wide, narrow = (MONEY.findall(shown(monkeypatch, command, lang, width)) for width in (240, 80))
    assert sorted(narrow) == sorted(wide)
