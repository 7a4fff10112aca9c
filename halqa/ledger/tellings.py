"""Ties beside what is needed to compare them: when they were told, in which story and words, and the sum in dollars."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.readers import newest
from halqa.ledger.stories import stories, wording
from halqa.model import IN_KIND, SYMMETRIC, Document, Kind, Reading, Status, Tie
from halqa.text.folding import folded
from halqa.units import Period, usd_if_known

Block = tuple[Kind, str, str]
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One tie, and the text that tells it."""

    tie: Tie
    text: str  # the hash of the document's text
    published: date | None
    story: str  # the first text of the story that this text tells
    passage: tuple[str, ...]  # the folded words of the sentence
    words: frozenset[str]  # the folded words of the evidence, numbers left out
    usd: Decimal | None  # the sum as printed, in dollars of the day; None where there is none or no rate
    order: tuple[object, ...]  # puts tellings in order, whatever order they came in: by day, text and place

    @property
    def block(self) -> Block:
        """The kind and the two parties, in the order of the money or, where it has none, of the alphabet."""
        payer, payee = self.tie.payer.party, self.tie.payee.party
        if self.tie.kind in SYMMETRIC:
            payer, payee = sorted((payer, payee))
        return self.tie.kind, payer, payee

    @property
    def per(self) -> Period | None:
        """The time that the sum is paid for."""
        return self.tie.amount.per if self.tie.amount else None

    @property
    def is_soft(self) -> bool:
        """Whether it tells of no more than talks, hearsay or a denial."""
        return self.tie.hearsay or self.tie.status in {Status.TALKS, Status.DENIED}

    @property
    def is_cash(self) -> bool | None:
        """Whether value moves in cash; None: not told."""
        return None if self.tie.instrument is None else self.tie.instrument not in IN_KIND


def tellings(readings: Iterable[Reading], as_of: date | None = None) -> list[Telling]:
    """Return what the newest reader found in each text that was known on a day, in order of day, text and place."""
    counted = [reading for reading in _by_text(readings) if reading.ties and _is_known(reading.document, as_of)]
    keys = [reading.document.sha256 for reading in counted]
    wordings = {key: wording(reading.document) for key, reading in zip(keys, counted, strict=True)}
    story = stories(dict(sorted(wordings.items())))
    found = [
        Telling(
            tie=tie,
            text=key,
            published=reading.document.published,
            story=story[key],
            passage=wordings[key].passage(tie.evidence),
            words=frozenset(_LETTERS.findall(folded(reading.document.quote(tie.evidence)))),
            usd=usd_if_known(tie.amount, usd_per_unit, reading.document.published),
            order=(reading.document.published or date.min, key, tie.evidence, repr(tie)),
        )
        for key, reading in zip(keys, counted, strict=True)
        for tie in reading.ties
    ]
    return sorted(found, key=lambda telling: telling.order)


def _by_text(readings: Iterable[Reading]) -> list[Reading]:
    """Return one reading of each text: the newest reader's, and of copies of a text the one that was known first."""
    by_text: dict[str, list[Reading]] = {}
    for reading in readings:
        by_text.setdefault(reading.document.sha256, []).append(reading)
    chosen = []
    for copies in by_text.values():
        reader = newest(reading.reader for reading in copies)
        chosen.append(min((reading for reading in copies if reading.reader == reader), key=_copy_order))
    return chosen


def _copy_order(reading: Reading) -> tuple[object, ...]:
    document = reading.document
    return (document.published or date.max, document.id, repr(reading.ties))


def _is_known(document: Document, as_of: date | None) -> bool:
    return as_of is None or document.published is None or document.published <= as_of
