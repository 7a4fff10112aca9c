"""What comes from outside the network and goes there, in words: what is reported beside what the deals come to."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.boundary import Crossing
from halqa.findings.view import View
from halqa.surfaces.amounts import usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import day


def outside_view(speech: Voice, view: View, found: Sequence[Crossing]) -> Iterator[RenderableType]:
    """Show for each report what of it the deals account for, and what is left for the outside."""
    yield title(speech, speech.say("outside.title", day=day(speech.wording, view.as_of)))
    if not found:
        yield line(speech, speech.labels["outside.none"])
        return
    columns = (("party", 3), ("what", 2), ("when", 2), ("reported", 2), ("inside", 2), ("outside", 2))
    grid = table(speech, *((f"outside.{name}", width) for name, width in columns))
    for each in found:
        row(grid, *_cells(speech, each))
    yield grid
    if any(each.is_exceeded for each in found):
        yield indented(speech, speech.labels["outside.exceeded"], style="dim")
    yield indented(speech, speech.labels["outside.note"], style="dim")
    yield Text()


def _cells(speech: Voice, found: Crossing) -> tuple[str, ...]:
    party = f"{speech.isolate(speech.wording.name(found.party))}\n{speech.isolate(found.number.id)}"
    mark = " *" if found.is_exceeded else ""
    sums = (usd(speech, amount) for amount in (found.reported_usd, found.inside_usd, found.outside_usd))
    reported, inside, outside = sums
    what = speech.wording.words[f"metric.{found.metric}"]
    return party, what, speech.isolate(found.period), reported, f"{inside}{mark}", outside
