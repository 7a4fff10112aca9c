"""The flows of the network in words and as a table for other programs."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.asked import Asked
from halqa.findings.flows import FlowFound
from halqa.findings.view import Months, View
from halqa.model import Assumption
from halqa.surfaces.amounts import usd
from halqa.surfaces.assumed import assumed
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import day, period

COLUMNS = ("from", "to", "kind", "in_kind", "state", "period", "usd", "deals", "id")
_TIMES = 4  # columns of them on a screen
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowing:
    """Flows of the money asked for, in falling order of their sums, and the times that they are told by."""

    view: View
    asked: Asked
    flows: Sequence[FlowFound]
    times: Sequence[Months]


def flows_view(speech: Voice, told: Flowing, most: int, whole: str) -> Iterator[RenderableType]:
    """Show the flows that carry most, cash first; `whole` says which part of the money is looked at."""
    state, when = speech.labels[f"state.{told.asked.state}"], day(speech.wording, told.view.as_of)
    yield title(speech, speech.say("flows.title", state=state, day=when, whole=whole))
    cash = [flow for flow in told.flows if not flow.is_in_kind]
    in_kind = [flow for flow in told.flows if flow.is_in_kind]
    if not told.flows:
        yield line(speech, speech.labels["flows.none"])
    if cash:
        yield line(speech, speech.labels["flows.all"].format(**_sums(speech, cash)))
        yield from _listed(speech, cash, _columns(told), most)
        yield from _assumed(speech, cash[:most])
    if in_kind:
        yield line(speech, speech.labels["flows.in_kind"])
        yield from _listed(speech, in_kind, (), most)
    yield Text()


def _sums(speech: Voice, cash: Sequence[FlowFound]) -> dict[str, str]:
    chosen = {
        "sum": cash,
        "inside": [flow for flow in cash if flow.is_inside],
        "outside": [flow for flow in cash if flow.payee is None],
    }
    return {name: usd(speech, sum(flow.usd or 0.0 for flow in flows)) for name, flows in chosen.items()}


def _columns(told: Flowing) -> tuple[Months, ...]:
    """Return the times that fit on a screen: from the one that one looks from."""
    month = told.view.as_of.year * 12 + told.view.as_of.month - 1
    ahead = [when for when in told.times if when.until is None or when.until > month]
    return tuple((ahead or list(told.times))[:_TIMES])


def _listed(speech: Voice, flows: Sequence[FlowFound], times: Sequence[Months], most: int) -> Iterator[RenderableType]:
    heads = [(speech.isolate(period(speech.wording, when.label or "")), 2) for when in times]
    grid = table(speech, ("flows.from_to", 5), ("flows.kind", 2), ("flows.sum", 2), *heads)
    for flow in flows[:most]:
        row(grid, *_cells(speech, flow, times))
    yield grid
    if len(flows) > most:
        yield indented(speech, speech.say("flows.more", count=f"{len(flows) - most:,}"), style="dim")


def _assumed(speech: Voice, flows: Sequence[FlowFound]) -> Iterator[RenderableType]:
    """Tell which conventions stand in where texts are silent, and in how many of the flows."""
    found = Counter(each for flow in flows for each in flow.assumed)
    told = [f"{assumed(speech.wording, each)} ({found[each]:,})" for each in Assumption if found[each]]
    if told:
        yield indented(speech, speech.labels["flows.assumed"].format(told=" · ".join(told)), style="dim")


def _cells(speech: Voice, flow: FlowFound, times: Sequence[Months]) -> tuple[str, ...]:
    names = [speech.wording.name(name) if name else speech.labels["flows.outside"] for name in (flow.payer, flow.payee)]
    arrow = " ← " if speech.is_rtl else " → "
    pair = f"{arrow.join(map(speech.isolate, names))}\n{speech.isolate(flow.number.id)}"
    by_time = {when.label: sum_ for when, sum_ in flow.by_time}
    told = usd(speech, flow.usd) if flow.usd is not None else speech.labels["flows.unknown"]
    at_times = (usd(speech, by_time.get(when.label)) for when in times)
    return (pair, speech.wording.words[f"kind.{flow.kind}"], told, *at_times)


def flows_table(told: Flowing) -> str:
    """Return the flows as CSV: a row for each flow and each time in which it moves money; in US dollars.

    What a spreadsheet would take for a formula begins with an apostrophe.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for flow in told.flows:
        for when, sum_ in flow.by_time or ((told.asked.months, flow.usd),):
            writer.writerow([_cell(value) for value in _row(told.asked, flow, when, sum_)])
    return written.getvalue()


def _row(asked: Asked, flow: FlowFound, when: Months, usd_: float | None) -> tuple[object, ...]:
    deals = " ".join(deal for deal, _ in flow.number.deals)
    parties = (flow.payer or "", flow.payee or "")
    return (*parties, flow.kind, flow.is_in_kind, asked.state, when.label or "", usd_, deals, flow.number.id)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    told = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{told}" if told.startswith(_FORMULA) else told
