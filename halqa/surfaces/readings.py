"""The sections of the report on what was read, and on what its numbers mean."""

from decimal import Decimal

from halqa.model import Reading
from halqa.surfaces.page import Page, cell, folded, table
from halqa.surfaces.quotes import claim, figure_claim, origin_badge, shown, title, when, where_from
from halqa.surfaces.reasons import why
from halqa.surfaces.sentences import sentence
from halqa.surfaces.strands import moves_money
from halqa.surfaces.wording import bare, counted, day, fill, quantity


def documents_section(page: Page) -> str:
    """Return a row for each document: what was found in it, or why nothing was."""
    in_ = page.in_
    if not page.readings:
        return f"<p>{in_.words['documents.none']}</p>"
    rows = (_document_row(page, reading) for reading in page.readings)
    return table(in_, ("document", "published", "lang", "found"), rows, in_.words["documents.caption"])


def _document_row(page: Page, reading: Reading) -> str:
    in_, document = page.in_, reading.document
    lang = in_.words.get(f"lang.{document.lang}") or shown(document.lang or "–")
    cells = (
        ("document", f"{origin_badge(in_, document)}{title(in_, document)} · {where_from(in_, document)}"),
        ("published", when(in_, document)),
        ("lang", lang),
        ("found", _found(page, reading)),
    )
    row = "".join(cell(in_, column, inner) for column, inner in cells)
    return f'<tr id="{page.at.documents[document.id]}">{row}</tr>'


def _found(page: Page, reading: Reading) -> str:
    in_ = page.in_
    if not reading.ties and not reading.figures:
        return fill(in_, "document.because", bare, reason=why(in_, reading.reason))
    told = fill(
        in_,
        "document.found",
        ties=counted(in_, len(reading.ties), "ties"),
        figures=counted(in_, len(reading.figures), "figures"),
    )
    return folded(told, f"<ul>{_read_ties(page, reading)}{_read_figures(page, reading)}</ul>")


def _read_ties(page: Page, reading: Reading) -> str:
    in_ = page.in_
    return "".join(
        f'<li><a href="#{page.at.claims[tie]}">{sentence(in_, tie)}</a></li>'
        if tie in page.at.homes
        else f"<li><p>{sentence(in_, tie)}</p>{claim(in_, tie, page.documents, page.at)}</li>"
        for tie in dict.fromkeys(reading.ties)
    )


def _read_figures(page: Page, reading: Reading) -> str:
    return "".join(figure_claim(page.in_, figure, page.documents, page.at) for figure in dict.fromkeys(reading.figures))


def caveats(page: Page) -> str:
    """Return what the numbers mean, what they rest on and what they leave open."""
    in_ = page.in_
    readers = sorted({reading.reader for reading in page.readings})
    told = [
        in_.words["caveat.layers"],
        _share(page),
        in_.words["caveat.terms"],
        in_.words["caveat.round_trip"],
        in_.words["caveat.currency"],
        *(fill(in_, "caveat.reader", reader=reader) for reader in readers),
        *([_inside(page)] if page.seen.is_by_group else []),
        fill(in_, "caveat.as_of", day=day(in_, page.as_of)),
    ]
    return f'<ul class="caveats">{"".join(f"<li>{text}</li>" for text in told)}</ul>'


def _inside(page: Page) -> str:
    return fill(page.in_, "caveat.inside", deals=counted(page.in_, len(page.seen.inside), "deals"))


def _share(page: Page) -> str:
    in_, counting = page.in_, [deal for deal in page.deals if moves_money(deal)]
    if not counting:
        return in_.words["caveat.share.none"]
    known = len(counting) - page.totals.without_sum
    return fill(
        in_,
        "caveat.share",
        n=str(known),
        all=counted(in_, len(counting), "deals", oblique=True),
        share=quantity(in_, Decimal(round(100 * known / len(counting))), "%"),
    )
