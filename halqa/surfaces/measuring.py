"""Commands that measure what is held to be so."""

import sys
from typing import Annotated

import typer

from halqa.pipeline import LONGEST_CYCLE, MOST_CYCLES, language
from halqa.surfaces.export import cycle_object, documents_of
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.looking import look, of_cycles
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.terminal import capped, cycles_view
from halqa.surfaces.voice import voice

SHORTEST_CYCLE = 2

app = commands()


@app.command(epilog="Example: halqa cycles --longest 4 --most 10")
def cycles(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    longest: Annotated[
        int, typer.Option("--longest", min=SHORTEST_CYCLE, max=LONGEST_CYCLE, help="The most legs of a cycle.")
    ] = LONGEST_CYCLE,
    most: Annotated[
        int, typer.Option("--most", min=1, max=MOST_CYCLES, help="The most cycles: those that carry most.")
    ] = MOST_CYCLES,
    origin: Origins = None,
    by_group: ByGroup = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List the cycles the money can go round, each with what could come back and the words under each leg."""
    speech = voice(language(lang))
    seen = look(ledger, as_of, origin, longest, most, by_group=by_group, quoting=of_cycles)
    if as_json:
        held, documents = {deal.id: deal for deal in seen.deals}, documents_of(seen.readings)
        print_json(*(cycle_object(cycle, seen.as_of, held, documents) for cycle in seen.cycles))
        if not seen.has_all_cycles:
            print(capped(speech, len(seen.cycles)), file=sys.stderr)
    else:
        show(screen(), cycles_view(speech, seen))
