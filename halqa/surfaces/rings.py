"""The section of the report that tells the cycles: leg by leg, with the deals and the words under each."""

from datetime import date
from decimal import Decimal

from halqa.measures.cycles import Cycle
from halqa.model import Deal, Flow
from halqa.surfaces.holdings import dissent, held
from halqa.surfaces.page import Page, folded, sign
from halqa.surfaces.quotes import badge, claim, status_badges
from halqa.surfaces.wording import Wording, counted, day, fill, marked, quantity, sentence


def cycles_section(page: Page) -> str:
    in_ = page.in_
    if not page.cycles:
        return f"<p>{in_.words['cycles.none']}</p>"
    lead = fill(in_, "cycles.lead", n=str(len(page.cycles)), cycles=counted(in_, len(page.cycles), "cycles"))
    cards = [_cycle(page, number, cycle) for number, cycle in enumerate(page.cycles, start=1)]
    rest = cards[CYCLES_IN_FULL:]
    more = fill(in_, "cycles.rest", cycles=counted(in_, len(rest), "cycles"))
    return f"<p>{lead}</p>{''.join(cards[:CYCLES_IN_FULL])}{folded(more, ''.join(rest)) if rest else ''}"


def _cycle(page: Page, number: int, cycle: Cycle) -> str:
    in_ = page.in_
    arrow = ' <span class="to">←</span> ' if in_.direction == "rtl" else ' <span class="to">→</span> '
    around = [flow.payer for flow in cycle.flows] + [cycle.flows[0].payer]
    total = rounded(cycle.round_trip_usd)
    assumed = badge(in_.words["cycle.assumed"], "assumed") if cycle.assumed else ""
    legs = "".join(_leg(page, flow, cycle) for flow in cycle.flows)
    return (
        f'<article class="cycle" id="cycle-{number}"><h3>{arrow.join(marked(in_.name(name)) for name in around)}</h3>'
        f'<p class="facts"><strong>{fill(in_, "cycle.round_trip", sum=quantity(in_, total, "USD"))}</strong> '
        f"<span>{fill(in_, 'cycle.rate', sum=quantity(in_, rounded(cycle.round_trip_usd_per_year), 'USD'))}</span> "
        f"<span>{_dates(in_, cycle.start, cycle.end)}</span> {assumed}</p><ol>{legs}</ol></article>"
    )


def rounded(usd: float | Decimal) -> Decimal:
    return Decimal(repr(usd)) if isinstance(usd, float) else Decimal(usd)


def _dates(in_: Wording, start: date | None, end: date | None) -> str:
    told = {name: day(in_, value) for name, value in (("start", start), ("end", end)) if value}
    keys = {("start", "end"): "cycle.dates", ("start",): "cycle.dates.open", ("end",): "cycle.dates.until"}
    return fill(in_, keys.get(tuple(told), "cycle.dates.unknown"), **told)


def _leg(page: Page, flow: Flow, cycle: Cycle) -> str:
    in_ = page.in_
    rates = [leg.usd_per_year for leg in cycle.flows if leg.usd_per_year is not None]
    thinnest = flow.usd_per_year is not None and flow.usd_per_year <= min(rates)
    mark = badge(in_.words["cycle.thinnest"], "thinnest") if thinnest else ""
    deals = [page.by_id[deal_id] for deal_id in flow.deals if deal_id in page.by_id]
    return (
        f'<li><p class="leg">{sign(flow.kind) if flow.kind else ""} {_rate(in_, flow)} {mark}'
        f"</p>{''.join(_leg_deal(page, deal) for deal in deals)}</li>"
    )


def _rate(in_: Wording, flow: Flow) -> str:
    names = {"payer": in_.name(flow.payer), "payee": in_.name(flow.payee)}
    if flow.usd_per_year is None:
        return fill(in_, "cycle.leg.unknown", **names)
    return fill(in_, "cycle.leg", **names, sum=quantity(in_, rounded(flow.usd_per_year), "USD"))


def _leg_deal(page: Page, deal: Deal) -> str:
    in_ = page.in_
    held = held(deal)
    ties = held.ties[:QUOTES_PER_LEG] if held else ()
    quotes = "".join(claim(in_, tie, page.documents, page.at, is_home=False) for tie in ties)
    return (
        f'<div class="leg-deal"><p>{page.link(deal.id, sentence(in_, deal))} {status_badges(in_, deal)}'
        f"{dissent(in_, deal)}</p>{quotes}</div>"
    )
