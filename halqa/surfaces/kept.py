"""What a ledger took in, holds and finds, for a person and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType

from halqa.ledger.storage.store import Added, Hit, Imported
from halqa.model import Figure, Reading, Tie
from halqa.surfaces.export import Json, day_text, figure_object, tie_object
from halqa.surfaces.layout import indented, line, title
from halqa.surfaces.sentences import figure_sentence, sentence
from halqa.surfaces.terminal import heading, quoted
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import bare, counted, day, fill


def added_view(speech: Voice, added: Added, place: str) -> Iterator[RenderableType]:
    """Say what came into the ledger."""
    said = speech.say(
        "ledger.added",
        path=place,
        documents=counted(speech.wording, added.documents, "documents"),
        ties=counted(speech.wording, added.ties, "ties"),
        figures=counted(speech.wording, added.figures, "figures"),
        known=str(added.already_known),
    )
    yield line(speech, said)


def imported_view(speech: Voice, found: Imported, place: str) -> Iterator[RenderableType]:
    """Say what came into the ledger from another."""
    yield from added_view(speech, found.added, place)
    told = {name: f"{getattr(found, name):,}" for name in ("judgements", "take_downs")}
    yield line(speech, speech.say("ledger.imported", **told))


def hits_view(speech: Voice, found: Sequence[Hit], question: str) -> Iterator[RenderableType]:
    """Show what a question found: each claim with its words, each document with its title."""
    if not found:
        yield line(speech, speech.say("search.none", words=question))
    for hit in found:
        yield line(speech, heading(speech, hit.document), "bold")
        if hit.claim is not None:
            of = hit.claim
            say = sentence if isinstance(of, Tie) else figure_sentence
            yield indented(speech, say(speech.wording, of, speech.isolate))  # type: ignore[arg-type]
            yield indented(speech, quoted(speech, of, hit.document))


def ledger_view(speech: Voice, held: Sequence[Reading], place: str) -> Iterator[RenderableType]:
    """Show what the ledger holds."""
    yield title(speech, speech.say("ledger.title", path=place))
    for key, told in _contents(speech, held):
        yield indented(speech, f"{speech.labels[key]}: {told or speech.labels['ledger.empty']}")


def _contents(speech: Voice, held: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    yield "ledger.documents", f"{len(held):,}"
    yield "ledger.ties", f"{sum(len(reading.ties) for reading in held):,}"
    yield "ledger.figures", f"{sum(len(reading.figures) for reading in held):,}"
    days = [reading.document.published for reading in held if reading.document.published]
    yield "ledger.datelines", _datelines(speech, min(days), max(days)) if days else ""
    yield "ledger.readers", ", ".join(sorted({speech.isolate(reading.reader) for reading in held}))


def _datelines(speech: Voice, first: date, last: date) -> str:
    return fill(speech.wording, "cycle.dates", bare, start=day(speech.wording, first), end=day(speech.wording, last))


def hit_object(hit: Hit) -> dict[str, Json]:
    """Return what a question found: the document, and the claim in it; null where its title was found."""
    document, claim = hit.document, hit.claim
    told = {
        "document": document.id,
        "origin": document.origin,
        "title": document.title,
        "published": day_text(document.published),
    }
    tie = tie_object(claim, document) if isinstance(claim, Tie) else None
    figure = figure_object(claim, document) if isinstance(claim, Figure) else None
    return {**told, "tie": tie, "figure": figure}


def ledger_object(readings: Sequence[Reading]) -> dict[str, Json]:
    """Return how much a ledger holds, and from when to when."""
    days = sorted(reading.document.published for reading in readings if reading.document.published)
    return {
        "documents": len(readings),
        "ties": sum(len(reading.ties) for reading in readings),
        "figures": sum(len(reading.figures) for reading in readings),
        "first": day_text(days[0]) if days else None,
        "last": day_text(days[-1]) if days else None,
        "readers": sorted({reading.reader for reading in readings}),
    }
