"""Cycles one after another in one flat array, as a kernel finds them: places of nodes, or of edges."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from halqa.measures.graph import Ints


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of places; `starts` (c + 1,) tells where each begins in `places`."""

    starts: Ints
    places: Ints
    is_complete: bool  # no: there are more

    def __len__(self) -> int:
        return self.starts.size - 1

    def __iter__(self) -> Iterator[Ints]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, at: int) -> Ints:
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self.places[self.starts[at] : self.starts[at + 1]]


def rows(lengths: Ints, places: Ints, *, is_complete: bool) -> Rows:
    """Return rows by their lengths (c,) and all their places.

    >>> [row.tolist() for row in rows(np.array([2, 1]), np.array([5, 6, 7]), is_complete=True)]
    [[5, 6], [7]]
    """
    return Rows(np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]), places, bool(is_complete))
