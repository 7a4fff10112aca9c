"""Chunks of bytes -> lines, with the size of a line limited: a file may be of any size, one line may not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line, counted from 1, without its line end; `data` is None where it is over the limit."""

    number: int
    size: int  # bytes
    data: bytes | None


def lines(chunks: Iterable[bytes], limit: int) -> Iterator[Line]:
    r"""Cut chunks into lines, holding no more than `limit` bytes of one.

    >>> [line.data for line in lines([b"a\nb", b"c\ndddd"], limit=3)]
    [b'a', b'bc', None]
    """
    held = _Held(limit)
    number = 1
    for chunk in chunks:
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            held.add(end)
            yield held.line(number)
            held, number = _Held(limit), number + 1
        held.add(rest)
    if held.size:
        yield held.line(number)


class _Held:
    """The pieces of the line at hand; past the limit they are counted, not kept."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self.size = 0

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > self._limit:
            self._pieces.clear()
        else:
            self._pieces.append(piece)

    def line(self, number: int) -> Line:
        data = b"".join(self._pieces).removesuffix(b"\r") if self.size <= self._limit else None
        return Line(number, self.size, data)
