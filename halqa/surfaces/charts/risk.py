"""Two-dimensional risk chart: what a party's failure would do to production against what it would do to money."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import BboxBase

from halqa.errors import InvalidChartError
from halqa.surfaces.charts.canvas import Chart, styled
from halqa.surfaces.charts.lettering import cleaned, sheet, towards
from halqa.surfaces.charts.placing import Area, placed
from halqa.surfaces.charts.words import chart_words
from halqa.surfaces.wording import Wording

MOST_NAMED = 14  # more names are led far away from their marks
_LINE = {"arrowstyle": "-", "color": "#5b6169", "linewidth": 0.6, "shrinkA": 0, "shrinkB": 3, "relpos": (0.5, 0.5)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party by the two dimensions, each a share of the whole from 0 to 1.

    Raises InvalidChartError where one of them is no number: leave out who is not known.
    """

    name: str  # in the language of the picture
    production: float  # ESRI: the share of production that is lost where it fails
    money: float  # the share of all claims that is lost where it fails

    def __post_init__(self) -> None:
        if not (isfinite(self.production) and isfinite(self.money)):
            raise InvalidChartError(reason=f"what {self.name} would do is no number")


def risk(
    in_: Wording,
    title: str,
    parties: Sequence[Party],
    shown: Callable[[float], str],
    axes_names: tuple[str, str] = ("", ""),
    note: str = "",
) -> Chart:
    """Draw each party as a mark, ESRI along and financial loss upwards; the greatest MOST_NAMED bear their names.

    `shown` writes a share; `axes_names` replace the names of the dimensions. Raises InvalidChartError without parties.
    """
    if not parties:
        raise InvalidChartError(reason="there is no party to draw")
    words = chart_words(in_)
    along, upwards = axes_names[0] or words["risk.production"], axes_names[1] or words["risk.money"]
    ordered = sorted(parties, key=lambda one: -max(one.production, one.money))
    named, others = ordered[:MOST_NAMED], ordered[MOST_NAMED:]
    told = [note] if note else []
    if others:
        told.append(words["risk.unnamed"].format(n=len(others)))
    with styled():
        figure, body = sheet(in_, title, "\n".join(told), (8.0, 5.4))
        axes = body.subplots()
        axes.scatter([one.production for one in parties], [one.money for one in parties], s=34, zorder=3)
        towards(in_, axes, upwards)
        axes.set_xlabel(cleaned(in_, along), color="#5b6169", loc="left" if in_.direction == "rtl" else "right")
        _scale(in_, axes, shown)
        _name(in_, figure, axes, named, others)
        return Chart(figure, title, _described(named, shown, along, upwards))


def _described(named: Sequence[Party], shown: Callable[[float], str], along: str, upwards: str) -> str:
    return "; ".join(f"{one.name}: {along} {shown(one.production)}, {upwards} {shown(one.money)}" for one in named)


def _scale(in_: Wording, axes: Axes, shown: Callable[[float], str]) -> None:
    for axis, limits, is_turned in (
        (axes.xaxis, axes.get_xlim(), in_.direction == "rtl"),
        (axes.yaxis, axes.get_ylim(), False),
    ):
        most = max(*limits, 1e-3)
        ends = (-0.04 * most, 1.08 * most)
        axis.set_view_interval(*ends, ignore=True)
        axis.set_inverted(is_turned)
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        axis.set_major_formatter(lambda value, _: cleaned(in_, shown(value)) if value >= 0 else "")


def _name(in_: Wording, figure: Figure, axes: Axes, named: Sequence[Party], others: Sequence[Party]) -> None:
    """Write each name in the nearest free place about its mark, with a line to it."""
    labels = [axes.text(one.production, one.money, cleaned(in_, one.name), fontsize=8.5) for one in named]
    figure.draw_without_rendering()  # the axes have to be laid out before anything can be measured
    points = 72 / figure.dpi
    sizes = [(points * box.width + 2, points * box.height + 1) for box in (one.get_window_extent() for one in labels)]
    frame = _points(axes.get_window_extent(), points)
    marks, unnamed = ([_mark(axes, one, points) for one in told] for told in (named, others))
    places = placed(marks, sizes, frame, -1 if in_.direction == "rtl" else 1, unnamed)
    for label, one, mark, place in zip(labels, named, marks, places, strict=True):
        label.remove()
        axes.annotate(
            cleaned(in_, one.name), (one.production, one.money), (place.x - mark[0], place.y - mark[1]),
            textcoords="offset points", ha="center", va="center", fontsize=8.5, annotation_clip=False, arrowprops=_LINE,
        )  # fmt: skip


def _mark(axes: Axes, party: Party, points: float) -> tuple[float, float]:
    x, y = axes.transData.transform((party.production, party.money))
    return float(points * x), float(points * y)


def _points(box: BboxBase, points: float) -> Area:
    return Area(
        points * (box.x0 + box.width / 2), points * (box.y0 + box.height / 2), points * box.width, points * box.height
    )
