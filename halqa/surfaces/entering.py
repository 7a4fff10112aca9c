"""Commands that put claims into a ledger: from texts, from the reference that ships, from what a user filled in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from halqa.errors import InputError
from halqa.ledger.storage.store import Ledger
from halqa.model import Judgement, Reading
from halqa.pipeline import (
    fetched,
    hand_readings,
    hand_template,
    language,
    reference_judgements,
    reference_readings,
    telecom_judgements,
    telecom_readings,
)
from halqa.surfaces.kept import added_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import line, screen, show, watched
from halqa.surfaces.options import HALQA_DB, Lang, LedgerPlace, Sources
from halqa.surfaces.output import BAD_INPUT, complain, now
from halqa.surfaces.reading import leave, read_all
from halqa.surfaces.voice import Voice, voice

app = commands()

Filled = Annotated[list[Path], typer.Argument(metavar="FILES", help=".csv, .xlsx, .yaml or .json: a deal a row.")]
WithReference = Annotated[
    bool, typer.Option("--reference", help="Deals and figures of the field from public sources, in our own words.")
]
WithTelecom = Annotated[
    bool, typer.Option("--telecom", help="In its place the telecom years, 1998 to 2003: vendor loans and what came.")
]


@app.command(epilog="Example: halqa ledger add claims.jsonl")
def add(
    sources: Sources = None,
    ledger: LedgerPlace = HALQA_DB,
    without_texts: Annotated[
        bool, typer.Option("--without-texts", help="Keep the hashes of the texts alone: nothing can be quoted.")
    ] = False,
    lang: Lang = "en",
) -> None:
    """Add articles, or claims that `halqa read --json` wrote, to the ledger: all of them at once, or nothing."""
    speech = voice(language(lang))
    found = list(watched(read_all(sources, None), speech.labels["progress.read"], None))
    for error in (item for item in found if isinstance(item, InputError)):
        complain(str(error))
    sound = [fetched(item, now()) for item in found if isinstance(item, Reading)]
    if sound:
        with Ledger.open(ledger, create=True) as opened:
            show(screen(), added_view(speech, opened.add(sound, keep_texts=not without_texts), opened.name))
    leave(speech, len(found) - len(sound))


@app.command(epilog="Example: halqa ledger init --reference")
def init(
    reference: WithReference = False, telecom: WithTelecom = False, ledger: LedgerPlace = HALQA_DB, lang: Lang = "en"
) -> None:
    """Start a ledger with a book that ships: each row of it a statement of our own, labelled as such."""
    if reference == telecom:
        raise typer.BadParameter("Say what to start with: halqa ledger init --reference, or --telecom")
    readings = telecom_readings() if telecom else reference_readings()
    judged = telecom_judgements(readings) if telecom else reference_judgements(readings)
    _add(voice(language(lang)), readings, judged, ledger)


@app.command("add-by-hand", epilog="Example: halqa ledger add-by-hand exposures.csv")
def by_hand(files: Filled, ledger: LedgerPlace = HALQA_DB, lang: Lang = "en") -> None:
    """Add deals and exposures that you filled in, marked as entered by hand: all of them, or on any error none."""
    speech = voice(language(lang))
    found = [item for file in files for item in hand_readings(file)]
    wrong = [item for item in found if isinstance(item, InputError)]
    for error in wrong:
        complain(str(error))
    if wrong:
        raise typer.Exit(BAD_INPUT)
    _add(speech, [item for item in found if isinstance(item, Reading)], (), ledger)


@app.command(epilog="Example: halqa ledger template > exposures.csv")
def template(lang: Lang = "en") -> None:
    """Print an example to fill in, as CSV, with its columns in the language of --lang."""
    print(hand_template(lang), end="")


def _add(speech: Voice, readings: Sequence[Reading], judgements: Sequence[Judgement], place: str) -> None:
    with Ledger.open(place, create=True) as opened:
        show(screen(), added_view(speech, opened.add(readings), opened.name))
        if judgements:
            said = speech.say("ledger.judged", count=str(opened.judge(*judgements)))
            show(screen(), [line(speech, said)])
