"""Files that a person fills in: every cell as it was written, no formula worked out, a place for every complaint."""

import json
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import BadCellError, BadTableError, HalqaError, InputError, MissingLibraryError, MissingPathError
from halqa.sources.tables import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED_BYTES,
    is_formula,
    table,
)

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("yaml")
ArrayFormula = openpyxl.worksheet.formula.ArrayFormula


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def workbook(folder: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(folder / "deals.xlsx")
    return folder / "deals.xlsx"


def cells(path: Path) -> list[tuple[int, dict[str, str]]]:
    return [(row.number, dict(row.cells)) for row in table(path)]


WANTED = [(2, {"from": "OpenAI", "amount": "300000000000"}), (4, {"from": "أوراكل", "amount": "1.5"})]


@pytest.mark.parametrize(
    "text",
    [
        "from,amount,note\nOpenAI,300000000000,\n,,\nأوراكل,1.5,\n",
        "\ufefffrom;amount;note\r\nOpenAI;300000000000;\r\n;;\r\nأوراكل;1.5;\r\n",
        'from\tamount\tnote\n"OpenAI"\t300000000000\t\n\t\t\nأوراكل\t1.5\n',
    ],
)
def test_csv_is_read_whatever_parts_its_cells(tmp_path: Path, text: str) -> None:
    assert cells(written(tmp_path, "deals.csv", text)) == WANTED


def test_a_workbook_gives_what_its_cells_show(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["from", "amount", "announced", "at", "paid"],
        ["OpenAI", 300_000_000_000, date(2025, 9, 10), datetime(2026, 1, 2, 3, 4), True],  # noqa: DTZ001 - cells have no time zone
        [],
        ["أوراكل", 14.3e9, None, None, False],
    )
    assert cells(path) == [
        (
            2,
            {"from": "OpenAI", "amount": "300000000000", "announced": "2025-09-10", "at": "2026-01-02", "paid": "true"},
        ),
        (4, {"from": "أوراكل", "amount": "14300000000", "paid": "false"}),
    ]


def test_yaml_keeps_words_as_they_stand(tmp_path: Path) -> None:
    text = "- from: OpenAI\n  announced: 2025-09-10\n  paid: no\n  amount: 1e3\n- from: أوراكل\n"
    assert cells(written(tmp_path, "deals.yaml", text)) == [
        (1, {"from": "OpenAI", "announced": "2025-09-10", "paid": "no", "amount": "1e3"}),
        (2, {"from": "أوراكل"}),
    ]


@pytest.mark.parametrize("name", ["deals.json", "deals.jsonl"])
def test_json_comes_as_a_list_or_as_lines(tmp_path: Path, name: str) -> None:
    rows = [{"from": "OpenAI", "amount": 300000000000, "paid": True, "note": None}, {"from": "أوراكل"}]
    text = json.dumps(rows) if name.endswith("json") else "\n".join(map(json.dumps, rows))
    wanted = [(1, {"from": "OpenAI", "amount": "300000000000", "paid": "true"}), (2, {"from": "أوراكل"})]
    assert cells(written(tmp_path, name, text)) == wanted


@pytest.mark.parametrize("formula", ["=1+1", "=HYPERLINK(A1)", "+A1", "-A1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_a_formula_is_refused_where_it_stands(tmp_path: Path, formula: str) -> None:
    paths = [
        workbook(tmp_path, ["from", "amount"], ["OpenAI", 1], ["Oracle", formula]),
        written(tmp_path, "deals.csv", f'from,amount\nOpenAI,1\nOracle,"{formula}"\n'),
    ]
    for path in paths:
        with pytest.raises(BadCellError, match="row 3, column amount: this is a formula"):
            table(path)


def test_a_formula_over_several_cells_is_refused_too(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["from", "amount"], ["OpenAI", ArrayFormula("B2:B3", "=C2:C3*2")])
    with pytest.raises(BadCellError, match="row 2, column amount: this is a formula"):
        table(path)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_no_number_is_a_formula(number: object) -> None:
    assert not is_formula(str(number))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("deals.csv", "", "names no columns"),
        ("deals.csv", ",,\n1,2,3", "names no columns"),
        ("deals.csv", "from,from\na,b", "two columns 'from'"),
        ("deals.csv", "from,to\na,b,c", "row 2, column 3: there is no name"),
        ("deals.csv", 'from\n"open', "not CSV"),
        ("deals.csv", "a," * MOST_COLUMNS + "b", f"more than {MOST_COLUMNS} columns"),
        ("deals.csv", "from\n" + "a\n" * (MOST_ROWS + 1), "more than 10,000 rows"),
        ("deals.csv", f"from\n{'a' * (LONGEST_CELL + 1)}", "row 2, column from: 2,001 characters"),
        ("deals.xlsx", "from,to", "not an XLSX workbook"),
        ("deals.yaml", "- [unclosed", "not YAML"),
        ("deals.yaml", "just words", "not a list of rows"),
        ("deals.yaml", "- words", "row 1 is not made of names and values"),
        ("deals.yaml", "- from: [a, b]", "row 1, column from: this is a list"),
        ("deals.yaml", "- from: !!python/object/apply:os.system [true]", "row 1, column from"),
        ("deals.yaml", "[" * 5000, "not YAML"),
        ("deals.json", "{", "not JSON"),
        ("deals.json", '[{"from": {"name": "a"}}]', "row 1, column from: this is a list"),
        ("deals.json", "[" * 100_000, "not JSON"),
        ("deals.ods", "", "none of .csv"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        table(written(tmp_path, name, text))


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("sheet.xml", "w") as member:
        for _ in range(MOST_UNPACKED_BYTES // 10_000_000 + 1):
            member.write(bytes(10_000_000))
    with pytest.raises(BadTableError, match="unpacks to 110,000,000 bytes"):
        table(written(tmp_path, "bomb.xlsx", packed.getvalue()))


@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    members = unpacked(workbook(folder, ["from", "amount"], ["OpenAI", 5], ["Oracle", "text"]))
    name = data.draw(st.sampled_from(sorted(members)))
    at = data.draw(st.integers(0, len(members[name])))
    junk = data.draw(st.binary(max_size=6) | st.sampled_from([b"<", b">", b'"', b"0", b"s", b"/>", b"&x;"]))
    members[name] = members[name][:at] + junk + members[name][at + data.draw(st.integers(0, 9)) :]
    with zipfile.ZipFile(folder / "damaged.xlsx", "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    try:
        rows = table(folder / "damaged.xlsx")
    except InputError:
        return
    assert all(row.cells for row in rows)


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTableError, match="over the limit of 10,000,000 bytes"):
        table(written(tmp_path, "deals.csv", bytes(MOST_BYTES + 1)))
    with pytest.raises(MissingPathError):
        table(tmp_path / "none.csv")


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("openpyxl", "yaml"):
        monkeypatch.setitem(sys.modules, module, None)
    for name, library in (("deals.xlsx", "openpyxl"), ("deals.yaml", "PyYAML")):
        with pytest.raises(MissingLibraryError, match=f"{library}.*halqa\\[tables\\]"):
            table(written(tmp_path, name, "from: a"))


@given(data=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".yaml", ".json", ".xlsx"]))
def test_any_bytes_are_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = written(tmp_path_factory.mktemp("any"), f"any{suffix}", data)
    try:
        rows = table(path)
    except HalqaError:
        return
    assert all(row.cells for row in rows)
