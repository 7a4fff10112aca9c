"""What the words beside a name that is set off make it: an organisation of some type, or nothing that deals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import Tag, Words

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 64  # characters around a name in which the words stand that tell what it is
_MARKS = re.compile(r"[.,:;()?!\n]")


@dataclass(frozen=True, slots=True)
class Beside:
    """A name that is set off, with the words around it as far as no mark stands between."""

    name: tuple[str, ...]  # its words
    before: Sequence[str]
    behind: Sequence[str]
    aside: Sequence[str]  # behind a comma right after the name: «نور», وهي شركة
    opens: bool  # nothing of its clause stands before it
    start: int  # in the folded text, quotes and all
    end: int

    @property
    def last(self) -> list[str]:
        """The word right before the name, if there is one."""
        return list(self.before[-1:])


def beside(text: str, start: int, end: int, words: Words) -> Beside:
    """Return a place of a folded text with the words around it."""
    clause = _MARKS.split(text[max(0, start - _NEAR) : start])[-1]
    before = _WORD.findall(clause)
    after = text[end : end + _NEAR]
    behind = _WORD.findall(_MARKS.split(after)[0])
    aside = _WORD.findall(_MARKS.split(after[1:])[0]) if after[:1] == "," else []
    ahead = text[:start].rstrip(" ")
    opens = not ahead or ahead[-1] in _OPENS or _opens_clause(before[-1:], words)
    return Beside(tuple(_WORD.findall(text[start:end])), before, behind, aside, opens, start, end)


_OPENS = ".:?!\n"
_CLAUSES = frozenset(("clause", "subordinate", "relative", "was", "perhaps"))


def _opens_clause(before: Sequence[str], words: Words) -> bool:
    """Tell إن «مرفأ» اشترت, بينما «مرفأ» تشتري, كانت «مرفأ» ستشتري: a conjunction or "was" before a clause."""
    return any(tag.category in _CLAUSES for word in before for tag in words.tags([word], 0))


def organisation(around: Beside, words: Words) -> str | None:
    """Return the type of organisation that a name is, or None where nothing beside it says that it is one."""
    if not around.name:
        return None
    if kind := _called(around, words) or _by_noun(around, words) or _founded(around.last, words):
        return kind
    if kind := _explained(around, words) or _leads_in(around.last, words):
        return kind
    if " ".join(around.name) in words.no_names or (around.before and _is_thing(around.before[-1], words)):
        return None  # نموذج «جايس»: what is made, and by nobody named here
    if _is_described(around, words):
        return "other"
    if len(around.name) > 1 and (kind := words.organisation_endings.get(around.name[-1])):
        return kind  # «مرسى كلاود»
    before, behind = around.last, [word for word in around.behind if word not in words.countries]
    deals = (around.opens and _deals(behind[:1], words)) or _deals(before, words) or _tells(before, behind, words)
    return "other" if deals or _is_dealt_with(around.before, words) else None


def _called(around: Beside, words: Words) -> str | None:
    """Tell شركة ناشئة تدعى «رواق», مشروعا مشتركا باسم «مسار»: what is called so was told before."""
    if not around.before or around.before[-1] not in words.called:
        return None
    return next((kind for word in reversed(around.before[-5:-1]) if (kind := noun(word, words))), "other")


def _by_noun(around: Beside, words: Words) -> str | None:
    """Tell شركة «مرفأ», «صندوق المدى», «مرفأ» الناشئة: a noun of organisations beside the name or in it."""
    kind = noun(around.before[-1], words) if around.before else None
    kind = kind or words.organisation_nouns.get(around.name[0])
    behind = (word for word in around.behind[:2] if word.startswith("ال"))
    return kind or next(filter(None, map(words.organisation_nouns.get, behind)), None)


def _founded(before: Sequence[str], words: Words) -> str | None:
    """Tell تأسيس «مجمع الأفق»: what is founded is an organisation, whatever it is called."""
    tags = (tag for word in before for tag in _events(word, words))
    return "venture" if any(tag.name == "found" and tag.part == "noun" for tag in tags) else None


def noun(word: str, words: Words) -> str | None:
    """Return the type of organisation that a word names, whatever is glued on before it."""
    shorter = word[1:] if word[:1] in words.glued_prepositions else word
    kinds = (words.organisation_nouns.get(one) for one in (word, word.removeprefix("و"), shorter))
    return next((kind for kind in kinds if kind), None)


def _is_thing(word: str, words: Words) -> bool:
    """Tell رقائق «ثور», محطة «براكة», مؤشر «تاسي»: what stands behind such a word names no organisation."""
    stems = [stem for _, stem in words.stems(word)]
    goods = (tag for tag in words.tags([word], 0) if tag.category == "goods" and not tag.pronoun)
    named = any(stem in words.sites or stem in words.things for stem in stems)
    return named or any(tag.name not in ("stake", "debt") for tag in goods)


def _is_described(around: Beside, words: Words) -> bool:
    """Tell «أومغرد» السعودية, «مرفأ» المدعومة من: adjectives and participles that only organisations have."""
    return any(word in words.firm_adjectives for word in (*around.behind[:2], *around.aside[:1]))


def _explained(around: Beside, words: Words) -> str | None:
    """Tell «مرفأ», وهي شركة, and «مرفأ», أكبر شركات: an apposition that begins with what it is."""
    told = around.aside[1:4] if around.aside[:1] and around.aside[0] in _WHICH else around.aside[:4]
    kinds = [kind for word in told if (kind := words.organisation_nouns.get(word))]
    return next((kind for kind in kinds if kind != "other"), kinds[0] if kinds else None)


_WHICH = frozenset(("وهي", "وهو"))


def _leads_in(before: Sequence[str], words: Words) -> str | None:
    """Tell مؤسس «مرفأ», منافستها «مرفأ»: whoever has a founder, or is a rival, is an organisation."""
    tags = [tag for word in before for tag in words.tags([word], 0)]
    owned = any(tag.category == "role" and tag.pronoun for tag in tags)
    led = owned or any(stem in words.founders for word in before for _, stem in words.stems(word))
    return "other" if led else None


_WORTH = frozenset(("valuation", "market_cap", "capex", "debt", "net_income", "revenue"))


def _tells(before: Sequence[str], behind: Sequence[str], words: Words) -> bool:
    """Tell أعلنت «مرفأ» إتمام جولة, قيمة «مرفأ»: who announces a deal, or is worth something, is an organisation."""
    tags = [tag for word in before for tag in words.tags([word], 0)]
    if any(tag.category == "metric" and tag.name in _WORTH for tag in tags):
        return True
    announces = any(tag.category in ("firm", "talks") for tag in tags)
    return announces and any(tag.name in _DEALS for word in behind[:5] for tag in _events(word, words))


_DEALS = frozenset((
    "acquire", "invest", "lend", "borrow", "rent", "deal", "lead_round", "raise", "buy", "ally", "challenge", "compete",
    "choose", "order", "sell", "supply", "rent_out", "join", "get", "win", "hold", "own", "grant", "receive", "pay",
    "put_money", "leave",
))  # fmt: skip


def _deals(beside: Sequence[str], words: Words) -> bool:
    """Tell وقعت «مرفأ», بقيادة «سنا», استحواذ «مرفأ», and the headline «مرفأ» تجمع: who deals is an organisation."""
    tags = [tag for word in beside for tag in _events(word, words)]
    told = any(tag.name in _DEALS and (tag.part == "verb" or tag.name == "lead_round") for tag in tags)
    return told or any(tag.name in _OWN_DEALS and tag.part == "noun" for tag in tags)


_OWN_DEALS = frozenset(("acquire", "invest", "deal", "hold"))  # what stands right behind these nouns owns them
_DEALT_WITH = _OWN_DEALS | {
    "lend", "challenge", "sell_stake", "put_money", "grant", "ally", "rent", "borrow", "lead_round", "sell", "supply",
    "raise", "leave", "receive", "pay", "win", "rent_out",
}  # fmt: skip
_BOUGHT = frozenset(("acquire", "buy"))
_SUBJECT = 8  # words from a verb over its subject to the preposition of its object


def _is_dealt_with(before: Sequence[str], words: Words) -> bool:
    """Tell شراء «أومغرد», استحواذ سيسكو على «سايروس وان»: what is bought or paid into is an organisation."""
    if not before:
        return False
    if any(tag.name in _BOUGHT for tag in _events(before[-1], words)):
        return True
    if len(before) == 1 or not _governs(before[-1], words):
        return False
    talks = any(tag.category == "talks" for tag in words.tags([before[-2]], 0))
    told = (tag for word in before[-_SUBJECT:-1] for tag in _events(word, words))
    return talks or any(tag.name in _DEALT_WITH or tag.name in _BOUGHT for tag in told)


def _governs(word: str, words: Words) -> bool:
    """Whether a word is a preposition, or one letter of a word that stands for it: ل«مرفأ»."""
    return word in words.glued_prepositions or words.tags([word], 0).first.get("preposition") is not None


def _events(word: str, words: Words) -> Iterator[Tag]:
    return (tag for tag in words.tags([word], 0) if tag.category == "event")
