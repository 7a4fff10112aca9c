"""The section of the report that draws the network, with its legend and the same in words."""

from collections.abc import Sequence

from halqa.catalogue.parties import parties
from halqa.ledger.totals import is_live
from halqa.model import SYMMETRIC, Deal, Kind
from halqa.surfaces import drawing, ring
from halqa.surfaces.page import Page, cell, deal_list, folded, sign, table
from halqa.surfaces.quotes import said_sum, status_badges
from halqa.surfaces.strands import ROLE_OF_TYPE, arrow_sum, strands
from halqa.surfaces.wording import Wording, compact, counted, day, fill, marked, plain


def picture(page: Page) -> str:
    """Return the drawn network, its legend, and the same as a table."""
    in_ = page.in_
    found = strands(in_, page.deals, page.owned, page.cycles, lambda number: f"#arrow-{number + 1}")
    if not found:
        return f"<p>{in_.words['picture.empty']}</p>{_moneyless(page)}"
    laid = [strand for strand, _ in found]
    return (
        f'<figure><p class="hint" id="hint">{in_.words["picture.scroll"]}</p>'
        '<div class="canvas" dir="ltr" tabindex="0" role="region" aria-labelledby="hint">'
        f"{_svg(page, laid)}</div>{_legend(page, laid)}"
        f"<figcaption>{in_.words['picture.caption']} {_left_out(page, found, ring.drawn(laid))}</figcaption></figure>"
        f'<div class="twin"><h3 id="twin">{in_.words["picture.table"]}</h3>'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="twin">{_twin(page, found)}</div></div>'
        f"{_moneyless(page)}"
    )


def image(page: Page, style: str) -> str:
    """Return the drawn network as an image of its own, whose arrows lead nowhere."""
    found = strands(page.in_, page.deals, page.owned, page.cycles, lambda _: "")
    return _svg(page, [strand for strand, _ in found], style)


def _svg(page: Page, laid: Sequence[ring.Strand], style: str = "") -> str:
    in_ = page.in_
    roles = {entry.name: ROLE_OF_TYPE.get(entry.type, "other") for entry in parties()}
    values = {
        "parties": counted(in_, len(ring.drawn(laid)), "parties"),
        "arrows": counted(in_, len(laid), "arrows"),
    }
    return drawing.picture(
        in_,
        laid,
        roles,
        title=fill(in_, "picture.title", plain, day=day(in_, page.as_of)),
        desc=fill(in_, "picture.desc", plain, **values),
        style=style,
    )


def _left_out(page: Page, found: Sequence[tuple[ring.Strand, tuple[Deal, ...]]], drawn: Sequence[str]) -> str:
    everyone = {party for strand, _ in found for party in (strand.payer, strand.payee)}
    missing = len(everyone) - len(drawn)
    if not missing:
        return ""
    return fill(page.in_, "picture.left_out", parties=counted(page.in_, missing, "parties"))


def _moneyless(page: Page) -> str:
    without = [deal.id for deal in page.deals if is_live(deal) and deal.kind in SYMMETRIC]
    if not without:
        return ""
    told = fill(page.in_, "picture.moneyless", deals=counted(page.in_, len(without), "deals"))
    return folded(told, deal_list(page, without))


def _twin(page: Page, found: Sequence[tuple[ring.Strand, tuple[Deal, ...]]]) -> str:
    rows = (_twin_row(page, number, strand, deals) for number, (strand, deals) in enumerate(found, start=1))
    return table(page.in_, ("payer", "payee", "kind", "sum", "deal"), rows)


def _twin_row(page: Page, number: int, strand: ring.Strand, deals: Sequence[Deal]) -> str:
    in_ = page.in_
    links = " ".join(f"{page.link(deal.id, said_sum(in_, deal))} {status_badges(in_, deal)}" for deal in deals)
    cells = (
        ("payer", marked(in_.name(strand.payer))),
        ("payee", marked(in_.name(strand.payee))),
        ("kind", f"{sign(strand.kind, doubtful=strand.doubtful)} {in_.words[f'kind.{strand.kind}']}"),
        ("sum", marked(arrow_sum(in_, deals, page.owned))),
        ("deal", links),
    )
    return f'<tr id="arrow-{number}">{"".join(cell(in_, column, inner) for column, inner in cells)}</tr>'


def _legend(page: Page, found: Sequence[ring.Strand]) -> str:
    in_ = page.in_
    kinds = [kind for kind in Kind if any(strand.kind == kind for strand in found)]
    signs = "".join(f"<li>{sign(kind)} {in_.words[f'kind.{kind}']}</li>" for kind in kinds)
    others = [("legend.unknown", "unknown", ring.THINNEST)] if any(strand.usd is None for strand in found) else []
    others += [("legend.doubtful", "doubtful", 5.0)] if any(strand.doubtful for strand in found) else []
    others += [("legend.in_kind", "in-kind", 3.0)] if any(strand.in_kind for strand in found) else []
    others += [("legend.cycle", "in-cycle", 5.0)] if any(strand.in_cycle for strand in found) else []
    states = "".join(f"<li>{_line(name, thick)} {in_.words[key]}</li>" for key, name, thick in others)
    return (
        f'<div class="legend" aria-label="{in_.words["legend"]}"><h3>{in_.words["legend"]}</h3>'
        f"<ul><li><b>{in_.words['legend.kind']}</b></li>{signs}</ul>"
        f"<ul><li><b>{in_.words['legend.width']}</b></li>{_scale(in_, found)}{states}"
        f"<li>{in_.words['legend.node']}</li></ul></div>"
    )


def _scale(in_: Wording, found: Sequence[ring.Strand]) -> str:
    most = max((strand.usd or 0.0 for strand in found), default=0.0)
    shown_ = [usd for usd in (most, most / 4, most / 16) if usd > 0]
    return "".join(f"<li>{_line('', ring.width(usd, most))} {marked(compact(in_, usd))}</li>" for usd in shown_)


def _line(name: str, thick: float) -> str:
    halo = '<path class="halo" d="M2,9H38" stroke-width="14"/>' if name == "in-cycle" else ""
    return (
        f'<svg class="key strand k-any {name}" viewBox="0 0 40 18" width="40" height="18" aria-hidden="true">'
        f'{halo}<path class="line" d="M2,9H38" stroke-width="{thick:.1f}"/></svg>'
    )
