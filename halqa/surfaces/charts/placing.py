"""Where names stand beside their marks so that they cover neither a mark nor each other: pure geometry, in one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

_SIDES = tuple((x, y) for x, y in product((1, -1, 0, 0.5, -0.5), (0, 1, -1, 0.5, -0.5)) if max(abs(x), abs(y)) == 1)
_REACHES = (6, 12, 20, 30, 42, 56, 74, 96, 130)  # from the mark to the name: the nearest free place is taken
_MARK = 8.0  # across, with the room about it


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
        return float(
            _overlap(self.x, self.width, other.x, other.width) * _overlap(self.y, self.height, other.y, other.height)
        )

    def holds(self, point: tuple[float, float], room: float = 3.0) -> bool:
        """Return whether a point lies in it, or nearer than `room`."""
        return abs(point[0] - self.x) < self.width / 2 + room and abs(point[1] - self.y) < self.height / 2 + room

    @property
    def surface(self) -> float:
        """Width times height."""
        return self.width * self.height


def placed(
    marks: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], frame: Area, first: int = 1
) -> list[Area]:
    """Return where each name stands, in the order of its mark: in the frame, where there is room, and over nothing.

    Names come one after the other; the first take the best places: at the side `first` (1 right, -1 left) where it
    is free. Where no place is free, the one that covers least is taken.

    >>> placed([(50, 50)], [(20, 8)], Area(50, 50, 100, 100))
    [Area(x=66.0, y=50.0, width=20, height=8)]
    """
    taken = [Area(x, y, _MARK, _MARK) for x, y in marks]
    found: list[Area] = []
    for mark, size in zip(marks, sizes, strict=True):
        best = _best(mark, list(_places(mark, size, first)), taken, frame)
        taken += [best, *_line(mark, best)]
        found.append(best)
    return found


def arc(
    start: tuple[float, float], end: tuple[float, float], bend: float, points: int = 40
) -> list[tuple[float, float]]:
    """Return points of the curve from one place to another that leaves the straight line by `bend` of its length.

    A quadratic Bezier curve about the middle of the line, moved at right angles: what matplotlib calls arc3.

    >>> arc((0, 0), (10, 0), 0, points=1)
    [(5.0, 0.0)]
    """
    across, up = end[0] - start[0], end[1] - start[1]
    middle = (start[0] + end[0]) / 2 + bend * up, (start[1] + end[1]) / 2 - bend * across
    shares = [(at + 1) / (points + 1) for at in range(points)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t**2 * end[1],
        )
        for t in shares
    ]


def _places(mark: tuple[float, float], size: tuple[float, float], first: int) -> Iterator[Area]:
    for reach in _REACHES:
        for right, up in _SIDES:
            across, high = reach + size[0] / 2, reach + size[1] / 2
            yield Area(mark[0] + first * right * across, mark[1] + up * high, *size)


def _best(mark: tuple[float, float], places: Sequence[Area], taken: Sequence[Area], frame: Area) -> Area:
    best, least = places[0], float("inf")
    for place in places:
        line = _line(mark, place)
        covered = sum(piece.shared(other) for other in taken for piece in (place, *line))
        covered += place.surface - place.shared(frame)
        if covered < least - 1e-9:
            best, least = place, covered
        if least <= 1e-9:
            break
    return best


def _line(mark: tuple[float, float], place: Area) -> list[Area]:
    """Return small areas along the line from a mark to its name, outside both."""
    own = Area(*mark, _MARK, _MARK)
    return [
        Area(*point, 2, 2)
        for point in arc(mark, (place.x, place.y), 0, 24)
        if not own.holds(point) and not place.holds(point)
    ]


def _overlap(one: float, wide: float, other: float, broad: float) -> float:
    return max(0.0, min(one + wide / 2, other + broad / 2) - max(one - wide / 2, other - broad / 2))
