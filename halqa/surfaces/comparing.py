"""Commands that compare days: what changed between two of them, and the steps of one deal."""

from typing import Annotated

import typer

from halqa.errors import DaysOutOfOrderError
from halqa.ledger.changes import ladder
from halqa.ledger.storage.store import Ledger
from halqa.pipeline import changed, language
from halqa.surfaces.changes import change_object, changes_view, history_view, step_object
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, Lang, LedgerPlace
from halqa.surfaces.output import day as named_day
from halqa.surfaces.output import print_json
from halqa.surfaces.voice import voice

app = commands()


@app.command(epilog="Example: halqa ledger diff 2025-10-01 2026-03-01 --lang ar")
def diff(
    since: Annotated[str, typer.Argument(metavar="DAY", help="The earlier day, like 2025-10-01.")],
    until: Annotated[str, typer.Argument(metavar="DAY", help="The later day.")],
    ledger: LedgerPlace = HALQA_DB,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell what changed from what was held on one day to what was held on a later one, and on whose word."""
    speech, days = voice(language(lang)), (named_day(since), named_day(until))
    if days[0] > days[1]:
        raise DaysOutOfOrderError(since=since, until=until)
    with Ledger.open(ledger) as opened:
        before, after = map(opened.deals, days)
        told = changed(before, after, days[0], lambda names: opened.told(names, days[1])[0])
    if as_json:
        print_json(*map(change_object, told))
    else:
        show(screen(), changes_view(speech, told, days))


@app.command(epilog="Example: halqa ledger history equity-nvidia-openai")
def history(
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The id of a deal, as `halqa deals` tells it.")],
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell how far a deal came, step by step: what was held from which day on, and who moved it."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        steps = ladder(opened.history(deal, named_day(as_of) if as_of else None))
    if as_json:
        print_json(*(step_object(day, change) for day, change in steps))
    else:
        show(screen(), history_view(speech, deal, steps))
