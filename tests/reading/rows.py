"""What the tables of the reading tests are written in: one line a claim, short enough to stand beside its text."""

from decimal import Decimal

import pytest

from halqa.catalogue.words import Words, words
from halqa.model import Document, Figure, Mention, Reading, Tie
from halqa.reading import read
from halqa.reading.items import Sentence, sentence
from halqa.reading.names.mentions import Named, mentions
from halqa.reading.names.newcomers import newcomers
from halqa.reading.quantities.words import quantity_words
from halqa.text.folding import Folded, fold
from halqa.text.sentences import sentences
from halqa.units import Money


def mended_later(reason: str) -> pytest.MarkDecorator:
    """Mark a row whose right answer is sure, but which the reader still gets wrong; it must be unmarked once mended."""
    return pytest.mark.xfail(strict=True, reason=reason)


def language(text: str) -> str:
    """Return the language of a row."""
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "en"


def reading(text: str) -> Reading:
    """Read a text as a document."""
    return read(Document(id="row", text=text))


def short(number: Decimal | int) -> str:
    """Write a number as short as it goes.

    >>> short(Decimal("1.2e9")), short(Decimal("4500.0")), short(200_000)
    ('1.2bn', '4500', '200000')
    """
    value = Decimal(number)
    billions = value / 10**9
    return f"{billions.normalize():f}bn" if billions >= Decimal("0.1") else f"{value.normalize():f}"


def money(sum_: Money | None) -> str:
    """Write a sum as "5bn USD", "1bn-2bn USD a year", or nothing."""
    if sum_ is None:
        return ""
    high = f"-{short(sum_.high)}" if sum_.high is not None else ""
    per = f" a {sum_.per}" if sum_.per else ""
    return f"{short(sum_.amount)}{high} {sum_.currency}{per}"


def arrow(tie: Tie) -> str:
    """Write a tie as "equity Nvidia>Intel"."""
    return f"{tie.kind} {tie.payer.party}>{tie.payee.party}"


def told(text: str) -> list[str]:
    """Return the ties of a text as "equity Nvidia>Intel 5bn USD agreed", in order."""
    return [" ".join(filter(None, (arrow(tie), money(tie.amount), str(tie.status)))) for tie in reading(text).ties]


def arrows(text: str) -> set[str]:
    """Return the ties of a text without sums and status."""
    return {arrow(tie) for tie in reading(text).ties}


def only(text: str) -> Tie:
    """Return the one tie that a text tells."""
    (tie,) = reading(text).ties
    return tie


def figures(text: str) -> list[str]:
    """Return the figures of a text as "revenue OpenAI 13bn USD 2025 actual"."""
    return [figure(one) for one in reading(text).figures]


def figure(one: Figure) -> str:
    """Write a figure."""
    parts = (one.metric, one.party.party, short(one.amount), one.unit, one.period, one.status)
    return " ".join(str(part) for part in parts if part)


def words_of(text: str, mention: Mention) -> str | None:
    """Return the words in which a party was named, or None where it was not said."""
    return Document(id="row", text=text).quote(mention.span) if mention.span else None


def named(text: str, lang: str | None = None) -> tuple[Folded, list[Named]]:
    """Return every name in a text, known and new, in order."""
    whole = fold(text)
    known = mentions(whole, text)
    found = [*known, *newcomers(whole, text, known, words(lang or language(text)))]
    return whole, sorted(found, key=lambda one: one.start)


def items_of(text: str) -> tuple[Sentence, Words]:
    """Return the first sentence of a text as items, with the words of its language."""
    lang = language(text)
    whole, found = named(text)
    span = next(sentences(whole.text))
    inside = [one for one in found if one.end <= span.end]
    return sentence(whole.text, span, inside, words(lang), quantity_words(lang), 0), words(lang)
