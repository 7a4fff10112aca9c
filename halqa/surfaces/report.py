"""The report: one HTML file that needs no network and no script, in Arabic from right to left or in English.

Every number leads by links to its deals, every deal to its claims, every claim to the words in its document.
"""

import os
from base64 import b64encode
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html import escape
from pathlib import Path

from halqa.catalogue.parties import PartyEntry, parties
from halqa.ledger.totals import is_live
from halqa.pipeline import Picture
from halqa.surfaces import ring
from halqa.surfaces.answer import answer
from halqa.surfaces.holdings import deals_section
from halqa.surfaces.page import Page, style_sheet
from halqa.surfaces.picture import image, picture
from halqa.surfaces.quotes import anchors
from halqa.surfaces.readings import caveats, documents_section
from halqa.surfaces.rings import cycles_section
from halqa.surfaces.strands import deal_usd, largest
from halqa.surfaces.wording import counted, day, fill, party_names, plain, wording

SECTIONS = ("answer", "picture", "cycles", "deals", "documents", "caveats")
COMPANIES = frozenset(
    "lab cloud neocloud chipmaker equipment server telecom energy software media datacenter automaker industry".split()
)
"""Types whose names are feminine in Arabic, as the word for company is."""


def write_report(path: Path, seen: Picture, lang: str) -> None:
    """Write the report, of which a file named .svg holds the picture alone; the file appears whole or not at all."""
    text = report_svg(seen, lang) if path.suffix.lower() == ".svg" else report_html(seen, lang)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def report_html(seen: Picture, lang: str) -> str:
    """Return the report as one HTML page."""
    return _html(page_of(seen, lang))


def report_svg(seen: Picture, lang: str) -> str:
    """Return the picture of the report alone, as an SVG image with its colours."""
    return f"{image(page_of(seen, lang), style_sheet('network'))}\n"


def page_of(seen: Picture, lang: str) -> Page:
    """Return what the page tells: the live deals and the largest first."""
    deals = sorted(seen.deals, key=lambda deal: (not is_live(deal), -(deal_usd(deal) or Decimal(0)), deal.id))
    ordered = replace(seen, deals=tuple(deals), cycles=largest(seen.cycles))
    told = anchors((*ordered.deals, *ordered.inside), ordered.readings)
    return Page(wording(lang, party_names(lang), _feminine(lang)), ordered, told)


def _feminine(lang: str) -> frozenset[str]:
    return frozenset(entry.name for entry in parties() if lang == "ar" and _is_feminine(entry))


def _is_feminine(entry: PartyEntry) -> bool:
    return entry.type in COMPANIES and bool(entry.name_ar)


# --- the frame -------------------------------------------------------------------------------------------------------


def _html(page: Page) -> str:
    in_ = page.in_
    style = style_sheet("network") + style_sheet("report") + _highlights()
    told = fill(in_, "title", plain, day=day(in_, page.as_of))
    bodies = (answer, picture, cycles_section, deals_section, documents_section, caveats)
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
        parties=counted(in_, len(page.seen.parties), "parties", oblique=True),
    )
    links = "".join(f'<li><a href="#{name}">{in_.words[f"section.{name}"]}</a></li>' for name in SECTIONS)
    return (
        f"<header><h1>{fill(in_, 'title', day=day(in_, page.as_of))}</h1><p>{told}</p>"
        f'<nav aria-label="{in_.words["nav"]}"><ul>{links}</ul></nav></header>'
    )


def _section(page: Page, name: str, body: str) -> str:
    heading = f'<h2 id="{name}-heading">{page.in_.words[f"section.{name}"]}</h2>'
    return f'<section id="{name}" aria-labelledby="{name}-heading">{heading}\n{body}</section>'
