"""The command that holds a model against what came: it starts on a day of the past and is told nothing later."""

from pathlib import Path
from typing import Annotated

import typer

from halqa.catalogue.backtests import NAMES, plan
from halqa.catalogue.naming import language
from halqa.findings.backtest import QUANTILES, Backtest, backtest
from halqa.network.schedules import month
from halqa.pipeline import telecom_judgements, telecom_readings
from halqa.surfaces.amounts import percent
from halqa.surfaces.backtest_json import backtest_object
from halqa.surfaces.backtest_view import backtest_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import line, screen, show
from halqa.surfaces.options import AsJson, Lang
from halqa.surfaces.output import print_json
from halqa.surfaces.voice import Voice, voice

DRAWS, MOST_DRAWS = 4_000, 200_000

app = commands()


@app.command("backtest", epilog="Example: halqa backtest telecom --lang ar --out drawn.svg")
def run(
    name: Annotated[str, typer.Argument(metavar="BACKTEST", help=f"Which: {', '.join(NAMES)}.")],
    *,
    draws: Annotated[int, typer.Option("--draws", min=100, max=MOST_DRAWS, help="Draws of what is assumed.")] = DRAWS,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Where chance begins: the same gives the same.")] = 0,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Draw the drawn share by month to a .svg or .png.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Start a model on a day of the past, hide what came, and score what it says beside a constant guess."""
    speech = voice(language(lang), "backtest")
    chosen = plan(name)
    if out:
        from halqa.surfaces.charts.canvas import as_picture  # noqa: PLC0415 # pictures take a second to load

        as_picture(out)
    readings = telecom_readings()
    found = backtest(chosen, readings, telecom_judgements(readings), draws=draws, seed=seed)
    if as_json:
        print_json(backtest_object(found))
    else:
        show(screen(), backtest_view(speech, found))
    if out:
        _draw(speech, found, out)
        if not as_json:
            show(screen(), [line(speech, speech.say("backtest.drawn", path=str(out)))])


def _draw(speech: Voice, found: Backtest, out: Path) -> None:
    from halqa.surfaces.charts.canvas import write  # noqa: PLC0415
    from halqa.surfaces.charts.fan import Fan, Known, fan  # noqa: PLC0415

    known = tuple(Known(month=month(day), low=share, high=share) for day, share in found.known_share)
    told = Fan(
        name=speech.labels["backtest.target.drawn_share"],
        unit="",
        first=month(found.plan.start),
        quantiles=QUANTILES,
        values=found.drawn_share,
        shown=lambda share: percent(speech, share),
        known=known,
        known_name=speech.labels["backtest.chart.known"],
    )
    write(fan(speech.wording, speech.labels["backtest.chart.title"], told, speech.labels["backtest.chart.note"]), out)
