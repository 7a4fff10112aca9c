"""Values -> JSON, in the format that readers are scored in, with the span of every quote beside its words.

Numbers are written digit for digit (whole ones as integers), so that reading them back gives the same value.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from halqa.ledger.rollup import inside_of
from halqa.ledger.totals import LAYERS, Layer, Totals
from halqa.measures.cycles import Cycle, types_of_cycle
from halqa.model import Citation, Deal, Document, Figure, Flow, Mention, Reading, Source, Span, Tie, Version
from halqa.units import Money

Json: TypeAlias = "bool | int | float | Decimal | str | Sequence[Json] | Mapping[str, Json] | None"
Documents: TypeAlias = Mapping[str, Document]

BREAKING = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Line ends that some readers split at, and lone surrogates, which UTF-8 cannot hold."""


def json_text(value: Json) -> str:
    """Write a value as JSON on one line, decimals digit for digit.

    >>> json_text({"amount": Decimal("1E+11"), "to": "علي", "share": Decimal("0.10")})
    '{"amount": 100000000000, "to": "علي", "share": 0.10}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_words(key)}: {json_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        return _words(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return json.dumps(value, allow_nan=False)


def reading_object(reading: Reading) -> dict[str, Json]:
    """Return a reading as the JSON object of one document: the text, its claims, and why there are none."""
    document = reading.document
    return {
        "id": document.id,
        "lang": document.lang,
        "title": document.title,
        "published": day_text(document.published),
        "publisher": document.publisher,
        "source": document.source,
        "encoding": document.encoding,
        "extractor": document.extractor,
        "origin": document.origin,
        "citations": [_citation_object(citation) for citation in document.citations],
        "fetched": document.fetched.isoformat() if document.fetched else None,
        "sha256": document.sha256,
        "text": document.text if document.is_held else None,
        "reader": reading.reader,
        "reason": reading.reason,
        "ties": [tie_object(tie, document) for tie in reading.ties],
        "figures": [figure_object(figure, document) for figure in reading.figures],
    }


def _words_at(document: Document, span: Span) -> str | None:
    """Return the words at a span; None where the text is not held."""
    return document.quote(span) if document.is_held else None


def tie_object(tie: Tie, document: Document) -> dict[str, Json]:
    """Return a tie with the words of its evidence and where they stand."""
    return {
        "kind": tie.kind,
        "from": tie.payer.party,
        "to": tie.payee.party,
        "from_span": _place(tie.payer),
        "to_span": _place(tie.payee),
        **_sum(tie.amount),
        "bound": tie.bound,
        "power_mw": tie.power_mw,
        "chips": tie.chips,
        "stake_pct": tie.stake_pct,
        "start": tie.start,
        "end": tie.end,
        "status": tie.status,
        "hearsay": tie.hearsay,
        "shared_amount": tie.shared_amount,
        "part_of": tie.part_of,
        "condition": tie.condition,
        "paid": tie.paid,
        "instrument": tie.instrument,
        "evidence": _words_at(document, tie.evidence),
        "evidence_span": span_object(tie.evidence),
        "rule": tie.rule,
    }


def figure_object(figure: Figure, document: Document) -> dict[str, Json]:
    """Return a figure with the words of its evidence and where they stand."""
    return {
        "party": figure.party.party,
        "party_span": _place(figure.party),
        "metric": figure.metric,
        "amount": figure.amount,
        "amount_high": figure.high,
        "unit": figure.unit,
        "bound": figure.bound,
        "period": figure.period,
        "status": figure.status,
        "evidence": _words_at(document, figure.evidence),
        "evidence_span": span_object(figure.evidence),
        "rule": figure.rule,
    }


def span_object(span: Span) -> dict[str, Json]:
    """Return a span in code points, its end excluded.

    >>> span_object(Span(3, 9))
    {'start': 3, 'end': 9}
    """
    return {"start": span.start, "end": span.end}


def deal_object(deal: Deal, documents: Documents) -> dict[str, Json]:
    """Return a deal: what is held of it, and every telling of it with its quotes."""
    return {
        "id": deal.id,
        "kind": deal.kind,
        "from": deal.payer,
        "to": deal.payee,
        "status": deal.status,
        "hearsay": deal.hearsay,
        **_sum(deal.amount),
        "bound": deal.bound,
        "condition": deal.condition,
        "paid": deal.paid,
        "instrument": deal.instrument,
        "power_mw": deal.power_mw,
        "chips": deal.chips,
        "stake_pct": deal.stake_pct,
        "start": deal.start,
        "end": deal.end,
        "known": day_text(deal.known),
        "chosen_by": deal.chosen_by,
        "part_of": deal.part_of,
        "inside_group": inside_of(deal),
        "shared_total": deal.shared_total,
        "judged": deal.judged,
        "rejected": [_told(tie, documents) for tie in deal.rejected],
        "versions": [_version_object(version, documents) for version in deal.versions],
    }


def totals_object(totals: Totals, as_of: date, inside: Totals | None = None) -> dict[str, Json]:
    """Return the layers in US dollars, each with the lines that add up to it, and the deals that are in none.

    `inside`: where groups are told as one, what their own deals come to, which is in none of the layers.
    """
    return {
        "as_of": as_of.isoformat(),
        **_layers_object(totals),
        "in_kind": _layer_object(totals.in_kind),
        "conditional": _layer_object(totals.conditional),
        "optional": _layer_object(totals.optional),
        "limits": _layer_object(totals.limits),
        "credit": {
            "committed": totals.credit.committed,
            "drawn": totals.credit.drawn,
            "available": totals.credit.available,
            "conditional": totals.credit.conditional,
            "deals": totals.credit.deals,
        },
        "left_out": [{"deal": deal, "reason": reason} for deal, reason in totals.left_out],
        "inside_groups": _layers_object(inside) if inside else None,
    }


def _layers_object(totals: Totals) -> dict[str, Json]:
    return {name: _layer_object(getattr(totals, name)) for name in LAYERS}


def cycle_object(cycle: Cycle, as_of: date, deals: Mapping[str, Deal], documents: Documents) -> dict[str, Json]:
    """Return a cycle: what could come round, from when to when, and the deals and quotes under each leg.

    As everywhere in JSON, the `end` of a cycle or a flow is the day after its last.
    """
    return {
        "as_of": as_of.isoformat(),
        "parties": [flow.payer for flow in cycle.flows],
        "round_trip_usd": cycle.round_trip_usd,
        "round_trip_usd_per_year": cycle.round_trip_usd_per_year,
        "start": day_text(cycle.start),
        "end": day_text(cycle.end),
        "assumed": cycle.assumed,
        "types": [found.id for found in types_of_cycle(cycle, deals)],
        "flows": [_flow_object(flow, deals, documents) for flow in cycle.flows],
    }


def documents_of(readings: Sequence[Reading]) -> Documents:
    """Return the documents of readings by their ids."""
    return {reading.document.id: reading.document for reading in readings}


def held(deal: Deal) -> Version | None:
    """Return the version that gives the sum of a deal; of a deal that marks none, the one that tells it."""
    marked = [version for version in deal.versions if version.chosen]
    same = [version for version in deal.versions if (version.amount, version.bound) == (deal.amount, deal.bound)]
    return next(iter([*marked, *same, *deal.versions]), None)


def held_ties(deal: Deal) -> tuple[Tie, ...]:
    """Return the claims that carry the sum of a deal."""
    version = held(deal)
    return version.ties if version else ()


def _version_object(version: Version, documents: Documents) -> dict[str, Json]:
    return {
        **_sum(version.amount),
        "bound": version.bound,
        "status": version.status,
        "hearsay": version.hearsay,
        "known": day_text(version.known),
        "origins": version.origins,
        "confidence": version.confidence,
        "sources": [_source_object(source) for source in version.sources],
        "accepted": version.accepted,
        "replaced": version.replaced,
        "chosen": version.chosen,
        "ties": [_told(tie, documents) for tie in version.ties],
    }


def _source_object(source: Source) -> dict[str, Json]:
    day = day_text(source.known)
    return {"document": source.document, "publisher": source.publisher, "known": day, "grade": source.grade}


def _told(tie: Tie, documents: Documents) -> dict[str, Json]:
    document = documents[tie.document]
    source: dict[str, Json] = {
        "document": document.id,
        "title": document.title,
        "published": day_text(document.published),
        "origin": document.origin,
        "citations": [_citation_object(citation) for citation in document.citations],
    }
    return {**source, **tie_object(tie, document)}


def _citation_object(citation: Citation) -> dict[str, Json]:
    return {
        "publisher": citation.publisher,
        "title": citation.title,
        "published": citation.published,
        "url": citation.url,
    }


def _flow_object(flow: Flow, deals: Mapping[str, Deal], documents: Documents) -> dict[str, Json]:
    under = [deals[name] for name in flow.deals]
    return {
        "from": flow.payer,
        "to": flow.payee,
        "kind": flow.kind,
        "usd": flow.usd,
        "usd_per_year": flow.usd_per_year,
        "assumed": list(flow.assumed),
        "doubtful": flow.doubtful,
        "unsized": flow.unsized,
        "start": day_text(flow.start),
        "end": day_text(flow.end),
        "deals": [deal.id for deal in under],
        "quotes": [_quote(tie, documents) for deal in under for tie in held_ties(deal)],
    }


def _quote(tie: Tie, documents: Documents) -> dict[str, Json]:
    document = documents[tie.document]
    words = _words_at(document, tie.evidence)
    span = span_object(tie.evidence)
    return {"document": tie.document, "origin": document.origin, "evidence": words, "evidence_span": span}


def _layer_object(layer: Layer) -> dict[str, Json]:
    lines: list[Json] = [
        {"usd": line.usd, "deals": line.deals, "assumed": line.assumed, "is_excess": line.is_excess}
        for line in layer.lines
    ]
    return {"usd": layer.usd, "deals": layer.deals, "lines": lines}


def _sum(money: Money | None) -> dict[str, Json]:
    """Return a sum as the four fields that JSON carries it in."""
    return {
        "amount": money.amount if money else None,
        "amount_high": money.high if money else None,
        "currency": money.currency if money else None,
        "per": money.per if money else None,
    }


def day_text(day: date | None) -> str | None:
    """Return a day as JSON has it; null where none is told."""
    return day.isoformat() if day else None


def _place(mention: Mention) -> dict[str, Json] | None:
    return span_object(mention.span) if mention.span else None


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} has no place in JSON")
    return format(value.to_integral_value() if value == value.to_integral_value() else value, "f")


def _words(value: str) -> str:
    """Write a string, with escapes for what would break a line of JSON or a UTF-8 file in two."""
    return BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
