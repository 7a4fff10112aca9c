"""The command that asks where a number, a deal or what is held of a party comes from."""

from collections.abc import Sequence
from typing import Annotated

import typer

from halqa.findings.numbers import Number
from halqa.findings.tracing import is_number, traced
from halqa.findings.uncertain import Doubt, bands, drawn_views, movers
from halqa.findings.view import View, view
from halqa.pipeline import language, party_named
from halqa.surfaces.export import deal_object, documents_of
from halqa.surfaces.findings_json import number_object
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show, watched
from halqa.surfaces.looking import look
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.terminal import deal_view, deals_of
from halqa.surfaces.viewing import figures
from halqa.surfaces.voice import Voice, voice
from halqa.surfaces.why_view import why_view

MOST_DEALS = 5  # of a number, with their words

app = commands()


@app.command("why", epilog="Example: halqa why circularity:2026:typical --lang ar")
def why(  # noqa: PLR0913, PLR0917 # the options of a command
    what: Annotated[str, typer.Argument(metavar="WHAT", help="The id of a number or of a deal, or a party's name.")],
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    most: Annotated[int, typer.Option("--most", min=1, help="The most deals of a number, with words.")] = MOST_DEALS,
    draws: Annotated[
        int, typer.Option("--draws", min=0, max=10_000, help="How often to draw what the sources leave open; 0: never.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = 0,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell where a number, a deal or what is known of a party comes from: the deals, the claims and the words.

    With --draws, also how far a number may be off, and the deals without which it would be another.
    """
    speech = voice(language(lang), "findings")
    seen = look(ledger, as_of, origin)
    held, documents = {deal.id: deal for deal in seen.deals}, documents_of(seen.readings)
    if is_number(what):
        seen_as = view(seen.deals, seen.as_of, figures(seen.readings))
        numbers = traced(seen_as, what)
        doubt = _doubt(speech, seen_as, what, numbers, draws, seed) if draws else {}
        if as_json:
            print_json(*(number_object(number, held, documents, most, doubt.get(number.id)) for number in numbers))
        else:
            show(screen(), why_view(speech, numbers, held, documents, most, doubt))
        return
    found = (held[what],) if what in held else deals_of(seen.deals, party_named(what, seen.parties))
    if as_json:
        print_json(*(deal_object(deal, documents) for deal in found))
    else:
        show(screen(), (each for at, deal in enumerate(found, 1) for each in deal_view(speech, at, deal, documents)))


def _doubt(speech: Voice, seen: View, id_: str, numbers: Sequence[Number], draws: int, seed: int) -> dict[str, Doubt]:
    """Return how far each number that an id names may be off."""
    found = bands(seen, id_, watched(drawn_views(seen, draws, seed), speech.labels["progress.draws"], draws))
    return {number.id: Doubt(found[number.id], movers(seen, number)) for number in numbers}
