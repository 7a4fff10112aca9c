"""Newcomers in a script without capitals: quoted names that the words around them make organisations."""

import re
from collections.abc import Callable, Iterator

from halqa.catalogue.words import Tag, Words
from halqa.text.folding import Folded

_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{2,40})[»”\"]|\(\(([^()\n]{2,40})\)\)")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 48  # characters around a name in which the words stand that tell what it is
_LONGEST = 4  # words in a name
_DEALT_WITH = frozenset(
    (
        "acquire",
        "invest",
        "lend",
        "hold",
        "challenge",
        "sell_stake",
        "put_money",
        "grant",
        "deal",
        "ally",
        "rent",
        "borrow",
        "lead_round",
    )
)
_DEALS = frozenset(
    (
        "acquire",
        "invest",
        "lend",
        "borrow",
        "rent",
        "deal",
        "lead_round",
        "raise",
        "buy",
        "ally",
        "challenge",
        "compete",
        "choose",
        "order",
        "sell",
        "supply",
        "rent_out",
        "join",
        "get",
        "win",
        "lend",
    )
)
_SUBJECT = 8  # words from a verb over its subject to the preposition of its object
_BOUGHT = frozenset(("acquire", "buy"))

Places = Callable[[int], int | None]
Introduced = Iterator[tuple[str, str]]


def introduced(text: Folded, raw: str, at: Places, words: Words) -> Introduced:
    """Yield (name, type) for names that quotes set off, and that their words make organisations."""
    previous: tuple[int, str] | None = None  # where the last such name ended, and its type
    for match in _QUOTED.finditer(raw):
        start, end = at(match.start()), at(match.end() - 1)
        name = (match.group(1) or match.group(2)).strip()
        if start is None or end is None or name.count(" ") >= _LONGEST:
            continue
        kind = _kind(text.text, start, end + 1, words) or _listed(text.text, start, previous)
        if kind:
            previous = end + 1, kind
            yield name, kind


def _kind(text: str, start: int, end: int, words: Words) -> str | None:
    """Return what the words beside a name make it: شركة «مرفأ», «بحيرة» الناشئة, شراء «أومغرد»."""
    before = _words_before(text, start)
    last = _noun(before[-1], words) if before else None
    if before and before[-1] in words.called:
        return next((kind for word in reversed(before[-5:-1]) if (kind := _noun(word, words))), "other")
    if last:
        return last
    if kind := words.organisation_nouns.get(text[start:end].strip('"«»()').split(" ")[0]):
        return kind  # «صندوق المدى»
    if before and _leads_in(before[-1], words):
        return "other"
    after = _WORD.findall(text[end : end + _NEAR])[:2] if text[end : end + 1] == " " else []
    kinds = (words.organisation_nouns.get(word) for word in after if word.startswith("ال"))
    if kind := next((one for one in kinds if one), None):
        return kind
    opens = not text[:start].strip() or text[:start].rstrip(" ")[-1:] in _OPENS or _opens_clause(before[-1:], words)
    behind = [word for word in _words_behind(text, end) if word not in words.countries]
    deals = (opens and _deals(behind[:1], words)) or _deals(before[-1:], words) or _tells(before[-1:], behind, words)
    return "other" if deals or _is_dealt_with(before, words) else None


def _words_before(text: str, start: int) -> list[str]:
    """Return the words right before a name, as far as no mark stands between."""
    before = re.split(r"[.,:;()?!\n]", text[max(0, start - _NEAR) : start])[-1]
    return _WORD.findall(before)


def _words_behind(text: str, end: int) -> list[str]:
    """Return the words right behind a name, as far as no mark stands between."""
    return _WORD.findall(re.split(r"[.,:;()?!\n\"]", text[end : end + _NEAR])[0])


def _noun(word: str, words: Words) -> str | None:
    shorter = word[1:] if word[:1] in words.glued_prepositions else word
    kinds = (words.organisation_nouns.get(one) for one in (word, word.removeprefix("و"), shorter))
    return next((kind for kind in kinds if kind), None)


_OPENS = ".:?!\n"
_CLAUSES = frozenset(("clause", "subordinate"))


def _opens_clause(before: list[str], words: Words) -> bool:
    """Tell إن «مرفأ» اشترت, بينما «مرفأ» تشتري: after a conjunction the subject of a clause may stand first."""
    return any(tag.category in _CLAUSES for word in before for tag in words.tags([word], 0))


def _leads_in(word: str, words: Words) -> bool:
    """Tell مؤسس «مرفأ», منافستها «مرفأ»: whoever has a founder, or is a rival, is an organisation."""
    tags = words.tags([word], 0)
    owned = any(tag.category == "role" and tag.pronoun for tag in tags)
    return (owned and "organisation" in tags.first) or word in words.founders


_WORTH = frozenset(("valuation", "market_cap", "capex", "debt", "net_income"))


def _tells(before: list[str], behind: list[str], words: Words) -> bool:
    """Tell أعلنت «مرفأ» إتمام جولة, قيمة «مرفأ»: who announces a deal, or is worth something, is an organisation."""
    tags = [tag for word in before for tag in words.tags([word], 0)]
    if any(tag.category == "metric" and tag.name in _WORTH for tag in tags):
        return True
    announces = any(tag.category == "firm" for tag in tags)
    return announces and any(tag.name in _DEALS for word in behind[:4] for tag in _events(word, words))


def _deals(beside: list[str], words: Words) -> bool:
    """Tell وقعت «مرفأ», بقيادة «سنا», and the headline «مرفأ» تجمع: who strikes deals is an organisation."""
    tags = (tag for word in beside for tag in _events(word, words))
    return any(tag.name in _DEALS and (tag.part == "verb" or tag.name == "lead_round") for tag in tags)


def _is_dealt_with(before: list[str], words: Words) -> bool:
    """Tell شراء «أومغرد», الاستحواذ على «سايروس وان»: what is bought or paid into is an organisation."""
    if not before:
        return False
    if any(tag.name in _BOUGHT for tag in _events(before[-1], words)):
        return True
    if len(before) == 1 or not any(tag.category == "preposition" for tag in words.tags([before[-1]], 0)):
        return False
    verbs = (tag for word in before[-_SUBJECT:-2] for tag in _events(word, words) if tag.part == "verb")
    return any(tag.name in _DEALT_WITH for tag in (*_events(before[-2], words), *verbs))


def _events(word: str, words: Words) -> Iterator[Tag]:
    return (tag for tag in words.tags([word], 0) if tag.category == "event")


def _listed(text: str, start: int, previous: tuple[int, str] | None) -> str | None:
    """Return the kind of the name before, where "and" alone stands between: شركتا «نور» و«مايكرو»."""
    if previous is None:
        return None
    between = text[previous[0] : start].strip()
    return previous[1] if between == "و" else None
