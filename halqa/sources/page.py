"""HTML -> the main text of the page and what its metadata tell. Scripts, styles and comments never appear in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

EXTRACTOR = f"resiliparse {version('resiliparse')}"
TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]')
PUBLISHERS = ('meta[property="og:site_name"]', 'meta[name="application-name"]')
DATES = (
    'meta[property="article:published_time"]',
    'meta[property="og:published_time"]',
    'meta[name="date"]',
    'meta[name="pubdate"]',
    'meta[name="publish-date"]',
    'meta[itemprop="datePublished"]',
    'meta[name="DC.date.issued"]',
)
LINKED_DATA = 'script[type="application/ld+json"]'
HIDDEN = ("[hidden]", '[style*="display:none"]', '[style*="display: none"]')
INVISIBLE = ("script", "style", "template", "noscript", "svg", *HIDDEN)
ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d])")
ARABIC = re.compile(r"[ء-ي]")
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one HTML page gives; fields that it does not tell are None."""

    text: str
    title: str | None
    published: date | None
    lang: str | None
    publisher: str | None
    extractor: str  # name and version, and what part of the page was taken


def page(html: str) -> Page:
    """Return the main text and the metadata of a page.

    >>> page("<html lang=en><title>Chips</title><p>AMD sells chips.</p><script>x()</script>").text
    'AMD sells chips.'
    """
    tree = HTMLTree.parse(html)
    published = _published(tree)  # before the scripts that carry linked data are skipped
    text, part = _text(tree)
    return Page(
        text=text,
        title=_content(tree, TITLES) or _clean(tree.title),
        published=published,
        lang=_lang(tree, text),
        publisher=_content(tree, PUBLISHERS),
        extractor=f"{EXTRACTOR}, {part}",
    )


def day(written: str) -> date | None:
    """Return the day of an ISO 8601 date or time; other ways of writing it are not guessed at.

    >>> day("2025-09-22T10:00:00+03:00"), day("22/9/2025")
    (datetime.date(2025, 9, 22), None)
    """
    found = ISO_DAY.match(written)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _text(tree: HTMLTree) -> tuple[str, str]:
    """Return the main text, or the whole page's where no main part is found, and which of the two it is."""
    main = _plain(tree, main_content=True)
    return (main, "main text") if main else (_plain(tree, main_content=False), "whole page")


def _plain(tree: HTMLTree, *, main_content: bool) -> str:
    return extract_plain_text(
        tree, main_content=main_content, list_bullets=False, alt_texts=False, comments=False, skip_elements=INVISIBLE
    ).strip()


def _element(tree: HTMLTree, selector: str) -> ElementNode | None:
    return tree.document.query_selector(selector) if tree.document else None


def _content(tree: HTMLTree, selectors: tuple[str, ...]) -> str | None:
    """Return what the first of the metadata elements says that says anything."""
    for selector in selectors:
        element = _element(tree, selector)
        if element is not None and (found := _clean(element.getattr("content"))):
            return found
    return None


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _published(tree: HTMLTree) -> date | None:
    for selector in DATES:
        if (told := _content(tree, (selector,))) and (found := day(told)):
            return found
    return _linked_date(tree) or _time_element(tree)


def _linked_date(tree: HTMLTree) -> date | None:
    """Return `datePublished` of the page's linked data (JSON-LD), wherever in it it stands."""
    for script in tree.document.query_selector_all(LINKED_DATA) if tree.document else ():
        try:
            items = list(_objects(json.loads(script.text or "")))
        except (ValueError, RecursionError):
            continue
        dates = (day(told) for item in items if isinstance(told := item.get("datePublished"), str))
        if found := next(filter(None, dates), None):
            return found
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Return every object within a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inside:
        yield from _objects(item)


def _time_element(tree: HTMLTree) -> date | None:
    element = _element(tree, "article time[datetime]") or _element(tree, "time[datetime]")
    return day(element.getattr("datetime") or "") if element is not None else None


def _lang(tree: HTMLTree, text: str) -> str | None:
    """Return the language that the page tells, unless its script says otherwise: many Arabic pages are marked `en`."""
    root = _element(tree, "html[lang]")
    told = (root.getattr("lang") or "").replace("_", "-").split("-")[0].lower() if root is not None else ""
    is_arabic = len(ARABIC.findall(text)) > len(LATIN.findall(text))
    return told if told and is_arabic == (told in {"ar", "fa", "ur"}) else None
