from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from halqa.sources.lines import Line, lines

LIMIT = 1000


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=12))
def test_how_the_bytes_are_cut_into_chunks_does_not_change_the_lines(data: bytes, cuts: list[int]) -> None:
    ends = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    chunks = [data[start:end] for start, end in pairwise(ends)]
    assert list(lines(chunks, LIMIT)) == list(lines([data], LIMIT))


@given(st.lists(st.binary(max_size=20).filter(lambda line: b"\n" not in line and not line.endswith(b"\r")), max_size=8))
def test_lines_are_numbered_from_one_and_lose_only_their_ends(rows: list[bytes]) -> None:
    found = list(lines([b"".join(row + b"\r\n" for row in rows)], LIMIT))
    assert [(line.number, line.data) for line in found] == list(enumerate(rows, start=1))


def test_a_line_over_the_limit_is_counted_but_not_kept() -> None:
    chunks = [b"short\n", *[b"x" * 600] * 3, b"\nlast"]
    assert list(lines(chunks, LIMIT)) == [Line(1, 5, b"short"), Line(2, 1800, None), Line(3, 4, b"last")]
