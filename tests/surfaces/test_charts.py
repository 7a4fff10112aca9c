"""Pictures in both languages: what is read first stands first, and nothing covers anything."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from halqa.errors import InvalidChartError, UnknownPictureError, UnwritableFileError
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.charts.bars import Effect, effects
from halqa.surfaces.charts.canvas import Chart, as_picture, write
from halqa.surfaces.charts.cascade import MOST_DRAWN, Cascade, Fallen, Pull, cascade
from halqa.surfaces.charts.fan import Fan, Known, beside, fan
from halqa.surfaces.charts.placing import Area, arc, placed
from halqa.surfaces.charts.risk import MOST_NAMED, Party, risk
from halqa.surfaces.voice import Voice, voice

LANGS = ("en", "ar")
NOTES = {"en": "Conditional on the scenario: not a forecast. ", "ar": "مشروط بالسيناريو وليس تنبؤًا. "}
TITLES = {"en": "What may come of it", "ar": "ما قد يأتي منها"}
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
FIRST = 2026 * 12 + 10


def a_fan(speech: Voice, **changed: Any) -> Fan:
    middle = np.linspace(30e9, -10e9, 74)
    spread = np.linspace(1e9, 40e9, 74)
    rows = np.array([middle + spread * (quantile - 0.5) for quantile in QUANTILES])
    told: dict[str, Any] = {
        "name": TITLES[speech.wording.lang],
        "unit": "",
        "first": FIRST,
        "quantiles": QUANTILES,
        "values": rows,
        "shown": lambda value: usd(speech, value),
        "known": (Known(month=FIRST + 6, low=20e9, high=28e9),),
        "known_name": TITLES[speech.wording.lang],
    }
    return Fan(**told | changed)


def fanned(speech: Voice) -> Chart:
    return fan(speech.wording, TITLES[speech.wording.lang], a_fan(speech), NOTES[speech.wording.lang] * 6)


def side_by_side(speech: Voice) -> Chart:
    pair = ("A", a_fan(speech)), ("B", a_fan(speech))
    return beside(speech.wording, TITLES[speech.wording.lang] * 8, pair, NOTES[speech.wording.lang])


CHAIN = Cascade(
    steps=("1", "2", "3"),
    fallen=(
        Fallen(party="CoreWeave", step=0, told="$18bn", loss=18e9),
        Fallen(party="OpenAI", step=1, loss=9e9),
        Fallen(party="Nvidia", step=1, loss=6e9, has_failed=False),
        Fallen(party="Oracle", step=2, loss=30e9),
    ),
    pulls=(
        Pull(source="CoreWeave", target="OpenAI", loss=9e9, way="w1"),
        Pull(source="CoreWeave", target="Nvidia", loss=3e9, way="w2"),
        Pull(source="OpenAI", target="Oracle", loss=30e9, way="w2"),
        Pull(source="CoreWeave", target="Oracle", loss=1e9, way="w1"),
    ),
)


def chained(speech: Voice) -> Chart:
    return cascade(speech.wording, TITLES[speech.wording.lang], CHAIN, NOTES[speech.wording.lang])


def at_risk(speech: Voice) -> Chart:
    names = ("CoreWeave", "Oracle", "OpenAI", "Nvidia", "Microsoft", "G42", "Amazon", "AMD", "Meta")
    drawn = np.random.default_rng(3).beta(0.5, 3, (len(names), 2))
    told = [Party(name=speech.wording.name(n), production=x, money=y) for n, (x, y) in zip(names, drawn, strict=True)]
    return risk(speech.wording, TITLES[speech.wording.lang], told, lambda share: percent(speech, share))


def decided(speech: Voice) -> Chart:
    told = [Effect(name="OpenAI", down=-3e9, up=5e9), Effect(name="$ & %", down=-1e9)]
    sides = (TITLES[speech.wording.lang], NOTES[speech.wording.lang])
    return effects(speech.wording, TITLES[speech.wording.lang], told, lambda value: usd(speech, value), sides)


CHARTS: tuple[Callable[[Voice], Chart], ...] = (fanned, side_by_side, chained, at_risk, decided)


def texts(chart: Chart) -> Iterator[tuple[str, Bbox]]:
    """Yield each text that is seen, without its marks of direction, with its place in pixels."""
    chart.figure.draw_without_rendering()
    unseen = set(_beyond(chart))
    for text in chart.figure.findobj(lambda one: isinstance(one, Text) and one not in unseen):
        assert isinstance(text, Text)
        words = re.sub("[\u200e\u200f\u2066-\u2069]", "", text.get_text()).strip()
        if words and text.get_visible():
            yield words, Text.get_window_extent(text)


def _beyond(chart: Chart) -> Iterator[Text]:
    """Yield the names of ticks beyond the ends of their axis, which are held and not drawn."""
    for axis in (axis for axes in chart.figure.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("drawn", CHARTS)
def test_no_words_cover_words_and_none_stand_outside(drawn: Callable[[Voice], Chart], lang: str) -> None:
    chart = drawn(voice(lang))
    told = [(words, box) for words, box in texts(chart) if chart.figure.bbox.overlaps(box)]
    assert len(told) > 4
    for words, box in told:
        inside = chart.figure.bbox
        assert inside.x0 - 1 <= box.x0, words
        assert box.x1 <= inside.x1 + 1, words
        assert inside.y0 - 1 <= box.y0, words
    for (words, box), (others, other) in combinations(told, 2):
        shared = Bbox.intersection(box, other)
        assert shared is None or min(shared.width, shared.height) < 2, (words, others)


@pytest.mark.parametrize("drawn", CHARTS)
def test_the_legend_stands_beside_the_axes(drawn: Callable[[Voice], Chart]) -> None:
    chart = drawn(voice("ar"))
    chart.figure.draw_without_rendering()
    bodies = [chart.figure, *chart.figure.subfigs]
    axes = [one.get_window_extent() for one in chart.figure.axes]
    legends = [legend.get_window_extent() for body in bodies for legend in body.legends]
    assert legends or drawn is at_risk
    assert not any(legend.overlaps(one) for legend in legends for one in axes)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("drawn", CHARTS)
def test_the_same_picture_is_the_same_bytes_and_sound_svg_that_says_what_it_is(
    drawn: Callable[[Voice], Chart], lang: str
) -> None:
    svg = drawn(voice(lang)).svg()
    assert svg == drawn(voice(lang)).svg()
    assert TITLES[lang] in "".join(ElementTree.fromstring(svg).itertext())  # noqa: S314 # our own
    assert "<text" not in svg  # letters are shapes


def test_years_run_from_left_to_right_and_in_arabic_from_right_to_left() -> None:
    found = {}
    for lang in LANGS:
        years = sorted(
            (int(words), box.x0) for words, box in texts(fanned(voice(lang))) if re.fullmatch(r"20\d\d", words)
        )
        found[lang] = [place for _, place in years]
        assert len(years) >= 5
    assert all(one < other for one, other in pairwise(found["en"]))
    assert all(one > other for one, other in pairwise(found["ar"]))


@pytest.mark.parametrize("drawn", [chained, side_by_side])
def test_the_first_of_many_stands_on_the_side_that_is_read_first(drawn: Callable[[Voice], Chart]) -> None:
    for lang in LANGS:
        wanted = ("A", "B") if drawn is side_by_side else (voice(lang).wording.name(n) for n in ("CoreWeave", "Oracle"))
        places = {words.split("\n")[0]: box.x0 for words, box in texts(drawn(voice(lang)))}
        first, second = (places[name] for name in wanted)
        assert (first < second) == (lang == "en")


def test_the_party_that_fails_is_told_in_the_language_of_the_picture() -> None:
    assert any("كورويف" in words for words, _ in texts(chained(voice("ar"))))
    assert "كورويف" in chained(voice("ar")).description


def test_of_too_many_parties_the_greatest_are_drawn_and_the_others_counted() -> None:
    speech = voice("en")
    many = tuple(Fallen(party=f"P{at:02}", step=0, loss=float(at)) for at in range(MOST_DRAWN + 7))
    chart = cascade(speech.wording, "Many", Cascade(steps=("1",), fallen=many, pulls=()))
    told = [words for words, _ in texts(chart)]
    assert "P36" in told
    assert "P00" not in told
    assert any(words.endswith("drawn: 7") for words in told)
    parties = [Party(name=f"P{at}", production=at / 100, money=at / 100) for at in range(MOST_NAMED + 5)]
    named = [words for words, _ in texts(risk(speech.wording, "Many", parties, lambda share: f"{share:.0%}"))]
    assert "P0" not in named
    assert any(words.endswith("name: 5") for words in named)


def test_of_many_parties_that_lie_close_each_name_has_a_place_of_its_own() -> None:
    drawn = np.random.default_rng(1).beta(0.25, 6, (90, 2))
    told = [Party(name=f"Party number {at}", production=x, money=y) for at, (x, y) in enumerate(drawn)]
    named = [(words, box) for words, box in texts(risk(voice("en").wording, "Many", told, str)) if "number" in words]
    assert len(named) == MOST_NAMED
    for (words, box), (others, other) in combinations(named, 2):
        shared = Bbox.intersection(box, other)
        assert shared is None or min(shared.width, shared.height) < 2, (words, others)


def test_an_arrow_runs_within_the_picture_and_behind_no_box_where_there_is_a_way() -> None:
    fallen = tuple(Fallen(party=name, step=at, loss=1.0) for at, name in enumerate("ABCD"))
    pulls = [Pull(source=one, target=other, loss=1.0, way="w") for one, other in ("AB", "AC", "AD", "BD")]
    told = Cascade(steps=("1", "2", "3", "4"), fallen=fallen, pulls=tuple(pulls))
    chart = cascade(voice("ar").wording, "T", told)
    chart.figure.draw_without_rendering()
    (axes,) = chart.figure.axes
    boxes = {text.get_text()[1:]: text.get_bbox_patch() for text in axes.texts if text.get_bbox_patch()}
    arrows = [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]
    assert len(arrows) == len(pulls)
    for arrow, pull in zip(arrows, pulls, strict=True):
        path = arrow.get_path().transformed(axes.transData)
        others = [box for name, box in boxes.items() if box and name not in (pull.source, pull.target)]
        assert not any(path.intersects_bbox(box.get_window_extent(), filled=False) for box in others)
        assert axes.get_window_extent().padded(2).contains(*path.get_extents().min)


def test_an_untrusted_name_is_drawn_as_it_is() -> None:
    evil = Party(name=r"$\frac{1}{0}$ \u202e <b>", production=0.2, money=0.1)
    chart = risk(voice("en").wording, "$x$", [evil], lambda share: f"{share:.0%}")
    assert ElementTree.fromstring(chart.svg()) is not None  # noqa: S314 # our own
    assert "<b>" not in chart.svg()


def test_a_file_is_written_as_what_its_name_says(tmp_path: Path) -> None:
    chart = at_risk(voice("ar"))
    write(chart, tmp_path / "risk.svg")
    write(chart, tmp_path / "risk.PNG")
    assert (tmp_path / "risk.svg").read_text("utf-8").startswith("<?xml")
    assert (tmp_path / "risk.PNG").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UnknownPictureError, match=r"risk\.pdf"):
        as_picture(tmp_path / "risk.pdf")
    with pytest.raises(UnwritableFileError):
        write(chart, tmp_path / "none" / "risk.svg")


@pytest.mark.parametrize(
    "changed",
    [
        {"quantiles": (0.5, 0.5, 0.5, 0.75, 0.95)},
        {"values": np.zeros((4, 3))},
        {"values": np.zeros((5, 0))},
        {"values": np.full((5, 3), np.nan)},
        {"values": np.full((5, 3), np.inf)},
    ],
)
def test_a_fan_that_does_not_fit_together_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidChartError):
        a_fan(voice("en"), **changed)


def test_a_cascade_without_its_parties_is_refused() -> None:
    with pytest.raises(InvalidChartError, match="no step"):
        Cascade(steps=("1",), fallen=CHAIN.fallen[:1], pulls=CHAIN.pulls)
    with pytest.raises(InvalidChartError, match="one of its steps"):
        Cascade(steps=("1",), fallen=CHAIN.fallen, pulls=())
    with pytest.raises(InvalidChartError, match="twice"):
        Cascade(steps=("1", "2"), fallen=(CHAIN.fallen[0], CHAIN.fallen[0]), pulls=())


def test_what_is_no_number_is_not_drawn() -> None:
    with pytest.raises(InvalidChartError):
        effects(voice("en").wording, "Nothing", [], str)
    with pytest.raises(InvalidChartError, match="no number"):
        effects(voice("en").wording, "Nothing", [Effect(name="x", down=float("nan"))], str)
    with pytest.raises(InvalidChartError, match="Nvidia"):
        Party(name="Nvidia", production=float("nan"), money=0.1)


def test_months_that_are_not_known_leave_a_gap() -> None:
    values = a_fan(voice("en")).values.copy()
    values[:, 10:20] = np.nan
    assert len(list(texts(fan(voice("en").wording, "Gap", a_fan(voice("en"), values=values))))) > 4


PLACE = st.floats(0, 400)


@given(st.lists(st.tuples(PLACE, PLACE, st.floats(5, 60)), max_size=12), st.sampled_from((1, -1)))
@settings(deadline=None)
def test_each_mark_has_its_name_and_where_there_is_room_it_covers_no_mark(
    drawn: list[tuple[float, float, float]], first: int
) -> None:
    marks, sizes = [(x, y) for x, y, _ in drawn], [(width, 8.0) for *_, width in drawn]
    found = placed(marks, sizes, Area(200, 200, 900, 900), first)
    assert [(one.width, one.height) for one in found] == sizes
    if len(marks) <= 3:
        for one in found:
            assert not one.holds(marks, room=0).any()
        assert all(one.shared(other) == pytest.approx(0) for one, other in combinations(found, 2))


@given(PLACE, PLACE, PLACE, PLACE, st.floats(-1, 1))
def test_an_arc_leaves_its_line_by_half_its_bend(x: float, y: float, to_x: float, to_y: float, bend: float) -> None:
    middle = arc((x, y), (to_x, to_y), bend, points=1)[0]
    off = np.hypot(middle[0] - (x + to_x) / 2, middle[1] - (y + to_y) / 2)
    assert off == pytest.approx(abs(bend) / 2 * np.hypot(to_x - x, to_y - y), abs=1e-6)
