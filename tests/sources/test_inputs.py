import json
import os
import sys
from io import BytesIO
from pathlib import Path

import pytest

from halqa.errors import (
    BinaryDocumentError,
    BrokenLineError,
    EmptyDocumentError,
    InputError,
    MissingPathError,
    NoTextError,
    TooLargeError,
    UnreadablePathError,
)
from halqa.model import Document
from halqa.sources.inputs import MAX_DOCUMENT_BYTES, Input, inputs

ARABIC = "وقّعت أوراكل عقداً مع أوبن إيه آي."


def given(path: Path, data: bytes | str) -> str:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def told(path: str, limit: int = MAX_DOCUMENT_BYTES) -> list[Input]:
    return list(inputs([path], limit=limit))


def only(found: list[Input]) -> Input:
    assert len(found) == 1
    return found[0]


def document(found: list[Input]) -> Document:
    item = only(found)
    assert isinstance(item, Document)
    return item


def test_a_text_file_is_one_document_named_after_it(tmp_path: Path) -> None:
    path = given(tmp_path / "oracle.txt", ARABIC)
    assert document(told(path)) == Document(id="oracle", text=ARABIC, source=path, encoding="utf-8")


@pytest.mark.parametrize(
    ("codec", "named"), [("cp1256", "windows-1256"), ("utf-16", "utf-16-le"), ("utf-16-be", "utf-16-be")]
)
def test_older_arabic_encodings_are_read_and_named(tmp_path: Path, codec: str, named: str) -> None:
    found = document(told(given(tmp_path / "a.txt", ARABIC.encode(codec))))
    assert (found.text, found.encoding) == (ARABIC, named)


def test_a_page_gives_its_main_text_and_no_script(tmp_path: Path) -> None:
    html = f"<html lang=ar><title>عقد</title><script>evil()</script><p>{ARABIC}</p></html>"
    found = document(told(given(tmp_path / "a.html", html)))
    assert (found.text, found.title, found.lang) == (ARABIC, "عقد", "ar")
    assert found.extractor is not None
    assert found.extractor.startswith("resiliparse")


