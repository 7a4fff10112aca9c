"""Commands that put rows into a ledger: the reference that ships with Halqa, and what a user filled in by hand."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from halqa.errors import InputError
from halqa.ledger.storage.store import Ledger
from halqa.model import Judgement, Reading
from halqa.pipeline import hand_readings, hand_template, language, reference_judgements, reference_readings
from halqa.surfaces.layout import line, screen, show
from halqa.surfaces.options import HALQA_DB, Lang, LedgerPlace
from halqa.surfaces.output import complain
from halqa.surfaces.terminal import added_view
from halqa.surfaces.voice import Voice, voice

BAD_INPUT = 2

Filled = Annotated[list[Path], typer.Argument(metavar="FILES", help=".csv, .xlsx, .yaml or .json: a deal a row.")]
WithReference = Annotated[
    bool, typer.Option("--reference", help="Deals and figures of the field from public sources, in our own words.")
]


def init(reference: WithReference = False, ledger: LedgerPlace = HALQA_DB, lang: Lang = "en") -> None:
    """Start a ledger with the reference: each row of it a statement of our own, labelled as such."""
    if not reference:
        raise typer.BadParameter("Say what to start with: halqa ledger init --reference")
    readings = reference_readings()
    _add(voice(language(lang)), readings, reference_judgements(readings), ledger)


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


def template(lang: Lang = "en") -> None:
    """Print an example to fill in, as CSV, with its columns in the language of --lang."""
    print(hand_template(lang), end="")


def _add(speech: Voice, readings: Sequence[Reading], judgements: Sequence[Judgement], place: str) -> None:
    with Ledger.open(place, create=True) as opened:
        show(screen(), added_view(speech, opened.add(readings), opened.name))
        if judgements:
            said = speech.say("ledger.judged", count=str(opened.judge(*judgements)))
            show(screen(), [line(speech, said)])
