"""What every claim must keep before it is written: a span in the text, a sum with a currency, fields that can hold."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from halqa.catalogue.conventions import first_day
from halqa.errors import FutureDatelineError, InvalidClaimError, InvalidJudgementError, SpanOutsideTextError
from halqa.model import Document, Figure, Mention, Reading, Span, Tie
from halqa.units import Money

_CURRENCY = re.compile(r"[A-Z]{3}")
_LONGEST_NAME = 300  # characters
_MOST = Decimal("1e18")  # beyond all the money there is, in any currency


def check(reading: Reading) -> None:
    """Refuse a reading that holds a claim which no claim can be."""
    document = reading.document
    _require(document.id.strip() != "", document, "a document needs an id")
    _require(reading.reader.strip() != "", document, "a reading needs the name of its reader")
    beside = [*_words_of(document), reading.reader, reading.reason or ""]
    _require(_is_storable([document.text, *beside]), document, "the text holds half a character (a lone surrogate)")
    _require(not any("\0" in words for words in beside), document, "a field beside the text holds U+0000")
    _check_times(document)
    for tie in reading.ties:
        _check_tie(tie, document)
    for figure in reading.figures:
        _check_figure(figure, document)


def check_told(verdict: str, by: str, at: datetime, words: str) -> None:
    """Refuse what a person says without a name or a time, or in letters that cannot be stored."""
    is_utc = at.utcoffset() == timedelta(0) and at.microsecond == 0
    for holds, otherwise in (
        (by.strip() != "", "it does not say by whom"),
        (is_utc, f"the time {at.isoformat()} is not in UTC, to the second"),
        (_is_storable([by, words]) and "\0" not in by + words and len(by) <= _LONGEST_NAME, "it cannot be stored"),
    ):
        if not holds:
            raise InvalidJudgementError(verdict=verdict, reason=otherwise)


def _check_times(document: Document) -> None:
    """Refuse a dateline later than the fetch; the day after may be, where that day begins earlier."""
    fetched, published = document.fetched, document.published
    _require(fetched is None or fetched.tzinfo is not None, document, f"the time {fetched} has no time zone")
    if fetched is not None and published is not None and published > fetched.date() + timedelta(days=1):
        raise FutureDatelineError(document=document.id, published=str(published), fetched=str(fetched.date()))


def _check_tie(tie: Tie, document: Document) -> None:
    _check_place(tie.document, tie.evidence, document)
    for mention in (tie.payer, tie.payee):
        _check_mention(mention, document)
    _require(tie.payer.party != tie.payee.party, document, f"{tie.payer.party} is tied to itself")
    if tie.amount is not None:
        _check_money(tie.amount, document)
    for name, number in (("part_of", tie.part_of), ("power_mw", tie.power_mw), ("stake_pct", tie.stake_pct)):
        _require(number is None or _is_sum(number), document, f"{name} {number} is not a number above zero")
    _require(tie.stake_pct is None or tie.stake_pct <= 100, document, f"a stake of {tie.stake_pct} % is above 100 %")
    _require(tie.chips is None or tie.chips > 0, document, f"{tie.chips} chips is not a number above zero")
    for period in (tie.start, tie.end):
        _require(period is None or first_day(period) is not None, document, f"{period!r} is not a period like 2026-Q3")


def _check_figure(figure: Figure, document: Document) -> None:
    _check_place(figure.document, figure.evidence, document)
    _check_mention(figure.party, document)
    _require(figure.unit.strip() != "", document, f"a figure of {figure.party.party} has no unit")
    in_range = figure.amount.is_finite() and abs(figure.amount) <= _MOST
    _require(in_range, document, f"{figure.amount} is not an amount that a figure can have")


def _check_place(of: str, evidence: Span, document: Document) -> None:
    _require(of == document.id, document, f"a claim of {of!r} was given with this document")
    _require_inside(evidence, document)
    _require(evidence.start < evidence.end, document, "a claim has no words to carry it")


def _check_mention(mention: Mention, document: Document) -> None:
    name = mention.party
    _require(name == name.strip() != "", document, f"{name!r} is not a name")
    _require(
        len(name) <= _LONGEST_NAME and "\0" not in name and _is_storable([name]),
        document,
        "the name of a party cannot be stored",
    )
    if mention.span is not None:
        _require_inside(mention.span, document)


def _require_inside(span: Span, document: Document) -> None:
    """Refuse a span outside the text; where that is not held, its length is not known either."""
    length = len(document.text) if document.is_held else max(span.end, 0)
    if not 0 <= span.start <= span.end <= length:
        raise SpanOutsideTextError(document=document.id, start=span.start, end=span.end, length=length)


def _check_money(money: Money, document: Document) -> None:
    _require(_CURRENCY.fullmatch(money.currency) is not None, document, f"a sum of {money.amount} has no currency")
    _require(_is_sum(money.amount), document, f"{money.amount} {money.currency} is not a sum above zero")
    in_order = money.high is None or (_is_sum(money.high) and money.high >= money.amount)
    _require(in_order, document, f"the range {money.amount}–{money.high} {money.currency} ends before it begins")


def _is_sum(number: Decimal) -> bool:
    return number.is_finite() and 0 < number <= _MOST


def _words_of(document: Document) -> list[str]:
    told = (document.title, document.publisher, document.lang, document.encoding, document.extractor)
    return [document.id, document.source, *(words for words in told if words)]


def _is_storable(words: Iterable[str]) -> bool:
    try:
        return all(word.encode("utf-8") is not None for word in words)
    except UnicodeEncodeError:
        return False


def _require(holds: bool, document: Document, otherwise: str) -> None:
    if not holds:
        raise InvalidClaimError(document=document.id, reason=otherwise)
