"""Paths -> the files to read, each with its format. Folders are walked in sorted order: a run can be repeated."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from halqa.errors import EmptyFolderError, MissingPathError

HEAD_BYTES = 4096


class Format(StrEnum):
    """In what form a source holds its texts."""

    TEXT = "text"
    HTML = "html"
    LINES = "json lines"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read, and the name that its document goes by."""

    path: Path
    name: str  # the path inside the folder that was given, without its suffix


def files(paths: Iterable[Path]) -> tuple[File, ...]:
    """Return the files that paths stand for, each once; a missing path is refused before anything is read."""
    found = [file for path in paths for file in _files(path)]
    return tuple({_identity(file.path): file for file in reversed(found)}.values())[::-1]


def format_of(path: Path, head: bytes) -> Format:
    """Return the format that the suffix tells, else the one that the first bytes look like.

    >>> format_of(Path("a.ndjson"), b""), format_of(Path("-"), b' {"id": "a"}'), format_of(Path("-"), b"Oracle")
    (<Format.LINES: 'json lines'>, <Format.LINES: 'json lines'>, <Format.TEXT: 'text'>)
    """
    return SUFFIXES.get(path.suffix.lower()) or _look(head)


def _look(head: bytes) -> Format:
    start = head[:HEAD_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b'{"', b"{ ")):
        return Format.LINES
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) and b"<" in start[1:]:
        return Format.HTML
    return Format.TEXT


def _files(path: Path) -> Iterator[File]:
    if not path.exists():
        raise MissingPathError(path=str(path))
    if not path.is_dir():
        yield File(path, path.stem)
        return
    inside = sorted(_walk(path))
    if not inside:
        raise EmptyFolderError(path=str(path), suffixes=" ".join(SUFFIXES))
    for file in inside:
        yield File(file, file.relative_to(path).with_suffix("").as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    """Return the files of known formats below a folder; hidden ones and linked folders are passed over."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            Path(here) / name for name in names if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        )


def _identity(path: Path) -> str:
    return str(path.resolve())
