"""The section of the report that tells the cycles: leg by leg, with the deals and the words under each."""

from collections.abc import Sequence
from html import escape

from halqa.measures.cycles import Cycle, types_of_cycle
from halqa.model import Deal, Flow
from halqa.surfaces.cycles import Manner, a_year, carries, lasts, leg, of_types, remarks, texts_of
from halqa.surfaces.export import held
from halqa.surfaces.holdings import dissent
from halqa.surfaces.page import Page, folded, sign
from halqa.surfaces.quotes import badge, claim, status_badges
from halqa.surfaces.sentences import sentence
from halqa.surfaces.wording import Wording, counted, dollars, fill, marked

IN_FULL, IN_BRIEF = 12, 100  # of how many cycles the page tells every leg, of how many more the parties alone
QUOTES_PER_LEG = 3


def cycles_section(page: Page) -> str:
    """Return the cycles, those that carry most with the words under each leg."""
    in_ = page.in_
    if not page.cycles:
        return f"<p>{in_.words['cycles.none']}</p>"
    lead = fill(in_, "cycles.lead", n=str(len(page.cycles)), cycles=counted(in_, len(page.cycles), "cycles"))
    capped = "" if page.seen.has_all_cycles else fill(in_, "cycles.capped", n=f"{len(page.cycles):,}")
    cards = [_cycle(page, number, cycle) for number, cycle in enumerate(page.cycles[:IN_FULL], start=1)]
    rest = _others(in_, page.cycles[IN_FULL:])
    return f"<p>{lead} {capped}</p>{''.join(cards)}{_types(page, page.cycles[:IN_FULL])}{rest}"


def _types(page: Page, cycles: Sequence[Cycle]) -> str:
    """Return, once for each type of these cycles, why it worries and why it may be normal."""
    in_, manner = page.in_, _manner(page.in_)
    found = {each.id: each for cycle in cycles for each in types_of_cycle(cycle, page.by_id)}
    told = [
        f'<article id="type-{name}"><h4>{escape(each.name[in_.lang])}</h4>'
        f"{''.join(f'<p>{words}</p>' for words in texts_of(manner, each))}</article>"
        for name, each in found.items()
    ]
    return folded(in_.words["cycle.types"], "".join(told))


def _others(in_: Wording, cycles: Sequence[Cycle]) -> str:
    if not cycles:
        return ""
    told = [f"<li>{_around(in_, cycle)} · {carries(_manner(in_), cycle)}</li>" for cycle in cycles[:IN_BRIEF]]
    untold = len(cycles) - len(told)
    more = f"<p>{fill(in_, 'cycles.untold', cycles=counted(in_, untold, 'cycles'))}</p>" if untold else ""
    summary = fill(in_, "cycles.rest", cycles=counted(in_, len(cycles), "cycles"))
    return folded(summary, f'<ol start="{IN_FULL + 1}">{"".join(told)}</ol>{more}')


def _cycle(page: Page, number: int, cycle: Cycle) -> str:
    in_, manner = page.in_, _manner(page.in_)
    legs = "".join(_leg(page, flow, cycle) for flow in cycle.flows)
    told = [a_year(manner, cycle), lasts(manner, cycle.start, cycle.end)]
    facts = "".join(f"<span>{fact}</span>" for fact in told if fact)
    return (
        f'<article class="cycle" id="cycle-{number}"><h3>{_around(in_, cycle)}</h3>'
        f'<p class="facts"><strong>{carries(manner, cycle)}</strong>{facts}{_remarks(manner, cycle)}</p>'
        f'<p class="types">{of_types(manner, types_of_cycle(cycle, page.by_id))}</p><ol>{legs}</ol></article>'
    )


def _manner(in_: Wording) -> Manner:
    return Manner(in_, marked, dollars)


def _remarks(manner: Manner, of: Cycle | Flow) -> str:
    return " ".join(badge(told, "assumed") for told in remarks(manner, of))


def _around(in_: Wording, cycle: Cycle) -> str:
    arrow = f' <span class="to">{"←" if in_.direction == "rtl" else "→"}</span> '
    return arrow.join(marked(in_.name(flow.payer)) for flow in (*cycle.flows, cycle.flows[0]))


def _leg(page: Page, flow: Flow, cycle: Cycle) -> str:
    in_, manner = page.in_, _manner(page.in_)
    is_thinnest = flow.usd is not None and flow.usd == cycle.round_trip_usd
    mark = badge(in_.words["cycle.thinnest"], "thinnest") if is_thinnest else ""
    deals = [page.by_id[deal_id] for deal_id in flow.deals if deal_id in page.by_id]
    return (
        f'<li><p class="leg">{sign(flow.kind) if flow.kind else ""} {leg(manner, flow)} {_remarks(manner, flow)} {mark}'
        f"</p>{''.join(_leg_deal(page, deal) for deal in deals)}</li>"
    )


def _leg_deal(page: Page, deal: Deal) -> str:
    in_ = page.in_
    kept = held(deal)
    ties = kept.ties[:QUOTES_PER_LEG] if kept else ()
    quotes = "".join(claim(in_, tie, page.documents, page.at, is_home=False) for tie in ties)
    return (
        f'<div class="leg-deal"><p>{page.link(deal.id, sentence(in_, deal))} {status_badges(in_, deal)}'
        f"{dissent(in_, deal)}</p>{quotes}</div>"
    )
