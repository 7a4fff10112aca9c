"""Texts as the derived tables keep them: what is compared of their claims, their bonds and their stories."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from zlib import crc32

from sqlalchemy import Connection

from halqa.catalogue.conventions import sameness
from halqa.ledger.deals import slug
from halqa.ledger.families import bonds_of_text, judged_bonds
from halqa.ledger.judgements import Decisions, decisions
from halqa.ledger.matching import claim_keys
from halqa.ledger.storage import derived, held
from halqa.ledger.storage.naming import named
from halqa.ledger.storage.rows import Row
from halqa.ledger.storage.shelf import number_of, portions, put, remove, rows_with
from halqa.ledger.stories import Wording, are_alike, marks, wording
from halqa.ledger.tellings import Telling, telling, tellings_by, told
from halqa.ledger.translations import Account, Fact, account, are_translations
from halqa.model import ClaimKey, Judgement, Reading

Pair = tuple[str, str]


def enter(connection: Connection, texts: Collection[str], judgements: Sequence[Judgement]) -> None:
    """Add what is kept of texts that are not there yet."""
    for some in portions(texts):
        readings = [each for each in held.readings(connection, None, some, tell_apart=False) if each.ties]
        decided = named(connection, decisions(judgements, claim_keys(readings)), readings)
        words = {reading.document.sha256: wording(reading.document) for reading in readings}
        found = [list(_tellings(reading, words, decided)) for reading in readings]
        put(connection, derived.tellings, (row for of_text in found for _, row in of_text))
        put(connection, derived.bonds, (row for of_text in found for row in _bonds([each for each, _ in of_text])))
        accounts = {reading.document.sha256: account(reading) for reading in readings}
        marked = {text: frozenset(marks(compared)) for text, compared in words.items()}
        put(connection, derived.marks, _marks(marked))
        put(connection, derived.facts, _facts(accounts))
        _link(connection, words, marked, {text: each for text, each in accounts.items() if each})


def bind(connection: Connection, judgements: Sequence[Judgement]) -> None:
    """Keep the bonds that judgements make."""
    remove(connection, derived.bonds.c.text, [""])
    keys = {key for each in judgements for key in (each.subject, each.other) if isinstance(key, ClaimKey)}
    if len(keys) > 1:
        readings = held.readings(connection, None, {key.text for key in keys}, tell_apart=False)
        decided = named(connection, decisions(judgements, claim_keys(readings)), readings)
        found = {pair for pair in judged_bonds(tellings_by(readings, decided)) if pair[0] != pair[1]}
        put(connection, derived.bonds, ({"text": "", "one": one, "other": other} for one, other in sorted(found)))


def _tellings(reading: Reading, words: Mapping[str, Wording], decided: Decisions) -> Iterator[tuple[Telling, Row]]:
    document = reading.document
    for position, tie in enumerate(reading.ties):
        compared = told(tie, document, words[document.sha256])
        found = telling(tie, compared, document, decided)
        yield (
            found,
            {
                "text": found.text,
                "position": position,
                "slug": slug(found.block),
                "day": number_of(found.known),
                "passage": compared.passage,
                "words": " ".join(sorted(compared.words)),
                "amends": int(compared.amends),
            },
        )


def _bonds(found: Sequence[Telling]) -> Iterator[Row]:
    pairs = {pair for pair in bonds_of_text(found) if pair[0] != pair[1]}
    yield from ({"text": found[0].text, "one": one, "other": other} for one, other in sorted(pairs))


def _marks(marked: Mapping[str, frozenset[int]]) -> Iterator[Row]:
    for text, found in marked.items():
        yield from ({"mark": mark, "text": text} for mark in sorted(found))


def _facts(accounts: Mapping[str, Account | None]) -> Iterator[Row]:
    for text, found in accounts.items():
        if found is not None:
            day, is_arabic = number_of(found.day), int(found.is_arabic)
            for number in sorted({_number(fact) for fact in found.facts}):
                yield {"fact": number, "day": day, "is_arabic": is_arabic, "text": text}


def _number(fact: Fact) -> int:
    return crc32("\0".join(fact).encode("utf-8", "surrogatepass"))


# --- stories ---------------------------------------------------------------------------------------------------------


def _link(
    connection: Connection,
    words: Mapping[str, Wording],
    marked: Mapping[str, frozenset[int]],
    accounts: Mapping[str, Account],
) -> None:
    """Link texts to those that tell their stories, among all that are there."""
    alike, translated = _alike(connection, marked), _translated(connection, accounts)
    others = {text for pair in alike | translated for text in pair} - words.keys()
    beside = held.readings(connection, None, others, tell_apart=False) if others else ()
    every = {**words, **{reading.document.sha256: wording(reading.document) for reading in beside}}
    told_ = {**accounts, **{reading.document.sha256: found for reading in beside if (found := account(reading))}}
    links = {pair for pair in alike if are_alike(every[pair[0]], every[pair[1]])}
    links |= {pair for pair in translated if are_translations(told_[pair[0]], told_[pair[1]])}
    put(connection, derived.links, ({"one": one, "other": other} for one, other in sorted(links)))


def _alike(connection: Connection, marked: Mapping[str, frozenset[int]]) -> set[Pair]:
    """Return the pairs of texts that may be alike, one of them new."""
    wanted = {mark for found in marked.values() for mark in found}
    by_mark: dict[int, set[str]] = defaultdict(set)
    for row in rows_with(connection, derived.marks.c.mark, wanted):
        by_mark[row["mark"]].add(row["text"])
    return {
        (min(new, other), max(new, other))
        for there in by_mark.values()
        for new in there & marked.keys()
        for other in there
        if new != other
    }


def _translated(connection: Connection, accounts: Mapping[str, Account]) -> set[Pair]:
    """Return the pairs of texts that may be one story in two languages, one of them new."""
    facts = {_number(fact): fact for found in accounts.values() for fact in found.facts}
    by_fact: dict[int, list[Row]] = defaultdict(list)
    for row in rows_with(connection, derived.facts.c.fact, facts):
        by_fact[row["fact"]].append(row)
    return {
        (min(one["text"], other["text"]), max(one["text"], other["text"]))
        for there in by_fact.values()
        for one in there
        if one["text"] in accounts
        for other in there
        if one["is_arabic"] != other["is_arabic"] and abs(one["day"] - other["day"]) <= sameness().translated_days
    }
