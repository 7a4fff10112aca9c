"""The ring as SVG text: arrows, marks of kinds, seats and names. Colours come from the page's style sheet."""

from collections.abc import Mapping, Sequence
from html import escape
from math import cos, pi, sin, tau

from halqa.model import Kind
from halqa.surfaces.ring import (
    Arrow,
    Box,
    Curve,
    Mark,
    Seat,
    Strand,
    arrows,
    drawn,
    head,
    marks,
    order,
    role_of,
    seats,
    towards,
)
from halqa.surfaces.wording import Wording, clean, compact


def picture(
    in_: Wording, strands: Sequence[Strand], roles: Mapping[str, str], *, title: str, desc: str, style: str = ""
) -> str:
    """Return the network as one SVG element; colours come from its own style sheet, or else from that of the page."""
    parties = drawn(strands)
    around = order(parties, roles, strands)
    names = {party: in_.name(party) for party in around}
    seated = seats(around, names, roles, strands)
    laid = arrows(strands, seated)
    marked = marks(laid, seated, lambda usd: compact(in_, usd))
    number = {seat.party: position for position, seat in enumerate(seated)}
    parts = [
        *(_halo(arrow) for arrow in laid if arrow.strand.in_cycle),
        *(_arrow_svg(arrow, number) for arrow in laid),
        *(_seat_svg(in_, seat, roles, number) for seat in seated),
        *(_mark_svg(in_, mark, number) for mark in marked),
    ]
    head = f'<title id="network-title">{_text(title)}</title><desc id="network-desc">{_text(desc)}</desc>'
    ground = f'<style>{_text(style)}</style><rect class="ground" x="-9999" y="-9999" width="19998" height="19998"/>'
    return _frame(seated, [mark.box for mark in marked], [head, ground if style else "", *parts])


def _frame(seated: Sequence[Seat], boxes: Sequence[Box], parts: Sequence[str]) -> str:
    """Return an SVG element that holds all that is drawn."""
    everything = [*boxes, *(seat.label for seat in seated)]
    everything += [Box(seat.centre, 2 * seat.radius, 2 * seat.radius) for seat in seated]
    left = min((box.centre.real - box.width / 2 for box in everything), default=0.0) - 12
    right = max((box.centre.real + box.width / 2 for box in everything), default=100.0) + 12
    top = min((box.centre.imag - box.height / 2 for box in everything), default=0.0) - 12
    bottom = max((box.centre.imag + box.height / 2 for box in everything), default=100.0) + 12
    return (
        f'<svg class="network" direction="ltr" role="group" aria-labelledby="network-title network-desc" '
        f'xmlns="http://www.w3.org/2000/svg" viewBox="{_n(left)} {_n(top)} {_n(right - left)} {_n(bottom - top)}">'
        f"{''.join(parts)}</svg>"
    )


def _classes(strand: Strand, number: Mapping[str, int]) -> str:
    told = {
        "doubtful": strand.doubtful,
        "in-kind": strand.in_kind,
        "in-cycle": strand.in_cycle,
        "unknown": strand.usd is None,
    }
    states = [name for name, holds in told.items() if holds]
    return " ".join(["strand", f"k-{strand.kind}", *states, f"p{number[strand.payer]}", f"p{number[strand.payee]}"])


def _halo(arrow: Arrow) -> str:
    return f'<path class="halo" d="{_path(arrow.curve)}" stroke-width="{_n(arrow.width + 9)}"/>'


def _arrow_svg(arrow: Arrow, number: Mapping[str, int]) -> str:
    link = f'a href="{escape(arrow.strand.href)}"' if arrow.strand.href else "g"
    return (
        f'<{link} class="{_classes(arrow.strand, number)}">'
        f"<title>{_text(arrow.strand.told)}</title>"
        f'<path class="reach" d="{_path(arrow.curve)}"/>'
        f'<path class="line" d="{_path(arrow.curve)}" stroke-width="{_n(arrow.width)}"/>'
        f'<path class="head" d="{_head_path(arrow)}"/></{link[0]}>'
    )


def _head_path(arrow: Arrow) -> str:
    long, broad = head(arrow.width)
    ahead = towards(arrow.curve.control, arrow.curve.end)
    base, tip = arrow.curve.end - ahead, arrow.curve.end + ahead * long
    left, right = base + 1j * ahead * broad, base - 1j * ahead * broad
    return f"M{_p(left)}L{_p(tip)}L{_p(right)}Z"


