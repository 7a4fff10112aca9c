"""The first section of the report: what is announced, firm, paid and doubtful, and what is in no total."""

from collections.abc import Sequence

from halqa.ledger.totals import LAYERS, Counted, Layer, LeftOut, is_live
from halqa.surfaces.assumed import assumed
from halqa.surfaces.page import Page, deal_list, folded
from halqa.surfaces.quotes import badge
from halqa.surfaces.sentences import sentence
from halqa.surfaces.strands import moves_money
from halqa.surfaces.wording import Wording, counted, day, fill, marked, quantity


def answer(page: Page) -> str:
    """Return the totals, each over the deals that it adds up, and what is in none of them."""
    layers = {name: getattr(page.totals, name) for name in LAYERS}
    sums = {name: quantity(page.in_, layer.usd, "USD", oblique=True) for name, layer in layers.items()}
    tiles = "".join(_tile(page, name, layer) for name, layer in layers.items())
    lead = fill(page.in_, "answer.lead", **sums)
    return f'<p class="lead">{lead}</p><div class="tiles">{tiles}</div>{_unknown(page)}'


def _tile(page: Page, name: str, layer: Layer) -> str:
    in_ = page.in_
    head = (
        f'<span class="tile-name">{in_.words[f"layer.{name}"]}</span>'
        f'<strong class="tile-sum">{marked(quantity(in_, layer.usd, "USD"))}</strong>'
        f'<span class="tile-day">{fill(in_, "as_of", day=day(in_, page.as_of))}</span>'
        f'<span class="means">{in_.words[f"layer.{name}.means"]}</span>'
    )
    if not layer.deals:
        return f'<div class="tile {name}" id="layer-{name}">{head}<span>{in_.words["layer.none"]}</span></div>'
    more = fill(in_, "layer.open", deals=counted(in_, len(layer.deals), "deals"))
    return (
        f'<details class="tile {name}" id="layer-{name}"><summary>{head}<span class="more">{more}</span></summary>'
        f"{_lines(page, layer)}</details>"
    )


def _lines(page: Page, layer: Layer) -> str:
    """List what adds up to a layer: dollars and the deals that stand for them."""
    if not layer.lines:
        return deal_list(page, layer.deals)
    ordered = sorted(layer.lines, key=lambda line: (line.is_excess, -line.usd, line.deals))
    return f'<ul class="lines">{"".join(_line_of(page, line) for line in ordered)}</ul>'


def _line_of(page: Page, line: Counted) -> str:
    in_ = page.in_
    deals = [page.by_id[deal_id] for deal_id in line.deals if deal_id in page.by_id]
    told = "<br>".join(page.link(deal.id, sentence(in_, deal)) for deal in deals)
    sum_ = f"<strong>{marked(quantity(in_, line.usd, 'USD'))}</strong>"
    return f"<li>{sum_}<span>{told} {_remarks(in_, line)}</span></li>"


def _remarks(in_: Wording, line: Counted) -> str:
    found = [badge(in_.words["line.excess"], "excess")] if line.is_excess else []
    found += [badge(assumed(in_, line.assumed), "assumed")] if line.assumed else []
    found += [badge(in_.words["badge.shared"], "shared")] if len(line.deals) > 1 and not line.is_excess else []
    return " ".join(found)


def _unknown(page: Page) -> str:
    """Tell what is in no total, and why."""
    in_ = page.in_
    counting = sum(moves_money(deal) for deal in page.deals)
    told = "" if page.totals.without_sum or not counting else f"<p>{in_.words['unknown.none']}</p>"
    told += "".join(_left_out(page, reason) for reason in LeftOut)
    if page.totals.in_kind.deals:
        sum_ = quantity(in_, page.totals.in_kind.usd, "USD", oblique=True)
        told += folded(fill(in_, "in_kind", sum=sum_), _lines(page, page.totals.in_kind))
    gone = [deal.id for deal in page.deals if not is_live(deal)]
    return f'<div class="unknowns">{told}{_folded_deals(page, "outside", gone)}</div>'


def _left_out(page: Page, reason: LeftOut) -> str:
    return _folded_deals(page, f"left_out.{reason}", [deal for deal, why in page.totals.left_out if why is reason])


def _folded_deals(page: Page, key: str, ids: Sequence[str]) -> str:
    if not ids:
        return ""
    return folded(fill(page.in_, key, deals=counted(page.in_, len(ids), "deals")), deal_list(page, ids))
