"""The outlook of one party as a picture: its cash if nobody funds it anew, over many paths; of two scenarios, both."""

from pathlib import Path

import numpy as np

from halqa.catalogue.conventions import day_after
from halqa.errors import NoBooksError
from halqa.findings.outlooks import LEVELS, Band, Course, Outlook
from halqa.network.schedules import month
from halqa.surfaces.amounts import usd
from halqa.surfaces.charts.canvas import write
from halqa.surfaces.charts.fan import Fan, beside, fan
from halqa.surfaces.voice import Voice


def draw(speech: Voice, told: Outlook, party: str, out: Path, other: Outlook | None = None) -> None:
    """Write the fan of a party's cash to a file; beside it that of another scenario, where one is given."""
    title = speech.say("outlook.chart.title", party=speech.wording.name(party))
    note = speech.labels["outlook.conditional"]
    one = _fan(speech, told, party)
    if other is None:
        chart = fan(speech.wording, title, one, note)
    else:
        pair = (told.scenario.name, one), (other.scenario.name, _fan(speech, other, party))
        chart = beside(speech.wording, title, pair, note)
    write(chart, out)


def _fan(speech: Voice, told: Outlook, party: str) -> Fan:
    """Return the quantiles month by month: those of the ends of quarters, and the straight way from one to the next."""
    course = _course(told, party)
    ends = [month(after) - 1 for label, _ in course.quarters if (after := day_after(label)) is not None]
    bands = [lines["bare"] for _, lines in course.quarters]
    rows = [[np.nan if each is None else each for each in row] for row in _levels(bands)]
    months = np.arange(ends[0], ends[-1] + 1)
    return Fan(
        name=speech.labels["outlook.chart.cash"],
        unit="",
        first=ends[0],
        quantiles=LEVELS,
        values=np.array([np.interp(months, ends, row) for row in rows]),
        shown=lambda value: usd(speech, value),
    )


def _levels(bands: list[Band]) -> tuple[list[float | None], ...]:
    return [each.low for each in bands], [each.middle for each in bands], [each.high for each in bands]


def _course(told: Outlook, party: str) -> Course:
    found = next((course for course in told.courses if course.party == party), None)
    if found is None:
        raise NoBooksError(party=party, known=", ".join(course.party for course in told.courses))
    return found
