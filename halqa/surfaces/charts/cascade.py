"""Cascade: who pulled whom, step by step. Each step is a column; a thick arrow carries a great loss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Text

from halqa.errors import InvalidChartError
from halqa.surfaces.charts.canvas import Chart, styled
from halqa.surfaces.charts.lettering import cleaned, directed, legend, sheet
from halqa.surfaces.charts.placing import Area, arc
from halqa.surfaces.charts.words import chart_words
from halqa.surfaces.wording import Wording

MOST_DRAWN = 30  # parties: more than that no eye follows
_COLOURS = ("#b4490b", "#0067a5", "#00795c", "#a8438a", "#9a6b00", "#56606b")
_STROKES: Sequence[Any] = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (3, 1, 1, 1, 1, 1)), (0, (8, 3)))
_THINNEST, _THICKEST, _FEWEST_ROWS = 1.0, 6.0, 3
_BENDS = (0.0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.8, -0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """A party that is drawn: when it is reached, and what is written below its name."""

    party: str
    step: int  # place in the steps
    told: str = ""  # its loss, in the language of the picture
    loss: float = 0.0  # what decides who is drawn where there are too many
    has_failed: bool = True  # or has only lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """One party took from another by not paying, not delivering, not funding or being worth less."""

    source: str
    target: str
    loss: float
    way: str  # the mechanism, in the language of the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """Steps in order, who was reached in each, and who pulled whom.

    Raises InvalidChartError where a step or a party of a pull is not among those told, or a party stands in two steps.
    """

    steps: tuple[str, ...]
    fallen: tuple[Fallen, ...]
    pulls: tuple[Pull, ...]

    def __post_init__(self) -> None:
        names = {one.party for one in self.fallen}
        if len(names) < len(self.fallen):
            raise InvalidChartError(reason="a party stands in a cascade twice")
        if not self.fallen or not all(0 <= one.step < len(self.steps) for one in self.fallen):
            raise InvalidChartError(reason="a cascade needs parties, each in one of its steps")
        if not all({pull.source, pull.target} <= names for pull in self.pulls):
            raise InvalidChartError(reason="someone pulls or is pulled who is in no step of the cascade")


def cascade(in_: Wording, title: str, told: Cascade, note: str = "") -> Chart:
    """Draw a cascade, its first step on the side that is read first; of many parties those who lost most."""
    drawn = sorted(told.fallen, key=lambda one: -one.loss)[:MOST_DRAWN]
    notes = [note] if note else []
    if len(drawn) < len(told.fallen):
        notes.append(chart_words(in_)["cascade.undrawn"].format(n=len(told.fallen) - len(drawn)))
    columns = _columns(told, drawn)
    with styled():
        size = max(6.4, 2.3 * len(columns)), 1.5 + 0.75 * _rows(columns)
        figure, body = sheet(in_, title, "\n".join(notes), size)
        axes = body.subplots()
        boxes = _boxes(in_, axes, columns, [told.steps[column[0].step] for column in columns])
        shown = [pull for pull in told.pulls if {pull.source, pull.target} <= set(boxes)]
        ways = list(dict.fromkeys(pull.way for pull in shown))
        legend(in_, body, _handles(in_, ways, drawn))
        figure.draw_without_rendering()  # boxes take their place and size when they are laid out
        _pull(axes, boxes, shown, ways)
        return Chart(figure, title, _described(in_, shown))


def _described(in_: Wording, pulls: Sequence[Pull]) -> str:
    return "; ".join(f"{in_.name(pull.source)} → {in_.name(pull.target)} ({pull.way})" for pull in pulls)


def _columns(told: Cascade, drawn: Sequence[Fallen]) -> list[list[Fallen]]:
    """Return who stands in each column, so that arrows cross little: below those by whom one is pulled."""
    found: list[list[Fallen]] = []
    height: dict[str, float] = {}
    for step in range(len(told.steps)):
        here = [one for one in drawn if one.step == step]
        if here:
            here.sort(key=lambda one: (_pulled_from(one.party, told.pulls, height), -one.loss, one.party))
            height |= {one.party: (row + 0.5) / len(here) for row, one in enumerate(here)}
            found.append(here)
    return found


def _pulled_from(party: str, pulls: Sequence[Pull], height: Mapping[str, float]) -> float:
    above = [height[pull.source] for pull in pulls if pull.target == party and pull.source in height]
    return sum(above) / len(above) if above else 0.5


def _rows(columns: Sequence[Sequence[Fallen]]) -> int:
    """Return how many parties one column has room for: enough, too, for an arrow to go round one of them."""
    return max(_FEWEST_ROWS, *map(len, columns))


def _boxes(in_: Wording, axes: Axes, columns: Sequence[Sequence[Fallen]], steps: Sequence[str]) -> dict[str, Text]:
    """Write the parties in their columns, and the name of each step above; return the box of each party."""
    most = _rows(columns)
    axes.set_axis_off()
    axes.set_xlim(*((len(columns) - 0.45, -0.55) if in_.direction == "rtl" else (-0.55, len(columns) - 0.45)))
    axes.set_ylim(most + 0.1, -0.75)
    found: dict[str, Text] = {}
    for x, (column, step) in enumerate(zip(columns, steps, strict=True)):
        axes.text(x, -0.55, cleaned(in_, step), ha="center", va="center", color="#5b6169")
        for row, one in enumerate(column):
            lines = [in_.name(one.party), *([one.told] if one.told else [])]
            style = _FAILED if one.has_failed else _HURT
            words = "\n".join(cleaned(in_, each) for each in lines)
            y = (row + 0.5) * most / len(column)
            found[one.party] = axes.text(x, y, words, ha="center", va="center", fontsize=8.5, zorder=4, **style)
    return found


_FAILED: dict[str, Any] = {
    "color": "white",
    "bbox": {"boxstyle": "round,pad=0.45", "facecolor": "#2b3440", "edgecolor": "#2b3440"},
}
_HURT: dict[str, Any] = {
    "color": "#1c1e21",
    "bbox": {"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": "#2b3440"},
}


def _pull(axes: Axes, boxes: Mapping[str, Text], pulls: Sequence[Pull], ways: Sequence[str]) -> None:
    areas, frame = {party: _area(box) for party, box in boxes.items()}, _frame(axes)
    most = max((pull.loss for pull in pulls), default=0.0) or 1.0
    for pull in pulls:
        at = ways.index(pull.way) % len(_COLOURS)
        width = _THINNEST + (_THICKEST - _THINNEST) * (max(pull.loss, 0.0) / most) ** 0.5
        source, target = boxes[pull.source], boxes[pull.target]
        arrow = FancyArrowPatch(
            source.get_position(),
            target.get_position(),
            patchA=source.get_bbox_patch(),
            patchB=target.get_bbox_patch(),
            shrinkA=2,
            shrinkB=3,
            arrowstyle="-|>",
            mutation_scale=9 + 1.5 * width,
            linewidth=width,
            zorder=2,
            color=_COLOURS[at],
            linestyle=_STROKES[at],
            connectionstyle=f"arc3,rad={_bend(pull, areas, frame)}",
        )
        axes.add_patch(arrow)


def _frame(axes: Axes) -> Area:
    """Return the room of the boxes, below the names of the steps."""
    (left, right), (bottom, _) = axes.get_xlim(), axes.get_ylim()
    (x, y), (to_x, to_y) = axes.transData.transform([(left, bottom), (right, 0.0)])
    return Area((x + to_x) / 2, (y + to_y) / 2, abs(to_x - x), abs(to_y - y))


def _area(box: Text) -> Area:
    patch = box.get_bbox_patch()
    extent = patch.get_window_extent() if patch else box.get_window_extent()
    return Area(extent.x0 + extent.width / 2, extent.y0 + extent.height / 2, extent.width, extent.height)


def _bend(pull: Pull, areas: Mapping[str, Area], frame: Area) -> float:
    """Return how far an arrow is bent, to run in the frame and behind the fewest boxes that are not its own."""
    source, target = areas[pull.source], areas[pull.target]
    others = [area for party, area in areas.items() if party not in (pull.source, pull.target)]
    least = 0.0 if abs(source.x - target.x) > source.width / 2 else 0.35  # within a column: beside it

    def hidden(bend: float) -> tuple[int, float]:
        along = arc((source.x, source.y), (target.x, target.y), bend)
        behind = sum(int(other.holds(along).sum()) for other in others)
        return behind + int((~frame.holds(along, room=0.0)).sum()), abs(bend)

    return min((least + more for more in _BENDS), key=hidden)


def _handles(in_: Wording, ways: Sequence[str], drawn: Sequence[Fallen]) -> list[Line2D]:
    words = chart_words(in_)
    arrows = [
        Line2D(
            [],
            [],
            color=_COLOURS[at % len(_COLOURS)],
            linestyle=_STROKES[at % len(_STROKES)],
            linewidth=2.2,
            label=cleaned(in_, way),
        )
        for at, way in enumerate(ways)
    ]
    states = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker="s",
            markersize=9,
            markeredgecolor="#2b3440",
            markerfacecolor=colour,
            label=directed(in_, words[key]),
        )
        for has_failed, colour, key in ((True, "#2b3440", "cascade.failed"), (False, "white", "cascade.hurt"))
        if any(one.has_failed is has_failed for one in drawn)
    ]
    return [*states, *arrows]
