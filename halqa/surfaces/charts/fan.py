"""Fan chart: how far apart many possible futures of one quantity are, month by month; and two of them side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray

from halqa.errors import InvalidChartError
from halqa.surfaces.charts.canvas import Chart, styled
from halqa.surfaces.charts.lettering import cleaned, directed, legend, months, sheet, towards
from halqa.surfaces.charts.words import chart_words
from halqa.surfaces.wording import Wording

Floats = NDArray[np.float64]
_INK, _LIGHTEST, _DARKEST = "#0067a5", 0.20, 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a month beside the paths: a value, or the range in which it lies."""

    month: int  # counted from the year 0
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Quantiles of one quantity by month.

    Raises InvalidChartError where shapes differ, a quantile is out of order, or no value or an endless one is told.
    """

    name: str  # of the quantity, in the language of the picture
    unit: str
    first: int  # the month of the first column, counted from the year 0
    quantiles: tuple[float, ...]  # ascending, about one half
    values: Floats  # (quantiles, months); nan: not known
    shown: Callable[[float], str]  # a value as it is written beside the axis
    known: tuple[Known, ...] = ()
    known_name: str = ""

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape[0] != len(self.quantiles) or not self.values.shape[1]:
            raise InvalidChartError(reason="a fan needs one row of months for each quantile")
        if list(self.quantiles) != sorted(set(self.quantiles)) or not all(0 <= each <= 1 for each in self.quantiles):
            raise InvalidChartError(reason="the quantiles of a fan have to rise, from 0 to 1")

        if np.isnan(self.values).all() or np.isinf(self.values).any():
            raise InvalidChartError(reason="of a fan no value is known, or one is without end")

    @property
    def titled(self) -> str:
        """The quantity with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name

    @property
    def bands(self) -> list[tuple[int, int]]:
        """Places of the quantiles that bound each band, the widest first."""
        return [(at, len(self.quantiles) - 1 - at) for at in range(len(self.quantiles) // 2)]


def fan(in_: Wording, title: str, told: Fan, note: str = "") -> Chart:
    """Draw one fan: bands between quantiles, the middle as a line, what is known as marks."""
    with styled():
        figure, body = sheet(in_, title, note, (8.0, 4.6))
        axes = body.subplots()
        _draw(in_, axes, told)
        towards(in_, axes, told.titled)
        legend(in_, body, _handles(in_, [told]))
        return Chart(figure, title, f"{told.titled}. {note}")


def beside(in_: Wording, title: str, pair: tuple[tuple[str, Fan], tuple[str, Fan]], note: str = "") -> Chart:
    """Draw two fans on one scale, each under its name: the first on the side that is read first."""
    with styled():
        figure, body = sheet(in_, title, note, (9.6, 4.6))
        places = list(body.subplots(1, 2, sharey=True))
        for axes, (name, told) in zip(places[::-1] if in_.direction == "rtl" else places, pair, strict=True):
            _draw(in_, axes, told)
            towards(in_, axes, f"{name}\n{told.titled}")
            axes.tick_params(labelleft=in_.direction != "rtl", labelright=in_.direction == "rtl")
        legend(in_, body, _handles(in_, [told for _, told in pair]))
        return Chart(figure, title, f"{pair[0][0]}; {pair[1][0]}. {note}")


def _draw(in_: Wording, axes: Axes, told: Fan) -> None:
    along = np.arange(told.values.shape[1])
    for shade, (low, high) in zip(_shades(told), told.bands, strict=True):
        axes.fill_between(along, told.values[low], told.values[high], color=shade, linewidth=0)
    if len(told.quantiles) % 2:
        axes.plot(along, told.values[len(told.quantiles) // 2], color=_INK, linewidth=1.8)
    for each in told.known:
        middle, half = (each.low + each.high) / 2, (each.high - each.low) / 2
        axes.errorbar([each.month - told.first], [middle], yerr=[half], **_KNOWN)
    if np.nanmin(told.values) < 0 < np.nanmax(told.values):
        axes.axhline(0, color="#1c1e21", linewidth=0.9)
    months(in_, axes, told.first, told.values.shape[1])
    axes.yaxis.set_major_formatter(lambda value, _: cleaned(in_, told.shown(value)))


_KNOWN: dict[str, Any] = {
    "color": "#b4490b", "marker": "D", "markersize": 5, "capsize": 5, "linewidth": 1.4, "clip_on": False, "zorder": 5,
}  # fmt: skip


def _shades(told: Fan) -> list[tuple[float, float, float]]:
    """Return the colour of each band, the widest first and lightest: solid, so that the legend shows the same."""
    shares = np.linspace(_LIGHTEST, _DARKEST, len(told.bands)) if len(told.bands) > 1 else [_LIGHTEST] * len(told.bands)
    ink = np.array(to_rgb(_INK))
    return [tuple(1 - share * (1 - ink)) for share in shares]


def _handles(in_: Wording, fans: Sequence[Fan]) -> list[Any]:
    words, told = chart_words(in_), fans[0]
    middle = [Line2D([], [], color=_INK, label=directed(in_, words["fan.middle"]))] if len(told.quantiles) % 2 else []
    bands = [
        Patch(color=shade, linewidth=0, label=directed(in_, _band(words["fan.band"], told, low, high)))
        for shade, (low, high) in zip(_shades(told), told.bands, strict=True)
    ]
    marks = [
        Line2D([], [], linestyle="none", label=cleaned(in_, one.known_name), **_sign()) for one in fans if one.known
    ]
    return [*middle, *bands[::-1], *marks[:1]]


def _band(template: str, told: Fan, low: int, high: int) -> str:
    least, most = (f"{100 * told.quantiles[at]:g}" for at in (low, high))
    return template.format(low=least, high=most)


def _sign() -> dict[str, Any]:
    return {name: _KNOWN[name] for name in ("color", "marker", "markersize")}
