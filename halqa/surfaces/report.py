"""The report: one HTML file that needs no network and no script, in Arabic from right to left or in English.

Every number leads by links to its deals, every deal to its claims, every claim to the words in its document.
"""

import os
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from halqa.catalogue.parties import PartyEntry, parties
from halqa.ledger.totals import Counted, Layer, LeftOut, Totals, is_live
from halqa.measures.cycles import Cycle
from halqa.model import SYMMETRIC, Deal, Document, Flow, Kind, Reading, Version
from halqa.network.flows import Network
from halqa.surfaces import ring
from halqa.surfaces.quotes import (
    Anchors,
    anchors,
    back,
    badge,
    claim,
    figure_claim,
    said_sum,
    shown,
    status_badges,
    title,
    when,
    where_from,
)
from halqa.surfaces.strands import (
    ROLE_OF_TYPE,
    arrow_usd,
    deal_usd,
    largest,
    moves_money,
    strands,
)
from halqa.surfaces.wording import (
    Wording,
    bare,
    bounded,
    compact,
    counted,
    day,
    fill,
    marked,
    plain,
    quantity,
    sentence,
    term,
    wording,
)

LAYERS = ("announced", "firm", "paid", "doubtful")
SECTIONS = ("answer", "picture", "cycles", "deals", "documents", "caveats")
CYCLES_IN_FULL = 12
QUOTES_PER_LEG = 3
COMPANIES = frozenset(
    "lab cloud neocloud chipmaker equipment server telecom energy software media datacenter automaker industry".split()
)
"""Types whose names are feminine in Arabic, as the word for company is."""


@dataclass(frozen=True)
class Page:
    """All that the report tells, and where on the page each thing stands."""

    in_: Wording
    deals: tuple[Deal, ...]
    readings: tuple[Reading, ...]
    totals: Totals
    network: Network
    cycles: tuple[Cycle, ...]
    as_of: date
    at: Anchors

    @cached_property
    def by_id(self) -> Mapping[str, Deal]:
        """Deals by id."""
        return {deal.id: deal for deal in self.deals}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {reading.document.id: reading.document for reading in self.readings}

    def link(self, deal_id: str, inner: str) -> str:
        """Return markup that leads to a deal; the markup alone where the page does not hold the deal."""
        anchor = self.at.deals.get(deal_id)
        return f'<a href="#{anchor}">{inner}</a>' if anchor else inner

    def names(self) -> tuple[str, ...]:
        """Return the parties of all deals."""
        return tuple(sorted({party for deal in self.deals for party in (deal.payer, deal.payee)}))


def write_report(
    path: Path,
    *,
    deals: Sequence[Deal],
    readings: Sequence[Reading],
    totals: Totals,
    network: Network,
    cycles: Sequence[Cycle],
    as_of: date,
    lang: str,
) -> None:
    """Write the report; the file appears whole or not at all."""
    text = report_html(
        deals=deals, readings=readings, totals=totals, network=network, cycles=cycles, as_of=as_of, lang=lang
    )
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.flush()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def report_html(
    *,
    deals: Sequence[Deal],
    readings: Sequence[Reading],
    totals: Totals,
    network: Network,
    cycles: Sequence[Cycle],
    as_of: date,
    lang: str,
) -> str:
    """Return the report as one HTML page."""
    in_ = wording(lang, *_names(lang))
    ordered = tuple(sorted(deals, key=lambda deal: (not is_live(deal), -(deal_usd(deal) or Decimal(0)), deal.id)))
    read = tuple(readings)
    return _html(Page(in_, ordered, read, totals, network, largest(cycles), as_of, anchors(ordered, read)))


def _names(lang: str) -> tuple[dict[str, str], frozenset[str]]:
    if lang != "ar":
        return {}, frozenset()
    names = {entry.name: entry.name_ar for entry in parties() if entry.name_ar}
    return names, frozenset(entry.name for entry in parties() if _is_feminine(entry))


def _is_feminine(entry: PartyEntry) -> bool:
    return entry.type in COMPANIES and bool(entry.name_ar)


# --- the frame -------------------------------------------------------------------------------------------------------


