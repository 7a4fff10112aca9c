"""The ring: where parties sit, how the money between them curves across it, and where there is room for marks and sums.

A point is a complex number, x to the right and y down, in the units of the picture. Everything is worked
out from the values given, in a fixed order: the same network gives the same picture.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import cos, pi, sin, sqrt, tau

from halqa.model import Kind

ROLES = ("capital", "labs", "clouds", "projects", "energy", "chips", "other")
MAX_PARTIES = 26  # beyond that a ring cannot be read
MAX_LABELS = 10
MAX_TIES = 40  # how many of the heaviest decide the order around the ring
SHORT: Mapping[int, float] = {1: 4.0, 2: 1.5}  # what an arrow between parties so many seats apart costs, by weight
THINNEST, WIDEST = 1.6, 13.0
TEXT, SMALL = 15.0, 11.5  # font sizes

_NARROW = frozenset("iIljtfr.,:;'|!()[] -\u0627\u0623\u0625\u0622\u0644\u0631\u0632\u062f\u0630\u0648\u0647\u0629")
_BROAD = frozenset("\u0633\u0634\u0635\u0636mwMW@")
_STEPS = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The money of one kind from one party to another: an arrow."""

    payer: str
    payee: str
    kind: Kind
    usd: float | None  # None: no text names a sum
    doubtful: bool = False
    in_kind: bool = False  # no cash until it is called or sold
    in_cycle: bool = False  # a leg of one of the largest cycles
    href: str = ""  # where the arrow leads
    told: str = ""  # the arrow in words


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle about a centre, for keeping things apart."""

    centre: complex
    width: float
    height: float

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Say whether two boxes come nearer than a gap."""
        apart = self.centre - other.centre
        across = abs(apart.real) < (self.width + other.width) / 2 + gap
        return across and abs(apart.imag) < (self.height + other.height) / 2 + gap

    def holds(self, point: complex) -> bool:
        """Say whether a point lies inside."""
        apart = self.centre - point
        return abs(apart.real) * 2 < self.width and abs(apart.imag) * 2 < self.height


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve."""

    start: complex
    control: complex
    end: complex

    def at(self, step: float) -> complex:
        """Return the point at a step from 0 to 1.

        >>> Curve(0j, 1 + 1j, 2 + 0j).at(0.5)
        (1+0.5j)
        """
        back = 1 - step
        return back * back * self.start + 2 * back * step * self.control + step * step * self.end


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a party sits on the ring, and its name beside it."""

    party: str
    centre: complex
    radius: float
    label: Box


@dataclass(frozen=True, slots=True)
class Arrow:
    """A strand with its curve and width."""

    strand: Strand
    curve: Curve
    width: float


# --- who sits where --------------------------------------------------------------------------------------------------


def drawn(strands: Sequence[Strand], limit: int = MAX_PARTIES) -> tuple[str, ...]:
    """Return the parties to draw: those in a cycle first, then by the money in and out."""
    weight: dict[str, tuple[bool, float, int]] = {}
    for strand in strands:
        for party in (strand.payer, strand.payee):
            cycle, usd, ties = weight.get(party, (False, 0.0, 0))
            weight[party] = (cycle or strand.in_cycle, usd + (strand.usd or 0.0), ties + 1)
    return tuple(sorted(weight, key=lambda party: (*(-number for number in weight[party]), party))[:limit])


def order(parties: Sequence[str], roles: Mapping[str, str], strands: Sequence[Strand]) -> tuple[str, ...]:
    """Return the parties around the ring: each role together, with few crossings and room for the large sums.

    >>> order(["a", "b", "c", "d"], {"a": "labs", "b": "chips", "c": "labs", "d": "chips"}, [])
    ('a', 'c', 'b', 'd')
    """
    place = {party: (ROLES.index(role_of(roles, party)), position) for position, party in enumerate(parties)}
    best = sorted(parties, key=place.__getitem__)
    ties = _ties(strands, frozenset(parties))
    cost, better = _cost(best, ties), True
    while better:
        moves = [*_swapped_members(best, roles), *_swapped_groups(best, roles)]
        found = min(moves, key=lambda move: _cost(move, ties), default=best)
        better = _cost(found, ties) < cost - 1e-9
        best, cost = (found, _cost(found, ties)) if better else (best, cost)
    return tuple(best)


def role_of(roles: Mapping[str, str], party: str) -> str:
    """Return the part that a party plays, `other` where none is known."""
    return roles.get(party, "other")


def _swapped_members(now: Sequence[str], roles: Mapping[str, str]) -> Iterable[list[str]]:
    for left, right in combinations(range(len(now)), 2):
        if role_of(roles, now[left]) == role_of(roles, now[right]):
            moved = list(now)
            moved[left], moved[right] = moved[right], moved[left]
            yield moved


def _swapped_groups(now: Sequence[str], roles: Mapping[str, str]) -> Iterable[list[str]]:
    groups = list(dict.fromkeys(role_of(roles, party) for party in now))
    members = {group: [party for party in now if role_of(roles, party) == group] for group in groups}
    for left, right in combinations(range(len(groups)), 2):
        moved = list(groups)
        moved[left], moved[right] = moved[right], moved[left]
        yield [party for group in moved for party in members[group]]