def test_json_lines_are_one_document_a_line(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": ARABIC}, {"id": "b", "text": "Oracle hires.", "lang": "en"}]
    path = given(tmp_path / "a.jsonl", "\r\n\n".join(json.dumps(row) for row in rows))
    assert [item.id for item in told(path) if isinstance(item, Document)] == ["a", "b"]


def test_a_broken_line_is_named_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "x"}', "", '{"id": "b", "text":', '{"id": "c"}', '{"id": "d", "text": "y"}']
    found = told(given(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [type(item) for item in found] == [Document, BrokenLineError, BrokenLineError, Document]
    assert "line 3: not valid JSON" in str(found[1])
    assert "line 4: " in str(found[2])
    assert "text: field required" in str(found[2])


def test_bytes_that_are_not_utf_8_break_their_line_alone(tmp_path: Path) -> None:
    rows = [json.dumps({"id": name, "text": ARABIC}, ensure_ascii=False).encode() for name in "abc"]
    rows[1] = rows[1].replace("أوراكل".encode(), b"\xff")
    found = told(given(tmp_path / "a.jsonl", b"\n".join(rows)))
    assert [type(item) for item in found] == [Document, BrokenLineError, Document]
    assert "line 2: byte" in str(found[1])


def test_an_id_used_twice_is_named_with_the_line_that_has_it(tmp_path: Path) -> None:
    found = told(given(tmp_path / "a.jsonl", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}'))
    assert "line 2: the id 'a' was used on line 1 already" in str(found[1])


@pytest.mark.parametrize(
    ("codec", "named"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("cp1256", "windows-1256")]
)
def test_json_lines_in_other_encodings_are_read(tmp_path: Path, codec: str, named: str) -> None:
    rows = "\n".join(json.dumps({"id": name, "text": ARABIC}, ensure_ascii=False) for name in "ab")
    found = told(given(tmp_path / "a.jsonl", rows.encode(codec)))
    assert [(item.text, item.encoding) for item in found if isinstance(item, Document)] == [(ARABIC, named)] * 2


def test_a_letter_cut_by_the_end_of_the_first_chunk_does_not_change_the_encoding(tmp_path: Path) -> None:
    for padding in range(4):
        row = json.dumps({"id": "a", "text": "x" * ((1 << 20) - 23 + padding) + "é" * 3}, ensure_ascii=False)
        assert document(told(given(tmp_path / "a.jsonl", row))).text.endswith("xééé")


def test_a_file_over_the_limit_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as sparse:
        sparse.truncate(MAX_DOCUMENT_BYTES + 1)
    error = only(told(str(path)))
    assert isinstance(error, TooLargeError)
    assert "50,000,001 bytes is over the limit of 50,000,000 bytes" in str(error)


def test_json_lines_of_any_size_are_streamed_and_only_a_line_over_the_limit_is_left_out(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(number), "text": "x" * (900 if number == 1 else 10)}) for number in range(40)]
    found = told(given(tmp_path / "a.jsonl", "\n".join(rows)), limit=500)
    assert len([item for item in found if isinstance(item, Document)]) == 39
    assert isinstance(found[1], TooLargeError)
    assert "line 2" in str(found[1])


def test_standard_input_over_the_limit_is_refused() -> None:
    assert isinstance(only(list(inputs(["-"], BytesIO(b"x" * 600), limit=500))), TooLargeError)


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("a.txt", b"", EmptyDocumentError),
        ("a.txt", b" \n\t", EmptyDocumentError),
        ("a.txt", b"\xef\xbb\xbf", EmptyDocumentError),
        ("a.jsonl", b"", EmptyDocumentError),
        ("a.jsonl", b"\n\n", EmptyDocumentError),
        ("a.html", b"<html><script>evil()</script></html>", NoTextError),
        ("a.txt", b"%PDF-1.4", BinaryDocumentError),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00", BinaryDocumentError),
        ("a.jsonl", b"\x00\x01\x02" * 50, BinaryDocumentError),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, refusal: type[InputError]) -> None:
    error = only(told(given(tmp_path / name, data)))
    assert type(error) is refusal
    assert name in str(error)


def test_a_bad_file_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, data in (("a.txt", b"Oracle"), ("b.txt", b"\x00" * 9), ("c.txt", b"AMD")):
        given(tmp_path / name, data)
    assert [type(item) for item in told(str(tmp_path))] == [Document, BinaryDocumentError, Document]


def test_a_missing_path_stops_everything_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        inputs([given(tmp_path / "a.txt", "Oracle"), str(tmp_path / "nowhere.txt")])


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_file_without_the_right_to_read_it_says_so(tmp_path: Path) -> None:
    path = given(tmp_path / "a.txt", "Oracle")
    Path(path).chmod(0)
    assert isinstance(only(told(path)), UnreadablePathError)


def test_two_files_of_one_name_get_different_ids_and_one_text_keeps_one(tmp_path: Path) -> None:
    for folder, text in (("a", "Oracle hires"), ("b", "AMD sells"), ("c", "Oracle hires")):
        (tmp_path / folder).mkdir()
        given(tmp_path / folder / "x.txt", text)
    ids = [item.id for item in inputs([str(tmp_path / name / "x.txt") for name in "abc"]) if isinstance(item, Document)]
    assert ids[0] == ids[2] == "x"
    assert ids[1].startswith("x-")


@pytest.mark.skipif(sys.platform == "darwin", reason="this system takes no file names that are not UTF-8")
def test_a_file_name_that_is_not_utf_8_gives_an_id_that_can_be_stored(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt")
    Path(path).write_text(ARABIC, "utf-8")
    found = document(told(path))
    assert found.id == "\ufffd"
    assert found.source.encode()


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (ARABIC.encode(), ["stdin"]),
        (ARABIC.encode("cp1256"), ["stdin"]),
        (f"<!doctype html><p>{ARABIC}".encode(), ["stdin"]),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', ["a", "b"]),
    ],
)
def test_standard_input_is_taken_for_what_it_looks_like(data: bytes, ids: list[str]) -> None:
    assert [item.id for item in inputs(["-"], BytesIO(data)) if isinstance(item, Document)] == ids
