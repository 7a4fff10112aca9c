"""Cycles that respect time, on a terminal and as JSON: each leg with its day and its words."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.clocks import Clock
from halqa.findings.dated import DatedCycle, DatedCycles
from halqa.measures.cycles import types_of_cycle
from halqa.model import Deal, Document
from halqa.pipeline import Picture
from halqa.surfaces.cycles import carries, of_types, remarks
from halqa.surfaces.cycles_view import capped, leg_line, leg_quotes, manner_of, ring, types_explained
from halqa.surfaces.export import Json, cycle_object, documents_of
from halqa.surfaces.layout import indented, line, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day


def dated_view(speech: Voice, picture: Picture, found: DatedCycles) -> Iterator[RenderableType]:
    """Show the cycles of deals that respect time, each leg with its day and its words."""
    yield title(speech, _asked(speech, picture, found))
    yield from (indented(speech, told, style="dim") for told in _limits(speech, found))
    documents, deals = documents_of(picture.readings), {deal.id: deal for deal in picture.deals}
    for number, dated in enumerate(found.cycles, start=1):
        yield line(speech, ring(speech, number, dated.cycle), "bold")
        yield indented(speech, " · ".join(_in_time(speech, dated)))
        yield indented(speech, of_types(manner_of(speech), types_of_cycle(dated.cycle, deals)))
        for flow, when, in_kind in zip(dated.cycle.flows, dated.days, dated.in_kind, strict=True):
            told = speech.say("dated.leg", day=day(speech.wording, when), leg=leg_line(speech, flow))
            yield indented(speech, f"{told} ({speech.labels['dated.in_kind']})" if in_kind else told)
            yield from leg_quotes(speech, flow, deals, documents)
        yield Text()
    yield from types_explained(speech, (types_of_cycle(dated.cycle, deals) for dated in found.cycles))


def dated_object(
    dated: DatedCycle, found: DatedCycles, as_of: date, deals: Mapping[str, Deal], documents: Mapping[str, Document]
) -> dict[str, Json]:
    """Return a cycle that respects time: as any other, with the day of each leg and how time was respected."""
    return {
        **cycle_object(dated.cycle, as_of, deals, documents),
        "clock": found.asked.clock,
        "window_days": found.asked.window,
        "tolerance_days": found.asked.tolerance,
        "days": [when.isoformat() for when in dated.days],
        "in_kind": list(dated.in_kind),
        "mixed": dated.is_mixed,
        "simultaneous": dated.is_simultaneous,
    }


def _asked(speech: Voice, picture: Picture, found: DatedCycles) -> str:
    """Say how time is respected, and how many cycles do."""
    asked = found.asked
    return speech.say(
        "dated.title",
        day=day(speech.wording, picture.as_of),
        count=counted(speech.wording, len(found.cycles), "cycles"),
        clock=speech.labels["dated.announced" if asked.clock is Clock.ANNOUNCED else "dated.starts"],
        order=speech.labels["dated.strict"]
        if asked.tolerance is None
        else speech.say("dated.tolerant", days=str(asked.tolerance)),
        window=str(asked.window),
    )


def _limits(speech: Voice, found: DatedCycles) -> Iterator[str]:
    """Say what is not told: cycles beyond the cap, and deals without a day."""
    if not found.is_complete:
        yield capped(speech, len(found.cycles))
    if found.undated:
        yield speech.say("dated.undated", deals=counted(speech.wording, found.undated, "deals"))


def _in_time(speech: Voice, dated: DatedCycle) -> Iterator[str]:
    manner = manner_of(speech)
    yield carries(manner, dated.cycle)
    yield speech.say("dated.within", days=str((max(dated.days) - min(dated.days)).days))
    if dated.is_simultaneous:
        yield speech.labels["dated.simultaneous"]
    if dated.is_mixed:
        yield speech.labels["dated.mixed"]
    yield from remarks(manner, dated.cycle)
