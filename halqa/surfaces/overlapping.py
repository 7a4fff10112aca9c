"""Pairs of deals that may count the same money, each with what speaks for it, for a person and as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from halqa.ledger.overlaps import Overlap
from halqa.model import Deal
from halqa.surfaces.export import Json
from halqa.surfaces.layout import indented, line
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice


def overlap_object(pair: Overlap) -> Json:
    """Return a pair as JSON: the deal that holds more first, where one does."""
    return {"deal": pair.deal, "other": pair.other, "relation": pair.relation, "because": list(pair.because)}


def overlaps_view(speech: Voice, pairs: Sequence[Overlap], deals: Mapping[str, Deal]) -> Iterator[RenderableType]:
    """Show each pair: both deals in a sentence, how they may share money, and why it is thought so."""
    if not pairs:
        yield line(speech, speech.labels["overlaps.none"])
        return
    for number, pair in enumerate(pairs, start=1):
        yield line(speech, f"{number}. {speech.labels[f'overlaps.{pair.relation}']}", "bold")
        for name in (pair.deal, pair.other):
            said = sentence(speech.wording, deals[name], speech.isolate)
            yield indented(speech, f"{said} ({speech.isolate(name)})", depth=4)
        reasons = speech.labels["overlaps.comma"].join(speech.labels[f"because.{each}"] for each in pair.because)
        yield indented(speech, reasons, depth=4, style="dim")