def _ties(strands: Sequence[Strand], parties: frozenset[str]) -> tuple[tuple[str, str, float], ...]:
    """Return who trades with whom and how much that weighs, the heaviest first, no more than can be weighed quickly."""
    weight: dict[tuple[str, str], float] = {}
    for strand in strands:
        if {strand.payer, strand.payee} <= parties and strand.payer != strand.payee:
            pair = (min(strand.payer, strand.payee), max(strand.payer, strand.payee))
            weight[pair] = weight.get(pair, 0.5) + sqrt(strand.usd or 0.0) / 1e5
    heaviest = sorted(weight, key=lambda pair: (-weight[pair], pair))[:MAX_TIES]
    return tuple((*pair, weight[pair]) for pair in heaviest)


def _cost(now: Sequence[str], ties: Sequence[tuple[str, str, float]]) -> float:
    """Weigh the crossings of an order, and the arrows so short that marks and sums do not fit beside them."""
    seat = {party: position for position, party in enumerate(now)}
    chords = [(min(seat[a], seat[b]), max(seat[a], seat[b]), weight) for a, b, weight in ties]
    short = sum(weight * SHORT.get(min(high - low, len(now) - high + low), 0.0) for low, high, weight in chords)
    crossed = sum(
        min(one[2], other[2])
        for one, other in combinations(chords, 2)
        if one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]
    )
    return short + crossed


def seats(
    around: Sequence[str], names: Mapping[str, str], roles: Mapping[str, str], strands: Sequence[Strand]
) -> tuple[Seat, ...]:
    """Return the seats on the smallest ring on which no two names meet."""
    money = {party: sum(s.usd or 0.0 for s in strands if party in (s.payer, s.payee)) for party in around}
    most = max(money.values(), default=0.0) or 1.0
    radii = {party: 9 + 17 * sqrt(money[party] / most) for party in around}
    sizes = (complex(400 * 1.02**step, 285 * 1.04**step) for step in range(60))
    rings = (_seated(around, names, roles, radii, size) for size in sizes)
    return next((found for found in rings if _apart(found)), _seated(around, names, roles, radii, complex(900, 2000)))


def _apart(seated: Sequence[Seat]) -> bool:
    """Say whether every name keeps clear of the other names and of the other seats."""
    return not any(
        one.label.meets(other.label, 12) or one.label.meets(_disc(other), 2) or other.label.meets(_disc(one), 2)
        for one, other in combinations(seated, 2)
    )


def _disc(seat: Seat) -> Box:
    return Box(seat.centre, 2 * seat.radius, 2 * seat.radius)


def _seated(
    around: Sequence[str], names: Mapping[str, str], roles: Mapping[str, str], radii: Mapping[str, float], size: complex
) -> tuple[Seat, ...]:
    steps = _steps(around, roles)
    points = _around(steps, size)
    found = []
    for party, point in zip(around, points, strict=True):
        has_role = role_of(roles, party) != "other"
        width = max(text_width(names[party], TEXT), 44.0)
        label = Box(0j, width, 36.0 if has_role else 20.0)
        found.append(Seat(party, point, radii[party], _beside(point, radii[party], label, size)))
    return tuple(found)


def _steps(around: Sequence[str], roles: Mapping[str, str]) -> list[float]:
    """Return how far along the ring each party sits, from 0 to 1, with a gap between roles."""
    gaps = [
        1.0 if role_of(roles, party) == role_of(roles, following) else 1.35
        for party, following in zip(around, [*around[1:], *around[:1]], strict=True)
    ]
    reached = [sum(gaps[:position]) for position in range(len(gaps))]
    return [step / sum(gaps) for step in reached]


def _around(steps: Sequence[float], size: complex, fineness: int = 720) -> list[complex]:
    """Return the points at these steps along an ellipse, by its length, beginning at the top."""
    angles = [tau * k / fineness - pi / 2 for k in range(fineness + 1)]
    points = [complex(size.real * cos(angle), size.imag * sin(angle)) for angle in angles]
    reached = [0.0]
    for before, after in pairwise(points):
        reached.append(reached[-1] + abs(after - before))
    found = []
    for step in steps:
        nearest = min(range(fineness), key=lambda k: abs(reached[k] - step * reached[-1]))
        found.append(points[nearest])
    return found


