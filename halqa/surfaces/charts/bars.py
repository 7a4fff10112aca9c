"""What decides an answer: effects by size, to both sides of nothing, each under its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from halqa.errors import InvalidChartError
from halqa.surfaces.charts.canvas import Chart, styled
from halqa.surfaces.charts.lettering import cleaned, legend, sheet, towards
from halqa.surfaces.wording import Wording

_DOWN, _UP = "#b4490b", "#0067a5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one thing does to an answer: one value, or two where it is moved both ways."""

    name: str
    down: float  # the answer's change at the low end, or at all
    up: float = 0.0


def effects(
    in_: Wording,
    title: str,
    told: Sequence[Effect],
    shown: Callable[[float], str],
    sides: tuple[str, str] = ("", ""),
    note: str = "",
) -> Chart:
    """Draw effects as bars, the greatest on top; `sides` name what the two colours mean.

    Raises InvalidChartError where there is nothing to draw, or an effect is no number.
    """
    if not told or not all(isfinite(one.down) and isfinite(one.up) for one in told):
        raise InvalidChartError(reason="there is no effect to draw, or one is no number")
    ordered = sorted(told, key=lambda one: max(abs(one.down), abs(one.up)))
    with styled():
        figure, body = sheet(in_, title, note, (8.0, 1.5 + 0.34 * len(ordered)))
        axes = body.subplots()
        axes.grid(visible=False, axis="y")
        for values, colour, hatch in (("down", _DOWN, "//"), ("up", _UP, "")):
            widths = [getattr(one, values) for one in ordered]
            axes.barh(range(len(ordered)), widths, color=colour, hatch=hatch, edgecolor="white", height=0.7)
        axes.axvline(0, color="#1c1e21", linewidth=0.9)
        axes.set_yticks(range(len(ordered)), [cleaned(in_, one.name) for one in ordered])
        axes.xaxis.set_major_formatter(lambda value, _: cleaned(in_, shown(value)))
        axes.xaxis.set_major_locator(MaxNLocator(5))
        towards(in_, axes)
        legend(in_, body, _handles(in_, sides))
        return Chart(figure, title, "; ".join(f"{one.name}: {shown(one.down or one.up)}" for one in ordered[::-1]))


def _handles(in_: Wording, sides: tuple[str, str]) -> list[Patch]:
    styles = zip(sides, (_DOWN, _UP), ("//", ""), strict=True)
    return [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=cleaned(in_, side))
        for side, colour, hatch in styles
        if side
    ]