def _seat_svg(in_: Wording, seat: Seat, roles: Mapping[str, str], number: Mapping[str, int]) -> str:
    role = in_.words[f"role.{role_of(roles, seat.party)}"]
    lift = -3 if role else 5
    lines = _words(seat.label.centre + complex(0, lift), in_.name(seat.party), "name")
    lines += _words(seat.label.centre + 14j, role, "role") if role else ""
    circle = f'<circle cx="{_n(seat.centre.real)}" cy="{_n(seat.centre.imag)}" r="{_n(seat.radius)}"/>'
    return f'<g class="party r-{role_of(roles, seat.party)}" id="n{number[seat.party]}">{circle}{lines}</g>'


def _mark_svg(in_: Wording, mark: Mark, number: Mapping[str, int]) -> str:
    centre, across = mark.box.centre, mark.box.width
    first = 1 if in_.direction == "rtl" else -1  # the side that is read first
    sign = centre + first * (across / 2 - 11) if mark.text else centre
    ground = (
        f'<rect x="{_n(centre.real - across / 2)}" y="{_n(centre.imag - mark.box.height / 2)}" width="{_n(across)}" '
        f'height="{_n(mark.box.height)}" rx="4"/>'
    )
    words = _words(centre + complex(-9 * first, 4.5), mark.text, "sum") if mark.text else ""
    drawn_sign = sign_at(mark.arrow.strand.kind, sign)
    return f'<g class="mark {_classes(mark.arrow.strand, number)}">{ground if mark.text else ""}{drawn_sign}{words}</g>'


def _words(where: complex, text: str, name: str) -> str:
    """Write a line about its middle, in its own direction: `start` and `end` would swap sides in Arabic."""
    way = "rtl" if is_rtl(text) else "ltr"
    return (
        f'<text class="{name}" x="{_n(where.real)}" y="{_n(where.imag)}" text-anchor="middle" direction="{way}">'
        f"{_text(text)}</text>"
    )


def is_rtl(text: str) -> bool:
    """Say whether a line runs from right to left: whether it holds a letter of a right-to-left script.

    >>> is_rtl("300 مليار دولار"), is_rtl("G42")
    (True, False)
    """
    return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text)


def sign_at(kind: Kind, centre: complex, size: float = 6.0) -> str:
    """Return the mark of a kind as SVG: a shape, so that nothing rests on colour alone."""
    if kind in _CORNERS:
        points = [centre + size * corner for corner in _CORNERS[kind]]
        return f'<path class="sign" d="M{"L".join(map(_p, points))}Z"/>'
    return f'<circle class="sign" cx="{_n(centre.real)}" cy="{_n(centre.imag)}" r="{_n(size * 0.85)}"/>'


def _polygon(corners: int, turn: float = -pi / 2) -> tuple[complex, ...]:
    return tuple(complex(cos(turn + tau * k / corners), sin(turn + tau * k / corners)) for k in range(corners))


def _star() -> tuple[complex, ...]:
    outer, inner = _polygon(5), _polygon(5, -pi / 2 + pi / 5)
    return tuple(point for pair in zip(outer, inner, strict=True) for point in (1.15 * pair[0], 0.5 * pair[1]))


_CORNERS: Mapping[Kind, tuple[complex, ...]] = {
    Kind.EQUITY: tuple(1.05 * corner for corner in _polygon(4)),
    Kind.DEBT: (-0.8 - 0.8j, 0.8 - 0.8j, 0.8 + 0.8j, -0.8 + 0.8j),
    Kind.CHIPS: tuple(1.1 * corner for corner in _polygon(3)),
    Kind.ENERGY: (0.35 - 1.15j, -0.75 + 0.2j, -0.05 + 0.2j, -0.35 + 1.15j, 0.75 - 0.2j, 0.05 - 0.2j),
    Kind.SERVICE: (
        -0.35 - 1j, 0.35 - 1j, 0.35 - 0.35j, 1 - 0.35j, 1 + 0.35j, 0.35 + 0.35j,
        0.35 + 1j, -0.35 + 1j, -0.35 + 0.35j, -1 + 0.35j, -1 - 0.35j, -0.35 - 0.35j,
    ),
    Kind.ACQUISITION: _star(),
    Kind.VENTURE: _polygon(6),
}  # fmt: skip


def _path(curve: Curve) -> str:
    return f"M{_p(curve.start)}Q{_p(curve.control)} {_p(curve.end)}"


def _p(point: complex) -> str:
    return f"{_n(point.real)},{_n(point.imag)}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(clean(text), quote=False)
