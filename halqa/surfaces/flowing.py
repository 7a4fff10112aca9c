"""Commands that ask where the money goes: what goes round, and who pays whom."""

import sys
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from halqa.catalogue.naming import language, party_named
from halqa.findings.asked import Asked
from halqa.findings.boundary import crossings
from halqa.findings.circulation import circulating
from halqa.findings.flows import flows
from halqa.findings.view import ALWAYS, Months, View, every_month, months, quarters, years
from halqa.model import Kind
from halqa.network.firmness import State
from halqa.surfaces.circular_view import circular_view, whole_words
from halqa.surfaces.findings_json import circular_object, crossing_object, flow_object
from halqa.surfaces.flows_view import Flowing, flows_table, flows_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.outside_view import outside_view
from halqa.surfaces.viewing import view_of
from halqa.surfaces.voice import Voice, voice

MOST_FLOWS = 25


class Every(StrEnum):
    """What times are told apart."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


TIMES = {Every.YEAR: years, Every.QUARTER: quarters, Every.MONTH: every_month}

OfState = Annotated[State, typer.Option("--state", help="How far the money has come.")]
OfKind = Annotated[Kind | None, typer.Option("--kind", help="Only money of this kind.")]
InPeriod = Annotated[
    str | None, typer.Option("--in", metavar="PERIOD", help="Only money of a time, like 2027, 2027-Q3 or 2027-03.")
]
ByTime = Annotated[Every, typer.Option("--by", help="Which times are told apart.")]

app = commands()


@app.command("circularity", epilog="Example: halqa circularity --state committed --by quarter --lang ar")
def circularity(  # noqa: PLR0913 # the options of a command
    *,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    state: OfState = State.COMMITTED,
    kind: OfKind = None,
    period: InPeriod = None,
    by: ByTime = Every.YEAR,
    by_group: ByGroup = False,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell how much of the money goes round, between bounds: by how far it has come, by time and by kind."""
    speech = voice(language(lang), "findings")
    asked = Asked(state=state, kind=kind, by_group=by_group, months=months(period))
    told = circulating(view_of(ledger, as_of, origin), asked, TIMES[by])
    if as_json:
        print_json(
            *(circular_object(told.view, money) for money in (told.money, *told.by_state, *told.by_time)),
            *(circular_object(told.view, money, part) for money, part in told.by_kind),
        )
    else:
        show(screen(), circular_view(speech, told, by.value))


@app.command("network", epilog="Example: halqa network --state paid --by year --csv > flows.csv")
def network(  # noqa: PLR0913 # the options of a command
    *,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only the flows of this party.")] = None,
    state: OfState = State.COMMITTED,
    kind: OfKind = None,
    period: InPeriod = None,
    by: ByTime = Every.YEAR,
    by_group: ByGroup = False,
    most: Annotated[int, typer.Option("--most", min=1, help="The most flows that are shown.")] = MOST_FLOWS,
    origin: Origins = None,
    outside: Annotated[
        bool, typer.Option("--outside", help="What comes from outside and goes there, by what companies report.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print all flows as a table for other programs.")] = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List who pays whom how much and when; goods go the other way, what moves no cash stands apart."""
    speech = voice(language(lang), "findings")
    asked = Asked(state=state, kind=kind, by_group=by_group, months=months(period))
    seen = view_of(ledger, as_of, origin, with_figures=outside)
    if outside:
        _show_outside(speech, seen, asked, party, as_json=as_json)
        return
    told = _flowing(seen, asked, by, party)
    if as_json:
        print_json(*(flow_object(seen, told.asked, flow) for flow in told.flows))
    elif as_csv:
        sys.stdout.write(flows_table(told))
    else:
        show(screen(), flows_view(speech, told, most, whole_words(speech, told.asked)))


def _show_outside(speech: Voice, seen: View, asked: Asked, party: str | None, *, as_json: bool) -> None:
    """Print what companies report beside what their deals come to in the same months."""
    name = party_named(party, seen.network(by_group=asked.by_group).parties) if party else None
    found = [one for one in crossings(seen, replace(asked, kind=None, months=ALWAYS)) if name in {None, one.party}]
    if as_json:
        print_json(*(crossing_object(seen, asked, one) for one in found))
    else:
        show(screen(), outside_view(speech, seen, found))


def _flowing(seen: View, asked: Asked, by: Every, party: str | None) -> Flowing:
    net = seen.network(by_group=asked.by_group)
    times: tuple[Months, ...] = () if asked.months.label else TIMES[by](net)
    found = flows(seen, asked, times)
    if party is not None:
        name = party_named(party, net.parties)
        found = tuple(flow for flow in found if name in (flow.payer, flow.payee))
    return Flowing(view=seen, asked=asked, flows=found, times=times)
