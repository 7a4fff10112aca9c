"""Parties that a text leaves without a name on purpose: "a hyperscaler", "an undisclosed customer", عميل لم تسمه.

One alone, never a class: "investors" and "hyperscalers" are nobody, and what somebody is ("Nebius, a neocloud") or may
become is no other party.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from halqa.catalogue.placeholders import Placeholder, Wording, wording
from halqa.reading.names.mentions import How, Named
from halqa.reading.scan import Scan, scan
from halqa.text.folding import Folded

_BEFORE = 80  # characters in which stands what leads in to a head
_AFTER = 60


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a language's words come to, ready to be looked for."""

    scan: Scan
    meant: Mapping[str, Placeholder]
    vague: frozenset[str]
    glued: re.Pattern[str]  # what may be glued on before a head that begins its description
    lead: re.Pattern[str]  # the article, sizes and marks right before a head
    tail: re.Pattern[str]  # sizes and marks right behind it
    led_in: re.Pattern[str]  # ends with what may govern it, or with where a sentence begins
    never_behind: re.Pattern[str]
    explained: re.Pattern[str]
    needs_article: bool
    articles: frozenset[str]


def placeholders(text: Folded, known: Sequence[Named], language: str) -> list[Named]:
    """Return where a folded text speaks of one party that it does not name; `known`: who it names, in order."""
    grammar = _grammar(language)
    return list(_found(text.text, known, grammar)) if grammar else []


def _found(text: str, known: Sequence[Named], grammar: _Grammar) -> Iterator[Named]:
    behind = 0
    for number, start, end in sorted(grammar.scan.places(text), key=lambda place: (place[1], -place[2])):
        head = grammar.scan.phrases[number]
        if start >= behind and (place := _place(text, start, end, head, known, grammar)):
            meant, behind = grammar.meant[head], place[1]
            begin, glued = place[0], place[2]
            yield Named(meant.name, begin, behind, How.UNNAMED, glued, meant.type, written=text[begin:behind])


def _place(
    text: str, start: int, end: int, head: str, known: Sequence[Named], grammar: _Grammar
) -> tuple[int, int, str] | None:
    """Return where a description of somebody without a name begins and ends, and what is glued on before it."""
    lead = grammar.lead.search(text, max(0, start - _BEFORE), start)
    begin = lead.start("lead") if lead else start
    glued = grammar.glued.search(text, max(0, begin - _BEFORE), begin)
    if glued is None:
        return None
    tail = grammar.tail.match(text, end, end + _AFTER)
    if tail is None:
        return None
    marked = bool((lead and lead["mark"]) or tail["mark"])
    if not (marked or (head not in grammar.vague and _is_one(text, lead, begin, grammar))):
        return None
    before = text[max(0, begin - len(glued["glued"]) - _BEFORE) : begin - len(glued["glued"])]
    if grammar.never_behind.search(before) or grammar.explained.match(text, tail.end()):
        return None
    return None if _is_named(text, begin, tail.end(), known) else (begin, tail.end(), glued["glued"])


def _is_one(text: str, lead: re.Match[str] | None, begin: int, grammar: _Grammar) -> bool:
    """Whether an article and what governs a description show that somebody is meant, not a class."""
    if not grammar.needs_article:
        return True
    words = lead["lead"].split() if lead else []
    return bool(words) and words[0] in grammar.articles and bool(grammar.led_in.search(text[:begin][-_BEFORE:]))


def _is_named(text: str, begin: int, end: int, known: Sequence[Named]) -> bool:
    """Whether a name stands in a description, or right beside it: "with a hyperscaler, Meta"."""
    at = bisect_left(known, begin, key=lambda one: one.end)
    before = known[at - 1] if at else None
    if before is not None and _APPOSED.fullmatch(text, before.end, begin):
        return True
    return at < len(known) and (known[at].start < end or bool(_APPOSED.fullmatch(text, end, known[at].start)))


_APPOSED = re.compile(r'[\s,:"(-]*')


@cache
def _grammar(language: str) -> _Grammar | None:
    known = wording(language)
    return _made(known) if known else None


def _made(known: Wording) -> _Grammar:
    meant = {**known.vague_heads, **known.heads}
    lead = f"(?:(?:{_any(known.articles)}) )?" if known.articles else ""
    mark = f"(?P<mark>(?:{_any(known.marks_before)}) )?" if known.marks_before else "(?P<mark>(?!))?"
    sizes = f"(?:(?:{_any(known.sizes)}) )*"
    begins = r"(?<![\w-])"
    return _Grammar(
        scan=scan(meant),
        meant=meant,
        vague=frozenset(known.vague_heads).difference(known.heads),
        glued=re.compile(r"(?<!\w)(?P<glued>)\Z" if known.articles else r"(?<!\w)(?P<glued>[وف]?[لب]?)\Z"),
        lead=re.compile(f"{begins}(?P<lead>{lead}{sizes}{mark}{sizes})" + r"\Z"),
        tail=re.compile(rf"(?: (?:{_any(known.sizes)})\b)*(?P<mark>,? (?:{_any(known.marks_after)})(?!\w))?(?![\w'-])"),
        led_in=re.compile(rf'(?:\A|[.!?:;"\n]\s*|\b(?:{_any(known.led_in)})\s)\Z'),
        never_behind=re.compile(rf"(?<!\w)(?:{_any(known.never_behind)})\s\Z"),
        explained=re.compile(rf",?\s(?:{_any(known.explained_by)})(?!\w)"),
        needs_article=bool(known.articles),
        articles=frozenset(known.articles),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
