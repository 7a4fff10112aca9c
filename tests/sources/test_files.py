from pathlib import Path

import pytest

from halqa.errors import EmptyFolderError, MissingPathError
from halqa.sources.files import Format, files, format_of


def test_a_folder_is_walked_in_sorted_order_for_the_formats_that_are_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.html", "a/1.jsonl", "c.pdf", "d.NDJSON", ".hidden.txt", ".git/x.txt", "e.htm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [file.name for file in files([tmp_path])] == ["a/1", "a/2", "b", "d", "e"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "press.release"
    path.touch()
    assert [file.path for file in files([path])] == [path]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    assert [file.name for file in files([path, tmp_path, tmp_path / "." / "a.txt"])] == ["a"]


def test_a_missing_path_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(MissingPathError, match="nowhere"):
        files([tmp_path, tmp_path / "nowhere"])


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFolderError, match=r"\.txt \.html \.htm \.jsonl \.ndjson"):
        files([tmp_path])


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [file.name for file in files([tmp_path])] == ["a"]


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b'{"id": 1}', Format.TEXT),
        ("a.HTML", b"", Format.HTML),
        ("a.jsonl", b"<html>", Format.LINES),
        ("-", b'\xef\xbb\xbf\n {"id": "a", "text": "b"}', Format.LINES),
        ("-", '{"id": "a"}'.encode("utf-16"), Format.LINES),
        ("-", b"<!DOCTYPE html><html>", Format.HTML),
        ("-", b"{Reuters} Oracle hires", Format.TEXT),
        ("-", b"<3 Oracle", Format.TEXT),
        ("-", b"", Format.TEXT),
    ],
)
def test_the_suffix_tells_the_format_and_else_the_first_bytes(name: str, head: bytes, form: Format) -> None:
    assert format_of(Path(name), head) is form
