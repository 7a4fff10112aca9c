"""The command that asks what a shock would break."""

from pathlib import Path
from typing import Annotated

import typer

from halqa.catalogue.naming import language
from halqa.catalogue.shocks import LONGEST, shipped, shock
from halqa.findings.effects import by_size, effects
from halqa.findings.odds import drawn, odds
from halqa.findings.perils import perils
from halqa.findings.stressed import Question, assumed, stressed
from halqa.findings.view import View
from halqa.stress.course import ALL
from halqa.stress.system import Mechanism
from halqa.stress.unknowns import Unknowns
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show, watched
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.stress_json import shock_object, stress_object
from halqa.surfaces.stress_view import Told, list_view, stress_view
from halqa.surfaces.viewing import view_of
from halqa.surfaces.voice import Voice, voice

DRAWS, MOST_SHOWN = 40, 8

app = commands()


@app.command("stress", epilog="Example: halqa stress openai-fails --unknown max-entropy --lang ar")
def stress(  # noqa: PLR0913 # the options of a command
    name: Annotated[
        str | None, typer.Argument(metavar="[SHOCK]", help="A shock that ships, or a YAML file of your own.")
    ] = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="The shocks that ship, each explained.")] = False,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    months: Annotated[
        int | None, typer.Option("--months", min=1, max=LONGEST, help="How far to look ahead; else as the shock says.")
    ] = None,
    unknown: Annotated[
        Unknowns, typer.Option("--unknown", help="What is done about sums and cash that no text tells.")
    ] = Unknowns.REFUSE,
    without: Annotated[
        list[Mechanism] | None, typer.Option("--without", help="Switch a mechanism off; may be repeated.")
    ] = None,
    draws: Annotated[
        int, typer.Option("--draws", min=0, max=10_000, help="How often to draw what the sources leave open; 0: never.")
    ] = DRAWS,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = 0,
    by_effect: Annotated[
        bool, typer.Option("--effects/--no-effects", help="Try each assumption at the ends of its range.")
    ] = True,
    by_group: ByGroup = False,
    most: Annotated[int, typer.Option("--most", min=1, help="The most parties that are shown.")] = MOST_SHOWN,
    picture: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write who pulled whom as a picture, .svg or .png.")
    ] = None,
    risk: Annotated[
        Path | None, typer.Option("--risk", metavar="FILE", help="Write who is dangerous as a picture, .svg or .png.")
    ] = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell who fails and who loses when something goes wrong, through whom, and how sure that is."""
    speech = voice(language(lang), "stress")
    if listing or name is None:
        shocks = [shock(one) for one in shipped()]
        if as_json:
            print_json(*map(shock_object, shocks))
        else:
            show(screen(), list_view(speech, shocks))
        return
    question = Question(
        shock=shock(name), unknowns=unknown, by_group=by_group, acting=ALL - set(without or ()), months=months
    )
    seen = view_of(ledger, as_of, origin, with_figures=True)
    told = _told(speech, seen, question, (draws, seed), by_effect=by_effect)
    if picture or risk:
        from halqa.surfaces.stress_pictures import write_pictures  # noqa: PLC0415 # matplotlib takes a second to load

        write_pictures(speech, told, picture, risk)
    if as_json:
        print_json(stress_object(told))
    else:
        show(screen(), stress_view(speech, told, most))


def _told(speech: Voice, seen: View, question: Question, drawing: tuple[int, int], *, by_effect: bool) -> Told:
    found = stressed(seen, question)
    draws, seed = drawing if found.reason is None else (0, 0)
    chances = watched(drawn(seen, question, draws, seed), speech.labels["stress.progress.draws"], draws)
    tried = effects(seen, question, found) if by_effect and found.reason is None else ()
    moved = watched(tried, speech.labels["stress.progress.effects"], len(assumed()))
    return Told(
        found=found,
        perils=perils(found),
        draws=draws,
        odds=odds(chances) if draws else (),
        effects=by_size(moved),
    )
