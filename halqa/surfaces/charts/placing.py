"""Where names stand beside their marks so that they cover neither a mark nor each other: pure geometry, in one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Boxes = NDArray[np.float64]  # (n, 4): middle across, middle up, width, height

_SIDES = tuple((x, y) for x, y in product((1, -1, 0, 0.5, -0.5), (0, 1, -1, 0.5, -0.5)) if max(abs(x), abs(y)) == 1)
_REACHES = (6, 12, 20, 30, 42, 56, 74, 96, 130, 170, 220)  # from the mark to the name: the nearest free place is taken
_MARK, _STROKE = 8.0, 2.0  # across, with the room about it
_ALONG = 16  # points of the line from a mark to its name
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def shared(self, other: "Area") -> float:
        """Return the surface that two rectangles share.

        >>> Area(0, 0, 4, 2).shared(Area(3, 0, 4, 2))
        2.0
        """
        return float(_shared(self.box, other.box)[0, 0])

    def holds(self, points: Sequence[Point], room: float = 3.0) -> NDArray[np.bool_]:
        """Return which points lie in it, or nearer than `room`."""
        off = np.abs(np.array(points) - (self.x, self.y))
        return np.asarray((off < np.array([self.width, self.height]) / 2 + room).all(axis=1))

    @property
    def box(self) -> Boxes:
        """The same as an array of one box."""
        return np.array([[self.x, self.y, self.width, self.height]])


def placed(
    marks: Sequence[Point],
    sizes: Sequence[tuple[float, float]],
    frame: Area,
    first: int = 1,
    others: Sequence[Point] = (),
) -> list[Area]:
    """Return where each name stands, in the order of its mark: in the frame, where there is room, and over nothing.

    Names come one after the other; the first take the best places: at the side `first` (1 right, -1 left) where it
    is free. Where no place is free, the one that covers least is taken. `others` are marks without a name.

    >>> placed([(50, 50)], [(20, 8)], Area(50, 50, 100, 100))
    [Area(x=66.0, y=50.0, width=20.0, height=8.0)]
    """
    taken = _squares([*marks, *others], _MARK)
    found: list[Area] = []
    for mark, size in zip(marks, sizes, strict=True):
        best = _best(mark, size, taken, frame, first)
        found.append(Area(*best.tolist()))
        taken = np.vstack([taken, best, _line(mark, best)])
    return found


def arc(start: Point, end: Point, bend: float, points: int = 60) -> list[Point]:
    """Return points of the curve from one place to another that leaves the straight line by `bend` of its length.

    A quadratic Bezier curve about the middle of the line, moved at right angles: what matplotlib calls arc3.

    >>> arc((0, 0), (10, 0), 0, points=1)
    [(5.0, 0.0)]
    """
    across, up = end[0] - start[0], end[1] - start[1]
    middle = np.array([(start[0] + end[0]) / 2 + bend * up, (start[1] + end[1]) / 2 - bend * across])
    shares = (np.arange(points)[:, None] + 1) / (points + 1)
    on_it = (1 - shares) ** 2 * np.array(start) + 2 * shares * (1 - shares) * middle + shares**2 * np.array(end)
    return [(float(x), float(y)) for x, y in on_it]


def _best(mark: Point, size: tuple[float, float], taken: Boxes, frame: Area, first: int) -> Boxes:
    """Return the box, (4,), of the first place that covers nothing, or else of that which covers least."""
    best, least = np.zeros(4), np.inf
    for places in _rings(mark, size, first):
        covered = _shared(places, taken).sum(axis=1) + size[0] * size[1] - _shared(places, frame.box)[:, 0]
        for at in np.flatnonzero(covered < least - _NOTHING):  # the line to a place can only cover more
            whole = covered[at] + _shared(_line(mark, places[at]), taken).sum()
            if whole < least - _NOTHING:
                best, least = places[at], whole
            if least <= _NOTHING:
                return best
    return best


def _rings(mark: Point, size: tuple[float, float], first: int) -> Iterator[Boxes]:
    """Yield the places about a mark, those at one reach together, the nearest first."""
    for reach in _REACHES:
        across, high = reach + size[0] / 2, reach + size[1] / 2
        yield np.array([(mark[0] + first * x * across, mark[1] + y * high, *size) for x, y in _SIDES])


def _line(mark: Point, place: Boxes) -> Boxes:
    """Return small boxes along the line from a mark to its name, (points, 4); within either they are of no size."""
    points = arc(mark, (float(place[0]), float(place[1])), 0, _ALONG)
    boxes = _squares(points, _STROKE)
    own, name = Area(*mark, _MARK, _MARK), Area(*place.tolist())
    boxes[own.holds(points) | name.holds(points), 2:] = 0
    return boxes


def _squares(points: Sequence[Point], across: float) -> Boxes:
    if not points:
        return np.zeros((0, 4))
    return np.hstack([np.array(points, dtype=np.float64), np.full((len(points), 2), across)])


def _shared(one: Boxes, other: Boxes) -> NDArray[np.float64]:
    """Return the surface that each box of one (n, 4) shares with each of another (m, 4), of shape (n, m)."""
    apart = np.abs(one[:, None, :2] - other[None, :, :2])
    sizes = one[:, None, 2:], other[None, :, 2:]
    sides = np.minimum((sizes[0] + sizes[1]) / 2 - apart, np.minimum(*sizes))
    return np.asarray(np.maximum(sides, 0).prod(axis=2))
