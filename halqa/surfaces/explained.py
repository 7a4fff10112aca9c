"""Why a document gives its claims and no others: on the terminal in words, in JSON by the names of the rules."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from rich.console import RenderableType
from rich.text import Text

from halqa.model import Document, Figure, Reading, Span, Tie
from halqa.reading.explaining.reasons import Explained, Explanation, Reason, Silence
from halqa.surfaces.export import Json, span_object
from halqa.surfaces.layout import indented, line
from halqa.surfaces.sentences import figure_sentence, sentence
from halqa.surfaces.voice import Voice

_LONGEST = 160  # characters of a sentence that are shown of one without a deal


@cache
def explain_words(lang: str) -> Mapping[str, str]:
    """Return the wording of rules and fields in a language.

    >>> explain_words("en")["silent.conditional"]
    'a conditional governs it:'
    """
    words: Mapping[str, str] = json.loads(
        (files("halqa.surfaces") / "locales" / f"explain.{lang}.json").read_text("utf-8")
    )
    return words


def explanation_view(speech: Voice, reading: Reading, why: Explanation | None) -> Iterator[RenderableType]:
    """Show why: each claim with the rule and the words behind its fields, then the sentences that give none."""
    in_ = explain_words(speech.wording.lang)
    if why is None:
        yield indented(speech, in_["other_reader"].format(reader=speech.isolate(reading.reader)))
        yield Text()
        return
    yield line(speech, f"{in_['title']} ({speech.isolate(why.reader)})", "underline")
    for explained in (*why.ties, *why.figures):
        yield indented(speech, _claim(speech, explained.claim))
        for reason in explained.reasons:
            if reason.is_told:
                yield indented(speech, _reason(speech, in_, reason, reading.document), depth=4, style="dim")
    for silence in why.silences:
        yield from _silence(speech, in_, silence, reading.document)
    yield Text()


def _claim(speech: Voice, claim: Tie | Figure) -> str:
    if isinstance(claim, Tie):
        return sentence(speech.wording, claim, speech.isolate)
    return figure_sentence(speech.wording, claim, speech.isolate)


def _reason(speech: Voice, in_: Mapping[str, str], reason: Reason, document: Document) -> str:
    field, rule = in_[f"field.{reason.field}"], in_[reason.rule]
    if reason.words is None:
        return in_["reason"].format(field=field, rule=rule)
    words = speech.quote(_short(document.quote(reason.words)))
    return in_["reason.words"].format(field=field, rule=rule, words=words)


def _silence(speech: Voice, in_: Mapping[str, str], silence: Silence, document: Document) -> Iterator[RenderableType]:
    quoted = speech.quote(_short(document.quote(silence.sentence)))
    yield indented(speech, in_["silent"].format(sentence=quoted))
    reason = silence.reason
    one, two = (speech.isolate(speech.wording.name(party.party)) for party in silence.parties[:2])
    values = {"one": one, "two": two, "rule": in_[_wording_of(reason)]}
    if reason.words is None:
        told = in_["silent.pair"].format(**values)
    else:
        told = in_["silent.pair.words"].format(**values, words=speech.quote(_short(document.quote(reason.words))))
    yield indented(speech, told, depth=4, style="dim")
    if silence.cost is not None:
        cost = in_["silent.cost"].format(cost=f"{silence.cost:.1f}", limit=f"{silence.limit:.1f}")
        yield indented(speech, cost, depth=4, style="dim")


def _wording_of(reason: Reason) -> str:
    """Return the key of a reason's wording; what an event needs has a wording for each need."""
    need = dict(reason.values).get("need")
    return f"{reason.rule}.{need}" if need else reason.rule


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def explanation_object(why: Explanation, document: Document) -> dict[str, Json]:
    """Return an explanation as JSON: the reasons of each claim in the order of the claims, and the silent sentences."""
    return {
        "reader": why.reader,
        "ties": [_reasons_object(one, document) for one in why.ties],
        "figures": [_reasons_object(one, document) for one in why.figures],
        "silences": [_silence_object(one, document) for one in why.silences],
    }


def _reasons_object(explained: Explained, document: Document) -> dict[str, Json]:
    return {reason.field: _reason_object(reason, document) for reason in explained.reasons}


def _reason_object(reason: Reason, document: Document) -> dict[str, Json]:
    return {"rule": reason.rule, **_words_object(reason.words, document), "values": dict(reason.values)}


def _words_object(span: Span | None, document: Document) -> dict[str, Json]:
    if span is None:
        return {"words": None, "span": None}
    return {"words": document.quote(span), "span": span_object(span)}


def _silence_object(silence: Silence, document: Document) -> dict[str, Json]:
    return {
        "sentence": document.quote(silence.sentence),
        "sentence_span": span_object(silence.sentence),
        "parties": [party.party for party in silence.parties],
        **_reason_object(silence.reason, document),
        "cost": silence.cost,
        "limit": silence.limit,
    }
