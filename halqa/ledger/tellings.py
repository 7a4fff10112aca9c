"""Ties beside what is needed to compare them: when they were told, in which story and words, and the sum in dollars."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from halqa.catalogue.amendments import amends
from halqa.catalogue.conventions import sameness
from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.corrections import corrected
from halqa.ledger.grades import source
from halqa.ledger.judgements import Decisions, decisions
from halqa.ledger.looked_at import is_known
from halqa.ledger.matching import claim_key, claim_keys
from halqa.ledger.names import Pair, known_as
from halqa.ledger.readers import newest
from halqa.ledger.stories import Wording, joined, likenesses, wording
from halqa.ledger.translations import account, translations
from halqa.model import IN_KIND, SYMMETRIC, ClaimKey, Document, Judgement, Kind, Mention, Reading, Source, Status, Tie
from halqa.text.folding import folded
from halqa.units import Period, usd_if_known

Block = tuple[Kind, str, str]
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One tie, and the text that tells it."""

    tie: Tie  # as corrected, under the names that its parties are held under
    key: ClaimKey  # what judgements call it by, as it was read
    text: str  # the hash of the document's text
    day: date | None  # on which it became known: the dateline, else the day it was fetched
    source: Source
    passage: str | None  # stands for the words of the sentence, where they are so many that copying alone repeats them
    words: frozenset[str]  # the folded words of the evidence, numbers left out
    amends: bool  # the sentence says that the sum takes the place of an earlier one
    usd: Decimal | None  # the sum as printed, in dollars of the day; None where there is none or no rate
    order: tuple[object, ...]  # puts tellings in order, whatever order they came in: by day, text and place
    group: ClaimKey | None = None  # the first of the claims that were judged to speak of one deal with it
    apart: frozenset[ClaimKey] = frozenset()  # the groups of claims that were judged to speak of others
    whole: ClaimKey | None = None  # a claim of the deal that was judged to contain the money of this one
    accepted: bool = False
    rejected: bool = False
    judged: tuple[str, ...] = ()  # the judgements on it

    @property
    def block(self) -> Block:
        """The kind and the two parties, in the order of the money or, where it has none, of the alphabet."""
        payer, payee = self.tie.payer.party, self.tie.payee.party
        if self.tie.kind in SYMMETRIC:
            payer, payee = sorted((payer, payee))
        return self.tie.kind, payer, payee

    @property
    def tellings(self) -> tuple["Telling", ...]:
        """Itself; of a pile, all that are on it."""
        return (self,)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it was told, in order; none where no day is known."""
        return (self.day,) if self.day else ()

    @property
    def texts(self) -> frozenset[str]:
        """The texts that tell it."""
        return frozenset({self.text})

    @property
    def known(self) -> date:
        """The day since which it is known; that of a document without one is before all others."""
        return self.day or date.min

    @property
    def per(self) -> Period | None:
        """The time that the sum is paid for."""
        return self.tie.amount.per if self.tie.amount else None

    @property
    def is_soft(self) -> bool:
        """Whether it tells of no more than talks, hearsay or a denial."""
        return self.tie.hearsay or self.tie.status in {Status.TALKS, Status.DENIED}

    @property
    def counts(self) -> bool:
        """Whether it tells of a deal: nobody rejected it, and its parties are two."""
        return not self.rejected and self.tie.payer.party != self.tie.payee.party

    def is_apart_from(self, other: "Telling") -> bool:
        """Whether the two were judged to speak of two deals."""
        return other.group in self.apart

    @property
    def is_cash(self) -> bool | None:
        """Whether value moves in cash; None: not told."""
        return None if self.tie.instrument is None else self.tie.instrument not in IN_KIND


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of a tie's words: kept beside it, so that no text is read twice."""

    passage: str | None
    words: frozenset[str]
    amends: bool


def counted(readings: Iterable[Reading], as_of: date | None = None) -> list[Reading]:
    """Return one reading of each text that was known on a day: the newest reader's, of the copy first known."""
    return [reading for reading in _by_text(readings) if is_known(reading.document, as_of)]