def _html(page: Page) -> str:
    in_ = page.in_
    style = files("halqa.surfaces").joinpath("report.css").read_text("utf-8") + _highlights()
    told = fill(in_, "title", plain, day=day(in_, page.as_of))
    bodies = (_answer, _picture, _cycles, _deals, _documents, _caveats)
    sections = "\n".join(_section(page, name, body(page)) for name, body in zip(SECTIONS, bodies, strict=True))
    return (
        f'<!doctype html>\n<html lang="{in_.lang}" dir="{in_.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(told)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#answer">{in_.words["skip"]}</a>\n{_header(page)}\n<main>\n{sections}\n</main>\n'
        f"<footer><p>{in_.words['made_with']}</p></footer>\n</body>\n</html>\n"
    )


def _policy(style: str) -> str:
    """Allow this style sheet and nothing else: no script, no network, no form, no frame."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _highlights() -> str:
    """Return the rules that bring out a party's arrows while the pointer is on it."""
    numbers = range(ring.MAX_PARTIES)
    return "".join(f".network:has(#n{n}:hover) .strand:not(.p{n}){{opacity:.08}}\n" for n in numbers)


def _header(page: Page) -> str:
    in_ = page.in_
    told = fill(
        in_,
        "subtitle",
        documents=counted(in_, len(page.readings), "documents", oblique=True),
        deals=counted(in_, len(page.deals), "deals"),
        parties=counted(in_, len(page.names()), "parties", oblique=True),
    )
    links = "".join(f'<li><a href="#{name}">{in_.words[f"section.{name}"]}</a></li>' for name in SECTIONS)
    return (
        f"<header><h1>{fill(in_, 'title', day=day(in_, page.as_of))}</h1><p>{told}</p>"
        f'<nav aria-label="{in_.words["nav"]}"><ul>{links}</ul></nav></header>'
    )


def _section(page: Page, name: str, body: str) -> str:
    heading = f'<h2 id="{name}-heading">{page.in_.words[f"section.{name}"]}</h2>'
    return f'<section id="{name}" aria-labelledby="{name}-heading">{heading}\n{body}</section>'


def _table(in_: Wording, columns: Sequence[str], rows: Iterable[str], caption: str = "") -> str:
    heads = "".join(f'<th scope="col">{in_.words[f"column.{name}"]}</th>' for name in columns)
    told = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{told}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(in_: Wording, column: str, inner: str) -> str:
    return f'<td data-label="{in_.words[f"column.{column}"]}"><div>{inner}</div></td>'


# --- the answer ------------------------------------------------------------------------------------------------------


def _answer(page: Page) -> str:
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
        return _deal_list(page, layer.deals)
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
    found += [badge(in_.words[f"assumption.{line.assumed}"], "assumed")] if line.assumed else []
    found += [badge(in_.words["badge.shared"], "shared")] if len(line.deals) > 1 and not line.is_excess else []
    return " ".join(found)


def _deal_list(page: Page, ids: Iterable[str]) -> str:
    found = [page.by_id[deal_id] for deal_id in ids if deal_id in page.by_id]
    return f"<ul>{''.join(f'<li>{page.link(deal.id, sentence(page.in_, deal))}</li>' for deal in found)}</ul>"


def _unknown(page: Page) -> str:
    """Tell what is in no total, and why."""
    in_ = page.in_
    left = {reason: [deal_id for deal_id, why in page.totals.left_out if why is reason] for reason in LeftOut}
    counting = sum(moves_money(deal) for deal in page.deals)
    told = "" if left[LeftOut.NO_SUM] or not counting else f"<p>{in_.words['unknown.none']}</p>"
    if silent := left[LeftOut.NO_SUM]:
        whole = counted(in_, counting, "deals", oblique=True)
        told += _folded(fill(in_, "unknown.some", n=str(len(silent)), all=whole), _deal_list(page, silent))
    if page.totals.in_kind.deals:
        sum_ = quantity(in_, page.totals.in_kind.usd, "USD", oblique=True)
        told += _folded(fill(in_, "in_kind", sum=sum_), _lines(page, page.totals.in_kind))
    gone = [deal.id for deal in page.deals if not is_live(deal)]
    others = (("no_rate", left[LeftOut.NO_RATE]), ("outside", gone))
    for key, ids in others:
        if ids:
            told += _folded(fill(in_, key, deals=counted(in_, len(ids), "deals")), _deal_list(page, ids))
    return f'<div class="unknowns">{told}</div>'


