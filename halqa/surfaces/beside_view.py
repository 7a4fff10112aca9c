"""Two scenarios beside each other in words, and what drives the difference."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.scenarios import LEVERS
from halqa.findings.beside import Beside, Driver, Sums
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.outlook_view import banded, heading
from halqa.surfaces.voice import Voice


def beside_view(speech: Voice, told: Beside, most: int) -> Iterator[RenderableType]:
    """Show two scenarios side by side."""
    names = {"one": told.one.scenario.name, "other": told.other.scenario.name}
    yield title(speech, speech.say("outlook.beside", **names))
    yield from heading(speech, told.one)
    if why := told.other.scenario.why.get(speech.wording.lang):
        yield line(speech, speech.say("outlook.beside.other", why=why, **names))
    yield from _parties(speech, told, most)
    yield from _drivers(speech, told, most)


def _parties(speech: Voice, told: Beside, most: int) -> Iterator[RenderableType]:
    other = {course.party: course for course in told.other.courses}
    names = [speech.isolate(each.scenario.name) for each in (told.one, told.other)]
    grid = table(
        speech, ("outlook.party", 3), *((f"outlook.{name}", 3) for name in ("gap_whole", "gap_whole")), *_FAILS
    )
    row(grid, "", *names, *names)
    pairs = [(one, other[one.party]) for one in told.one.courses]
    pairs.sort(key=lambda pair: -max(pair[0].gap.middle or 0.0, pair[1].gap.middle or 0.0))
    for one, then in pairs[:most]:
        gaps, fails = (one.gap, then.gap), (one.fails, then.fails)
        cells = (*(banded(speech, gap) for gap in gaps), *(percent(speech, share) for share in fails))
        row(grid, speech.wording.name(one.party), *cells)
    yield grid
    yield indented(speech, speech.labels["outlook.gap.note"], style="dim")


_FAILS = (("outlook.fails", 2), ("outlook.fails", 2))


def _drivers(speech: Voice, told: Beside, most: int) -> Iterator[RenderableType]:
    whose = speech.labels["outlook.all"] if told.party is None else speech.isolate(speech.wording.name(told.party))
    yield line(
        speech,
        speech.labels["outlook.drivers"].format(
            party=whose, gap=_change(speech, told.change.gap), unpaid=_change(speech, told.change.unpaid)
        ),
        "bold",
    )
    grid = table(
        speech,
        ("outlook.driver", 5),
        ("outlook.from", 2),
        ("outlook.to", 2),
        ("outlook.change", 2),
        ("outlook.unpaid", 2),
    )
    for driver in told.drivers[:most]:
        cells = (speech.isolate(driver.first), speech.isolate(driver.second), *_both(speech, driver.change))
        row(grid, _name(speech, told, driver), *cells)
    row(grid, speech.labels["outlook.rest"], "", "", *_both(speech, told.rest))
    yield grid
    yield Text()


def _name(speech: Voice, told: Beside, driver: Driver) -> str:
    if driver.name in LEVERS:
        return speech.labels[f"outlook.lever.{driver.name}"]
    return f"{told.one.scenario.assumed[driver.name].why[speech.wording.lang]}\n{speech.isolate(driver.name)}"


def _both(speech: Voice, change: Sums) -> tuple[str, str]:
    return _change(speech, change.gap), _change(speech, change.unpaid)


def _change(speech: Voice, amount: float) -> str:
    return speech.labels["outlook.less" if amount < 0 else "outlook.more"].format(sum=usd(speech, abs(amount)))
