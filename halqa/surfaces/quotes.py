"""Claims and documents as HTML: the words that carry a claim, in their own direction, who printed them and when."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePath
from urllib.parse import urlsplit

from halqa.errors import SpanOutsideTextError
from halqa.model import Citation, Deal, Document, Figure, Origin, Reading, Span, Tie
from halqa.surfaces.publishers import publisher
from halqa.surfaces.sentences import capacity, figure_sentence, goes_without_saying
from halqa.surfaces.wording import Wording, bounded, clean, day, fill, marked

AROUND = 90  # code points of context on each side of a quote
REJECTED = -1  # in place of the number of a version: the claims of a deal that were rejected
LONGEST = 600  # code points of a quote that are shown
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where things stand on the page: the id of every deal, claim and document, and the version that shows a claim."""

    deals: Mapping[str, str]
    claims: Mapping[Tie | Figure, str]
    documents: Mapping[str, str]
    homes: Mapping[Tie, tuple[str, int]]  # claim -> deal and version number


def anchors(deals: Sequence[Deal], readings: Sequence[Reading]) -> Anchors:
    """Give every deal, claim and document its id: of letters, digits and hyphens alone, and no two the same.

    >>> anchors([], [Reading(document=Document(id="a b", text=""), reader="r")]).documents
    {'a b': 'document-a-b'}
    """
    homes: dict[Tie, tuple[str, int]] = {}
    for deal in deals:
        rows = [(number, version.ties) for number, version in enumerate(deal.versions)]
        for number, ties in [*rows, (REJECTED, deal.rejected)]:
            for tie in ties:
                homes.setdefault(tie, (deal.id, number))
    claims: dict[Tie | Figure, None] = dict.fromkeys(homes)
    for reading in readings:
        claims |= dict.fromkeys(reading.ties) | dict.fromkeys(reading.figures)
    return Anchors(
        deals=_ids("deal", (deal.id for deal in deals)),
        claims={claim: f"claim-{number}" for number, claim in enumerate(claims, start=1)},
        documents=_ids("document", (reading.document.id for reading in readings)),
        homes=homes,
    )


