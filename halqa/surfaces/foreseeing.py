"""The command that asks what may come of what is promised, under a scenario."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from halqa.catalogue.naming import language, parties_named
from halqa.catalogue.scenarios import Scenario, scenario, shipped
from halqa.engine.ensemble import shards_of
from halqa.engine.places import Cluster, InProcess, LocalCores, Place
from halqa.errors import NoBooksError
from halqa.findings.beside import beside
from halqa.findings.demand import needed
from halqa.findings.numbers import id_of, slug
from halqa.findings.outlooks import PATHS, YEAR, Outlook, outlook
from halqa.findings.promised import SIDES, promised
from halqa.findings.prospects import Prospects, prospects
from halqa.findings.sobol import decided
from halqa.findings.view import ALWAYS
from halqa.surfaces.beside_view import beside_view
from halqa.surfaces.export import Json
from halqa.surfaces.late import commands
from halqa.surfaces.layout import counting, screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, Lang, LedgerPlace, Origins
from halqa.surfaces.outlook_json import beside_object, decided_object, outlook_object, party_object, scenario_object
from halqa.surfaces.outlook_view import decided_view, outlook_view, party_view, scenarios_view
from halqa.surfaces.output import complain, now, print_json
from halqa.surfaces.viewing import view_of
from halqa.surfaces.voice import Voice, voice

MOST_ROWS = 10

app = commands()


@app.command("outlook", epilog="Example: halqa outlook slow-demand --party OpenAI --lang ar")
def look_ahead(  # noqa: PLR0913, PLR0917 # the options of a command
    name: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="A scenario that ships with Halqa (--list), or a YAML file.")
    ] = "base",
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="SCENARIO", help="Beside another one, and what drives the difference."),
    ] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="NAME", help="Quarter by quarter, one whose books are known.")
    ] = None,
    sobol: Annotated[
        bool, typer.Option("--sobol", help="Which assumption decides the party's gap (needs halqa[sensitivity]).")
    ] = False,
    paths: Annotated[int, typer.Option("--paths", min=1, max=1_000_000, help="How many futures are run.")] = PATHS,
    cores: Annotated[
        int, typer.Option("--cores", min=1, max=1_024, help="Workers of this machine; 1: in this process.")
    ] = 1,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler to run on, as tcp://host:8786.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="FOLDER", help="Keep paths here; what was stopped goes on.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Draw the party's cash if nobody funds it anew, as .svg or .png."),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="The most rows of a table.")] = MOST_ROWS,
    list_: Annotated[bool, typer.Option("--list", help="List the scenarios that ship with Halqa, and stop.")] = False,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell what may come of what is promised: who lacks money when, what cannot be built, how much demand it takes.

    Conditional on a scenario and its assumptions, and not a forecast.
    """
    speech = voice(language(lang), "outlook")
    if list_:
        _list(speech, as_json=as_json)
        return
    if out is not None:
        from halqa.surfaces.charts.canvas import as_picture  # noqa: PLC0415 # pictures take a second to load

        as_picture(out)
    seen = view_of(ledger, as_of, origin, with_figures=True)
    chosen = scenario(name, seen.as_of)
    told = prospects(seen, chosen.until)
    whose, place = _whose(told, party), _place(cores, cluster)
    if against is not None:
        found = beside(told, chosen, scenario(against, seen.as_of), whose, paths, place)
        _draw(speech, told, whose, out, found.one, found.other)
        _tell(beside_object(found), beside_view(speech, found, most), as_json=as_json)
    elif sobol:
        indices = decided(told, chosen, whose or _first(told), _samples(paths), place)
        _tell(decided_object(chosen, indices), decided_view(speech, chosen, indices, most), as_json=as_json)
    else:
        result = _run(speech, told, chosen, paths, place, keep)
        _draw(speech, told, whose, out, result)
        demand = needed(told, chosen, YEAR)
        if whose is None:
            _tell(outlook_object(result, demand), outlook_view(speech, result, demand, most), as_json=as_json)
        else:
            told_of = party_object(result, whose, demand), party_view(speech, result, whose, demand, most)
            _tell(*told_of, as_json=as_json)


def _draw(  # what is drawn, of whom, whereto
    speech: Voice, told: Prospects, whose: str | None, out: Path | None, one: Outlook, other: Outlook | None = None
) -> None:
    if out is not None:
        from halqa.surfaces.outlook_picture import draw  # noqa: PLC0415

        draw(speech, one, whose or _first(told), out, other)
        complain(speech.say("outlook.drawn", path=str(out)))


def _list(speech: Voice, *, as_json: bool) -> None:
    told = [scenario(name, now().date()) for name in shipped()]
    if as_json:
        print_json(*map(scenario_object, told))
    else:
        show(screen(), scenarios_view(speech, told))


def _tell(told: dict[str, Json], views: Iterable[RenderableType], *, as_json: bool) -> None:
    if as_json:
        print_json(told)
    else:
        show(screen(), views)


def _whose(told: Prospects, name: str | None) -> str | None:
    """Return which party whose books are known is meant.

    Raises NoBooksError where there is none of that name.
    """
    if name is None:
        return None
    (party,) = parties_named([name], told.parties, by_group=True)
    if party not in told.known:
        raise NoBooksError(party=party, known=", ".join(told.known))
    return party


def _first(told: Prospects) -> str:
    """Return of whom is told where nobody is named: who has promised most of those whose books are known."""
    if not told.known:
        raise NoBooksError(party="", known="")
    usd = {number.id: number.value or 0.0 for number in promised(told.view, ALWAYS, told.known)}
    return max(told.known, key=lambda party: usd[id_of("outlook", slug(party), SIDES[0])])


def _samples(paths: int) -> int:
    """Return the power of two of samples that takes some times as many paths as are asked for."""
    return 1 << max(3, (paths // 4).bit_length() - 1)


def _place(cores: int, cluster: str | None) -> Place:
    if cluster is not None:
        return Cluster(cluster)
    return LocalCores(cores) if cores > 1 else InProcess()


def _run(speech: Voice, told: Prospects, chosen: Scenario, paths: int, place: Place, keep: Path | None) -> Outlook:
    with counting(speech.labels["progress.paths"], len(shards_of(paths))) as done:
        return outlook(told, chosen, paths, place, keep, done)
