"""Words in a picture: their direction, the side that is read first, and months along an axis."""

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D

from halqa.surfaces.wording import Wording, clean, period

_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}
_NUMBER = re.compile(r"(?<![\w.,$-])-?\\?\$?\d(?:[\d.,]*\d)?(?:\s?%)?")
_MOST_TICKS = 9
_TITLE_LETTERS, _NOTE_LETTERS, _LINE = 9, 15, 0.16  # letters an inch of the title and of the note; inches a line
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600)


def directed(in_: Wording, text: str) -> str:
    r"""Return lines that run in the direction of the language, whatever letter they begin with.

    Numbers keep their sign and their per cent on the sides where they belong: they are isolated, from left to right.

    >>> from halqa.surfaces.wording import wording
    >>> ascii(directed(wording("ar"), "G42: -5%"))
    "'\\u200fG42: \\u2066-5%\\u2069'"
    """
    told = _NUMBER.sub("\u2066\\g<0>\u2069", text) if in_.direction == "rtl" else text
    return "\n".join(_MARKS[in_.direction] + one for one in told.split("\n"))


def cleaned(in_: Wording, text: str) -> str:
    """Return an untrusted text as a line that can be drawn: a dollar begins no formula in it."""
    return directed(in_, " ".join(clean(text).split()).replace("$", r"\$"))


def sheet(in_: Wording, title: str, note: str, size: tuple[float, float]) -> tuple[Figure, SubFigure]:
    """Return a figure with its title and its note at the foot, and the room between them; `size` of it in inches."""
    start, side = (0.985, "right") if in_.direction == "rtl" else (0.015, "left")
    lines = [one for told in note.split("\n") for one in wrap(told, int(_NOTE_LETTERS * size[0]))]
    foot = _LINE * len(lines) + 0.06
    figure = Figure(figsize=(size[0], size[1] + foot))
    body, below = figure.subfigures(2, 1, height_ratios=[size[1], foot], hspace=0, squeeze=False)[:, 0]
    heading = "\n".join(cleaned(in_, one) for one in wrap(title, int(_TITLE_LETTERS * size[0])))
    body.suptitle(heading, x=start, ha=side, fontsize=12, fontweight="bold")
    words = "\n".join(cleaned(in_, one) for one in lines)
    below.text(start, 1, words, ha=side, va="top", fontsize=8, color="#5b6169", multialignment=side)
    return figure, body


def towards(in_: Wording, axes: Axes, name: str = "") -> None:
    """Turn axes to the direction of the language: what comes first, and the scale, stand on the side read first."""
    if in_.direction == "rtl":
        axes.xaxis.set_inverted(True)
        axes.yaxis.tick_right()
    if name:
        told = "\n".join(cleaned(in_, one) for one in name.split("\n"))
        axes.set_title(told, loc="right" if in_.direction == "rtl" else "left")


def legend(in_: Wording, figure: SubFigure, handles: Sequence[Any], columns: int = 4) -> None:
    """Write the legend below the axes, where it hides nothing, its signs on the side that is read first."""
    if handles:
        is_rtl = in_.direction == "rtl"
        columns = min(columns, len(handles))
        ordered = _by_row(list(handles), columns, is_rtl=is_rtl)
        figure.legend(handles=ordered, loc="outside lower center", ncols=columns, markerfirst=not is_rtl)


def months(in_: Wording, axes: Axes, first: int, count: int) -> None:
    """Name `count` months along the axis, from `first`, counted from the year 0: years alone where they are many."""
    step = next((step for step in _STEPS if count <= step * _MOST_TICKS), _STEPS[-1])
    ticks = list(_every(first, count, step))
    axes.set_xticks([tick - first for tick in ticks], [directed(in_, _named(in_, tick, step)) for tick in ticks])
    axes.set_xlim(*((count - 1, 0) if in_.direction == "rtl" else (0, count - 1)))


def _every(first: int, count: int, step: int) -> Iterable[int]:
    return (each for each in range(first, first + count) if each % step == 0)


def _named(in_: Wording, month: int, step: int) -> str:
    year, place = divmod(month, 12)
    if step >= 12:
        return f"{year:04}"
    return period(in_, f"{year:04}-{place + 1:02}").replace(" ", "\n")


def _by_row(handles: list[Any], columns: int, *, is_rtl: bool) -> list[Any]:
    """Return handles so that they are read by row: matplotlib fills a legend by column, from the left."""
    rows = -(-len(handles) // columns)
    filled = handles + [Line2D([], [], linestyle="none", label=" ") for _ in range(rows * columns - len(handles))]
    order = range(columns - 1, -1, -1) if is_rtl else range(columns)
    return [filled[row * columns + column] for column in order for row in range(rows)]