def _ids(prefix: str, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        slug = f"{prefix}-{re.sub(r'[^A-Za-z0-9_]+', '-', name)[:60].strip('-') or 'x'}"
        while slug in taken:
            slug += "-2"
        taken.add(slug)
        found[name] = slug
    return found


def shown(text: str) -> str:
    """Return an untrusted text as HTML text.

    >>> shown("<script>")
    '&lt;script&gt;'
    """
    return escape(clean(text))


def own_words(document: Document, span: Span) -> str:
    """Return the quoted words, marked, among the words around them."""
    quoted = document.quote(span)
    before = _tail(document.text[max(0, span.start - AROUND) : span.start], is_whole=span.start <= AROUND)
    after = _head(document.text[span.end : span.end + AROUND], is_whole=span.end + AROUND >= len(document.text))
    cut = f"{quoted[:LONGEST]}…" if len(quoted) > LONGEST else quoted
    return f"{shown(before)}<mark>{shown(cut)}</mark>{shown(after)}"


def _tail(text: str, *, is_whole: bool) -> str:
    """Return the end of the text before a quote: its own paragraph, and no half of a word."""
    paragraph = text.rpartition("\n")[2]
    if is_whole or paragraph != text:
        return paragraph
    return "… " + paragraph.partition(" ")[2]


def _head(text: str, *, is_whole: bool) -> str:
    paragraph = text.partition("\n")[0]
    if is_whole or paragraph != text:
        return paragraph
    return paragraph.rpartition(" ")[0] + " …"


def language(document: Document) -> str:
    """Return the `lang` attribute of a document's words, or nothing where its language is not a language tag."""
    told = document.lang or ""
    return f' lang="{told}"' if _LANGUAGE_TAG.fullmatch(told) else ""


def title(in_: Wording, document: Document) -> str:
    """Return a document's title in its own direction."""
    told = clean(document.title or "").strip()
    return f"<bdi{language(document)}>{escape(told)}</bdi>" if told else in_.words["document.untitled"]


def where_from(in_: Wording, document: Document) -> str:
    """Return the publisher, and the address where it is one of the web; of a path its last part alone."""
    told = shown(publisher(in_, document.publisher))
    if is_web_address(document.source):
        name = told or shown(urlsplit(document.source).hostname or document.source)
        return f'<a rel="external noopener noreferrer nofollow" href="{shown(document.source)}"><bdi>{name}</bdi></a>'
    return f"<bdi>{told or shown(PurePath(document.source).name)}</bdi>"


def is_web_address(source: str) -> bool:
    """Say whether a source may be linked to.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and clean(source) == source


def when(in_: Wording, document: Document) -> str:
    """Return a document's dateline."""
    if document.published is None:
        return in_.words["document.undated"]
    return f'<time datetime="{document.published.isoformat()}">{marked(day(in_, document.published))}</time>'


def cite(in_: Wording, document: Document, at: Anchors) -> str:
    """Return title, publisher and date, the title leading to the document's row."""
    name = title(in_, document)
    if document.id in at.documents:
        name = f'<a href="#{at.documents[document.id]}">{name}</a>'
    parts = (name, where_from(in_, document), when(in_, document))
    cited = f"<cite>{' · '.join(part for part in parts if part != '<bdi></bdi>')}</cite>"
    return f"{origin_badge(in_, document)}{cited}"


def origin_badge(in_: Wording, document: Document) -> str:
    """Return the mark of words of our own; a text of others has none."""
    if document.origin is Origin.READ:
        return ""
    return badge(in_.words[f"origin.{document.origin}"], f"origin-{document.origin}") + " "


def rests_on(in_: Wording, document: Document) -> str:
    """Return what words of our own rest on, each with its address where it is one of the web."""
    if not document.citations:
        return ""
    listed = "".join(f"<li>{_citation(citation)}</li>" for citation in document.citations)
    return f'<details class="citations"><summary>{in_.words["citations"]}</summary><ul>{listed}</ul></details>'


def _citation(of: Citation) -> str:
    told = " · ".join(f"<bdi>{shown(part)}</bdi>" for part in (of.publisher, of.title, of.published) if part)
    if of.url is None or not is_web_address(of.url):
        return told
    return f'<a rel="external noopener noreferrer nofollow" href="{shown(of.url)}">{told}</a>'


def claim(
    in_: Wording, of: Tie | Figure, documents: Mapping[str, Document], at: Anchors, *, is_home: bool = True
) -> str:
    """Return a claim with its quote; `is_home` where it carries its id, elsewhere it leads there."""
    document, anchor = documents.get(of.document), at.claims[of]
    place = f' id="{anchor}"' if is_home else ""
    if document is None:
        return f'<div class="claim"{place}><p>{in_.words["document.missing"]}</p></div>'
    link = "" if is_home else f'<a class="home" href="#{anchor}">#</a>'
    return (
        f'<div class="claim"{place}><blockquote dir="auto"{language(document)}>'
        f"{_quoted(in_, of, document)}</blockquote>"
        f"<p>{cite(in_, document, at)} {badges(in_, of)} {link}</p>{rests_on(in_, document)}</div>"
    )


def _quoted(in_: Wording, of: Tie | Figure, document: Document) -> str:
    if not document.is_held:
        return in_.words["document.not_held"]
    try:
        return own_words(document, of.evidence)
    except SpanOutsideTextError:
        return in_.words["document.missing"]


def badges(in_: Wording, of: Tie | Figure) -> str:
    """Return how far one document says that it has come."""
    if isinstance(of, Figure):
        return badge(in_.words[f"figure_status.{of.status}"], f"figure-{of.status}")
    return status_badges(in_, of)


def status_badges(in_: Wording, of: Tie | Deal) -> str:
    """Return the status and what qualifies it: hearsay, a condition, paid, a shared total."""
    is_silent = goes_without_saying(of.kind, of.status)
    found = [] if is_silent else [badge(in_.words[f"status.{of.status}"], f"status-{of.status}")]
    found += [badge(in_.words["badge.hearsay"], "hearsay")] if of.hearsay else []
    found += [badge(in_.words[f"badge.{of.condition}"], "conditional")] if of.condition else []
    found += [badge(in_.words["badge.paid"], "paid")] if of.paid else []
    found += [badge(in_.words["badge.shared"], "shared")] if of.shared_amount else []
    return " ".join(found)


def badge(text: str, name: str) -> str:
    """Return a short mark; `name` is its class."""
    return f'<span class="badge {name}">{escape(text)}</span>'


def said_sum(in_: Wording, of: Tie | Deal) -> str:
    """Return the sum with its bound, else the capacity, else that it is unknown."""
    if of.amount is not None:
        return marked(bounded(in_, of.amount, of.bound))
    size = capacity(in_, of)
    unknown = f'<span class="unknown">{in_.words["unknown.sum"]}</span>'
    return f"{unknown} <small>{marked(size)}</small>" if size else unknown


def figure_claim(in_: Wording, of: Figure, documents: Mapping[str, Document], at: Anchors) -> str:
    """Return a figure as a sentence with its quote under it."""
    return f"<li><p>{figure_sentence(in_, of)}</p>{claim(in_, of, documents, at)}</li>"


def back(in_: Wording, href: str) -> str:
    """Return the way back up."""
    return f'<a class="back" href="{href}">{fill(in_, "deal.back")}</a>'
