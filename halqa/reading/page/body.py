"""The text proper: a document's text without what was never said in it. Blanks stand for what goes, so places stay."""

from collections.abc import Iterable
from dataclasses import replace

from halqa.model import Span
from halqa.reading.page.cuts import cut_end, cut_words
from halqa.reading.page.furniture import furniture, furniture_words
from halqa.text.folding import Folded, Pieces


def body(text: Folded, language: str) -> Folded:
    """Return a folded text with blanks for the furniture of its page and for a cut end.

    >>> from halqa.text.folding import fold
    >>> body(fold("Meta rose. Read more: Nvidia buys Intel"), "en").text.rstrip()
    'meta rose.'
    """
    words = furniture_words(language)
    kept = _blanked(text.text, furniture(text.text, words)) if words else text.text
    unsure = cut_end(kept, cut_words(language))
    return replace(text, text=_blanked(kept, [unsure] if unsure else []))


def _blanked(text: str, spans: Iterable[Span]) -> str:
    pieces = Pieces()
    at = 0
    for span in spans:
        pieces.add(text[at : span.start], " " * (span.end - span.start))
        at = span.end
    if not at:
        return text
    pieces.add(text[at:])
    return pieces.joined()
