"""CSV, XLSX, YAML and JSON -> rows of words, each with its number: what a person filled in, and nothing computed.

Every cell comes as it was written; a formula is refused where it stands, never worked out and never handed on.
"""

import csv
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from warnings import catch_warnings

from halqa.errors import BadCellError, BadTableError, MissingLibraryError, MissingPathError, UnreadablePathError
from halqa.sources.encodings import decode

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 100_000_000  # of a workbook, which is an archive
MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = ",;\t"
_BROKEN_WORKBOOK = (  # whatever a damaged archive, or damaged XML in it, makes the library stumble over
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    RuntimeError,
    EOFError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it was filled in: blank cells are left out."""

    source: str
    number: int  # as a person counts them in the file; the first row below the header of a table is 2
    cells: Mapping[str, str]


def table(path: Path) -> tuple[TableRow, ...]:
    """Return the rows of a file, by the format that its suffix names."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise BadTableError(source=str(path), reason=f"this is none of {' '.join(_READERS)}")
    data, source = _bytes(path), path.name
    found = []
    for number, cells in reader(data, source):
        if number > MOST_ROWS + 1:
            raise BadTableError(source=source, reason=f"there are more than {MOST_ROWS:,} rows")
        told = {column: _cell(words, source, number, column) for column, words in cells.items() if words.strip()}
        if told:
            found.append(TableRow(source, number, told))
    return tuple(found)


def is_formula(words: str) -> bool:
    """Whether a spreadsheet would take words for a formula; a plain number, below zero too, is none.

    >>> is_formula("=1+1"), is_formula("@SUM(A1)"), is_formula("-5"), is_formula("Oracle")
    (True, True, False, False)
    """
    return words.startswith(FORMULA_STARTS) and not words[1:].replace(".", "", 1).isdecimal()


def _cell(words: str, source: str, number: int, column: str) -> str:
    if len(words) > LONGEST_CELL:
        reason = f"{len(words):,} characters are over the limit of {LONGEST_CELL:,}"
        raise BadCellError(source=source, row=number, column=column, reason=reason)
    if is_formula(words):
        raise BadCellError(source=source, row=number, column=column, reason="this is a formula; write its value")
    return words.strip()


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise MissingPathError(path=str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadablePathError(path=str(path), reason=error.strerror or type(error).__name__) from None
    if len(data) > MOST_BYTES:
        raise BadTableError(source=path.name, reason=f"the file is over the limit of {MOST_BYTES:,} bytes")
    return data


# --- one reader a format ---------------------------------------------------------------------------------------------

Rows = Iterator[tuple[int, dict[str, str]]]


def _csv(data: bytes, source: str) -> Rows:
    text = decode(data, source).text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        yield from _with_header(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), source)
    except csv.Error as error:
        raise BadTableError(source=source, reason=f"this is not CSV ({error})") from None


def _xlsx(data: bytes, source: str) -> Rows:
    openpyxl = _library("openpyxl", source)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise BadTableError(source=source, reason=f"it unpacks to {unpacked:,} bytes, which is too much")
        with catch_warnings(action="ignore"):  # of styles and links that it leaves out
            workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
            limits = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS + 1, "values_only": True}
            lines = [list(map(_written, line)) for line in workbook.worksheets[0].iter_rows(**limits)]
    except _BROKEN_WORKBOOK:
        raise BadTableError(source=source, reason="this is not an XLSX workbook") from None
    yield from _with_header(lines, source)


def _yaml(data: bytes, source: str) -> Rows:
    yaml = _library("yaml", source)
    try:
        found = yaml.load(decode(data, source).text, Loader=yaml.BaseLoader)  # safe, and every scalar stays as written
    except (yaml.YAMLError, RecursionError) as error:
        raise BadTableError(source=source, reason=f"this is not YAML ({_one_line(error)})") from None
    yield from _objects(found, source)


def _json(data: bytes, source: str) -> Rows:
    text = decode(data, source).text.removeprefix("\ufeff")
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        found = _lines(text, source)
    yield from _objects(found, source)


def _lines(text: str, source: str) -> list[Any]:
    try:
        return [json.loads(line, parse_float=Decimal) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise BadTableError(source=source, reason=f"this is not JSON ({_one_line(error)})") from None


_READERS: Mapping[str, Callable[[bytes, str], Rows]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".xlsx": _xlsx,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": _json,
    ".jsonl": _json,
}


# --- what readers share ----------------------------------------------------------------------------------------------


def _with_header(lines: Iterable[list[str]], source: str) -> Rows:
    """Pair the cells of each line with the names in the first one."""
    header: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not header:
            header = _header(line, source)
            continue
        if any(words.strip() for words in line[len(header) :]):
            reason = "there is no name in the header for this cell"
            raise BadCellError(source=source, row=number, column=str(len(header) + 1), reason=reason)
        yield number, {name: words for name, words in zip(header, line, strict=False) if name}
    if not header:
        raise BadTableError(source=source, reason="the first row names no columns")


def _header(line: list[str], source: str) -> list[str]:
    names = [name.strip() for name in line]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise BadTableError(source=source, reason="the first row names no columns")
    if len(names) > MOST_COLUMNS:
        raise BadTableError(source=source, reason=f"there are more than {MOST_COLUMNS} columns")
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise BadTableError(source=source, reason=f"there are two columns {twice!r}")
    return names


def _objects(found: object, source: str) -> Rows:
    """Take a list of objects whose values are words or numbers."""
    rows = [found] if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise BadTableError(source=source, reason="this is not a list of rows")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise BadTableError(source=source, reason=f"row {number} is not made of names and values")
        if len(row) > MOST_COLUMNS:
            raise BadTableError(source=source, reason=f"row {number} has more than {MOST_COLUMNS} fields")
        yield number, {str(name): _scalar(value, source, number, str(name)) for name, value in row.items()}


def _scalar(value: object, source: str, number: int, column: str) -> str:
    if isinstance(value, dict | list):
        raise BadCellError(source=source, row=number, column=column, reason="this is a list; write one value")
    return _written(value)


def _written(value: object) -> str:
    """Return a value as a person would write it: whole numbers without a point, days as 2026-03-31."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return (
        str(value) if isinstance(value, str | int | float | Decimal | time | timedelta) else "="
    )  # a formula's object


def _library(name: str, source: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        raise MissingLibraryError(source=source, library=name) from None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