def _folded(summary: str, inner: str) -> str:
    return f"<details><summary>{summary}</summary>{inner}</details>"


# --- the picture -----------------------------------------------------------------------------------------------------


def _picture(page: Page) -> str:
    in_ = page.in_
    found = strands(in_, page.deals, page.cycles, lambda number: f"#arrow-{number + 1}")
    if not found:
        return f"<p>{in_.words['picture.empty']}</p>{_moneyless(page)}"
    drawn = ring.drawn([strand for strand, _ in found])
    roles = {entry.name: ROLE_OF_TYPE.get(entry.type, "other") for entry in parties()}
    values = {
        "parties": counted(in_, len(drawn), "parties"),
        "arrows": counted(in_, len(found), "arrows"),
    }
    svg = ring.picture(
        in_,
        [strand for strand, _ in found],
        roles,
        title=fill(in_, "picture.title", plain, day=day(in_, page.as_of)),
        desc=fill(in_, "picture.desc", plain, **values),
    )
    return (
        f'<figure><div class="canvas" dir="ltr" tabindex="0" role="region" aria-label="{in_.words["picture.scroll"]}">'
        f"{svg}</div>{_legend(page, [strand for strand, _ in found])}"
        f"<figcaption>{in_.words['picture.caption']} {_left_out(page, found, drawn)}</figcaption></figure>"
        f'<div class="twin"><h3 id="twin">{in_.words["picture.table"]}</h3>'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="twin">{_twin(page, found)}</div></div>'
        f"{_moneyless(page)}"
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
    return _folded(told, _deal_list(page, without))


def _twin(page: Page, found: Sequence[tuple[ring.Strand, tuple[Deal, ...]]]) -> str:
    rows = (_twin_row(page, number, strand, deals) for number, (strand, deals) in enumerate(found, start=1))
    return _table(page.in_, ("payer", "payee", "kind", "sum", "deal"), rows)


def _twin_row(page: Page, number: int, strand: ring.Strand, deals: Sequence[Deal]) -> str:
    in_, sum_ = page.in_, arrow_usd(deals)
    links = " ".join(page.link(deal.id, f"{said_sum(in_, deal)} {status_badges(in_, deal)}") for deal in deals)
    cells = (
        ("payer", marked(in_.name(strand.payer))),
        ("payee", marked(in_.name(strand.payee))),
        ("kind", f"{_sign(strand.kind, doubtful=strand.doubtful)} {in_.words[f'kind.{strand.kind}']}"),
        ("sum", marked(quantity(in_, sum_, "USD")) if sum_ else in_.words["unknown.sum"]),
        ("deal", links),
    )
    return f'<tr id="arrow-{number}">{"".join(_cell(in_, *cell) for cell in cells)}</tr>'


def _sign(kind: Kind, *, doubtful: bool = False) -> str:
    state = " doubtful" if doubtful else ""
    return (
        f'<svg class="key mark k-{kind}{state}" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">'
        f"{ring.sign_at(kind, 0j)}</svg>"
    )


def _legend(page: Page, found: Sequence[ring.Strand]) -> str:
    in_ = page.in_
    kinds = [kind for kind in Kind if any(strand.kind == kind for strand in found)]
    signs = "".join(f"<li>{_sign(kind)} {in_.words[f'kind.{kind}']}</li>" for kind in kinds)
    others = [("legend.unknown", "unknown", ring.THINNEST)] if any(strand.usd is None for strand in found) else []
    others += [("legend.doubtful", "doubtful", 5.0)] if any(strand.doubtful for strand in found) else []
    others += [("legend.cycle", "in-cycle", 5.0)] if any(strand.in_cycle for strand in found) else []
    states = "".join(f"<li>{_line(name, thick)} {in_.words[key]}</li>" for key, name, thick in others)
    return (
        f'<div class="legend" aria-label="{in_.words["legend"]}"><h3>{in_.words["legend"]}</h3>'
        f"<ul><li><b>{in_.words['legend.kind']}</b></li>{signs}</ul>"
        f"<ul><li><b>{in_.words['legend.width']}</b></li>{_scale(in_, found)}{states}</ul></div>"
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


# --- the cycles ------------------------------------------------------------------------------------------------------


def _cycles(page: Page) -> str:
    in_ = page.in_
    if not page.cycles:
        return f"<p>{in_.words['cycles.none']}</p>"
    lead = fill(in_, "cycles.lead", n=str(len(page.cycles)), cycles=counted(in_, len(page.cycles), "cycles"))
    cards = [_cycle(page, number, cycle) for number, cycle in enumerate(page.cycles, start=1)]
    rest = cards[CYCLES_IN_FULL:]
    more = fill(in_, "cycles.rest", cycles=counted(in_, len(rest), "cycles"))
    return f"<p>{lead}</p>{''.join(cards[:CYCLES_IN_FULL])}{_folded(more, ''.join(rest)) if rest else ''}"


def _cycle(page: Page, number: int, cycle: Cycle) -> str:
    in_ = page.in_
    arrow = ' <span class="to">←</span> ' if in_.direction == "rtl" else ' <span class="to">→</span> '
    around = [flow.payer for flow in cycle.flows] + [cycle.flows[0].payer]
    total = _round(cycle.round_trip_usd)
    assumed = badge(in_.words["cycle.assumed"], "assumed") if cycle.assumed else ""
    legs = "".join(_leg(page, flow, cycle) for flow in cycle.flows)
    return (
        f'<article class="cycle" id="cycle-{number}"><h3>{arrow.join(marked(in_.name(name)) for name in around)}</h3>'
        f'<p class="facts"><strong>{fill(in_, "cycle.round_trip", sum=quantity(in_, total, "USD"))}</strong> '
        f"<span>{fill(in_, 'cycle.rate', sum=quantity(in_, _round(cycle.round_trip_usd_per_year), 'USD'))}</span> "
        f"<span>{_dates(in_, cycle.start, cycle.end)}</span> {assumed}</p><ol>{legs}</ol></article>"
    )


def _round(usd: float | Decimal) -> Decimal:
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
        f'<li><p class="leg">{_sign(flow.kind) if flow.kind else ""} {_rate(in_, flow)} {mark}'
        f"</p>{''.join(_leg_deal(page, deal) for deal in deals)}</li>"
    )


def _rate(in_: Wording, flow: Flow) -> str:
    names = {"payer": in_.name(flow.payer), "payee": in_.name(flow.payee)}
    if flow.usd_per_year is None:
        return fill(in_, "cycle.leg.unknown", **names)
    return fill(in_, "cycle.leg", **names, sum=quantity(in_, _round(flow.usd_per_year), "USD"))


def _leg_deal(page: Page, deal: Deal) -> str:
    in_ = page.in_
    held = _held(deal)
    ties = held.ties[:QUOTES_PER_LEG] if held else ()
    quotes = "".join(claim(in_, tie, page.documents, page.at, is_home=False) for tie in ties)
    return (
        f'<div class="leg-deal"><p>{page.link(deal.id, sentence(in_, deal))} {status_badges(in_, deal)}'
        f"{_dissent(in_, deal)}</p>{quotes}</div>"
    )


# --- the deals -------------------------------------------------------------------------------------------------------


def _deals(page: Page) -> str:
    in_ = page.in_
    if not page.deals:
        return f"<p>{in_.words['deals.none']}</p>"
    columns = ("payer", "payee", "kind", "sum", "status", "known", "origins")
    table = _table(in_, columns, (_deal_row(page, deal) for deal in page.deals), in_.words["deals.caption"])
    return f"{table}<h3>{in_.words['deal.details']}</h3>{''.join(_deal(page, deal) for deal in page.deals)}"


def _deal_row(page: Page, deal: Deal) -> str:
    in_ = page.in_
    cells = (
        ("payer", marked(in_.name(deal.payer))),
        ("payee", marked(in_.name(deal.payee))),
        ("kind", page.link(deal.id, f"{_sign_of(deal)} {in_.words[f'kind.{deal.kind}']}")),
        ("sum", page.link(deal.id, said_sum(in_, deal))),
        ("status", f"{status_badges(in_, deal)} {_dissent(in_, deal)}"),
        ("known", marked(day(in_, deal.known)) if deal.known else in_.words["document.undated"]),
        ("origins", counted(in_, _origins(deal), "origins")),
    )
    state = "" if is_live(deal) else ' class="gone"'
    return f"<tr{state}>{''.join(_cell(in_, *cell) for cell in cells)}</tr>"


def _sign_of(deal: Deal) -> str:
    return "" if deal.kind in SYMMETRIC else _sign(deal.kind)


def _origins(deal: Deal) -> int:
    return sum(version.origins for version in deal.versions)


def _disagrees(deal: Deal) -> bool:
    return len({(version.amount, version.status) for version in deal.versions}) > 1


def _dissent(in_: Wording, deal: Deal) -> str:
    return " " + badge(in_.words["badge.dissent"], "dissent") if _disagrees(deal) else ""


def _held(deal: Deal) -> Version | None:
    """Return the version that the deal holds; of a deal that marks none, the one that tells its sum."""
    marked_ = [version for version in deal.versions if version.chosen]
    same = [version for version in deal.versions if (version.amount, version.bound) == (deal.amount, deal.bound)]
    return next(iter([*marked_, *same, *deal.versions]), None)


def _deal(page: Page, deal: Deal) -> str:
    in_, held = page.in_, _held(deal)
    versions = "".join(_version(page, deal, version, is_held=version is held) for version in deal.versions)
    heading = fill(in_, "deal.versions", versions=counted(in_, len(deal.versions), "versions"))
    told = heading if _disagrees(deal) else in_.words["deal.one_version"] if _origins(deal) > 1 else ""
    body = (
        f'<p class="told">{told}</p><div class="versions">{versions}</div>'
        if versions
        else (f"<p>{in_.words['deal.no_quote']}</p>")
    )
    state = "" if is_live(deal) else " gone"
    return (
        f'<article class="deal{state}" id="{page.at.deals[deal.id]}"><h4>{_sign_of(deal)} {sentence(in_, deal)}</h4>'
        f'<p class="facts">{status_badges(in_, deal)}{_dissent(in_, deal)}</p>{_facts(page, deal)}{body}'
        f"{back(in_, '#deals')}</article>"
    )


def _facts(page: Page, deal: Deal) -> str:
    in_ = page.in_
    found: list[tuple[str, str]] = []
    if deal.power_mw is not None:
        found.append(("fact.power", marked(quantity(in_, deal.power_mw, "MW"))))
    if deal.chips is not None:
        found.append(("fact.chips", marked(quantity(in_, Decimal(deal.chips), "chips"))))
    if deal.stake_pct is not None:
        found.append(("fact.stake", marked(quantity(in_, deal.stake_pct, "%"))))
    if told := term(in_, deal.start, deal.end):
        found.append(("fact.term", marked(told)))
    if deal.instrument is not None:
        found.append(("fact.instrument", in_.words[f"instrument.{deal.instrument}"]))
    items = "".join(f"<div><dt>{in_.words[key]}</dt><dd>{value}</dd></div>" for key, value in found)
    return (f"<dl>{items}</dl>" if items else "") + _ties_to_others(page, deal)


def _ties_to_others(page: Page, deal: Deal) -> str:
    in_, told = page.in_, ""
    if deal.part_of is not None and deal.part_of in page.by_id:
        whole = page.link(deal.part_of, sentence(in_, page.by_id[deal.part_of]))
        told += f"<p>{fill(in_, 'deal.part_of', bare, deal=whole)}</p>"
    if deal.shared_amount:
        told += f"<p>{in_.words['deal.shared']}</p>"
    return told


def _version(page: Page, deal: Deal, version: Version, *, is_held: bool) -> str:
    in_ = page.in_
    amount = marked(_sum_of(in_, version)) if version.amount else in_.words["unknown.sum"]
    state = badge(in_.words["deal.held" if is_held else "deal.not_held"], "held" if is_held else "not-held")
    hearsay = badge(in_.words["badge.hearsay"], "hearsay") if version.hearsay else ""
    status = badge(in_.words[f"status.{version.status}"], f"status-{version.status}")
    rule = f'<p class="rule">{fill(in_, "deal.rule", bare, rule=_rule(in_, deal))}</p>' if is_held else ""
    known = f"<span>{marked(day(in_, version.known))}</span>" if version.known else ""
    claims = "".join(claim(in_, tie, page.documents, page.at) for tie in version.ties)
    return (
        f'<div class="version{" held" if is_held else ""}"><p class="facts">{state} <strong>{amount}</strong> {status} '
        f"{hearsay} {known} <span>{counted(in_, version.origins, 'origins')}</span></p>{rule}{claims}</div>"
    )


def _sum_of(in_: Wording, version: Version) -> str:
    return bounded(in_, version.amount, version.bound) if version.amount else in_.words["unknown.sum"]


def _rule(in_: Wording, deal: Deal) -> str:
    return in_.words.get(f"rule.{deal.chosen_by}") or marked(deal.chosen_by or "–")


# --- the documents ---------------------------------------------------------------------------------------------------


def _documents(page: Page) -> str:
    in_ = page.in_
    if not page.readings:
        return f"<p>{in_.words['documents.none']}</p>"
    rows = (_document_row(page, reading) for reading in page.readings)
    return _table(in_, ("document", "published", "lang", "found"), rows, in_.words["documents.caption"])


def _document_row(page: Page, reading: Reading) -> str:
    in_, document = page.in_, reading.document
    lang = in_.words.get(f"lang.{document.lang}") or shown(document.lang or "–")
    cells = (
        ("document", f"{title(in_, document)} · {where_from(document)}"),
        ("published", when(in_, document)),
        ("lang", lang),
        ("found", _found(page, reading)),
    )
    row = "".join(_cell(in_, *cell) for cell in cells)
    return f'<tr id="{page.at.documents[document.id]}">{row}</tr>'


def _found(page: Page, reading: Reading) -> str:
    in_ = page.in_
    if not reading.ties and not reading.figures:
        return _why(in_, reading)
    told = fill(
        in_,
        "document.found",
        ties=counted(in_, len(reading.ties), "ties"),
        figures=counted(in_, len(reading.figures), "figures"),
    )
    return _folded(told, f"<ul>{_read_ties(page, reading)}{_read_figures(page, reading)}</ul>")


def _why(in_: Wording, reading: Reading) -> str:
    return fill(in_, "document.because", reason=reading.reason) if reading.reason else in_.words["document.nothing"]


def _read_ties(page: Page, reading: Reading) -> str:
    in_ = page.in_
    within = {tie for deal in page.deals for version in deal.versions for tie in version.ties}
    return "".join(
        f'<li><a href="#{page.at.claims[tie]}">{sentence(in_, tie)}</a></li>'
        if tie in within
        else f"<li><p>{sentence(in_, tie)}</p>{claim(in_, tie, page.documents, page.at)}</li>"
        for tie in reading.ties
    )


def _read_figures(page: Page, reading: Reading) -> str:
    return "".join(figure_claim(page.in_, figure, page.documents, page.at) for figure in reading.figures)


# --- the caveats -----------------------------------------------------------------------------------------------------


def _caveats(page: Page) -> str:
    in_ = page.in_
    readers = sorted({reading.reader for reading in page.readings})
    told = [
        in_.words["caveat.layers"],
        _share(page),
        in_.words["caveat.terms"],
        in_.words["caveat.round_trip"],
        in_.words["caveat.currency"],
        *(fill(in_, "caveat.reader", reader=reader) for reader in readers),
        fill(in_, "caveat.as_of", day=day(in_, page.as_of)),
    ]
    return f'<ul class="caveats">{"".join(f"<li>{text}</li>" for text in told)}</ul>'


def _share(page: Page) -> str:
    in_, counting = page.in_, [deal for deal in page.deals if moves_money(deal)]
    if not counting:
        return in_.words["caveat.share.none"]
    known = len(counting) - page.totals.without_sum
    return fill(
        in_,
        "caveat.share",
        n=str(known),
        known=counted(in_, known, "deals", oblique=True),
        all=counted(in_, len(counting), "deals", oblique=True),
        share=quantity(in_, Decimal(round(100 * known / len(counting))), "%"),
    )
