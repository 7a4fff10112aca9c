"""Cycles on a terminal: round which parties, how much, of which type, and the words under each leg."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.cycle_types import CycleType
from halqa.measures.cycles import Cycle, types_of_cycle
from halqa.model import Deal, Document, Flow
from halqa.pipeline import Picture
from halqa.surfaces.cycles import Manner, a_year, carries, lasts, leg, of_types, remarks, texts_of
from halqa.surfaces.export import documents_of, held_ties
from halqa.surfaces.layout import indented, line, title
from halqa.surfaces.terminal import told_by
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import bare, compact, counted, day, fill

QUOTES_OF_A_LEG = 2


def cycles_view(speech: Voice, picture: Picture) -> Iterator[RenderableType]:
    """Show the cycles the money can go round, with the words under each leg."""
    if not picture.cycles:
        yield line(speech, speech.wording.words["cycles.none"])
        return
    when, count = day(speech.wording, picture.as_of), counted(speech.wording, len(picture.cycles), "cycles")
    yield title(speech, speech.say("cycles.title", day=when, count=count))
    if not picture.has_all_cycles:
        yield indented(speech, capped(speech, len(picture.cycles)), style="dim")
    documents, deals = documents_of(picture.readings), {deal.id: deal for deal in picture.deals}
    for number, cycle in enumerate(picture.cycles, start=1):
        yield line(speech, ring(speech, number, cycle), "bold")
        yield indented(speech, _round_trip(speech, cycle))
        yield indented(speech, of_types(manner_of(speech), types_of_cycle(cycle, deals)))
        for flow in cycle.flows:
            yield indented(speech, leg_line(speech, flow))
            yield from leg_quotes(speech, flow, deals, documents)
        yield Text()
    yield from types_explained(speech, (types_of_cycle(cycle, deals) for cycle in picture.cycles))


def capped(speech: Voice, count: int) -> str:
    """Say that there are more cycles than the `count` that are told."""
    return fill(speech.wording, "cycles.capped", bare, n=f"{count:,}")


def types_explained(speech: Voice, types: Iterable[Sequence[CycleType]]) -> Iterator[RenderableType]:
    """Say once of each type why it worries and why it may be normal."""
    for found in {found.id: found for told in types for found in told}.values():
        yield line(speech, found.name[speech.wording.lang], "bold")
        yield from (indented(speech, told) for told in texts_of(manner_of(speech), found))


def ring(speech: Voice, number: int, cycle: Cycle) -> str:
    """Say round which parties a cycle goes."""
    names = [speech.isolate(speech.wording.name(flow.payer)) for flow in cycle.flows]
    arrow = " ← " if speech.is_rtl else " → "
    return speech.labels["cycle.heading"].format(number=number, parties=arrow.join([*names, names[0]]))


def manner_of(speech: Voice) -> Manner:
    """Return how the terminal speaks of cycles."""
    return Manner(speech.wording, speech.isolate, compact)


def _round_trip(speech: Voice, cycle: Cycle) -> str:
    manner = manner_of(speech)
    told = [carries(manner, cycle), a_year(manner, cycle), lasts(manner, cycle.start, cycle.end)]
    return " · ".join(filter(None, [*told, *remarks(manner, cycle)]))


def leg_line(speech: Voice, flow: Flow) -> str:
    """Say who pays whom how much, and what was taken for granted."""
    manner = manner_of(speech)
    told = leg(manner, flow)
    if beside := remarks(manner, flow):
        return fill(speech.wording, "with.quantity", bare, sentence=told, quantity=" · ".join(beside))
    return told


def leg_quotes(
    speech: Voice, flow: Flow, deals: Mapping[str, Deal], documents: Mapping[str, Document]
) -> Iterator[RenderableType]:
    """Show the words under a leg: the first tellings of each of its deals."""
    for name in flow.deals:
        for tie in held_ties(deals[name])[:QUOTES_OF_A_LEG]:
            yield indented(speech, told_by(speech, tie, documents), depth=4)