def tellings(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), as_of: date | None = None
) -> list[Telling]:
    """Return the ties of counted readings as judgements have them, in order of day, text and place.

    Of readings that are known only later than a day nothing is told, but the names in them count: which names mean one
    party is no news of the world.
    """
    every = list(readings)
    decided = decisions(judgements, claim_keys(every))
    facing = (pair for reading in every for pair in sides_told(reading, decided))
    decided = replace(decided, known_as=known_as(facing, decided.parties))
    return tellings_by([reading for reading in every if is_known(reading.document, as_of)], decided)


def tellings_by(readings: Iterable[Reading], decided: Decisions) -> list[Telling]:
    """Return the ties of readings as they were decided on, in order of day, text and place."""
    found = [telling for reading in readings for telling in _tellings_of(reading, decided)]
    return sorted(found, key=lambda telling: telling.order)


def sides_told(reading: Reading, decided: Decisions) -> Iterator[Pair]:
    """Yield the names of the two parties of each tie, as corrected, before they are held under another name."""
    document = reading.document
    for read in reading.ties:
        corrections = decided.corrections.get(claim_key(read, document)) if decided.corrections else None
        tie = corrected(read, corrections) if corrections else read
        yield _told_name(tie.payer, document, decided), _told_name(tie.payee, document, decided)


def _told_name(mention: Mention, document: Document, decided: Decisions) -> str:
    return decided.told(mention.party, document.quote(mention.span)) if mention.span else mention.party


def _tellings_of(reading: Reading, decided: Decisions) -> Iterator[Telling]:
    if not reading.ties:
        return
    words = wording(reading.document)
    for tie in reading.ties:
        yield telling(tie, told(tie, reading.document, words), reading.document, decided)


def told(tie: Tie, document: Document, words: Wording) -> Told:
    """Return what is compared of a tie's words."""
    passage = words.passage(tie.evidence)
    is_long = len(passage) >= sameness().same_story_sentence_words
    return Told(
        passage=sha256(" ".join(passage).encode("utf-8", "surrogatepass")).hexdigest()[:16] if is_long else None,
        words=frozenset(_LETTERS.findall(folded(document.quote(tie.evidence)))),
        amends=tie.amount is not None and amends(passage, tie.amount.amount),
    )


def telling(read: Tie, words: Told, document: Document, decided: Decisions) -> Telling:
    """Return a tie as it is held, beside what is needed to compare it."""
    key = claim_key(read, document)
    tie, group = _held(read, key, document, decided), decided.claims.lead.get(key)
    return Telling(
        tie=tie,
        key=key,
        text=key.text,
        day=document.known,
        source=source(document),
        passage=words.passage,
        words=words.words,
        amends=words.amends,
        usd=usd_if_known(tie.amount, usd_per_unit, document.known),
        order=(document.known or date.min, key.text, read.evidence, repr(read)),
        group=group,
        apart=decided.claims.apart.get(group, frozenset()) if group else frozenset(),
        whole=decided.parts.get(key),
        accepted=key in decided.accepted,
        rejected=key in decided.rejected,
        judged=decided.bearing.get(key, ()),
    )


def stories_of(counted: Sequence[Reading]) -> dict[str, str]:
    """Return for each text that tells a tie the first text, by name, of the story it tells."""
    return joined(sorted(reading.document.sha256 for reading in counted if reading.ties), story_links(counted))


def story_links(counted: Iterable[Reading]) -> list[tuple[str, str]]:
    """Return the pairs of texts that tell one story."""
    readings = {reading.document.sha256: reading for reading in counted if reading.ties}
    accounts = {key: found for key, reading in readings.items() if (found := account(reading))}
    alike = likenesses({key: wording(reading.document) for key, reading in readings.items()})
    return [*alike, *translations(accounts)]


def _held(tie: Tie, key: ClaimKey, document: Document, decided: Decisions) -> Tie:
    """Return a tie as it is held: with what was corrected, and its parties under the names they were merged into."""
    if key in decided.corrections:
        tie = corrected(tie, decided.corrections[key])
    payer, payee = (_under_name(mention, document, decided) for mention in (tie.payer, tie.payee))
    return tie if (payer, payee) == (tie.payer, tie.payee) else replace(tie, payer=payer, payee=payee)


def _under_name(mention: Mention, document: Document, decided: Decisions) -> Mention:
    name = decided.party(mention.party, document.quote(mention.span) if mention.span else "")
    return mention if name == mention.party else replace(mention, party=name)


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
    return (document.known or date.max, document.id, repr(reading.ties))
