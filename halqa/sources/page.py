"""HTML -> the main text of the page and what its metadata tell. Scripts, styles and comments never appear in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DOMContext, ElementNode, HTMLTree, Node, traverse_dom

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
LINKED_DATA = "application/ld+json"
HIDDEN = ("[hidden]", '[style*="display:none"]', '[style*="display: none"]')
BESIDE = tuple(  # what is no part of the article, by the names that sites give it
    "figcaption .caption .wp-caption-text .image-caption .tags .article-tags .post-tags .tag-list .related "
    ".related-articles .related-posts .related-content .read-more .readmore .most-read .newsletter .newsletter-signup "
    ".cookie-banner .cookie-notice .share-buttons .social-share .ticker".split()
)
UNSEEN_TAGS = ("script", "style", "template", "noscript", "svg")
INVISIBLE = (*UNSEEN_TAGS, *HIDDEN, *BESIDE)
NESTING = re.compile(r"<(/?)(?:ul|ol|div|section|article|table|blockquote|span|font)\b", re.IGNORECASE)
DEEPEST = 300  # blocks that stand in each other
SHORTEST_HEADLINE = 20  # characters: a shorter link alone in a paragraph may be a name
SHORTEST_ARTICLE = 100  # characters beside such links: with less, they are what the page is for
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
    text, part = _text(tree, _is_deep(html))
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


def _text(tree: HTMLTree, is_deep: bool) -> tuple[str, str]:
    """Return the main text, or the whole page's where no main part is found, and which of the two it is."""
    if is_deep:
        return _all_words(tree), "all words"
    _drop_links(tree)
    main = _plain(tree, main_content=True)
    return (main, "main text") if main else (_plain(tree, main_content=False), "whole page")


def _is_deep(html: str) -> bool:
    """Whether blocks stand in each other so deep that no person wrote them: extraction would grow with the square."""
    depth = 0
    for found in NESTING.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _all_words(tree: HTMLTree) -> str:
    unseen = [node for node in _elements(tree) if node.tag in UNSEEN_TAGS or node.hasattr("hidden")]
    for node in reversed(unseen):  # what stands inside before what it stands in
        node.decompose()
    return _words(tree.body).strip()


def _elements(tree: HTMLTree) -> list[ElementNode]:
    """Return all elements, in one walk: going through what a selector found takes the square of its length."""
    found: list[ElementNode] = []

    def keep(context: DOMContext) -> None:
        if isinstance(context.node, ElementNode):
            found.append(context.node)

    for root in (tree.head, tree.body):
        if root is not None:
            traverse_dom(root, keep, elements_only=True)
    return found


def _drop_links(tree: HTMLTree) -> None:
    """Take out paragraphs that are nothing but one link: headlines of other articles; not where little else is left."""
    alone = [node for node in _elements(tree) if node.tag == "a" and _stands_alone(node)]
    left = len(_words(tree.body)) - sum(len(_words(link)) for link in alone)
    for link in alone if left >= SHORTEST_ARTICLE else ():
        link.decompose()


def _stands_alone(link: ElementNode) -> bool:
    """Whether a link is long enough for a headline, and its paragraph holds nothing else."""
    if link.parent is None or link.parent.tag not in ("p", "li") or len(_words(link)) < SHORTEST_HEADLINE:
        return False
    before, after = link.prev, link.next
    return _is_edge(before, before and before.prev) and _is_edge(after, after and after.next)


def _is_edge(node: Node | None, further: Node | None) -> bool:
    return node is None or (further is None and not _words(node).strip())


def _words(node: Node | None) -> str:
    return (node.text or "") if node is not None else ""


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
    for script in (node for node in _elements(tree) if node.tag == "script" and node.getattr("type") == LINKED_DATA):
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