def _beside(point: complex, radius: float, label: Box, size: complex) -> Box:
    """Put a name outside the ring: beyond its seat, away from the centre."""
    away = complex(point.real / size.real**2, point.imag / size.imag**2)
    away /= abs(away)
    reach = radius + 7
    shift = complex(
        away.real * (reach + label.width / 2 * min(1.0, abs(away.real) * 1.6)),
        (1 if away.imag > 0 else -1) * (reach + label.height / 2),
    )
    if abs(away.real) > 0.55:  # at the sides the name begins where the seat ends
        shift = complex((1 if away.real > 0 else -1) * (reach + label.width / 2), away.imag * label.height / 2)
    return Box(point + shift, label.width, label.height)


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is drawn, in the unit of its font size; generous, so that names keep apart."""
    ems = (0.36 if letter in _NARROW else 0.98 if letter in _BROAD else 0.64 for letter in text)
    return sum(ems) * size + 4


# --- arrows ----------------------------------------------------------------------------------------------------------


def width(usd: float | None, most: float) -> float:
    """Return the width of an arrow: it grows with the square root of the sum.

    >>> width(None, 4e9), width(4e9, 4e9)
    (1.6, 13.0)
    """
    if not usd or most <= 0:
        return THINNEST
    return THINNEST + (WIDEST - THINNEST) * sqrt(min(usd / most, 1.0))


def arrows(strands: Sequence[Strand], seated: Sequence[Seat]) -> tuple[Arrow, ...]:
    """Return the strands as curves: those of the same two parties are bowed apart, each direction to its side."""
    by_party = {seat.party: seat for seat in seated}
    most = max((strand.usd or 0.0 for strand in strands), default=0.0)
    bundles: dict[tuple[str, str], list[Strand]] = {}
    for strand in strands:
        if strand.payer in by_party and strand.payee in by_party and strand.payer != strand.payee:
            pair = (min(strand.payer, strand.payee), max(strand.payer, strand.payee))
            bundles.setdefault(pair, []).append(strand)
    found: list[Arrow] = []
    for (low, high), bundle in bundles.items():
        found += _bundle(bundle, by_party[low], by_party[high], most)
    return tuple(sorted(found, key=lambda arrow: (arrow.strand.in_cycle, -arrow.width)))


def _bundle(bundle: Sequence[Strand], low: Seat, high: Seat, most: float) -> Iterable[Arrow]:
    """Lay the strands of two parties side by side: those that go one way, then those that go the other."""
    laid = sorted(bundle, key=lambda strand: (strand.payer == low.party, strand.kind))
    widths = [width(strand.usd, most) for strand in laid]
    spacing = 20.0 + max(widths)
    across = high.centre - low.centre
    aside = 1j * across / (abs(across) or 1.0)
    middle = (low.centre + high.centre) / 2
    pulled = middle * 0.5  # towards the centre of the ring, so that neighbours are not joined along its rim
    for position, (strand, thick) in enumerate(zip(laid, widths, strict=True)):
        control = pulled + 2 * aside * spacing * (position - (len(laid) - 1) / 2)
        ends = (low, high) if strand.payer == low.party else (high, low)
        yield Arrow(strand, _trimmed(ends[0], control, ends[1], thick), thick)


def _trimmed(payer: Seat, control: complex, payee: Seat, thick: float) -> Curve:
    start = payer.centre + towards(payer.centre, control) * (payer.radius + 2)
    end = payee.centre + towards(payee.centre, control) * (payee.radius + 3 + head(thick)[0])
    return Curve(start, control, end)


def towards(here: complex, there: complex) -> complex:
    """Return the direction from one point to another, of length 1."""
    return (there - here) / (abs(there - here) or 1.0)


def head(thick: float) -> tuple[float, float]:
    """Return the length and half the breadth of an arrowhead."""
    return 7 + 0.9 * thick, 3.6 + 0.72 * thick


# --- marks and sums on the arrows ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind's mark on its arrow, with the sum where there is room for it."""

    arrow: Arrow
    box: Box
    text: str


def marks(laid: Sequence[Arrow], seated: Sequence[Seat], label: Callable[[float], str]) -> tuple[Mark, ...]:
    """Return a mark for every arrow and the sums of the widest, put where they hide least."""
    taken = [box for seat in seated for box in (seat.label, _disc(seat))]
    paths = [[arrow.curve.at(step / 16) for step in range(17)] for arrow in laid]
    widest = sorted(range(len(laid)), key=lambda k: (-(laid[k].strand.usd or 0.0), k))
    found: list[Mark] = []
    for rank, number in enumerate(widest):
        arrow, others = laid[number], [path for k, path in enumerate(paths) if k != number]
        text = label(arrow.strand.usd) if arrow.strand.usd and rank < MAX_LABELS else ""
        mark = _placed(arrow, text, taken, others) or _placed(arrow, "", taken, others, must=True)
        if mark is not None:
            found.append(mark)
            taken.append(mark.box)
    return tuple(found)


def _placed(
    arrow: Arrow, text: str, taken: Sequence[Box], others: Sequence[Sequence[complex]], *, must: bool = False
) -> Mark | None:
    size = (text_width(text, SMALL + 1) + 24, 19.0) if text else (15.0, 15.0)
    boxes = [Box(arrow.curve.at(step), *size) for step in _STEPS]
    free = [box for box in boxes if not any(box.meets(other, 2) for other in taken)]
    if not free:
        return Mark(arrow, boxes[0], text) if must else None
    hidden = [sum(box.holds(point) for path in others for point in path) for box in free]
    return Mark(arrow, free[hidden.index(min(hidden))], text)
