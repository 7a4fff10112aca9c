"""Commands that measure what is held to be so."""

import sys
from functools import partial
from typing import Annotated

import typer

from halqa.findings.clocks import WINDOW_DAYS, Clock, InTime
from halqa.findings.pictured import with_cycles
from halqa.measures.cycles import LONGEST, MOST
from halqa.pipeline import Picture, language
from halqa.surfaces.cycles_view import capped, cycles_view
from halqa.surfaces.export import cycle_object, documents_of
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.looking import look, no_deal, of_cycles
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.voice import Voice, voice

SHORTEST_CYCLE, DRAWS = 2, 999

app = commands()


@app.command(epilog="Example: halqa cycles --longest 4 --most 10")
def cycles(  # noqa: PLR0913 # the options of a command
    *,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    longest: Annotated[
        int, typer.Option("--longest", min=SHORTEST_CYCLE, max=LONGEST, help="The most legs of a cycle.")
    ] = LONGEST,
    most: Annotated[
        int, typer.Option("--most", min=1, max=MOST, help="The most cycles: those that carry most.")
    ] = MOST,
    dated: Annotated[
        bool, typer.Option("--dated", help="Only cycles of deals that respect time, each later than the one before.")
    ] = False,
    window: Annotated[
        int, typer.Option("--window", min=0, metavar="DAYS", help="With --dated: days from the first leg to the last.")
    ] = WINDOW_DAYS,
    tolerance: Annotated[
        int | None,
        typer.Option("--tolerance", min=0, metavar="DAYS", help="With --dated: days by which a leg may be early."),
    ] = None,
    clock: Annotated[
        Clock, typer.Option("--clock", help="With --dated: the day of a deal, its news or its first money.")
    ] = Clock.ANNOUNCED,
    chance: Annotated[
        bool, typer.Option("--significance", help="Ask whether more goes round than chance would have it.")
    ] = False,
    draws: Annotated[
        int, typer.Option("--draws", min=19, max=99_999, help="With --significance: random networks a question.")
    ] = DRAWS,
    seed: Annotated[int, typer.Option("--seed", min=0, help="With --significance: where chance begins.")] = 0,
    origin: Origins = None,
    by_group: ByGroup = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List the cycles the money can go round, each with what could come back and the words under each leg."""
    speech = voice(language(lang), "cycles")
    if chance:
        from halqa.surfaces.in_time import tell_chance  # noqa: PLC0415 # numeric libraries take a second to load

        seen = look(ledger, as_of, origin, quoting=no_deal)
        tell_chance(speech, seen, seed, draws, longest, by_group=by_group, as_json=as_json)
    elif dated:
        from halqa.surfaces.in_time import tell_dated  # noqa: PLC0415

        asked = InTime(clock=clock, window=window, tolerance=tolerance)
        seen = look(ledger, as_of, origin)
        tell_dated(speech, seen, asked, longest, most, by_group=by_group, as_json=as_json)
    else:
        measure = partial(with_cycles, longest=longest, most=most)
        seen = look(ledger, as_of, origin, by_group=by_group, quoting=of_cycles, measure=measure)
        _tell(speech, seen, as_json=as_json)


def _tell(speech: Voice, seen: Picture, *, as_json: bool) -> None:
    if as_json:
        held, documents = {deal.id: deal for deal in seen.deals}, documents_of(seen.readings)
        print_json(*(cycle_object(cycle, seen.as_of, held, documents) for cycle in seen.cycles))
        if not seen.has_all_cycles:
            print(capped(speech, len(seen.cycles)), file=sys.stderr)
    else:
        show(screen(), cycles_view(speech, seen))
