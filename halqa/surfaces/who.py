"""Who a name means: the parties that come nearest, each with the reasons for its score, for a person and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from rich.console import RenderableType

from halqa.ledger.parties import Match
from halqa.pipeline import Identity, language, who
from halqa.surfaces.export import Json
from halqa.surfaces.late import commands
from halqa.surfaces.layout import indented, line, row, screen, show, table
from halqa.surfaces.options import AsJson, Lang
from halqa.surfaces.output import print_json
from halqa.surfaces.voice import Voice, voice

SHOWN = 5
PART = "halqa ledger judge not_same NAME OTHER"

app = commands()


@app.command("who", epilog="Example: halqa who نفيديا")
def who_is(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a text has it, in either script.")],
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell which party a name means, what registers call it, and which others come near."""
    found = who(name)
    if as_json:
        print_json(who_object(found))
    else:
        show(screen(), who_view(voice(language(lang)), found))


def who_object(found: Identity) -> Json:
    """Return who a name means as JSON: `party` is null where no party fits, or more than one."""
    return {
        "name": found.name,
        "party": found.party,
        "group": found.group,
        "identifiers": found.identifiers,
        "may_be": list(found.may_be),
        "matches": [match_object(match) for match in found.matches[:SHOWN]],
    }


def match_object(match: Match) -> Json:
    """Return a party that a name may mean, or is held to mean, and why."""
    reasons = {feature.name: round(feature.value, 3) for feature in match.features}
    return {"party": match.party, "spelling": match.spelling, "score": match.score, "features": reasons}


def who_view(speech: Voice, found: Identity) -> Iterator[RenderableType]:
    """Show who a name means, what registers call it, and how near the others come."""
    yield line(speech, _answer(speech, found), "bold")
    if found.group and found.group != found.party:
        yield indented(speech, speech.say("who.group", group=speech.wording.name(found.group)))
    for register, code in found.identifiers.items():
        yield indented(speech, speech.say("who.identifier", register=speech.labels[f"who.{register}"], code=code))
    if found.matches:
        grid = table(speech, ("who.party", 2), ("who.spelling", 2), ("who.score", 0), ("who.reasons", 3))
        for match in found.matches[:SHOWN]:
            row(grid, *_cells(speech, match))
        yield grid


def spellings_view(speech: Voice, found: Sequence[Match]) -> Iterator[RenderableType]:
    """Show under which name of its party each name is held, and why."""
    if not found:
        yield line(speech, speech.labels["names.none"])
        return
    grid = table(speech, ("names.held", 2), ("names.name", 2), ("who.score", 0), ("who.reasons", 3))
    for match in found:
        row(grid, *_cells(speech, match))
    yield grid
    yield line(speech, speech.say("names.note", command=PART), "dim")


def _answer(speech: Voice, found: Identity) -> str:
    if found.party:
        return speech.say("who.is", name=found.name, party=speech.wording.name(found.party))
    if found.may_be:
        named = speech.labels["who.comma"].join(map(speech.wording.name, found.may_be))
        return speech.say("who.unnamed", name=found.name, parties=named)
    return speech.say("who.nobody", name=found.name)


def _cells(speech: Voice, match: Match) -> tuple[str, str, str, str]:
    reasons = (f"{speech.labels[f'who.{feature.name}']} {feature.value:+.2f}" for feature in match.features)
    return speech.wording.name(match.party), speech.isolate(match.spelling), f"{match.score:.2f}", "\n".join(reasons)
