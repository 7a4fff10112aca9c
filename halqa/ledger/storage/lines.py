"""A ledger as lines of canonical JSON, in an order of its own, and back: the same ledger gives the same bytes.

The first line tells the format. Then comes each document, by the hash of its text, with its readings by reader and,
where it was taken down, that; then the judgements by time. Keys are in order, without spaces, sums digit for digit.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from halqa.errors import BrokenExportError, HalqaError, NewerLedgerError
from halqa.ledger.checks import check, check_told
from halqa.ledger.storage import rows
from halqa.ledger.storage.line_fields import FIELDS, DocumentFields, JudgementFields, ReadingFields, TakeDownFields
from halqa.ledger.storage.rows import Row
from halqa.ledger.storage.schema import FORMAT
from halqa.model import Document, Figure, Judgement, Reading, TakeDown, Tie

LONGEST_LINE = 400_000_000  # bytes: the longest text that is read, each character of it escaped
Record = Reading | Judgement | TakeDown


def head() -> str:
    """Return the first line.

    >>> head()
    '{"halqa_ledger":2}'
    """
    return line("halqa_ledger", FORMAT)


def line(name: str, said: Any) -> str:
    """Return a line that says one thing."""
    return json.dumps({name: said}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_line(document: Document) -> str:
    """Return a document with its text, null where that is not held."""
    row = rows.document_row(document)
    told = {**row, "citations": json.loads(row["citations"] or "[]")}
    return line("document", {**told, "text": document.text if document.is_held else None})


def reading_line(document: str, row: Mapping[str, Any], claims: Iterable[Mapping[str, Any]]) -> str:
    """Return a reading of the document with this hash, from its row and those of its claims."""
    told = [_claim(claim) for claim in claims]
    return line("reading", {"document": document, "reader": row["reader"], "reason": row["reason"], "claims": told})


def take_down_line(order: TakeDown) -> str:
    """Return that a document was taken down."""
    return line("take_down", rows.take_down_row(order))


def judgement_line(judgement: Judgement) -> str:
    """Return a judgement."""
    return line("judgement", json.loads(judgement.json))


def _claim(row: Mapping[str, Any]) -> Row:
    named = {name: row[name] for name in ("claim", "about", "payer", "payee")}
    return {**named, "span": [row["span_start"], row["span_end"]], **json.loads(row["body"])}


def records(lines: Iterable[bytes], source: str) -> Iterator[Record]:
    """Yield what lines say, checked like all that enters a ledger; the first line that is not sound ends it by name."""
    reader = _Reader(source)
    for number, data in enumerate(lines, start=1):
        try:
            yield from reader.read(data)
        except NewerLedgerError:
            raise
        except json.JSONDecodeError as error:
            reason = "this is not JSON: an export is what `halqa ledger export` wrote"
            raise BrokenExportError(place=f"{source}, line {number}", reason=reason) from error
        except (HalqaError, ValueError, RecursionError) as error:
            raise BrokenExportError(place=f"{source}, line {number}", reason=_told(error)) from error
    reader.end()


class _Reader:
    """Lines in their order: a reading and a take-down belong to the document before them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._document: Document | None = None
        self._is_read = True
        self._has_head = False

    def read(self, data: bytes) -> Iterator[Record]:
        """Yield what a line says; a document is yielded with its readings."""
        if len(data) > LONGEST_LINE:
            raise ValueError(f"the line has more than {LONGEST_LINE:,} bytes")
        written = data.decode().removesuffix("\n")
        name, said = _said(written)
        if (name == "halqa_ledger") is self._has_head:
            raise ValueError("the first line, and no other, tells the format: this is no export of a ledger")
        if name == "halqa_ledger":
            self._begin(said)
        elif name == "document":
            self._open(said, written)
        else:
            yield self._record(name, said, written)

    def _begin(self, found: Any) -> None:
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise ValueError("the format is not a number")
        if found != FORMAT:
            raise NewerLedgerError(path=self._source, found=found, known=FORMAT)
        self._has_head = True

    def _open(self, said: Any, written: str) -> None:
        self.end()
        fields = DocumentFields.model_validate(said)
        row = {**said, "citations": json.dumps(said["citations"])}
        self._document, self._is_read = rows.document(row, fields.text), False
        _require_same(document_line(self._document), written)

    def _record(self, name: str, said: Any, written: str) -> Record:
        if name == "reading":
            return self._reading(said, written)
        if name == "take_down":
            return self._take_down(said, written)
        if name == "judgement":
            return _judgement(said, written)
        raise ValueError(f"{name[:40]!r} is nothing that a ledger holds")

    def _reading(self, said: Any, written: str) -> Reading:
        fields = ReadingFields.model_validate(said)
        document = self._of(fields.document)
        self._is_read = True
        claims = [rows.claim(_row(claim), document.id) for claim in said["claims"]]
        reading = Reading(
            document=document,
            reader=fields.reader,
            reason=fields.reason,
            ties=tuple(claim for claim in claims if isinstance(claim, Tie)),
            figures=tuple(claim for claim in claims if isinstance(claim, Figure)),
        )
        check(reading)
        ordered: tuple[Tie | Figure, ...] = (*reading.ties, *reading.figures)
        again = [rows.claim_row(claim, 0, position) for position, claim in enumerate(ordered)]
        _require_same(reading_line(fields.document, {"reader": fields.reader, "reason": fields.reason}, again), written)
        return reading

    def _take_down(self, said: Any, written: str) -> TakeDown:
        TakeDownFields.model_validate(said)
        order = rows.take_down(said)
        self._of(order.document)
        check_told("take down", order.by, order.at, order.why)
        _require_same(take_down_line(order), written)
        return order

    def _of(self, key: str) -> Document:
        if self._document is None or self._document.sha256 != key:
            raise ValueError("it does not stand below its document")
        return self._document

    def end(self) -> None:
        """Refuse a document that nobody read, and no lines at all."""
        if not self._has_head:
            raise BrokenExportError(place=self._source, reason="it is empty")
        if not self._is_read and self._document is not None:
            raise BrokenExportError(place=self._source, reason=f"{self._document.id} has no reading")


def _judgement(said: Any, written: str) -> Judgement:
    JudgementFields.model_validate(said)
    judgement = rows.judgement(json.dumps(said))
    check_told(judgement.verdict, judgement.by, judgement.at, judgement.json)
    _require_same(judgement_line(judgement), written)
    return judgement


def _said(written: str) -> tuple[str, Any]:
    value = json.loads(written)
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError("this is no line of a ledger")
    return next(iter(value.items()))


def _row(claim: Any) -> Row:
    """Return a claim as a row has it: what has no column of its own in the body."""
    if not isinstance(claim, dict) or claim.get("claim") not in FIELDS:
        raise ValueError("a claim is neither a tie nor a figure")
    FIELDS[claim["claim"]].model_validate(claim)
    start, end = claim["span"]
    return {**claim, "span_start": start, "span_end": end, "body": json.dumps(claim)}


def _require_same(again: str, written: str) -> None:
    """Refuse what is not written as a ledger writes it: then nothing of it was bent or passed over."""
    if again != written:
        raise ValueError("it is not written as a ledger writes it (order of keys, spaces, digits, times, or its hash)")


def _told(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg'][0].lower()}{first['msg'][1:]}"
    return str(error).removesuffix(".") or type(error).__name__
