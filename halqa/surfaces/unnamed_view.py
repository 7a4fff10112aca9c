"""Parties without a name, and who each may be, for a person and as JSON."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.ledger.unnamed import Candidate, Unnamed
from halqa.surfaces.export import Json
from halqa.surfaces.layout import indented, line, row, table
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice

SHOWN = 5
SAY = "halqa ledger judge same NAME PARTY"


def unnamed_object(found: Unnamed) -> Json:
    """Return a party without a name as JSON, all its candidates with the reasons."""
    return {
        "party": found.party,
        "deals": [deal.id for deal in found.deals],
        "candidates": [_candidate_object(one) for one in found.candidates],
    }


def _candidate_object(one: Candidate) -> Json:
    reasons = {feature.name: feature.value for feature in one.features}
    return {"party": one.party, "score": one.score, "deal": one.deal, "like": one.like, "features": reasons}


def unnamed_view(speech: Voice, found: Sequence[Unnamed]) -> Iterator[RenderableType]:
    """Show the parties without a name, each with what is told of it and who it may be."""
    if not found:
        yield line(speech, speech.labels["unnamed.none"])
        return
    for one in found:
        yield line(speech, _heading(speech, one.party), "bold")
        for deal in one.deals:
            yield indented(speech, sentence(speech.wording, deal, speech.isolate))
        grid = table(speech, ("unnamed.candidate", 2), ("who.score", 0), ("who.reasons", 4))
        for candidate in one.candidates[:SHOWN]:
            row(grid, speech.wording.name(candidate.party), f"{candidate.score:.2f}", _why(speech, candidate))
        yield grid
        yield Text()
    yield line(speech, speech.say("unnamed.note", command=SAY), "dim")


def _heading(speech: Voice, party: str) -> str:
    """Return what a party is called, and where that is another language's name, by what to call it in a command."""
    own = speech.isolate(speech.wording.name(party))
    return own if speech.wording.lang == "en" else f"{own} · {speech.isolate(party)}"


def _why(speech: Voice, candidate: Candidate) -> str:
    reasons = [f"{speech.labels[f'unnamed.{feature.name}']} {feature.value:+.2f}" for feature in candidate.features]
    return "\n".join([*reasons, *([speech.isolate(candidate.deal)] if candidate.deal else [])])
