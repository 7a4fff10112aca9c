"""The command that tells alliance and rivalry: all parties, those of one, or one pair."""

from typing import Annotated

import typer

from halqa.catalogue.naming import language, parties_named
from halqa.surfaces.aligned import alignment_view, pair_view, party_view
from halqa.surfaces.aligned_json import alignment_object
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins, WithDoubtful
from halqa.surfaces.output import print_json
from halqa.surfaces.viewing import alignment_of
from halqa.surfaces.voice import voice

QUARTERS = 8
MOST_QUARTERS = 80
MOST_PAIRS = 20

app = commands()


@app.command("alignment", epilog="Example: halqa alignment Microsoft OpenAI --as-of 2026-03-31")
def align(  # noqa: PLR0913, PLR0917 - as many as the command has options
    party: Annotated[str | None, typer.Argument(metavar="[PARTY]", help="Only what concerns this party.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]", help="Only what it is to this one.")] = None,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    quarters: Annotated[
        int, typer.Option("--quarters", min=1, max=MOST_QUARTERS, help="How many quarters to look back.")
    ] = QUARTERS,
    most: Annotated[
        int, typer.Option("--most", min=1, help="The most pairs that are shown: rivals first, then the strongest.")
    ] = MOST_PAIRS,
    with_doubtful: WithDoubtful = False,
    by_group: ByGroup = False,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell who is ally and who rival, both at once where both hold, the camps that makes, and who changed side when."""
    speech = voice(language(lang), "alignment")
    told = alignment_of(ledger, as_of, origin, quarters, with_doubtful=with_doubtful, by_group=by_group)
    held = {side for deal in told.deals.values() for side in (deal.payer, deal.payee)}
    names = parties_named((party, other), held, by_group=by_group)
    if as_json:
        print_json(alignment_object(told, names, by_group=by_group))
    elif len(names) == 2:
        show(screen(), pair_view(speech, told, (min(names), max(names)), by_group=by_group))
    elif names:
        show(screen(), party_view(speech, told, names[0], most))
    else:
        show(screen(), alignment_view(speech, told, most))
