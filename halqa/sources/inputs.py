"""Files, folders and standard input -> documents, claims already read, and what could not be used, in the order given.

A source that cannot be used is handed on as the error that says why: the others are read all the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from halqa.errors import (
    BrokenLineError,
    EmptyDocumentError,
    HalqaError,
    InputError,
    NoTextError,
    TooLargeError,
    UnreadablePathError,
)
from halqa.model import Document, Reading
from halqa.sources.claims import holds_claims, reading
from halqa.sources.encodings import UTF_8, decode, encoding_of
from halqa.sources.files import File, Format, files, format_of
from halqa.sources.lines import Line, lines
from halqa.sources.objects import document, parsed, without_surrogates
from halqa.sources.page import page

MAX_DOCUMENT_BYTES = 50_000_000
CHUNK_BYTES = 1 << 20
STANDARD_INPUT = "-"
BEYOND_ASCII = bytes(range(0x80, 0x100))

Input = Document | Reading | InputError


def inputs(paths: Iterable[str], stdin: BinaryIO | None = None, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Input]:
    """Read what paths name, `-` being standard input; a missing path is refused before anything is read."""
    named = list(dict.fromkeys(paths))
    found = files(Path(path) for path in named if path != STANDARD_INPUT)
    return _inputs(found, stdin if STANDARD_INPUT in named else None, limit)


def _inputs(found: Iterable[File], stdin: BinaryIO | None, limit: int) -> Iterator[Input]:
    names = _Names()
    if stdin is not None:
        yield from names.told_apart(_stream(stdin, File(Path(STANDARD_INPUT), "stdin"), limit))
    for file in found:
        yield from names.told_apart(_file(file, limit))


def _file(file: File, limit: int) -> Iterator[Input]:
    try:
        with file.path.open("rb") as stream:
            size = file.path.stat().st_size
            if size > limit and format_of(file.path, b"") is not Format.LINES:
                yield TooLargeError(source=str(file.path), size=size, limit=limit)
            else:
                yield from _stream(stream, file, limit)
    except OSError as error:
        yield UnreadablePathError(path=str(file.path), reason=error.strerror or type(error).__name__)


def _stream(stream: BinaryIO, file: File, limit: int) -> Iterator[Input]:
    head = stream.read(CHUNK_BYTES)
    chunks = chain([head], iter(lambda: stream.read(CHUNK_BYTES), b""))
    form = format_of(file.path, head)
    try:
        if not head:
            raise EmptyDocumentError(source=str(file.path))
        if form is Format.LINES:
            yield from _lines(chunks, head, without_surrogates(str(file.path)), limit)
        else:
            yield _document(_whole(chunks, str(file.path), limit), file, form)
    except InputError as error:
        yield error


def _whole(chunks: Iterable[bytes], source: str, limit: int) -> bytes:
    """Join the chunks of one document, giving up at the limit: standard input has no size that could be asked for."""
    whole = BytesIO()
    for chunk in chunks:
        whole.write(chunk)
        if whole.tell() > limit:
            raise TooLargeError(source=source, size=whole.tell(), limit=limit)
    return whole.getvalue()


def _document(data: bytes, file: File, form: Format) -> Document:
    source = str(file.path)
    decoded = decode(data, source)
    read = _from_html if form is Format.HTML else _from_text
    blank = Document(id=without_surrogates(file.name), text="", source=without_surrogates(source))
    found = read(decoded.text, replace(blank, encoding=decoded.encoding))
    if not found.text.strip():
        raise NoTextError(source=source) if decoded.text.strip() else EmptyDocumentError(source=source)
    return found


def _from_text(text: str, blank: Document) -> Document:
    return replace(blank, text=text)


def _from_html(html: str, blank: Document) -> Document:
    told = page(html)
    return replace(
        blank,
        text=told.text,
        title=told.title,
        published=told.published,
        lang=told.lang,
        publisher=told.publisher,
        extractor=told.extractor,
    )


def _lines(chunks: Iterable[bytes], head: bytes, source: str, limit: int) -> Iterator[Input]:
    encoding, mark = encoding_of(_whole_lines(head))
    if encoding.startswith(("utf-16", "utf-32")):  # lines cannot be found in its bytes: made UTF-8 as a whole
        text = decode(_whole(chunks, source, limit), source).text
        chunks, mark = [text.encode()], 0
    elif b"\0" in head:
        decode(head, source)  # refuses binary data
    first_lines: dict[str, int] = {}
    for line in lines(chunks, limit):
        clean = replace(line, data=line.data[mark:] if line.data and line.number == 1 else line.data)
        if clean.data is None or clean.data.strip():
            yield _line(clean, encoding, source, limit, first_lines)
    if not first_lines and not head.strip():
        raise EmptyDocumentError(source=source)


def _whole_lines(head: bytes) -> bytes:
    """Return a head up to its last line end, or, where it is one line, without what may be part of a letter."""
    return head[: head.rfind(b"\n") + 1] or head.rstrip(BEYOND_ASCII)


def _line(line: Line, encoding: str, source: str, limit: int, first_lines: dict[str, int]) -> Input:
    if line.data is None:
        return TooLargeError(source=f"{source}, line {line.number}", size=line.size, limit=limit)
    try:
        found = _object(line.data, encoding, source)
    except (HalqaError, ValueError) as error:
        return BrokenLineError(source=source, line=line.number, reason=_reason(error))
    name = found.id if isinstance(found, Document) else found.document.id
    first = first_lines.setdefault(name, line.number)
    if first != line.number:
        reason = f"the id {name!r} was used on line {first} already"
        return BrokenLineError(source=source, line=line.number, reason=reason)
    return found


def _object(data: bytes, encoding: str, source: str) -> Document | Reading:
    wide = encoding.startswith(("utf-16", "utf-32"))
    value = parsed(data.decode(UTF_8 if wide else encoding))
    if holds_claims(value):
        return reading(value, source)
    told = document(value, source)
    return told if told.encoding else replace(told, encoding=encoding)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not {error.encoding.upper()}"
    return f"{str(error).rstrip('.')}" if isinstance(error, HalqaError) else f"not valid JSON: {error}"


@dataclass(slots=True)
class _Names:
    """The ids given so far in a run: two files of one name with different texts get different ids."""

    _texts: dict[str, str] = field(default_factory=dict)

    def told_apart(self, found: Iterable[Input]) -> Iterator[Input]:
        for item in found:
            yield self._named(item) if isinstance(item, Document) else item

    def _named(self, found: Document) -> Document:
        first = self._texts.setdefault(found.id, found.sha256)
        return found if first == found.sha256 else replace(found, id=f"{found.id}-{found.sha256[:8]}")
